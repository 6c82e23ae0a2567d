import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { EventKind, type LogEvent } from "../../src/kernel/engine.ts";
import { personAt } from "../../src/population/people.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import { firsthand } from "../../src/society/firsthand.ts";
import { Heard, Slot } from "../../src/society/mechanism.ts";
import { makeScenario, makeSociety, play, type Row } from "./world.ts";

const ON = { with: ["firsthand"] };
const LEAKY = { "information.leakProbability": 1, "information.insiders": 1000 };
const TIGHT = { "information.leakProbability": 0 };

/** Fear of those who believe the unofficial word, and of those who heard nothing, day by day. */
function fears(
  days: number,
  rows: (day: number) => Row[],
  scenario: { with?: string[] },
  parameters: Record<string, number> = {},
): { told: number[]; untold: number[]; hearsay: number[]; leakedOn: number } {
  const played = makeSociety({ scenario, parameters });
  const [told, untold, hearsay]: number[][] = [[], [], []];
  const { fields } = played.society;
  play(played, days, rows, () => {
    told!.push(fields.fear![Heard.leak]!);
    untold!.push(fields.fear![0]!);
    hearsay!.push(fields.hearsay![0]!);
  });
  return { told: told!, untold: untold!, hearsay: hearsay!, leakedOn: fields.leakedOn![0]! };
}

describe("first-hand knowledge", () => {
  it("comes with every stage in which people are severely ill, and with no other", () => {
    const { stages } = makeScenario().disease;
    expect(firsthand.firstHand!(() => 0, makeScenario())).toEqual(
      stages.map(({ severe }) => (severe ? Slot.leak : -1)),
    );
    expect(makeSociety({ scenario: ON }).society.firstHand).toEqual([-1, Slot.leak, Slot.leak]);
    expect(makeSociety().society.firstHand).toEqual([-1, -1, -1]);
  });

  it("moves nobody while nobody dies, however gravely a leak would put it", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(50), (severe, ill) => {
        const parameters = { ...TIGHT, "fear.theta": 0.6, "fear.leakThreat": 1 };
        for (const fear of fears(30, () => [{ severe, ill }], ON, parameters).told) expect(fear).toBe(0);
      }),
      { numRuns: 10, seed: 1 },
    );
  });

  it("says what is lived through until a leak, and what the authority knows from then on", () => {
    const rows = (): Row[] => [{ severe: 20, deaths: 10 }];
    // Nothing is ever known by the authority: only what people say can tell its figures from the truth.
    const unknown = { ...TIGHT, "surveillance.ascertainment": 0.01, "surveillance.delayMean": 30 };
    const before = fears(20, rows, ON, unknown);
    const figures = fears(20, rows, {}, unknown);
    expect(before.told.at(-1)).toBeGreaterThan(before.untold.at(-1)! + 0.01);
    // The figures that nobody has leaked weigh as reports of next to nothing.
    expect(figures.told.at(-1)).toBeLessThan(before.told.at(-1)!);
    const after = fears(60, rows, ON, LEAKY);
    const without = fears(60, rows, {}, LEAKY);
    expect(after.leakedOn).toBeGreaterThan(0);
    expect(after.leakedOn).toBe(without.leakedOn);
    // From the leak on both tend to the same.
    expect(after.hearsay).toEqual(after.told.map((_, day) => (day < after.leakedOn ? 1 : 0)));
    expect(new Set(without.hearsay)).toEqual(new Set([0]));
    const apart = (day: number): number => Math.abs(after.told[day]! - without.told[day]!);
    expect(apart(59)).toBeLessThan(0.2 * Math.max(...after.told.map((_, day) => apart(day))));
  });

  it("raises the fear of those told with what is lived through, and not that of the others", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (few, more) => {
        const last = (deaths: number): { told: number; untold: number } => {
          const { told, untold } = fears(20, () => [{ deaths }], ON, TIGHT);
          return { told: told.at(-1)!, untold: untold.at(-1)! };
        };
        const [less, most] = [last(Math.min(few, more)), last(Math.max(few, more))];
        expect(most.told).toBeGreaterThanOrEqual(less.told - 1e-3);
        expect(less.told).toBeGreaterThan(less.untold);
        const off = fears(20, () => [{ deaths: few }], {}, TIGHT).untold.at(-1)!;
        expect(last(few).untold).toBe(off);
      }),
      { numRuns: 8, seed: 2 },
    );
  });

  it("leaves every field but the fear of those told as it is without it", () => {
    const [on, off] = [ON, {}].map((scenario) => {
      const played = makeSociety({ scenario, parameters: TIGHT });
      play(played, 40, () => [{ severe: 20, deaths: 5 }]);
      return played.society;
    });
    for (const name of ["trust", "seen", "known", "knownWeek", "leakedOn", "saidWeek", "peer"])
      expect(on!.fields[name]).toEqual(off!.fields[name]);
    expect(on!.fields.fear![0]).toBe(off!.fields.fear![0]);
    expect(on!.messages).toEqual(off!.messages);
  });
});

describe("in a town", () => {
  const text = (more: string): string => `version: 3
name: town
days: 50
world:
  places:
    - { name: Northtown, people: 2000, latitude: 51.5, longitude: 0 }
disease: { preset: covid-19-ancestral, r0: 4, lethality: 10 }
seedInfections: 20
parameters: { information.leakProbability: 0 }
${more}`;
  let setting: Setting;
  let run: WorldRun;
  const log: LogEvent[] = [];
  const heard = (of: WorldRun): number => of.daily.heardLeak.at(-1)!;

  beforeAll(() => {
    setting = prepareSetting(readScenario(text("with: [firsthand]"), "town.yaml"), null);
    run = simulate(loadKernel(), setting, { log: "all", onEvents: (events) => void log.push(...events) });
  });

  it("all who live with someone who falls severely ill have heard within a quarter of a day, unless they are dead", () => {
    const { stages } = setting.scenario.disease;
    const hearing = new Map<number, number>();
    const died = new Map<number, number>();
    for (const { kind, a, person, time } of log) {
      if (kind === EventKind.heard && a === Slot.leak && !hearing.has(person)) hearing.set(person, time);
      if (kind === EventKind.died) died.set(person, time);
    }
    let entries = 0;
    for (const { kind, a, person, time } of log) {
      if (kind !== EventKind.stage || !stages[a]!.severe || time >= 49 * 4096) continue;
      entries++;
      const { householdFirst, householdSize } = personAt(setting.population, person);
      const until = ((time >> 10) + 1) << 10;
      for (let mate = householdFirst; mate < householdFirst + householdSize; mate++) {
        if ((died.get(mate) ?? Infinity) <= until) continue;
        expect(hearing.get(mate)).toBeLessThanOrEqual(until);
      }
    }
    expect(entries).toBeGreaterThan(30);
  });

  it("goes on by word of mouth outside the home, with nothing leaked", () => {
    expect(run.notes.filter(({ kind }) => kind === "leak")).toEqual([]);
    const unofficial = log.filter(({ kind, a }) => kind === EventKind.heard && a === Slot.leak);
    const atHome = unofficial.filter(({ b }) => b === 0).length;
    expect(atHome).toBeGreaterThan(50);
    expect(unofficial.length).toBeGreaterThan(1.2 * atHome);
    expect(heard(run)).toBeGreaterThan(0);
    const off = prepareSetting(readScenario(text(""), "town.yaml"), null);
    expect(heard(simulate(loadKernel(), off))).toBe(0);
  });

  it("is heard and changes nobody's fate where fear changes nothing", () => {
    const calm = "behaviour.unadvised: 0, behaviour.homeWhenIll: 0.5";
    const [on, off] = ["with: [firsthand]", ""].map((more) => {
      const given = text(more).replace("leakProbability: 0", `leakProbability: 0, ${calm}`);
      return simulate(loadKernel(), prepareSetting(readScenario(given, "town.yaml"), null));
    });
    expect(on!.infectedOn).toEqual(off!.infectedOn);
    expect(on!.daily.heardLeak).not.toEqual(off!.daily.heardLeak);
  });
});
