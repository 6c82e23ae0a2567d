/** A table of people as comma-separated values. */
import { csvRows } from "../../scenario/csv-table.ts";
import { COLUMNS, type PeopleFile } from "./file.ts";

/**
 * Reads the table as its text comes in.
 *
 * @param name of the file, for messages
 * @throws ScenarioError for a table without one of the columns, or that is no table
 */
export function peopleFromCsv(chunks: Iterable<string>, name: string): PeopleFile {
  const specs = [
    ...COLUMNS.map((column) => ({ name: column, required: true })),
    { name: "sector", required: false },
  ];
  const columns = new Map<string, string[]>();
  const lines: number[] = [];
  for (const row of csvRows(chunks, name, specs)) {
    lines.push(row.line);
    for (const { name: column } of specs) {
      if (!row.has(column)) continue;
      const values = columns.get(column) ?? [];
      values.push(row.text(column));
      columns.set(column, values);
    }
  }
  return { name, rows: lines.length, columns, lineOf: (row) => lines[row] };
}
