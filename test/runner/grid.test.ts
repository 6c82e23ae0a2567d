/** The cells that are run beside the two worlds of a pair, and what is written of them. */
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { type PairPlan, planPairs, planWarnings, runPairs } from "../../runner/pairs.ts";
import { makeSummary } from "../../runner/summary.ts";
import { pairsTable } from "../../runner/tables.ts";
import { type Cell, cellName, planGrid } from "../../src/outcomes/grid.ts";
import type { WorldPlan } from "../../src/scenario/scenario.ts";
import type { Setting } from "../../src/setting.ts";
import { sum } from "../numbers.ts";
import { lay, run } from "../laws/worlds.ts";

const SCENARIO = `
version: 1
name: grid
days: 80
world:
  places:
    - { name: Northtown, people: 6000, latitude: 51.5, longitude: 0 }
    - { name: Southtown, people: 4000, latitude: 51.4, longitude: 0.1 }
disease: { preset: covid-19-ancestral, r0: 4, lethality: 5 }
seedInfections: 40
worlds:
  - name: told
    decisions:
      - at: { day: 10 }
        say: { stance: tell, threat: 1, advice: 1 }
      - at: { day: 12 }
        needsTold: true
        cut: { setting: community, share: 0.5 }
  - name: denied
    decisions:
      - at: { day: 10 }
        say: { stance: deny }
      - at: { day: 30 }
        cut: { setting: class, share: 0.8 }
`;
const ONE: PairPlan[] = [{ fates: 3, assumptions: "declared", parameters: {} }];

const deaths = (setting: Setting, plan: WorldPlan): number =>
  sum(run(setting, { plan, fates: 3 }).daily.deaths);

describe("pairs whose worlds differ in words and acts", () => {
  it("hold every cell, each as it is when it is run alone", async () => {
    const setting = lay(SCENARIO);
    const { worlds } = setting.scenario;
    const { summaries } = await runPairs(setting, ONE, { threads: 2 });
    const [pair] = summaries;
    const grid = planGrid(worlds)!;
    expect(pair!.cells.map((cell) => cellName(worlds, cell))).toEqual([
      "told/told (as dated)",
      "told/denied",
      "denied/told",
      "denied/told (as dated)",
    ]);
    // By hand, not by the code that crosses plans.
    const [told, denied] = worlds;
    const [say, act] = told!.decisions;
    const [deny, close] = denied!.decisions;
    const { needsTold: _waits, ...dated } = act!;
    const byHand = [
      [say!, dated],
      [say!, close!],
      [deny!, act!],
      [deny!, dated],
    ].map((decisions) => deaths(setting, { name: "x", title: "x", decisions }));
    expect(pair!.cells.map(({ totals }) => totals.deaths)).toEqual(byHand);
    expect(new Set(byHand.slice(1)).size).toBe(3);
    const summary = makeSummary({ setting, runs: [], fates: null, pairs: summaries, reversal: null });
    const parts = Object.fromEntries(
      summary.grid!.parts.deaths.map(({ part, chance }) => [part, chance!.middle]),
    );
    const [free, toldClosed, waited, deniedCut] = byHand as [number, number, number, number];
    const [first, second] = pair!.totals;
    expect(parts).toEqual({
      total: first.deaths - second.deaths,
      statementFirst: free - deniedCut,
      statementSecond: toldClosed - second.deaths,
      actingFirst: free - toldClosed,
      actingSecond: deniedCut - second.deaths,
      interaction: free - toldClosed - deniedCut + second.deaths,
      licenceFirst: first.deaths - waited - (free - deniedCut),
      licenceSecond: 0,
      waiting: first.deaths - free,
    });
    expect(grid.licence).toBe(true);
    // The cut of a denying authority waits for ever.
    expect(waited).not.toBe(deniedCut);
  });

  it("are taken apart where assumptions are as declared or drawn, whatever the number of threads", async () => {
    const setting = lay(SCENARIO, "days=40");
    const plans = [...planPairs(setting.scenario, 2), ...planWarnings(setting.scenario).slice(0, 1)];
    const [one, two] = await Promise.all(
      [1, 2].map((threads) => runPairs(setting, plans, { threads, freezeFields: true })),
    );
    expect(one!.summaries).toEqual(two!.summaries);
    expect(one!.summaries.map(({ cells, frozen }) => [cells.length, frozen !== null])).toEqual([
      [4, true],
      [4, true],
      [0, false],
    ]);
  });

  it("run nothing beside them where only words differ", async () => {
    const setting = lay(
      SCENARIO,
      "days=20",
      "worlds[0].decisions[1]={at: {day: 15}, cut: {setting: class, share: 0.8}}",
      "worlds[1].decisions[1].at.day=15",
    );
    const seen: number[] = [];
    const { summaries } = await runPairs(setting, ONE, {
      threads: 1,
      onProgress: ({ ofWorlds }) => seen.push(ofWorlds),
    });
    expect(summaries[0]!.cells).toEqual([]);
    expect(Math.max(...seen)).toBe(2);
    const summary = makeSummary({ setting, runs: [], fates: null, pairs: summaries, reversal: null });
    expect(summary.grid).toMatchObject({
      differ: { words: true, acts: false },
      cells: [],
      parts: { deaths: [] },
    });
  });
});

describe("the first world on the day counts of the second", () => {
  it("is the second, where both decide the same", async () => {
    const setting = lay(SCENARIO, "days=40", "worlds[1].decisions=[]", "worlds[0].decisions=[]");
    const { summaries } = await runPairs(setting, ONE, { threads: 2, freezeFields: true });
    const { frozen, digests, totals } = summaries[0]!;
    expect(frozen!.digest).toBe(digests[1]);
    expect(frozen!.totals).toEqual({ infections: totals[1].infections, deaths: totals[1].deaths });
    expect(frozen!.fates).toMatchObject({ spared: 0, newlyLost: 0, later: 0, earlier: 0 });
  });
});

describe("pairs.parquet", () => {
  it("has a row for each day of each cell", async () => {
    const setting = lay(SCENARIO, "days=15", "worlds[1].decisions[1].at.day=14");
    const { worlds } = setting.scenario;
    const { summaries } = await runPairs(setting, ONE, { threads: 2 });
    const bytes = pairsTable(summaries, worlds);
    const rows = await parquetReadObjects({ file: bytes.slice().buffer });
    expect(rows).toHaveLength(6 * 15);
    const own: Cell[] = [
      { says: 0, acts: 0, licensed: true },
      { says: 1, acts: 1, licensed: true },
    ];
    for (const cell of [...own, ...summaries[0]!.cells]) {
      const some = rows.filter((row) => row["cell"] === cellName(worlds, cell));
      expect(some.map((row) => row["day"])).toEqual(Array.from({ length: 15 }, (_, day) => day));
      const isWorld = own.includes(cell);
      expect(new Set(some.map((row) => row["world"]))).toEqual(
        new Set([isWorld ? worlds[cell.says]!.name : null]),
      );
      const curves = isWorld
        ? summaries[0]!.curves[cell.says]
        : summaries[0]!.cells.find((one) => one === cell)!.curves;
      expect(some.map((row) => row["infections"])).toEqual(curves.infections);
    }
  });
});
