/** The disease of a scenario: a preset by name, a preset with changes, or a whole course of its own. */
import { z } from "zod";
import { SETTINGS } from "../kernel/engine.ts";
import { atAge } from "./by-age.ts";
import { stage } from "./course.ts";
import { OLDEST, byAge, kebab, relative, report, share } from "./fields.ts";
import { INTENSITY } from "./intensity.ts";
import { PRESETS, findPreset } from "./presets/index.ts";
import type { ByAge, Disease, Stage } from "./scenario.ts";
import { checkStages } from "./stages.ts";

const rate = relative(1000);

const changes = z.strictObject({
  preset: z
    .enum(PRESETS.map((preset) => preset.name))
    .exactOptional()
    .describe(
      "Disease to start from; without it a name, r0 (or growth, or householdSar) and stages are needed",
    ),
  name: kebab.exactOptional().describe("Name of the disease"),
  about: z.string().max(2000).exactOptional().describe("What it is, in a sentence or two"),
  hypothetical: z.boolean().exactOptional().describe("No known disease does this"),
  r0: z
    .number()
    .min(0.05)
    .max(30)
    .nullable()
    .exactOptional()
    .describe("Basic reproduction number, 0.05 to 30; null where growth or householdSar is given"),
  growth: z
    .number()
    .min(-0.5)
    .max(2)
    .nullable()
    .exactOptional()
    .describe("Instead of r0: rate of early exponential growth a day, -0.5 to 2 (0.1 doubles in 7 days)"),
  householdSar: z
    .number()
    .gt(0)
    .max(0.999)
    .nullable()
    .exactOptional()
    .describe("Instead of r0: share of a case's housemates whom the case infects, above 0, at most 0.999"),
  dispersion: z
    .number()
    .min(0.01)
    .max(1000)
    .nullable()
    .exactOptional()
    .describe(
      "Dispersion k of individual infectiousness, 0.01 to 1000; smaller is more uneven; null: all alike",
    ),
  susceptibility: byAge(100)
    .exactOptional()
    .describe("Relative susceptibility, for all or by age; above 0 somewhere"),
  immunity: byAge(1).exactOptional().describe("Share immune beforehand, 0 to 1, for all or by age"),
  fullyImmune: share.exactOptional().describe("Share who can never be infected, 0 to 1, at any age"),
  intensity: z
    .strictObject({
      household: rate.exactOptional().describe("At home, of a day with another member of the household"),
      class: rate.exactOptional().describe("Of one contact in class"),
      work: rate.exactOptional().describe("Of one contact at work"),
      community: rate.exactOptional().describe("Of one contact elsewhere"),
      ward: rate
        .exactOptional()
        .describe("In a hospital ward, of a patient's day; only in stages that give it a weight"),
      funeral: rate
        .exactOptional()
        .describe("At a funeral, of all who come; only in stages that give it a weight"),
    })
    .exactOptional()
    .describe(
      "Relative transmission of one contact by setting; only the ratios matter, r0 sets the level. How many contacts: population.contacts",
    ),
  stages: z
    .array(stage)
    .min(1)
    .max(16)
    .check(({ value, issues }) => {
      for (const { path, message } of checkStages(value)) report(issues, path, message);
    })
    .exactOptional()
    .describe(
      "The course: one to sixteen stages, infection enters the first; replaces all stages of the preset",
    ),
  lethality: z
    .number()
    .min(0)
    .max(100)
    .exactOptional()
    .describe("Multiplies the probability of every branch that leads to death, which stays at most 1"),
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
  const { preset, intensity, sources, ...own } = asked;
  const base = preset === undefined ? undefined : findPreset(preset);
  const name = own.name ?? base?.name;
  const spread = spreadOf(own, issues) ?? base;
  const stages = own.stages ?? base?.stages;
  if (name === undefined) report(issues, ["name"], "missing: a name is needed (or a preset)");
  if (spread === undefined) report(issues, ["r0"], "missing: a number is needed (or a preset)");
  if (stages === undefined) report(issues, ["stages"], "missing: a list of stages is needed (or a preset)");
  if (name === undefined || spread === undefined || stages === undefined) return undefined;
  return {
    name,
    about: own.about ?? base?.about ?? "",
    hypothetical: own.hypothetical ?? base?.hypothetical ?? false,
    r0: spread.r0,
    growth: spread.growth,
    householdSar: spread.householdSar,
    dispersion: own.dispersion === undefined ? (base?.dispersion ?? null) : own.dispersion,
    susceptibility: own.susceptibility ?? base?.susceptibility ?? 1,
    immunity: own.immunity ?? base?.immunity ?? 0,
    fullyImmune: own.fullyImmune ?? base?.fullyImmune ?? 0,
    intensity: { ...INTENSITY, ...base?.intensity, ...intensity },
    stages: own.lethality === undefined ? stages : scaleDeaths(stages, own.lethality),
    sources: [
      ...(base?.sources ?? []),
      ...(sources ?? []),
      ...nameChanges(asked, base),
      ...nameCapped(stages, own.lethality ?? 1),
    ],
  };
}

type Spread = Pick<Disease, "r0" | "growth" | "householdSar">;
const SPREADS = ["r0", "growth", "householdSar"] as const;

/** How fast it spreads as the scenario itself says, by one of three numbers; undefined if it does not. */
function spreadOf(own: Partial<Spread>, issues: z.core.$ZodRawIssue[]): Spread | undefined {
  const [first, ...more] = SPREADS.filter((key) => (own[key] ?? null) !== null);
  if (first === undefined) return undefined;
  for (const key of more)
    report(issues, [key], `has both ${first} and ${key}: keep one, the other may be null`);
  return { r0: null, growth: null, householdSar: null, [first]: own[first] };
}

/** The stages with every given probability of death multiplied, and at most 1. */
function scaleDeaths(stages: readonly Stage[], factor: number): Stage[] {
  const scale = (value: ByAge): ByAge =>
    typeof value === "number"
      ? Math.min(1, value * factor)
      : value.map(([age, step]): [number, number] => [age, Math.min(1, step * factor)]);
  return stages.map((each) => ({
    ...each,
    next: each.next.map((branch) =>
      branch.to === "dead" && branch.probability !== undefined
        ? { ...branch, probability: scale(branch.probability) }
        : branch,
    ),
  }));
}

/** Where a lethality asks for more deaths than there are people. */
function nameCapped(stages: readonly Stage[], lethality: number): string[] {
  const most = (value: ByAge): number =>
    typeof value === "number" ? value : Math.max(...value.map(([, step]) => step));
  const capped = stages.filter((each) =>
    each.next.some(
      ({ to, probability }) =>
        to === "dead" && probability !== undefined && most(probability) * lethality > 1,
    ),
  );
  if (capped.length === 0) return [];
  const names = capped.map((each) => each.name).join(", ");
  return [`Lethality ${lethality} is not reached at every age: of ${names} all die already at some`];
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
  const { intensity } = whole;
  const meets = whole.stages.some((each) =>
    SETTINGS.some((setting) => each.infectiousness * each.settings[setting] * intensity[setting] > 0),
  );
  if (!meets)
    report(issues, ["intensity"], "must be above 0 in some setting where an infectious stage meets people");
  const course = checkStages(whole.stages)[0];
  // Stages as given have been checked; only scaled deaths can have made them wrong.
  if (course !== undefined) report(issues, ["lethality"], `too high: in stages, ${course.message}`);
}
