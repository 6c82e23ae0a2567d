/** Everything a kernel is given before the first day: data, no functions. */
import type { Population } from "../population/population.ts";
import type { BranchFactor, BySetting, MessagePlan, Modifier, Programme } from "./engine.ts";

export const RECOVERED = 254;
export const DEAD = 255;
export const BRANCHES = 4;
/** The calendar of the kernel reaches so far ahead; longer stages (the last of ten million draws) are cut to it. */
export const LONGEST_DWELL_DAYS = 1000;

/** A disease as tables; S stages, ages 0-127, settings in the order of SETTINGS. */
export interface Course {
  names: readonly string[];
  stages: number;
  /** [S × 1537] quantile tables of the dwell, days. */
  dwell: Float64Array;
  /** [S × 6] transmission rates a day, scaled to R0. */
  rate: Float64Array;
  /** [S] 1 if people in it feel ill; are severely ill. */
  ill: Uint8Array;
  severe: Uint8Array;
  /** [S] 1 if people in it are dead and not yet buried. */
  dead: Uint8Array;
  /** [S × 4 × 128] cumulative thresholds in 0..2³². */
  branchUpTo: Float64Array;
  /** [S × 4] stage number, RECOVERED or DEAD. */
  branchTo: Uint8Array;
  /** [1537] quantiles of individual infectiousness ν (mean 1); null: everyone 1. */
  variation: Float64Array | null;
  /** [128] relative susceptibility, 0..1. */
  susceptibility: Float64Array;
  /** [128] share immune before, as a threshold in 0..2³². */
  immunity: Float64Array;
}

/**
 * Which events are logged; all enter the digest in any case. Of some kinds (numbers of EventKind; all if not given), of
 * the addresses [from, to).
 */
export type LogChoice = "off" | "all" | { from: number; to: number; kinds?: readonly number[] };

export interface KernelPlan {
  population: Population;
  seeds: { people: number; fates: number };
  course: Course;
  modifiers: readonly Modifier[];
  /** Three slots. */
  messages: readonly MessagePlan[];
  /** Telling by setting: household per other member, class of a pupil, workplace or class of a worker, community. */
  newsRate: readonly [number, number, number, number];
  /** [64] awareness class of the three two-bit states. */
  classOf: Uint8Array;
  /** [layers][6] top of each layer of contacts by setting, the first all 1. */
  ceilings: readonly BySetting[];
  imports: readonly { from: number; until: number; perDay: number }[];
  seedInfections: number;
  /** Numbers of the places in which the infected arrive and are at the start; null: everywhere. */
  arrivals: readonly number[] | null;
  programmes: readonly Programme[];
  branches: readonly BranchFactor[];
  /** Bit k set: holders of overlay k do not go to work. */
  confining: number;
  /** Message slot that people hear first-hand when someone at home enters this stage, by stage; -1 for none. */
  emits: readonly number[];
  /** Whether workers missing are counted by place of work and sector. */
  countMissing: boolean;
  /** Keep the day of infection of everyone (2 bytes a person). */
  recordInfection: boolean;
  /** Addresses [from, to) whose events (as person or as other) are logged. */
  log: LogChoice;
}
