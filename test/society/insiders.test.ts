import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSociety, play, type Row } from "./world.ts";

const ON = { with: ["insiders"] };
const QUIET = { "surveillance.falseCases": 0, "information.leakProbability": 0 };

interface Knowing {
  more: number[];
  left: number[];
  known: number[];
  leakedOn: number;
}

function watch(
  days: number,
  rows: (day: number) => Row[],
  parameters: Record<string, number> = {},
  fates = 2,
): Knowing {
  const scenario = { ...ON, seeds: { people: 1, fates } };
  const played = makeSociety({ scenario, parameters: { ...QUIET, ...parameters } });
  const { fields: f } = played.society;
  const out: Knowing = { more: [], left: [], known: [], leakedOn: -1 };
  play(played, days, rows, () => {
    out.more.push(f.insidersMore![0]!);
    out.left.push(f.insidersLeft![0]!);
    out.known.push(f.knownWorld![0]!);
  });
  out.leakedOn = f.leakedOn![0]!;
  return out;
}

describe("insiders", () => {
  it("are those there are at the start while nothing is known and nobody dies", () => {
    const { more, left } = watch(30, () => []);
    expect(new Set(more)).toEqual(new Set([0]));
    expect(new Set(left)).toEqual(new Set([1]));
  });

  it("grow by so many a case, and are all kept if none turns to other things", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 20 }), (severe, perCase) => {
        const parameters = { "insiders.perCase": perCase, "insiders.keepDays": 1_000_000 };
        const { more, known } = watch(40, () => [{ severe }], parameters);
        expect(known.at(-1)).toBeGreaterThan(0);
        expect(more.at(-1)! / (perCase * known.at(-1)! || 1)).toBeCloseTo(perCase > 0 ? 1 : 0, 3);
      }),
      { numRuns: 10, seed: 1 },
    );
  });

  it("fade as an exponential once no case is added", () => {
    const { more, known } = watch(130, (day) => (day < 10 ? [{ severe: 20 }] : []), {
      "insiders.keepDays": 20,
    });
    // The last report comes at most 63 days after the last case.
    expect(known[129]).toBe(known[80]);
    expect(more[129]! / more[80]!).toBeCloseTo(0.95 ** 49, 9);
  });

  it("die as all do: of those at the start as many are left as of the people", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 6 }), (deaths) => {
        const { left } = watch(deaths.length + 1, (day) => [{ deaths: deaths[day - 1]! }]);
        const dead = deaths.reduce((sum, n) => sum + n, 0);
        expect(left.at(-1)).toBeCloseTo(Math.max(0, 100_000 - dead) / 100_000, 9);
      }),
      { numRuns: 20, seed: 2 },
    );
  });

  it("leak no later the more there are a case, with the same fates", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(10), fc.nat(10), (fates, one, other) => {
        const day = (perCase: number): number => {
          const parameters = {
            "insiders.perCase": perCase,
            "information.leakProbability": 1e-4,
            "information.insiders": 100,
          };
          const { leakedOn } = watch(60, () => [{ severe: 30 }], parameters, fates);
          return leakedOn < 0 ? Infinity : leakedOn;
        };
        expect(day(Math.max(one, other))).toBeLessThanOrEqual(day(Math.min(one, other)));
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it("leak what nobody knew at the start, as soon as the first cases have passed through enough hands", () => {
    const parameters = {
      "information.leakProbability": 1,
      "information.insiders": 0,
      "insiders.perCase": 1000,
    };
    const { leakedOn, known } = watch(40, () => [{ severe: 30 }], parameters);
    expect(leakedOn).toBe(known.findIndex((cases) => cases >= 5));
  });

  it("never leak where all are dead, nor where none began and none is added", () => {
    const certain = { "information.leakProbability": 1 };
    const none = watch(40, () => [{ severe: 30 }], {
      ...certain,
      "information.insiders": 0,
      "insiders.perCase": 0,
    });
    expect(none.leakedOn).toBe(-1);
    const dead = watch(40, (day) => (day === 1 ? [{ severe: 30, deaths: 100_000 }] : []), certain);
    expect(dead.known.at(-1)).toBeGreaterThan(5);
    expect(dead.leakedOn).toBe(-1);
  });
});
