/** Plays the orders of society on an engine, day by day, and writes down everything that can be seen of it. */
import {
  AWARENESS_CLASSES,
  type DayCounts,
  type Engine,
  type LogEvent,
  MESSAGES,
  MODIFIERS,
  PROGRAMMES,
} from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { sortLog } from "./twin.ts";

/** What is asked of the engine before a day; fields hold until they are set again. */
export interface Orders {
  uptake?: Uint32Array;
  belief?: Uint32Array;
  supply?: Uint32Array;
  willing?: Uint32Array;
  branches?: Uint32Array;
  clear?: readonly number[];
  reach?: readonly { slot: number; people: Uint32Array }[];
}

export interface Script {
  plan: KernelPlan;
  /** One a day. */
  days: readonly Orders[];
}

export interface Transcript {
  /** In the order of `sortLog`. */
  log: LogEvent[];
  /** By day. */
  counts: DayCounts[];
  active: number[];
  susceptible: number;
  digest: bigint;
  people: Uint8Array;
  infectedOn: Uint16Array | undefined;
}

export const noFields = (plan: KernelPlan): { uptake: Uint32Array; belief: Uint32Array } => ({
  uptake: new Uint32Array(plan.population.places * MODIFIERS * AWARENESS_CLASSES),
  belief: new Uint32Array(plan.population.places * MESSAGES),
});

/** The arrays of an engine are views that the next day overwrites. */
const copyCounts = (counts: DayCounts): DayCounts => ({
  entered: Uint32Array.from(counts.entered),
  occupied: Uint32Array.from(counts.occupied),
  infected: Uint32Array.from(counts.infected),
  died: Uint32Array.from(counts.died),
  aware: Uint32Array.from(counts.aware),
  heard: Uint32Array.from(counts.heard),
  claimed: Uint32Array.from(counts.claimed),
  granted: Uint32Array.from(counts.granted),
  holding: Uint32Array.from(counts.holding),
  away: Uint32Array.from(counts.away),
  guests: Uint32Array.from(counts.guests),
  exported: Uint32Array.from(counts.exported),
  missing: Uint32Array.from(counts.missing),
  candidates: counts.candidates,
});

/** Orders of a day come as fields, then clears, then broadcasts; nothing is in force before it is ordered. */
export function play(engine: Engine, { plan, days }: Script): Transcript {
  const start = noFields(plan);
  engine.setUptake(start.uptake);
  engine.setBelief(start.belief);
  engine.setSupply(new Uint32Array(plan.population.places * PROGRAMMES));
  engine.setWilling(new Uint32Array(plan.population.places * PROGRAMMES));
  const log: LogEvent[] = [];
  const counts: DayCounts[] = [];
  const active: number[] = [];
  days.forEach(({ uptake, belief, supply, willing, branches, clear = [], reach = [] }, day) => {
    if (uptake) engine.setUptake(uptake);
    if (belief) engine.setBelief(belief);
    if (supply) engine.setSupply(supply);
    if (willing) engine.setWilling(willing);
    if (branches) engine.setBranches(branches);
    for (const slot of clear) engine.clearMessage(slot);
    for (const { slot, people } of reach) engine.broadcast(day, slot, people);
    engine.runDay(day);
    counts.push(copyCounts(engine.counts));
    active.push(engine.active());
    log.push(...engine.takeLog());
  });
  return {
    log: sortLog(log),
    counts,
    active,
    susceptible: engine.susceptible(),
    digest: engine.digest(),
    people: Uint8Array.from(engine.people),
    infectedOn: engine.infectedOn && Uint16Array.from(engine.infectedOn),
  };
}
