/** From the text of a file to a scenario, or to a list of what is wrong with it. */
import { type ScenarioText, readText } from "./document.ts";
import { explain, word } from "./explain.ts";
import { type Path, ScenarioError, type ScenarioProblem, formatPath, show } from "./problems.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioSchema } from "./schema.ts";
import { type SetRequest, applySet, nameSet, readSet } from "./sets.ts";

/**
 * Reads a scenario in YAML or JSON.
 * @param text the whole file
 * @param fileName for messages only
 * @param sets changes as `path=value`, applied in order before anything is checked
 * @throws ScenarioError, and nothing else, with every problem's file, line, column and path
 */
export function readScenario(text: string, fileName: string, sets: readonly string[] = []): Scenario {
  const source = readText(text);
  const problems: ScenarioProblem[] = source.findings.map(({ line, column, path, message }) => ({
    file: fileName,
    line,
    column,
    path: formatPath(path),
    message,
  }));
  const { value } = source;
  if (problems.length === 0 && !isMapping(value)) {
    const message =
      value === null
        ? "the file is empty; a scenario begins with version: 1"
        : `expected a mapping that begins with version: 1, found ${show(value)}`;
    problems.push({ file: fileName, ...source.locate([], false), path: "", message });
  }
  const requests: SetRequest[] = [];
  for (const set of sets) {
    const request = readSet(set);
    const wrong =
      typeof request === "string" ? request : isMapping(value) ? applySet(value, request) : undefined;
    if (wrong !== undefined)
      problems.push({ file: nameSet(set), line: 0, column: 0, path: "", message: wrong });
    if (typeof request !== "string") requests.push(request);
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  const parsed = scenarioSchema.safeParse(value, { error: word });
  if (parsed.success) return parsed.data;
  throw new ScenarioError(
    explain(parsed.error.issues).map(({ path, message, atKey }) => ({
      ...blame(path, atKey, source, fileName, requests),
      path: formatPath(path),
      message,
    })),
  );
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const startsWith = (path: Path, start: Path): boolean => start.every((part, i) => path[i] === part);

/** A problem belongs to the last `--set` that wrote there, else to the file. */
function blame(
  path: Path,
  atKey: boolean,
  source: ScenarioText,
  fileName: string,
  requests: readonly SetRequest[],
): Pick<ScenarioProblem, "file" | "line" | "column"> {
  const culprit = requests.findLast(
    (request) => startsWith(path, request.path) || (startsWith(request.path, path) && !source.has(path)),
  );
  if (culprit !== undefined) return { file: nameSet(culprit.text), line: 0, column: 0 };
  return { file: fileName, ...source.locate(path, atKey) };
}
