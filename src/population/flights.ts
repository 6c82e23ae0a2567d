/** Where households flee to when they leave their place. */
import { power } from "../maths/power.ts";
import { EARTH_RADIUS_KM, squaredChord, unitVectors } from "../world/geodesy.ts";
import type { World } from "../world/world.ts";
import { thresholds } from "./meetings.ts";
import { PEOPLE } from "./parameters.ts";
import type { Population } from "./population.ts";

/** Place number of all that is not in the world (`ELSEWHERE` of the kernel). */
const OUT_OF_WORLD = 0xffff;
/** Destinations kept of an origin, besides out of the world. */
export const FLIGHTS_PER_ORIGIN: number = PEOPLE.flightDestinations.value;
export const OUT_SHARE: number = PEOPLE.outOfWorld.value;

/**
 * Flight rows: the 64 places of the largest people / distance (a gravity model), in order of place, then out of the world.
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
      const far = Math.max(PEOPLE.nearestFlight.value, km);
      pull[j] =
        j === origin
          ? 0
          : power(people[j], PEOPLE.flightPeople.value) / power(far, PEOPLE.flightDistance.value);
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
