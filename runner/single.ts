/** One world on a core of its own, which can be stopped at any moment and gone on with. */
import type { WorldRun } from "../src/outcomes/result.ts";
import type { Setting } from "../src/setting.ts";
import type { SingleJob } from "./single-worker.ts";
import { type RunOptions, withWorkers } from "./workers.ts";

/**
 * Runs the first world of a setting with the seeds of its scenario.
 *
 * @param job among how many shards; where and how often the state is kept, and whether to go on from what is kept
 * @throws the reason of `signal` when aborted; Error if there is a checkpoint that cannot be used
 */
export async function runSingle(
  setting: Setting,
  job: SingleJob,
  options: RunOptions = {},
): Promise<WorldRun> {
  return withWorkers<SingleJob, WorldRun, WorldRun>("single-worker.js", setting, 1, options, (run) =>
    run(0, job),
  );
}
