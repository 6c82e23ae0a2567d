/**
 * A checkpoint: the state of one run between two days, in one file that is whole or absent. It opens with eight letters, the
 * length of a JSON header and the header; the arrays it names follow, each at a multiple of eight bytes.
 */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { RunState } from "../src/simulate.ts";
import { buildDigest } from "./build-digest.ts";
import { candorVersion } from "./version.ts";

const MAGIC = "CANDOR-1";
const START = MAGIC.length + 8;
const TYPES = { Float64Array, Uint32Array, Uint8Array } as const;
/** Followed by the number of the shard. */
const KERNEL_MEMORY = "kernel memory ";

/** The file holds no checkpoint that this run can go on from; the message says why. */
export class CheckpointError extends Error {
  override name = "CheckpointError";
}

interface Header {
  /** What the run is: its version, scenario and all that was set. */
  key: string;
  daysDone: number;
  candidates: number;
  notes: RunState["notes"];
  /** By shard. */
  globals: RunState["kernels"][number]["globals"][];
  parts: { name: string; type: keyof typeof TYPES; length: number }[];
}

/** Beside the directory of the run, under a name of its own. */
export const checkpointPath = (directory: string): string =>
  join(dirname(directory), `.${basename(directory)}.checkpoint`);

const partial = (path: string): string => `${path}.partial`;

/** Removes a checkpoint, and what a process that was killed has left of one. */
export function removeCheckpoint(path: string): void {
  rmSync(path, { force: true });
  rmSync(partial(path), { force: true });
}

/** A name for a run that no other run, and no other version, has. */
export function runKey(scenario: Scenario, shards: number): string {
  const parts = [candorVersion(), buildDigest(), scenario, shards];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Writes a state under its final name only when all of it is on the disk. Throws the error of the file system. */
export function writeCheckpoint(path: string, key: string, state: RunState): void {
  const memories = state.kernels.map(({ memory }, shard) => [`${KERNEL_MEMORY}${shard}`, memory]);
  const arrays: Record<string, Float64Array | Uint32Array | Uint8Array> = {
    ...state.arrays,
    ...Object.fromEntries(memories),
  };
  const header: Header = {
    key,
    daysDone: state.daysDone,
    candidates: state.candidates,
    notes: state.notes,
    globals: state.kernels.map(({ globals }) => globals),
    parts: Object.entries(arrays).map(([name, values]) => ({
      name,
      type: values.constructor.name as keyof typeof TYPES,
      length: values.length,
    })),
  };
  const text = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(START);
  start.write(MAGIC);
  start.writeDoubleLE(text.length, MAGIC.length);
  const temporary = partial(path);
  const file = openSync(temporary, "w");
  try {
    let at = 0;
    const put = (bytes: Uint8Array): void => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(file, bytes, done, bytes.length - done, at + done);
      at += padded(bytes.length);
    };
    put(start);
    put(text);
    for (const { buffer, byteOffset, byteLength } of Object.values(arrays))
      put(new Uint8Array(buffer, byteOffset, byteLength));
    // The end is marked, so that a file cut short is known as one.
    writeSync(file, MAGIC, at);
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(temporary, path);
}

/**
 * The state kept for the run of that key; null if there is no file.
 *
 * @throws CheckpointError if the file is damaged, or of another run or version
 */
export function readCheckpoint(path: string, key: string): RunState | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new CheckpointError(`${path} cannot be read: ${(error as Error).message}`);
  }
  const damaged = (): CheckpointError =>
    new CheckpointError(`${path} is no whole checkpoint; remove it, and the run starts from the beginning.`);
  if (bytes.length < START || bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) throw damaged();
  const length = bytes.readDoubleLE(MAGIC.length);
  if (!(length > 0 && START + length <= bytes.length)) throw damaged();
  let header: Header;
  try {
    header = JSON.parse(bytes.toString("utf8", START, START + length)) as Header;
  } catch {
    throw damaged();
  }
  if (header.key !== key) {
    throw new CheckpointError(
      `${path} is of another run, or of another version of Candor; remove it, and the run starts from the beginning.`,
    );
  }
  let at = START + padded(length);
  const arrays: Record<string, Float64Array | Uint32Array | Uint8Array> = {};
  for (const { name, type, length: count } of header.parts) {
    const byteLength = count * TYPES[type].BYTES_PER_ELEMENT;
    if (at + byteLength > bytes.length) throw damaged();
    // Copied: the arrays must lie at multiples of their element, wherever the file was read to.
    const part = new Uint8Array(bytes.subarray(at, at + byteLength));
    arrays[name] = new TYPES[type](part.buffer);
    at += padded(byteLength);
  }
  if (bytes.toString("latin1", at) !== MAGIC) throw damaged();
  const kernels = header.globals.map((globals, shard) => {
    const { [`${KERNEL_MEMORY}${shard}`]: memory } = arrays;
    delete arrays[`${KERNEL_MEMORY}${shard}`];
    return { memory: memory as Uint8Array, globals };
  });
  return {
    daysDone: header.daysDone,
    candidates: header.candidates,
    notes: header.notes,
    kernels,
    arrays: arrays as RunState["arrays"],
  };
}
