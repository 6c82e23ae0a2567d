/** One world as a check of causes needs it: everything that happened, and all that society handed the kernel. */
import type { Engine } from "../../kernel/engine.ts";
import type { KernelPlan } from "../../kernel/plan.ts";
import type { Note } from "../result.ts";
import type { Log } from "./log.ts";

/** What was handed over on the morning of a day; null where all stayed as it was. Laid out as in `Engine`. */
export interface Handover {
  uptake: Uint32Array | null;
  belief: Uint32Array | null;
  supply: Uint32Array | null;
  willing: Uint32Array | null;
  branches: Uint32Array | null;
  /** In order: a message cleared (`reach` null), or its cumulative reach raised to so many people of each place. */
  spoken: { slot: number; reach: Uint32Array | null }[];
}

export interface WorldRecord {
  name: string;
  title: string;
  plan: KernelPlan;
  /** By day. */
  days: readonly Handover[];
  log: Log;
  notes: readonly Note[];
  /** Names of the modifiers that hang on no decision: they must be the same in both worlds. */
  fixedModifiers: readonly string[];
  /** Fixed 16-bit threshold of a person for a trait. */
  threshold(person: number, trait: number): number;
}

const nothing = (): Handover => ({
  uptake: null,
  belief: null,
  supply: null,
  willing: null,
  branches: null,
  spoken: [],
});

/** An engine that notes in `days` what it is handed each day, and does as `engine` does. */
export function recordEngine(engine: Engine, days: Handover[]): Engine {
  let today = nothing();
  return {
    get counts() {
      return engine.counts;
    },
    setUptake(uptake) {
      today.uptake = uptake.slice();
      engine.setUptake(uptake);
    },
    setBelief(belief) {
      today.belief = belief.slice();
      engine.setBelief(belief);
    },
    clearMessage(slot) {
      today.spoken.push({ slot, reach: null });
      engine.clearMessage(slot);
    },
    broadcast(day, slot, reach) {
      today.spoken.push({ slot, reach: reach.slice() });
      engine.broadcast(day, slot, reach);
    },
    setSupply(supply) {
      today.supply = supply.slice();
      engine.setSupply(supply);
    },
    setWilling(willing) {
      today.willing = willing.slice();
      engine.setWilling(willing);
    },
    setBranches(factors) {
      today.branches = factors.slice();
      engine.setBranches(factors);
    },
    runDay(day) {
      days.push(today);
      today = nothing();
      engine.runDay(day);
    },
    takeLog: () => engine.takeLog(),
    threshold: (person, trait) => engine.threshold(person, trait),
    digest: () => engine.digest(),
    get people() {
      return engine.people;
    },
    get infectedOn() {
      return engine.infectedOn;
    },
    active: () => engine.active(),
    susceptible: () => engine.susceptible(),
  };
}
