/** Rows of a small GeoNames table, and an atlas around it. */
import type { Airport } from "../../src/world/airports.ts";
import type { Atlas } from "../../src/world/atlas.ts";
import type { CountryFacts } from "../../src/world/countries.ts";
import type { Gazetteer } from "../../src/world/gazetteer.ts";

export const factsOf = (code: string, people: number, urbanShare: number | null = null): CountryFacts => ({
  code,
  name: code,
  region: "Nowhere",
  people,
  ages: [{ from: 0, to: 100, share: 1 }],
  medianAge: null,
  bedsPer1000: null,
  urbanShare,
  householdSize: 3,
  sources: [],
});

/** An atlas of these places; of countries and airports only those given. */
export function atlasOf(
  gazetteer: Gazetteer,
  countries: readonly CountryFacts[] = [],
  airports: readonly Airport[] = [],
): Atlas {
  return {
    gazetteer,
    countries: new Map(countries.map((facts) => [facts.code, facts])),
    airports,
    spellings: () => [],
  };
}

export interface TableRow {
  id: number;
  name: string;
  latitude: number;
  longitude: number;
  people: number;
  country?: string;
  feature?: string;
}

export function tableRow(row: TableRow): string {
  const { id, name, latitude, longitude, people, country = "US", feature = "PPL" } = row;
  const fields = [id, name, name, "", latitude, longitude, "P", feature, country];
  return [...fields, "", "", "", "", "", people, "", 10, "Etc/UTC", "2020-01-01"].join("\t");
}

export const ROWS: readonly TableRow[] = [
  { id: 30, name: "Springfield", latitude: 40, longitude: -75, people: 500 },
  { id: 10, name: "Łódź", latitude: 51.77, longitude: 19.45, people: 700_000, country: "PL" },
  { id: 20, name: "Springfield", latitude: 40, longitude: -76, people: 9000, country: "CA" },
  { id: 40, name: "São Paulo", latitude: -23.5, longitude: -46.6, people: 12_000_000, country: "BR" },
  { id: 50, name: "Old Part", latitude: 40, longitude: -75, people: 100, feature: "PPLX" },
  { id: 60, name: "Nobody There", latitude: 40, longitude: -75, people: 0 },
  { id: 70, name: "東京", latitude: 35.7, longitude: 139.7, people: 8_000_000, country: "JP" },
];

export const TABLE: string = ROWS.map((row) => `${tableRow(row)}\n`).join("");
