/** From uniform words to quantities: quantile tables and Poisson counts (sections 1 and 4 of the contract). */
import { exp } from "../../src/maths/elementary.ts";

const OCTAVES = 24;
const CELLS = 64;

/**
 * Looks a word up in a table of 24 octaves toward u = 1. Written with plain arithmetic: the distance from 1 is
 * halved into its octave instead of shifted.
 */
export function quantileOf(table: Float64Array, offset: number, word: number): number {
  const last = table[offset + OCTAVES * CELLS];
  let distance = 2 ** 32 - 1 - word;
  if (distance === 0) return last;
  let octave = 0;
  while (distance < 2 ** 31) {
    distance *= 2;
    octave++;
  }
  if (octave >= OCTAVES) return last;
  const cellUnits = 2 ** 25;
  const within = distance - 2 ** 31;
  const cell = CELLS - 1 - Math.floor(within / cellUnits);
  const fraction = 1 - (within % cellUnits) / cellUnits;
  const low = table[offset + octave * CELLS + cell];
  const high = table[offset + octave * CELLS + cell + 1];
  return low + fraction * (high - low);
}

/** A duration in days as whole units of 1/4096 day, at least one. */
export const unitsOf = (days: number): number => Math.max(1, Math.floor(days * 4096));

/** Poisson count by inversion, without a cap. */
export function poissonCount(mean: number, u: number): number {
  let count = 0;
  let probability = exp(-mean);
  let cumulative = probability;
  while (u > cumulative) {
    count++;
    probability = (probability * mean) / count;
    cumulative += probability;
    if (probability < 1e-18 && count > mean) break;
  }
  return count;
}
