/**
 * The directory of a run, whole or absent: written beside its final name under a temporary one, and renamed at the end.
 * Whatever goes wrong, or stops the process, before that leaves nothing behind.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Every file a run may consist of; a directory that holds anything else is never replaced. */
const RUN_FILES = [
  "manifest.json",
  "summary.json",
  "daily.parquet",
  "pairs.parquet",
  "infections.parquet",
  "report.html",
  "picture.svg",
] as const;
export type RunFile = (typeof RUN_FILES)[number];

/** The output cannot be written; the message says what, where and what would help. */
export class OutputError extends Error {
  override name = "OutputError";
}

export interface OutputOptions {
  /** Replace a run that is there already; anything else that is there is left alone in any case. */
  replace: boolean;
  /** Writes a file; for tests of what happens when it cannot. */
  writeFile?(path: string, data: string | Uint8Array): void;
}

export interface RunOutput {
  /** Absolute. */
  readonly directory: string;
  write(file: RunFile, data: string | Uint8Array): void;
  /** Gives the run its name. Nothing can be written after that. */
  commit(): void;
  /** Removes everything written so far; without effect after `commit`. */
  discard(): void;
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: "there is no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission is denied",
  EPERM: "it is not permitted",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is a file, not a directory",
  ENAMETOOLONG: "the name is too long",
  EFBIG: "the file is larger than may be written here",
  EIO: "the disk reports an error",
};

/**
 * The failure of writing in words.
 * @param missing what it means here that a directory is not there
 */
export function explainOutput(
  error: unknown,
  what: string,
  missing = "its directory was removed meanwhile",
): OutputError {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const cause = code === "ENOENT" ? missing : CAUSES[code];
  return new OutputError(`${what}: ${cause ?? message}. No output was left behind.`);
}

/** Whether the directory holds a run and nothing else. */
export function isRun(directory: string): boolean {
  const names: readonly string[] = RUN_FILES;
  try {
    const manifest = JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8")) as unknown;
    return (
      typeof manifest === "object" &&
      manifest !== null &&
      "candor" in manifest &&
      readdirSync(directory).every((name) => names.includes(name))
    );
  } catch {
    return false;
  }
}

/** Makes what is missing of a path, and returns the first directory made. Node's own recursion never ends under /proc. */
function makeDirectories(path: string): string | undefined {
  if (existsSync(path)) return undefined;
  const above = makeDirectories(dirname(path));
  mkdirSync(path);
  return above ?? path;
}

/** Throws OutputError unless a run may take this name. */
function checkTarget(directory: string, replace: boolean): void {
  if (!existsSync(directory)) return;
  if (!statSync(directory).isDirectory()) {
    throw new OutputError(`${directory} is a file; name a directory for the output.`);
  }
  if (readdirSync(directory).length === 0) return;
  if (!isRun(directory)) {
    throw new OutputError(
      `${directory} exists and holds something other than a run of Candor; name another directory with --out.`,
    );
  }
  if (!replace) {
    throw new OutputError(
      `${directory} holds a run already; add --force to replace it, or name another directory with --out.`,
    );
  }
}

/**
 * Opens the output before the work begins, so that what cannot be written fails at once.
 *
 * @throws OutputError if the name is taken or its surroundings cannot be written to
 */
export function openOutput(target: string, options: OutputOptions): RunOutput {
  const writeFile = options.writeFile ?? ((path, data) => writeFileSync(path, data, { flush: true }));
  let directory = resolve(target);
  let temporary: string;
  let created: string | undefined;
  try {
    // Through a link, its goal is replaced and the link stays.
    if (existsSync(directory)) directory = realpathSync(directory);
    checkTarget(directory, options.replace);
    created = makeDirectories(dirname(directory));
    removeStale(directory);
    temporary = join(dirname(directory), `.${basename(directory)}.partial-${process.pid}`);
    mkdirSync(temporary);
  } catch (error) {
    removeEmpty(created, directory);
    if (error instanceof OutputError) throw error;
    throw explainOutput(error, `${directory} cannot be written`, "no directory can be made there");
  }

  let open = true;
  const discard = (): void => {
    if (!open) return;
    open = false;
    process.off("exit", discard);
    rmSync(temporary, { recursive: true, force: true });
    removeEmpty(created, directory);
  };
  process.on("exit", discard);

  return {
    directory,
    write(file, data) {
      try {
        writeFile(join(temporary, file), data);
      } catch (error) {
        discard();
        throw explainOutput(error, `${join(directory, file)} cannot be written`);
      }
    },
    commit() {
      const old = `${temporary}-old`;
      try {
        const replaced = existsSync(directory) && readdirSync(directory).length > 0;
        // Someone may have put something there in the meantime.
        checkTarget(directory, options.replace);
        if (replaced) renameSync(directory, old);
        try {
          renameSync(temporary, directory);
        } catch (error) {
          if (replaced) renameSync(old, directory);
          throw error;
        }
      } catch (error) {
        discard();
        if (error instanceof OutputError) throw error;
        throw explainOutput(error, `${directory} cannot be written`);
      }
      open = false;
      process.off("exit", discard);
      rmSync(old, { recursive: true, force: true });
    },
    discard,
  };
}

/** Removes what a process that was killed has left of the same output. */
function removeStale(directory: string): void {
  const start = `.${basename(directory)}.partial-`;
  for (const name of readdirSync(dirname(directory))) {
    const process = /^(\d+)(-old)?$/.exec(name.startsWith(start) ? name.slice(start.length) : "")?.[1];
    if (process !== undefined && !isRunning(Number(process)))
      rmSync(join(dirname(directory), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes the directories made on the way to the output, from the inside outwards, as far as they are empty. */
function removeEmpty(first: string | undefined, directory: string): void {
  if (first === undefined) return;
  for (let path = dirname(directory); path.length >= first.length; path = dirname(path)) {
    try {
      if (!lstatSync(path).isDirectory()) return;
      rmdirSync(path);
    } catch {
      return;
    }
  }
}
