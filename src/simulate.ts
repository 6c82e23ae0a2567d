/** One world, day by day: society looks at yesterday, speaks and acts; the kernel runs the day; outcomes are noted. */
import type { Engine, LogEvent } from "./kernel/engine.ts";
import { createKernel } from "./kernel/kernel.ts";
import type { KernelPlan, LogChoice } from "./kernel/plan.ts";
import type { WasmModule } from "./kernel/webassembly.ts";
import { createRecorder } from "./outcomes/recorder.ts";
import type { WorldRun } from "./outcomes/result.ts";
import type { Setting } from "./setting.ts";
import { createSociety, type Society } from "./society/day.ts";
import type { ParameterValues } from "./society/parameters.ts";

export interface SimulateOptions {
  /** Which of the scenario's worlds: its number. */
  world?: number;
  /** Values put over the scenario's parameters, such as drawn assumptions. */
  parameters?: ParameterValues;
  /** Seed of transmission and course; the scenario's own if not given. */
  fates?: number;
  log?: LogChoice;
  /** Called after each day; return false to stop early. */
  onDay?(day: number, engine: Engine, society: Society): boolean | undefined;
  /** Kept events are handed over day by day. */
  onEvents?(events: LogEvent[]): void;
  /** Another engine than the WebAssembly kernel (the tests' slow twin). */
  engine?(plan: KernelPlan): Engine;
}

/** What the kernel is given for one world of a setting. */
export function planKernel(setting: Setting, society: Society, fates: number, log: LogChoice): KernelPlan {
  const { scenario, population, course } = setting;
  return {
    population,
    seeds: { people: scenario.seeds.people, fates },
    course,
    modifiers: society.modifiers,
    messages: society.messages,
    newsRate: society.newsRate,
    classOf: society.classOf,
    ceilings: [[1, 1, 1, 1]],
    imports: scenario.imports,
    seedInfections: scenario.seedInfections,
    recordInfection: true,
    log,
  };
}

/**
 * Runs one world of a setting to the scenario's last day.
 *
 * @throws RangeError if the scenario has no such world; ParameterError for an unknown parameter
 */
export function simulate(module: WasmModule, setting: Setting, options: SimulateOptions = {}): WorldRun {
  const { scenario: asked, population } = setting;
  const number = options.world ?? 0;
  const plan = asked.worlds[number];
  if (plan === undefined)
    throw new RangeError(`The scenario has ${asked.worlds.length} worlds; there is no number ${number}.`);
  const fates = options.fates ?? asked.seeds.fates;
  const scenario = { ...asked, seeds: { ...asked.seeds, fates } };
  const society = createSociety(scenario, plan, population, options.parameters);
  const kernelPlan = planKernel(setting, society, fates, options.log ?? "off");
  const engine = options.engine?.(kernelPlan) ?? createKernel(module, kernelPlan);
  const recorder = createRecorder(scenario, population, society);
  let candidates = 0;
  for (let day = 0; day < scenario.days; day++) {
    society.step(day, engine.counts);
    society.apply(engine, day);
    engine.runDay(day);
    candidates += engine.counts.candidates;
    recorder.record(day, engine.counts);
    if (options.onEvents !== undefined) options.onEvents(engine.takeLog());
    if (options.onDay?.(day, engine, society) === false) break;
  }
  const infectedOn = engine.infectedOn as Uint16Array;
  return {
    world: plan.name,
    title: plan.title,
    days: scenario.days,
    places: population.places,
    ...recorder.result(),
    notes: [...society.notes],
    digest: engine.digest().toString(16).padStart(16, "0"),
    infectedOn: infectedOn.slice(),
    people: engine.people.slice(),
    candidates,
    susceptible: engine.susceptible(),
    active: engine.active(),
  };
}
