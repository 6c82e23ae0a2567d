/** Which mechanisms carry a difference between two worlds: each switched off in turn, in both worlds of a pair. */
import { mean } from "./reversal.ts";

export interface Carrier {
  /** Name of the mechanism. */
  mechanism: string;
  /** First world less second in deaths while it is switched off in both, by seed. */
  off: readonly number[];
}

/**
 * Mechanisms that are never switched off for this: without them there is nothing to compare (no week, nothing known,
 * nothing decided).
 */
export const GIVEN: readonly string[] = ["calendar", "surveillance", "command"];

/** What goes with the mechanism: the mean difference with everything on less that without it, over the same seeds. */
export const carried = ({ off }: Carrier, declared: readonly number[]): number =>
  mean(off.map((difference, seed) => declared[seed]! - difference));

/** Whether every seed agrees that the difference becomes smaller, or larger, without the mechanism. */
export function agreed({ off }: Carrier, declared: readonly number[]): boolean {
  const signs = off.map((difference, seed) => Math.sign(declared[seed]! - difference));
  return signs[0] !== 0 && signs.every((sign) => sign === signs[0]);
}

/** The largest first; of equals, in the order of the day. */
export const byWeight = (carriers: readonly Carrier[], declared: readonly number[]): Carrier[] =>
  carriers.toSorted((one, two) => Math.abs(carried(two, declared)) - Math.abs(carried(one, declared)));
