/** Everything that changes while the twin runs, as plain lists. */
import type { LogEvent } from "../../src/kernel/engine.ts";
import { MESSAGES, TICKS_PER_DAY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { gapTables } from "./gaps.ts";
import { listPlaces, type Person, type Place } from "./people.ts";

/** The end of a stage, drawn when it began. */
export interface Exit {
  due: number;
  person: Person;
  from: number;
  to: number;
}

/** A contact that may infect, drawn when its stage began. */
export interface Candidate {
  due: number;
  source: Person;
  stage: number;
  layer: number;
  index: number;
  setting: number;
  target: Person;
  /** Uniform in 0..1 within its layer. */
  mark: number;
}

/** A teller's next tell. */
export interface Tell {
  due: number;
  teller: Person;
  slot: number;
  statement: number;
  number: number;
}

export interface Import {
  due: number;
  target: Person;
}

export interface World {
  plan: KernelPlan;
  places: Place[];
  everyone: Person[];
  /** [slot] quantile table of days between tells. */
  gaps: Float64Array[];
  exits: Exit[];
  candidates: Candidate[];
  tells: Tell[];
  imports: Import[];
  uptake: Uint32Array;
  belief: Uint32Array;
  /** [slot] number of the statement in force. */
  statement: number[];
  /** [slot][place] how many the media have reached. */
  reached: number[][];
  /** All events since the start. */
  events: LogEvent[];
  /** Candidates and tells that came due today. */
  handled: number;
}

export function createWorld(plan: KernelPlan): World {
  const places = listPlaces(plan);
  const slots = Array.from({ length: MESSAGES }, (_, slot) => slot);
  return {
    plan,
    places,
    everyone: places.flatMap((place) => place.people),
    gaps: gapTables(plan.messages),
    exits: [],
    candidates: [],
    tells: [],
    imports: [],
    uptake: new Uint32Array(0),
    belief: new Uint32Array(0),
    statement: slots.map(() => 0),
    reached: slots.map(() => places.map(() => 0)),
    events: [],
    handled: 0,
  };
}

const UNITS_PER_TICK = UNITS_PER_DAY / TICKS_PER_DAY;
export const tickOf = (time: number): number => Math.floor(time / UNITS_PER_TICK);

/** A time in a later tick than that of its source event: itself, or the first unit of the next tick. */
export function laterTick(source: number, time: number): number {
  return tickOf(time) > tickOf(source) ? time : (tickOf(source) + 1) * UNITS_PER_TICK;
}

/** Takes what is due in a tick out of a list. */
export function takeDue<Item extends { due: number }>(
  items: Item[],
  tick: number,
): [due: Item[], rest: Item[]] {
  const due = items.filter((item) => tickOf(item.due) === tick);
  const rest = items.filter((item) => tickOf(item.due) !== tick);
  if (rest.some((item) => tickOf(item.due) < tick))
    throw new Error(`something was missed before tick ${tick}`);
  return [due, rest];
}

/** Awareness class of a person as things stand. */
export function awarenessOf(world: World, person: Person): number {
  const [first, second, third] = person.hearing;
  return world.plan.classOf[first + second * 4 + third * 16];
}

export function note(
  world: World,
  event: Partial<LogEvent> & Pick<LogEvent, "time" | "kind" | "person">,
): void {
  world.events.push({ a: 0, b: 0, c: 0, other: 0, ...event });
}
