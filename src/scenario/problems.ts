/** What is wrong with a scenario, and where. */

export interface ScenarioProblem {
  /** The file's name, or the whole `--set path=value`. */
  file: string;
  /** From 1; 0 where there is no line (a `--set`). */
  line: number;
  column: number;
  /** Such as worlds[0].decisions[1].at; empty for the file as a whole. */
  path: string;
  message: string;
}

const SHOWN = 20;

/** `file:line:col path: message`, as editors and terminals understand it; `--set path=value: path: message`. */
function describeProblem(problem: ScenarioProblem): string {
  const place = problem.line > 0 ? `${problem.file}:${problem.line}:${problem.column}` : `${problem.file}:`;
  const line = `${place} ${problem.path === "" ? "" : `${problem.path}: `}${problem.message}`;
  // Keys and names may hold anything; a problem stays on its line.
  return line.replace(/[\p{Cc}\u2028\u2029]/gu, " ");
}

/** Thrown for every scenario that cannot be used. Problems are in order of file and position, the first twenty of them. */
export class ScenarioError extends Error {
  readonly problems: readonly ScenarioProblem[];

  constructor(found: readonly ScenarioProblem[]) {
    // Files in the order in which they came up; what has no line comes before all of them.
    const files = [...new Set(found.map(({ file }) => file))];
    const rank = ({ file, line }: ScenarioProblem): number => (line > 0 ? 1 + files.indexOf(file) : 0);
    const sorted = [...found].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
    const problems = sorted.slice(0, SHOWN);
    const lines = problems.map(describeProblem);
    if (sorted.length > SHOWN) lines.push(`... and ${sorted.length - SHOWN} more`);
    super(lines.join("\n"));
    this.name = "ScenarioError";
    this.problems = problems;
  }
}

export type Path = readonly (string | number)[];

/** worlds[0].decisions, parameters.trust.initial */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    text += typeof part === "number" ? `[${part}]` : text === "" ? part : `.${part}`;
  }
  return text;
}

const LONGEST = 40;

export function shorten(text: string, longest: number = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

/** A value as it may be quoted in a message: short, on one line. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return String(value);
}
