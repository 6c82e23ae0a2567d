/** What society and outcomes see of a kernel: the WebAssembly one, or the slow twin of the tests. */

/** Where contacts happen; a stage meets nobody in a ward or at a funeral unless it says so. */
export const SETTINGS = ["household", "class", "work", "community", "ward", "funeral"] as const;
export type Setting = (typeof SETTINGS)[number];
/** One number for each setting, in their order. */
export type BySetting = readonly [number, number, number, number, number, number];

export const UNITS_PER_DAY = 4096;
export const TICKS_PER_DAY = 4;
/** A field that applies to everyone: thresholds are 0..65535, fields 0..65536. */
export const EVERYONE = 65536;
export const NOBODY = 0xffffffff;
export const MESSAGES = 3;
export const AWARENESS_CLASSES = 8;
export const MODIFIERS = 24;
/** Ration, crossing and overlays: at most so many of each. */
export const PROGRAMMES = 16;
export const OVERLAYS = 12;
/** Sectors of work; sector 0 is teaching. */
export const SECTORS = 16;
/** Host place of people who have left the world altogether. */
export const ELSEWHERE = 0xffff;

/** The two bits of a person's course; the other six of the byte are the states of three messages. */
export const Course = { never: 0, inCourse: 1, immune: 2, dead: 3 } as const;
/** The two bits of a message. */
export const Hearing = { unheard: 0, telling: 1, silent: 2, rejected: 3 } as const;

export const EventKind = {
  infected: 1,
  stage: 2,
  recovered: 3,
  died: 4,
  heard: 5,
  /** A unit of a programme was granted. */
  granted: 6,
  /** An overlay began to hold, or ceased. */
  began: 7,
  ended: 8,
  /** Left for another place, or came home. */
  moved: 9,
  returned: 10,
} as const;

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
  when: Condition;
  /** Factor on a contact whose source follows it, by setting (0 = none left, 1 = as ever). */
  source: BySetting;
  /** Factor on a contact whose target follows it, by setting. */
  target: BySetting;
}

/** What must hold of a person (or of the contact) for a modifier to act on them. */
export interface Condition {
  /** The source's stage is one in which people feel ill; never true of a target. */
  ill?: boolean;
  worker?: boolean;
  pupil?: boolean;
  /** Source and target live in different places. */
  between?: boolean;
  /** The source's stage comes after death; without this a modifier never acts on the dead. Never true of a target. */
  dead?: boolean;
  /** Holds this overlay. */
  overlay?: number;
  /** Does not hold this overlay. */
  lacks?: number;
  /** Age in years, both included. */
  ages?: readonly [number, number];
  /** The contact is at work or in class, in one of these sectors (numbers). */
  sectors?: readonly number[];
}

/** Who a grant reaches, beside or instead of the one it is granted to. */
export interface Scope {
  self?: boolean;
  household?: boolean;
  /** Class (with its teacher), for those who have one. */
  class?: boolean;
  /** Team at work; the whole workplace where it has no teams. */
  team?: boolean;
  workplace?: boolean;
}

/**
 * A counted resource given out by priority and then rank, and what it does: ration, crossing, roster and scope in one.
 * Steps at the start of every day, in order of their numbers.
 */
export interface Programme {
  name: string;
  /**
   * Who asks: everyone in turn ("standing"), those who entered a stage yesterday in which they feel ill, or are severely
   * ill, having not before; or those on whom an earlier programme took effect today. "standing" goes through the bands
   * one after another, "anyone" through all people of a place as one list.
   */
  claims: "standing" | "anyone" | "ill" | "severe" | { after: number };
  /** Asks only if this threshold is below the field `willing`. */
  trait: number;
  /** Community age bands (0 to 7) in order of priority; whoever is in none gets nothing. */
  priority: readonly number[];
  /** Days from grant to effect; 0: the same morning. */
  delayDays: number;
  scope: Scope;
  /**
   * The overlay it sets (with `untilWell` it also ends on recovery), a move to another place with the household, death
   * that same morning (no delay, nobody else in scope), or nothing but the grant.
   */
  effect:
    | { overlay: number; lastsDays: number | null; untilWell?: true }
    | { move: true; lastsDays: number | null }
    | { die: true }
    | null;
}

/**
 * A branch of the course that hangs on the day on which its stage ends: for those it concerns, the probability of each
 * branch in `toward` is multiplied by the field of the day (65536 is 1, 2²⁰ the most); what is taken away goes to the last
 * branch of the stage, and what is added is taken from it.
 */
export interface BranchFactor {
  stage: number;
  /** Concerns only holders of this overlay; null: everyone. */
  overlay: number | null;
  /** Concerns, instead, only those who do not hold it. */
  lacks?: true;
  /** Branch numbers, never the last. */
  toward: readonly number[];
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
  /** [place × PROGRAMMES] people who asked today, and who were granted. */
  claimed: Uint32Array;
  granted: Uint32Array;
  /** [place × OVERLAYS] living people who hold each overlay at the end of today. */
  holding: Uint32Array;
  /** [place] living residents who are elsewhere, and living guests from other places, at the end of today. */
  away: Uint32Array;
  guests: Uint32Array;
  /** [place] infected residents who went elsewhere today. */
  exported: Uint32Array;
  /** [place of work × SECTORS] workers missing at the end of today: dead, ill, confined by an overlay, or gone. Zero without sectors. */
  missing: Uint32Array;
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
  /** Units that may be granted today by [place × PROGRAMMES]; holds until set again. */
  setSupply(supply: Uint32Array): void;
  /** Who would ask, by [place × PROGRAMMES], 0..65536; holds until set again. */
  setWilling(willing: Uint32Array): void;
  /** Factors of branches by [place × branches of the plan], 0..2²⁰; 65536 until set. */
  setBranches(factors: Uint32Array): void;
  /** Runs one day; fields must be set before. */
  runDay(day: number): void;
  /** Events logged since the last call, in canonical order (tick, then as happened by person). */
  takeLog(): LogEvent[];
  /** Fixed 16-bit threshold of a person for a trait: a field f applies to them iff threshold < f. */
  threshold(person: number, trait: number): number;
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
