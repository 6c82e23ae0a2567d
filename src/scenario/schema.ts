/**
 * The file format of a scenario, the single source of its types, checks, help and controls. Input: what `scenarios/*.yaml`
 * hold. Output: `Scenario`, with presets expanded and defaults filled.
 */
import { z } from "zod";
import { checkDates, worldPlan } from "./decisions.ts";
import { disease } from "./disease.ts";
import { exactly, kebab, report } from "./fields.ts";
import type { Scenario } from "./scenario.ts";
import { imports, population, world } from "./setting.ts";

const MOST_PEOPLE = 4_000_000_000;
const seed = z.int().min(0).default(1);

const file = z.strictObject({
  version: z.literal(1).describe("Version of the file format: 1"),
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
  parameters: z
    .record(z.string(), z.number())
    .default({})
    .describe(
      "Values of the model's parameters that differ from their defaults, by name such as trust.initial",
    ),
  without: z
    .array(z.string().min(1).max(60))
    .max(100)
    .default([])
    .describe("Mechanisms switched off, by name"),
});

/** Parses plain data into a scenario; see `readScenario` for files. */
export const scenarioSchema: z.ZodType<Scenario> = exactly<Scenario>()(
  file.transform((given, { issues }) => {
    const { days } = given;
    checkDates(given.worlds, days, issues);
    // Arrivals after the end never happen, so a run may be shortened without touching them.
    const arrivals = given.imports
      .map(({ from, until, perDay }) => ({ from, until: Math.min(until ?? days, days), perDay }))
      .filter(({ from, until }) => from < until);
    const title = given.title === "" ? given.name : given.title;
    return { ...given, title, question: given.question === "" ? title : given.question, imports: arrivals };
  }),
);

/** The file format as JSON Schema (draft 2020-12), with every field's unit and meaning. */
export function describeFormat(): Record<string, unknown> {
  return z.toJSONSchema(scenarioSchema, { io: "input" });
}
