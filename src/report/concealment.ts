/** What must be printed beside an answer in favour of concealment; plain text, for report and terminal. */
import type { PairSummary } from "../outcomes/result.ts";
import { about, counted, oneIn } from "./number.ts";
import { mean } from "../outcomes/reversal.ts";
import { median } from "../outcomes/spread.ts";
import { type Question, headlinePairs, lower } from "./sentence.ts";
import { cumulative } from "./series.ts";

/** Mean over days of the deaths that happened and were not announced, or were announced and did not happen. */
export function meanGap(deaths: readonly number[], announced: readonly number[]): number {
  return mean(cumulative(deaths).map((value, day) => Math.abs(value - announced[day])));
}

/**
 * Which world conceals more (0: the first, 1: the second), from what was announced and what happened, not from what
 * the worlds are called; null if there is hardly a difference (under a tenth).
 */
export function concealingWorld(pairs: readonly PairSummary[]): 0 | 1 | null {
  const chosen = headlinePairs(pairs);
  if (chosen.length === 0) return null;
  const gap = (world: 0 | 1): number =>
    median(chosen.map(({ curves }) => meanGap(curves[world].deaths, curves[world].announced)));
  const [a, b] = [gap(0), gap(1)];
  if (Math.abs(a - b) <= 0.1 * Math.max(a, b)) return null;
  return a > b ? 0 : 1;
}

/** Empty unless the world that conceals more has fewer deaths: who lost by it, the trust left, and what is not counted. */
export function concealmentNote(pairs: readonly PairSummary[], question: Question): string {
  const chosen = headlinePairs(pairs);
  const concealing = concealingWorld(pairs);
  if (concealing === null) return "";
  const open = concealing === 0 ? 1 : 0;
  const worse = median(chosen.map(({ totals }) => totals[open].deaths - totals[concealing].deaths));
  if (worse <= 0) return "";
  const of = (pick: (pair: PairSummary) => number): number => median(chosen.map(pick));
  const lost = Math.round(of(({ fates }) => (concealing === 1 ? fates.livesSpared : fates.livesLost)));
  const infected = Math.round(of(({ fates }) => (concealing === 1 ? fates.spared : fates.newlyLost)));
  const old = of(({ fates }) => {
    const byAge = concealing === 1 ? fates.byAge.livesSpared : fates.byAge.livesLost;
    const all = byAge.reduce((sum, value) => sum + value, 0);
    return all === 0 ? 0 : byAge.slice(6).reduce((sum, value) => sum + value, 0) / all;
  });
  const trust = (world: 0 | 1): string => of(({ totals }) => totals[world].trustAtEnd).toFixed(2);
  const title = lower(question.titles[concealing]);
  const ages = lost > 0 ? ` (${old <= 0 ? "none" : old >= 1 ? "all" : oneIn(old)} of them 60 or over)` : "";
  const inFavour = chosen.filter(({ totals }) => totals[concealing].deaths < totals[open].deaths).length;
  const opening =
    inFavour >= 0.9 * chosen.length
      ? "Here concealment costs fewer lives."
      : `Concealment costs fewer lives in ${inFavour} of these ${chosen.length} worlds, more or as many in the others.`;
  return (
    `${opening} Who loses by it: with “${title}”, ${about(lost)} ${lost === 1 ? "person dies" : "people die"} who would otherwise live${ages}, ` +
    `and ${counted(infected)} are infected who otherwise would not be. Trust in the authority at the end is ${trust(concealing)}, against ${trust(open)}. ` +
    "Rights and consent are outside the model."
  );
}
