/** Those who are left: how many live at the end, what is left of households, who mourns, and the last of all by number. */
import type { Left, NamedSurvivor } from "../outcomes/left.ts";
import type { Estimate } from "../outcomes/mourners.ts";
import { escape } from "./escape.ts";
import { grouped } from "./number.ts";
import { type Table, tableMarkup } from "./table.ts";
import type { View } from "./view.ts";

const some = (n: number, one: string, more: string): string => `${grouped(n)} ${n === 1 ? one : more}`;

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** "150 who could not be infected, 12 whom it never reached, 3 who are ill and 40 who have recovered" */
function kinds({ never, immune, ill, recovered }: Left["survivors"]): string {
  const parts: readonly (readonly [number, string])[] = [
    [immune, "who could not be infected"],
    [never - immune, "whom it never reached"],
    [ill, `who ${ill === 1 ? "is" : "are"} infected still`],
    [recovered, `who ${recovered === 1 ? "has" : "have"} recovered`],
  ];
  return listed(parts.filter(([n]) => n > 0).map(([n, words]) => `${grouped(n)} ${words}`));
}

/** With its standard error, where not all of the dead were asked for. */
const estimated = ({ mean, standardError }: Estimate): string =>
  `${grouped(mean, 1)}${standardError > 0 ? ` (standard error ${grouped(standardError, 2)})` : ""}`;

/** Two or three sentences on the end of one world; none where nobody dies. */
export function leftSentences({ title, people, households, survivors, mourners }: Left): string[] {
  if (mourners.deaths === 0) return [];
  const { living, places, placesAlive } = survivors;
  const where = places > 1 && living > 0 ? ` in ${grouped(placesAlive)} of ${grouped(places)} places` : "";
  const few = living === 0 ? "nobody" : grouped(living);
  const who = living === 0 ? "" : `: ${kinds(survivors)}`;
  const { wipedOut, leftAlone, orphans } = households;
  return [
    `With “${title}” ${few} of ${grouped(people)} people ${living < 2 ? "lives" : "live"} at the end${where}${who}.`,
    `Of ${some(households.households, "household", "households")} ${grouped(wipedOut)} ${wipedOut === 1 ? "is" : "are"} gone; ` +
      `${some(leftAlone, "person is", "people are")} left alone of a home of several; ` +
      `${orphans === 0 ? "no child has" : some(orphans, "child has", "children have")} lost every adult at home.`,
    `Each of the dead had ${estimated(mourners.kin)} close kin, of whom ${estimated(mourners.kinLeft)} live at the end.`,
  ];
}

function countTable(left: readonly Left[]): Table {
  const row = (what: string, of: (one: Left) => string | number): (string | number)[] => [
    what,
    ...left.map((one) => of(one)),
  ];
  return {
    caption: "those who live on the last day, and what is left of households, in the worlds shown",
    columns: [{ head: "on the last day" }, ...left.map(({ title }) => ({ head: title, number: true }))],
    rows: [
      row("people who live", ({ survivors }) => survivors.living),
      row("who could not be infected", ({ survivors }) => survivors.immune),
      row("whom it never reached", ({ survivors }) => survivors.never - survivors.immune),
      row("infected still", ({ survivors }) => survivors.ill),
      row("recovered", ({ survivors }) => survivors.recovered),
      row("places in which anyone lives", ({ survivors }) => survivors.placesAlive),
      row("households in which nobody lives", ({ households }) => households.wipedOut),
      row("people left alone of a home of several", ({ households }) => households.leftAlone),
      row("dead with nobody left at home", ({ households }) => households.diedAlone),
      row("children who have lost every adult at home", ({ households }) => households.orphans),
      row("children who have lost a parent at home", ({ households }) => households.lostAParent),
      row("children who have lost all parents at home", ({ households }) => households.lostAllParents),
      row("close kin of each of the dead", ({ mourners }) => estimated(mourners.kin)),
      row("of them alive at the end", ({ mourners }) => estimated(mourners.kinLeft)),
    ],
  };
}

const PASSED: Record<NamedSurvivor["passed"], string> = {
  never: "never infected",
  ill: "infected still",
  recovered: "recovered",
};

function namedTable({ title, survivors: { named } }: Left): Table | null {
  if (named === null || named.length === 0) return null;
  return {
    caption: `each of those who live at the end with “${title}”; candor person --person tells the life of one, by number`,
    columns: [
      { head: "person", number: true },
      { head: "age", number: true },
      { head: "place" },
      { head: "what they came through" },
      { head: "at home" },
    ],
    rows: named.map(({ number, age, place, passed, immune, alone }) => [
      `${number}`,
      age,
      place,
      immune ? "could not be infected" : PASSED[passed],
      alone ? "alone" : "with others",
    ]),
  };
}

/** Nothing where nobody dies. */
export function leftSection({ input: { left } }: View): string {
  if (left.every(({ mourners }) => mourners.deaths === 0)) return "";
  const lead = left.map((one) => leftSentences(one).join(" ")).join(" ");
  const tables = [countTable(left), ...left.map(namedTable)].filter((table) => table !== null);
  return `<section><h2>Those who are left</h2>
<p class="lead">${escape(lead)}</p>
${tables.map((table) => `<div class="wide" style="margin-top:28px">${tableMarkup(table)}</div>`).join("\n")}</section>`;
}
