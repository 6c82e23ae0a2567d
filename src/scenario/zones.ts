/** Zones of an environmental hazard: this part of the file format. */
import { z } from "zod";
import { exactly, report, share } from "./fields.ts";
import { WorldError } from "../world/error.ts";
import { placesOfZone } from "../world/zones.ts";
import type { Scenario, Zone } from "./scenario.ts";

/** What a hazard does is one thing for a whole scenario: people are marked as exposed, and not to which zone. */
const EFFECTS = ["susceptibility", "severity", "recovery"] as const;
/** The kernel multiplies probabilities by at most 16. */
const LEAST_RECOVERY = 1 / 16;

const around = z
  .strictObject({
    place: z.string().min(1).max(100).exactOptional().describe("Name of a place of this world"),
    latitude: z.number().min(-90).max(90).exactOptional().describe("Instead of a place: degrees north"),
    longitude: z.number().min(-180).max(180).exactOptional().describe("Instead of a place: degrees east"),
    radius: z.number().min(0).max(20_000).describe("All places within this distance, km"),
  })
  .check(({ value, issues }) => {
    const { place, latitude, longitude } = value;
    if ((latitude === undefined) !== (longitude === undefined))
      report(issues, [], "latitude and longitude go together");
    else if (place === undefined && latitude === undefined)
      report(issues, [], "needs a place, or latitude and longitude");
    if (place !== undefined && latitude !== undefined)
      report(issues, ["latitude"], "has both a place and latitude and longitude: keep one");
  });

const factor = (least: number, most: number): z.ZodDefault<z.ZodNumber> =>
  z.number().min(least).max(most).default(1);

const zone = z
  .strictObject({
    name: z.string().min(1).max(100).describe("What the hazard is called in words on the time axis"),
    around: around.exactOptional().describe("Where: the places around a place, or around a point"),
    places: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(5000)
      .exactOptional()
      .describe("Where: the places of these names"),
    from: z.int().min(0).max(3650).default(0).describe("First day on which it is taken up"),
    until: z.int().min(1).max(36_500).describe("The day it ends, not included"),
    dose: share.describe("Share of residents who take it up, 0 to 1, spread evenly over the days"),
    susceptibility: factor(0, 10).describe("Factor on the risk of those exposed of being infected, 0 to 10"),
    severity: factor(0, 4).describe("Factor on their risk of turning severely ill once infected, 0 to 4"),
    recovery: factor(LEAST_RECOVERY, 4).describe(
      "How many times as likely they are to get away from death: their risk of dying is divided by it, 0.0625 to 4",
    ),
  })
  .check(({ value: { around: near, places, from, until }, issues }) => {
    if (near === undefined && places === undefined) report(issues, [], "needs around, or places");
    if (near !== undefined && places !== undefined)
      report(issues, ["places"], "has both around and places: keep one");
    if (until <= from) report(issues, ["until"], `must be after from, ${from}, found ${until}`);
  });

/** Zones without places, where the places are of the scenario's own; of real ones it shows when they are laid out. */
export function checkZonePlaces(
  given: readonly Zone[],
  world: Scenario["world"],
  issues: z.core.$ZodRawIssue[],
): void {
  if (!("places" in world) || world.places.length === 0) return;
  for (const [i, each] of given.entries()) {
    try {
      placesOfZone(each, world.places);
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
      report(issues, ["exposure", i], error.message);
    }
  }
}

/** The zones of a scenario. */
export const zones: z.ZodType<readonly Zone[]> = z
  .array(exactly<Zone>()(zone))
  .max(100)
  .check(({ value, issues }) => {
    for (const [i, each] of value.entries()) {
      const other = EFFECTS.find((effect) => each[effect] !== value[0]![effect]);
      if (other === undefined) continue;
      const message = `must be that of the first zone, ${value[0]![other]}, found ${each[other]}: zones are of one hazard, and differ in place, days and dose`;
      report(issues, [i, other], message);
    }
  });
