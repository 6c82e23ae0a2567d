/** Whose lives changed, and what it cost: of the pair shown. */
import type { Fates, Measure } from "../outcomes/result.ts";
import { lifeDaysAfter } from "../outcomes/totals.ts";
import { type CostRow, costPicture } from "./cost.ts";
import { escape } from "./escape.ts";
import { about, amount, grouped } from "./number.ts";
import { capital } from "./sentence.ts";
import { AGES, FATE_KINDS, FATE_WORDS, agePicture, dayPicture, fateIcon } from "./people.ts";
import { total } from "./series.ts";
import { type Table, both, figure, seriesTable, tableMarkup } from "./table.ts";
import type { View, WorldView } from "./view.ts";

export function livesSection(view: View): string {
  const { fates } = view.input;
  const [a, b] = view.worlds;
  if (!fates || !a || !b) return "";
  const common = { fates, stamp: view.stamp, narrow: { width: 358, height: 330 } };
  const legend = FATE_KINDS.map(
    (kind) => `<span>${fateIcon(kind)}${FATE_WORDS[kind]}: ${amount(fates[kind])}</span>`,
  ).join("");
  const ages = agePicture({
    ...common,
    broad: { width: 536, height: 360 },
    label: `Simulated. Of each age, how many of 1,000 people are never infected, infected later, earlier, or newly infected, in ${a.title} against ${b.title}.`,
  });
  const days = dayPicture({
    ...common,
    broad: { width: 536, height: 360 },
    label:
      "Simulated. By day, people who would have been infected and never are, and people infected only in the first world.",
  });
  return `<section><h2>Who was spared, and who only later</h2>
<p class="lead">The same people in both worlds: “${escape(a.title)}”, against “${escape(b.title)}”. ${capital(about(fates.livesSpared))} who die in the second live in the first; ${about(fates.livesLost)} who live in the second die in the first.</p>
<div class="legend">${legend}</div>
<div class="pair"><div>${figure(both(ages), "Deferred is not spared: who is infected later was infected all the same.", ageTable(fates))}</div><div>${figure(
    both(days),
    "Up: by the day on which they would have been infected. Down: by the day on which they now are.",
    seriesTable("spared and newly infected by day", [
      { head: "spared", values: fates.sparedByDay },
      { head: "newly infected", values: fates.newlyLostByDay },
    ]),
  )}</div></div>
<div class="wide" style="margin-top:28px">${tableMarkup(placeTable(view, fates))}</div></section>`;
}

function ageTable(fates: Fates): Table {
  const { byAge } = fates;
  const number = (head: string): { head: string; number: true } => ({ head, number: true });
  return {
    caption: "people by age and what became of them",
    columns: [
      { head: "age" },
      ...["people", ...FATE_KINDS.map((kind) => FATE_WORDS[kind]), "lives spared", "lives lost"].map(number),
    ],
    rows: AGES.map((age, i) => [
      age,
      byAge.people[i],
      ...FATE_KINDS.map((kind) => byAge[kind][i]),
      byAge.livesSpared[i],
      byAge.livesLost[i],
    ]),
  };
}

function placeTable(view: View, fates: Fates): Table {
  const { places } = view.input.world;
  const net = (i: number): number => fates.byPlace.livesSpared[i]! - fates.byPlace.livesLost[i]!;
  const order = places.map((_, i) => i).sort((i, j) => net(j) - net(i) || i - j);
  const worse = order.filter((i) => net(i) < 0).slice(-4);
  const shown = [...order.filter((i) => !worse.includes(i)).slice(0, 12 - worse.length), ...worse];
  const heads = ["people", "never infected", "newly infected", "lives spared", "lives lost"];
  return {
    caption:
      shown.length === places.length
        ? "By place, most lives spared on balance first"
        : `Of ${places.length} places, those with most lives spared on balance${worse.length > 0 ? ", and at the foot those with most lost" : ""}`,
    columns: [{ head: "place" }, ...heads.map((head) => ({ head, number: true }))],
    rows: shown.map((i) => [
      places[i]!.name,
      view.input.peopleByPlace[i],
      fates.byPlace.spared[i]!,
      fates.byPlace.newlyLost[i]!,
      fates.byPlace.livesSpared[i]!,
      fates.byPlace.livesLost[i]!,
    ]),
  };
}

const COSTS = [
  ["homeDays", "at home, ill or working from there"],
  ["avoided", "keeping away from company"],
  ["precaution", "taking precautions"],
  ["workDaysLost", "work lost to illness"],
  ["schoolDaysLost", "school lost to illness"],
] as const;
/** Shown where some world had them. */
const COSTS_OF_ORDERS = [
  ["workDaysOrdered", "work lost to closure and quarantine"],
  ["schoolDaysOrdered", "school lost to closure and quarantine"],
  ["quarantineDays", "in quarantine, as ordered"],
  ["isolationDays", "in isolation, as ordered"],
  ["displacedDays", "away from home, having fled"],
] as const;

const lifeDaysLost = ({ curves }: WorldView): number => lifeDaysAfter(curves.deaths);

/** "Days of life lost by day 240, a person: 150 with “Told”, 160 with “Silent”. ..." Empty where that is not told. */
function lifeDaysSentence({ input, worlds }: View): string {
  if (!input.lifeDays) return "";
  const lost = worlds.map(
    (world) => `${grouped(lifeDaysLost(world) / Math.max(1, input.people))} with “${world.title}”`,
  );
  return `Days of life lost by day ${input.scenario.days}, a person: ${lost.join(", ")}. They are counted from each death to the last day, and no further.`;
}

export function costSection(view: View): string {
  const { people } = view.input;
  const sum = ([measure, words]: readonly [Measure, string]): { words: string; values: number[] } => ({
    words,
    values: view.worlds.map((world) => total(world.curves[measure])),
  });
  const ordered = COSTS_OF_ORDERS.map(sum).filter(({ values }) => values.some((value) => value > 0));
  const sums = [...COSTS.map(sum), ...ordered];
  const lost = view.input.lifeDays
    ? [{ words: "of life lost by the last day", values: view.worlds.map(lifeDaysLost) }]
    : [];
  const told = lifeDaysSentence(view);
  const lead = told === "" ? "" : `<p class="lead">${escape(told)}</p>`;
  const taller = 44 * ordered.length;
  const rows: CostRow[] = sums.map(({ words, values }) => ({
    words,
    values: values.map((value) => value / Math.max(1, people)),
  }));
  const picture = costPicture({
    rows,
    stamp: view.stamp,
    label: `Simulated. Days a person, by kind of cost: ${view.worlds.map((world) => world.title).join(" and ")}.`,
    broad: { width: 1120, height: 270 + taller },
    narrow: { width: 358, height: 330 + taller },
  });
  const number = (head: string): { head: string; number: true } => ({ head, number: true });
  const table: Table = {
    caption: "days in all, and a person",
    columns: [
      { head: "days" },
      ...view.worlds.map(({ title }) => number(`in all, ${title}`)),
      ...view.worlds.map(({ title }) => number(`a person, ${title}`)),
    ],
    rows: [...sums, ...lost].map(({ words, values }) => [
      words,
      ...values.map(Math.round),
      ...values.map((value) => value / Math.max(1, people)),
    ]),
  };
  return `<section><h2>What it costs</h2>${lead}${figure(both(picture), "Days a person over the whole time. The rows overlap: a day at home is often a day of precautions too. Money is outside the model.", table)}</section>`;
}
