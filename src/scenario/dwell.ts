/** Moments of the time spent in a stage. */
import { weibullShape } from "../maths/distributions.ts";
import { exp } from "../maths/elementary.ts";
import { logGamma } from "../maths/special.ts";
import type { Dwell } from "./scenario.ts";

/** A small whole power, by multiplication. */
const raise = (x: number, k: number): number => (k === 0 ? 1 : x * raise(x, k - 1));

/** Means of the first, second and third power, in days, days² and days³. */
export function rawMoments(dwell: Dwell): readonly [number, number, number] {
  switch (dwell.family) {
    case "fixed":
      return [dwell.days, raise(dwell.days, 2), raise(dwell.days, 3)];
    case "exponential":
      return [dwell.mean, 2 * raise(dwell.mean, 2), 6 * raise(dwell.mean, 3)];
    case "gamma": {
      const c = raise(dwell.sd / dwell.mean, 2);
      return [dwell.mean, raise(dwell.mean, 2) * (1 + c), raise(dwell.mean, 3) * (1 + c) * (1 + 2 * c)];
    }
    case "lognormal": {
      const c = 1 + raise(dwell.sd / dwell.mean, 2);
      return [dwell.mean, raise(dwell.mean, 2) * c, raise(dwell.mean, 3) * raise(c, 3)];
    }
    case "weibull": {
      const shape = weibullShape(dwell.sd / dwell.mean);
      const power = (k: number): number =>
        raise(dwell.mean, k) * exp(logGamma(1 + k / shape) - k * logGamma(1 + 1 / shape));
      return [dwell.mean, power(2), power(3)];
    }
    case "empirical": {
      const whole = dwell.weights.reduce((sum, weight) => sum + weight, 0);
      const power = (k: number): number =>
        dwell.days.reduce((sum, days, i) => sum + dwell.weights[i]! * raise(days, k), 0) / whole;
      return [power(1), power(2), power(3)];
    }
  }
}
