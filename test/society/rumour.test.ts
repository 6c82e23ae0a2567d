import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { AWARENESS_CLASSES } from "../../src/kernel/engine.ts";
import type { Decision, Rumour } from "../../src/scenario/scenario.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import { Heard, Slot } from "../../src/society/mechanism.ts";
import { makeSociety, play, Recorder, type Row, saying } from "./world.ts";

const rumour = (says: Rumour["says"], more: Partial<Rumour> = {}): Rumour => ({
  at: { day: 2, after: 0 },
  says,
  strength: 1,
  startsWith: 0.1,
  ...more,
});

interface Told {
  rumours: readonly Rumour[];
  decisions?: readonly Decision[];
  parameters?: Record<string, number>;
  rows?: (day: number) => Row[];
  days?: number;
  on?: boolean;
}

interface Watched {
  fear: Float64Array;
  fears: number[][];
  credibility: number[];
  belief: number[];
  reached: number[];
  notes: { day: number; kind: string; words: string }[];
  fields: Readonly<Record<string, Float64Array>>;
  tellShare: number;
}

const dying = (): Row[] => [{ severe: 20, deaths: 10, aware: everyone(Heard.official) }];
/** All of a place in one awareness class. */
function everyone(heard: number): number[] {
  return Array.from({ length: AWARENESS_CLASSES }, (_, c) => (c === heard ? 100_000 : 0));
}

function watch({ rumours, decisions, parameters, rows = dying, days = 30, on = true }: Told): Watched {
  const played = makeSociety({
    scenario: { rumours, with: on ? ["rumour"] : [] },
    ...(decisions ? { decisions } : {}),
    parameters: { "surveillance.falseCases": 0, ...parameters },
  });
  const engine = new Recorder();
  const { fields, notes, messages } = played.society;
  const seen: Watched = {
    fear: fields.fear!,
    fears: [],
    credibility: [],
    belief: [],
    reached: [],
    notes: notes as Watched["notes"],
    fields,
    tellShare: messages[Slot.rumour]!.tellShare,
  };
  play(played, days, rows, (day) => {
    played.society.apply(engine, day);
    seen.fears.push([...fields.fear!]);
    seen.credibility.push(fields.credibility![0]!);
    seen.belief.push(engine.belief[Slot.rumour]! / 65536);
    seen.reached.push(engine.reached[Slot.rumour]?.[0] ?? 0);
  });
  return seen;
}

const share = fc.nat(100).map((n) => n / 100);
const anySays = fc.constantFrom<Rumour["says"]>("false-comfort", "false-alarm", "truth");

describe("a rumour", () => {
  it("is told by nobody unless the mechanism is on and the scenario has one", () => {
    expect(watch({ rumours: [rumour("truth")], on: false }).tellShare).toBe(0);
    expect(watch({ rumours: [] }).tellShare).toBe(0);
    expect(watch({ rumours: [rumour("truth")] }).tellShare).toBe(0.4);
  });

  it("starts on its day with those it starts with, and leaves fear of those who have not heard it as it is", () => {
    fc.assert(
      fc.property(anySays, share, share, (says, strength, startsWith) => {
        const seen = watch({ rumours: [rumour(says, { strength, startsWith })] });
        const without = watch({ rumours: [] });
        expect(seen.reached.slice(0, 2)).toEqual([0, 0]);
        expect(new Set(seen.reached.slice(2))).toEqual(new Set([Math.floor(startsWith * 100_000)]));
        for (const [day, fears] of seen.fears.entries())
          for (let c = 0; c < Heard.rumour; c++) expect(fears[c]).toBe(without.fears[day]![c]);
        expect(seen.notes.filter(({ kind }) => kind === "rumour").map(({ day }) => day)).toEqual([2]);
      }),
      { numRuns: 10, seed: 1 },
    );
  });

  it("of comfort never frightens, the more it denies the less; of alarm never calms, the higher the more", () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const fear = (says: Rumour["says"], strength: number): number =>
          watch({ rumours: [rumour(says, { strength })], days: 12 }).fears.at(-1)![Heard.rumour]!;
        expect(fear("false-comfort", more)).toBeLessThanOrEqual(fear("false-comfort", less) + 1e-12);
        expect(fear("false-alarm", more)).toBeGreaterThanOrEqual(fear("false-alarm", less) - 1e-12);
        expect(fear("false-comfort", one)).toBeLessThanOrEqual(fear("false-alarm", other) + 1e-12);
      }),
      { numRuns: 10, seed: 2 },
    );
  });

  it("of comfort calms and of alarm frightens those who heard it, against those who did not", () => {
    const fear = (says: Rumour["says"]): number[] =>
      watch({ rumours: [rumour(says)], days: 12 }).fears.at(-1)!;
    const [calm, alarm] = [fear("false-comfort"), fear("false-alarm")];
    expect(calm[Heard.rumour]).toBeLessThan(calm[0]!);
    expect(alarm[Heard.rumour]).toBeGreaterThan(alarm[0]!);
    // With nobody dead, comfort changes nothing and alarm frightens all the same.
    const quiet = (says: Rumour["says"]): number =>
      watch({ rumours: [rumour(says)], days: 12, rows: () => [] }).fears.at(-1)![Heard.rumour]!;
    expect(quiet("false-comfort")).toBe(0);
    expect(quiet("truth")).toBeLessThanOrEqual(0.2);
    expect(quiet("false-alarm")).toBeGreaterThan(0.5);
  });

  it("that is true says what is lived through", () => {
    const { fields } = watch({ rumours: [rumour("truth")] });
    expect(fields.rumourSays![0]).toBe(fields.deathsWeek![0]);
  });

  it("loses half its credibility in its half-life, and with it those who would believe it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), (halfLife) => {
        const seen = watch({
          rumours: [rumour("false-alarm")],
          parameters: { "rumour.halfLife": halfLife, "trust.peer": 0.8 },
        });
        expect(seen.credibility[2]).toBe(1);
        expect(seen.credibility[2 + halfLife]).toBeCloseTo(0.5, 9);
        expect(seen.belief[2 + halfLife]).toBeCloseTo(0.4, 4);
      }),
      { numRuns: 10, seed: 3 },
    );
  });

  it("is worn down by an official word that says otherwise, as far as it is believed, and not by one that agrees", () => {
    const last = (says: Rumour["says"], decisions: Decision[], rows = dying): number =>
      watch({
        rumours: [rumour(says, { at: { day: 60, after: 0 } })],
        decisions,
        rows,
        days: 75,
      }).credibility.at(-1)!;
    const alone = last("false-alarm", []);
    const corrected = last("false-alarm", [saying({})]);
    expect(corrected).toBeLessThan(0.5 * alone);
    // Told, and contradicting it, but heard or believed by nobody.
    expect(last("false-alarm", [saying({})], () => [{ severe: 20, deaths: 10, aware: everyone(0) }])).toBe(
      alone,
    );
    expect(last("truth", [saying({ stance: "tell-with-range" })])).toBe(last("truth", []));
    // A denial agrees with comfort, and speaks against the truth.
    expect(last("false-comfort", [saying({ stance: "deny" })])).toBe(last("false-comfort", []));
    expect(last("truth", [saying({ stance: "deny" })])).toBeLessThan(last("truth", []));
  });

  it("gives way to the next, which everyone is yet to hear", () => {
    const seen = watch({
      rumours: [
        rumour("false-alarm"),
        rumour("false-comfort", { at: { day: 9, after: 0 }, startsWith: 0.02 }),
      ],
    });
    expect(seen.reached[8]).toBe(10_000);
    expect(seen.reached[9]).toBe(2000);
    expect(seen.credibility[9]).toBe(1);
    expect(seen.fields.rumourThreat![0]).toBe(0);
  });

  it("may wait for what happens, and then starts once", () => {
    const seen = watch({ rumours: [rumour("truth", { at: { when: "deaths", above: 50, after: 3 } })] });
    const started = seen.notes.filter(({ kind }) => kind === "rumour").map(({ day }) => day);
    // Ten in 100,000 die a day from day 0 on: above 50 in a week on the sixth day after.
    expect(started).toEqual([6 + 3]);
  });
});

describe("in a scenario", () => {
  const text = (more: string): string => `version: 3
name: hamlet
days: 30
world: { places: [{ name: Hamlet, people: 2000, latitude: 50, longitude: 5 }] }
disease: { preset: covid-19-ancestral, r0: 3 }
seedInfections: 10
${more}`;
  const play3 = (more: string) =>
    simulate(loadKernel(), prepareSetting(readScenario(text(more), "hamlet.yaml"), null));

  it("needs the mechanism, a moment that comes, and known words", () => {
    const refused = (more: string): string => {
      try {
        readScenario(text(more), "hamlet.yaml");
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    };
    const one = "rumours: [{ at: { day: 3 }, says: thruth }]";
    expect(refused(`with: [rumour]\n${one}`)).toContain("rumours[0].says");
    const good = "rumours: [{ at: { day: 3 }, says: truth }]";
    expect(refused(good)).toContain("rumours: goes only with the mechanism rumour");
    expect(refused(`with: [rumour]\n${good}`)).toBe("");
    expect(refused(`with: [rumour]\n${good.replace("day: 3", "day: 30")}`)).toContain(
      "rumours[0].at.day: day 30 is beyond the scenario, whose last day is 29",
    );
  });

  it("goes round by word of mouth, and without one a run is what it is without the mechanism", () => {
    const plain = play3("");
    const idle = play3("with: [rumour]");
    expect(idle.digest).toBe(plain.digest);
    const told = play3(
      "with: [rumour]\nrumours: [{ at: { day: 3 }, says: false-alarm, strength: 0.5, startsWith: 0.05 }]",
    );
    const heard = told.daily.heardRumour;
    expect(Math.max(...heard.slice(0, 3))).toBe(0);
    expect(heard[3]).toBeGreaterThan(0);
    expect(heard[3]).toBeLessThanOrEqual(0.05 * 2000);
    expect(heard.at(-1)).toBeGreaterThan(1.5 * heard[3]!);
    expect(Math.max(...plain.daily.heardRumour)).toBe(0);
  });
});
