/** The answer of a comparison, and the summary of one world, as the terminal shows them. */
import type { Totals } from "../src/outcomes/result.ts";
import type { Spread } from "../src/outcomes/spread.ts";
import { amount, grouped } from "../src/report/number.ts";
import { carrierRows } from "../src/report/carriers.ts";
import { effectWords, signed as difference } from "../src/report/reversal.ts";
import { leftSentences } from "../src/report/left.ts";
import { takeOffSentences } from "../src/report/takeoff.ts";
import type { Summary } from "../runner/summary.ts";
import { type Column, lineWidth, palette, table, wrap } from "./terminal.ts";

interface Row {
  words: string;
  value(totals: Totals): string;
}

/** A count of one run: small ones as they are, large ones at three figures, so that two worlds can be told apart. */
function figure(count: number): string {
  if (count < 10_000) return grouped(count);
  const three = Number(count.toPrecision(3));
  return three < 1e6 ? grouped(three) : `${(three / 1e6).toFixed(2)} million`;
}

const onDay = (day: number): string => (day < 0 ? "never" : `day ${day}`);

interface Line {
  words: string;
  total: keyof Totals;
}

/** Two figures; of long times all days, lest two worlds look alike. */
const days = (mean: number): string => (mean < 99.5 ? amount(mean) : grouped(mean));

/** What only some scenarios have: left out where no world does. */
const DONE: readonly Line[] = [
  { words: "of the dead by want or violence", total: "killed" },
  { words: "die of other causes, uncared for", total: "careAvoided" },
  { words: "severely ill without a bed", total: "refused" },
  { words: "days the dead wait, in all", total: "unburiedDays" },
  { words: "times someone is bereaved", total: "bereaved" },
  { words: "looting, arson, violence", total: "incidents" },
  { words: "tests", total: "tests" },
  { words: "vaccine doses", total: "doses" },
  { words: "infected who fled", total: "exported" },
];

/** Days of each person, as a mean; those of orders, flight and want are left out where no world has them. */
const DAYS: readonly Line[] = [
  { words: "at home", total: "homeDays" },
  { words: "of precautions", total: "precautionDays" },
  { words: "of avoiding company", total: "avoidedDays" },
  { words: "of work lost to illness", total: "workDaysLost" },
  { words: "of school lost to illness", total: "schoolDaysLost" },
];
const DAYS_ORDERED: readonly Line[] = [
  { words: "of work lost to orders", total: "workDaysOrdered" },
  { words: "of school lost to orders", total: "schoolDaysOrdered" },
  { words: "in isolation and quarantine", total: "confinedDays" },
  { words: "away, having fled", total: "displacedDays" },
  { words: "of hunger", total: "hungryDays" },
  { words: "of cold", total: "coldDays" },
  { words: "without power", total: "withoutPowerDays" },
  { words: "without running water", total: "withoutWaterDays" },
];
const DAYS_OF_LIFE: Line = { words: "of life lost by the last day", total: "lifeDaysLost" };

function rows({ people, worlds, lifeDays }: Summary): Row[] {
  const had = ({ total }: Line): boolean => worlds.some(({ totals }) => totals[total] > 0);
  const count = ({ words, total }: Line): Row => ({ words, value: (totals) => figure(totals[total]) });
  const mean = ({ words, total }: Line): Row => ({
    words: `  ${words}`,
    value: (totals) => days(totals[total] / people),
  });
  const alive: Row = { words: "alive at the end", value: ({ deaths }) => figure(people - deaths) };
  return [
    { words: "die", value: ({ deaths }) => figure(deaths) },
    { words: "of every 100,000", value: ({ deaths }) => amount((deaths / people) * 1e5) },
    ...(lifeDays ? [alive] : []),
    { words: "are infected", value: ({ infections }) => figure(infections) },
    { words: "ill at once, at most", value: ({ peakIll }) => figure(peakIll) },
    { words: "most are ill on", value: ({ peakIll, peakDay }) => (peakIll > 0 ? onDay(peakDay) : "–") },
    { words: "the authority knows on", value: ({ detected }) => onDay(detected) },
    { words: "deaths not announced, on average", value: ({ truthGap }) => signed(truthGap) },
    ...DONE.filter(had).map(count),
    { words: "trust at the end, 0 to 1", value: ({ trustAtEnd }) => trustAtEnd.toFixed(2) },
    { words: "never infected at the end", value: ({ susceptible }) => figure(susceptible) },
    { words: "infected at the end", value: ({ active }) => figure(active) },
    { words: "days of each person, on average", value: () => "" },
    ...[...DAYS, ...DAYS_ORDERED.filter(had), ...(lifeDays ? [DAYS_OF_LIFE] : [])].map(mean),
  ];
}

const signed = (value: number): string =>
  value <= -0.5 ? `\u2212${amount(value)}` : amount(Math.abs(value) < 0.5 ? 0 : value);

function worldsTable(summary: Summary): string {
  const shown = rows(summary);
  const label = Math.max(...shown.map(({ words }) => words.length));
  const width = Math.min(22, Math.floor((lineWidth() - label - 2) / summary.worlds.length) - 2);
  return table(
    [{ heading: "", width: label, align: "left" }, ...worldColumns(summary, width)],
    shown.map(({ words, value }) => [words, ...summary.worlds.map(({ totals }) => value(totals))]),
  );
}

function worldColumns({ worlds }: Summary, width: number): Column[] {
  const { first, second } = palette();
  return worlds.map(
    ({ title }, i): Column => ({ heading: title, width, align: "right", paint: i === 0 ? first : second }),
  );
}

const exactly = (value: number): string => `${value > 0 ? "+" : ""}${grouped(value)}`;

/** Widest name of a place in a table. */
const NAME = 19;

/** Deaths of each place, where there are a few: over many pairs in sentences, and of the worlds shown in a table. */
function placesText(summary: Summary): string[] {
  const { byPlace, worlds, answer } = summary;
  if (byPlace.length === 0) return [];
  const { dim } = palette();
  const columns: Column[] = [
    { heading: "deaths", width: NAME, align: "left" },
    { heading: "people", width: 11, align: "right" },
    ...worldColumns(summary, 15),
    ...(worlds.length > 1 ? [{ heading: "difference", width: 10, align: "right" } as const] : []),
  ];
  const shown = byPlace.map(({ name, people, deaths }) => [
    name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name,
    grouped(people),
    ...deaths.map(figure),
    ...(deaths.length > 1 ? [exactly(deaths[0]! - deaths[1]!)] : []),
  ]);
  const sentences = (answer?.places ?? []).map((words) => wrap(words, "  ", lineWidth(), "    "));
  const pair = answer === null ? [] : [wrap("In the first pair of worlds:", "  ")];
  return [[dim("  Place by place"), ...sentences, ...pair, table(columns, shown)].join("\n")];
}

function heading({ title, hypothetical, people, places, days, seeds, laidOut }: Summary): string {
  const { bold, dim } = palette();
  const facts = `${people < 10_000 ? grouped(people) : amount(people)} people in ${grouped(places)} ${places === 1 ? "place" : "places"} · ${days} days · seeds ${seeds.people}, ${seeds.fates}`;
  const unreal = hypothetical ? ["Hypothetical: no known disease does this."] : [];
  return [
    bold(title),
    ...[`Simulated · ${facts}`, ...unreal, ...laidOut].map((line) => dim(wrap(line))),
  ].join("\n");
}

function chronicle(summary: Summary): string {
  const { first, second, dim } = palette();
  const entries = summary.worlds.map(({ title, notes }, i) => {
    const lines = notes.map(({ day, words }) =>
      wrap(words, `  ${`${day}`.padStart(5)}  `, lineWidth(), " ".repeat(9)),
    );
    const paint = i === 0 ? first : second;
    return [
      `  ${paint(title)}`,
      ...(lines.length > 0 ? lines : [`         Nothing is said, and nothing leaks.`]),
    ].join("\n");
  });
  return [dim("  What happened, by day"), ...entries].join("\n");
}

const report = (saved: { report: string }): string => {
  const { bold } = palette();
  return `Report: ${bold(saved.report)}`;
};

/** What the difference is made of: one sentence, or a table where words and acts both differ. */
function worthText({ answer, grid }: Summary): string[] {
  if (answer === null || grid === null) return [];
  const { dim } = palette();
  const rows = grid.parts.deaths;
  const reach = (spread: Spread | null): string[] =>
    spread === null ? ["–", "–", "–"] : [spread.middle, spread.low, spread.high].map(difference);
  const drawn = rows.some(({ assumptions }) => assumptions !== null);
  const columns: Column[] = [
    { heading: "deaths, first world less second", width: 42, align: "left" },
    { heading: "middle", width: 9, align: "right" },
    { heading: "lowest", width: 9, align: "right" },
    { heading: "highest", width: 9, align: "right" },
  ];
  const kind = drawn ? "assumptions drawn" : "assumptions as declared";
  const cells = rows.map(({ words, chance, assumptions }) => [words, ...reach(assumptions ?? chance)]);
  const apart =
    rows.length === 0 ? [] : [`${wrap(`Over pairs with ${kind}:`, "  ")}\n${table(columns, cells)}`];
  const frozen = answer.frozen === "" ? [] : [wrap(answer.frozen, "  ")];
  return [[dim("  Saying and acting"), wrap(answer.grid, "  "), ...apart, ...frozen].join("\n")];
}

/** Assumptions shown in the terminal; the report has all. */
const SHOWN = 6;

function reversalText({ answer, reversal }: Summary): string[] {
  if (answer === null || reversal === null) return [];
  const { dim } = palette();
  const columns: Column[] = [
    { heading: "one assumption alone", width: 30, align: "left" },
    { heading: "deaths, at its low end", width: 20, align: "right" },
    { heading: "deaths, at its high end", width: 20, align: "right" },
  ];
  const rows = reversal.rows
    .filter(({ effect }) => effect > 0)
    .slice(0, SHOWN)
    .map((row) => [
      row.name,
      effectWords(row.low, reversal.declared),
      effectWords(row.high, reversal.declared),
    ]);
  return [
    [
      dim("  What would reverse it"),
      ...answer.reversal.map((sentence) => wrap(sentence, "  ")),
      ...(rows.length > 0 ? [table(columns, rows)] : []),
    ].join("\n"),
  ];
}

function carrierText({ answer, reversal }: Summary): string[] {
  if (answer === null || reversal === null || reversal.carriers.length === 0) return [];
  const { dim } = palette();
  const columns: Column[] = [
    { heading: "switched off alone", width: 20, align: "left" },
    { heading: "difference then", width: 26, align: "right" },
    { heading: "goes with it", width: 12, align: "right" },
    { heading: "seeds agree", width: 11, align: "right" },
  ];
  const rows = carrierRows(reversal).slice(0, SHOWN);
  return [[dim("  What carried it"), wrap(answer.carriers, "  "), table(columns, rows)].join("\n")];
}

/** Nothing where every outbreak took off. */
function takeOffText({ takeOff }: Summary): string[] {
  const { dim } = palette();
  const sentences = takeOffSentences(takeOff);
  if (sentences.length === 0) return [];
  return [[dim("  Whether it took off"), ...sentences.map((sentence) => wrap(sentence, "  "))].join("\n")];
}

/** Nothing where nobody dies. */
function leftText({ left }: Summary): string[] {
  const { dim } = palette();
  const worlds = left.map((one) => leftSentences(one).join(" ")).filter((words) => words !== "");
  if (worlds.length === 0) return [];
  return [[dim("  Those who are left"), ...worlds.map((words) => wrap(words, "  "))].join("\n")];
}

/** The answer of a comparison: the sentence, what it stands on, both worlds, and where the report is. */
export function comparisonText(summary: Summary, saved: { report: string }): string {
  const { bold, dim } = palette();
  const { answer } = summary;
  if (answer === null) return worldText(summary, saved);
  const spread = answer.spreads.map((sentence) => wrap(sentence, "  "));
  const theta =
    answer.warning.length < 2
      ? []
      : [
          [
            wrap(
              "If people respond more or less to a warning that nothing has borne out yet (θ, which no source gives):",
              "  ",
            ),
            table(
              [
                { heading: "θ", width: 5, align: "right" },
                { heading: "deaths, first world against second", width: 36, align: "left" },
                { heading: "worlds", width: 6, align: "right" },
              ],
              answer.warning.map(({ value, words, worlds }) => [`${value}`, words, `${worlds}`]),
            ),
          ].join("\n"),
        ];
  const concealment = answer.concealment === "" ? [] : [wrap(answer.concealment, "  ")];
  return [
    heading(summary),
    bold(wrap(answer.deaths, "  ")),
    [answer.infections, answer.cost]
      .filter((text) => text !== "")
      .map((text) => wrap(text, "  "))
      .join("\n"),
    ...concealment,
    ...placesText(summary),
    spread.join("\n"),
    ...theta,
    ...worthText(summary),
    ...carrierText(summary),
    ...reversalText(summary),
    ...takeOffText(summary),
    [dim("  The first pair of worlds"), worldsTable(summary)].join("\n"),
    ...leftText(summary),
    chronicle(summary),
    report(saved),
  ].join("\n\n");
}

/** One world in numbers. */
export function worldText(summary: Summary, saved: { report: string }): string {
  return [
    heading(summary),
    worldsTable(summary),
    ...placesText(summary),
    ...takeOffText(summary),
    ...leftText(summary),
    chronicle(summary),
    report(saved),
  ].join("\n\n");
}
