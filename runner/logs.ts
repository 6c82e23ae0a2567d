/** Worlds run again with their log on: for a life, or for the list of infections. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { Setting } from "../src/setting.ts";
import type { LogJob, LoggedWorld } from "./log-worker.ts";
import type { RunOptions } from "./pairs.ts";
import { projectRoot } from "./root.ts";

const PROGRESS_EVERY_MS = 100;

/**
 * Runs every world of a setting, with the seeds of its scenario, and keeps the log of some addresses [from, to); of
 * everyone's infections if `people` is null.
 *
 * @throws the reason of `options.signal` when aborted
 */
export async function runLogs(
  setting: Setting,
  people: LogJob["people"],
  options: RunOptions = {},
): Promise<LoggedWorld[]> {
  const { scenario } = setting;
  const jobs = scenario.worlds.length;
  const progress = new SharedArrayBuffer(4 * jobs);
  const days = new Int32Array(progress);
  const threads = Math.min(jobs, options.threads ?? availableParallelism());
  const pool = new Piscina({
    filename: join(projectRoot(), "dist", "runner", "log-worker.js"),
    minThreads: threads,
    maxThreads: threads,
  });
  let worlds = 0;
  const report = (): void =>
    options.onProgress?.({
      done: days.reduce((sum, n) => sum + n, 0),
      all: jobs * scenario.days,
      worlds,
      ofWorlds: jobs,
    });
  const timer = setInterval(report, PROGRESS_EVERY_MS);
  try {
    const runs = scenario.worlds.map(async (_, world) => {
      const job: LogJob = { scenario, world, rateFactor: setting.rateFactor, people, progress, slot: world };
      const signal = options.signal === undefined ? {} : { signal: options.signal };
      const run = (await pool.run(job, signal)) as LoggedWorld;
      worlds++;
      return run;
    });
    const logs = await Promise.all(runs);
    report();
    return logs;
  } finally {
    clearInterval(timer);
    await pool.destroy();
  }
}
