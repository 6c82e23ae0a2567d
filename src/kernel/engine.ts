/** What society and outcomes see of a kernel: the WebAssembly one, or the slow twin of the tests. */

export const SETTINGS = ["household", "class", "work", "community"] as const;
export type Setting = (typeof SETTINGS)[number];

export const UNITS_PER_DAY = 4096;
export const TICKS_PER_DAY = 4;
/** A field that applies to everyone: thresholds are 0..65535, fields 0..65536. */
export const EVERYONE = 65536;
export const NOBODY = 0xffffffff;
export const MESSAGES = 3;
export const AWARENESS_CLASSES = 4;
export const MODIFIERS = 16;

/** The two bits of a person's course; the other six of the byte are the states of three messages. */
export const Course = { never: 0, inCourse: 1, immune: 2, dead: 3 } as const;
/** The two bits of a message. */
export const Hearing = { unheard: 0, telling: 1, silent: 2, rejected: 3 } as const;

export const EventKind = { infected: 1, stage: 2, recovered: 3, died: 4, heard: 5 } as const;

/** One line of the log; see section 6 of the README beside this file. */
export interface LogEvent {
  /** Units of 1/4096 day since the start. */
  time: number;
  kind: number;
  a: number;
  b: number;
  c: number;
  person: number;
  other: number;
}

/** A way in which some people, some of the time, meet less (or more) or more safely. */
export interface Modifier {
  name: string;
  /** Which personal threshold decides who follows it. */
  trait: number;
  /** All given conditions must hold for the person on that side. */
  when: { ill?: boolean; worker?: boolean; pupil?: boolean };
  /** Factor on a contact whose source follows it, by setting (0 = none left, 1 = as ever). */
  source: readonly [number, number, number, number];
  /** Factor on a contact whose target follows it, by setting. */
  target: readonly [number, number, number, number];
}

/** How a message travels; shares in 0..1, gap in days. */
export interface MessagePlan {
  name: string;
  /** Trait whose threshold is held against the belief field. */
  beliefTrait: number;
  /** Share of believers who tell it on. */
  tellShare: number;
  /** Probability that a teller stops on meeting someone who had heard. */
  stifle: number;
  /** Mean days between two tells of one teller (exponential). */
  gapDays: number;
}

/** Counts of one day, by home place; arrays are views that hold until the next day is run. */
export interface DayCounts {
  /** [place × stages] people who entered each stage today. */
  entered: Uint32Array;
  /** [place × stages] people in each stage at the end of today. */
  occupied: Uint32Array;
  /** [place × OUTCOME_BANDS] infected today. */
  infected: Uint32Array;
  /** [place × OUTCOME_BANDS] died today. */
  died: Uint32Array;
  /** [place × AWARENESS_CLASSES] living people by awareness class at the end of today. */
  aware: Uint32Array;
  /** [place × MESSAGES × 4] people (also dead) by hearing state at the end of today. */
  heard: Uint32Array;
  /** Candidates and tells handled today. */
  candidates: number;
}

/** Outcomes by age: 0-9, 10-19, ... 70-79, 80 and over. */
export const OUTCOME_BANDS = 9;
export const outcomeBand = (age: number): number => Math.min(OUTCOME_BANDS - 1, Math.floor(age / 10));

export interface Engine {
  readonly counts: DayCounts;
  /** Uptake by [place × MODIFIERS × AWARENESS_CLASSES], 0..65536; holds until set again. */
  setUptake(uptake: Uint32Array): void;
  /** Belief by [place × MESSAGES], 0..65536. */
  setBelief(belief: Uint32Array): void;
  /** A new statement in a slot: everyone is unheard again. */
  clearMessage(slot: number): void;
  /** Raises the cumulative reach of a message to `reach[place]` people; at the start of a day. */
  broadcast(day: number, slot: number, reach: Uint32Array): void;
  /** Runs one day; fields must be set before. */
  runDay(day: number): void;
  /** Events logged since the last call, in canonical order (tick, then as happened by person). */
  takeLog(): LogEvent[];
  digest(): bigint;
  /** One byte a person address. */
  readonly people: Uint8Array;
  /** Day of infection + 1 by address, 0 if never; present when asked for. */
  readonly infectedOn: Uint16Array | undefined;
  /** People in course now, in the whole world. */
  active(): number;
  /** People who could still be infected: never were, and were not immune before. */
  susceptible(): number;
}
