/** How high what decisions may wait for has risen, over the whole world, as of yesterday. */
import type { Moment } from "../scenario/scenario.ts";
import type { Today } from "./mechanism.ts";
import { severeEntries } from "./surveillance.ts";

type Level = Exclude<NonNullable<Moment["when"]>, "detection" | "leak">;

const PER = 100_000;

/** The fields in which the levels stand, in the units of `above`. */
export const LEVEL_FIELDS: Readonly<Record<Level, string>> = {
  deaths: "deathsWeekWorld",
  unburied: "unburiedWorld",
  beds: "refusedWorld",
  disorder: "incidentsWorld",
};

const sum = (values: ArrayLike<number>): number => {
  let all = 0;
  for (let i = 0; i < values.length; i++) all += values[i];
  return all;
};

/** Sets the levels that mechanisms later in the order of the day have brought about. */
export function measureLevels({ fields: f, counts, scenario, living }: Today): void {
  const marks = severeEntries(scenario.disease.stages);
  let severe = 0;
  for (let i = 0; i < counts.entered.length; i++) if (marks[i % marks.length]) severe += counts.entered[i];
  const [people, refused] = [sum(living), sum(f.refused)];
  const each = (count: number): number => (people > 0 ? (PER * count) / people : 0);
  f.unburiedWorld[0] = each(sum(f.unburied));
  f.incidentsWorld[0] = each(sum(f.incidents));
  f.refusedWorld[0] = refused > 0 ? refused / Math.max(refused, severe) : 0;
}
