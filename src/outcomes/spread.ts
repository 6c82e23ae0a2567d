/** A few numbers in three: their middle, and how far they reach. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** From this many on the reach is of the middle nine tenths: extremes alone would widen with every one added. */
const MANY = 20;

export interface Spread {
  pairs: number;
  middle: number;
  low: number;
  high: number;
  /** What `low` and `high` are. */
  reach: "lowest and highest" | "nine tenths in the middle";
}

/** Null without a value. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((x, y) => x - y);
  const cut = values.length < MANY ? 0 : Math.floor(values.length / MANY);
  return {
    pairs: values.length,
    middle: median(values),
    low: sorted[cut]!,
    high: sorted[values.length - 1 - cut]!,
    reach: cut === 0 ? "lowest and highest" : "nine tenths in the middle",
  };
}
