import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AWARENESS_CLASSES } from "../../src/kernel/engine.ts";
import type { Decision } from "../../src/scenario/scenario.ts";
import { Heard } from "../../src/society/mechanism.ts";
import { type Held, holding } from "./stand-in.ts";
import { makeSociety, play, type Row, saying } from "./world.ts";

/** Fear by awareness class, day by day, in one place. */
function fearOver(
  days: number,
  decisions: readonly Decision[],
  rows: (day: number) => readonly Row[],
  parameters: Record<string, number> = {},
): number[][] {
  const played = makeSociety({ decisions, parameters });
  const series: number[][] = [];
  play(played, days, rows, () => series.push([...played.society.fields.fear!]));
  return series;
}

const quiet = (): Row[] => [];
const dying = (): Row[] => [{ deaths: 20, severe: 40 }];

describe("fear", () => {
  it("is nil without deaths and without a response to warning, whatever is said", () => {
    const said = [saying({ threat: 1, advice: 1 })];
    for (const row of fearOver(60, said, quiet, { "fear.theta": 0 }))
      for (const fear of row) expect(fear).toBe(0);
  });

  it("is stirred by a warning only in those who heard it, up to the response to warning", () => {
    const rows = fearOver(12, [saying({ threat: 0.5 })], quiet, { "fear.theta": 0.4, "fear.leakThreat": 0 });
    const row = rows.at(-1)!;
    expect(row[0]).toBe(0);
    expect(row[Heard.leak]).toBe(0);
    expect(row[Heard.official]).toBeGreaterThan(0.15);
    expect(Math.max(...rows.map((each) => each[Heard.official]!))).toBeLessThanOrEqual(0.2);
  });

  it("is stirred by a leak with its own gravity, and not by a denial", () => {
    const row = fearOver(12, [saying({ stance: "deny", threat: 1 })], quiet, { "fear.theta": 0.4 }).at(-1)!;
    expect(row[Heard.official]).toBe(0);
    expect(row[Heard.leak]).toBeGreaterThan(0.05);
    expect(row[Heard.official | Heard.leak]).toBe(row[Heard.leak]);
  });

  it("follows deaths seen without any word; a denial believed calms it, the truth believed raises it", () => {
    const last = (stance: "deny" | "tell"): number[] => fearOver(30, [saying({ stance })], dying).at(-1)!;
    const [denied, told] = [last("deny"), last("tell")];
    expect(denied[0]).toBeGreaterThan(0.3);
    expect(denied[Heard.official]).toBeLessThan(denied[0]!);
    expect(told[Heard.official]).toBeGreaterThan(told[0]!);
    expect(told[0]).toBe(denied[0]);
  });

  it("gives the official word no weight in silence", () => {
    for (const row of fearOver(40, [], dying)) expect(row[Heard.official]).toBe(row[0]);
  });

  it("has the target of its equation when nothing wears out", () => {
    const endless = {
      "fear.fatigue": 1_000_000,
      "surveillance.ascertainment": 1,
      "surveillance.falseCases": 0,
    };
    const row = fearOver(150, [], dying, endless).at(-1)!;
    const [lived, seen] = [140, 1 - Math.exp((-300 * 280) / 100_000)];
    const risk = (seen * lived) / (0.3 + seen);
    expect(row[0]).toBeCloseTo(risk / (risk + 5), 3);
    const leaked = (0.7 * 140 + seen * lived) / (0.3 + 0.7 + seen);
    expect(row[Heard.leak]).toBeCloseTo(1 - (1 - leaked / (leaked + 5)) * (1 - 0.2 * 0.7 * 0.5), 3);
  });

  it("goes three tenths of the way up in a day, and one tenth of the way down", () => {
    const tireless = { "fear.fatigue": 1_000_000, "fear.theta": 0.5 };
    const up = fearOver(10, [saying({ threat: 1 })], quiet, tireless).map((row) => row[Heard.official]!);
    for (let day = 2; day < 10; day++) expect((0.5 - up[day]!) / (0.5 - up[day - 1]!)).toBeCloseTo(0.7, 3);
    // A fortnight after the last death there is nothing left to see.
    const down = fearOver(60, [], (day) => (day < 20 ? dying() : []), tireless).map((row) => row[0]!);
    for (let day = 36; day < 60; day++) expect(down[day]! / down[day - 1]!).toBeCloseTo(0.9, 9);
  });

  it("wears out under the same deaths, and comes back after a pause: waves", () => {
    const series = fearOver(400, [], (day) => (day < 150 || day > 300 ? dying() : [])).map((row) => row[0]!);
    const first = Math.max(...series.slice(0, 60));
    expect(series[149]).toBeLessThan(0.6 * first);
    expect(series[300]).toBeLessThan(0.05);
    expect(Math.max(...series.slice(301))).toBeGreaterThan(1.3 * series[149]!);
  });

  it("is averaged over the living by what they have heard", () => {
    const played = makeSociety({ decisions: [saying({ threat: 1 })] });
    play(played, 10, () => [{ aware: [30_000, 70_000, 0, 0] }]);
    const { fear, fearMean } = played.society.fields;
    expect(fearMean![0]).toBeCloseTo(0.7 * fear![Heard.official]!, 12);
  });
});

const share = fc.nat(100).map((n) => n / 100);
const deaths = fc.nat(2000).map((n) => n / 2);
/** What every mechanism before fear says: whom people believe, and what they are told. */
const held = fc.record({
  officialWeight: share,
  peer: share,
  saidWeek: deaths,
  knownWeek: deaths,
  deathsWeek: deaths,
  seen: share,
  threat: share,
  hearsay: fc.constantFrom(0, 1),
  rumourSays: deaths,
  rumourWeight: share,
  rumourThreat: share,
});

describe("fear, whatever is said", () => {
  /** Fear by class after some days in which all stays as it is held. */
  function lasting(fields: Held, days = 60, parameters: Record<string, number> = {}): Float64Array {
    const played = makeSociety({
      mechanisms: holding(fields),
      parameters: { "fear.fatigue": 1_000_000, ...parameters },
    });
    play(played, days);
    return played.society.fields.fear!;
  }

  it("stays within bounds", () => {
    fc.assert(
      fc.property(held, (fields) => {
        for (const fear of lasting(fields)) {
          expect(fear).toBeGreaterThanOrEqual(0);
          expect(fear).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("tends in each class to what its own words make of it, and no other", () => {
    fc.assert(
      fc.property(held, (fields) => {
        const fear = lasting(fields, 120);
        for (let c = 0; c < AWARENESS_CLASSES; c++) {
          const [official, leak, rumour] = [
            (c & Heard.official) !== 0 ? fields.officialWeight : 0,
            (c & Heard.leak) !== 0 ? fields.peer : 0,
            (c & Heard.rumour) !== 0 ? fields.rumourWeight : 0,
          ];
          const unofficial = fields.hearsay === 1 ? fields.deathsWeek : fields.knownWeek;
          const sum =
            official * fields.saidWeek +
            leak * unofficial +
            rumour * fields.rumourSays +
            fields.seen * fields.deathsWeek;
          const risk = sum / (0.3 + official + leak + rumour + fields.seen);
          const threat = Math.max(
            official * fields.threat,
            fields.hearsay === 1 ? 0 : leak * 0.5,
            rumour * fields.rumourThreat,
          );
          expect(fear[c]).toBeCloseTo(1 - (1 - risk / (risk + 5)) * (1 - 0.2 * threat), 2);
        }
      }),
      { numRuns: 30, seed: 2 },
    );
  });

  it("grows with the deaths lived through, and with a response to warning", () => {
    fc.assert(
      fc.property(held, deaths, share, (fields, more, theta) => {
        const [less, most] = [Math.min(fields.deathsWeek, more), Math.max(fields.deathsWeek, more)];
        const [few, many] = [less, most].map((deathsWeek) => lasting({ ...fields, deathsWeek }));
        const [deaf, warned] = [0, theta].map((each) => lasting(fields, 60, { "fear.theta": each }));
        for (let c = 0; c < AWARENESS_CLASSES; c++) {
          expect(many![c]).toBeGreaterThanOrEqual(few![c]! - 1e-12);
          expect(warned![c]).toBeGreaterThanOrEqual(deaf![c]! - 1e-12);
        }
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it("is the same in all classes where no word weighs anything", () => {
    fc.assert(
      fc.property(held, (fields) => {
        const fear = lasting({ ...fields, officialWeight: 0, peer: 0, rumourWeight: 0 });
        expect(new Set(fear).size).toBe(1);
      }),
      { numRuns: 20, seed: 4 },
    );
  });

  it("is drawn towards what a word says from whatever side, the more the more it weighs", () => {
    fc.assert(
      fc.property(held, share, (given, more) => {
        const fields = { ...given, threat: 0, rumourThreat: 0, hearsay: 1 };
        const [light, heavy] = [Math.min(fields.rumourWeight, more), Math.max(fields.rumourWeight, more)];
        const own = (rumourWeight: number): number => lasting({ ...fields, rumourWeight })[Heard.rumour]!;
        // Without a rumour: calm and what is seen.
        const risk = (fields.seen * fields.deathsWeek) / (0.3 + fields.seen);
        const [less, most] = [own(light), own(heavy)];
        if (fields.rumourSays > risk) expect(most).toBeGreaterThanOrEqual(less - 1e-9);
        else expect(most).toBeLessThanOrEqual(less + 1e-9);
      }),
      { numRuns: 20, seed: 5 },
    );
  });

  it("wears attention out: the longer the same is feared, the less", () => {
    fc.assert(
      fc.property(held, (fields) => {
        const early = lasting(fields, 40, { "fear.fatigue": 30 });
        const late = lasting(fields, 160, { "fear.fatigue": 30 });
        for (let c = 0; c < AWARENESS_CLASSES; c++) expect(late[c]).toBeLessThanOrEqual(early[c]! + 1e-9);
      }),
      { numRuns: 20, seed: 6 },
    );
  });
});
