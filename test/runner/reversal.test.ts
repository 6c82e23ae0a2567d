/** The search for what would reverse the answer, with whole pairs of small worlds. */
import { describe, expect, it } from "vitest";
import { findReversal, openAssumptions, searchesUnasked } from "../../runner/reversal.ts";
import { agreed, carried } from "../../src/outcomes/carriers.ts";
import { agreedSign, SEARCH } from "../../src/outcomes/reversal.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import { sum } from "../numbers.ts";
import { lay, run } from "../laws/worlds.ts";

/** Every assumption but a few is set, so that a search is short. */
const OPEN = ["fear.theta", "information.reach", "command.minimisedShare"];
const SET = Object.entries(PARAMETERS)
  .filter(([name]) => !OPEN.includes(name))
  .map(([name, { value }]) => `${name}: ${value}`)
  .join(", ");

const SCENARIO = `
version: 1
name: small
days: 90
world:
  places:
    - { name: Northtown, people: 9000, latitude: 51.5, longitude: 0 }
    - { name: Southtown, people: 6000, latitude: 51.4, longitude: 0.1 }
disease: { preset: covid-19-ancestral, r0: 3, lethality: 10 }
seedInfections: 30
worlds:
  - name: told
    decisions: [{ at: { day: 5 }, say: { stance: tell, threat: 1, advice: 1 } }]
  - name: silent
parameters: { ${SET} }
`;

describe("what would reverse it", () => {
  it("is searched among the assumptions that a scenario leaves open", () => {
    const { scenario } = lay(SCENARIO);
    expect(
      openAssumptions(scenario)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...OPEN].sort());
    const without = { ...scenario, without: ["fear"] };
    expect(openAssumptions(without).map(({ name }) => name)).not.toContain("fear.theta");
    expect(openAssumptions({ ...scenario, parameters: {} }).length).toBeGreaterThan(20);
  });

  it("compares whole pairs of worlds, whatever the number of threads", async () => {
    const setting = lay(SCENARIO);
    const [one, two] = [
      await findReversal(setting, 100_000, { threads: 1 }),
      await findReversal(setting, 100_000, { threads: 2 }),
    ];
    expect(one).toEqual(two);
    expect(one).toMatchObject({ people: 15_000, whole: true, days: 90, seeds: [1, 2, 3] });
    expect(agreedSign(one.declared)).toBe(-1);
    const difference = (fates: number, theta: number): number => {
      const [first, second] = [0, 1].map((world) =>
        sum(run(setting, { world, fates, parameters: { "fear.theta": theta } }).daily.deaths),
      );
      return first! - second!;
    };
    expect(one.declared).toEqual(
      one.seeds.map((fates) => difference(fates, PARAMETERS["fear.theta"]!.value)),
    );
    const theta = one.rows.find(({ name }) => name === "fear.theta")!;
    expect(theta.high).toEqual(one.seeds.slice(0, theta.high.length).map((fates) => difference(fates, 0.6)));
    expect(theta.high).toHaveLength(SEARCH.seeds);
    // A mere statement works through being heard, fear, and what people do out of it.
    const off = (name: string): readonly number[] | undefined =>
      one.carriers.find(({ mechanism }) => mechanism === name)?.off;
    const first = one.carriers.slice(0, 3);
    expect(first.map(({ mechanism }) => mechanism)).toEqual(["information", "fear", "behaviour"]);
    for (const carrier of first) {
      expect(carrier.off).toEqual([0, 0, 0]);
      expect(carried(carrier, one.declared)).toBe(sum(one.declared) / 3);
      expect(agreed(carrier, one.declared)).toBe(true);
    }
    for (const name of ["surveillance", "command", "flight"]) expect(off(name)).toBeUndefined();
    expect(off("trust")).toEqual(
      one.seeds.map((fates) => {
        const [first, second] = [0, 1].map((world) =>
          sum(run(lay(SCENARIO, "without=[trust]"), { world, fates }).daily.deaths),
        );
        return first! - second!;
      }),
    );
    // Nobody minimises in this scenario.
    expect(one.rows.find(({ name }) => name === "command.minimisedShare")).toMatchObject({ effect: 0 });
    expect(one.rows.flatMap(({ flips }) => flips)).toEqual([]);
  });

  it("is searched on a smaller world where one is asked for, and says so", async () => {
    const preview = await findReversal(lay(SCENARIO, "days=20"), 5000, { threads: 2 });
    expect(preview).toMatchObject({ people: 5000, whole: false });
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    const search = findReversal(lay(SCENARIO), 100_000, {
      threads: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    await expect(search).rejects.toThrow();
  });

  it("is made unasked for ten pairs and a world that is soon searched", () => {
    const setting = lay(SCENARIO);
    expect(searchesUnasked(setting, 10)).toBe(true);
    expect(searchesUnasked(setting, 9)).toBe(false);
    const vast = { ...setting, population: { ...setting.population, total: 9e6, places: 9000 } };
    expect(searchesUnasked(vast, 10)).toBe(false);
  });
});
