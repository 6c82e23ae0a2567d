/** Saying and acting in words: the difference between the two worlds taken apart, and its part without feedback. */
import { type GridPlan, type Parts, takeApart } from "../outcomes/grid.ts";
import type { PairSummary, Totals } from "../outcomes/result.ts";
import { median, type Spread, spreadOf } from "../outcomes/spread.ts";
import { deathWords, headlinePairs, type Question, rangeWords } from "./sentence.ts";

/** The parts of a difference, in the order in which they are shown. */
export const PARTS = {
  total: "as run",
  statementFirst: "words alone, with the acts of the first",
  statementSecond: "words alone, with the acts of the second",
  actingFirst: "acts alone, with the words of the first",
  actingSecond: "acts alone, with the words of the second",
  interaction: "both together, beyond each alone",
  licenceFirst: "licence of words for acts of the first",
  licenceSecond: "licence of words for acts of the second",
  waiting: "acts that had to wait, in the worlds as run",
} as const;
export type Part = keyof typeof PARTS;

const VALUES: Readonly<Record<Part, (parts: Parts) => number>> = {
  total: ({ total }) => total,
  statementFirst: ({ statement }) => statement[0],
  statementSecond: ({ statement }) => statement[1],
  actingFirst: ({ acting }) => acting[0],
  actingSecond: ({ acting }) => acting[1],
  interaction: ({ interaction }) => interaction,
  licenceFirst: ({ licence }) => licence[0],
  licenceSecond: ({ licence }) => licence[1],
  waiting: ({ waiting }) => waiting,
};

/** Measures that are taken apart. */
export const TAKEN_APART = ["deaths", "infections", "homeDays"] as const;
export type TakenApart = (typeof TAKEN_APART)[number];

export interface PartRow {
  part: Part;
  words: string;
  /** Over the pairs with assumptions as declared, which differ in chance alone; over those with each drawn. */
  chance: Spread | null;
  assumptions: Spread | null;
}

/** Which parts there are to tell apart. */
function partsOf({ words, acts, licence }: GridPlan): Part[] {
  if (!words || !(acts || licence)) return [];
  if (!acts) return ["total", "statementFirst", "licenceFirst"];
  const waiting: Part[] = licence ? ["licenceFirst", "licenceSecond", "waiting"] : [];
  return [
    "total",
    "statementFirst",
    "statementSecond",
    "actingFirst",
    "actingSecond",
    "interaction",
    ...waiting,
  ];
}

/** One pair's difference in a measure, taken apart; throws RangeError if a cell of the grid was not run. */
export function takePairApart(grid: GridPlan, pair: PairSummary, measure: keyof Totals): Parts {
  return takeApart(grid, ({ says, acts, licensed }) => {
    if (says === acts && licensed) return pair.totals[says][measure];
    const cell = pair.cells.find(
      (one) => one.says === says && one.acts === acts && one.licensed === licensed,
    );
    if (cell === undefined) throw new RangeError("A pair of worlds lacks a cell of its grid.");
    return cell.totals[measure];
  });
}

/** Empty where the whole difference is of one kind. */
export function partRows(grid: GridPlan, pairs: readonly PairSummary[], measure: TakenApart): PartRow[] {
  const spread = (part: Part, assumptions: PairSummary["assumptions"]): Spread | null =>
    spreadOf(
      pairs
        .filter((pair) => pair.assumptions === assumptions)
        .map((pair) => VALUES[part](takePairApart(grid, pair, measure))),
    );
  return partsOf(grid).map((part) => ({
    part,
    words: grid.acts ? PARTS[part] : PARTS[part].replace(/(, with the| for) acts of the first$/, ""),
    chance: spread(part, "declared"),
    assumptions: spread(part, "drawn"),
  }));
}

/** What the two worlds differ in, and so what the whole difference is. */
export function gridSentence({ words, acts, licence }: GridPlan): string {
  if (!words && !acts) return "The two worlds decide the same.";
  if (!words)
    return "The two worlds differ only in what is done, not in what is said: the whole difference is the worth of acting.";
  if (!acts && !licence)
    return "The two worlds differ only in what is said, not in what is done: the whole difference is the direct worth of the words.";
  const apart =
    "Saying is not acting: the same people and fates were also run with the words of each world and the acts of the other.";
  if (!licence) return apart;
  const waits =
    "Some acts wait until the outbreak is admitted; the parts are of acts as dated, and what words add by making acts possible stands apart as licence.";
  return acts
    ? `${apart} ${waits}`
    : `The two worlds plan the same acts, and differ in what is said. ${waits}`;
}

/** The direct effect, without feedback, beside the full one; empty unless it was run. */
export function frozenSentence(pairs: readonly PairSummary[], { titles }: Question): string {
  const chosen = headlinePairs(pairs).flatMap((pair) =>
    pair.frozen === null ? [] : [{ ...pair, frozen: pair.frozen }],
  );
  if (chosen.length === 0) return "";
  const direct = chosen.map(({ frozen, totals }) => frozen.totals.deaths - totals[1].deaths);
  const full = chosen.map(({ totals }) => totals[0].deaths - totals[1].deaths);
  return (
    `Direct effect, without feedback: if the authority and everyone else answered to the outbreak as it goes with “${titles[1]}”, ` +
    `${deathWords(median(direct))} (${rangeWords(direct)}); in full, ${deathWords(median(full))}. ` +
    "The rest comes back through what is then seen, known and done."
  );
}
