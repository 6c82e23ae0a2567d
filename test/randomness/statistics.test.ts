/** The tests of chance are themselves right: against others' programs, and on what is known to be chance or not. */
import kstest from "@stdlib/stats-kstest";
import { describe, expect, test } from "vitest";
import { philox } from "../../src/maths/philox.ts";
import {
  chiSquareP,
  correlationP,
  countsP,
  kolmogorovP,
  normalP,
  smallestP,
} from "../../verify/randomness/statistics.ts";

const uniform = (x: number): number => Math.min(1, Math.max(0, x));

/** Numbers in (0, 1), those of one sample unlike those of another. */
function sample(size: number, number: number): Float64Array {
  const words = new Uint32Array(4);
  return Float64Array.from({ length: size }, (_, i) => {
    philox(3, 4, i, number, 0, 0, words, 10);
    return (words[0]! + 0.5) / 2 ** 32;
  });
}

describe("Kolmogorov's test", () => {
  test.each([
    [300, 1],
    [300, 1.1],
    [500, 0.93],
  ])("of %i draws, raised to the power %d, agrees with @stdlib's", (size, power) => {
    const draws = sample(size, 1).map((x) => x ** power);
    expect(kolmogorovP(draws, uniform)).toBeCloseTo(kstest([...draws], "uniform", 0, 1).pValue, 2);
  });
});

test("the normal and Pearson's test give the tabulated probabilities", () => {
  // 1.96 and 3.29; chi-square 3.841 of one degree, 18.307 of ten: any table.
  expect(normalP(1.959963985)).toBeCloseTo(0.05, 8);
  expect(normalP(-3.290526731)).toBeCloseTo(0.001, 8);
  const deviation = Math.sqrt(3.841459 * 25);
  expect(chiSquareP([50 + deviation, 50 - deviation], 50)).toBeCloseTo(0.05, 6);
  expect(chiSquareP([100 + Math.sqrt(1830.7038), ...new Array<number>(10).fill(100)], 100)).toBeCloseTo(
    0.05,
    6,
  );
  expect(chiSquareP(new Array<number>(200).fill(50), 50, 199, true)).toBeLessThan(1e-12);
});

// Probabilities of a right test are uniform: of 400, Kolmogorov's distance exceeds 0.1 in 1 of 1,500 trials.
test.each<[string, (number: number) => number]>([
  ["Pearson's", (k) => cells(sample(2000, k), 20)],
  ["Kolmogorov's", (k) => kolmogorovP(sample(500, k), uniform)],
  ["correlation's", (k) => correlationP(sample(500, k), sample(500, 10_000 + k))],
])("%s probabilities are uniform where there is only chance", (_, p) => {
  const ps = Float64Array.from({ length: 400 }, (_, k) => p(k)).sort();
  ps.forEach((value, i) => expect(Math.abs(value - (i + 0.5) / 400)).toBeLessThan(0.1));
});

const cells = (draws: Float64Array, count: number): number => {
  const met = new Uint32Array(count);
  for (const x of draws) met[Math.floor(x * count)]! += 1;
  return chiSquareP(met, draws.length / count);
};

test("each sees what is not chance", () => {
  const draws = sample(5000, 1);
  expect(
    cells(
      draws.map((x) => x ** 1.2),
      20,
    ),
  ).toBeLessThan(1e-6);
  expect(
    kolmogorovP(
      draws.map((x) => x ** 1.2),
      uniform,
    ),
  ).toBeLessThan(1e-6);
  expect(
    correlationP(
      draws,
      draws.map((x, i) => 0.1 * x + draws[(i + 1) % 5000]!),
    ),
  ).toBeLessThan(1e-6);
});

test("counts that are rare are tested together, from either end", () => {
  const geometric = (k: number): number => 0.5 ** (k + 1);
  const counts = new Uint32Array(40);
  for (const x of sample(10_000, 5)) counts[Math.floor(-Math.log2(x))]! += 1;
  expect(countsP(counts, geometric)).toBeGreaterThan(1e-4);
  expect(countsP(counts, (k) => 0.45 * 0.55 ** k)).toBeLessThan(1e-6);
  // All in one: nothing to be compared.
  expect(countsP(new Uint32Array([10]), () => 1)).toBe(1);
});

test("the smallest of several probabilities allows for their number", () => {
  expect(smallestP([0.5, 0.01, 0.2])).toBeCloseTo(0.03, 12);
  expect(smallestP([0.5, 0.9])).toBe(1);
});
