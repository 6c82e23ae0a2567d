/** The authority's side of a world: what is decided, when, and what is said. */
import { z } from "zod";
import { exactly, kebab, report, share } from "./fields.ts";
import { ORDER_NAMES } from "./order-names.ts";
import { order } from "./orders.ts";
import type { Decision, Moment, Press, Statement, WorldPlan } from "./scenario.ts";

/** What passes a level, and the unit of the level. */
const LEVELS: Partial<Record<NonNullable<Moment["when"]>, string>> = {
  deaths: "deaths per 100,000 a week",
  unburied: "dead per 100,000 people",
  beds: "share of those who fall severely ill",
  disorder: "incidents per 100,000 a day",
};

export const moment: z.ZodType<Moment> = exactly<Moment>()(
  z
    .strictObject({
      day: z.int().min(0).max(3650).exactOptional().describe("On this day, counted from 0"),
      when: z
        .enum(["detection", "leak", "deaths", "unburied", "beds", "disorder"])
        .exactOptional()
        .describe(
          "Once this has happened: the authority detects the outbreak, the truth leaks, or something passes a level: deaths, the dead who wait for burial, the severely ill who are refused a bed, disorder",
        ),
      above: z
        .number()
        .min(0)
        .max(100_000)
        .exactOptional()
        .describe(
          "With the last four, the level, over the whole world: deaths per 100,000 people in the last week; unburied, dead per 100,000; beds, share of those who fall severely ill, 0 to 1; disorder, incidents per 100,000 a day",
        ),
      after: z.number().min(0).max(3650).default(0).describe("Delay after that, days"),
    })
    .check(({ value, issues }) => {
      const { day, when, above } = value;
      if (day === undefined && when === undefined) report(issues, [], "needs either day or when");
      if (day !== undefined && when !== undefined)
        report(issues, ["when"], "has both day and when: keep one");
      const unit = when === undefined ? undefined : LEVELS[when];
      if (unit !== undefined && above === undefined) {
        report(issues, [], `when: ${when} needs above, in ${unit}`);
      }
      if (above !== undefined && unit === undefined)
        report(issues, ["above"], `goes only with when: ${Object.keys(LEVELS).join(", ")}`);
      if (when === "beds" && above !== undefined && above > 1)
        report(issues, ["above"], `with when: beds is a share, at most 1, found ${above}`);
    }),
);

const statement = exactly<Statement>()(
  z
    .strictObject({
      stance: z
        .enum(["silent", "deny", "minimise", "tell", "tell-with-range", "exaggerate", "correct"])
        .describe(
          "What is said of the known burden: nothing, zero, a part, all, all with its uncertainty, more, or all with the admission that what was said before was wrong",
        ),
      share: z
        .number()
        .min(0)
        .max(100)
        .nullable()
        .default(null)
        .describe(
          "Share of the known burden announced, to minimise (below 1) or exaggerate (above 1); null: the default",
        ),
      threat: share.default(0).describe("How grave the threat is said to be, 0 to 1"),
      forecast: z
        .number()
        .min(0)
        .max(100_000)
        .nullable()
        .default(null)
        .describe("Forecast: deaths per 100,000 people a week at the horizon; null: none"),
      horizon: z
        .number()
        .gt(0)
        .max(3650)
        .nullable()
        .default(null)
        .describe("Horizon of the forecast, days ahead"),
      advice: share.default(0).describe("Strength of practical advice, 0 to 1"),
      means: share
        .nullable()
        .default(null)
        .describe(
          "Share of people given the means to follow it (paid leave, masks), 0 to 1; null: as they are",
        ),
    })
    .check(({ value, issues }) => {
      const { stance, share: announced, forecast, horizon } = value;
      if (forecast !== null && horizon === null) report(issues, [], "a forecast needs a horizon, in days");
      if (forecast === null && horizon !== null) report(issues, ["horizon"], "a horizon needs a forecast");
      if (announced === null) return;
      if (stance === "minimise" && announced >= 1) report(issues, ["share"], "to minimise must be below 1");
      if (stance === "exaggerate" && announced <= 1)
        report(issues, ["share"], "to exaggerate must be above 1");
      if (stance !== "minimise" && stance !== "exaggerate") {
        report(issues, ["share"], "goes only with stance minimise or exaggerate");
      }
    }),
);

const cut = z.strictObject({
  setting: z.enum(["household", "class", "work", "community", "all"]).describe("Where contacts are cut"),
  share: share.describe("Share of contacts cut, 0 to 1, from then on"),
});

const press = exactly<Press>()(
  z.strictObject({
    control: share.describe(
      "Share of the press that prints nothing but what the authority says, 0 to 1, from then on; 0 ends it",
    ),
  }),
);

const decision = exactly<Decision>()(
  z
    .strictObject({
      at: moment.describe("When it is taken"),
      or: z.array(moment).max(8).default([]).describe("Other moments that will do: the first to come counts"),
      say: statement.exactOptional().describe("What is said from then on"),
      do: order.exactOptional().describe("What is done from then on, until it is lifted or done otherwise"),
      lift: z.enum(ORDER_NAMES).exactOptional().describe("What is no longer done from then on"),
      press: press.exactOptional().describe("What becomes of the press from then on"),
      cut: cut.exactOptional().describe("A constant cut of contacts, for exercises and tests"),
      needsTold: z
        .boolean()
        .exactOptional()
        .describe(
          "For an act that is impossible while the outbreak is not admitted: it waits until the stance is minimise or more",
        ),
    })
    .check(({ value, issues }) => {
      const { say, cut: cuts, do: does, lift } = value;
      if ([say, cuts, does, lift, value.press].every((part) => part === undefined))
        report(issues, [], "decides nothing: needs say, do, lift, press or cut");
      if (does !== undefined && does.measure === lift)
        report(issues, ["lift"], `does and lifts ${lift} at once: keep one`);
      if (value.needsTold === true && value.say !== undefined)
        report(issues, ["needsTold"], "goes with an act alone: put say into a decision of its own");
    }),
);

/** The date of a decision, or none if it waits for something. */
const dateOf = ({ at }: Decision): number | undefined =>
  at.day === undefined ? undefined : at.day + at.after;

export const worldPlan: z.ZodType<WorldPlan> = exactly<WorldPlan>()(
  z
    .strictObject({
      name: kebab.describe("Name of the world"),
      title: z.string().max(200).default("").describe("Title in reports; the name unless given"),
      decisions: z
        .array(decision)
        .max(64)
        .default([])
        .describe("What the authority decides; dated decisions in order of date"),
    })
    .check(({ value, issues }) => {
      let latest = -1;
      for (const [i, taken] of value.decisions.entries()) {
        const date = dateOf(taken);
        if (date === undefined) continue;
        if (date < latest) {
          const message = `bad date order: day ${date} comes after day ${latest}; sort decisions by date`;
          report(issues, ["decisions", i, "at"], message);
        }
        latest = Math.max(latest, date);
      }
    })
    .transform((plan) => ({ ...plan, title: plan.title === "" ? plan.name : plan.title })),
);

/** Whether a scenario of so many days never reaches a date, and what is then said of it. */
export const isLate = ({ day, after }: Moment, days: number): boolean =>
  day !== undefined && day + after >= days;
export const lateDate = (at: Moment, days: number): string =>
  `day ${at.day! + at.after} is beyond the scenario, whose last day is ${days - 1} (days: ${days})`;

/** Dates that the scenario never reaches. */
export function checkDates(plans: readonly WorldPlan[], days: number, issues: z.core.$ZodRawIssue[]): void {
  for (const [w, plan] of plans.entries()) {
    for (const [d, { at, or }] of plan.decisions.entries()) {
      const path = ["worlds", w, "decisions", d];
      if (isLate(at, days)) report(issues, [...path, "at", "day"], lateDate(at, days));
      for (const [m, other] of or.entries()) {
        if (isLate(other, days)) report(issues, [...path, "or", m, "day"], lateDate(other, days));
      }
    }
  }
}
