/** Outbreaks that take off, and those that die out by themselves: two kinds of result that no mean should mix. */
import { exp } from "../maths/elementary.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { TOLD } from "./definitions.ts";
import type { PairSummary, WorldRun } from "./result.ts";
import { type Spread, spreadOf } from "./spread.ts";

export interface TakeOff {
  /** Infections from which on an outbreak counts as taken off. */
  threshold: number;
  worlds: {
    title: string;
    runs: number;
    tookOff: number;
    /** People infected where it took off, and where it did not. */
    large: Spread | null;
    small: Spread | null;
  }[];
}

/** People who are infected from elsewhere, or at the start: their expected number. */
export function arrivalsOf({
  imports,
  seedInfections,
}: Pick<Scenario, "imports" | "seedInfections">): number {
  return imports.reduce((sum, { from, until, perDay }) => sum + (until - from) * perDay, seedInfections);
}

/**
 * Chance that at least one of those who arrive infected starts an outbreak that takes off, if one does with chance `ofOne`:
 * those of the start are so many, those of later days a Poisson number.
 */
export function takeOffOfAll(
  ofOne: number,
  { imports, seedInfections }: Pick<Scenario, "imports" | "seedInfections">,
): number {
  const later = arrivalsOf({ imports, seedInfections: 0 });
  let none = exp(-later * ofOne);
  for (let i = 0; i < seedInfections && none > 0; i++) none *= 1 - ofOne;
  return 1 - none;
}

export function takeOffThreshold(
  scenario: Pick<Scenario, "imports" | "seedInfections">,
  people: number,
): number {
  const [each, share] = [TOLD.tookOffEach.value, TOLD.tookOffShare.value];
  return Math.max(
    1,
    Math.ceil(Math.min(share * people, Math.max(TOLD.tookOffLeast.value, each * arrivalsOf(scenario)))),
  );
}

/** Which outbreaks took off, by world: over all pairs but those that only turn one assumption, else over the runs. */
export function takeOffOf(
  scenario: Pick<Scenario, "imports" | "seedInfections">,
  people: number,
  runs: readonly Pick<WorldRun, "title" | "daily">[],
  pairs: readonly Pick<PairSummary, "assumptions" | "totals">[],
): TakeOff {
  const threshold = takeOffThreshold(scenario, people);
  const counted = pairs.filter(({ assumptions }) => assumptions !== "theta");
  return {
    threshold,
    worlds: runs.map(({ title, daily }, world) => {
      const all =
        counted.length > 0
          ? counted.map(({ totals }) => totals[world === 0 ? 0 : 1].infections)
          : [daily.infections.reduce((sum, today) => sum + today, 0)];
      const large = all.filter((infected) => infected >= threshold);
      return {
        title,
        runs: all.length,
        tookOff: large.length,
        large: spreadOf(large),
        small: spreadOf(all.filter((infected) => infected < threshold)),
      };
    }),
  };
}
