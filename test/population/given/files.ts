/** Files of people for tests: rows as a table holds them. */
import { peopleFromCsv } from "../../../src/population/given/csv.ts";
import type { PeopleFile } from "../../../src/population/given/file.ts";
import type { World } from "../../../src/world/world.ts";

export const HEADER = "person,household,age,school,workplace,place";

export const csv = (text: string): PeopleFile => peopleFromCsv([text], "people.csv");

/** A table as a reader of Parquet gives it: no lines. */
export function table(rows: readonly Record<string, unknown>[]): PeopleFile {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    name: "people.parquet",
    rows: rows.length,
    columns: new Map(names.map((name) => [name, rows.map((row) => row[name])])),
  };
}

export const towns = (...names: readonly string[]): World => ({
  name: "towns",
  attributions: [],
  places: names.map((name, i) => ({
    key: 10 + i,
    name,
    people: 1,
    latitude: 40 + 0.1 * i,
    longitude: 0,
  })),
});
