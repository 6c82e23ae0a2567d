/**
 * The day counts of a run, kept for another run of the same setting: whose society then answers to the first outbreak
 * and not to its own, so that the two differ only by what was decided.
 */
import type { DayCounts } from "../kernel/engine.ts";

export interface Replay {
  /** Copies the counts of the next day; the days come from 0 on, one by one. */
  note(counts: DayCounts): void;
  /** The counts of a day; throws RangeError if it was not noted. */
  countsOf(day: number): DayCounts;
}

/** The arrays of an engine are views of its memory, overwritten every day. */
function copyCounts(counts: DayCounts): DayCounts {
  const copies = Object.entries(counts).map(([name, value]: [string, Uint32Array | number]) => [
    name,
    typeof value === "number" ? value : value.slice(),
  ]);
  return Object.fromEntries(copies) as DayCounts;
}

export function createReplay(): Replay {
  const days: DayCounts[] = [];
  return {
    note(counts) {
      days.push(copyCounts(counts));
    },
    countsOf(day) {
      const counts = days[day];
      if (counts === undefined) throw new RangeError(`Day ${day} is not among the ${days.length} noted.`);
      return counts;
    },
  };
}
