/** The table on standard output: one row a line, and the whole of what failed below it. */
import { showObtained } from "./document.ts";
import type { Row } from "./run.ts";
import { showTolerance, showValue } from "./words.ts";

const WIDEST = 44;
const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

export function tabulate(rows: readonly Row[]): string {
  const cells = [
    ["target", "expected", "obtained", "tolerance", "source", ""],
    ...rows.map((row) => [
      row.check.id,
      showValue(row.check.expected),
      showObtained(row),
      showTolerance(row.check.tolerance),
      row.check.source,
      row.passed ? "pass" : "FAIL",
    ]),
  ].map((row) => row.map(cut));
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
  const failed = rows.filter(({ passed }) => !passed);
  const passed = `${rows.length - failed.length} of ${rows.length} rows pass.`;
  const failures = failed.map(
    (row) =>
      `${row.check.id} fails: ${row.check.claim}. Expected ${showValue(row.check.expected)} ` +
      `(${showTolerance(row.check.tolerance)}), obtained ${row.obtained ?? "nothing"}${row.error === null ? "" : `: ${row.error}`}.`,
  );
  return [...lines, "", ...failures, passed].join("\n");
}
