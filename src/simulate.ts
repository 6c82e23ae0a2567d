/** One world, day by day: society looks at yesterday, speaks and acts; the kernel runs the day; outcomes are noted. */
import {
  type BySetting,
  type DayCounts,
  type Engine,
  type LogEvent,
  type Modifier,
  SETTINGS,
} from "./kernel/engine.ts";
import { createKernel, type Kernel, type KernelState } from "./kernel/kernel.ts";
import type { KernelPlan, LogChoice } from "./kernel/plan.ts";
import { createShardedKernel, type ShardedKernel } from "./kernel/shards.ts";
import type { WasmModule } from "./kernel/webassembly.ts";
import { createRecorder } from "./outcomes/recorder.ts";
import type { Note, WorldRun } from "./outcomes/result.ts";
import type { WorldPlan } from "./scenario/scenario.ts";
import type { Setting } from "./setting.ts";
import { arrivalPlaces } from "./world/arrivals.ts";
import { sitesOf } from "./world/sites.ts";
import { createSociety, type Society } from "./society/day.ts";
import { CONFINING } from "./society/mechanism.ts";
import { ORDER } from "./society/order.ts";
import type { ParameterValues } from "./parameter.ts";

export interface SimulateOptions {
  /** Which of the scenario's worlds: its number. */
  world?: number;
  /** Another course of the authority than the scenario's worlds, such as the words of one with the acts of the other. */
  plan?: WorldPlan;
  /** Values put over the scenario's parameters, such as drawn assumptions. */
  parameters?: ParameterValues;
  /** Seed of transmission and course; the scenario's own if not given. */
  fates?: number;
  /**
   * What society answers to instead of this world's own counts: those of a day, of another run of the setting. What was
   * granted stays this world's own, for a supply is used up by what is done and not by the outbreak.
   */
  countsOf?(day: number): DayCounts;
  log?: LogChoice;
  /** Among how many kernels the world is shared, 1 to 64; the numbers are the same with any (default 1). */
  shards?: number;
  /** Called after each day; return false to stop early. */
  onDay?(day: number, engine: Engine, society: Society): boolean | undefined;
  /** Goes on from the state of an earlier run of the same world. */
  from?: RunState;
  /** Called after each day but the last, with the means to take a copy of the run's state. */
  onState?(daysDone: number, take: () => RunState): void;
  /** Kept events are handed over day by day. */
  onEvents?(events: LogEvent[]): void;
  /** Another engine than the WebAssembly kernel (the tests' slow twin). */
  engine?(plan: KernelPlan): Engine;
}

/** A run between two days: everything that the rest of it hangs on (decision 014). */
export interface RunState {
  daysDone: number;
  candidates: number;
  notes: readonly Note[];
  /** One for each shard. */
  kernels: readonly KernelState[];
  /** State of society and outcomes, by name. */
  arrays: Readonly<Record<string, Float64Array | Uint32Array>>;
}

const ONCE: BySetting = [1, 1, 1, 1, 1, 1];

/** Layers of contacts: those there always are, and those that modifiers add together where they add most. */
function ceilingsOf(modifiers: readonly Modifier[]): BySetting[] {
  const most = SETTINGS.map((_, s) =>
    modifiers.reduce((all, { source, target }) => all * Math.max(1, source[s]) * Math.max(1, target[s]), 1),
  ) as unknown as BySetting;
  return most.some((factor) => factor > 1) ? [ONCE, most] : [ONCE];
}

/** What the kernel is given for one world of a setting. */
export function planKernel(setting: Setting, society: Society, fates: number, log: LogChoice): KernelPlan {
  const { scenario, population, course, world } = setting;
  return {
    population,
    seeds: { people: scenario.seeds.people, fates },
    course,
    modifiers: society.modifiers,
    messages: society.messages,
    newsRate: society.newsRate,
    classOf: society.classOf,
    ceilings: ceilingsOf(society.modifiers),
    imports: scenario.imports,
    seedInfections: scenario.seedInfections,
    arrivals: arrivalPlaces(scenario.arriveIn, world),
    programmes: society.programmes,
    branches: society.branches,
    confining: CONFINING,
    emits: society.firstHand,
    countMissing: society.countsMissing,
    recordInfection: true,
    log,
  };
}

/** Puts saved arrays back; throws Error if they are of another plan. */
function fill(arrays: RunState["arrays"], saved: RunState["arrays"]): void {
  const names = Object.keys(arrays);
  const alike = names.every((name) => saved[name]?.length === arrays[name].length);
  if (!alike || names.length !== Object.keys(saved).length)
    throw new Error("the saved state is of another plan or version");
  for (const name of names) arrays[name].set(saved[name]);
}

const kernelsOf = (engine: Engine): readonly Kernel[] =>
  "kernels" in engine ? (engine as ShardedKernel).kernels : [engine as Kernel];

/** Goes on from saved kernels; throws Error if they are of another plan or another number of shards. */
function restore(kernels: readonly Kernel[], saved: RunState["kernels"]): void {
  if (saved.length !== kernels.length)
    throw new Error(`the saved state is of ${saved.length} shards, not ${kernels.length}`);
  kernels.forEach((kernel, i) => kernel.restore(saved[i]));
}

/**
 * Runs one world of a setting to the scenario's last day.
 *
 * @throws RangeError if the scenario has no such world, or cannot have so many shards; ParameterError for an unknown parameter
 */
export function simulate(module: WasmModule, setting: Setting, options: SimulateOptions = {}): WorldRun {
  const { scenario: asked, population, world } = setting;
  const number = options.world ?? 0;
  const plan = options.plan ?? asked.worlds[number];
  if (plan === undefined)
    throw new RangeError(`The scenario has ${asked.worlds.length} worlds; there is no number ${number}.`);
  const fates = options.fates ?? asked.seeds.fates;
  const scenario = { ...asked, seeds: { ...asked.seeds, fates } };
  const society = createSociety(scenario, plan, population, options.parameters, ORDER, sitesOf(world));
  const kernelPlan = planKernel(setting, society, fates, options.log ?? "off");
  const { shards = 1 } = options;
  const engine =
    options.engine?.(kernelPlan) ??
    (shards === 1 ? createKernel(module, kernelPlan) : createShardedKernel(module, kernelPlan, shards));
  const recorder = createRecorder(scenario, population, society);
  const { from } = options;
  let candidates = from?.candidates ?? 0;
  const arrays = { ...society.arrays, ...recorder.arrays };
  if (from !== undefined) {
    fill(arrays, from.arrays);
    society.resumeAt(from.daysDone, from.notes);
    restore(kernelsOf(engine), from.kernels);
  }
  for (let day = from?.daysDone ?? 0; day < scenario.days; day++) {
    const { claimed, granted } = engine.counts;
    const counts =
      day > 0 && options.countsOf ? { ...options.countsOf(day - 1), claimed, granted } : engine.counts;
    society.step(day, counts);
    society.apply(engine, day);
    engine.runDay(day);
    candidates += engine.counts.candidates;
    recorder.record(day, engine.counts);
    if (options.onEvents !== undefined) options.onEvents(engine.takeLog());
    if (options.onDay?.(day, engine, society) === false) break;
    if (day + 1 < scenario.days)
      options.onState?.(day + 1, () => ({
        daysDone: day + 1,
        candidates,
        notes: [...society.notes],
        kernels: kernelsOf(engine).map((kernel) => kernel.save()),
        arrays: Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, values.slice()])),
      }));
  }
  const infectedOn = engine.infectedOn as Uint16Array;
  return {
    world: plan.name,
    title: plan.title,
    days: scenario.days,
    places: population.places,
    ...recorder.result(),
    notes: society.notes.filter(({ place }) => place === undefined),
    placeNotes: society.notes.filter(({ place }) => place !== undefined),
    programmes: society.programmes.map(({ name }) => name),
    digest: engine.digest().toString(16).padStart(16, "0"),
    infectedOn: infectedOn.slice(),
    people: engine.people.slice(),
    candidates,
    susceptible: engine.susceptible(),
    active: engine.active(),
  };
}
