/** Runs a world on whatever machine this is, and writes down what it came to. No dependency, so that any worker can load it. */
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { type RunState, simulate } from "../../src/simulate.ts";
import type { Asked } from "./worlds.ts";

/** What a run came to, as it can be sent as JSON: doubles are written so that they are read as the same double. */
export interface Outcome {
  digest: string;
  /** From relative to absolute rates: solved for, in floating point, before the first day. */
  rateFactor: number;
  candidates: number;
  susceptible: number;
  active: number;
  notes: string[];
  /** Every measure, day by day and place by place: society's arithmetic, of which the digest knows nothing. */
  daily: Record<string, number[]>;
}

type Way = (kernel: WasmModule, asked: Asked, setting: Setting) => WorldRun;

/** The ways in which a run must come to the same; the first is the usual one. */
export const WAYS: Readonly<Record<string, Way>> = {
  "in one go": (kernel, { world }, setting) => simulate(kernel, setting, { world }),
  "with the log on": (kernel, { world }, setting) =>
    simulate(kernel, setting, { world, log: "all", onEvents: () => undefined }),
  "on three shards": (kernel, { world }, setting) => simulate(kernel, setting, { world, shards: 3 }),
  resumed: (kernel, { world }, setting) => {
    const half = Math.floor(setting.scenario.days / 2);
    return simulate(kernel, setting, { world, from: stateAfter(kernel, setting, world, half) });
  },
};

/** A copy of the state of a run when so many days are done, of other memory than the run's own. */
function stateAfter(kernel: WasmModule, setting: Setting, world: number, days: number): RunState {
  let state: RunState | undefined;
  simulate(kernel, setting, {
    world,
    onState(daysDone, take) {
      if (daysDone === days) state = take();
    },
    onDay: (day) => day < days,
  });
  return structuredClone(state as RunState);
}

export function outcomeOf(run: WorldRun, setting: Setting): Outcome {
  return {
    digest: run.digest,
    rateFactor: setting.rateFactor,
    candidates: run.candidates,
    susceptible: run.susceptible,
    active: run.active,
    notes: run.notes.map(({ day, kind, words }) => `${day} ${kind}: ${words}`),
    daily: Object.fromEntries(Object.entries(run.daily).map(([name, days]) => [name, [...days]])),
  };
}

/** Every world in every way: outcomes by world, then by way. */
export type Answer = Record<string, Record<string, Outcome>>;

export function play(kernel: WasmModule, worlds: readonly Asked[]): Answer {
  const answer: Answer = {};
  for (const asked of worlds) {
    const setting = prepareSetting(asked.scenario, null);
    const outcomes = Object.entries(WAYS).map(([way, run]) => [
      way,
      outcomeOf(run(kernel, asked, setting), setting),
    ]);
    answer[asked.name] = Object.fromEntries(outcomes) as Record<string, Outcome>;
  }
  return answer;
}
