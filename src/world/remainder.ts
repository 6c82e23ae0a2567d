/** People of a country who live in none of the places that are known: spread around those that are. */
import { apportion } from "../maths/apportion.ts";
import { EARTH_RADIUS_KM, squaredChord, unitVectors } from "./geodesy.ts";
import { hashText } from "./hash.ts";
import { TRAVEL } from "./parameters.ts";
import type { Place } from "./world.ts";

const FEWEST = TRAVEL.fewestPeople.value;
/** Places are made on the way to so many neighbours, at most half-way and at most so far from the place they belong to. */
const NEIGHBOURS = TRAVEL.neighbours.value;
const FARTHEST_KM = TRAVEL.farthest.value;

/** Indices of up to six nearest other places of each, nearest first; equally near ones by index. */
function neighboursOf(vectors: Float64Array, i: number, count: number): { j: number; chord: number }[] {
  const nearest: { j: number; chord: number }[] = [];
  for (let j = 0; j < count; j++) {
    if (j === i) continue;
    const chord = squaredChord(vectors, i, j);
    if (nearest.length === NEIGHBOURS && chord >= nearest[NEIGHBOURS - 1].chord) continue;
    const at = nearest.findIndex((other) => chord < other.chord);
    nearest.splice(at < 0 ? nearest.length : at, 0, { j, chord });
    if (nearest.length > NEIGHBOURS) nearest.pop();
  }
  return nearest;
}

/** A point on the way between two places, in degrees; straight on the map, which is near enough for 50 km. */
function between(from: Place, to: Place, share: number): Pick<Place, "latitude" | "longitude"> {
  const east = to.longitude - from.longitude;
  const short = east > 180 ? east - 360 : east < -180 ? east + 360 : east;
  const longitude = from.longitude + share * short;
  return {
    latitude: from.latitude + share * (to.latitude - from.latitude),
    longitude: longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude,
  };
}

/**
 * Weights by which people are missing around each place. Townspeople, as far as the country has more of them than the
 * places found, are missing in proportion to the people of a place: tables have the inner city and not the suburbs. The
 * others are countryfolk, in proportion to the square root: a city has more countryside to serve than a town, but not a
 * hundred times more (both assumptions).
 */
function weightsOf(places: readonly Place[], missing: number, townspeople: number): number[] {
  const people = places.reduce((sum, place) => sum + place.people, 0);
  const roots = places.reduce((sum, place) => sum + Math.sqrt(place.people), 0);
  return places.map(
    (place) =>
      (townspeople * place.people) / people + ((missing - townspeople) * Math.sqrt(place.people)) / roots,
  );
}

export interface Spread {
  /** The places given, with more people where there is no room for places of their own. */
  places: Place[];
  added: Place[];
}

/**
 * `missing` people (at least 1) around `places` (sorted by key, at least one): in up to `room` new places of at least
 * 1,000 people, whose keys are hashes of the key of the place they belong to and their number there. `townspeople` of
 * them, 0 to `missing`, are of towns. Without room the places themselves grow.
 */
export function spreadRemainder(
  places: readonly Place[],
  missing: number,
  townspeople: number,
  room: number,
): Spread {
  const weights = weightsOf(places, missing, townspeople);
  const wanted = Math.min(room, Math.ceil(missing / FEWEST));
  if (wanted <= 0) {
    const more = apportion(missing, weights);
    return { places: places.map((place, i) => ({ ...place, people: place.people + more[i] })), added: [] };
  }
  const counts = apportion(wanted, weights);
  const vectors = unitVectors(
    places.map((place) => place.latitude),
    places.map((place) => place.longitude),
  );
  const taken = new Set(places.map((place) => place.key));
  const added: Place[] = [];
  const shares: number[] = [];
  places.forEach((place, i) => {
    if (counts[i] === 0) return;
    const neighbours = neighboursOf(vectors, i, places.length);
    const layers = Math.ceil(counts[i] / Math.max(1, neighbours.length));
    for (let k = 0; k < counts[i]; k++) {
      // Two names of one hash: a chance of 1 in 2,000 for a world of 2,000 places, so they are told apart by a mark.
      let name = `area ${place.key} ${k}`;
      while (taken.has(hashText(name))) name += "'";
      const key = hashText(name);
      taken.add(key);
      const neighbour = neighbours[k % Math.max(1, neighbours.length)];
      let where: Pick<Place, "latitude" | "longitude"> = place;
      if (neighbour !== undefined) {
        const layer = Math.floor(k / neighbours.length) + 1;
        const km = Math.sqrt(neighbour.chord) * EARTH_RADIUS_KM;
        const reach = km > 0 ? Math.min(0.5, FARTHEST_KM / km) : 0;
        where = between(place, places[neighbour.j], (reach * layer) / layers);
      }
      added.push({
        ...place,
        key,
        name: `${place.name} area ${k + 1}`,
        latitude: where.latitude,
        longitude: where.longitude,
      });
      shares.push(weights[i] / counts[i]);
    }
  });
  const people = apportion(missing, shares);
  return { places: [...places], added: added.map((place, i) => ({ ...place, people: people[i] })) };
}
