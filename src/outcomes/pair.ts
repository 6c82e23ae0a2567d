/** A pair of worlds reduced to what an ensemble and a report of many pairs need. */
import type { Population } from "../population/population.ts";
import { compareFates } from "./fates.ts";
import { MEASURES, type Measure, type PairSummary, type WorldRun } from "./result.ts";
import { byDay, totalsOf } from "./totals.ts";

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];
/** Measures that are levels, not counts: of the whole world, a mean over its people. */
const LEVELS: readonly Measure[] = ["trust", "fear"];

/** World totals of every measure by day; levels as means over people. */
export function curvesOf(run: WorldRun, people: ArrayLike<number>): Record<Measure, number[]> {
  let everyone = 0;
  for (let place = 0; place < run.places; place++) everyone += people[place];
  const weighted = (daily: Float64Array): number[] =>
    byDay(
      run,
      daily.map((level, i) => level * people[i % run.places]),
    ).map((sum) => sum / everyone);
  return Object.fromEntries(
    MEASURE_NAMES.map((name) => [
      name,
      LEVELS.includes(name) ? weighted(run.daily[name]) : byDay(run, run.daily[name]),
    ]),
  ) as Record<Measure, number[]>;
}

export function summarisePair(
  first: WorldRun,
  second: WorldRun,
  population: Population,
  about: Pick<PairSummary, "seeds" | "assumptions" | "parameters">,
): PairSummary {
  return {
    ...about,
    totals: [totalsOf(first, population.people), totalsOf(second, population.people)],
    fates: compareFates(first, second, population),
    curves: [curvesOf(first, population.people), curvesOf(second, population.people)],
    notes: [first.notes, second.notes],
    digests: [first.digest, second.digest],
  };
}
