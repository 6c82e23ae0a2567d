import fc from "fast-check";
import { expect, test } from "vitest";
import { smoothAges } from "../../src/population/pyramid.ts";
import { us } from "../../src/population/us.ts";
import { sum } from "../numbers.ts";

const EDGES = [0, 15, 25, 55, 65, 101];
const bandsOf = (shares: readonly number[]): { from: number; to: number; share: number }[] =>
  shares.map((share, i) => ({ from: EDGES[i], to: EDGES[i + 1] - 1, share }));
const inBand = (years: readonly { from: number; share: number }[], band: number): number =>
  sum(years.filter(({ from }) => from >= EDGES[band] && from < EDGES[band + 1]).map(({ share }) => share));

test("bands keep their shares, no year is negative, and years join without a jump", () => {
  const share = fc.double({ min: 0.001, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(share, share, share, share, share), (shares) => {
      const years = smoothAges(bandsOf(shares));
      expect(years.map(({ from, to }) => [from, to])).toEqual(
        Array.from({ length: 101 }, (_, age) => [age, age]),
      );
      shares.forEach((of, band) => {
        expect(inBand(years, band)).toBeCloseTo(of / sum(shares), 12);
      });
      const least = Math.min(...years.map((year) => year.share));
      expect(least).toBeGreaterThanOrEqual(0);
      // The cubics of two bands have one slope at their edge: the years beside it differ less than the bands' own means may.
      const means = shares.map((of, band) => of / sum(shares) / (EDGES[band + 1] - EDGES[band]));
      for (let band = 1; band < 5; band++) {
        const step = Math.abs(years[EDGES[band]].share - years[EDGES[band] - 1].share);
        expect(step).toBeLessThanOrEqual(Math.max(means[band], means[band - 1]) * 1.5 + 1e-12);
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("an empty band stays empty", () => {
  const years = smoothAges(bandsOf([0, 0, 1, 0, 0]));
  expect(sum(years.slice(25, 55).map(({ share }) => share))).toBeCloseTo(1, 12);
});

test("from five bands of the United States come its five-year groups, to within a point of 100", () => {
  const census = (age: number): number => {
    const group = us.ages.find(({ from, to }) => age >= from && age <= to)!;
    return group.share / (group.to - group.from + 1);
  };
  const all = Array.from({ length: 101 }, (_, age) => census(age));
  const years = smoothAges(
    bandsOf([0, 1, 2, 3, 4].map((band) => sum(all.slice(EDGES[band], EDGES[band + 1])))),
  );
  for (const { from, to, share } of us.ages) {
    const found = sum(years.slice(from, to + 1).map((year) => year.share)) * sum(all);
    expect(Math.abs(found - share)).toBeLessThan(0.01);
  }
});

test("of those of 65 and over a fifth are 80 or more, as in the world", () => {
  const years = smoothAges(bandsOf([25, 16, 41, 9, 9]));
  const old = sum(years.slice(65).map(({ share }) => share));
  expect(sum(years.slice(80).map(({ share }) => share)) / old).toBeCloseTo(0.2, 1.5);
});

test.each([
  [[0, 0, 0, 0, 0], /not all 0/],
  [[1, 1, 1, -1, 1], /shares of 0 or more/],
])("shares %j are refused", (shares, message) => {
  expect(() => smoothAges(bandsOf(shares))).toThrow(message);
});

test("bands with a gap are refused", () => {
  expect(() => smoothAges(bandsOf([1, 1, 1, 1, 1]).toSpliced(1, 1))).toThrow(
    "Ages must be bands from 0 to 100 without a gap, with shares of 0 or more and not all 0; got 0-14: 1, 25-54: 1, 55-64: 1, 65-100: 1.",
  );
});
