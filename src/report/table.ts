/** Tables and figures in HTML: every picture has its numbers behind it. All text is escaped here. */
import type { Picture } from "./chart.ts";
import { escape } from "./escape.ts";
import { grouped } from "./number.ts";

/** Text, or a number printed with all its digits. */
export type Cell = string | number;

export interface Table {
  caption: string;
  /** Column heads; those of numbers are set right. */
  columns: readonly { head: string; number?: boolean }[];
  rows: readonly (readonly Cell[])[];
}

export function tableMarkup(table: Table): string {
  const numeric = (i: number): string => (table.columns[i]?.number ? ' class="n"' : "");
  const heads = table.columns.map((column, i) => `<th scope="col"${numeric(i)}>${escape(column.head)}</th>`);
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, i) => {
      const text = escape(typeof cell === "number" ? exact(cell) : cell);
      return i === 0 ? `<th scope="row"${numeric(i)}>${text}</th>` : `<td${numeric(i)}>${text}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table><caption>${escape(table.caption)}</caption><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** A number of a data table: counts in full, others to four figures. */
export function exact(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return grouped(Math.round(value));
  return grouped(value, Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3);
}

export const tableDetails = (table: Table): string =>
  `<details><summary>The numbers: ${escape(table.caption)}</summary><div class="scroll" tabindex="0" role="region" aria-label="${escape(table.caption)}">${tableMarkup(table)}</div></details>`;

export const both = (picture: Picture): string => picture.broad + picture.narrow;

/** A figure: finished pictures, a sentence, and the table behind them; `more` is finished markup. */
export function figure(pictures: string, caption: string, table: Table, more = ""): string {
  return `<figure>${pictures}<figcaption>${escape(caption)}</figcaption>${tableDetails(table)}${more}</figure>`;
}

/** The days a table of a long series shows: one a week, and the last. */
export function tableDays(days: number): number[] {
  const step = days > 60 ? 7 : 1;
  const out: number[] = [];
  for (let day = 0; day < days - 1; day += step) out.push(day);
  out.push(days - 1);
  return out;
}

/** Days down, series across. */
export function seriesTable(
  caption: string,
  series: readonly { head: string; values: readonly number[] }[],
): Table {
  const days = tableDays(series[0]?.values.length ?? 0);
  const weekly = days[1] === 7 ? ", one day a week" : "";
  return {
    caption: `${caption}${weekly}`,
    columns: [{ head: "day", number: true }, ...series.map(({ head }) => ({ head, number: true }))],
    rows: days.map((day) => [day, ...series.map(({ values }) => values[day])]),
  };
}
