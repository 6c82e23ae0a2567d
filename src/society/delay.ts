/** How long things take: a delay as shares by whole days. */
import { exp, log } from "../maths/elementary.ts";
import { logGammaDensity, lowerTailRatio, upperTailRatio } from "../maths/special.ts";

/** P(X ≤ x) of a gamma distribution of a shape and scale 1; each tail where its expansion converges fast. */
function gammaShareUpTo(shape: number): (x: number) => number {
  const logDensity = logGammaDensity(shape);
  return (x) => {
    const weight = exp(logDensity(x, log(x)));
    return x < shape + 1 ? weight * lowerTailRatio(shape, x) : 1 - weight * upperTailRatio(shape, x);
  };
}

/**
 * A gamma-distributed delay as shares by whole days: [days], index 0 is zero, index k the share from k - ½ to k + ½
 * days, the first and last with what lies beyond them. Shares sum to one.
 *
 * @param mean, sd of the delay in days, both above zero
 */
export function gammaDelay(mean: number, sd: number, days: number): Float64Array {
  const scale = (sd * sd) / mean;
  const shareUpTo = gammaShareUpTo(mean / scale);
  const shares = new Float64Array(days);
  let before = 0;
  for (let k = 1; k < days; k++) {
    const upTo = k === days - 1 ? 1 : Math.min(1, shareUpTo((k + 0.5) / scale));
    shares[k] = Math.max(0, upTo - before);
    before = Math.max(before, upTo);
  }
  return shares;
}
