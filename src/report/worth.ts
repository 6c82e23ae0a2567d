/** The sections on what the difference is made of, and on what would reverse it. */
import { planGrid } from "../outcomes/grid.ts";
import { agreedSign, mean } from "../outcomes/reversal.ts";
import { median, type Spread } from "../outcomes/spread.ts";
import { escape } from "./escape.ts";
import { amount, grouped } from "./number.ts";
import { frozenSentence, gridSentence, partRows, TAKEN_APART, type TakenApart } from "./grid.ts";
import {
  effectWords,
  estimate,
  flipWords,
  placeWords,
  reversalSentences,
  signed,
  valueWords,
} from "./reversal.ts";
import { both, figure, type Table, tableMarkup } from "./table.ts";
import { tornadoPicture } from "./tornado.ts";
import type { View } from "./view.ts";

const MEASURE_WORDS: Readonly<Record<TakenApart, string>> = {
  deaths: "deaths",
  infections: "people infected",
  homeDays: "person-days at home",
};

const cell = (spread: Spread | null): string =>
  spread === null
    ? "–"
    : spread.pairs === 1
      ? `${signed(spread.middle)} (one pair)`
      : `${signed(spread.middle)} (${signed(spread.low)} to ${signed(spread.high)})`;

/** Words and acts apart, and the part without feedback; nothing for one world. */
export function worthSection(view: View): string {
  const { pairs, scenario } = view.input;
  const grid = planGrid(scenario.worlds);
  if (view.question === null || grid === null) return "";
  const counts = (kind: "declared" | "drawn"): string => {
    const count = pairs.filter((pair) => pair.assumptions === kind).length;
    return `${count} ${count === 1 ? "pair" : "pairs"}`;
  };
  const tables = TAKEN_APART.map((measure): Table => {
    const rows = partRows(grid, pairs, measure);
    return {
      caption: `${MEASURE_WORDS[measure]}, “${view.question!.titles[0]}” (the first) less “${view.question!.titles[1]}” (the second): the middle, and the reach over pairs`,
      columns: [
        { head: "part" },
        { head: `chance: ${counts("declared")} with assumptions as declared`, number: true },
        { head: `assumptions: ${counts("drawn")} with each drawn`, number: true },
      ],
      rows: rows.map(({ words, chance, assumptions }) => [words, cell(chance), cell(assumptions)]),
    };
  }).filter(({ rows }) => rows.length > 0);
  const frozen = frozenSentence(pairs, view.question);
  const note =
    tables.length === 0
      ? ""
      : '<p class="small">As run = words alone, with the acts of the second + acts alone, with the words of the second + both together (+ acts that had to wait), in each pair. Middles of several pairs need not add up. An act that waits for a leak or for deaths is taken when that happens in its own cell.</p>';
  return `<section><h2>Saying, and acting</h2><p class="lead">${escape(gridSentence(grid))}</p>
${tables.map((table) => `<div class="wide" style="margin-top:28px">${tableMarkup(table)}</div>`).join("")}${note}
${frozen === "" ? "" : `<p class="prose">${escape(frozen)}</p>`}</section>`;
}

/** Assumptions drawn in the picture: those of largest effect. */
const DRAWN = 10;

/** What would reverse the answer; nothing for one world. */
export function reversalSection(view: View): string {
  const { reversal, pairs, parameters } = view.input;
  if (view.question === null) return "";
  const heading = "<h2>What would reverse it</h2>";
  if (reversal === null)
    return `<section>${heading}<p class="lead">Not searched in this run. Ask for it with --reversal and a number of people for the preview.</p></section>`;
  const declared = pairs.filter((pair) => pair.assumptions === "declared");
  const answer = median(declared.map(({ totals }) => totals[0].deaths - totals[1].deaths));
  const sentences = reversalSentences(reversal, answer).map((sentence) => `<p>${escape(sentence)}</p>`);
  const moving = reversal.rows.filter((row) => row.effect > 0).slice(0, DRAWN);
  const about = new Map(parameters.map(({ name, declaration }) => [name, declaration]));
  const table: Table = {
    caption: `difference in deaths ${placeWords(reversal)}, by assumption, largest effect first`,
    columns: [
      { head: "assumption" },
      { head: "what" },
      { head: "declared", number: true },
      { head: "range", number: true },
      { head: "unit" },
      { head: "at the low end", number: true },
      { head: "as declared", number: true },
      { head: "at the high end", number: true },
      { head: "sign turns", number: true },
    ],
    rows: reversal.rows.map((row) => [
      row.name,
      about.get(row.name)!.about,
      valueWords(row.declared),
      `${valueWords(row.range[0])} to ${valueWords(row.range[1])}`,
      about.get(row.name)!.unit,
      effectWords(row.low, reversal.declared),
      effectWords(reversal.declared, reversal.declared),
      effectWords(row.high, reversal.declared),
      row.flips.length > 0 ? flipWords(row) : agreedSign(reversal.declared) === 0 ? "–" : "no",
    ]),
  };
  const caption = `Each line is one assumption moved through its range, all others as declared: hollow at the low end, filled at the high end; dotted, everything as declared. ${grouped(reversal.people)} people, mean of ${reversal.seeds.length} seeds; ends run at one seed alone are the declared mean, moved by the change at that seed. Two assumptions moved together, and a sign that turns inside a range and back, are not looked for.`;
  const height = 96 + 30 * Math.max(1, moving.length);
  const picture = tornadoPicture({
    rows: moving.map(({ name, low, high }) => ({
      words: name,
      low: estimate(low, reversal.declared),
      high: estimate(high, reversal.declared),
    })),
    declared: mean(reversal.declared),
    stamp: view.stamp,
    label: `Simulated. Difference in deaths at both ends of the range of ${moving.length} assumptions; as declared, ${amount(mean(reversal.declared))} ${mean(reversal.declared) < 0 ? "fewer" : "more"}.`,
    broad: { width: 1120, height },
    narrow: { width: 358, height: height + 14 * moving.length },
  });
  return `<section>${heading}<div class="lead">${sentences.join("")}</div>${figure(both(picture), caption, table)}</section>`;
}
