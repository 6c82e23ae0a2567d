/** One kernel of several (README, section 9): what it says and hears are arrays of words, so that it may be anywhere. */
import { createKernel, type Kernel } from "./kernel.ts";
import type { KernelPlan } from "./plan.ts";
import type { WasmModule } from "./webassembly.ts";

/** What a shard has to say: four words a record. */
export type Told = Uint32Array;
/** What all shards have said, in their order. */
export type Heard = readonly Told[];

const RECORD_WORDS = 4;

export interface Shard {
  readonly kernel: Kernel;
  /** Reach of a message, before the day; to be heard with `learn`. */
  broadcast(day: number, slot: number, reach: Uint32Array): Told;
  startDay(day: number): void;
  /** First step of a tick: what happens here, offered to the shards of those it happens to. */
  offer(tick: number): Told;
  /** Second step: what was offered to people of this shard is judged and written; to be heard with `learn`. */
  settle(tick: number, offers: Heard): Told;
  learn(writes: Heard): void;
  /** Ends the day of the counts; returns the candidates and tells handled here. */
  endDay(): number;
}

/** A kernel that owns the addresses [from, to). */
export function createShard(module: WasmModule, plan: KernelPlan, from: number, to: number): Shard {
  const kernel = createKernel(module, plan);
  const { exports } = kernel;
  exports.own(from, to);
  let handled = 0;

  /** A copy: the box is opened again, and the memory may grow, before the others have read it. */
  const tell = (): Told => kernel.wordsAt(exports.boxAt(), exports.boxLength() * RECORD_WORDS).slice();

  function hear(all: Heard): void {
    const words = all.reduce((sum, { length }) => sum + length, 0);
    const inbox = kernel.wordsAt(exports.inboxFor(words / RECORD_WORDS), words);
    let at = 0;
    for (const told of all) {
      inbox.set(told, at);
      at += told.length;
    }
  }

  return {
    kernel,
    broadcast(day, slot, reach) {
      exports.openWrites();
      kernel.broadcast(day, slot, reach);
      return tell();
    },
    startDay(day) {
      handled = 0;
      kernel.startDay(day);
    },
    offer(tick) {
      handled += exports.offerAll(tick) >>> 0;
      return tell();
    },
    settle(tick, offers) {
      hear(offers);
      exports.settle(tick);
      return tell();
    },
    learn(writes) {
      hear(writes);
      exports.learn();
    },
    endDay() {
      kernel.endDay(handled);
      return handled;
    },
  };
}
