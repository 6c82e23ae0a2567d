/** The check that every difference between the two worlds of a setting has a cause. */
import type { CausesReport } from "../src/outcomes/causes/report.ts";
import type { Setting } from "../src/setting.ts";
import type { CausesJob } from "./causes-worker.ts";
import { type RunOptions, withWorkers } from "./workers.ts";

/** Both worlds are kept whole, event by event: beyond so many people that is more than a computer has room for. */
export const MOST_PEOPLE_CHECKED = 500_000;

/**
 * Runs the first two worlds of a setting with the seeds of its scenario, and checks them. `person` is the address of whom
 * the chain from the first act is told, or null.
 *
 * @throws the reason of `options.signal` when aborted
 */
export async function checkSetting(
  setting: Setting,
  person: number | null,
  options: RunOptions = {},
): Promise<CausesReport> {
  return withWorkers<CausesJob, CausesReport, CausesReport>(
    "causes-worker.js",
    setting,
    2,
    { ...options, threads: 1 },
    (run) => run(0, { person }),
  );
}
