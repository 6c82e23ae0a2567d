/** Commands of this computer: which there are, and what they print. */
import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const MOST_BYTES = 1 << 28;

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of these that is on the path, whole; undefined if none is. */
export function findCommand(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** What a command prints; throws an Error with its last words if it fails or takes longer than `limitSeconds`. */
export async function runCommand(
  command: string,
  args: readonly string[],
  limitSeconds: number,
): Promise<string> {
  const options = { timeout: limitSeconds * 1000, maxBuffer: MOST_BYTES };
  return (await promisify(execFile)(command, args, options)).stdout;
}
