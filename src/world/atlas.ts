/** What is looked up of the real world: its places, its countries, its airports. */
import type { Airport } from "./airports.ts";
import type { CountryFacts } from "./countries.ts";
import type { Gazetteer } from "./gazetteer.ts";

export interface Atlas {
  gazetteer: Gazetteer;
  /** By ISO 3166-1, two letters. */
  countries: ReadonlyMap<string, CountryFacts>;
  /** Sorted by code. */
  airports: readonly Airport[];
  /** Indices of the places of the gazetteer that are also called so ("Cologne"), the most populous first. */
  spellings: (name: string) => readonly number[];
}
