/** Tables whose first line names their columns: columns found by name, fields read as what they should be. */
import { type CsvRecord, csvRecords, refuse } from "./csv.ts";
import { ScenarioError, type ScenarioProblem, show } from "./problems.ts";
import { nearest } from "./suggest.ts";

export interface CsvColumn {
  name: string;
  /** A table without it is refused. */
  required: boolean;
  /** Other names by which it is often called, for "did you mean". */
  alias?: readonly string[];
}

export interface NumberRange {
  least: number;
  most: number;
  /** Whole numbers only. */
  whole?: boolean;
}

/** Problems named before reading stops. */
const MOST_PROBLEMS = 20;

/** One row under the header; fields by the name of their column. */
export interface CsvRow {
  line: number;
  /** Whether the table has such a column. */
  has(column: string): boolean;
  /** The field as text; empty if it is empty or there is no such column. */
  text(column: string): string;
  /** The field as a number; NaN, and a problem noted, if it is none of the range. */
  number(column: string, range: NumberRange): number;
  /** Notes a problem with a field; it is thrown with the others at the end of the table. */
  refuse(column: string, message: string): void;
}

/** Which field of a row each column is. Throws ScenarioError for a header that does not fit. */
function readHeader(file: string, header: CsvRecord, columns: readonly CsvColumn[]): Map<string, number> {
  const known = columns.map(({ name }) => name);
  const found = new Map<string, number>();
  const problems: ScenarioProblem[] = [];
  header.fields.forEach((field, i) => {
    const note = (message: string): void => {
      problems.push({ file, ...header.locate(i), path: "", message });
    };
    const name = field.toLowerCase();
    const first = found.get(name);
    if (first !== undefined) note(`a second column ${show(name)}; the first is column ${first + 1}`);
    else if (known.includes(name)) found.set(name, i);
    else {
      const alias = columns.find((column) => column.alias?.includes(name))?.name;
      const near = alias ?? nearest(name, known);
      // A column that is like no other is the user's own, and nobody's mistake.
      if (near !== undefined) note(`unknown column ${show(field)}; did you mean ${show(near)}?`);
    }
  });
  const missing = columns.filter(({ name, required }) => required && !found.has(name));
  if (missing.length > 0 && problems.length === 0) {
    const names = missing.map(({ name }) => name).join(", ");
    const message = `no column ${names}; the first line must name the columns, which are ${known.join(", ")}`;
    problems.push({ file, line: header.line, column: 1, path: "", message });
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return found;
}

/** A number as tables have them; null for anything else. */
function readNumber(text: string): number | null {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
}

function numberProblem(text: string, { least, most, whole }: NumberRange): string | undefined {
  const kind = whole === true ? "a whole number" : "a number";
  const value = readNumber(text);
  if (text === "") return `missing: ${kind} is needed`;
  if (value === null) {
    const hint = /^[+-]?[\d.]*,\d+$/.test(text)
      ? " (write decimals with a point)"
      : /^\d{1,3}(?:[ ',.]\d{3})+$/.test(text)
        ? " (write it without separators)"
        : "";
    return `expected ${kind}, found ${show(text)}${hint}`;
  }
  if (whole === true && !Number.isInteger(value)) return `expected a whole number, found ${text}`;
  if (value < least) return `must be at least ${least}, found ${text}`;
  if (value > most) return `must be at most ${most}, found ${text}`;
  return undefined;
}

/**
 * The rows of a table, read as its text comes in. Columns are found by the names in the first line, whatever their case;
 * those that are not among `columns`, nor like one of them, are passed over.
 * @param file its name, for messages only
 * @throws ScenarioError: at once for what is no table, at the end for all fields refused, or after twenty of them
 */
export function* csvRows(
  chunks: Iterable<string>,
  file: string,
  columns: readonly CsvColumn[],
): Generator<CsvRow> {
  let found: Map<string, number> | undefined;
  let width = 0;
  let rows = 0;
  const problems: ScenarioProblem[] = [];
  for (const record of csvRecords(chunks, file)) {
    if (found === undefined) {
      found = readHeader(file, record, columns);
      width = record.fields.length;
      continue;
    }
    if (record.fields.length !== width) {
      const message = `${record.fields.length} fields where the first line has ${width}`;
      refuse(file, { line: record.line, column: 1 }, message);
    }
    rows++;
    const fieldOf = (column: string): number => found?.get(column) ?? -1;
    const text = (column: string): string => record.fields[fieldOf(column)] ?? "";
    const note = (column: string, message: string): void => {
      problems.push({ file, ...record.locate(Math.max(0, fieldOf(column))), path: column, message });
    };
    yield {
      line: record.line,
      has: (column) => fieldOf(column) >= 0,
      text,
      refuse: note,
      number(column, range) {
        const problem = numberProblem(text(column), range);
        if (problem === undefined) return Number(text(column));
        note(column, problem);
        return Number.NaN;
      },
    };
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  const names = columns.map(({ name }) => name).join(", ");
  if (found === undefined)
    refuse(file, { line: 1, column: 1 }, `the file is empty; its columns are ${names}`);
  if (rows === 0) refuse(file, { line: 2, column: 1 }, "no rows after the first line");
}
