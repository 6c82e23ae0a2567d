/**
 * Whole numbers in proportion to weights, by largest remainder (Hamilton's method): each share is its quota
 * rounded down or up, and they sum to `total` exactly. Equal remainders go to the lower index.
 *
 * @param total whole number, 0 to 2³² - 1
 * @param weights finite and not negative; at least one positive unless total is 0
 * @returns one count for each weight; 0 where the weight is 0
 */
export function apportion(total: number, weights: ArrayLike<number>): Uint32Array {
  if (!(Number.isInteger(total) && total >= 0 && total <= 0xffffffff)) {
    throw new RangeError(`The total to apportion must be a whole number from 0 to 2³² - 1, not ${total}.`);
  }
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i];
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`Weight ${i} to apportion by must be a finite number, 0 or more, not ${weight}.`);
    }
    sum += weight;
  }
  const counts = new Uint32Array(weights.length);
  if (total === 0) return counts;
  if (!(sum > 0 && sum * total < Infinity)) {
    throw new RangeError(
      `The ${weights.length} weights to apportion ${total} by must have a sum above 0 and below 1e298, not ${sum}.`,
    );
  }

  const remainders = new Float64Array(weights.length);
  let left = total;
  for (let i = 0; i < weights.length; i++) {
    // Multiplying first makes quotas of whole weights correctly rounded, so true ties are seen as ties.
    const quota = (total * weights[i]) / sum;
    counts[i] = Math.floor(quota);
    remainders[i] = quota - counts[i];
    left -= counts[i];
  }
  // Rounding can shift the sum of the quotas by weights·total·2⁻⁵³ at most, below 1 for any world that fits in
  // memory: so what is left is never negative, nor more than the number of positive weights.
  const order = Uint32Array.from(remainders.keys()).sort((a, b) => remainders[b] - remainders[a] || a - b);
  for (let i = 0; i < left; i++) counts[order[i]] += 1;
  return counts;
}
