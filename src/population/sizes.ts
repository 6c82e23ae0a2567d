/** Household sizes of a country of which only the mean is known. */
import { PEOPLE } from "./parameters.ts";

/** The largest household that templates can hold. */
export const LARGEST_HOUSEHOLD = 31;
const LARGEST_MEAN = 12;

/**
 * Anchors of the shape: the k that fits best (least relative entropy) to the households of the United States (mean 2.48)
 * and of Dakar (mean 6.8; both as carried by synthpops). Between them k is linear in the mean, beyond them constant.
 */
const ANCHORS = [
  { mean: 2.48, shape: PEOPLE.householdShape.value },
  { mean: 6.8, shape: PEOPLE.householdShapeOfLarge.value },
] as const;

function shapeOf(mean: number): number {
  const [low, high] = ANCHORS;
  const along = (mean - low.mean) / (high.mean - low.mean);
  return low.shape + (high.shape - low.shape) * Math.max(0, Math.min(1, along));
}

/**
 * Shares of households of 1 to 31 people with the given mean: one person and a negative binomial number of others with shape
 * k, cut off at 31. The family is an assumption; it is within 5 points of every share of the two anchors.
 *
 * @param mean people by household, 1 to 12
 */
export function householdSizesOf(mean: number): number[] {
  if (!(mean >= 1 && mean <= LARGEST_MEAN)) {
    throw new RangeError(`A mean household has 1 to ${LARGEST_MEAN} people, not ${mean}.`);
  }
  const shape = shapeOf(mean);
  const sharesAt = (odds: number): number[] => {
    const shares = [1];
    for (let others = 1; others < LARGEST_HOUSEHOLD; others++) {
      shares.push((shares[others - 1] * odds * (shape + others - 1)) / others);
    }
    const total = shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share) => share / total);
  };
  // The mean grows with the odds; halving 60 times leaves less than rounding does.
  let [low, high] = [0, 2];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (meanSize(sharesAt(middle)) < mean) low = middle;
    else high = middle;
  }
  return sharesAt(low);
}

/** Mean of a distribution of sizes from 1 on; the shares need not sum to 1. */
export function meanSize(shares: readonly number[]): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.reduce((sum, share, i) => sum + share * (i + 1), 0) / total;
}
