/** Numbers to draw worlds from. */
import fc from "fast-check";
import { type BySetting, EVERYONE } from "../../src/kernel/engine.ts";

/** Multiples of 1/256 from 0 to `top`, both ends often. */
export const fraction = (top = 1): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(0, top),
    fc.integer({ min: 0, max: top * 256 }).map((n) => n / 256),
  );

export const bySetting = (value: fc.Arbitrary<number>): fc.Arbitrary<BySetting> =>
  fc.tuple(value, value, value, value, value, value);

/** Sixteenths, above 0. */
export const positive = (top: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: top * 16 }).map((n) => n / 16);

/** Values of a field, dealt round and round: all, nobody, or some. */
export const field: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(fc.constantFrom(0, EVERYONE), fc.nat({ max: EVERYONE })),
  { minLength: 1, maxLength: 9 },
);

/** What a branch factor can be multiplied by most: 16 times. */
const MOST_FACTOR = 16 * EVERYONE;

/** Values of branch factors: none, below one, one, above it, and the most. */
export const branchField: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(
    fc.constantFrom(0, EVERYONE, MOST_FACTOR),
    fc.nat({ max: EVERYONE }),
    fc.nat({ max: MOST_FACTOR }),
  ),
  { minLength: 1, maxLength: 9 },
);

/** Cumulative thresholds in 0..2³² of some weights, the last exactly 2³². */
export function thresholdsOf(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight, i) => {
    before += weight;
    return i === weights.length - 1 ? 2 ** 32 : Math.floor((before / all) * 2 ** 32);
  });
}
