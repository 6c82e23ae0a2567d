/** Where a scenario happens, to whom, and who arrives: these parts of the file format. */
import { z } from "zod";
import { BANDS } from "../population/population.ts";
import { countryCode, nearCountry } from "../world/country-names.ts";
import { AIR_SHARE } from "../world/travel.ts";
import { contactMatrix } from "./contact-matrix.ts";
import { byAge, exactly, relative, report } from "./fields.ts";
import { show } from "./problems.ts";
import type { ByAge, GivenFlow, GivenPlace, Scenario, WorldSpec } from "./scenario.ts";
import { nearest } from "./suggest.ts";

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

const around = z
  .strictObject({
    place: z.string().min(1).max(100).exactOptional().describe("Name of a town or city"),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: "must be two capital letters, such as US" })
      .exactOptional()
      .describe("Its country, two letters (ISO 3166), where the name alone is not enough"),
    latitude: latitude.exactOptional().describe("Instead of a place: degrees north, -90 to 90"),
    longitude: longitude.exactOptional().describe("Instead of a place: degrees east, -180 to 180"),
    radius: z.number().min(0).max(500).describe("All places within this distance, km, 0 to 500"),
    rescale: z
      .boolean()
      .exactOptional()
      .describe(
        "Add those who live in no known place, so that the countries have their totals; false unless said",
      ),
  })
  .check(({ value, issues }) => {
    const { place, country, latitude: north, longitude: east } = value;
    if ((north === undefined) !== (east === undefined))
      report(issues, [], "latitude and longitude go together");
    else if (place === undefined && north === undefined) {
      report(issues, [], "needs a place, or latitude and longitude");
    }
    if (place !== undefined && north !== undefined) {
      report(issues, ["latitude"], "has both a place and latitude and longitude: keep one");
    }
    if (country !== undefined && place === undefined) report(issues, ["country"], "goes only with a place");
  });

const MOST_PLACES = 20_000;
const MOST_FLOWS = 200_000;

/** Keys must differ; without them, names. */
function checkPlaces(places: readonly GivenPlace[], issues: z.core.$ZodRawIssue[]): void {
  const seen = new Map<string | number, number>();
  for (const [i, { name, key }] of places.entries()) {
    const first = seen.get(key ?? name);
    if (first !== undefined && key !== undefined) {
      report(issues, [i, "key"], `the key ${key} is that of ${show(places[first]?.name)} already`);
    } else if (first !== undefined) report(issues, [i, "name"], `a second place named ${show(name)}`);
    seen.set(key ?? name, i);
  }
}

const places = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(100).describe("Name, different from the others unless they have keys"),
      people: z.int().min(1).max(100_000_000).describe("Number of people"),
      latitude: latitude.default(0).describe("Degrees north, -90 to 90"),
      longitude: longitude.default(0).describe("Degrees east, -180 to 180"),
      key: z
        .int()
        .min(0)
        .max(0xffffffff)
        .exactOptional()
        .describe("Identity of the place, a whole number below 4294967296; otherwise its name is"),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, { error: "must be two capital letters, such as US" })
        .exactOptional()
        .describe("Its country, two letters (ISO 3166)"),
    }),
  )
  .min(1)
  .max(MOST_PLACES)
  .check(({ value, issues }) => checkPlaces(value, issues));

/** A place of a flow is a number if it is a key, in YAML. */
const end = z.union([z.string().min(1).max(100), z.int().min(0).transform(String)]);

const flows = z
  .array(
    z.strictObject({
      from: end.describe("Where they live: name or key of a place"),
      to: end.describe("Where they work: name or key of a place, the same for those who stay"),
      workers: z.number().min(0).max(1e9).describe("How many; each place's are scaled to all its workers"),
    }),
  )
  .max(MOST_FLOWS);

/** Every end of a flow must be a place: by its name, or by its key. */
function checkFlows(
  given: readonly GivenFlow[],
  known: readonly GivenPlace[],
  issues: z.core.$ZodRawIssue[],
): void {
  const names = new Set(known.flatMap(({ name, key }) => (key === undefined ? [name] : [name, String(key)])));
  const repeated = new Set<string>();
  const once = new Set<string>();
  for (const { name } of known) (once.has(name) ? repeated : once).add(name);
  for (const [i, flow] of given.entries()) {
    for (const side of ["from", "to"] as const) {
      const name = flow[side];
      if (repeated.has(name)) {
        report(issues, ["flows", i, side], `several places are named ${show(name)}: write its key`);
      }
      if (names.has(name)) continue;
      const near = nearest(name, once);
      const hint = near === undefined ? "" : `; did you mean ${show(near)}?`;
      report(issues, ["flows", i, side], `no place named ${show(name)}${hint}`);
    }
  }
}

const countries = z
  .array(z.string().min(1).max(60))
  .min(1)
  .max(60)
  .transform((given, { issues }) =>
    given.map((text, i) => {
      const code = countryCode(text);
      if (code === undefined) {
        const near = nearCountry(text);
        const hint =
          near === undefined ? " (write two letters, ISO 3166, or the name)" : `; did you mean ${near}?`;
        report(issues, [i], `no country ${show(text)}${hint}`);
      } else if (given.slice(0, i).some((other) => countryCode(other) === code)) {
        report(issues, [i], `${show(text)} is there already`);
      }
      return code ?? text;
    }),
  );

const travel = z.strictObject({
  airports: z
    .number()
    .min(0)
    .max(0.5)
    .describe("Share of meetings outside home, school and work with people reached by air, 0 to 0.5"),
});

/** What a file of a scenario holds is put into it as it is read; where nothing reads files, its name is left over. */
const ONLY_BESIDE_A_FILE = "tables are read only for a scenario that is a file itself";
const table = z.string().min(1).max(500);
const KINDS = ["around", "countries", "places"] as const;

/** Input: one of around, countries and places; output: the same. */
export const world: z.ZodType<Scenario["world"]> = z
  .strictObject({
    around: around.exactOptional().describe("All real places around a point"),
    countries: countries.exactOptional().describe("Whole countries: two letters (ISO 3166), or names"),
    most: z
      .int()
      .min(1)
      .max(MOST_PLACES)
      .exactOptional()
      .describe("With countries: at most so many places, 2000 unless said; smaller ones are merged beyond"),
    places: places.exactOptional().describe("Places of your own"),
    placesFile: table.exactOptional().describe("Places of your own from a table (CSV) beside this file"),
    flows: flows.exactOptional().describe("With places: who works where; places not in it follow the model"),
    flowsFile: table.exactOptional().describe("The same from a table (CSV) beside this file"),
    travel: travel
      .exactOptional()
      .describe(`Journeys by air; airports: ${AIR_SHARE} with countries, none otherwise unless said`),
  })
  .describe("Where it happens: around, countries, or places")
  .transform((given, { issues }): WorldSpec => {
    const [kind, other] = KINDS.filter((name) => given[name] !== undefined);
    if (other !== undefined) report(issues, [other], `has both ${kind} and ${other}: keep one`);
    for (const file of ["placesFile", "flowsFile"] as const) {
      if (given[file] === undefined) continue;
      report(issues, [file], ONLY_BESIDE_A_FILE);
    }
    if (given.most !== undefined && kind !== "countries")
      report(issues, ["most"], "goes only with countries");
    if (given.flows !== undefined && kind !== "places") report(issues, ["flows"], "go only with places");
    const flying = given.travel === undefined ? {} : { travel: given.travel };
    if (given.places !== undefined) {
      checkFlows(given.flows ?? [], given.places, issues);
      return {
        places: given.places,
        ...(given.flows === undefined ? {} : { flows: given.flows }),
        ...flying,
      };
    }
    if (given.countries !== undefined) {
      const { countries: codes, most = 2000 } = given;
      return { countries: codes, most, travel: given.travel ?? { airports: AIR_SHARE } };
    }
    if (given.around !== undefined) return { around: given.around, ...flying };
    if (given.placesFile === undefined) report(issues, [], "needs around, countries, or places");
    return { places: [] };
  });

const ages = z
  .array(
    z.strictObject({
      from: z.int().min(0).max(100).describe("First age, years"),
      to: z.int().min(0).max(100).describe("Last age, years, included"),
      share: z.number().min(0).describe("Share of people; shares need not sum to 1"),
    }),
  )
  .min(1)
  .max(101)
  .check(({ value, issues }) => {
    let last = -1;
    for (const [i, { from, to }] of value.entries()) {
      if (to < from) report(issues, [i, "to"], `must be at least from, ${from}, found ${to}`);
      if (from <= last) report(issues, [i, "from"], "groups must be in order of age and not overlap");
      last = Math.max(last, to);
    }
    if (!value.some((group) => group.share > 0)) report(issues, [], "needs a share above 0");
  });

const rate = relative(1000);

/** A contact rate by age: of bands, so it can change only where one begins. */
const byBand: z.ZodType<ByAge> = byAge(1000)
  .check(({ value, issues }) => {
    if (typeof value === "number") return;
    for (const [i, [from]] of value.entries()) {
      if (BANDS.some((age) => age === from)) continue;
      report(issues, [i, 0], `contacts change only at ages ${BANDS.join(", ")}, found ${from}`);
    }
  })
  .describe(
    `One number for everyone, or steps by age: a list of [from age in years, value], the first from 0; ages ${BANDS.join(", ")}`,
  );

const contacts = z.strictObject({
  class: byBand.exactOptional().describe("In class, of a pupil or teacher, one number or by age"),
  work: rate.exactOptional().describe("At work, of a worker who does not teach"),
  community: byBand.exactOptional().describe("Elsewhere, visits at home among them, one number or by age"),
});

/** What the people are like. */
export const population: z.ZodType<Scenario["population"]> = exactly<Scenario["population"]>()(
  z
    .strictObject({
      type: z
        .enum(["country", "us"])
        .default("country")
        .describe(
          "Whose households, ages, schools and work: of each place's country, or of the United States",
        ),
      people: z
        .string()
        .min(1)
        .max(500)
        .exactOptional()
        .describe("A table of people (Parquet or CSV) beside this file, instead of computed ones"),
      mixing: z
        .enum(["structured", "homogeneous"])
        .default("structured")
        .describe("structured: households, classes, workplaces; homogeneous: everyone meets everyone alike"),
      contactMatrix: contactMatrix
        .exactOptional()
        .describe("Who meets whom outside home, school and work, instead of the built-in matrix"),
      householdSizes: z
        .array(z.number().min(0))
        .min(1)
        .max(31)
        .refine((shares) => shares.some((share) => share > 0), { error: "needs a share above 0" })
        .nullable()
        .default(null)
        .describe("Shares of households with 1, 2, 3 ... members, at most 31; null: the type's own"),
      quarters: z
        .boolean()
        .exactOptional()
        .describe("Whether some live in group quarters: care homes and prisons; false unless said"),
      ages: ages.nullable().default(null).describe("Shares of people by age; null: the type's own"),
      contacts: contacts
        .exactOptional()
        .describe(
          "Contacts a day, means over a week, by setting; what is left out is as in POLYMOD. At home each other member is met once a day",
        ),
      householdsFile: table.exactOptional().describe("householdSizes from a table (CSV) beside this file"),
      agesFile: table.exactOptional().describe("ages from a table (CSV) beside this file"),
    })
    .check(({ value, issues }) => {
      for (const name of ["householdsFile", "agesFile"] as const) {
        if (value[name] !== undefined) report(issues, [name], ONLY_BESIDE_A_FILE);
      }
      if (value.mixing === "homogeneous" && value.contactMatrix !== undefined) {
        report(issues, ["contactMatrix"], "goes not with homogeneous mixing, where all meet all alike");
      }
      if (value.contactMatrix !== undefined && value.contacts?.community !== undefined) {
        report(
          issues,
          ["contacts", "community"],
          "goes not with contactMatrix, which says how many they are",
        );
      }
      if (value.quarters === true && (value.mixing === "homogeneous" || value.people !== undefined)) {
        report(
          issues,
          ["quarters"],
          "goes only with computed households: not with homogeneous mixing, nor with people",
        );
      }
      if (value.people === undefined) return;
      for (const name of ["householdSizes", "ages"] as const) {
        if (value[name] !== null) report(issues, [name], "goes not with people: they have their own");
      }
      if (value.mixing === "homogeneous") {
        report(issues, ["mixing"], "homogeneous goes not with people: nothing of them would be left");
      }
    }),
);

/** Arrivals as written: until may be left out. */
export interface Arrivals {
  from: number;
  until?: number;
  perDay: number;
}

/** Periods of arrivals, in order and apart. */
export const imports: z.ZodType<Arrivals[]> = z
  .array(
    z.strictObject({
      from: z.int().min(0).max(3650).describe("First day"),
      until: z
        .int()
        .min(1)
        .max(36_500)
        .exactOptional()
        .describe("The day it ends, not included; the end unless given"),
      perDay: z.number().min(0).max(100_000).describe("Mean number of infected arrivals a day"),
    }),
  )
  .max(100)
  .check(({ value, issues }) => {
    for (const [i, { from, until }] of value.entries()) {
      if (until !== undefined && until <= from) {
        report(issues, [i, "until"], `must be after from, ${from}, found ${until}`);
      }
      const before = value[i - 1];
      if (before === undefined) continue;
      if (from < before.from)
        report(issues, [i, "from"], `must be in order: day ${from} comes after ${before.from}`);
      else if (before.until === undefined || from < before.until) {
        const end = before.until === undefined ? "has no until" : `lasts until day ${before.until}`;
        report(issues, [i, "from"], `overlaps with the entry before, which ${end}`);
      }
    }
  });
