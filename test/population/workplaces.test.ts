import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WORK_SIZES } from "../../src/population/population.ts";
import { us } from "../../src/population/us.ts";
import { workShares, workStarts } from "../../src/population/workplaces.ts";
import { sum } from "../numbers.ts";

const shares = workShares(us);
const peopleBySize = (slots: number): number[] => {
  const starts = workStarts(slots, shares);
  return WORK_SIZES.map((_, step) => starts[step + 1] - starts[step]);
};

describe("shares of people by size of workplace", () => {
  test("sum to 1 and give the mean size of the Seattle counts (about 15) back", () => {
    expect(sum(shares)).toBeCloseTo(1, 12);
    const workplaces = sum(WORK_SIZES.map((size, step) => shares[step] / size));
    expect(1 / workplaces).toBeGreaterThan(12);
    expect(1 / workplaces).toBeLessThan(18);
  });

  test("closed form: one bracket of one size is all people in the ladder size nearest by ratio", () => {
    const only = (size: number): Float64Array =>
      workShares({ ...us, workplaces: [{ from: size, to: size, count: 3 }] });
    // √(28·43) = 34.7; √(1·2) = 1.4; √(10,000·20,000) = 14,142.
    for (const [size, ladder] of [
      [34, 28],
      [35, 43],
      [1, 1],
      [2, 2],
      [14142, 10000],
      [14143, 20000],
    ]) {
      expect(only(size)[WORK_SIZES.indexOf(ladder as 28)]).toBe(1);
    }
  });

  test("people, not workplaces: nine of one and one of 100 are 9 to 100", () => {
    const mixed = workShares({
      ...us,
      workplaces: [
        { from: 1, to: 1, count: 9 },
        { from: 100, to: 100, count: 1 },
      ],
    });
    expect(mixed[WORK_SIZES.indexOf(100)]).toBeCloseTo(100 / 109, 12);
  });

  test("no workplaces at all is refused", () => {
    expect(() => workShares({ ...us, workplaces: [] })).toThrow(/workplaces must have/);
  });
});

describe("slots by size", () => {
  test("any number of slots is filled exactly by whole workplaces, none larger than the place", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (slots) => {
        const people = peopleBySize(slots);
        expect(sum(people)).toBe(slots);
        people.forEach((count, step) => {
          expect(count % WORK_SIZES[step]).toBe(0);
          expect(count).toBeLessThanOrEqual(slots);
        });
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test("people in workplaces of each size or more stay below their due by less than one workplace", () => {
    for (const slots of [50, 900, 40_000, 700_000]) {
      const people = peopleBySize(slots);
      for (let step = 1; step < WORK_SIZES.length; step++) {
        const short = slots * sum(shares.subarray(step)) - sum(people.slice(step));
        expect(short).toBeGreaterThan(-1e-6);
        expect(short).toBeLessThan(WORK_SIZES[step]);
      }
    }
  });

  test("the tail grows with the place", () => {
    const largest = (slots: number): number =>
      Math.max(...WORK_SIZES.filter((_, step) => peopleBySize(slots)[step] > 0));
    expect(largest(100)).toBeLessThan(100);
    expect(largest(10_000)).toBeGreaterThan(largest(100));
    expect(largest(10_000_000)).toBe(20000);
  });
});
