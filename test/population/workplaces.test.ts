import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST_WORKPLACE, WORK_SIZES } from "../../src/population/population.ts";
import { us } from "../../src/population/us.ts";
import { workShares, workStarts } from "../../src/population/workplaces.ts";
import { sum } from "../numbers.ts";

const shares = workShares(us);
const peopleBySize = (slots: number): number[] => {
  const starts = workStarts(slots, shares);
  return WORK_SIZES.map((_, step) => starts[step + 1] - starts[step]);
};

describe("shares of people by size of workplace", () => {
  // Seattle, as carried by synthpops: workplaces by bracket.
  const seattle: readonly (readonly [from: number, to: number, workplaces: number])[] = [
    [1, 4, 60_050],
    [5, 9, 19_002],
    [10, 19, 13_625],
    [20, 49, 9462],
    [50, 99, 3190],
    [100, 249, 1802],
    [250, 499, 486],
    [500, 999, 157],
    [1000, 1999, 109],
  ];
  /** Moments of workplaces of a bracket by the law of sizes, s^-2.06: workplaces, people, sum of squares. */
  const moments = ([from, to, workplaces]: readonly [number, number, number]): number[] => {
    const sizes = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const law = sizes.map((size) => size ** -2.06);
    return [0, 1, 2].map(
      (power) => (workplaces * sum(sizes.map((size, i) => law[i] * size ** power))) / sum(law),
    );
  };

  test("sum to 1; every bracket has its workplaces and its people, and nearly its sum of squares", () => {
    expect(sum(shares)).toBeCloseTo(1, 12);
    const people = sum(seattle.map((bracket) => moments(bracket)[1]));
    for (const bracket of seattle) {
      const [from, to] = bracket;
      const found = [0, 1, 2].map((power) =>
        sum(
          WORK_SIZES.map((size, step) =>
            size >= from && size <= to ? people * shares[step] * size ** (power - 1) : 0,
          ),
        ),
      );
      const [workplaces, working, squares] = moments(bracket);
      expect(found[0] / workplaces).toBeCloseTo(1, 9);
      expect(found[1] / working).toBeCloseTo(1, 9);
      // Rungs are whole numbers.
      expect(Math.abs(found[2] / squares - 1)).toBeLessThan(0.012);
    }
  });

  test("give the mean size of the source, about 15, and what a worker sees, about 250", () => {
    const workplaces = sum(WORK_SIZES.map((size, step) => shares[step] / size));
    expect(Math.abs(1 / workplaces - 15)).toBeLessThan(0.5);
    const seen = sum(WORK_SIZES.map((size, step) => shares[step] * size));
    expect(Math.abs(seen - 250)).toBeLessThan(25);
  });

  test("one bracket of one size: between the rungs beside it, with that mean", () => {
    for (const [size, low, high] of [
      [1, 1, 2],
      [2, 1, 2],
      [34, 24, 41],
      [100, 87, 122],
      [1700, 1165, 1740],
    ]) {
      const only = workShares({ ...us, workplaces: [{ from: size, to: size, count: 3 }] });
      const on = [low, high].map((rung) => only[WORK_SIZES.indexOf(rung as 1)]);
      expect(sum(on)).toBeCloseTo(1, 12);
      // Workplaces on a rung are its people by its size; the mean is people by workplaces.
      expect(1 / (on[0] / low + on[1] / high)).toBeCloseTo(size, 9);
    }
    const largest = workShares({ ...us, workplaces: [{ from: 1999, to: 1999, count: 3 }] });
    expect(largest.at(-1)).toBe(1);
  });

  test("any brackets give shares of 0 or more", () => {
    const bracket = fc
      .tuple(fc.integer({ min: 1, max: LARGEST_WORKPLACE }), fc.integer({ min: 1, max: LARGEST_WORKPLACE }))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b), count: 1 }));
    fc.assert(
      fc.property(bracket, (only) => {
        const split = workShares({ ...us, workplaces: [only] });
        expect(sum(split)).toBeCloseTo(1, 12);
        expect(Math.min(...split)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("people, not workplaces: nine of one and one of 122 are 9 to 122", () => {
    const mixed = workShares({
      ...us,
      workplaces: [
        { from: 1, to: 1, count: 9 },
        { from: 122, to: 122, count: 1 },
      ],
    });
    expect(mixed[WORK_SIZES.indexOf(122)]).toBeCloseTo(122 / 131, 12);
  });

  test("no workplaces at all is refused", () => {
    expect(() => workShares({ ...us, workplaces: [] })).toThrow(/workplaces must have/);
  });

  test.each([
    [0, 4],
    [5, 4],
    [1000, 2000],
    [1.5, 4],
  ])("sizes from %d to %d are refused", (from, to) => {
    expect(() => workShares({ ...us, workplaces: [{ from, to, count: 1 }] })).toThrow(
      `workplaces must be brackets of whole sizes in 1 to 1999; got ${from} to ${to}.`,
    );
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

  test("people in workplaces of each size or more are their due to within half a workplace", () => {
    for (const slots of [900, 40_000, 700_000]) {
      const people = peopleBySize(slots);
      for (let step = 1; step < WORK_SIZES.length; step++) {
        const short = slots * sum(shares.subarray(step)) - sum(people.slice(step));
        expect(Math.abs(short)).toBeLessThanOrEqual(WORK_SIZES[step] / 2 + 1e-6);
      }
    }
  });

  test("the tail grows with the place", () => {
    const largest = (slots: number): number =>
      Math.max(...WORK_SIZES.filter((_, step) => peopleBySize(slots)[step] > 0));
    expect(largest(100)).toBeLessThan(100);
    expect(largest(10_000)).toBeGreaterThan(largest(100));
    expect(largest(10_000_000)).toBe(1740);
  });
});
