import gammaDist from "@stdlib/stats-base-dists-gamma";
import { describe, expect, test } from "vitest";
import {
  empiricalQuantile,
  exponentialQuantile,
  fixedQuantile,
  gammaQuantile,
  lognormalQuantile,
  weibullQuantile,
} from "../../src/maths/distributions.ts";

const UPPER = [2 ** -24, 1e-3, 0.1, 0.25, 0.5, 0.8, 0.999, 1 - 2 ** -30];

/** Expects a quantile function to be this closed form of the upper tail. */
function expectForm(quantile: (u: number, upper: number) => number, form: (upper: number) => number): void {
  for (const upper of UPPER) expect(quantile(1 - upper, upper) / form(upper)).toBeCloseTo(1, 11);
}

describe("families", () => {
  test("fixed is always its value", () => {
    for (const upper of UPPER) expect(fixedQuantile(3.5)(1 - upper, upper)).toBe(3.5);
  });

  test("exponential is -mean·log of the upper tail", () => {
    expectForm(exponentialQuantile(4), (upper) => -4 * Math.log(upper));
    expect(exponentialQuantile(4)(1e-12, 1 - 1e-12)).toBeCloseTo(4e-12, 22);
  });

  test("gamma has shape (mean/sd)² and rate mean/sd²", () => {
    for (const [mean, sd] of [
      [5, 2],
      [0.3, 0.9],
      [40, 40],
    ]) {
      const quantile = gammaQuantile(mean, sd);
      const [shape, rate] = [(mean / sd) ** 2, mean / sd ** 2];
      for (const upper of [0.001, 0.2, 0.5, 0.9]) {
        expect(gammaDist.cdf(quantile(1 - upper, upper), shape, rate)).toBeCloseTo(1 - upper, 10);
      }
      expect([gammaDist.mean(shape, rate), gammaDist.stdev(shape, rate)]).toEqual([
        expect.closeTo(mean, 10),
        expect.closeTo(sd, 10),
      ]);
    }
  });

  test("lognormal has median mean/√(1+cv²), and one width each way at z = 1.96", () => {
    const quantile = lognormalQuantile(5, 10);
    const width = Math.sqrt(Math.log(5));
    const median = 5 / Math.sqrt(5);
    expect(quantile(0.5, 0.5)).toBeCloseTo(median, 12);
    expect(quantile(0.975, 0.025)).toBeCloseTo(median * Math.exp(1.959963984540054 * width), 9);
    expect(quantile(0.025, 0.975)).toBeCloseTo(median * Math.exp(-1.959963984540054 * width), 11);
  });

  test("Weibull with known shapes: exponential, Rayleigh, and shape ½", () => {
    expectForm(weibullQuantile(3, 3), (upper) => -3 * Math.log(upper));
    // Shape 2: mean = scale·√π/2, variance = scale²·(1 - π/4).
    const rayleigh = weibullQuantile(Math.sqrt(Math.PI) / 2, Math.sqrt(1 - Math.PI / 4));
    expectForm(rayleigh, (upper) => Math.sqrt(-Math.log(upper)));
    // Shape ½: mean = scale·Γ(3) = 2, second moment = scale²·Γ(5) = 24.
    expectForm(weibullQuantile(2, Math.sqrt(20)), (upper) => Math.log(upper) ** 2);
  });

  test("empirical is the step that weights make, in order of days", () => {
    const quantile = empiricalQuantile([7, 2, 4, 1], [1, 1, 2, 0]);
    const at = (u: number): number => quantile(u, 1 - u);
    expect([0, 0.1, 0.25, 0.26, 0.75, 0.76, 1].map(at)).toEqual([2, 2, 2, 4, 4, 7, 7]);
    expect(empiricalQuantile([1, 2, 3], [0.1, 0.1, 0.1])(1, 0)).toBe(3);
  });
});

describe("refusals", () => {
  test.each([
    ["no mean", () => exponentialQuantile(0), /mean of an exponential distribution .* above 0, not 0/],
    ["no spread", () => gammaQuantile(5, 0), /standard deviation of a gamma .* not 0/],
    ["a gamma too narrow", () => gammaQuantile(1, 1e-200), /squared ratio .* gamma .* not Infinity/],
    ["a lognormal too wide", () => lognormalQuantile(1, 1e200), /squared ratio .* lognormal .* not Infinity/],
    ["a mean that is no number", () => lognormalQuantile(NaN, 1), /mean of a lognormal .* not NaN/],
    [
      "an infinite spread",
      () => weibullQuantile(1, Infinity),
      /standard deviation of a Weibull .* not Infinity/,
    ],
    [
      "a Weibull too narrow",
      () => weibullQuantile(1, 1e-5),
      /0.00013 to 900,000 times its mean, not 0.00001 times/,
    ],
    ["a negative time", () => fixedQuantile(-1), /fixed value .* 0 or more, not -1/],
    ["a missing weight", () => empiricalQuantile([1, 2], [1]), /not 1 for 2/],
    ["nothing at all", () => empiricalQuantile([], []), /at least one, not 0 for 0/],
    ["a negative weight", () => empiricalQuantile([1, 2], [1, -1]), /weight of an empirical .* not -1/],
    ["a negative day", () => empiricalQuantile([-2], [1]), /day of an empirical .* not -2/],
    ["weights of nothing", () => empiricalQuantile([1, 2], [0, 0]), /a weight above 0/],
  ])("refuses %s", (_, make, message) => {
    expect(make).toThrow(message);
  });
});
