/** Factors that meet what is wanted. */

const STEPS = 40;

/**
 * The factor at which an increasing concave function through 0 is `wanted`; null if it never gets there.
 *
 * @param of such a function of the factor
 */
export function solveFactor(of: (factor: number) => number, wanted: number): number | null {
  // It grows ever more slowly with the factor, for contacts are finite: what a small factor promises is a lower bound.
  let low = 0;
  let atLow = -wanted;
  let high = wanted / Math.max(1e-12, of(1e-3) / 1e-3);
  let atHigh = of(high) - wanted;
  while (atHigh < 0) {
    if (high > 1e9) return null;
    [low, atLow] = [high, atHigh];
    high *= 1 + 1.5 * (-atHigh / wanted) + 1e-3;
    atHigh = of(high) - wanted;
  }
  // Regula falsi (Illinois) on a smooth, monotone function.
  for (let step = 0; step < STEPS && high - low > 1e-10 * high; step++) {
    const middle = high - (atHigh * (high - low)) / (atHigh - atLow);
    const value = of(middle) - wanted;
    if (Math.abs(value) < 1e-5 * wanted) return middle;
    if (value > 0) {
      [high, atHigh] = [middle, value];
      atLow /= 2;
    } else {
      [low, atLow] = [middle, value];
      atHigh /= 2;
    }
  }
  return high;
}
