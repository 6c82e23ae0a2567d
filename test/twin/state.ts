/** Everything that changes while the twin runs, as plain lists. */
import type { LogEvent } from "../../src/kernel/engine.ts";
import { MESSAGES, PROGRAMMES, TICKS_PER_DAY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { gapTables } from "./gaps.ts";
import { listPlaces, type Person, type Place } from "./people.ts";
import { listWards } from "./wards.ts";

/** The end of a stage. */
export interface Exit {
  due: number;
  person: Person;
  from: number;
  /** The word by which one of the branches is taken. */
  branchWord: number;
  /** Where it leads; undefined where that is judged only when it is due. */
  to: number | undefined;
}

/** A contact that may infect, drawn when its stage began. */
export interface Candidate {
  due: number;
  source: Person;
  stage: number;
  layer: number;
  index: number;
  setting: number;
  memberWord: number;
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

/** What a household is to hear of one of its own. */
export interface FirstHand {
  due: number;
  source: Person;
  slot: number;
}

export interface Import {
  due: number;
  target: Person;
}

/** Someone entered a stage; from -1 if by infection. */
export interface Entry {
  day: number;
  person: Person;
  from: number;
  to: number;
}

/** A unit given out, whose effect comes on a later morning or the same. */
export interface Grant {
  effectDay: number;
  programme: number;
  person: Person;
}

export interface World {
  plan: KernelPlan;
  places: Place[];
  everyone: Person[];
  /** [area] staff in order of their numbers. */
  wards: Person[][];
  /** [slot] quantile table of days between tells. */
  gaps: Float64Array[];
  exits: Exit[];
  candidates: Candidate[];
  tells: Tell[];
  firstHand: FirstHand[];
  imports: Import[];
  uptake: Uint32Array;
  belief: Uint32Array;
  supply: Uint32Array;
  willing: Uint32Array;
  branchFactors: Uint32Array;
  /** [slot] number of the statement in force. */
  statement: number[];
  /** [slot][place] how many the media have reached. */
  reached: number[][];
  /** All stages entered since the start. */
  entries: Entry[];
  /** Grants whose effect is still to come. */
  grants: Grant[];
  /** [programme] those granted it whose effect fell on this morning. */
  fell: Person[][];
  /** [programme][place] how many members a programme that goes round has passed. */
  cursor: number[][];
  /** Whether anyone was away this morning, and [place] its guests then. */
  someAway: boolean;
  /** [place] residents in course who were moved this morning. */
  exported: number[];
  rosters: Person[][];
  /** All events since the start. */
  events: LogEvent[];
  /** Candidates and tells that came due today. */
  handled: number;
  /** [programme][place] who asked today, and who was granted. */
  claimed: number[][];
  granted: number[][];
}

const times = <Item>(count: number, make: () => Item): Item[] => Array.from({ length: count }, make);

/** [programme][place] zeros. */
export const noneByProgramme = (places: number): number[][] =>
  times(PROGRAMMES, () => times(places, () => 0));

export function createWorld(plan: KernelPlan): World {
  const places = listPlaces(plan);
  return {
    plan,
    places,
    everyone: places.flatMap((place) => place.people),
    wards: listWards(plan.population, places),
    gaps: gapTables(plan.messages),
    exits: [],
    candidates: [],
    tells: [],
    firstHand: [],
    imports: [],
    uptake: new Uint32Array(0),
    belief: new Uint32Array(0),
    supply: new Uint32Array(0),
    willing: new Uint32Array(0),
    branchFactors: new Uint32Array(0),
    statement: times(MESSAGES, () => 0),
    reached: times(MESSAGES, () => places.map(() => 0)),
    entries: [],
    grants: [],
    fell: [],
    cursor: noneByProgramme(places.length),
    someAway: false,
    exported: places.map(() => 0),
    rosters: places.map(() => []),
    events: [],
    handled: 0,
    claimed: noneByProgramme(places.length),
    granted: noneByProgramme(places.length),
  };
}

const UNITS_PER_TICK = UNITS_PER_DAY / TICKS_PER_DAY;
export const tickOf = (time: number): number => Math.floor(time / UNITS_PER_TICK);

/** First unit of the tick after that of an event. */
export const nextTick = (time: number): number => (tickOf(time) + 1) * UNITS_PER_TICK;

/** A time in a later tick than that of its source event: itself, or the first unit of the next tick. */
export const laterTick = (source: number, time: number): number => Math.max(time, nextTick(source));

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

/** Compares two lists of numbers from the left. */
export function inOrder(x: readonly number[], y: readonly number[]): number {
  const differing = x.findIndex((value, i) => value !== y[i]);
  return differing < 0 ? 0 : x[differing] - y[differing];
}
