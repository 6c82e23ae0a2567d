/** The burial backlog of a city of 1918, of the deaths that were registered: what crews of one size leave unburied. */
import { OUTCOME_BANDS } from "../../src/kernel/engine.ts";
import { simulate } from "../../src/simulate.ts";
import { emptyCounts } from "../../src/society/day.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { layTown } from "../town.ts";

/**
 * Registered deaths from influenza and pneumonia in Philadelphia, 1 September to 31 December 1918: weekly bulletins of the
 * city, as in the data of the R package fastbeta; 13,936 in all.
 */
const REGISTERED = `
  3 7 5 1 3 4 4 5 1 4 4 4 6 4 5 7 8 11 7 11 12 14 26 30 45 52 64 79 105 132
  185 220 289 358 447 475 567 644 708 768 803 769 662 602 614 541 527 426 392 353 295 236 245 201 174 148 123 93 90 79 67
  50 40 43 28 37 29 22 34 18 24 22 13 24 10 18 13 14 12 13 13 12 13 9 13 12 21 14 17 10
  13 8 23 20 14 16 16 16 21 12 19 21 17 19 14 10 20 14 26 21 19 20 15 26 24 19 15 23 10 15 18 30
`
  .trim()
  .split(/\s+/)
  .map(Number);
/** Of anything else, a day. */
const OTHER_DEATHS = 75;
const PEOPLE = 2_000_000;

/** [burials a day, most unburied at the end of a day]. */
const PEAKS = [
  [150, 9875],
  [200, 8406],
  [250, 7127],
  [300, 5996],
  [400, 4131],
] as const;

/** Nothing happens but what crews do: nobody dies of anything else, is hidden, or is buried by their family. */
const CREWS_ONLY = { "dead.ordinary": 0, "dead.byFamily": 0, "dead.foundAfter": 0 };

/** A day more than deaths were registered: society sees a day on the next. */
const cityOf = once(() =>
  layTown({
    people: PEOPLE,
    days: REGISTERED.length + 1,
    disease: { preset: "influenza-1918" },
    seedInfections: 0,
    with: ["dead"],
    parameters: CREWS_ONLY,
  }),
);

/** Most unburied, of a city in which nobody is ill and society is given the counts of deaths of 1918. */
function peakUnder(conditions: Conditions, burialsPerDay: number): number {
  const setting = cityOf(conditions);
  const { daily } = simulate(conditions.kernel, setting, {
    parameters: { "dead.capacity": (burialsPerDay * 100_000) / PEOPLE },
    countsOf(day) {
      const counts = emptyCounts(1, setting.scenario.disease.stages.length);
      counts.died[Math.floor(OUTCOME_BANDS / 2)] = REGISTERED[day] + OTHER_DEATHS;
      return counts;
    },
  });
  return Math.max(...daily.unburied);
}

export const burials: readonly Check[] = PEAKS.map(([burialsPerDay, peak]) => ({
  id: `B41 ${burialsPerDay} a day`,
  claim: `Most unburied in Philadelphia in autumn 1918, of the deaths registered and ${OTHER_DEATHS} others a day, if ${burialsPerDay} can be buried a day`,
  expected: peak,
  tolerance: "exact",
  source:
    "arithmetic on the weekly bulletins of the city, as in the data of the R package fastbeta [confirmed]; derived",
  errorRate: "none: nothing is drawn",
  obtain: (conditions) => peakUnder(conditions, burialsPerDay),
}));
