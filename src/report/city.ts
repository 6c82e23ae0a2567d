/** What failed besides health, and what that cost: care, services, the dead, order, kin. Nothing where nothing did. */
import type { Measure, Totals } from "../outcomes/result.ts";
import { median } from "../outcomes/spread.ts";
import { totalsOf } from "../outcomes/totals.ts";
import type { Size } from "./chart.ts";
import { escape } from "./escape.ts";
import type { ReportInput } from "./input.ts";
import { grouped } from "./number.ts";
import { type CurvePlate, curveFigure } from "./plates.ts";
import { headlinePairs, lower, rangeWords } from "./sentence.ts";
import { total } from "./series.ts";
import { type Table, tableMarkup } from "./table.ts";
import type { View } from "./view.ts";

const SIZES: { broad: Size; narrow: Size } = {
  broad: { width: 536, height: 270 },
  narrow: { width: 358, height: 250 },
};

const plate = (
  measure: Measure,
  heading: string,
  unit: string,
  peakUnit: string,
  caption: string,
): CurvePlate => ({
  measure,
  heading,
  unit,
  peakUnit,
  caption,
  mean: false,
  flagged: false,
  ...SIZES,
});

/** In the order in which they commonly fail. */
const PLATES: readonly CurvePlate[] = [
  plate(
    "refused",
    "Severely ill, and no bed",
    "people who fell severely ill that day, without a bed",
    "a day",
    "Every bed is taken, or there is nobody to nurse whoever would lie in it.",
  ),
  plate(
    "unburied",
    "The dead who wait",
    "dead not yet buried at the end of the day",
    "wait",
    "More die than can be buried, or too few are left to bury them.",
  ),
  plate(
    "absent",
    "Absent from work, though well",
    "workers who stay away out of fear or for their families",
    "absent",
    "Those who are ill, dead or away are missing at work besides.",
  ),
  plate(
    "withoutPhone",
    "Without telephone",
    "people without telephone",
    "people",
    "A service that works in part is counted as that part of its people.",
  ),
  plate(
    "withoutWater",
    "Without water",
    "people without running water",
    "people",
    "It fails with its own staff, with power, and with what is brought to the works.",
  ),
  plate(
    "withoutPower",
    "Without power",
    "people without power",
    "people",
    "Most else that fails in a city fails with it.",
  ),
  plate(
    "hungry",
    "Hungry",
    "people who are hungry",
    "hungry",
    "The larder comes first; what is missed in part is counted as that part.",
  ),
  plate(
    "incidents",
    "Looting, arson, violence",
    "incidents a day",
    "a day",
    "They begin at what is ordinary, and where people stay at home there are fewer.",
  ),
  plate(
    "aided",
    "Helped by neighbours",
    "people helped that day",
    "helped",
    "Helping is what people do in disasters; who has recovered or is immune can help most.",
  ),
  plate(
    "killed",
    "Dead of want or violence",
    "people who die of something other than the disease, a day",
    "a day",
    "Of hunger, thirst, cold and violence; they are among the deaths above.",
  ),
];

const ROWS: readonly (readonly [keyof Totals, string])[] = [
  ["killed", "people who die of violence, hunger, thirst or cold"],
  ["careAvoided", "deaths of other causes for want of care, expected"],
  ["refused", "severely ill people without a bed"],
  ["unburiedDays", "days that the dead wait, all together"],
  ["withoutPowerDays", "person-days without power"],
  ["withoutWaterDays", "person-days without running water"],
  ["hungryDays", "person-days of hunger"],
  ["coldDays", "person-days of cold"],
  ["incidents", "incidents of looting, arson and violence"],
  ["displacedDays", "person-days away from home, having fled"],
  ["exported", "infected people who fled"],
  ["aidedDays", "person-days of help between neighbours"],
  ["bereaved", "times someone is bereaved of close kin"],
];

/** A figure of the table: whole, but expected deaths below ten with a decimal, lest some become none. */
const figure = (value: number): string =>
  grouped(value, Number.isInteger(value) || Math.abs(value) >= 9.95 ? 0 : 1);

/** Middle of the pairs of the headline beside each other, with that of their difference and its reach; or of one world. */
function costTable({ worlds, input }: View): Table | null {
  const pairs = headlinePairs(input.pairs);
  const totals: readonly (readonly Totals[])[] =
    pairs.length > 0
      ? pairs.map((pair) => pair.totals)
      : [input.runs.map((run) => totalsOf(run, input.peopleByPlace))];
  const compared = worlds.length > 1;
  const rows = ROWS.flatMap(([name, words]) => {
    if (totals.every((one) => one.every((world) => world[name] === 0))) return [];
    const middles = worlds.map((_, side) => figure(median(totals.map((one) => one[side]![name]))));
    if (!compared) return [[words, ...middles]];
    const differences = totals.map(([first, second]) => first![name] - second![name]);
    const middle = median(differences);
    const reach = totals.length > 1 ? [rangeWords(differences)] : [];
    return [[words, ...middles, `${middle > 0 ? "+" : ""}${figure(middle)}`, ...reach]];
  });
  if (rows.length === 0) return null;
  return {
    caption:
      totals.length > 1
        ? "Beside the deaths: middle of the pairs of worlds, and of their difference, first less second"
        : compared
          ? "Beside the deaths: one pair of worlds, and its difference, first less second"
          : "Beside the deaths",
    columns: [
      { head: "what" },
      ...worlds.map(({ title }) => ({ head: title, number: true as const })),
      ...(compared ? [{ head: "difference", number: true }] : []),
      ...(totals.length > 1 ? [{ head: "over the pairs" }] : []),
    ],
    rows,
  };
}

/** Sums of what mechanisms of one's own keep. */
function ownTable(view: View): Table | null {
  const { runs } = view.input;
  const kept = Object.entries(runs[0].more);
  if (kept.length === 0) return null;
  return {
    caption: "kept by mechanisms that are not Candor's own: sums over days and places of the worlds shown",
    columns: [{ head: "what" }, ...view.worlds.map(({ title }) => ({ head: title, number: true as const }))],
    rows: kept.map(([field, { about }]) => [
      about,
      ...runs.map((run) => grouped(run.more[field]?.daily.reduce((sum, x) => sum + x, 0) ?? 0)),
    ]),
  };
}

/** Nothing where nothing failed, and nobody kept anything of their own. */
export function citySection(view: View): string {
  const shown = PLATES.filter(({ measure }) => view.worlds.some(({ curves }) => total(curves[measure]) > 0));
  const tables = [costTable(view), ownTable(view)].filter((table) => table !== null);
  if (shown.length === 0 && tables.length === 0) return "";
  const figures = shown.map((each) => `<div>${curveFigure(view, each, true)}</div>`);
  const pairs: string[] = [];
  for (let i = 0; i < figures.length; i += 2)
    pairs.push(`<div class="pair">${figures.slice(i, i + 2).join("")}</div>`);
  return `<section><h2>What else failed, and whom it struck</h2>
<p class="lead">${escape(firstFailures(view))}</p>
${pairs.join("\n")}${tables.map((table) => `<div class="wide" style="margin-top:28px">${tableMarkup(table)}</div>`).join("")}</section>`;
}

/** Failures named. */
const FIRST = 3;

/** Whether the scenario has services that could fail. */
const hasServices = ({ with: on, without }: ReportInput["scenario"]): boolean =>
  on.includes("services") && !without.includes("services");

/** What fails, and where, in the words of a note; nothing of what is back. */
const FAILING = /^(.+) fails?( in and around .+)?: down to less than half\.$/;

/** What failed first in each world, and when; of a scenario without services, nothing could. */
function firstFailures({ worlds, input }: View): string {
  if (!hasServices(input.scenario))
    return "Services are not part of this scenario, so none of them can fail.";
  const sentences = worlds.map(({ title }, i) => {
    const failures = input.runs[i]!.notes.flatMap(({ day, kind, words }) => {
      const found = kind === "service" ? FAILING.exec(words) : null;
      return found === null ? [] : [{ what: `${lower(found[1]!)} (day ${day})`, where: found[2] ?? "" }];
    });
    if (failures.length === 0)
      return `With “${title}” no service falls below half of what it does, where most people live.`;
    const first = failures.slice(0, FIRST).map(({ what }) => what);
    return `With “${title}” the first to fall below half${failures[0]!.where}: ${first.join(", ")}.`;
  });
  return sentences.join(" ");
}
