/** A single file, written whole or not at all. */
import { existsSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { explainOutput, OutputError } from "./output.ts";

/** Throws OutputError if there is something already and it is not to be replaced, or the file cannot be written. */
export function writeWhole(path: string, text: string, options: { replace: boolean }): void {
  const there = existsSync(path);
  if (there && statSync(path).isDirectory()) {
    throw new OutputError(`${path} is a directory; name a file for the output.`);
  }
  if (there && !options.replace) {
    throw new OutputError(`${path} exists already; add --force to replace it, or name another file.`);
  }
  const temporary = join(dirname(path), `.${basename(path)}.partial-${process.pid}`);
  try {
    writeFileSync(temporary, text, { flush: true, flag: "wx" });
    renameSync(temporary, path);
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      // It was never there.
    }
    throw explainOutput(error, `${path} cannot be written`, "there is no such directory");
  }
}
