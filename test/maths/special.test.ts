import { describe, expect, test } from "vitest";
import { log1p, logGamma, logGammaDensity, lowerTailRatio, upperTailRatio } from "../../src/maths/special.ts";

describe("logGamma", () => {
  test("gives the logarithms of the factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 170; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(3e-15 * (10 + Math.log(factorial)));
      factorial *= n;
    }
  });

  test("satisfies the reflection formula Γ(x)·Γ(1-x) = π / sin πx", () => {
    for (let x = 0.001; x < 1; x += 0.001) {
      expect(logGamma(x) + logGamma(1 - x)).toBeCloseTo(Math.log(Math.PI / Math.sin(Math.PI * x)), 12);
    }
  });

  test("satisfies the duplication formula over many magnitudes", () => {
    for (let x = 1e-3; x < 1e6; x *= 1.7) {
      const doubled = (2 * x - 1) * Math.LN2 - 0.5 * Math.log(Math.PI) + logGamma(x) + logGamma(x + 0.5);
      expect(Math.abs(logGamma(2 * x) - doubled)).toBeLessThan(1e-14 * (10 + Math.abs(doubled)));
    }
  });
});

test("log1p keeps the digits of small arguments", () => {
  for (let x = 1e-18; x < 100; x *= 1.9) {
    expect(log1p(x) / Math.log1p(x)).toBeCloseTo(1, 14);
    if (x < 0.99) expect(log1p(-x) / Math.log1p(-x)).toBeCloseTo(1, 14);
  }
  expect(log1p(0)).toBe(0);
});

describe("tails of the gamma distribution", () => {
  const upper = (shape: number, x: number): number =>
    Math.exp(logGammaDensity(shape)(x, Math.log(x))) * upperTailRatio(shape, x);
  const lower = (shape: number, x: number): number =>
    Math.exp(logGammaDensity(shape)(x, Math.log(x))) * lowerTailRatio(shape, x);

  test("the upper tail of a whole shape is a Poisson sum", () => {
    for (const shape of [1, 2, 5, 20, 60]) {
      for (const x of [shape + 1, shape + 3, 2 * shape + 5]) {
        let term = Math.exp(-x);
        let sum = term;
        for (let n = 1; n < shape; n++) {
          term *= x / n;
          sum += term;
        }
        expect(upper(shape, x) / sum).toBeCloseTo(1, 12);
      }
    }
  });

  test("series and continued fraction together make one where both hold", () => {
    for (const shape of [0.01, 0.5, 3, 30, 1000, 1e4]) {
      for (const x of [shape + 1, 1.02 * shape + 1]) {
        expect(lower(shape, x) + upper(shape, x)).toBeCloseTo(1, 11);
      }
    }
  });
});
