/** A file of people, row by row, as a reader of CSV or Parquet hands it over; and what is wrong with it. */
import { nearest } from "../../scenario/suggest.ts";

export interface PeopleFile {
  /** As the user named it. */
  name: string;
  rows: number;
  /** By name of the column; every one has a value for each row: text, a number, a bigint, or null. */
  columns: ReadonlyMap<string, ArrayLike<unknown>>;
  /** Line of a row (from 0) in a file of text; rows of others are counted from 1. */
  lineOf?: (row: number) => number;
}

export const COLUMNS = ["person", "household", "age", "school", "workplace", "place"] as const;
export type Column = (typeof COLUMNS)[number] | "sector";

const SHOWN = 20;
/** Problems remembered; the others are only counted. */
const KEPT = 100_000;

/** Thrown for every file of people that cannot be used: the first twenty problems, by row, and how many there are. */
export class PeopleError extends Error {
  override name = "PeopleError";
}

/** What is wrong, as it is found; rows count from 0, -1 is the file as a whole. */
export class Problems {
  readonly #file: PeopleFile;
  readonly #found: { row: number; message: string }[] = [];
  #count = 0;

  constructor(file: PeopleFile) {
    this.#file = file;
  }

  add(row: number, message: string): void {
    this.#count += 1;
    if (this.#found.length < KEPT) this.#found.push({ row, message });
  }

  /** Throws PeopleError if there are any. */
  end(): void {
    if (this.#count === 0) return;
    const sorted = this.#found.sort((a, b) => a.row - b.row).slice(0, SHOWN);
    const lines = sorted.map(({ row, message }) => `${whereIs(this.#file, row)}: ${message}`);
    if (this.#count > SHOWN) lines.push(`... and ${this.#count - SHOWN} more problems`);
    // Names may hold anything; a problem stays on its line.
    throw new PeopleError(lines.map((line) => line.replace(/[\p{Cc}\u2028\u2029]/gu, " ")).join("\n"));
  }
}

/** `people.csv:7`, or `people.parquet row 6`. */
export function whereIs({ name, lineOf }: PeopleFile, row: number): string {
  if (row < 0) return name;
  return lineOf === undefined ? `${name} row ${row + 1}` : `${name}:${lineOf(row)}`;
}

/** The values of a column that must be there, and of one that need not be. Throws PeopleError for the first that is missing. */
export function columnOf(file: PeopleFile, column: Column): ArrayLike<unknown> {
  const values = file.columns.get(column);
  if (values !== undefined) return values;
  const problems = new Problems(file);
  const others = [...file.columns.keys()].filter((name) => !isColumn(name));
  const near = nearest(column, others);
  const hint =
    near === undefined
      ? `; the columns are: ${[...file.columns.keys()].join(", ")}`
      : `; is it ${JSON.stringify(near)}?`;
  problems.add(-1, `no column ${JSON.stringify(column)}${hint}`);
  problems.end();
  return [];
}

const isColumn = (name: string): boolean =>
  name === "sector" || (COLUMNS as readonly string[]).includes(name);

/** A name in a cell, without the space around it; null for an empty one. */
export function nameIn(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value).trim();
  return text === "" || text === "NaN" ? null : text;
}
