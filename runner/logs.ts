/** Worlds run again with their log on: for a life, or for the list of infections. */
import type { Setting } from "../src/setting.ts";
import type { LogJob, LoggedWorld } from "./log-worker.ts";
import { type RunOptions, withWorkers } from "./workers.ts";

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
  const { worlds } = setting.scenario;
  return withWorkers<LogJob, LoggedWorld, LoggedWorld[]>(
    "log-worker.js",
    setting,
    worlds.length,
    options,
    (run) => Promise.all(worlds.map((_, world) => run(world, { world, people }))),
  );
}
