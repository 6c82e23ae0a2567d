/** Where a scenario happens, to whom, and who arrives: these parts of the file format. */
import { z } from "zod";
import { exactly, report } from "./fields.ts";
import type { Scenario } from "./scenario.ts";

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

const places = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(100).describe("Name, different from the others"),
      people: z.int().min(1).max(100_000_000).describe("Number of people"),
      latitude: latitude.default(0).describe("Degrees north, -90 to 90"),
      longitude: longitude.default(0).describe("Degrees east, -180 to 180"),
    }),
  )
  .min(1)
  .max(5000)
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [i, { name }] of value.entries()) {
      if (seen.has(name)) report(issues, [i, "name"], `a second place named ${JSON.stringify(name)}`);
      seen.add(name);
    }
  });

/** Input: around or places, exactly one; output: the same. */
export const world: z.ZodType<Scenario["world"]> = z
  .strictObject({
    around: around.exactOptional().describe("All real places around a point"),
    places: places.exactOptional().describe("Places of your own"),
  })
  .describe("Where it happens: either around or places")
  .transform((given, { issues }): Scenario["world"] => {
    if (given.around !== undefined && given.places !== undefined) {
      report(issues, ["places"], "has both around and places: keep one");
    }
    if (given.places !== undefined) return { places: given.places };
    if (given.around !== undefined) return { around: given.around };
    report(issues, [], "needs either around or places");
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

/** What the people are like. */
export const population: z.ZodType<Scenario["population"]> = exactly<Scenario["population"]>()(
  z.strictObject({
    type: z.enum(["us"]).default("us").describe("Whose households, ages, schools and workplaces"),
    mixing: z
      .enum(["structured", "homogeneous"])
      .default("structured")
      .describe("structured: households, classes, workplaces; homogeneous: everyone meets everyone alike"),
    householdSizes: z
      .array(z.number().min(0))
      .min(1)
      .max(31)
      .refine((shares) => shares.some((share) => share > 0), { error: "needs a share above 0" })
      .nullable()
      .default(null)
      .describe("Shares of households with 1, 2, 3 ... members, at most 31; null: the type's own"),
    ages: ages.nullable().default(null).describe("Shares of people by age; null: the type's own"),
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
