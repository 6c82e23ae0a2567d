/** Worlds on the cores of this computer: a pool of worker threads, how far they are, and how to stop them. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { Piscina } from "piscina";
import type { WasmModule } from "../src/kernel/webassembly.ts";
import type { Setting } from "../src/setting.ts";
import { loadKernel } from "./kernel.ts";
import { inheritMechanisms } from "./mechanisms.ts";
import { projectRoot } from "./root.ts";

export interface Progress {
  /** World-days done, of all. */
  done: number;
  all: number;
  /** Worlds finished, of all. */
  worlds: number;
  ofWorlds: number;
}

export interface RunOptions {
  onProgress?(progress: Progress): void;
  signal?: AbortSignal;
  /** Threads; as many as there are cores if not given. */
  threads?: number;
}

/** What every job of a worker has: laid out and compiled once, here, for all of them. */
export interface SharedWork {
  setting: Setting;
  kernel: WasmModule;
  /** Days done, for the one who waits: Int32 at `slot`. */
  progress: SharedArrayBuffer;
  slot: number;
}

// Every worker imports this module, and knows the mechanisms of whoever started it before its first job.
if (!isMainThread) await inheritMechanisms();

const PROGRESS_EVERY_MS = 100;

/**
 * Starts workers for at most `count` worlds of a setting and lets `use` give them out: `run(slot, job)` runs one world,
 * or several from that slot on. `expect(worlds)` says that there will be so many of them, if that turns out only on the
 * way. The pool is closed when `use` has ended, however it ends.
 *
 * @param worker the worker's file in dist/runner
 * @throws the reason of `signal` when aborted
 */
export async function withWorkers<Job extends object, Result, Answer>(
  worker: string,
  setting: Setting,
  count: number,
  options: RunOptions,
  use: (
    run: (slot: number, job: Job) => Promise<Result>,
    expect: (worlds: number) => void,
  ) => Promise<Answer>,
): Promise<Answer> {
  const progress = new SharedArrayBuffer(4 * count);
  const days = new Int32Array(progress);
  const threads = Math.min(count, options.threads ?? availableParallelism());
  const pool = new Piscina({
    filename: join(projectRoot(), "dist", "runner", worker),
    minThreads: threads,
    maxThreads: threads,
    // A world of millions needs room for its results on the way, not a heap of objects.
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  });
  const kernel = loadKernel();
  const signal = options.signal === undefined ? {} : { signal: options.signal };
  let ofWorlds = count;
  const report = (): void =>
    options.onProgress?.({
      done: days.reduce((sum, n) => sum + n, 0),
      all: ofWorlds * setting.scenario.days,
      worlds: days.reduce((sum, n) => sum + (n === setting.scenario.days ? 1 : 0), 0),
      ofWorlds,
    });
  const timer = setInterval(report, PROGRESS_EVERY_MS);
  try {
    const answer = await use(
      async (slot, job) => {
        const shared: SharedWork = { setting, kernel, progress, slot };
        return (await pool.run({ ...shared, ...job }, signal)) as Result;
      },
      (worlds) => {
        ofWorlds = worlds;
      },
    );
    report();
    return answer;
  } finally {
    clearInterval(timer);
    await pool.destroy();
  }
}

/** For a worker: notes a day as done, of the job's world or the one so many slots further on. */
export function dayCounter({ progress, slot }: SharedWork, further = 0): (day: number) => true {
  const days = new Int32Array(progress);
  return (day) => {
    Atomics.store(days, slot + further, day + 1);
    return true;
  };
}
