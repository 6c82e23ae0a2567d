/** Service areas: a village has no grid operators of its own, so each place belongs to a centre that has. */
import { squaredChord, squaredChordOf, unitVectors } from "../../world/geodesy.ts";
import type { Site } from "../../world/zones.ts";

/** Nearest of `centres` to a place; of equally near ones the first. */
function nearest(vectors: Float64Array, place: number, centres: readonly number[]): number {
  let [found, least] = [centres[0], Number.POSITIVE_INFINITY];
  for (const centre of centres) {
    const chord = centre === place ? -1 : squaredChord(vectors, place, centre);
    if (chord < least) [found, least] = [centre, chord];
  }
  return found;
}

/**
 * [P] the centre of each place, itself a place. From the largest place down, a place is a centre if none is within reach;
 * the others join the nearest. An area without enough workers of each kind joins the area nearest to its centre that
 * has; where none has, all are one.
 *
 * @param people by place
 * @param sites by place, degrees; without them the whole world is one area
 * @param staff workers by place, of each kind that an area needs
 * @param least how many of each it needs
 */
export function serviceAreas(
  people: ArrayLike<number>,
  sites: readonly Site[],
  reachKm: number,
  staff: readonly ArrayLike<number>[],
  least: number,
): Uint32Array {
  const places = people.length;
  const bySize = Array.from({ length: places }, (_, p) => p).sort((a, b) => people[b] - people[a] || a - b);
  if (sites.length < places) return new Uint32Array(places).fill(bySize[0]);
  const vectors = unitVectors(
    sites.map(({ latitude }) => latitude),
    sites.map(({ longitude }) => longitude),
  );
  const reach = squaredChordOf(reachKm);
  const centres: number[] = [];
  for (const place of bySize) {
    if (centres.every((centre) => squaredChord(vectors, place, centre) > reach)) centres.push(place);
  }
  const centreOf = Uint32Array.from({ length: places }, (_, place) => nearest(vectors, place, centres));
  const has = staff.map((workers) => {
    const sum = new Float64Array(places);
    for (let p = 0; p < places; p++) sum[centreOf[p]] += workers[p];
    return sum;
  });
  const able = centres.filter((centre) => has.every((sum) => sum[centre] >= least));
  if (able.length === 0) return centreOf.fill(bySize[0]);
  const joined = new Map(centres.map((centre) => [centre, nearest(vectors, centre, able)]));
  return centreOf.map((centre) => joined.get(centre) ?? centre);
}
