/** Mechanisms of a user's own: files named on the command line, known to every thread. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { addMechanism, MechanismError } from "../src/society/extend.ts";
import type { Mechanism } from "../src/society/mechanism.ts";

/** What threads inherit: the files, as absolute paths in JSON. */
const VARIABLE = "CANDOR_MECHANISMS";

/** What a file must hold: a mechanism as its default export, and the one it comes after, if not last. */
interface MechanismFile {
  default: Mechanism;
  after?: string;
}

async function addFrom(path: string): Promise<void> {
  let file: MechanismFile;
  try {
    file = (await import(pathToFileURL(path).href)) as MechanismFile;
  } catch (error) {
    throw new MechanismError(`${path} cannot be loaded: ${(error as Error).message}.`);
  }
  if (typeof file.default !== "object" || file.default === null)
    throw new MechanismError(`${path} must export a mechanism as its default.`);
  try {
    addMechanism(file.default, file.after);
  } catch (error) {
    if (error instanceof MechanismError) throw new MechanismError(`${path}: ${error.message}`);
    throw error;
  }
}

/**
 * Adds the mechanisms of some files to the order of the day, here and in every worker that starts later.
 *
 * @throws MechanismError for a file that cannot be loaded or breaks the contract
 */
export async function addMechanismFiles(files: readonly string[]): Promise<void> {
  const paths = files.map((file) => resolve(file));
  for (const path of paths) await addFrom(path);
  if (paths.length > 0) process.env[VARIABLE] = JSON.stringify(paths);
}

/** In a worker: adds what the program that started it was given. */
export async function inheritMechanisms(): Promise<void> {
  const files = process.env[VARIABLE];
  if (files !== undefined) for (const path of JSON.parse(files) as string[]) await addFrom(path);
}
