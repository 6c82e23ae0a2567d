/** Where people live, and who travels between: the input of the computed population. */
import type { CountryFacts } from "./countries.ts";

/** One populated place. */
export interface Place {
  /** Stable key (GeoNames id, or a hash of the name): randomness hangs on it, so adding a place changes nobody else. */
  key: number;
  name: string;
  /** Degrees north and east. */
  latitude: number;
  longitude: number;
  people: number;
  /** ISO 3166-1, two letters; absent where nobody said. */
  country?: string;
}

/** A pair of places and the meetings between them, in people of one place who meet only people of the other. */
export interface Tie {
  /** Indices of places, the lower first. */
  i: number;
  j: number;
  weight: number;
}

/** How a whole country was laid out: what was found, what was added, what was merged. */
export interface CountryLayout {
  code: string;
  /** The country's total, which its places have exactly (before a scenario's own scaling). */
  people: number;
  /** Places found in the gazetteer and the people they have there. */
  placesFound: number;
  peopleFound: number;
  /** Places found that are left after merging, and how far their people were moved for it on average, km. */
  placesKept: number;
  movedKm: number;
  /** Places made for people who live in none of those found; 0 where the places found have them all, or too many. */
  placesAdded: number;
  peopleAdded: number;
}

/** Places sorted by key, and the share of workers' trips between them. */
export interface World {
  name: string;
  places: readonly Place[];
  /** Attribution lines of the data used, for every page that shows it. */
  attributions: readonly string[];
  /** What is known of the countries of its places, by code; absent where no atlas was needed. */
  countries?: readonly CountryFacts[];
  /** Whole countries in it. */
  layouts?: readonly CountryLayout[];
  /** Meetings far from home, beside those along commuting: in order of i, then j. */
  travel?: readonly Tie[];
  /** A user's own commuting by key of the origin; origins that are not in it follow the radiation model. */
  commuting?: ReadonlyMap<number, readonly { to: number; workers: number }[]>;
}

/** Integer commuting flows of a world, home included; rows in order of origin, then of destination. */
export interface Flows {
  /** [P+1] */
  ptr: Uint32Array;
  to: Uint32Array;
  /** Workers from the row's place who work in `to`; a row sums to the workers of the place. */
  size: Uint32Array;
}
