/** What goes round though nobody knows it: the part of the file format for rumours. */
import { z } from "zod";
import { isLate, lateDate, moment } from "./decisions.ts";
import { exactly, report, share } from "./fields.ts";
import { MOST_RUMOURS } from "./rumour-limit.ts";
import type { Rumour } from "./scenario.ts";

export const rumours: z.ZodType<readonly Rumour[]> = z
  .array(
    exactly<Rumour>()(
      z.strictObject({
        at: moment.describe("When it starts"),
        says: z
          .enum(["false-comfort", "false-alarm", "truth"])
          .describe("That there is little to fear; that far more die; or what people have lived through"),
        strength: share
          .default(1)
          .describe(
            "False comfort: share of the deaths lived through that it denies; false alarm: how much of the parameter rumour.alarm it speaks of, and how grave it sounds; truth: how grave it sounds; 0 to 1",
          ),
        startsWith: share
          .default(0.001)
          .describe("Share of the people of each place who hear it first; the others are told, 0 to 1"),
      }),
    ),
  )
  .max(MOST_RUMOURS)
  .describe(
    "Rumours that go round in every world, whatever is decided; one stands at a time. They need the mechanism rumour (with: [rumour])",
  );

/** Rumours that nobody would ever hear. */
export function checkRumours(
  given: readonly Rumour[],
  switchedOn: readonly string[],
  days: number,
  issues: z.core.$ZodRawIssue[],
): void {
  if (given.length > 0 && !switchedOn.includes("rumour"))
    report(issues, ["rumours"], "goes only with the mechanism rumour: add with: [rumour]");
  for (const [i, { at }] of given.entries()) {
    if (isLate(at, days)) report(issues, ["rumours", i, "at", "day"], lateDate(at, days));
  }
}
