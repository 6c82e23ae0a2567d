/** A run shared among several kernels, in step: the same numbers as one kernel's, event for event (README, section 9). */
import { BLOCK } from "../population/population.ts";
import { type Engine, TICKS_PER_DAY } from "./engine.ts";
import { type Kernel, readEvents } from "./kernel.ts";
import type { KernelPlan } from "./plan.ts";
import { createShard } from "./shard.ts";
import type { WasmModule } from "./webassembly.ts";

/** Each has a memory of its own with everybody's state: more would be a mistake. */
export const MOST_SHARDS = 64;

/** The engine that a run with several shards has. */
export interface ShardedKernel extends Engine {
  /** In the order of their addresses. All know the state of everybody; counts are those of the first. */
  readonly kernels: readonly Kernel[];
}

/** Where each of `shards` equal shares of the blocks begins, and where the last one ends: addresses. */
export function shareBlocks(addresses: number, shards: number): number[] {
  const blocks = addresses / BLOCK;
  return Array.from({ length: shards + 1 }, (_, k) => Math.floor((k * blocks) / shards) * BLOCK);
}

/**
 * As many kernels as there are shards, each with a memory of its own; a shard may be empty.
 *
 * @param borders of their addresses, the first 0 and the last the end: any that do not fall give the same numbers
 * @throws RangeError unless `shards` is a whole number from 1 to 64; Error as `createKernel` does
 */
export function createShardedKernel(
  module: WasmModule,
  plan: KernelPlan,
  shards: number,
  borders: readonly number[] = shareBlocks(plan.population.addresses, shards),
): ShardedKernel {
  if (!(Number.isInteger(shards) && shards >= 1 && shards <= MOST_SHARDS))
    throw new RangeError(`a run has a whole number of shards from 1 to ${MOST_SHARDS}, not ${shards}`);
  const all = Array.from({ length: shards }, (_, k) => createShard(module, plan, borders[k], borders[k + 1]));
  const kernels = all.map(({ kernel }) => kernel);
  const [first] = kernels;

  /** Every map is a step that all shards take before any takes the next: a barrier. */
  function runTick(tick: number): void {
    const offers = all.map((shard) => shard.offer(tick));
    const writes = all.map((shard) => shard.settle(tick, offers));
    for (const shard of all) shard.learn(writes);
  }

  return {
    kernels,
    counts: first.counts,
    setUptake: (uptake) => kernels.forEach((kernel) => kernel.setUptake(uptake)),
    setBelief: (belief) => kernels.forEach((kernel) => kernel.setBelief(belief)),
    setSupply: (supply) => kernels.forEach((kernel) => kernel.setSupply(supply)),
    setWilling: (willing) => kernels.forEach((kernel) => kernel.setWilling(willing)),
    setBranches: (factors) => kernels.forEach((kernel) => kernel.setBranches(factors)),
    clearMessage: (slot) => kernels.forEach((kernel) => kernel.clearMessage(slot)),
    broadcast(day, slot, reach) {
      const writes = all.map((shard) => shard.broadcast(day, slot, reach));
      for (const shard of all) shard.learn(writes);
    },
    runDay(day) {
      for (const shard of all) shard.startDay(day);
      for (let tick = day * TICKS_PER_DAY; tick < (day + 1) * TICKS_PER_DAY; tick++) runTick(tick);
      first.counts.candidates = all.reduce((sum, shard) => sum + shard.endDay(), 0);
    },
    takeLog() {
      const parts = kernels.map((kernel) => kernel.takeLogWords());
      const words = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        words.set(part, at);
        at += part.length;
      }
      return readEvents(words);
    },
    threshold: (person, trait) => first.threshold(person, trait),
    digest: () =>
      BigInt.asUintN(
        64,
        kernels.reduce((sum, kernel) => sum + kernel.digest(), 0n),
      ),
    get people() {
      return first.people;
    },
    get infectedOn() {
      return first.infectedOn;
    },
    active: () => first.active(),
    susceptible: () => first.susceptible(),
  };
}
