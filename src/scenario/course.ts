/** The stages of a disease in the file format. */
import { z } from "zod";
import { settingWeights } from "./intensity.ts";
import { byAge, exactly, kebab, relative, report } from "./fields.ts";
import type { Branch, Dwell, Stage } from "./scenario.ts";
import { suggestion } from "./suggest.ts";

const FAMILIES = ["fixed", "exponential", "gamma", "lognormal", "weibull", "empirical"];
const LONGEST_DAYS = 3650;
/** Under two minutes: the kernel's clock has steps of about twenty seconds. */
const SHORTEST_DAYS = 0.001;
const days = z.number().min(SHORTEST_DAYS).max(LONGEST_DAYS);

const spread = z
  .strictObject({
    family: z.enum(["gamma", "lognormal", "weibull"]).describe("Shape of the distribution"),
    mean: days.describe("Mean, days"),
    sd: days.describe("Standard deviation, days; between 1 % and 500 % of the mean"),
  })
  .check(({ value, issues }) => {
    const ratio = value.sd / value.mean;
    if (!(value.mean > 0 && value.sd > 0)) return;
    if (ratio >= 0.01 && ratio <= 5) return;
    report(issues, ["sd"], "must be between 1 % and 500 % of the mean (family: fixed has no variation)");
  });

const empirical = z
  .strictObject({
    family: z.literal("empirical").describe("Observed durations"),
    days: z.array(days).min(1).max(1000).describe("Durations, days, increasing"),
    weights: z.array(z.number().min(0)).min(1).max(1000).describe("Weight of each duration, at least 0"),
  })
  .check(({ value, issues }) => {
    const falls = value.days.findIndex((day, i) => i > 0 && day <= value.days[i - 1]!);
    if (falls > 0) report(issues, ["days", falls], "durations must increase");
    if (value.weights.length !== value.days.length) {
      report(issues, ["weights"], `needs one weight for each of the ${value.days.length} durations`);
    } else if (!value.weights.some((weight) => weight > 0)) {
      report(issues, ["weights"], "needs a weight above 0");
    }
  });

const dwell = exactly<Dwell>()(
  z.discriminatedUnion(
    "family",
    [
      z.strictObject({
        family: z.literal("fixed").describe("The same for everyone"),
        days: days.describe("Duration, days"),
      }),
      z.strictObject({
        family: z.literal("exponential").describe("Ends with the same chance at any time"),
        mean: days.describe("Mean, days"),
      }),
      spread,
      empirical,
    ],
    {
      error: ({ input }) => {
        if (typeof input !== "object" || input === null) return undefined;
        const family = (input as Record<string, unknown>)["family"];
        if (family === undefined) return `missing: one of ${FAMILIES.join(", ")} is needed`;
        return `unknown family ${JSON.stringify(family)}${suggestion(String(family), FAMILIES, "expected one of")}`;
      },
    },
  ),
).describe("How long the stage lasts, days");

const branch = exactly<Branch>()(
  z.strictObject({
    to: z.string().min(1).max(60).describe('Name of a stage, or "recovered", or "dead"'),
    probability: byAge(1)
      .exactOptional()
      .describe(
        "Probability, 0 to 1, for all or by age; the last branch has none and takes what the others leave",
      ),
  }),
);

const weight = relative(100).exactOptional();

/** One stage: how long, how infectious, what follows. */
export const stage: z.ZodType<Stage> = exactly<Stage>()(
  z
    .strictObject({
      name: kebab.describe("Name of the stage"),
      dwell,
      infectiousness: relative(1000).default(0).describe("Relative infectiousness a day; 0 if none"),
      settings: z
        .strictObject({
          household: weight.describe("Weight of contacts at home"),
          class: weight.describe("Weight of contacts in class"),
          work: weight.describe("Weight of contacts at work"),
          community: weight.describe("Weight of contacts elsewhere"),
          ward: weight.describe("Weight of contacts in a hospital ward: staff, patients, visitors"),
          funeral: weight.describe("Weight of contacts at a funeral"),
        })
        .default({})
        .describe(
          "Relative weight of contacts by setting in this stage: 1 is as ever. Unless given 1, in a ward and at a " +
            "funeral 0; in a dead stage 0, at the funeral 1",
        ),
      dead: z
        .boolean()
        .default(false)
        .describe('Dead and not yet buried; leads only to other such stages, or to "dead"'),
      ill: z.boolean().default(false).describe("Feels ill, and may stay at home for it"),
      severe: z
        .boolean()
        .default(false)
        .describe("Ill enough to be seen by surveillance, which counts a person once, on becoming so"),
      next: z.array(branch).min(1).max(4).describe("What follows: one to four branches"),
    })
    .transform((given) => ({ ...given, settings: settingWeights(given.settings, given.dead) })),
);
