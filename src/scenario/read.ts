/** From the text of a file to a scenario, or to a list of what is wrong with it. */
import { type Chain, readChain, type Resolver } from "./chain.ts";
import type { ScenarioText } from "./document.ts";
import { explain, word } from "./explain.ts";
import { type Path, ScenarioError, type ScenarioProblem, formatPath } from "./problems.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioSchema } from "./schema.ts";
import { type SetRequest, applySet, nameSet, readSet } from "./sets.ts";
import { type OpenTable, inlineTables } from "./tables.ts";

export interface LocatedScenario {
  scenario: Scenario;
  /** A problem with the value at a path, at its place in the file or the `--set` that wrote it. */
  problemAt(path: Path, message: string): ScenarioProblem;
  /** Name of the file that wrote the value at a path: the scenario's own, or one that it extends. */
  fileAt(path: Path): string;
}

/**
 * Reads a scenario in YAML or JSON, of any version of the file format, with what it extends.
 * @param text the whole file; or what was read of it already
 * @param fileName for messages, and for what is found relative to it
 * @param sets changes as `path=value`, applied in order before anything is checked
 * @param open reads the tables it names; without it a scenario that names any is refused
 * @param resolve finds the file named by `extends`; without it a scenario that extends another is refused
 * @throws ScenarioError, and nothing else, with every problem's file, line, column and path
 */
export function readScenario(
  text: string | ScenarioText,
  fileName: string,
  sets: readonly string[] = [],
  open?: OpenTable,
  resolve?: Resolver,
): Scenario {
  return locateScenario(text, fileName, sets, open, resolve).scenario;
}

/** As `readScenario`, for problems that show only when the scenario is used. */
export function locateScenario(
  text: string | ScenarioText,
  fileName: string,
  sets: readonly string[] = [],
  open?: OpenTable,
  resolve?: Resolver,
): LocatedScenario {
  const chain = readChain(text, fileName, resolve);
  const { value } = chain;
  const problems = [...chain.problems];
  const requests: SetRequest[] = [];
  for (const set of sets) {
    const request = readSet(set);
    const wrong = typeof request === "string" ? request : value && applySet(value, request);
    if (wrong !== undefined)
      problems.push({ file: nameSet(set), line: 0, column: 0, path: "", message: wrong });
    if (typeof request !== "string") requests.push(request);
  }
  const problemAt = (path: Path, message: string, atKey = false): ScenarioProblem => ({
    ...blame(path, atKey, chain, requests),
    path: formatPath(path),
    message,
  });
  const fileAt = (path: Path): string => chain.locate(path, false).file;
  if (problems.length === 0 && value !== undefined && open !== undefined) {
    const found = inlineTables(value, (name, at) => open(name, fileAt(at)));
    problems.push(...found.map(({ path, message }) => problemAt(path, message)));
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  const parsed = scenarioSchema.safeParse(value, { error: word });
  if (parsed.success) return { scenario: parsed.data, problemAt, fileAt };
  throw new ScenarioError(
    explain(parsed.error.issues).map(({ path, message, atKey }) => problemAt(path, message, atKey)),
  );
}

const startsWith = (path: Path, start: Path): boolean => start.every((part, i) => path[i] === part);

/** A problem belongs to the last `--set` that wrote there, else to the file. */
function blame(
  path: Path,
  atKey: boolean,
  chain: Chain,
  requests: readonly SetRequest[],
): Pick<ScenarioProblem, "file" | "line" | "column"> {
  const culprit = requests.findLast(
    (request) => startsWith(path, request.path) || (startsWith(request.path, path) && !chain.has(path)),
  );
  if (culprit !== undefined) return { file: nameSet(culprit.text), line: 0, column: 0 };
  return chain.locate(path, atKey);
}
