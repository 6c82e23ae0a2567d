/** What the authority may have done: the measures of the file format. */
import { z } from "zod";
import { BANDS } from "../population/population.ts";
import { SECTOR_NAMES } from "../population/sectors.ts";
import { exactly, report, share } from "./fields.ts";
import { ORDER_NAMES } from "./order-names.ts";
import type { Order } from "./scenario.ts";
import { suggestion } from "./suggest.ts";

const OLDEST_FIRST: readonly number[] = BANDS.toReversed();
const NAMED_PRIORITIES = { "oldest-first": OLDEST_FIRST, "youngest-first": [...BANDS] } as const;
/** Teaching ends with the schools; what is neither named nor essential is closed. */
const KEPT: readonly string[] = SECTOR_NAMES.filter((name) => name !== "education" && name !== "other");

const days = z.int().min(1).max(365);
const perPeople = z.number().min(0).max(100_000);
const wholeShare = share.default(1);

const bands = z
  .array(z.int())
  .min(1)
  .max(BANDS.length)
  .check(({ value, issues }) => {
    const ages: readonly number[] = BANDS;
    for (const [i, age] of value.entries()) {
      if (!ages.includes(age))
        report(issues, [i], `must be the first age of a band: ${BANDS.join(", ")}; found ${age}`);
      else if (value.indexOf(age) < i) report(issues, [i], `the band from ${age} is there already`);
    }
  });

const priority = z
  .union([z.enum(["oldest-first", "youngest-first"]), bands])
  .default("oldest-first")
  .transform((given) => (typeof given === "string" ? NAMED_PRIORITIES[given] : given));

const PRIORITY = `oldest-first, youngest-first, or a list of first ages of bands (${BANDS.join(", ")}) in order; others get none`;

const sector = z.string().check(({ value, issues }) => {
  if (!SECTOR_NAMES.includes(value)) {
    const message = `unknown sector ${JSON.stringify(value)}${suggestion(value, SECTOR_NAMES, "expected one of")}`;
    report(issues, [], message);
  }
});

export const order: z.ZodType<Order> = exactly<Order>()(
  z.discriminatedUnion(
    "measure",
    [
      z.strictObject({
        measure: z.literal("close-schools").describe("Classes close"),
        share: wholeShare.describe("Share of pupils and teachers who stay away, 0 to 1"),
      }),
      z.strictObject({
        measure: z.literal("close-workplaces").describe("Workplaces close"),
        share: wholeShare.describe("Share of workers of the other sectors who stay away, 0 to 1"),
        keep: z
          .array(sector)
          .max(SECTOR_NAMES.length)
          .default([...KEPT])
          .describe("Sectors that go on working; all but education and other unless given"),
      }),
      z.strictObject({
        measure: z.literal("limit-gatherings").describe("Company outside home, school and work is limited"),
        share: share.describe("Share of contacts elsewhere that fall away, 0 to 1"),
      }),
      z.strictObject({
        measure: z.literal("cordon").describe("People do not leave or enter places"),
        places: z
          .array(z.string().min(1).max(100))
          .min(1)
          .max(5000)
          .nullable()
          .default(null)
          .describe("Names of the places; null: every place"),
        share: wholeShare.describe("Share of people who do not cross, 0 to 1"),
      }),
      z.strictObject({
        measure: z.literal("isolate").describe("Whoever falls ill stays at home, untested"),
        days: days.default(10).describe("Days of isolation"),
      }),
      z.strictObject({
        measure: z.literal("quarantine-households").describe("Where someone falls ill, all stay at home"),
        days: days.default(14).describe("Days of quarantine"),
      }),
      z.strictObject({
        measure: z.literal("test").describe("Those who fall ill are tested, as far as tests last"),
        perDay: perPeople.describe("Tests a day for each 100,000 people"),
        delayDays: z.int().min(0).max(60).default(1).describe("Days from test to result"),
        isolateDays: days.default(10).describe("Days of isolation from the result on"),
      }),
      z.strictObject({
        measure: z.literal("trace").describe("The company of cases is put in quarantine"),
        cases: z
          .enum(["tested", "severe", "ill"])
          .default("tested")
          .describe(
            "Whose company: of those whose test has come back, or who fell severely ill, or ill, the day before",
          ),
        casesPerDay: perPeople.describe("Cases that can be traced a day for each 100,000 people"),
        scopes: z
          .array(z.enum(["household", "class", "team", "workplace"]))
          .min(1)
          .max(4)
          .default(["household", "class", "team"])
          .describe("Who, as a whole: all of the household, class, team at work, workplace"),
        days: days.default(14).describe("Days of quarantine"),
      }),
      z.strictObject({
        measure: z.literal("vaccinate").describe("Doses are given out"),
        perDay: perPeople.describe("Doses a day for each 100,000 people"),
        total: perPeople.nullable().default(null).describe("Doses in all for each 100,000; null: no end"),
        priority: priority.describe(PRIORITY),
        infection: share.default(0.7).describe("Reduction of the risk of being infected, 0 to 1"),
        onward: share.default(0.2).describe("Reduction of infecting others once infected, 0 to 1"),
        severe: share.default(0.8).describe("Reduction of severe illness among the infected, 0 to 1"),
        protectsAfterDays: z.int().min(0).max(365).default(14).describe("Days from dose to protection"),
      }),
      z.strictObject({
        measure: z.literal("bury-safely").describe("Nobody touches the dead"),
        share: wholeShare.describe("Share of burials, 0 to 1"),
      }),
      z.strictObject({
        measure: z.literal("masks").describe("Masks are worn outside the home"),
        share: wholeShare.describe("Share of people who are to wear them, 0 to 1"),
      }),
      z.strictObject({
        measure: z
          .literal("work-from-home")
          .describe("Those who can are asked to work from home; nothing closes"),
        share: wholeShare.describe("Share of those who can, 0 to 1"),
      }),
      z.strictObject({
        measure: z
          .literal("ration")
          .describe("Food and water are shared out; read by the mechanisms hoarding and services"),
        share: wholeShare.describe("Share of what there is that is given out by ration, 0 to 1"),
      }),
      z.strictObject({
        measure: z
          .literal("relief")
          .describe("Food and water come from outside while transport works; read by the mechanism hardship"),
        share: share.describe("Share of the daily need, 0 to 1"),
      }),
      z.strictObject({
        measure: z
          .literal("surge-burial")
          .describe("Crews that bury the dead grow; read by the mechanism dead"),
        times: z
          .number()
          .min(1)
          .max(10)
          .default(3)
          .describe("How many times as many dead can be buried, 1 to 10"),
        days: days.default(21).describe("Days in which they grow, in equal steps"),
      }),
      z.strictObject({
        measure: z
          .literal("mass-graves")
          .describe("The dead may be buried together; read by the mechanism dead"),
      }),
      z.strictObject({
        measure: z.literal("field-hospital").describe("Beds are set up; read by the mechanism care"),
        beds: perPeople.describe("Beds for each 100,000 people"),
        delayDays: z.int().min(0).max(365).default(10).describe("Days until they are ready"),
      }),
      z.strictObject({
        measure: z.literal("treat").describe("The severely ill are given a drug"),
        perDay: perPeople.describe("Courses a day for each 100,000 people"),
        total: perPeople.nullable().default(null).describe("Courses in all for each 100,000; null: no end"),
        priority: priority.describe(PRIORITY),
        death: share
          .default(0.2)
          .describe("Reduction of the risk of death of those who are given it, 0 to 1"),
        delayDays: z.int().min(0).max(60).default(0).describe("Days from being given it to its effect"),
      }),
      z.strictObject({
        measure: z
          .literal("deploy")
          .describe("Guards in the streets; read by the mechanisms disorder and trust"),
        who: z
          .enum(["police", "army"])
          .default("police")
          .describe(
            "Police, as far as they turn up, or the army, which costs more of the authority's legitimacy",
          ),
        share: wholeShare.describe("Share of full strength, 0 to 1"),
        force: share.default(0).describe("How far they may use force, 0 not at all, 1 without limits"),
      }),
    ],
    {
      error: ({ input }) => {
        if (typeof input !== "object" || input === null) return undefined;
        const measure = (input as Record<string, unknown>)["measure"];
        if (measure === undefined) return `missing: measure, one of ${ORDER_NAMES.join(", ")}, is needed`;
        return `unknown measure ${JSON.stringify(measure)}${suggestion(String(measure), ORDER_NAMES, "expected one of")}`;
      },
    },
  ),
);
