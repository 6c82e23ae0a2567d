/**
 * The answer in words, for the report and the terminal alike: plain text, both signs worded alike, two significant
 * figures, natural frequencies. Everywhere world A (the first) is measured against world B (the second).
 */
import type { PairSummary, Totals } from "../outcomes/result.ts";
import { median, spreadOf } from "../outcomes/spread.ts";
import { about, amount, counted, grouped, oneIn, twoFigures } from "./number.ts";

export interface Question {
  /** Titles of worlds A and B. */
  titles: readonly [string, string];
  days: number;
  people: number;
  /** Whether days of life are told beside deaths (`tellsLifeDays`). */
  lifeDays: boolean;
}

/** A of each pair minus B. */
type Difference = (pair: PairSummary) => number;

const deaths: Difference = (pair) => pair.totals[0].deaths - pair.totals[1].deaths;

/** The pairs the headline speaks of: assumptions drawn where that was done, else as declared. */
export function headlinePairs(pairs: readonly PairSummary[]): readonly PairSummary[] {
  const drawn = pairs.filter((pair) => pair.assumptions === "drawn");
  return drawn.length > 0 ? drawn : pairs.filter((pair) => pair.assumptions === "declared");
}

/** Where so many of all people die in both worlds, time and survivors are told before deaths. */
const MOST = 0.5;

/**
 * "Told instead of silent, about 1,300 fewer people die by day 360 (400 more to 3,100 fewer; fewer in 9 of 10
 * worlds)." Of days of life and survivors where most die either way. Empty without a pair.
 */
export function answerSentence(pairs: readonly PairSummary[], question: Question): string {
  const chosen = headlinePairs(pairs);
  if (chosen.length === 0) return "";
  const differences = chosen.map(deaths);
  const opening = openingWords(question);
  const left = ([0, 1] as const).map(
    (side) => question.people - Math.round(median(chosen.map(({ totals }) => totals[side].deaths))),
  ) as [number, number];
  if (question.lifeDays && Math.max(...left) < (1 - MOST) * question.people)
    return `${opening} ${lifeDayWords(chosen, question)}, and ${survivorWords(left, question)}.`;
  const middle = Math.round(median(differences));
  const what =
    middle === 0
      ? equalWords(differences)
      : `${about(middle)} ${direction(middle)} ${people(middle)} ${Math.abs(middle) === 1 ? "dies" : "die"}`;
  return `${opening} ${what} by day ${question.days} (${rangeWords(differences)}).`;
}

/** "Told instead of silent,"; titles with a comma of their own are quoted. */
function openingWords({ titles }: Question): string {
  const [first, second] = titles;
  if (titles.some((title) => title.includes(","))) return `“${first}” instead of “${second}”:`;
  return `${capital(first)} instead of ${lower(second)},`;
}

/** "each person has about two more days of life by day 240 (one to three more; more in 9 of 10 worlds)" */
function lifeDayWords(pairs: readonly PairSummary[], { days, people: everyone }: Question): string {
  const lived = pairs.map(({ totals }) => (totals[1].lifeDaysLost - totals[0].lifeDaysLost) / everyone);
  const middle = median(lived);
  const what = negligible(middle) ? "as many days" : time(middle, middle > 0 ? "more " : "fewer ");
  return `each person has ${what} of life by day ${days} (${rangeWords(lived)})`;
}

/** "29,000 of 200,000 people are alive then, instead of 23,000" */
function survivorWords([first, second]: readonly [number, number], { people: everyone }: Question): string {
  const otherwise = first === second ? "in both worlds" : `instead of ${counted(second)}`;
  return `${about(first)} of ${amount(everyone)} people ${verb(first)} alive then, ${otherwise}`;
}

/** What became of infections: never, later, earlier, newly; medians over the headline pairs. */
export function infectionSentence(pairs: readonly PairSummary[], question: Question): string {
  const chosen = headlinePairs(pairs);
  if (chosen.length === 0) return "";
  const changed = (pair: PairSummary): number =>
    pair.fates.spared + pair.fates.later + pair.fates.earlier + pair.fates.newlyLost;
  if (chosen.every((pair) => changed(pair) === 0)) return "The same people are infected on the same days.";
  const of = (pick: (pair: PairSummary) => number): number => Math.round(median(chosen.map(pick)));
  const spared = of((pair) => pair.fates.spared);
  const later = of((pair) => pair.fates.later);
  const earlier = of((pair) => pair.fates.earlier);
  const newly = of((pair) => pair.fates.newlyLost);
  const share = spared > 0 && spared < question.people ? ` (${oneIn(spared / question.people)})` : "";
  const first = spared === 0 ? "Nobody" : `${capital(about(spared))} ${people(spared)}${share}`;
  const last = newly === 0 ? "nobody is infected who" : `${about(newly)} ${verb(newly)} infected who`;
  return `${first} ${verb(Math.max(1, spared))} spared infection altogether, ${nobody(later)} infected later and ${nobody(earlier).replace(/ (is|are)$/, "")} earlier, and ${last} otherwise would not be.`;
}

/**
 * What it costs each person, in days at home and of avoiding company; and what else differs: care, flight, want, the dead who
 * wait. Either sign is said alike, and what does not differ is left out of the second sentence.
 */
export function costSentence(pairs: readonly PairSummary[], question: Question): string {
  const chosen = headlinePairs(pairs);
  if (chosen.length === 0) return "";
  const each = (name: keyof Totals): number =>
    median(chosen.map((pair) => pair.totals[0][name] - pair.totals[1][name])) / question.people;
  const home = each("homeDays");
  const careful = each("avoidedDays");
  const opening = negligible(home)
    ? "It costs no more days at home"
    : `It ${home > 0 ? "costs" : "saves"} each person ${time(home, home > 0 ? "more " : "")} at home`;
  const rest = negligible(careful)
    ? "no more of keeping away from company"
    : `${time(careful, careful > 0 ? "more " : "fewer ")} of keeping away from company`;
  const days = `${opening}, and ${rest}.`;
  const besides = besideDays(chosen);
  return besides === "" ? days : `${days} ${besides}`;
}

/** One of it, and more. */
const BESIDES: readonly (readonly [keyof Totals, string, string])[] = [
  ["killed", "death by violence, hunger, thirst or cold", "deaths by violence, hunger, thirst or cold"],
  ["careAvoided", "death of other causes for want of care", "deaths of other causes for want of care"],
  ["refused", "severely ill person without a bed", "severely ill people without a bed"],
  ["hungryDays", "day of hunger", "days of hunger"],
  ["displacedDays", "day away from home in flight", "days away from home in flight"],
  ["exported", "infected person who flees", "infected people who flee"],
  ["unburiedDays", "day on which one of the dead waits", "days on which one of the dead waits"],
];

/** "Besides, all together: 12 more deaths of other causes for want of care, and about 900 fewer days of hunger." */
function besideDays(chosen: readonly PairSummary[]): string {
  const parts = BESIDES.flatMap(([name, one, several]) => {
    const middle = Math.round(median(chosen.map(({ totals }) => totals[0][name] - totals[1][name])));
    const count = Math.abs(middle);
    return count >= 1 ? [`${about(count)} ${direction(middle)} ${count === 1 ? one : several}`] : [];
  });
  if (parts.length === 0) return "";
  const last = parts.pop()!;
  return `Besides, all together: ${parts.length > 0 ? `${parts.join(", ")}, and ` : ""}${last}.`;
}

/** The spread over seeds and the spread over assumptions, apart, one sentence for each that was run; and what a range is. */
export function spreadSentences(pairs: readonly PairSummary[]): string[] {
  const out: string[] = [];
  const declared = pairs.filter((pair) => pair.assumptions === "declared");
  const drawn = pairs.filter((pair) => pair.assumptions === "drawn");
  if (declared.length === 1)
    out.push(
      `Chance: one pair of worlds with the assumptions as declared, ${middleWords(declared)}; nothing is known of its spread.`,
    );
  if (declared.length > 1)
    out.push(
      `Chance: over ${worlds(declared.length)} that differ only in their seeds, ${spreadWords(declared)}.`,
    );
  if (drawn.length > 0)
    out.push(
      `Assumptions: over ${worlds(drawn.length)} with each unsourced number drawn from its range, and seeds of their own, ${spreadWords(drawn)}.`,
    );
  if (Math.max(declared.length, drawn.length) > 1)
    out.push(
      "A range is from the lowest pair of worlds to the highest unless it says otherwise; more pairs can only widen it.",
    );
  return out;
}

export interface ThetaRow {
  value: number;
  worlds: number;
  /** Median difference in deaths, in words, and its range. */
  words: string;
  range: string;
}

/**
 * The answer by the response to a warning not yet borne out, θ, which no source gives (pairs run for it, and the
 * declared ones with the same seeds, at their own value). `name` is the parameter's name in `PairSummary.parameters`.
 */
export function thetaRows(pairs: readonly PairSummary[], name: string): ThetaRow[] {
  const groups = new Map<number, PairSummary[]>();
  // The same seeds in every row: else chance would pass for an effect of θ.
  const seeds = new Set(pairs.filter((pair) => pair.assumptions === "theta").map((pair) => pair.seeds.fates));
  for (const pair of pairs) {
    const value = pair.parameters[name];
    if (pair.assumptions === "drawn" || value === undefined) continue;
    if (seeds.size > 0 && !seeds.has(pair.seeds.fates)) continue;
    groups.set(value, [...(groups.get(value) ?? []), pair]);
  }
  return [...groups]
    .sort(([x], [y]) => x - y)
    .map(([value, group]) => ({
      value,
      worlds: group.length,
      words: middleWords(group),
      range: rangeWords(group.map(deaths)),
    }));
}

/** "400 more to 3,100 fewer; fewer in 9 of 10 worlds": from the worst for world A to the best. */
export function rangeWords(differences: readonly number[]): string {
  const count = differences.length;
  if (count === 1) return "one pair of worlds, so no range";
  const { low, high, reach } = spreadOf(differences)!;
  if (low === high) return "the same in every world";
  const of = reach === "lowest and highest" ? "" : "nine worlds in ten: ";
  return `${of}${span(low, high)}; ${tally(differences)}`;
}

function span(low: number, high: number): string {
  // Two ends that read alike are one figure.
  if (low > 0 && size(low) === size(high)) return `${size(low)} more in each`;
  if (high < 0 && size(low) === size(high)) return `${size(low)} fewer in each`;
  if (low >= 0) return `${size(low)} to ${size(high)} more`;
  if (high <= 0) return `${size(high)} to ${size(low)} fewer`;
  return `${size(high)} more to ${size(low)} fewer`;
}

function tally(differences: readonly number[]): string {
  const count = differences.length;
  const fewer = differences.filter((difference) => difference < 0).length;
  const more = differences.filter((difference) => difference > 0).length;
  const equal = count - fewer - more;
  const middle = Math.round(median(differences));
  if (middle < 0 && equal === 0) return `fewer in ${fewer} of ${worlds(count)}`;
  if (middle > 0 && equal === 0) return `more in ${more} of ${worlds(count)}`;
  const parts = [
    ...(fewer > 0 ? [`fewer in ${fewer}`] : []),
    ...(more > 0 ? [`more in ${more}`] : []),
    ...(equal > 0 ? [`as many in ${equal}`] : []),
  ];
  return `${parts.join(", ")} of ${worlds(count)}`;
}

function equalWords(differences: readonly number[]): string {
  return differences.every((difference) => difference === 0)
    ? "exactly as many people die"
    : "about as many people die";
}

const middleWords = (pairs: readonly PairSummary[]): string => deathWords(median(pairs.map(deaths)));

/** A difference in deaths: "about 1,300 fewer deaths". */
export function deathWords(difference: number): string {
  const middle = Math.round(difference);
  return middle === 0
    ? "no difference in deaths"
    : `${about(middle)} ${direction(middle)} ${middle === 1 || middle === -1 ? "death" : "deaths"}`;
}

function spreadWords(pairs: readonly PairSummary[]): string {
  return `${middleWords(pairs)} (${rangeWords(pairs.map(deaths))})`;
}

/** A person's share of days, in the largest unit that gives a whole figure: "about two more days". */
function time(days: number, comparison: string): string {
  const value = Math.abs(days);
  const [count, unit] =
    value >= 0.95
      ? [twoFigures(value), "day"]
      : value >= 1 / 24
        ? [Math.round(value * 24), "hour"]
        : [Math.ceil(value * 1440), "minute"];
  return `about ${counted(count)} ${comparison}${unit}${count === 1 ? "" : "s"}`;
}

const negligible = (days: number): boolean => Math.abs(days) < 1 / 1440;
const direction = (difference: number): string => (difference < 0 ? "fewer" : "more");
const people = (count: number): string => (Math.abs(count) === 1 ? "person" : "people");
const verb = (count: number): string => (count === 1 ? "is" : "are");
const nobody = (count: number): string => (count === 0 ? "nobody is" : `${counted(count)} ${verb(count)}`);
const worlds = (count: number): string => (count === 1 ? "one world" : `${grouped(count)} worlds`);
const size = (value: number): string => (value === 0 ? "none" : amount(value));

/** First letter in upper case; the rest as the author wrote it. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** First letter in lower case, unless the first word is an abbreviation or a single letter ("WHO", "A"). */
export function lower(text: string): string {
  const [first = ""] = text.split(/\s/);
  return first.length < 2 || /[A-Z]/.test(first.slice(1))
    ? text
    : text.slice(0, 1).toLowerCase() + text.slice(1);
}
