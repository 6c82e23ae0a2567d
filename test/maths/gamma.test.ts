import gammaDist from "@stdlib/stats-base-dists-gamma";
import { describe, expect, test } from "vitest";
import { gammaQuantileShape, normalQuantile } from "../../src/maths/gamma.ts";

const UPPER = [2 ** -24, 1e-6, 1e-4, 0.01, 0.1, 0.3, 0.49, 0.51, 0.7, 0.9, 0.99, 0.9999, 1 - 2 ** -20];

describe("gammaQuantileShape", () => {
  // The oracle's cumulative distribution jumps at its mean for shapes of some hundreds: those are tested below.
  test.each([0.01, 0.03, 0.1, 0.3, 0.5, 0.99, 1, 1.5, 2.7, 9.9, 10.1, 30, 100])(
    "agrees with @stdlib for shape %d",
    (shape) => {
      const quantile = gammaQuantileShape(shape);
      for (const upper of UPPER) {
        const x = quantile(1 - upper, upper);
        if (x < 1e-290) continue;
        const missed = gammaDist.cdf(x, shape, 1) - (1 - upper);
        expect(Math.abs(missed) / Math.min(upper, 1 - upper)).toBeLessThan(1e-8);
      }
    },
  );

  test.each([100, 1000, 10_000])("agrees with the Poisson sum of whole shape %d", (shape) => {
    const quantile = gammaQuantileShape(shape);
    for (const upper of UPPER) {
      const x = quantile(1 - upper, upper);
      let logTerm = -x;
      let sum = Math.exp(logTerm);
      for (let n = 1; n < shape; n++) {
        logTerm += Math.log(x / n);
        sum += Math.exp(logTerm);
      }
      expect(Math.abs(sum - upper) / Math.min(upper, 1 - upper)).toBeLessThan(1e-5);
      expect(Math.abs(sum / upper - 1)).toBeLessThan(1e-9);
    }
  });

  test("follows the power law where a small shape gives tiny values, down to 0", () => {
    // Γ(1.01), from Abramowitz and Stegun, table 6.1 (0.99432 58512).
    const x = gammaQuantileShape(0.01)(1 / 128, 127 / 128);
    expect(Math.log(x)).toBeCloseTo(100 * Math.log(0.9943258512 / 128), 6);
    expect(gammaQuantileShape(0.001)(0.1, 0.9)).toBe(0);
  });

  test("crosses over to the cube of a normal without a step, and goes on to any shape", () => {
    const [below, above] = [gammaQuantileShape(1e6), gammaQuantileShape(1e6 + 1)];
    for (const upper of UPPER) {
      const step = above(1 - upper, upper) - below(1 - upper, upper);
      // One more of shape is one more of the mean and √k/2k of the standard deviation, 1000.
      expect(Math.abs(step - 1 - normalQuantile(1 - upper, upper) / 2000)).toBeLessThan(1.5e-6 * 1000);
    }
    expect(gammaQuantileShape(1e12)(0.025, 0.975)).toBeCloseTo(1e12 - 1.959963984540054e6, -1);
  });

  test("ends at 0 and Infinity", () => {
    expect(gammaQuantileShape(2)(0, 1)).toBe(0);
    expect(gammaQuantileShape(2)(1, 0)).toBe(Infinity);
  });
});

describe("normalQuantile", () => {
  test.each([
    // NIST/SEMATECH handbook and any table of the normal: z of these upper tails.
    [0.5, 0],
    [0.1, 1.2815515655446004],
    [0.025, 1.959963984540054],
    [0.001, 3.090232306167813],
    [1e-6, 4.753424308822899],
    [1e-7, 5.199337582192817],
  ])("gives the published z of upper tail %d", (upper, z) => {
    expect(normalQuantile(1 - upper, upper)).toBeCloseTo(z, 10);
    expect(normalQuantile(upper, 1 - upper)).toBeCloseTo(-z, 10);
  });

  test("follows the asymptotic series of Mills' ratio far out", () => {
    const z = normalQuantile(1, 1e-250);
    const series = 1 - 1 / z ** 2 + 3 / z ** 4 - 15 / z ** 6 + 105 / z ** 8;
    const logUpper = -z * z * 0.5 - Math.log(z * Math.sqrt(2 * Math.PI)) + Math.log(series);
    expect(logUpper).toBeCloseTo(-250 * Math.LN10, 9);
  });

  test("ends at -Infinity and Infinity", () => {
    expect(normalQuantile(0, 1)).toBe(-Infinity);
    expect(normalQuantile(1, 0)).toBe(Infinity);
  });
});
