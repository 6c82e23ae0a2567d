/** Fewer places for more than can be told apart: small ones become part of a larger one near them. */
import { squaredChord, unitVectors, EARTH_RADIUS_KM } from "./geodesy.ts";
import type { Place } from "./world.ts";

/** Of the places left, the share that a round may merge: in one round a place either moves or takes others in. */
const SHARE_PER_ROUND = 0.1;

/** Places still there, by index, in the order of their height along the axis of the earth. */
interface Left {
  order: readonly number[];
  people: Float64Array;
  vectors: Float64Array;
}

interface Move {
  from: number;
  to: number;
  /** People times chord: what moving them costs. */
  cost: number;
}

/** For every place but the largest, the nearest larger one, that of the lower index if equal; the cheapest move first. */
function movesOf({ order, people, vectors }: Left): Move[] {
  const height = (i: number): number => vectors[3 * i + 2];
  const moves: Move[] = [];
  for (let rank = 0; rank < order.length; rank++) {
    const from = order[rank];
    let [to, least] = [-1, Number.POSITIVE_INFINITY];
    for (const step of [1, -1]) {
      for (let other = rank + step; other >= 0 && other < order.length; other += step) {
        const candidate = order[other];
        // No place whose height differs by more than the chord found so far is nearer.
        const rise = height(candidate) - height(from);
        if (rise * rise > least) break;
        if (people[candidate] < people[from] || (people[candidate] === people[from] && candidate > from))
          continue;
        const chord = squaredChord(vectors, from, candidate);
        if (chord < least || (chord === least && candidate < to)) [to, least] = [candidate, chord];
      }
    }
    if (to >= 0) moves.push({ from, to, cost: people[from] * Math.sqrt(least) });
  }
  return moves.sort((a, b) => a.cost - b.cost || a.from - b.from);
}

export interface Merged {
  /** Sorted by key. */
  places: Place[];
  /** How far people were moved, the mean over all of them, km. */
  movedKm: number;
}

/**
 * At most `most` places, at least 1, with the same people. Again and again those are merged for which the fewest
 * person-kilometres are needed to move all their people into the nearest larger place, which keeps its key, its name and
 * where it lies; at most a tenth of all places in a round. So towns far from others stay, and villages around a city
 * become part of it first.
 */
export function mergePlaces(places: readonly Place[], most: number): Merged {
  const sorted = [...places].sort((a, b) => a.key - b.key);
  const people = Float64Array.from(sorted, (place) => place.people);
  const vectors = unitVectors(
    sorted.map((place) => place.latitude),
    sorted.map((place) => place.longitude),
  );
  let order = Array.from(sorted.keys()).sort((a, b) => vectors[3 * a + 2] - vectors[3 * b + 2] || a - b);
  let moved = 0;
  while (order.length > most) {
    const allowed = Math.min(order.length - most, Math.max(1, Math.floor(order.length * SHARE_PER_ROUND)));
    const gone = new Set<number>();
    const grown = new Set<number>();
    for (const { from, to, cost } of movesOf({ order, people, vectors })) {
      if (gone.size === allowed) break;
      if (gone.has(to) || grown.has(from)) continue;
      gone.add(from);
      grown.add(to);
      people[to] += people[from];
      moved += cost;
    }
    order = order.filter((i) => !gone.has(i));
  }
  const all = sorted.reduce((sum, place) => sum + place.people, 0);
  const left = order.toSorted((a, b) => a - b).map((i) => ({ ...sorted[i], people: people[i] }));
  return { places: left, movedKm: all === 0 ? 0 : (moved * EARTH_RADIUS_KM) / all };
}
