/** Families of times and sizes as quantile functions, set by mean and standard deviation in the unit of the mean. */
import { exp, log, pow } from "./elementary.ts";
import { gammaQuantileShape, normalQuantile, type Quantile } from "./gamma.ts";
import { log1p, logGamma } from "./special.ts";

/** Always `value`. */
export function fixedQuantile(value: number): Quantile {
  requireAtLeast("fixed value", value, 0);
  return () => value;
}

/** Exponential with this mean. */
export function exponentialQuantile(mean: number): Quantile {
  requirePositive("mean of an exponential distribution", mean);
  return (u, upper) => mean * hazard(u, upper);
}

/** Gamma: shape (mean/sd)², scale sd²/mean. */
export function gammaQuantile(mean: number, sd: number): Quantile {
  requirePositive("mean of a gamma distribution", mean);
  requirePositive("standard deviation of a gamma distribution", sd);
  const shape = (mean / sd) * (mean / sd);
  requirePositive("squared ratio of mean to standard deviation of a gamma distribution", shape);
  const scale = mean / shape;
  const quantile = gammaQuantileShape(shape);
  return (u, upper) => scale * quantile(u, upper);
}

/** Lognormal: variance of the logarithm log(1 + (sd/mean)²). */
export function lognormalQuantile(mean: number, sd: number): Quantile {
  requirePositive("mean of a lognormal distribution", mean);
  requirePositive("standard deviation of a lognormal distribution", sd);
  const ratio = (sd / mean) * (sd / mean);
  requirePositive("squared ratio of standard deviation to mean of a lognormal distribution", ratio);
  const variance = log1p(ratio);
  const centre = log(mean) - variance / 2;
  const width = Math.sqrt(variance);
  return (u, upper) => exp(centre + width * normalQuantile(u, upper));
}

/** Shapes between which a Weibull is sought: sd/mean from 1.3e-4 to 9e5. */
const WEIBULL_SHAPES = [0.05, 10_000] as const;

/** Weibull: the shape solves sd/mean, the scale is mean / Γ(1 + 1/shape). */
export function weibullQuantile(mean: number, sd: number): Quantile {
  requirePositive("mean of a Weibull distribution", mean);
  requirePositive("standard deviation of a Weibull distribution", sd);
  const inverse = 1 / weibullShape(sd / mean);
  const scale = mean / exp(logGamma(1 + inverse));
  return (u, upper) => scale * pow(hazard(u, upper), inverse);
}

/** The shape with this ratio sd/mean, by bisection of its logarithm: the ratio falls as the shape grows. */
export function weibullShape(ratio: number): number {
  const target = log1p(ratio * ratio);
  const spread = (shape: number): number => logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape);
  let [low, high] = WEIBULL_SHAPES as readonly [number, number];
  if (!(target <= spread(low) && target >= spread(high))) {
    throw new RangeError(
      `The standard deviation of a Weibull distribution must be 0.00013 to 900,000 times its mean, not ${ratio} times.`,
    );
  }
  for (;;) {
    const middle = Math.sqrt(low * high);
    if (middle <= low || middle >= high) return middle;
    if (spread(middle) > target) low = middle;
    else high = middle;
  }
}

/**
 * The values `days` with probabilities in proportion to `weights`: a step, so that quantile(u) is the smallest
 * value whose cumulative share reaches u.
 */
export function empiricalQuantile(days: readonly number[], weights: readonly number[]): Quantile {
  if (days.length === 0 || days.length !== weights.length) {
    throw new RangeError(
      `An empirical distribution needs as many weights as days, at least one, not ${weights.length} for ${days.length}.`,
    );
  }
  for (const value of days) requireAtLeast("day of an empirical distribution", value, 0);
  for (const weight of weights) requireAtLeast("weight of an empirical distribution", weight, 0);
  const order = [...days.keys()].filter((i) => weights[i] > 0).sort((a, b) => days[a] - days[b]);
  if (order.length === 0) throw new RangeError("An empirical distribution needs a weight above 0.");
  const cumulative: number[] = [];
  let total = 0;
  for (const i of order) cumulative.push((total += weights[i]));
  return (u) => days[order[cumulative.findIndex((sum) => sum >= u * total)]];
}

/** -log of the upper tail, from whichever of u and 1 - u has kept its digits. */
function hazard(u: number, upper: number): number {
  return u < upper ? -log1p(-u) : -log(upper);
}

function requirePositive(what: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`The ${what} must be a finite number above 0, not ${value}.`);
  }
}

function requireAtLeast(what: string, value: number, least: number): void {
  if (!(value >= least && value < Infinity)) {
    throw new RangeError(`The ${what} must be a finite number, ${least} or more, not ${value}.`);
  }
}
