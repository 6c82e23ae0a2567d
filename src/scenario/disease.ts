/** The disease of a scenario: a preset by name, a preset with changes, or a whole course of its own. */
import { z } from "zod";
import { atAge } from "./by-age.ts";
import { CONTACTS } from "./contacts.ts";
import { OLDEST, byAge, exactly, kebab, report, share } from "./fields.ts";
import { PRESETS, findPreset } from "./presets/index.ts";
import type { Branch, Disease, Dwell, Stage } from "./scenario.ts";
import { checkStages } from "./stages.ts";
import { suggestion } from "./suggest.ts";

const FAMILIES = ["fixed", "exponential", "gamma", "lognormal", "weibull", "empirical"];
const LONGEST_DAYS = 3650;
const days = z.number().gt(0).max(LONGEST_DAYS);

const spread = z
  .strictObject({
    family: z.enum(["gamma", "lognormal", "weibull"]).describe("Shape of the distribution"),
    mean: days.describe("Mean, days"),
    sd: days.describe("Standard deviation, days; between 1 % and 500 % of the mean"),
  })
  .check(({ value, issues }) => {
    const ratio = value.sd / value.mean;
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
      .describe("Probability, 0 to 1, for all or by age; the last branch has none and takes what the others leave"),
  }),
);

const settingWeight = z.number().min(0).max(100).default(1);

const stage = exactly<Stage>()(
  z.strictObject({
    name: kebab.describe("Name of the stage"),
    dwell,
    infectiousness: z.number().min(0).max(1000).default(0).describe("Relative infectiousness a day; 0 if none"),
    settings: z
      .strictObject({
        household: settingWeight.describe("Weight of contacts at home"),
        class: settingWeight.describe("Weight of contacts in class"),
        work: settingWeight.describe("Weight of contacts at work"),
        community: settingWeight.describe("Weight of contacts elsewhere"),
      })
      .prefault({})
      .describe("Relative weight of contacts by setting in this stage; 1 is as ever"),
    ill: z.boolean().default(false).describe("Feels ill, and may stay at home for it"),
    severe: z
      .boolean()
      .default(false)
      .describe("Falls ill enough here to be seen by surveillance; mark only the stage in which that happens"),
    next: z.array(branch).min(1).max(4).describe("What follows: one to four branches"),
  }),
);

const rate = z.number().min(0).max(1000);

const changes = z.strictObject({
  preset: z
    .enum(PRESETS.map((preset) => preset.name))
    .exactOptional()
    .describe("Disease to start from; without it name, r0 and stages are needed"),
  name: kebab.exactOptional().describe("Name of the disease"),
  about: z.string().max(2000).exactOptional().describe("What it is, in a sentence or two"),
  hypothetical: z.boolean().exactOptional().describe("No known disease does this"),
  r0: z.number().min(0.05).max(30).exactOptional().describe("Basic reproduction number, 0.05 to 30"),
  dispersion: z
    .number()
    .min(0.01)
    .max(1000)
    .nullable()
    .exactOptional()
    .describe("Dispersion k of individual infectiousness, 0.01 to 1000; smaller is more uneven; null: all alike"),
  susceptibility: byAge(100).exactOptional().describe("Relative susceptibility, for all or by age; above 0 somewhere"),
  immunity: byAge(1).exactOptional().describe("Share immune beforehand, 0 to 1, for all or by age"),
  fullyImmune: share.exactOptional().describe("Share who can never be infected, 0 to 1, at any age"),
  contacts: z
    .strictObject({
      household: rate.exactOptional().describe("At home, per other member of the household"),
      class: rate.exactOptional().describe("In a class, per person"),
      work: rate.exactOptional().describe("At work, per person"),
      community: rate.exactOptional().describe("Elsewhere, per person"),
    })
    .exactOptional()
    .describe("Relative contact rates by setting; only their ratios matter, r0 sets the level"),
  stages: z
    .array(stage)
    .min(1)
    .max(16)
    .check(({ value, issues }) => {
      for (const { path, message } of checkStages(value)) report(issues, path, message);
    })
    .exactOptional()
    .describe("The course: one to sixteen stages, infection enters the first; replaces all stages of the preset"),
  sources: z.array(z.string().max(500)).max(100).exactOptional().describe("Citations, one a line"),
});

type Changes = z.output<typeof changes>;

const byName = z.enum(PRESETS.map((preset) => preset.name)).describe("Name of a preset");

/** Input: a preset's name or a mapping; output: the whole disease. */
export const disease: z.ZodType<Disease> = z
  .union([byName, changes])
  .transform((given, { issues }): Disease => {
    const asked: Changes = typeof given === "string" ? { preset: given } : given;
    const whole = complete(asked, issues);
    if (whole !== undefined) checkRates(whole, issues);
    return whole ?? PRESETS[0]!;
  })
  .describe("The disease: the name of a preset, or a mapping");

/** Fills what is not said from the preset or the defaults. */
function complete(asked: Changes, issues: z.core.$ZodRawIssue[]): Disease | undefined {
  const { preset, contacts, sources, ...own } = asked;
  const base = preset === undefined ? undefined : findPreset(preset);
  const name = own.name ?? base?.name;
  const r0 = own.r0 ?? base?.r0;
  const stages = own.stages ?? base?.stages;
  if (name === undefined) report(issues, ["name"], "missing: a name is needed (or a preset)");
  if (r0 === undefined) report(issues, ["r0"], "missing: a number is needed (or a preset)");
  if (stages === undefined) report(issues, ["stages"], "missing: a list of stages is needed (or a preset)");
  if (name === undefined || r0 === undefined || stages === undefined) return undefined;
  return {
    name,
    about: own.about ?? base?.about ?? "",
    hypothetical: own.hypothetical ?? base?.hypothetical ?? false,
    r0,
    dispersion: own.dispersion === undefined ? (base?.dispersion ?? null) : own.dispersion,
    susceptibility: own.susceptibility ?? base?.susceptibility ?? 1,
    immunity: own.immunity ?? base?.immunity ?? 0,
    fullyImmune: own.fullyImmune ?? base?.fullyImmune ?? 0,
    contacts: { ...CONTACTS, ...base?.contacts, ...contacts },
    stages,
    sources: [...(base?.sources ?? []), ...(sources ?? []), ...nameChanges(asked, base)],
  };
}

/** A preset's citations do not cover what a scenario changes, so the list says what that is. */
function nameChanges(asked: Changes, base: Disease | undefined): string[] {
  if (base === undefined) return [];
  const own = Object.keys(changes.shape).filter(
    (key) => !["preset", "name", "about", "sources"].includes(key) && Object.hasOwn(asked, key),
  );
  return own.length === 0 ? [] : [`Set by the scenario, not by the sources above: ${own.join(", ")}`];
}

function checkRates(whole: Disease, issues: z.core.$ZodRawIssue[]): void {
  const ages = Array.from({ length: OLDEST + 1 }, (_, age) => age);
  if (!ages.some((age) => atAge(whole.susceptibility, age) > 0)) {
    report(issues, ["susceptibility"], "must be above 0 at some age");
  }
  const { household, class: inClass, work, community } = whole.contacts;
  if (household + inClass + work + community === 0) {
    report(issues, ["contacts"], "must be above 0 in some setting");
  }
}
