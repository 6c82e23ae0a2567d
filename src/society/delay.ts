/** How long things take: a delay as shares by whole days. */
import { exp, log } from "../maths/elementary.ts";

/** Above this a sum is scaled down, so that long delays with a small spread do not overflow. */
const LARGE = 1e200;

/** Logarithm of the lower incomplete gamma function γ(a, x), by its power series (all terms positive). */
function logLowerGamma(a: number, x: number): number {
  let scale = 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
    if (sum > LARGE) {
      scale += log(sum);
      term /= sum;
      sum = 1;
    }
  }
  return a * log(x) - x + log(sum) + scale;
}

/**
 * A gamma-distributed delay as shares by whole days: [days], index 0 is zero, index k the share from k - ½ to k + ½
 * days, the first and last with what lies beyond them. Shares sum to one.
 *
 * @param mean, sd of the delay in days, both above zero
 */
export function gammaDelay(mean: number, sd: number, days: number): Float64Array {
  const shape = (mean * mean) / (sd * sd);
  const scale = (sd * sd) / mean;
  // Far enough out that nothing is left beyond it; stands for the complete gamma function.
  const whole = logLowerGamma(shape, (mean + 40 * sd) / scale + 40);
  const shares = new Float64Array(days);
  let before = 0;
  for (let k = 1; k < days; k++) {
    const upTo = k === days - 1 ? 1 : Math.min(1, exp(logLowerGamma(shape, (k + 0.5) / scale) - whole));
    shares[k] = Math.max(0, upTo - before);
    before = Math.max(before, upTo);
  }
  return shares;
}
