/** A worker that runs one world with its log on, and hands over what was asked of the log. */
import { move, transferableSymbol, valueSymbol } from "piscina";
import { EventKind, type LogEvent, NOBODY, UNITS_PER_DAY } from "../src/kernel/engine.ts";
import type { Note } from "../src/outcomes/result.ts";
import { numberOf } from "../src/population/numbers.ts";
import { personAt } from "../src/population/people.ts";
import type { Population } from "../src/population/population.ts";
import { prepareSetting, type Setting } from "../src/setting.ts";
import { simulate } from "../src/simulate.ts";
import { loadKernel } from "./kernel.ts";
import { gazetteerFor } from "./gazetteer.ts";
import type { Scenario } from "../src/scenario/scenario.ts";

export interface LogJob {
  scenario: Scenario;
  world: number;
  rateFactor: number;
  /** Addresses [from, to) whose events are wanted; null for every infection. */
  people: { from: number; to: number } | null;
  /** Days done: Int32 at `slot`. */
  progress: SharedArrayBuffer;
  slot: number;
}

/** Infections in order of time; people by number in the world's order, -1 for a source elsewhere. */
export interface InfectionColumns {
  person: Float64Array;
  source: Float64Array;
  age: Uint8Array;
  place: Uint32Array;
  /** Days. */
  time: Float64Array;
  /** Number of the setting; 4 for elsewhere. */
  setting: Uint8Array;
}

export interface LoggedWorld {
  world: string;
  title: string;
  notes: Note[];
  digest: string;
  /** Of the people asked for; empty where infections were. */
  events: LogEvent[];
  infections: InfectionColumns | null;
}

let known: { name: string; setting: Setting } | undefined;

function collect(population: Population, events: readonly LogEvent[]): InfectionColumns {
  const number = (address: number): number => (address === NOBODY ? -1 : numberOf(population, address));
  const people = events.map((event) => personAt(population, event.person));
  return {
    person: Float64Array.from(events, (event) => number(event.person)),
    source: Float64Array.from(events, (event) => number(event.other)),
    age: Uint8Array.from(people, (person) => person.age),
    place: Uint32Array.from(people, (person) => person.place),
    time: Float64Array.from(events, (event) => event.time / UNITS_PER_DAY),
    setting: Uint8Array.from(events, (event) => event.a),
  };
}

export default function runLogged(job: LogJob): LoggedWorld {
  const name = JSON.stringify([job.scenario, job.rateFactor]);
  if (known?.name !== name)
    known = { name, setting: prepareSetting(job.scenario, gazetteerFor(job.scenario), job.rateFactor) };
  const days = new Int32Array(job.progress);
  const kept: LogEvent[] = [];
  const run = simulate(loadKernel(), known.setting, {
    world: job.world,
    log: job.people ?? "all",
    onEvents(events) {
      for (const event of events)
        if (job.people !== null || event.kind === EventKind.infected) kept.push(event);
    },
    onDay(day) {
      Atomics.store(days, job.slot, day + 1);
      return true;
    },
  });
  const { world, title, notes, digest } = run;
  const infections =
    job.people === null
      ? collect(
          known.setting.population,
          kept.sort((one, two) => one.time - two.time),
        )
      : null;
  const logged: LoggedWorld = {
    world,
    title,
    notes,
    digest,
    events: job.people === null ? [] : kept,
    infections,
  };
  const buffers =
    infections === null ? [] : Object.values(infections).map((column: Uint8Array) => column.buffer);
  return move({ [transferableSymbol]: buffers, [valueSymbol]: logged } as never) as unknown as LoggedWorld;
}
