/**
 * The file format of a scenario, the single source of its types, checks, help and controls. Input: what `scenarios/*.yaml`
 * hold. Output: `Scenario`, with presets expanded and defaults filled.
 */
import { z } from "zod";
import { checkDates, worldPlan } from "./decisions.ts";
import { disease } from "./disease.ts";
import { exactly, kebab, report } from "./fields.ts";
import { VERSION, VERSIONS } from "./migrations.ts";
import { parameters, withMechanisms, without } from "./model.ts";
import { checkNeeds, checkOrders } from "./order-checks.ts";
import { splitRequired } from "./partial.ts";
import { checkRumours, rumours } from "./rumours.ts";
import { type Scenario, WEEKDAYS } from "./scenario.ts";
import { imports, population, world } from "./setting.ts";
import { checkZonePlaces, zones } from "./zones.ts";

const MOST_PEOPLE = 4_000_000_000;
const seed = z.int().min(0).default(1);

const file = z.strictObject({
  version: z.literal(VERSION).describe(`Version of the file format: ${VERSION}; older ones are read too`),
  extends: z
    .string()
    .min(1)
    .exactOptional()
    .describe(
      "Scenario to start from: a file, relative to this one, or the name of one that comes with Candor; what is given here is put over it",
    ),
  name: kebab.describe("Name of the scenario: small letters, digits, hyphens"),
  title: z.string().max(200).default("").describe("Title in reports; the name unless given"),
  question: z.string().max(2000).default("").describe("The question it asks; the title unless given"),
  notice: z.string().max(2000).default("").describe("What to notice in the answer"),
  days: z.int().min(1).max(3650).describe("Days to run, 1 to 3650"),
  seeds: z
    .strictObject({
      people: seed.describe("Who exists: a whole number from 0"),
      fates: seed.describe("What befalls them: a whole number from 0"),
    })
    .prefault({})
    .describe("Seeds of everything random"),
  world,
  people: z
    .int()
    .min(1)
    .max(MOST_PEOPLE)
    .nullable()
    .default(null)
    .describe("Scale the whole world to this many people, for a preview; null: all of them"),
  population: population.prefault({}).describe("What the people are like"),
  disease,
  imports: imports.default([]).describe("People infected elsewhere who arrive, by period"),
  seedInfections: z.int().min(0).max(1_000_000).default(0).describe("People infected at the start of day 0"),
  arriveIn: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(5000)
    .nullable()
    .default(null)
    .describe("Names of the places in which the infected arrive and are at the start; null: everywhere"),
  worlds: z
    .array(worldPlan)
    .min(1)
    .max(2)
    .check(({ value, issues }) => {
      const [first, second] = value;
      if (first !== undefined && first.name === second?.name) {
        report(issues, [1, "name"], `both worlds are named ${JSON.stringify(first.name)}`);
      }
    })
    .default([{ name: "nothing-said", title: "Nothing is said", decisions: [] }])
    .describe("One or two courses of the authority; the second is compared with the first"),
  rumours: rumours.default([]),
  calendar: z
    .strictObject({
      weekends: z
        .boolean()
        .default(false)
        .describe(
          "Whether classes are closed, fewer people work and all keep more company on Saturdays and Sundays",
        ),
      startsOn: z.enum(WEEKDAYS).default("monday").describe("Day of the week of day 0"),
    })
    .prefault({})
    .describe("The days of the week"),
  exposure: zones
    .default([])
    .describe("Zones of one hazard of the surroundings, for the mechanism exposure: for better or worse"),
  parameters,
  without,
  with: withMechanisms,
});

/** Parses plain data into a scenario; see `readScenario` for files. */
export const scenarioSchema: z.ZodType<Scenario> = exactly<Scenario>()(
  // What is extended has been put in before; the key is there for editors.
  file.transform(({ extends: _extends, ...given }, { issues }) => {
    const { days } = given;
    checkDates(given.worlds, days, issues);
    checkRumours(given.rumours, given.with, days, issues);
    checkOrders(given.worlds, given.world, issues);
    checkNeeds(given, issues);
    checkZonePlaces(given.exposure, given.world, issues);
    if (given.population.people !== undefined && given.people !== null) {
      report(issues, ["people"], "goes not with population.people: people given one by one are not scaled");
    }
    // Arrivals after the end never happen, so a run may be shortened without touching them.
    const arrivals = given.imports
      .map(({ from, until, perDay }) => ({ from, until: Math.min(until ?? days, days), perDay }))
      .filter(({ from, until }) => from < until);
    const title = given.title === "" ? given.name : given.title;
    return { ...given, title, question: given.question === "" ? title : given.question, imports: arrivals };
  }),
);

/** The file format as JSON Schema (draft 2020-12), with every field's unit and meaning, for editors. */
export function describeFormat(): Record<string, unknown> {
  const { $schema, ...whole } = z.toJSONSchema(scenarioSchema, { io: "input" });
  const { partial, required } = splitRequired(whole);
  const { properties, ...rest } = partial as { properties: Record<string, object> };
  const { const: _const, ...version } = properties["version"] as { const: unknown };
  return {
    $schema,
    $id: `urn:candor:scenario:${VERSION}`,
    title: "Candor scenario",
    description: "What is asked of Candor: where, which disease, and what the authority says and does.",
    ...rest,
    // Older versions are brought up to date when read.
    properties: { ...properties, version: { ...version, default: VERSION, enum: VERSIONS.toReversed() } },
    required: ["version"],
    if: { required: ["extends"] },
    // A file that extends another may leave out whatever that one has.
    else: required,
  };
}
