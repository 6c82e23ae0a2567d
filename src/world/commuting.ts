/** A user's own commuting, where a world has any. */
import type { World } from "./world.ts";

/** Where those of one place work: indices of places, ascending, and how many relative to each other. */
export interface Row {
  to: number[];
  share: number[];
}

/**
 * The given row of each place by its index; undefined where none is given, or nobody works in a place of this world (a
 * world scaled down may have lost it).
 */
export function givenRows({ places, commuting }: World): (origin: number) => Row | undefined {
  if (commuting === undefined) return () => undefined;
  const indexOf = new Map(places.map((place, i) => [place.key, i]));
  return (origin) => {
    const sums = new Map<number, number>();
    for (const { to, workers } of commuting.get(places[origin].key) ?? []) {
      const index = indexOf.get(to);
      if (index !== undefined && workers > 0) sums.set(index, (sums.get(index) ?? 0) + workers);
    }
    if (sums.size === 0) return undefined;
    const entries = [...sums].sort(([a], [b]) => a - b);
    return { to: entries.map(([to]) => to), share: entries.map(([, workers]) => workers) };
  };
}
