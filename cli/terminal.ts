/** Text for a terminal of 80 columns: lines broken at words, plain tables, colour only where there is any. */
import picocolors from "picocolors";

/** Widest line ever printed. */
const WIDEST = 80;

export const lineWidth = (): number => Math.max(40, Math.min(WIDEST, process.stdout.columns || WIDEST));

/** Whether standard output shows colour: a terminal, and NO_COLOR unset or empty (https://no-color.org). */
const colours = (): boolean =>
  process.stdout.isTTY && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";

/** The two worlds of LOOK.md: teal and rust, as near as a terminal has them. */
export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  first(text: string): string;
  second(text: string): string;
}

export function palette(): Palette {
  const { bold, dim, cyan, yellow } = picocolors.createColors(colours());
  return { bold, dim, first: cyan, second: yellow };
}

/** Breaks a text at spaces into lines of at most `width`, each indented; words that are longer stay whole. */
export function wrap(text: string, indent = "", width: number = lineWidth(), hang: string = indent): string {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(/ +/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      [line, empty] = [hang, true];
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join("\n");
}

/** Breaks a heading into at most `most` lines of a column; the last is cut short where more would follow. */
function foldHeading(text: string, width: number, most = 3): string[] {
  const lines = wrap(text, "", width)
    .split("\n")
    .map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
  if (lines.length <= most) return lines;
  const last = lines[most - 1]!;
  return [...lines.slice(0, most - 1), `${last.slice(0, width - 1)}…`];
}

export interface Column {
  heading: string;
  width: number;
  align: "left" | "right";
  paint?(text: string): string;
}

/** A table of fixed columns, two spaces apart, with its headings at the foot of their row. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  indent = "  ",
): string {
  const cell = (text: string, { width, align, paint }: Column): string => {
    const room = " ".repeat(Math.max(0, width - text.length));
    const shown = paint?.(text) ?? text;
    return align === "right" ? room + shown : shown + room;
  };
  const row = (cells: readonly string[]): string =>
    (indent + columns.map((column, i) => cell(cells[i] ?? "", column)).join("  ")).trimEnd();
  const headings = columns.map((column) => foldHeading(column.heading, column.width));
  const tallest = Math.max(...headings.map((lines) => lines.length));
  const head = Array.from({ length: tallest }, (_, line) =>
    row(headings.map((lines) => lines[line - tallest + lines.length] ?? "")),
  );
  return [...head, ...rows.map(row)].join("\n");
}

/** Prints to standard output; a reader that has gone away is no error of ours (see `main.ts`). */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints an answer, set off in a terminal from the progress that went before. */
export function present(text: string, options: { quiet?: boolean }): void {
  if (!options.quiet && process.stderr.isTTY) process.stderr.write("\n");
  print(text);
}

/** Prints one JSON document. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
