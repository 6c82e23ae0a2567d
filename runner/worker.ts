/** A worker: runs one world at a time and hands its arrays over without copying. */
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { WorldRun } from "../src/outcomes/result.ts";
import type { Setting } from "../src/setting.ts";
import { simulate } from "../src/simulate.ts";
import type { ParameterValues } from "../src/society/parameters.ts";
import { loadKernel } from "./kernel.ts";

/** One world to run; the same job always gives the same result. */
export interface WorldJob {
  setting: Setting;
  /** Number of the world in the scenario. */
  world: number;
  fates: number;
  parameters: ParameterValues;
  /** Days done, for the one who waits: Int32 at `slot`. */
  progress: SharedArrayBuffer;
  slot: number;
}

export default function runWorld(job: WorldJob): WorldRun {
  const days = new Int32Array(job.progress);
  const run = simulate(loadKernel(), job.setting, {
    world: job.world,
    fates: job.fates,
    parameters: job.parameters,
    onDay(day) {
      Atomics.store(days, job.slot, day + 1);
      return true;
    },
  });
  const buffers: unknown[] = [
    run.infectedOn.buffer,
    run.people.buffer,
    run.infectionsByAge.buffer,
    run.deathsByAge.buffer,
    ...Object.values(run.daily).map((daily) => daily.buffer),
  ];
  return move({ [transferableSymbol]: buffers, [valueSymbol]: run } as never) as unknown as WorldRun;
}
