/** The files a scenario is made of: its own, and those it extends. Every value is still known by the file that wrote it. */
import { readText, type ScenarioText } from "./document.ts";
import { holds, merge, ownerOf } from "./extends.ts";
import { isMapping, type Mapping, migrate, VERSION } from "./migrations.ts";
import { formatPath, type Path, type ScenarioProblem, show } from "./problems.ts";

export interface FoundFile {
  /** As messages name it; the same file has the same name. */
  file: string;
  text: string;
}

/**
 * Finds what a file names after `extends:`: a path relative to that file, or the name of a scenario that comes with
 * Candor. A text is why it cannot be had, for a message after the path of the field.
 */
export type Resolver = (reference: string, fromFile: string) => FoundFile | string;

/** Files that one file may stand on, each on the next. */
const LONGEST_CHAIN = 8;

type Position = Pick<ScenarioProblem, "file" | "line" | "column">;

export interface Chain {
  /** Everything put together, in today's version and without `extends`; undefined if there are problems. */
  value: Record<string, unknown> | undefined;
  problems: readonly ScenarioProblem[];
  /** Whether some file has something at the path. */
  has(path: Path): boolean;
  /** Where the value at a path (or its key) is written; for what is not there, the nearest thing around it. */
  locate(path: Path, atKey: boolean): Position;
}

/** A file to be read, or read already. */
interface Source {
  file: string;
  text: string | ScenarioText;
}

interface Layer {
  file: string;
  source: ScenarioText;
  /** In today's version. */
  data: Mapping;
  /** What it extends; undefined if nothing. */
  reference: unknown;
}

/** Reads a file and all that it stands on; never throws for what they hold. */
export function readChain(text: string | ScenarioText, file: string, resolve?: Resolver): Chain {
  const layers: Layer[] = [];
  const problems: ScenarioProblem[] = [];
  for (let next: Source | undefined = { file, text }; next !== undefined; ) {
    const layer = readLayer(next, problems);
    next = undefined;
    if (layer === undefined) break;
    layers.push(layer);
    if (layer.reference === undefined) break;
    const found = follow(layer.reference, layers, resolve);
    if (typeof found === "object") next = found;
    else problems.push(problemAt(layer, ["extends"], found));
  }
  const data = layers.map((layer) => layer.data);
  return {
    value: problems.length > 0 ? undefined : merge(data),
    problems,
    has: (path) => data.some((each) => holds(each, path)),
    locate(path, atKey) {
      const owner = layers[ownerOf(data, path)];
      if (owner === undefined) return { file, line: 1, column: 1 };
      return { file: owner.file, ...owner.source.locate(path, atKey) };
    },
  };
}

function problemAt(
  { file, source }: Pick<Layer, "file" | "source">,
  path: Path,
  message: string,
): ScenarioProblem {
  return { file, ...source.locate(path, false), path: formatPath(path), message };
}

/** Reads one file as far as its version, which says how to read the rest. */
function readLayer({ file, text }: Source, problems: ScenarioProblem[]): Layer | undefined {
  const source = typeof text === "string" ? readText(text) : text;
  for (const { path, ...finding } of source.findings) {
    problems.push({ file, ...finding, path: formatPath(path) });
  }
  if (source.findings.length > 0) return undefined;
  const { value } = source;
  const begins = `begins with version: ${VERSION}`;
  if (!isMapping(value)) {
    const message =
      value === null
        ? `the file is empty; a scenario ${begins}`
        : `expected a mapping that ${begins}, found ${show(value)}`;
    problems.push(problemAt({ file, source }, [], message));
    return undefined;
  }
  const migrated = migrate(value);
  if (typeof migrated === "string") {
    problems.push(problemAt({ file, source }, ["version"], migrated));
    return undefined;
  }
  if (Object.hasOwn(value, "extends") && value["version"] === 1) {
    problems.push(problemAt({ file, source }, ["extends"], "goes only with version: 2 or later"));
    return undefined;
  }
  const { extends: reference, ...data } = migrated;
  return { file, source, data, reference };
}

/** The file that the last layer extends, or why there is none. */
function follow(
  reference: unknown,
  layers: readonly Layer[],
  resolve: Resolver | undefined,
): FoundFile | string {
  if (typeof reference !== "string") return `expected a text, found ${show(reference)}`;
  if (reference === "") return "must not be empty";
  if (resolve === undefined) return "other files cannot be read here";
  if (layers.length > LONGEST_CHAIN)
    return `too long a chain: at most ${LONGEST_CHAIN} files, one after the other`;
  const found = resolve(reference, layers.at(-1)!.file);
  if (typeof found === "string") return found;
  const first = layers.findIndex(({ file }) => file === found.file);
  if (first < 0) return found;
  return `goes in a circle: ${[...layers.slice(first), found].map(({ file }) => file).join(", ")}`;
}
