/** From what a user names on the command line to a scenario that can be run, or to one clear message. */
import { existsSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { atlasFor } from "../runner/atlas.ts";
import { openTable } from "../runner/beside.ts";
import { besideFile } from "../runner/people.ts";
import {
  isBare,
  nameFile,
  readFile,
  resolveScenario,
  shippedPath,
  shippedScenarios,
  suggestFile,
} from "../runner/scenarios.ts";
import { layOutSetting } from "../runner/settings.ts";
import { checkFeasible, checkRoom, explainInfeasible, InfeasibleScenario } from "../src/feasibility.ts";
import { grouped } from "../src/report/number.ts";
import { LIMITS, readData, type ScenarioText } from "../src/scenario/document.ts";
import { type Path, ScenarioError, type ScenarioProblem } from "../src/scenario/problems.ts";
import { type LocatedScenario, locateScenario } from "../src/scenario/read.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { nameSet } from "../src/scenario/sets.ts";
import { suggestion } from "../src/scenario/suggest.ts";
import type { Setting } from "../src/setting.ts";
import type { World } from "../src/world/world.ts";
import { Failure } from "./failure.ts";
import type { CommonOptions } from "./options.ts";

export interface Input {
  scenario: Scenario;
  /** As a command would name it. */
  argument: string;
  /** A problem at a path of the scenario, with its place in the file or the option that caused it. */
  problem(path: Path, message: string): ScenarioError;
}

const MANIFEST = "manifest.json";
/** Manifests hold what the tables of a scenario held, so they may be this much longer than a scenario is (characters). */
const LONGEST_MANIFEST = 200_000_000;

/** The file that holds the scenario: as named, of a run directory, or shipped. */
function findFile(argument: string): string {
  const shipped = shippedPath(argument);
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
  if (isBare(argument) && extname(argument) === "") {
    throw new Failure(
      `there is no file and no scenario named ${JSON.stringify(argument)}${suggestion(argument, shippedScenarios(), "the scenarios are")}`,
    );
  }
  throw new Failure(`there is no file ${argument}${suggestFile(argument)}`);
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

/** Reads the scenario named on the command line, with the changes asked for. Throws Failure or ScenarioError. */
export function openInput(argument: string, options: CommonOptions): Input {
  const path = findFile(argument);
  const file = nameFile(path);
  const ofRun = basename(path) === MANIFEST;
  const raw = readFile(path, ofRun ? LONGEST_MANIFEST : LIMITS.characters);
  return readInput(ofRun ? ofManifest(file, raw) : raw, file, argument, options);
}

/** As `openInput`, of a text at hand. */
export function readInput(
  text: string | ScenarioText,
  file: string,
  argument: string,
  options: CommonOptions,
): Input {
  const short = shortcuts(options);
  const sets = [...options.set, ...short.map(({ set }) => set)];
  const rename = (problem: ScenarioProblem): ScenarioProblem => {
    const option = short.find(({ set }) => problem.file === nameSet(set));
    return option === undefined ? problem : { ...problem, file: option.shown };
  };
  let located: LocatedScenario;
  try {
    located = locateScenario(text, file, sets, openTable, resolveScenario);
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.problems.map(rename)) : error;
  }
  const { scenario, problemAt, fileAt } = located;
  return {
    scenario: besideFile(scenario, fileAt(["population", "people"])),
    argument,
    problem: (at, message) => new ScenarioError([rename(problemAt(at, message))]),
  };
}

/** "6,625,672 people in 333 places" */
export function describeWorld({ population: { total, places } }: Setting): string {
  return `${grouped(total)} people in ${grouped(places)} ${places === 1 ? "place" : "places"}`;
}

/** Does what may find a scenario infeasible; throws ScenarioError, at the place in the file, where it is. */
function locating<T>({ problem }: Input, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const explained = explainInfeasible(error);
    throw explained instanceof InfeasibleScenario ? problem(explained.path, explained.message) : explained;
  }
}

/** Lays out the world of a scenario; throws ScenarioError where the scenario asks for what cannot be. */
export function openWorld(input: Input): Setting {
  return locating(input, () => {
    checkRoom(input.scenario);
    return layOutSetting(input.scenario);
  });
}

/** Finds the places of a scenario and whether it could be run; throws ScenarioError where it could not. */
export function checkInput(input: Input): World {
  return locating(input, () => checkFeasible(input.scenario, atlasFor(input.scenario)));
}
