/** A pair of worlds reduced to what an ensemble and a report of many pairs need. */
import type { Population } from "../population/population.ts";
import { compareFates } from "./fates.ts";
import type { Cell } from "./grid.ts";
import {
  type CellOutcome,
  type FateCounts,
  type Fates,
  type Frozen,
  MEASURES,
  type Measure,
  type PairSummary,
  type WorldRun,
} from "./result.ts";
import { byDay, totalsOf } from "./totals.ts";

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];
/** Measures that are levels, not counts: of the whole world, a mean over its people. */
const LEVELS: readonly Measure[] = ["trust", "fear"];

/** World totals of every measure by day; levels as means over people. */
function curvesOf(run: WorldRun, people: ArrayLike<number>): Record<Measure, number[]> {
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

/** Counts of fates alone. */
export function countFates(fates: Fates): FateCounts {
  const { byAge: _byAge, byPlace: _byPlace, sparedByDay: _spared, newlyLostByDay: _lost, ...counts } = fates;
  return counts;
}

/** A world of the grid, reduced as the worlds of a pair are. */
export function summariseCell(
  { says, acts, licensed }: Cell,
  run: WorldRun,
  population: Population,
): CellOutcome {
  return {
    says,
    acts,
    licensed,
    totals: totalsOf(run, population.people),
    curves: curvesOf(run, population.people),
    digest: run.digest,
  };
}

/** The first world on the second's counts, against the second. */
export function summariseFrozen(frozen: WorldRun, second: WorldRun, population: Population): Frozen {
  const { infections, deaths } = totalsOf(frozen, population.people);
  return {
    totals: { infections, deaths },
    fates: countFates(compareFates(frozen, second, population)),
    digest: frozen.digest,
  };
}

export function summarisePair(
  first: WorldRun,
  second: WorldRun,
  population: Population,
  about: Pick<PairSummary, "seeds" | "assumptions" | "parameters" | "cells" | "frozen">,
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
