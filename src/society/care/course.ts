/** Where in a course care matters, and whom it can save. */
import { BAND_COUNT, BANDS } from "../../population/population.ts";
import type { Stage } from "../../scenario/scenario.ts";
import { fatalityFrom } from "../ill.ts";
import { severeEntries } from "../surveillance.ts";

/** A severe stage that can end better or worse. */
export interface Turn {
  stage: number;
  /** Severe after a stage that was so already: there intensive care matters, before it a bed. */
  critical: boolean;
  /** Branches to be made likelier, or with `away` less likely; never the last, which takes what they leave. */
  toward: readonly number[];
  /** The course names the worst last: it is reached by taking from the others. */
  away: boolean;
}

/** Stages that are severe and follow none but severe ones. */
export function criticalStages(stages: readonly Stage[]): boolean[] {
  const entries = severeEntries(stages);
  return stages.map(({ severe, dead }, s) => severe && !dead && !entries[s]);
}

/** Risk of death after each branch of a stage, in the mean over the age bands. */
const risksOf = (stages: readonly Stage[], { next }: Stage): number[] =>
  next.map(
    ({ to }) => BANDS.reduce<number>((sum, age) => sum + fatalityFrom(stages, to, age), 0) / BAND_COUNT,
  );

/** The severe stages whose branches differ in what they lead to, and their branches worse than the best. */
export function turnsOf(stages: readonly Stage[]): Turn[] {
  const critical = criticalStages(stages);
  return stages.flatMap((stage, s) => {
    if (!stage.severe || stage.dead) return [];
    const risks = risksOf(stages, stage);
    const best = Math.min(...risks);
    const last = risks.length - 1;
    const away = risks[last] > best;
    const toward = risks.flatMap((risk, j) => (j < last && risk > best !== away ? [j] : []));
    return toward.length === 0 ? [] : [{ stage: s, critical: critical[s], toward, away }];
  });
}

/** The age bands in the order of triage: first those likeliest to live if they are nursed; of equal ones the younger. */
export function triage(stages: readonly Stage[]): number[] {
  const entries = stages.filter((_, s) => severeEntries(stages)[s]);
  const fatality = BANDS.map((age) =>
    entries.reduce((sum, { name }) => sum + fatalityFrom(stages, name, age), 0),
  );
  return [...BANDS.keys()].sort((a, b) => fatality[a] - fatality[b] || a - b);
}
