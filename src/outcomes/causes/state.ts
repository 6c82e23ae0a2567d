/** Everything about one world that its log and its fields tell, at one moment of a walk through both. */
import {
  AWARENESS_CLASSES,
  Course,
  EVERYONE,
  MESSAGES,
  MODIFIERS,
  type Programme,
  PROGRAMMES,
  TICKS_PER_DAY,
  UNITS_PER_DAY,
} from "../../kernel/engine.ts";
import type { Company } from "./company.ts";
import type { Draw } from "./draws.ts";
import type { WorldRecord } from "./record.ts";

export const NEVER = 0xffffffff;
/** Where somebody is who is at home. */
export const HOME = -1;

export interface Stay {
  /** Place number, or 0xffff. */
  place: number;
  /** First day away, and the day of return (65535: none set). */
  from: number;
  until: number;
  /** Tick from which they are no longer there, by return or death; Infinity while they are. */
  over: number;
}

export interface WorldState {
  record: WorldRecord;
  draw: Draw;
  company: Company;
  /** By address: course, and the stage while it lasts (255: none). */
  course: Uint8Array;
  stage: Uint8Array;
  diedAt: Uint32Array;
  /** By address: 1 if they died of what a programme does; when they recovered. */
  killed: Uint8Array;
  recoveredAt: Uint32Array;
  /** [address × stages] when a stage was entered. */
  enteredAt: Uint32Array;
  /** [slot]: state as it was on hearing (a teller may have fallen silent since), when, and in which setting. */
  hearing: Uint8Array[];
  heardAt: Uint32Array[];
  heardIn: Uint8Array[];
  /** [slot] number of the statement, and the day since which it stands. */
  statement: number[];
  statedOn: number[];
  /** [slot][place] people reached before today, and with today. */
  reachedBefore: Uint32Array[];
  reached: Uint32Array[];
  /** Overlays of the plan, and [address × overlays] the day on which each ends; 0: not held. */
  overlays: number;
  /** Those that end when their holder recovers. */
  untilWell: ReadonlySet<number>;
  until: Uint16Array;
  /** Who is away; and all stays so far, the last one open. */
  away: Map<number, Stay>;
  stays: Map<number, Stay[]>;
  /** [day] guests by place, in order. */
  rosters: Map<number, readonly number[]>[];
  /** [programme][day] granted. */
  granted: number[][][];
  /** [place × programmes] how many a programme that goes round has passed, this morning before its turn and after. */
  cursorBefore: Uint32Array;
  cursor: Uint32Array;
  /** Who fell ill, and severely ill, yesterday; and today so far. */
  fell: { ill: number[]; severe: number[] };
  falling: { ill: number[]; severe: number[] };
  /** Fields in force. */
  uptake: Uint32Array;
  belief: Uint32Array;
  supply: Uint32Array;
  willing: Uint32Array;
  branches: Uint32Array;
}

export function createState(record: WorldRecord, company: Company, draw: Draw): WorldState {
  const { population, course, programmes, branches } = record.plan;
  const { addresses, places } = population;
  const slots = <T>(make: () => T): T[] => Array.from({ length: MESSAGES }, make);
  const overlays = Math.max(
    0,
    ...programmes.map(({ effect }) => (effect && "overlay" in effect ? effect.overlay + 1 : 0)),
  );
  return {
    record,
    draw,
    company,
    course: new Uint8Array(addresses),
    stage: new Uint8Array(addresses).fill(255),
    diedAt: new Uint32Array(addresses).fill(NEVER),
    killed: new Uint8Array(addresses),
    recoveredAt: new Uint32Array(addresses).fill(NEVER),
    enteredAt: new Uint32Array(addresses * course.stages).fill(NEVER),
    hearing: slots(() => new Uint8Array(addresses)),
    heardAt: slots(() => new Uint32Array(addresses)),
    heardIn: slots(() => new Uint8Array(addresses)),
    statement: slots(() => 0),
    statedOn: slots(() => 0),
    reachedBefore: slots(() => new Uint32Array(places)),
    reached: slots(() => new Uint32Array(places)),
    overlays,
    untilWell: endingOnRecovery(programmes),
    until: new Uint16Array(addresses * overlays),
    away: new Map(),
    stays: new Map(),
    rosters: [],
    granted: programmes.map(() => []),
    cursorBefore: new Uint32Array(places * programmes.length),
    cursor: new Uint32Array(places * programmes.length),
    fell: { ill: [], severe: [] },
    falling: { ill: [], severe: [] },
    uptake: new Uint32Array(places * MODIFIERS * AWARENESS_CLASSES),
    belief: new Uint32Array(places * MESSAGES),
    supply: new Uint32Array(places * PROGRAMMES),
    willing: new Uint32Array(places * PROGRAMMES),
    branches: new Uint32Array(places * branches.length).fill(EVERYONE),
  };
}

/** Overlays that end, unlogged, when their holder recovers. */
export const endingOnRecovery = (programmes: readonly Programme[]): ReadonlySet<number> =>
  new Set(
    programmes.flatMap(({ effect }) =>
      effect && "overlay" in effect && effect.untilWell ? [effect.overlay] : [],
    ),
  );

export const isDead = (state: WorldState, person: number): boolean => state.course[person] === Course.dead;

/** Whether somebody was dead when contacts of a tick were made. */
export const wasDead = (state: WorldState, person: number, tick: number): boolean =>
  state.diedAt[person] !== NEVER && state.diedAt[person] >>> 10 <= tick;

/** Where a person is: a place number, 0xffff, or HOME. */
export const hostOf = (state: WorldState, person: number): number => state.away.get(person)?.place ?? HOME;

/** Where a person was when the contacts of a tick were made. */
export function hostAt(state: WorldState, person: number, tick: number): number {
  const stay = state.stays.get(person)?.find(({ from, over }) => from * TICKS_PER_DAY <= tick && tick < over);
  return stay === undefined ? HOME : stay.place;
}

export const holds = (state: WorldState, person: number, overlay: number): boolean =>
  overlay < state.overlays && state.until[person * state.overlays + overlay] > 0;

export const dayOf = (time: number): number => Math.floor(time / UNITS_PER_DAY);

/** Guests of a place on the day of a tick: those of the morning, the dead of the day among them. */
export const guestsOf = (state: WorldState, place: number, tick: number): readonly number[] =>
  state.rosters[Math.floor(tick / TICKS_PER_DAY)]?.get(place) ?? [];
