/** `candor places`: finds places and previews a world: a map of letters, its largest places, its countries. */
import { existsSync } from "node:fs";
import { extname } from "node:path";
import { type Command, Option } from "commander";
import { atlasFor, loadAtlas } from "../../runner/atlas.ts";
import { shippedScenarios } from "../../runner/scenarios.ts";
import { airShare, layoutSentences } from "../../src/report/layouts.ts";
import { grouped } from "../../src/report/number.ts";
import type { WorldSpec } from "../../src/scenario/scenario.ts";
import type { Atlas } from "../../src/world/atlas.ts";
import type { CountryFacts } from "../../src/world/countries.ts";
import { countryCode, nearCountry } from "../../src/world/country-names.ts";
import { UnknownPlace, WorldError } from "../../src/world/error.ts";
import { unpackCountry } from "../../src/world/gazetteer.ts";
import { findPlace, foldName, placeAt } from "../../src/world/lookup.ts";
import { buildWorld } from "../../src/world/places.ts";
import { AIR_SHARE } from "../../src/world/travel.ts";
import type { Place, World } from "../../src/world/world.ts";
import { Failure } from "../failure.ts";
import { drawMap } from "../map.ts";
import { wholeNumber } from "../options.ts";
import { openInput } from "../scenario.ts";
import { type Column, lineWidth, palette, print, printJson, table, wrap } from "../terminal.ts";

interface PlacesOptions {
  country?: string;
  radius?: number;
  countries?: string;
  rescale?: boolean;
  most?: number;
  json?: boolean;
}

const RADIUS_KM = 60;
const MOST = 2000;
const LARGEST = 8;
const NAMESAKES = 6;

export function addPlaces(program: Command): void {
  program
    .command("places")
    .description("Find places, and preview the world around one, of whole countries, or of a scenario.")
    .argument("[name]", "name of a town or city; or a scenario, by its file or name")
    .option("--country <country>", "the country of the place: two letters (ISO 3166), or its name")
    .addOption(
      new Option("--radius <km>", `all places within this distance (default: ${RADIUS_KM})`).argParser(
        wholeNumber(0),
      ),
    )
    .option("--rescale", "add those who live in no known place")
    .option("--countries <list>", "whole countries instead, apart by commas: NG,GH")
    .addOption(
      new Option("--most <n>", `whole countries in at most so many places (default: ${MOST})`).argParser(
        wholeNumber(1),
      ),
    )
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `
Examples:
  candor places Lagos                    who lives within ${RADIUS_KM} km
  candor places Cologne --radius 100     other spellings are found too
  candor places --countries NG,GH        two whole countries
  candor places scenarios/washington.yaml`,
    )
    .action(placesCommand);
}

interface Found {
  world: World;
  /** The part of a scenario that asks for this world; null if a scenario was asked for. */
  spec: WorldSpec | null;
  /** Places of the name asked for, the one shown first; empty if no name was. */
  named: Place[];
}

function codeOf(text: string): string {
  const code = countryCode(text);
  if (code !== undefined) return code;
  const near = nearCountry(text);
  const hint = near === undefined ? "; write two letters (ISO 3166), or its name" : `; did you mean ${near}?`;
  throw new Failure(`there is no country ${JSON.stringify(text)}${hint}`);
}

/** All places of the name, or also called so, the most populous first; throws UnknownPlace if there are none. */
function namesakes({ gazetteer, spellings }: Atlas, name: string, country: string | undefined): Place[] {
  const asked = foldName(name);
  const found = [findPlace(gazetteer, name, country, spellings), ...spellings(name)];
  for (let i = 0; i < gazetteer.count; i++) if (foldName(gazetteer.nameOf(i)) === asked) found.push(i);
  return [...new Set(found)]
    .filter((i) => country === undefined || unpackCountry(gazetteer.country[i]!) === country)
    .sort((a, b) => gazetteer.people[b]! - gazetteer.people[a]! || a - b)
    .map((i) => placeAt(gazetteer, i));
}

function findAround(name: string, options: PlacesOptions): Found {
  const atlas = loadAtlas();
  const country = options.country === undefined ? undefined : codeOf(options.country);
  const named = namesakes(atlas, name, country);
  const [place] = named;
  const around = {
    place: place!.name,
    country: place!.country!,
    radius: options.radius ?? RADIUS_KM,
    ...(options.rescale ? { rescale: true } : {}),
  };
  return { world: buildWorld({ around }, atlas, null), spec: { around }, named };
}

function find(name: string | undefined, options: PlacesOptions): Found {
  if (options.countries !== undefined) {
    if (name !== undefined) throw new Failure("give a name or --countries, not both");
    const countries = options.countries.split(",").map((text) => codeOf(text.trim()));
    const most = options.most ?? MOST;
    const spec = { countries: [...new Set(countries)], most, travel: { airports: AIR_SHARE } };
    return { world: buildWorld(spec, loadAtlas(), null), spec, named: [] };
  }
  if (name === undefined) throw new Failure("give the name of a place or of a scenario, or --countries");
  const file = [".yaml", ".yml", ".json"].includes(extname(name)) || name.includes("/") || existsSync(name);
  if (file || shippedScenarios().includes(name)) {
    const { scenario } = openInput(name, { set: [] });
    const world = buildWorld(scenario.world, atlasFor(scenario), scenario.people);
    return { world, spec: null, named: [] };
  }
  return findAround(name, options);
}

const totalOf = (world: World): number => world.places.reduce((sum, place) => sum + place.people, 0);

const largestOf = ({ places }: World): Place[] =>
  [...places].sort((a, b) => b.people - a.people || a.key - b.key).slice(0, LARGEST);

/** As a scenario has it, on one line. */
function snippet(spec: WorldSpec): string {
  if ("countries" in spec) {
    const most = spec.most === MOST ? "" : `, most: ${spec.most}`;
    return `world: {countries: [${spec.countries.join(", ")}]${most}}`;
  }
  if (!("around" in spec)) return "";
  const { place, country, radius, rescale } = spec.around;
  return `world: {around: {place: ${place}, country: ${country}, radius: ${radius}${rescale ? ", rescale: true" : ""}}}`;
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

function countryTable(world: World): string {
  const counted = new Map<string, number>();
  for (const { country = "", people } of world.places)
    counted.set(country, (counted.get(country) ?? 0) + people);
  const assumed = (facts: CountryFacts, fact: string): string =>
    facts.sources.some((source) => source.fact === fact && source.grade === "X") ? "*" : " ";
  const columns: Column[] = [
    { heading: "country", width: 18, align: "left" },
    { heading: "people here", width: 13, align: "right" },
    { heading: "of its total", width: 8, align: "right" },
    { heading: "under 15", width: 6, align: "right" },
    { heading: "65 or over", width: 6, align: "right" },
    { heading: "in a home", width: 5, align: "right" },
    { heading: "beds a 1,000", width: 6, align: "right" },
  ];
  const rows = (world.countries ?? []).map((facts) => {
    const here = counted.get(facts.code) ?? 0;
    const mark = assumed(facts, "ages");
    return [
      facts.name.length > 18 ? `${facts.name.slice(0, 17)}…` : facts.name,
      grouped(here),
      `${((here / facts.people) * 100).toFixed(here < facts.people / 10 ? 1 : 0)} %`,
      `${percent(facts.ages[0]!.share)}${mark}`.trimEnd(),
      `${percent(facts.ages[4]!.share)}${mark}`.trimEnd(),
      `${facts.householdSize.toFixed(1)}${assumed(facts, "householdSize")}`.trimEnd(),
      facts.bedsPer1000 === null ? "–" : facts.bedsPer1000.toFixed(1),
    ];
  });
  return table(columns, rows);
}

function text({ world, spec, named }: Found): string {
  const { bold, dim } = palette();
  const count = world.places.length;
  const air = airShare(world);
  const position = ({ latitude, longitude }: Place): string =>
    `${Math.abs(latitude).toFixed(2)}° ${latitude < 0 ? "S" : "N"}, ${Math.abs(longitude).toFixed(2)}° ${longitude < 0 ? "W" : "E"}`;
  const columns: Column[] = [
    { heading: "largest places", width: 34, align: "left" },
    { heading: "people", width: 12, align: "right" },
    { heading: "where", width: 18, align: "right" },
  ];
  const cut = (name: string): string => (name.length > 29 ? `${name.slice(0, 28)}…` : name);
  const rows = largestOf(world).map((place) => [
    cut(place.name) + (place.country === undefined ? "" : ` (${place.country})`),
    grouped(place.people),
    position(place),
  ]);
  const others = named
    .slice(1, 1 + NAMESAKES)
    .map(({ name, country = "", people }) => `${name} (${country}) ${grouped(people)}`);
  const more = named.length - 1 - others.length;
  const namesake =
    others.length === 0
      ? []
      : [dim(wrap(`Also of this name: ${others.join(", ")}${more > 0 ? `, and ${more} more` : ""}.`, "  "))];
  const sentences = layoutSentences(world).map((sentence) => wrap(sentence, "  "));
  const known = (world.countries ?? []).length > 0;
  const sources = known
    ? "Ages and beds: World Factbook 2015; people in a home: United Nations 2019; * mean of the region, an assumption."
    : "";
  return [
    `${bold(world.name)}\n${grouped(totalOf(world))} people in ${grouped(count)} ${count === 1 ? "place" : "places"}`,
    drawMap(world.places, lineWidth()).join("\n"),
    table(columns, rows),
    ...(known ? [`${countryTable(world)}\n${dim(wrap(sources, "  "))}`] : []),
    ...(sentences.length > 0 ? [sentences.join("\n")] : []),
    ...namesake,
    ...(spec === null ? [] : [`${dim("  In a scenario:")} ${snippet(spec)}`]),
    ...(air > 0 || spec === null || !("countries" in spec)
      ? []
      : [dim("  No two of its airports are 200 km apart.")]),
  ].join("\n\n");
}

function data({ world, spec, named }: Found) {
  const plain = ({ name, country, latitude, longitude, people, key }: Place) => ({
    name,
    country: country ?? null,
    latitude,
    longitude,
    people,
    key,
  });
  return {
    name: world.name,
    people: totalOf(world),
    places: world.places.length,
    world: spec,
    named: named.map(plain),
    largest: largestOf(world).map(plain),
    countries: world.countries ?? [],
    layouts: world.layouts ?? [],
    airShare: airShare(world),
    attributions: world.attributions,
  };
}

function placesCommand(name: string | undefined, options: PlacesOptions): void {
  try {
    const found = find(name, options);
    if (options.json) printJson(data(found));
    else print(text(found));
  } catch (error) {
    if (error instanceof UnknownPlace || error instanceof WorldError) throw new Failure(error.message);
    throw error;
  }
}
