/** docs/VERIFICATION.md: what was claimed, what was obtained, and how far to trust it. Same code, same file. */
import type { Check } from "./check.ts";
import type { Row } from "./run.ts";
import { expectedFailures, showTolerance, showValue } from "./words.ts";

export interface Outcome {
  rows: readonly Row[];
  full: boolean;
  version: string;
}

const escape = (text: string): string =>
  text.replace(/[\\|<>*_`]/g, (mark) => `\\${mark}`).replace(/\s+/g, " ");
const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const HEADINGS = ["row", "claim", "expected", "tolerance", "obtained", "source", "error rate", "pass"];

/** The cells of a row that do not hang on what was obtained: id, claim, expected, tolerance; source, error rate. */
export function statedCells(check: Check): { before: string[]; after: string[] } {
  const { id, claim, expected, tolerance, source, errorRate } = check;
  return {
    before: [id, claim, showValue(expected), showTolerance(tolerance)].map(escape),
    after: [source, errorRate].map(escape),
  };
}

export const showObtained = ({ obtained, error }: Row): string =>
  error !== null ? `fails: ${error}` : showValue(obtained ?? "");

function tableOf(rows: readonly Row[]): string[] {
  return [
    line(HEADINGS),
    line(["---", "---", "--:", "--:", "--:", "---", "---", "---"]),
    ...rows.map((row) => {
      const { before, after } = statedCells(row.check);
      return line([...before, escape(showObtained(row)), ...after, row.passed ? "yes" : "**no**"]);
    }),
  ];
}

/** What chance alone would do, over all rows together. */
function describeChance(rows: readonly Row[]): string {
  const drawn = rows.filter(({ check }) => !check.errorRate.startsWith("none"));
  const expected = expectedFailures(rows.map(({ check }) => check));
  return (
    `${drawn.length} of the ${rows.length} rows hang on chance. Their error rates add up to ` +
    `${expected.toPrecision(2)}: with fresh seeds for everything, a right program would fail so many rows on average, ` +
    "and at least one row in at most that share of runs. The seeds are fixed, so the same program gives the same table " +
    "every time; a rate says how surprising a failure would be after a change that only draws other numbers."
  );
}

export function describe({ rows, full, version }: Outcome): string {
  const passed = rows.filter((row) => row.passed).length;
  const groups = [...new Set(rows.map(({ group }) => group))];
  const paragraphs = [
    "# Verification",
    "<!-- Written by `npm run verify -- --full`. Do not edit. -->",
    "Each claim of the model held against something that its authors did not write: a closed form, a published table, an " +
      "independent implementation, a law that must hold without exception. Everything runs on the real kernel, with " +
      "scenarios such as any user could write. This file is written by the command itself:",
    "    npm run verify              every row at a small size, printed\n" +
      "    npm run verify -- --full    every row at full size, printed and written here\n" +
      "    npm run verify -- --only A1 some rows, by the beginning of their name or by their group",
    `Candor ${version}, ${full ? "full" : "quick"} size: **${passed} of ${rows.length} rows pass.**`,
    describeChance(rows),
    ...groups.flatMap((title) => [
      `## ${title}`,
      tableOf(rows.filter(({ group }) => group === title)).join("\n"),
    ]),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}
