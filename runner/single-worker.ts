/** A worker for one world that keeps its state as time goes by. */
import type { WorldRun } from "../src/outcomes/result.ts";
import { simulate, type SimulateOptions } from "../src/simulate.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

export interface SingleJob {
  /** Where the state is kept every so many seconds, under which key; and whether to go on from what is kept there. */
  checkpoint: { path: string; key: string; everySeconds: number; resume: boolean } | null;
  /** Among how many kernels the world is shared; they take turns in this one thread. */
  shards: number;
}

/** Runs the first world of the setting with the seeds of its scenario. */
export default function runWorld(job: SingleJob & SharedWork): WorldRun {
  return simulate(job.kernel, job.setting, {
    shards: job.shards,
    onDay: dayCounter(job),
    ...keeping(job),
  });
}

/** Goes on from the checkpoint if that is asked for, and keeps the state. A disk that is full is no reason to stop. */
function keeping({ checkpoint }: SingleJob): Pick<SimulateOptions, "from" | "onState"> {
  if (checkpoint === null) return {};
  const { path, key, everySeconds, resume } = checkpoint;
  const from = resume ? readCheckpoint(path, key) : null;
  let kept = performance.now();
  let failed = false;
  return {
    ...(from === null ? {} : { from }),
    onState(_, take) {
      if (performance.now() - kept < everySeconds * 1000) return;
      try {
        writeCheckpoint(path, key, take());
      } catch (error) {
        if (!failed) process.stderr.write(`candor: no checkpoint can be kept: ${(error as Error).message}\n`);
        failed = true;
      }
      kept = performance.now();
    },
  };
}
