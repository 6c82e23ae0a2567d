import gamma from "@stdlib/stats-base-dists-gamma";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponentialQuantile } from "../../src/maths/distributions.ts";
import { lookup, tabulate } from "../../src/maths/quantile.ts";
import { below, permute, philox, type Words } from "./philox.ts";
import { poissonCount, quantileOf } from "./sampling.ts";

const word = fc.nat({ max: 0xffffffff });

describe("philox", () => {
  // Known answers of the Random123 library, file kat_vectors.
  const ones = 0xffffffff;
  const pi: Words = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
  test.each<[rounds: number, counter: Words, key: [number, number], answer: Words]>([
    [10, [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [10, [ones, ones, ones, ones], [ones, ones], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]],
    [10, pi, [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]],
    [7, [0, 0, 0, 0], [0, 0], [0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48]],
    [7, [ones, ones, ones, ones], [ones, ones], [0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662]],
    [7, pi, [0xa4093822, 0x299f31d0], [0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a]],
  ])("gives the published words after %i rounds", (rounds, counter, key, answer) => {
    expect(philox(key, counter, rounds)).toEqual(answer);
  });
});

test("below is the high word of the product", () => {
  fc.assert(
    fc.property(word, word, (x, n) => {
      expect(BigInt(below(x, n))).toBe((BigInt(x) * BigInt(n)) >> 32n);
    }),
  );
});

test("permute reaches every number once", () => {
  for (let n = 1; n <= 300; n++) {
    const images = Array.from({ length: n }, (_, x) => permute(x, n, n * 0x9e3779b1));
    expect(images.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, x) => x));
  }
});

test("permute depends on its key", () => {
  const order = (key: number): string => Array.from({ length: 50 }, (_, x) => permute(x, 50, key)).join();
  expect(new Set([1, 2, 3, 4, 0xffffffff].map(order)).size).toBe(5);
});

test("quantiles are those of the tables of the library", () => {
  const table = tabulate(exponentialQuantile(3));
  const nearOne = fc.nat({ max: 5000 }).map((x) => 0xffffffff - x);
  fc.assert(
    fc.property(fc.oneof(word, nearOne), (x) => {
      expect(quantileOf(table, 0, x)).toBe(lookup(table, x));
    }),
  );
});

test("Poisson counts invert the distribution, which is that of gamma arrival times", () => {
  const reached = (mean: number, count: number): number => 1 - gamma.cdf(mean, count + 1, 1);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 60, noNaN: true }), fc.nat({ max: 2 ** 20 - 1 }), (mean, n) => {
      const u = n / 2 ** 20;
      const count = poissonCount(mean, u);
      expect(reached(mean, count)).toBeGreaterThan(u - 1e-9);
      if (count > 0) expect(reached(mean, count - 1)).toBeLessThan(u + 1e-9);
    }),
  );
});
