import { describe, expect, test } from "vitest";
import type { Tolerance } from "../../verify/check.ts";
import { readErrorRate, showNumber, showTolerance } from "../../verify/words.ts";

test.each([
  [0, "0"],
  [1_234_567, "1,234,567"],
  [-3, "\u22123"],
  [0.7968864, "0.796886"],
  [39.74000001, "39.74"],
  [12_345.678, "12,345.7"],
  [0.00012345678, "0.000123457"],
  [3.14159e-9, "3.1e-9"],
  [0.1 + 0.2, "0.3"],
  [1 / 3, "0.333333"],
  [Number.NaN, "NaN"],
])("%d is shown as %s", (value, shown) => {
  expect(showNumber(value)).toBe(shown);
});

test.each<[Tolerance, string]>([
  ["exact", "exactly"],
  [{ absolute: 0.005 }, "± 0.005"],
  [{ relative: 0.07 }, "± 7 %"],
  [{ from: 0.1, to: 0.6 }, "0.1 to 0.6"],
  [{ pAtLeast: 1e-5 }, "p ≥ 1e-5"],
])("a tolerance %j is shown as %s", (tolerance, shown) => {
  expect(showTolerance(tolerance)).toBe(shown);
});

describe("an error rate is read from words", () => {
  test.each<[string, number | null]>([
    ["none: nothing is drawn", 0],
    ["1 in 1,000", 1e-3],
    ["at most 1 in 40 (three tests)", 1 / 40],
    ["1 in 1,000,000 in full, 1 in 2,000 if quick", 1e-6],
    ["below 1 in 10^9: digests have 64 bits", 1e-9],
    ["fewer than 1 of 10⁶", 1e-6],
    ["below 1 in 10¹²", 1e-12],
    ["4e-4: four may fail by chance, 1e-4 each", 4e-4],
    ["seldom", null],
    ["nonesuch", null],
  ])("%s", (words, rate) => {
    if (rate === null) expect(readErrorRate(words)).toBeNull();
    else expect(readErrorRate(words)).toBeCloseTo(rate, 15);
  });
});
