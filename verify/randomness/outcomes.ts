/** Chance as it shows in what happens: courses of people, whom they infect, and that neither hangs on anything else. */
import gamma from "@stdlib/stats-base-dists-gamma";
import negativeBinomial from "@stdlib/stats-base-dists-negative-binomial";
import { Trait } from "../../src/society/mechanism.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { chanceRows } from "./chance.ts";
import { chiSquareP, correlationP, countsP, kolmogorovP, smallestP } from "./statistics.ts";
import {
  type Course,
  type Generation,
  layTowns,
  MEAN_DAYS,
  runGeneration,
  SD_DAYS,
  SEVERE_SHARE,
} from "./town.ts";

const R0 = 1.5;
const DISPERSION = 0.5;
const SEEDS = 4000;

/** Everyone meets everyone alike, so that nothing but chance tells one source from another. */
const generations = once((conditions: Conditions): Generation[] => {
  const setting = layTowns({
    mixing: "homogeneous",
    r0: R0,
    dispersion: DISPERSION,
    seedInfections: SEEDS,
    people: 600_000,
  });
  return Array.from({ length: conditions.full ? 5 : 1 }, (_, i) => runGeneration(conditions, setting, 1 + i));
});

const coursesOf = (found: readonly Generation[]): Course[] => found.flatMap(({ courses }) => courses);

/** Those infected by one course among others who would be infected by them as well: few, in a large town. */
function offspring(found: readonly Generation[]): number {
  // Infections of the dwell's own length: gamma times gamma. Held against the sum over courses, of each its own dwell.
  const courses = coursesOf(found);
  const counts = new Uint32Array(400);
  for (const { infected } of courses) counts[infected]! += 1;
  const mean = courses.reduce((sum, { infected }) => sum + infected, 0) / courses.length;
  const days = courses.reduce((sum, { dwell }) => sum + dwell, 0) / courses.length;
  // Given the dwell, negative binomial; the dwells put into forty equal parts.
  const sorted = courses.map(({ dwell }) => dwell).sort((a, b) => a - b);
  const parts = Array.from({ length: 40 }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / 40)]!);
  return countsP(counts, (n) => {
    let sum = 0;
    for (const dwell of parts) {
      const expected = (mean * dwell) / days;
      sum += negativeBinomial.pmf(n, DISPERSION, DISPERSION / (DISPERSION + expected));
    }
    return sum / parts.length;
  });
}

const row = chanceRows(generations);

const INDEPENDENCE = "independence; derived";

export const outcomes: readonly Check[] = [
  row(
    "R14 dwell",
    `Days in a stage of gamma ${MEAN_DAYS} ± ${SD_DAYS}, from the log`,
    "@stdlib's distribution function, Kolmogorov's test; confirmed",
    (found) => {
      const shape = (MEAN_DAYS / SD_DAYS) ** 2;
      const days = Float64Array.from(coursesOf(found), ({ dwell }) => dwell);
      return kolmogorovP(days, (x) => gamma.cdf(x, shape, shape / MEAN_DAYS));
    },
  ),
  row("R14 branch", `Share who become severely ill: ${SEVERE_SHARE}`, "binomial; derived", (found) => {
    const courses = coursesOf(found);
    const severe = courses.filter((course) => course.severe).length;
    const n = courses.length;
    return chiSquareP([severe, n - severe], [n * SEVERE_SHARE, n * (1 - SEVERE_SHARE)]);
  }),
  row(
    "R14 delay",
    "When in the stage its infections happen: uniform",
    "contacts at an even rate, Kolmogorov's test; derived (an infection in the tick of its cause is put into the next: 0.5 % of them)",
    (found) =>
      kolmogorovP(
        Float64Array.from(
          found.flatMap(({ contacts }) => contacts),
          ({ delay }) => delay,
        ),
        (x) => Math.min(1, Math.max(0, x)),
      ),
  ),
  row(
    "R14 offspring",
    `Infections a case, k = ${DISPERSION}: negative binomial given the days of the stage`,
    "@stdlib's probabilities, chi-square; confirmed. The mean is that of the run, for some contacts meet the same person",
    offspring,
  ),
  row("R15 dwell and branch", "Days in a stage and what follows it: uncorrelated", INDEPENDENCE, (found) => {
    const courses = coursesOf(found);
    return correlationP(
      courses.map(({ dwell }) => dwell),
      courses.map(({ severe }) => (severe ? 1 : 0)),
    );
  }),
  row(
    "R15 neighbours",
    "Infections, days and branches of one case and the next by address: uncorrelated",
    INDEPENDENCE,
    (found) =>
      smallestP(
        [
          ({ infected }: Course) => Math.log1p(infected),
          ({ dwell }: Course) => dwell,
          ({ severe }: Course) => (severe ? 1 : 0),
        ].map((of) => {
          const values = coursesOf(found).map(of);
          return correlationP(values.slice(1), values.slice(0, -1));
        }),
      ),
  ),
  row(
    "R15 infectiousness",
    "Infections of a case for its days, and whether it becomes severely ill: uncorrelated",
    INDEPENDENCE,
    (found) => {
      const courses = coursesOf(found);
      const most = courses.map(({ infected, dwell }) => Math.log1p(infected / dwell));
      return correlationP(
        most,
        courses.map(({ severe }) => (severe ? 1 : 0)),
      );
    },
  ),
  row(
    "R15 thresholds",
    "Infections, days and branch of a case, and each of its personal thresholds: uncorrelated",
    INDEPENDENCE,
    (found) =>
      smallestP(
        Object.values(Trait).flatMap((trait) => {
          const thresholds = found.flatMap(({ courses, threshold }) =>
            courses.map(({ address }) => threshold(address, trait)),
          );
          return [
            ({ infected }: Course) => Math.log1p(infected),
            ({ dwell }: Course) => dwell,
            ({ severe }: Course) => (severe ? 1 : 0),
          ].map((of) => correlationP(thresholds, coursesOf(found).map(of)));
        }),
      ),
  ),
];
