/** Moments of the time spent in a stage. */
import { exp } from "../maths/elementary.ts";
import { logGamma } from "../maths/special.ts";
import type { Dwell } from "./scenario.ts";

/** Means of the first, second and third power, in days, days² and days³. */
export function rawMoments(dwell: Dwell): readonly [number, number, number] {
  switch (dwell.family) {
    case "fixed":
      return [dwell.days, dwell.days ** 2, dwell.days ** 3];
    case "exponential":
      return [dwell.mean, 2 * dwell.mean ** 2, 6 * dwell.mean ** 3];
    case "gamma": {
      const c = (dwell.sd / dwell.mean) ** 2;
      return [dwell.mean, dwell.mean ** 2 * (1 + c), dwell.mean ** 3 * (1 + c) * (1 + 2 * c)];
    }
    case "lognormal": {
      const c = 1 + (dwell.sd / dwell.mean) ** 2;
      return [dwell.mean, dwell.mean ** 2 * c, dwell.mean ** 3 * c ** 3];
    }
    case "weibull": {
      const shape = weibullShape(dwell.sd / dwell.mean);
      const power = (k: number): number =>
        dwell.mean ** k * exp(logGamma(1 + k / shape) - k * logGamma(1 + 1 / shape));
      return [dwell.mean, power(2), power(3)];
    }
    case "empirical": {
      const whole = dwell.weights.reduce((sum, weight) => sum + weight, 0);
      const power = (k: number): number =>
        dwell.days.reduce((sum, days, i) => sum + dwell.weights[i]! * days ** k, 0) / whole;
      return [power(1), power(2), power(3)];
    }
  }
}

/** The shape at which the standard deviation is `ratio` times the mean (0.01 to 5), by bisection. */
function weibullShape(ratio: number): number {
  let low = 0.1;
  let high = 1000;
  for (let i = 0; i < 100; i++) {
    const shape = Math.sqrt(low * high);
    const square = exp(logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape)) - 1;
    if (square > ratio * ratio) low = shape;
    else high = shape;
  }
  return Math.sqrt(low * high);
}
