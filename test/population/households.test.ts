import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawsOf } from "../../src/population/draws.ts";
import { countHouseholds, fewestChanges, packHouseholds } from "../../src/population/households.ts";
import { us } from "../../src/population/us.ts";
import { sum } from "../numbers.ts";

const peopleIn = (counts: ArrayLike<number>): number =>
  Array.from(counts).reduce((people, households, size) => people + households * size, 0);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

describe("counting households", () => {
  test("US households are 65,536 people, each size within a few of its exact share", () => {
    const counts = countHouseholds(us.householdSizes);
    expect(peopleIn(counts)).toBe(65536);
    const homes = sum(counts);
    us.householdSizes.forEach((share, i) => {
      expect(Math.abs(counts[i + 1] - share * homes)).toBeLessThanOrEqual(3);
    });
  });

  test("the fewest households change: one where one will do, never more than there are", () => {
    expect([...(fewestChanges(3, [1, 2, 3], [0, 9, 9, 9]) ?? [])]).toEqual([0, 0, 0, 1]);
    expect([...(fewestChanges(-1, [2, 3], [0, 0, 5, 5]) ?? [])]).toEqual([0, 0, 1, -1]);
    expect([...(fewestChanges(-1, [2, 3], [0, 0, 5, 0]) ?? [])]).toEqual([0, 0, -2, 1]);
    expect(fewestChanges(1, [2, 4], [0, 0, 9, 0, 9])).toBeUndefined();
  });

  test("shares that are no shares are refused by name", () => {
    for (const shares of [[], [0, 0], [-1, 2], [Number.NaN], new Array<number>(32).fill(1)]) {
      expect(() => countHouseholds(shares)).toThrow(/householdSizes must be/);
    }
  });
});

describe("packing households into templates", () => {
  test("US: every template is full, the totals are those counted, every size is spread evenly", () => {
    const templates = packHouseholds(us.householdSizes, drawsOf(0));
    const counts = countHouseholds(us.householdSizes);
    expect(templates.map(sum)).toEqual(new Array(64).fill(1024));
    for (let size = 1; size < counts.length; size++) {
      const held = templates.map((sizes) => sizes.filter((s) => s === size).length);
      expect(sum(held)).toBe(counts[size]);
      // The last to be placed make up for the unevenness of the larger ones.
      if (size > 1) expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(8);
    }
  });

  test("any sizes whose common divisor divides 1,024 fill every template, near their shares; others are refused", () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        sizes,
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 4 }),
        (given, weights) => {
          const shares = new Array<number>(12).fill(0);
          given.forEach((size, i) => {
            shares[size - 1] = weights[i];
          });
          if (1024 % given.reduce(gcd) !== 0) {
            expect(() => packHouseholds(shares, drawsOf(0))).toThrow(/cannot make up 1024/);
            return;
          }
          const templates = packHouseholds(shares, drawsOf(0));
          expect(new Set(templates.map(sum))).toEqual(new Set([1024]));
          const homes = templates.flat();
          for (const size of given) {
            const share = shares[size - 1] / sum(shares);
            expect(Math.abs(homes.filter((s) => s === size).length - share * homes.length)).toBeLessThan(
              64 * 12,
            );
          }
          expect(homes.every((size) => given.includes(size))).toBe(true);
        },
      ),
      { seed: 1, numRuns: 25 },
    );
  });
});
