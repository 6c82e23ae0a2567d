/** Scenario files on this computer: those that come with Candor, and what a scenario extends. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, relative, sep } from "node:path";
import type { Resolver } from "../src/scenario/chain.ts";
import { LIMITS } from "../src/scenario/document.ts";
import { ScenarioError } from "../src/scenario/problems.ts";
import { nearest, suggestion } from "../src/scenario/suggest.ts";
import { projectRoot } from "./root.ts";

const EXTENSIONS = [".yaml", ".yml", ".json"];

/** Names of the scenarios that come with Candor. */
export function shippedScenarios(): string[] {
  const folder = join(projectRoot(), "scenarios");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => EXTENSIONS.includes(extname(name)))
    .map((name) => basename(name, extname(name)))
    .sort();
}

/** The file of a scenario that comes with Candor. */
export function shippedPath(name: string): string | undefined {
  if (!isBare(name)) return undefined;
  return EXTENSIONS.map((extension) => join(projectRoot(), "scenarios", name + extension)).find(existsSync);
}

/** Whether it is a name and no path. */
export const isBare = (name: string): boolean => name !== "" && !name.includes("/") && !name.includes(sep);

/** As messages name a file: from here if it lies below, else as it was given. */
export function nameFile(path: string): string {
  const here = relative("", path);
  return here.startsWith("..") || isAbsolute(here) ? path : here;
}

/** The file cannot be read; the message says which and why. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

const READ_ERRORS: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "it is not permitted",
  EISDIR: "it is a directory",
};

/**
 * The text of a scenario file, or of another of at most so many characters. Throws UnreadableFile, or ScenarioError for a
 * file that is too large.
 */
export function readFile(path: string, most: number = LIMITS.characters): string {
  try {
    // Four bytes a character at most: a larger file is too large for the reader anyway.
    if (statSync(path).size <= 4 * most) return readFileSync(path, "utf8");
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new UnreadableFile(`${nameFile(path)} cannot be read: ${READ_ERRORS[code] ?? message}`);
  }
  const message = `too large: at most ${most} characters`;
  throw new ScenarioError([{ file: nameFile(path), line: 1, column: 1, path: "", message }]);
}

/** `; did you mean "town.yaml"?` where a file of nearly that name lies there. */
export function suggestFile(path: string): string {
  const folder = dirname(path);
  const beside = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  const near = nearest(basename(path), beside);
  return near === undefined ? "" : `; did you mean ${JSON.stringify(join(folder, near))}?`;
}

/** What `extends` names: a path relative to the file it stands in, or a scenario that comes with Candor. */
export const resolveScenario: Resolver = (reference, fromFile) => {
  if (isBare(reference) && extname(reference) === "" && !reference.startsWith(".")) {
    const shipped = shippedPath(reference);
    if (shipped !== undefined) return { file: nameFile(shipped), text: readFile(shipped) };
    const hint = suggestion(reference, shippedScenarios(), "those that come with Candor are");
    return `there is no scenario named ${JSON.stringify(reference)}${hint}`;
  }
  const path = isAbsolute(reference) ? reference : join(dirname(fromFile), reference);
  if (!existsSync(path)) return `there is no file ${path}${suggestFile(path)}`;
  try {
    return { file: nameFile(path), text: readFile(path) };
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    if (error instanceof ScenarioError) return `${nameFile(path)} is ${error.problems[0]!.message}`;
    throw error;
  }
};
