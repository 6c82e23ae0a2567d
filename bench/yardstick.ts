/**
 * A native program to be measured against, chosen by whoever measures: called with a number of people, it prints one
 * line of JSON with `ns_per_candidate`. A `.c` file is compiled first.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PEOPLE = "1e6";

export interface Yardstick {
  /** Runs it once: nanoseconds a candidate, by its own clock. */
  run(): number;
  /** Removes what was compiled. */
  close(): void;
}

function call(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (error !== undefined) throw new Error(`${command} cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(`${command} failed with status ${status}:\n${stderr}`);
  return stdout;
}

/** Throws Error if the program cannot be compiled or run, or does not print what is expected. */
export function openYardstick(path: string): Yardstick {
  const file = resolve(path);
  const folder = file.endsWith(".c") ? mkdtempSync(join(tmpdir(), "candor-bench-")) : null;
  const close = (): void => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  const program = folder === null ? file : join(folder, "yardstick");
  try {
    if (folder !== null) call("gcc", ["-O3", "-march=native", "-o", program, file, "-lm"]);
  } catch (error) {
    close();
    throw error;
  }
  return {
    close,
    run() {
      const printed = call(program, [PEOPLE]);
      const found = readRate(printed);
      if (found === null) {
        throw new Error(
          `${path} must print one line of JSON with a number "ns_per_candidate"; it printed: ${printed.slice(0, 200)}`,
        );
      }
      return found;
    },
  };
}

function readRate(printed: string): number | null {
  try {
    const { ns_per_candidate: rate } = JSON.parse(printed) as { ns_per_candidate?: unknown };
    return typeof rate === "number" && rate > 0 ? rate : null;
  } catch {
    return null;
  }
}
