/** A worker that runs one world with its log on, and hands over what was asked of the log. */
import { move, transferableSymbol, valueSymbol } from "piscina";
import { EventKind, type LogEvent, NOBODY, UNITS_PER_DAY } from "../src/kernel/engine.ts";
import type { Note } from "../src/outcomes/result.ts";
import { numberOf } from "../src/population/numbers.ts";
import { personAt } from "../src/population/people.ts";
import type { Population } from "../src/population/population.ts";
import { simulate } from "../src/simulate.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

export interface LogJob {
  world: number;
  /** Addresses [from, to) whose events are wanted; null for every infection. */
  people: { from: number; to: number } | null;
}

/** Infections in order of time; people by number in the world's order, -1 for a source elsewhere. */
export interface InfectionColumns {
  person: Float64Array;
  source: Float64Array;
  age: Uint8Array;
  place: Uint32Array;
  /** Days. */
  time: Float64Array;
  /** Number of the setting; the number of settings for elsewhere. */
  setting: Uint8Array;
}

export interface LoggedWorld {
  world: string;
  title: string;
  notes: Note[];
  /** Names of the kernel's programmes, by number. */
  programmes: string[];
  digest: string;
  /** Of the people asked for; empty where infections were. */
  events: LogEvent[];
  infections: InfectionColumns | null;
}

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

export default function runLogged(job: LogJob & SharedWork): LoggedWorld {
  const { population } = job.setting;
  const kept: LogEvent[] = [];
  const run = simulate(job.kernel, job.setting, {
    world: job.world,
    log: job.people ?? "all",
    onEvents(events) {
      for (const event of events)
        if (job.people !== null || event.kind === EventKind.infected) kept.push(event);
    },
    onDay: dayCounter(job),
  });
  const { world, title, programmes, digest } = run;
  const infections =
    job.people === null
      ? collect(
          population,
          kept.sort((one, two) => one.time - two.time),
        )
      : null;
  const logged: LoggedWorld = {
    world,
    title,
    notes: [...run.notes, ...run.placeNotes],
    programmes,
    digest,
    events: job.people === null ? [] : kept,
    infections,
  };
  const buffers =
    infections === null ? [] : Object.values(infections).map((column: Uint8Array) => column.buffer);
  return move({ [transferableSymbol]: buffers, [valueSymbol]: logged } as never) as unknown as LoggedWorld;
}
