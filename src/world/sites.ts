/** What society knows of the places of a world. */
import type { World } from "./world.ts";
import type { Site } from "./zones.ts";

/** The places in their order, each with the hospital beds of its country where they are known. */
export function sitesOf({ places, countries = [] }: World): readonly Site[] {
  const beds = new Map(countries.map(({ code, bedsPer1000 }) => [code, bedsPer1000]));
  return places.map((place) => ({ ...place, bedsPer1000: beds.get(place.country ?? "") ?? null }));
}
