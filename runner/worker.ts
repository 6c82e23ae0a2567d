/** A worker: runs one world at a time and hands its arrays over without copying. */
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { WorldRun } from "../src/outcomes/result.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { prepareSetting, type Setting } from "../src/setting.ts";
import { simulate } from "../src/simulate.ts";
import type { ParameterValues } from "../src/society/parameters.ts";
import { loadGazetteer } from "./gazetteer.ts";
import { loadKernel } from "./kernel.ts";

/** One world to run; the same job always gives the same result. */
export interface WorldJob {
  scenario: Scenario;
  /** Number of the world in the scenario. */
  world: number;
  fates: number;
  parameters: ParameterValues;
  /** As solved once for the whole scenario. */
  rateFactor: number;
  /** Days done, for the one who waits: Int32 at `slot`. */
  progress: SharedArrayBuffer;
  slot: number;
}

/** The setting last used: the worlds of an ensemble share it. */
let known: { name: string; setting: Setting } | undefined;

/** Needs of a scenario's world: only one around a point looks places up. */
export const gazetteerFor = (scenario: Scenario): ReturnType<typeof loadGazetteer> | null =>
  "around" in scenario.world ? loadGazetteer() : null;

export default function runWorld(job: WorldJob): WorldRun {
  const name = JSON.stringify([job.scenario, job.rateFactor]);
  if (known?.name !== name)
    known = { name, setting: prepareSetting(job.scenario, gazetteerFor(job.scenario), job.rateFactor) };
  const days = new Int32Array(job.progress);
  const run = simulate(loadKernel(), known.setting, {
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
