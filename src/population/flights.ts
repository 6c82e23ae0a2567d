/** Where households flee to when they leave their place. */
import { EARTH_RADIUS_KM, squaredChord, unitVectors } from "../world/geodesy.ts";
import type { World } from "../world/world.ts";
import { thresholds } from "./meetings.ts";
import type { Population } from "./population.ts";

/** Place number of all that is not in the world (`ELSEWHERE` of the kernel). */
const OUT_OF_WORLD = 0xffff;
/** Destinations kept of an origin, besides out of the world. */
export const FLIGHTS_PER_ORIGIN = 64;
/** Share of those who flee that leave the world; all of them if it has no other place (assumption). */
export const OUT_SHARE = 0.3;
/** Nearer places count as this far: within a town distance says nothing. */
const NEAREST_KM = 1;

/**
 * Flight rows: the 64 places of the largest people / distance (a gravity model with exponents 1 and 1: an assumption; people
 * flee to relations and to houses, and there are more of both where there are more people, and near), in order of place,
 * then out of the world.
 */
export function layOutFlights({ places }: World): Pick<Population, "flightPtr" | "flightTo" | "flightUpTo"> {
  const vectors = unitVectors(
    places.map((place) => place.latitude),
    places.map((place) => place.longitude),
  );
  const people = places.map((place) => place.people);
  const flightPtr = new Uint32Array(places.length + 1);
  const to: number[] = [];
  const upTo: number[] = [];
  const pull = new Float64Array(places.length);
  for (let origin = 0; origin < places.length; origin++) {
    for (let j = 0; j < places.length; j++) {
      const km = Math.sqrt(squaredChord(vectors, origin, j)) * EARTH_RADIUS_KM;
      pull[j] = j === origin ? 0 : people[j] / Math.max(NEAREST_KM, km);
    }
    const row = strongest(pull);
    const total = row.reduce((sum, j) => sum + pull[j], 0);
    const shares = row.map((j) => ((1 - OUT_SHARE) * pull[j]) / total);
    to.push(...row, OUT_OF_WORLD);
    upTo.push(...thresholds([...shares, OUT_SHARE]));
    flightPtr[origin + 1] = to.length;
  }
  return { flightPtr, flightTo: Uint32Array.from(to), flightUpTo: Float64Array.from(upTo) };
}

/** Indices, ascending, of the 64 largest values above 0; of equal ones the first. */
function strongest(pull: Float64Array): number[] {
  const kept: number[] = [];
  for (let j = 0; j < pull.length; j++) {
    const last = kept.length - 1;
    if (pull[j] <= 0 || (last + 1 === FLIGHTS_PER_ORIGIN && pull[j] <= pull[kept[last]])) continue;
    let at = last + 1;
    while (at > 0 && pull[kept[at - 1]] < pull[j]) at--;
    kept.splice(at, 0, j);
    if (kept.length > FLIGHTS_PER_ORIGIN) kept.pop();
  }
  return kept.sort((a, b) => a - b);
}
