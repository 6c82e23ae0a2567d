/** The built command line, as a child process, with scenarios in a directory of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { projectRoot } from "../../runner/root.ts";

/** Two towns, a disease that spreads fast, one statement on day 10. */
export const SMALL = `version: 1
name: small
title: Two towns
days: 60
world:
  places:
    - { name: Northtown, people: 12000, latitude: 51.5, longitude: 0 }
    - { name: Southtown, people: 8000, latitude: 51.4, longitude: 0.1 }
disease: { preset: covid-19-ancestral, r0: 4 }
seedInfections: 40
worlds:
  - name: told
    title: Told
    decisions: [{ at: { day: 10 }, say: { stance: tell, threat: 0.8, advice: 0.8 } }]
  - name: silent
    title: Silent
`;

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** A fresh directory, removed when the tests of the file are over. */
export function workspace(files: Readonly<Record<string, string>> = { "small.yaml": SMALL }): string {
  const directory = mkdtempSync(join(tmpdir(), "candor-test-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export function start(cwd: string, args: readonly string[], limit = ""): ChildProcess {
  const main = join(projectRoot(), "dist", "cli", "main.js");
  // A shell that limits the size of files, and then becomes Candor.
  const [command, before] =
    limit === "" ? [process.execPath, []] : ["sh", ["-c", `${limit}; exec "$0" "$@"`, process.execPath]];
  return spawn(command, [...before, main, ...args], { cwd, env: { ...process.env, NO_COLOR: "1" } });
}

/** Waits for its end; both outputs whole. */
export function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (stderr += data.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    // As a shell counts: a signal that comes while a process is on its way out ends it with 128 and its number.
    child.on("close", (code, signal) =>
      resolve({ code: code ?? 128 + constants.signals[signal ?? "SIGKILL"], stdout, stderr }),
    );
  });
}

export const candor = (cwd: string, ...args: string[]): Promise<Ended> => ended(start(cwd, args));

/** Everything under a directory but the scenario files, hidden names too. */
export const leftBehind = (directory: string): string[] =>
  readdirSync(directory, { recursive: true })
    .map(String)
    .filter((name) => !name.endsWith(".yaml"))
    .sort();
