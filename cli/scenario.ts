/** From what a user names on the command line to a scenario that can be run, or to one clear message. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join, relative, sep } from "node:path";
import { besideFile } from "../runner/people.ts";
import { layOutSetting } from "../runner/settings.ts";
import { projectRoot } from "../runner/root.ts";
import { openTable } from "../runner/beside.ts";
import { TransmissionError } from "../src/kernel/transmission.ts";
import { grouped } from "../src/report/number.ts";
import { LIMITS, readData, readText, type ScenarioText } from "../src/scenario/document.ts";
import { formatPath, type Path, ScenarioError, type ScenarioProblem } from "../src/scenario/problems.ts";
import { readScenario } from "../src/scenario/read.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { nameSet, readSet } from "../src/scenario/sets.ts";
import { nearest, suggestion } from "../src/scenario/suggest.ts";
import type { Setting } from "../src/setting.ts";
import { ORDER } from "../src/society/order.ts";
import { checkParameter, ParameterError, PARAMETERS } from "../src/society/parameters.ts";
import { UnknownPlace, WorldError } from "../src/world/error.ts";
import { Failure } from "./failure.ts";
import type { CommonOptions } from "./options.ts";

export interface Input {
  scenario: Scenario;
  /** As a command would name it. */
  argument: string;
  /** A problem at a path of the scenario, with its place in the file or the option that caused it. */
  problem(path: Path, message: string): ScenarioError;
}

const EXTENSIONS = [".yaml", ".yml", ".json"];
const MANIFEST = "manifest.json";

/** Names of the scenarios that come with Candor. */
export function shippedScenarios(): string[] {
  const folder = join(projectRoot(), "scenarios");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => EXTENSIONS.includes(extname(name)))
    .map((name) => basename(name, extname(name)))
    .sort();
}

function shippedPath(name: string): string | undefined {
  return EXTENSIONS.map((extension) => join(projectRoot(), "scenarios", name + extension)).find(existsSync);
}

/** The file that holds the scenario: as named, of a run directory, or shipped. */
function findFile(argument: string): string {
  const bare = !argument.includes("/") && !argument.includes(sep);
  const shipped = bare && argument !== "" ? shippedPath(argument) : undefined;
  const there = statSync(argument, { throwIfNoEntry: false });
  if (there?.isFile()) return argument;
  if (there?.isDirectory()) {
    const manifest = join(argument, MANIFEST);
    if (existsSync(manifest)) return manifest;
    if (shipped !== undefined) return shipped;
    throw new Failure(`${argument} is a directory without a run; name a scenario file, a scenario or a run.`);
  }
  if (there !== undefined) throw new Failure(`${argument} is not a file; name a scenario file.`);
  if (shipped !== undefined) return shipped;
  if (bare && extname(argument) === "") {
    throw new Failure(
      `there is no file and no scenario named ${JSON.stringify(argument)}${suggestion(argument, shippedScenarios(), "the scenarios are")}`,
    );
  }
  const folder = dirname(argument);
  const beside = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  const near = nearest(basename(argument), beside);
  const hint = near === undefined ? "" : `; did you mean ${JSON.stringify(join(folder, near))}?`;
  throw new Failure(`there is no file ${argument}${hint}`);
}

const READ_ERRORS: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "it is not permitted",
  EISDIR: "it is a directory",
};

/** Manifests hold what the tables of a scenario held, so they may be this much longer than a scenario is (characters). */
const LONGEST_MANIFEST = 200_000_000;

function readFile(path: string): string {
  const most = basename(path) === MANIFEST ? LONGEST_MANIFEST : LIMITS.characters;
  try {
    // Four bytes a character at most: a larger file is too large for the reader anyway.
    if (statSync(path).size <= 4 * most) return readFileSync(path, "utf8");
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Failure(`${path} cannot be read: ${READ_ERRORS[code] ?? message}`);
  }
  const message = `too large: at most ${most} characters`;
  throw new ScenarioError([{ file: path, line: 1, column: 1, path: "", message }]);
}

/** The scenario in the manifest of a run. */
function ofManifest(path: string, text: string): ScenarioText {
  try {
    const { scenario } = JSON.parse(text) as { scenario?: unknown };
    if (typeof scenario === "object" && scenario !== null) return readData(scenario);
  } catch {
    // Said below: it is no manifest either way.
  }
  throw new Failure(`${path} is not the manifest of a run of Candor.`);
}

/** The options that are short for a --set, as they were given. */
function shortcuts(options: CommonOptions): { set: string; shown: string }[] {
  const all = [
    ["seed", "seeds.fates", options.seed],
    ["people", "people", options.people],
    ["days", "days", options.days],
  ] as const;
  return all.flatMap(([name, path, value]) =>
    value === undefined ? [] : [{ set: `${path}=${value}`, shown: `--${name} ${value}` }],
  );
}

/**
 * Reads the scenario named on the command line, with the changes asked for, and checks the names of its parameters and
 * mechanisms. Throws Failure or ScenarioError.
 */
export function openInput(argument: string, options: CommonOptions): Input {
  const path = findFile(argument);
  const file = relative("", path).startsWith("..") ? path : relative("", path);
  const raw = readFile(path);
  const text = basename(path) === MANIFEST ? ofManifest(file, raw) : raw;
  const short = shortcuts(options);
  const sets = [...options.set, ...short.map(({ set }) => set)];
  const rename = (problem: ScenarioProblem): ScenarioProblem => {
    const option = short.find(({ set }) => problem.file === nameSet(set));
    return option === undefined ? problem : { ...problem, file: option.shown };
  };
  const input: Omit<Input, "scenario"> = {
    argument,
    problem: (at, message) =>
      new ScenarioError([rename({ ...blame(at, text, file, sets), path: formatPath(at), message })]),
  };
  let scenario: Scenario;
  try {
    scenario = besideFile(readScenario(text, file, sets, openTable), path);
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.problems.map(rename)) : error;
  }
  checkNames(scenario, input.problem);
  return { ...input, scenario };
}

/** The last change that wrote there, else the place in the file. */
function blame(
  path: Path,
  text: string | ScenarioText,
  file: string,
  sets: readonly string[],
): Pick<ScenarioProblem, "file" | "line" | "column"> {
  const source = typeof text === "string" ? readText(text) : text;
  const wrote = (at: Path): boolean =>
    path.slice(0, at.length).every((part, i) => part === at[i]) &&
    (at.length <= path.length || !source.has(path));
  const culprit = sets.findLast((set) => {
    const request = readSet(set);
    return typeof request !== "string" && wrote(request.path);
  });
  if (culprit !== undefined) return { file: nameSet(culprit), line: 0, column: 0 };
  return { file, ...source.locate(path, path[0] === "parameters") };
}

function checkNames(scenario: Scenario, problem: Input["problem"]): void {
  for (const [name, value] of Object.entries(scenario.parameters)) {
    try {
      checkParameter(PARAMETERS, name, value);
    } catch (error) {
      if (error instanceof ParameterError)
        // The path says which one it is.
        throw problem(["parameters", name], lowerFirst(error.message.replace(/^Parameter \S+ /, "")));
      throw error;
    }
  }
  const names = ORDER.map((mechanism) => mechanism.name);
  scenario.without.forEach((name, i) => {
    if (!names.includes(name)) {
      const hint = suggestion(name, names, "the mechanisms are");
      throw problem(["without", i], `unknown mechanism ${JSON.stringify(name)}${hint}`);
    }
  });
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** "6,625,672 people in 333 places" */
export function describeWorld({ population: { total, places } }: Setting): string {
  return `${grouped(total)} people in ${grouped(places)} ${places === 1 ? "place" : "places"}`;
}

/** Lays out the world of a scenario; throws ScenarioError where the scenario asks for what cannot be. */
export function openWorld({ scenario, problem }: Input): Setting {
  try {
    return layOutSetting(scenario);
  } catch (error) {
    if (error instanceof UnknownPlace) throw problem(["world", "around", "place"], error.message);
    if (error instanceof WorldError) throw problem(["world"], error.message);
    if (error instanceof RangeError) throw problem(["population"], error.message);
    if (error instanceof TransmissionError) throw problem(["disease", error.key], error.message);
    throw error;
  }
}
