/** A worker: runs one world at a time and hands its arrays over without copying. */
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { WorldRun } from "../src/outcomes/result.ts";
import { simulate } from "../src/simulate.ts";
import type { ParameterValues } from "../src/society/parameters.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

/** One world to run; the same job always gives the same result. */
export interface WorldJob {
  /** Number of the world in the scenario. */
  world: number;
  fates: number;
  parameters: ParameterValues;
}

export default function runWorld(job: WorldJob & SharedWork): WorldRun {
  const { world, fates, parameters } = job;
  const onDay = dayCounter(job);
  const run = simulate(job.kernel, job.setting, { world, fates, parameters, onDay });
  const buffers: unknown[] = [
    run.infectedOn.buffer,
    run.people.buffer,
    run.infectionsByAge.buffer,
    run.deathsByAge.buffer,
    ...Object.values(run.daily).map((daily) => daily.buffer),
  ];
  return move({ [transferableSymbol]: buffers, [valueSymbol]: run } as never) as unknown as WorldRun;
}
