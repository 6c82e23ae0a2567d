/** A whole country: the places known of it, brought to its total. */
import { apportion } from "../maths/apportion.ts";
import type { Atlas } from "./atlas.ts";
import type { CountryFacts } from "./countries.ts";
import { countryName } from "./country-names.ts";
import { WorldError } from "./error.ts";
import { packCountry } from "./gazetteer.ts";
import { placeAt } from "./lookup.ts";
import { mergePlaces } from "./merge.ts";
import { spreadRemainder } from "./remainder.ts";
import type { CountryLayout, Place } from "./world.ts";

export interface LaidOut {
  places: Place[];
  layout: CountryLayout;
}

/** All places of a country in the gazetteer, by key; throws WorldError if there are none. */
function placesOf({ gazetteer }: Atlas, code: string): Place[] {
  const packed = packCountry(code);
  const places: Place[] = [];
  for (let i = 0; i < gazetteer.count; i++) {
    if (gazetteer.country[i] === packed) places.push(placeAt(gazetteer, i));
  }
  if (places.length > 0) return places;
  throw new WorldError(`the gazetteer has no place in ${countryName(code)} (${code})`);
}

const peopleOf = (places: readonly Place[]): number => places.reduce((sum, place) => sum + place.people, 0);

/**
 * The places of a country with exactly its total of people. Where the places known have more (a town is often in the
 * table beside the commune of the same name), all are scaled down; where they have fewer, the others live in places made
 * around them. At most `most` places: those known get room by their share of the people, and are merged beyond it. With
 * `whole` none is merged, and `most` is for the places made.
 * Throws WorldError if nothing is known of the country.
 */
export function layOutCountry(atlas: Atlas, code: string, most: number, whole = false): LaidOut {
  const found = placesOf(atlas, code);
  const facts = factsOf(atlas, code);
  const peopleFound = peopleOf(found);
  const missing = facts.people - peopleFound;
  const layout = (kept: readonly Place[], movedKm: number, added: readonly Place[]): CountryLayout => ({
    code,
    people: facts.people,
    placesFound: found.length,
    peopleFound,
    placesKept: kept.length,
    movedKm,
    placesAdded: added.length,
    peopleAdded: peopleOf(added),
  });
  const keep = (room: number): { places: Place[]; movedKm: number } =>
    whole ? { places: found, movedKm: 0 } : mergePlaces(found, room);
  if (missing <= 0) {
    const { places: merged, movedKm } = keep(most);
    const scaled = apportion(
      facts.people,
      merged.map((place) => place.people),
    );
    const places = merged.flatMap((place, i) => (scaled[i] > 0 ? [{ ...place, people: scaled[i] }] : []));
    return { places, layout: layout(places, movedKm, []) };
  }
  const { places: merged, movedKm } = keep(Math.max(1, Math.round((most * peopleFound) / facts.people)));
  const townspeople = Math.min(missing, Math.max(0, (facts.urbanShare ?? 0) * facts.people - peopleFound));
  const room = whole ? most : most - merged.length;
  const { places: known, added } = spreadRemainder(merged, missing, townspeople, room);
  const places = [...known, ...added].sort((a, b) => a.key - b.key);
  return { places, layout: layout(known, movedKm, added) };
}

/** Throws WorldError for a country of which nothing is known. */
export function factsOf({ countries }: Atlas, code: string): CountryFacts {
  const facts = countries.get(code);
  if (facts === undefined) throw new WorldError(`nothing is known of ${countryName(code)} (${code})`);
  return facts;
}
