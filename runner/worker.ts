/** A worker: runs one world at a time and hands its arrays over without copying. */
import { move, transferableSymbol, valueSymbol } from "piscina";
import { createReplay } from "../src/outcomes/replay.ts";
import type { WorldRun } from "../src/outcomes/result.ts";
import type { WorldPlan } from "../src/scenario/scenario.ts";
import { simulate } from "../src/simulate.ts";
import type { ParameterValues } from "../src/parameter.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

/** One world to run; the same job always gives the same result. */
export interface WorldJob {
  /** Number of the world in the scenario. */
  world: number;
  /** Another course of the authority than that world's. */
  plan?: WorldPlan;
  fates: number;
  parameters: ParameterValues;
  /** Number of a second world, to be run on the day counts of the first: in the next slot. */
  freeze?: number;
}

/** The world asked for, and the second one on its day counts if there is one. */
export interface WorkedRun extends WorldRun {
  frozen?: WorldRun;
}

const buffersOf = (run: WorldRun): unknown[] => [
  run.infectedOn.buffer,
  run.people.buffer,
  run.infectionsByAge.buffer,
  run.deathsByAge.buffer,
  ...Object.values(run.daily).map((daily) => daily.buffer),
];

export default function runWorld(job: WorldJob & SharedWork): WorkedRun {
  const { world, plan, fates, parameters, freeze } = job;
  const replay = freeze === undefined ? null : createReplay();
  const count = dayCounter(job);
  const run: WorkedRun = simulate(job.kernel, job.setting, {
    world,
    ...(plan === undefined ? {} : { plan }),
    fates,
    parameters,
    onDay(day, engine) {
      replay?.note(engine.counts);
      return count(day);
    },
  });
  const buffers = buffersOf(run);
  if (freeze !== undefined && replay !== null) {
    const { countsOf } = replay;
    const onDay = dayCounter(job, 1);
    run.frozen = simulate(job.kernel, job.setting, { world: freeze, fates, parameters, countsOf, onDay });
    buffers.push(...buffersOf(run.frozen));
  }
  return move({ [transferableSymbol]: buffers, [valueSymbol]: run } as never) as unknown as WorkedRun;
}
