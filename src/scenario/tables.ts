/**
 * The tables that a scenario may name instead of writing out what they hold: places, flows, ages, households. They are put
 * into the scenario as it is read, so that it needs no file afterwards.
 */
import { countryCode, nearCountry } from "../world/country-names.ts";
import { type CsvColumn, csvRows } from "./csv-table.ts";
import { refuse } from "./csv.ts";
import { type Path, ScenarioError, show } from "./problems.ts";
import type { GivenFlow, GivenPlace } from "./scenario.ts";
import { nearest } from "./suggest.ts";

/**
 * A file by its path as a scenario writes it, relative to the scenario's own file: its name for messages, and its text in
 * pieces. Throws an Error that says why it cannot be read.
 */
export type OpenTable = (path: string, scenarioFile: string) => { name: string; chunks: Iterable<string> };

export interface TableProblem {
  path: Path;
  message: string;
}

const MOST_PEOPLE = 100_000_000;
const MOST_KEY = 0xffffffff;

const PLACES: readonly CsvColumn[] = [
  { name: "name", required: true, alias: ["place", "city", "town"] },
  { name: "latitude", required: true, alias: ["lat", "y"] },
  { name: "longitude", required: true, alias: ["lon", "lng", "long", "x"] },
  { name: "people", required: true, alias: ["population", "pop", "inhabitants"] },
  { name: "key", required: false, alias: ["id"] },
  { name: "country", required: false, alias: ["iso", "iso2"] },
];

/** Places: name, latitude, longitude, people, and perhaps key and country. Names differ, or else keys do. */
export function readPlaces(chunks: Iterable<string>, file: string): GivenPlace[] {
  const places: GivenPlace[] = [];
  const lines = new Map<string | number, number>();
  for (const row of csvRows(chunks, file, PLACES)) {
    const name = row.text("name");
    if (name === "" || name.length > 100) row.refuse("name", "must have 1 to 100 characters");
    const place: GivenPlace = {
      name,
      people: row.number("people", { least: 1, most: MOST_PEOPLE, whole: true }),
      latitude: row.number("latitude", { least: -90, most: 90 }),
      longitude: row.number("longitude", { least: -180, most: 180 }),
    };
    if (row.has("key")) place.key = row.number("key", { least: 0, most: MOST_KEY, whole: true });
    const country = row.text("country");
    const code = countryCode(country);
    if (code !== undefined) place.country = code;
    else if (country !== "") {
      const near = nearCountry(country);
      row.refuse(
        "country",
        `no country ${show(country)}${near === undefined ? "" : `; did you mean ${near}?`}`,
      );
    }
    const identity = place.key ?? name;
    const first = lines.get(identity);
    if (first !== undefined) {
      const what = row.has("key") ? `the key ${identity}` : `a place named ${show(identity)}`;
      row.refuse(row.has("key") ? "key" : "name", `${what} is in line ${first} already`);
    }
    lines.set(identity, row.line);
    places.push(place);
  }
  return places;
}

const FLOWS: readonly CsvColumn[] = [
  { name: "from", required: true, alias: ["origin", "home", "source"] },
  { name: "to", required: true, alias: ["destination", "work", "target"] },
  { name: "workers", required: true, alias: ["commuters", "flow", "count", "people"] },
];

/** Flows: from, to, workers; places by the name or key that `places` has. */
export function readFlows(
  chunks: Iterable<string>,
  file: string,
  places: readonly Pick<GivenPlace, "name" | "key">[],
): GivenFlow[] {
  const known = new Map<string, number>();
  for (const { name } of places) known.set(name, (known.get(name) ?? 0) + 1);
  for (const { key } of places) if (key !== undefined) known.set(String(key), 1);
  const flows: GivenFlow[] = [];
  for (const row of csvRows(chunks, file, FLOWS)) {
    for (const side of ["from", "to"]) {
      const name = row.text(side);
      const count = known.get(name) ?? 0;
      if (count > 1) row.refuse(side, `${count} places are named ${show(name)}: write the key instead`);
      if (count > 0) continue;
      const near = nearest(name, known.keys());
      row.refuse(side, `no place ${show(name)}${near === undefined ? "" : `; did you mean ${show(near)}?`}`);
    }
    const workers = row.number("workers", { least: 0, most: 1e9 });
    flows.push({ from: row.text("from"), to: row.text("to"), workers });
  }
  return flows;
}

const AGES: readonly CsvColumn[] = [
  { name: "from", required: false, alias: ["first", "lower"] },
  { name: "to", required: false, alias: ["last", "upper"] },
  { name: "share", required: false, alias: ["weight"] },
  { name: "age", required: false, alias: ["years"] },
  { name: "people", required: false, alias: ["population", "pop", "count"] },
];

/** Shares of people by age: from, to, share; or age, people, a row for each year. In order of age, not overlapping. */
export function readAges(
  chunks: Iterable<string>,
  file: string,
): { from: number; to: number; share: number }[] {
  const ages: { from: number; to: number; share: number }[] = [];
  const year = { least: 0, most: 100, whole: true };
  const size = { least: 0, most: 1e12 };
  for (const row of csvRows(chunks, file, AGES)) {
    const byYear = row.has("age") && row.has("people");
    if (!byYear && !["from", "to", "share"].every(row.has)) {
      refuse(file, { line: 1, column: 1 }, "the columns must be from, to, share; or age, people");
    }
    const [first, last] = byYear ? ["age", "age"] : ["from", "to"];
    const from = row.number(first, year);
    const group = {
      from,
      to: byYear ? from : row.number(last, year),
      share: row.number(byYear ? "people" : "share", size),
    };
    if (group.to < group.from) row.refuse(last, `must be at least from, ${group.from}, found ${group.to}`);
    const before = ages.at(-1);
    if (before !== undefined && group.from <= before.to) {
      row.refuse(first, `ages must ascend and not overlap: ${group.from} comes after ${before.to}`);
    }
    ages.push(group);
  }
  if (!ages.some(({ share }) => share > 0)) refuse(file, { line: 2, column: 1 }, "no age has anybody");
  return ages;
}

const HOUSEHOLDS: readonly CsvColumn[] = [
  { name: "size", required: true, alias: ["members", "people", "persons"] },
  { name: "share", required: true, alias: ["households", "count", "weight"] },
];

/** Shares of households by size, 1 to 31: size, share. Sizes that are not there have none. */
export function readHouseholds(chunks: Iterable<string>, file: string): number[] {
  const shares: number[] = [];
  const lines = new Map<number, number>();
  for (const row of csvRows(chunks, file, HOUSEHOLDS)) {
    const size = row.number("size", { least: 1, most: 31, whole: true });
    const share = row.number("share", { least: 0, most: 1e12 });
    if (Number.isNaN(size)) continue;
    const first = lines.get(size);
    if (first !== undefined) row.refuse("size", `size ${size} is in line ${first} already`);
    lines.set(size, row.line);
    while (shares.length < size) shares.push(0);
    shares[size - 1] = share;
  }
  if (!shares.some((share) => share > 0)) refuse(file, { line: 2, column: 1 }, "no size has any household");
  return shares;
}

type Section = Record<string, unknown>;

const section = (root: Section, name: string): Section | undefined => {
  const value = root[name];
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Section)
    : undefined;
};

/** The places of a scenario that is not checked yet, as far as they have names. */
function namedPlaces(places: unknown): Pick<GivenPlace, "name" | "key">[] {
  if (!Array.isArray(places)) return [];
  return places.filter((place) => typeof (place as GivenPlace | null)?.name === "string") as GivenPlace[];
}

/**
 * Puts what the named tables hold into a scenario that is not checked yet, in place of their names.
 * @returns names of tables that cannot be used, with why
 * @throws ScenarioError for what is wrong inside a table, by its own lines
 */
export function inlineTables(
  root: Section,
  open: (path: string, at: Path) => ReturnType<OpenTable>,
): TableProblem[] {
  const problems: TableProblem[] = [];
  const inside: ScenarioError[] = [];
  const inline = (
    part: string,
    file: string,
    key: string,
    read: (chunks: Iterable<string>, name: string, holder: Section) => unknown,
  ): void => {
    const holder = section(root, part);
    const path = holder?.[file];
    // What is no name of a file is told by the schema.
    if (holder === undefined || typeof path !== "string" || path === "") return;
    if (holder[key] !== undefined && holder[key] !== null) {
      problems.push({ path: [part, file], message: `has both ${key} and ${file}: keep one` });
    } else {
      try {
        const { name, chunks } = open(path, [part, file]);
        holder[key] = read(chunks, name, holder);
      } catch (error) {
        if (error instanceof ScenarioError) inside.push(error);
        else problems.push({ path: [part, file], message: (error as Error).message });
      }
    }
    delete holder[file];
  };
  inline("world", "placesFile", "places", readPlaces);
  // Without its places a table of flows cannot be judged.
  if (problems.length === 0 && inside.length === 0) {
    inline("world", "flowsFile", "flows", (chunks, name, holder) =>
      readFlows(chunks, name, namedPlaces(holder["places"])),
    );
  }
  inline("population", "agesFile", "ages", readAges);
  inline("population", "householdsFile", "householdSizes", readHouseholds);
  const [first] = inside;
  if (first !== undefined && problems.length === 0) throw first;
  return problems;
}
