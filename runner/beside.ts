/** The tables that a scenario names, as files beside it. */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { nearest } from "../src/scenario/suggest.ts";
import type { OpenTable } from "../src/scenario/tables.ts";

const PIECE = 1 << 16;

const WORDS: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EISDIR: "it is a directory",
  EPERM: "it is not permitted",
};

/** The text of a file in UTF-8, piece by piece; closed at its end, or when no more of it is wanted. */
function* readPieces(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    const decoder = new StringDecoder("utf8");
    const bytes = Buffer.allocUnsafe(PIECE);
    for (;;) {
      const length = readSync(file, bytes, 0, PIECE, null);
      if (length === 0) break;
      yield decoder.write(bytes.subarray(0, length));
    }
    yield decoder.end();
  } finally {
    closeSync(file);
  }
}

/** A path as short as messages can have it: from where one is, unless that leads outside. */
function shown(path: string): string {
  const from = relative("", path);
  return from.startsWith("..") ? path : from;
}

function missing(path: string): Error {
  const folder = dirname(path);
  const beside = existsSync(folder) ? readdirSync(folder) : [];
  const near = nearest(basename(path), beside);
  const hint = near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
  return new Error(`there is no file ${shown(path)}${hint}`);
}

/** Opens a table that a scenario file names, by its path relative to that file. */
export const openTable: OpenTable = (name, scenarioFile) => {
  const path = resolve(dirname(scenarioFile), name);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) throw missing(path);
  if (!there.isFile()) throw new Error(`${shown(path)} is not a file`);
  try {
    closeSync(openSync(path, "r"));
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(`${shown(path)} cannot be read: ${WORDS[code] ?? message}`, { cause: error });
  }
  return { name: shown(path), chunks: readPieces(path) };
};
