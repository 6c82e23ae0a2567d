/** What society asks of the kernel in a day: gathered as shares, handed over as the kernel's whole numbers. */
import {
  AWARENESS_CLASSES,
  type Engine,
  EVERYONE,
  MESSAGES,
  MODIFIERS,
  type Modifier,
  type Programme,
  PROGRAMMES,
} from "../kernel/engine.ts";
import type { Note } from "../outcomes/result.ts";
import type { Population } from "../population/population.ts";
import { clamp } from "./clamp.ts";
import type { NamedBranch, Requests } from "./mechanism.ts";

/** The part of an engine that society acts on. */
export type Acted = Pick<
  Engine,
  "setUptake" | "setBelief" | "clearMessage" | "broadcast" | "setSupply" | "setWilling" | "setBranches"
>;

/** What is asked for by name; the order is that of the kernel's numbers. */
export interface Registered {
  readonly modifiers: readonly Modifier[];
  readonly programmes: readonly Programme[];
  readonly branches: readonly NamedBranch[];
}

export interface GatheredRequests extends Requests {
  /** All notes so far, in order. */
  readonly notes: Note[];
  /** What was handed over so far, by name: what a resumed run must hold again. */
  readonly arrays: Readonly<Record<string, Uint32Array>>;
  /** Starts a day: notes from here on carry its date. */
  begin(day: number): void;
  /** Hands over what changed since it was last called: fields, then clearing, then reach. */
  apply(engine: Acted, day: number): void;
}

/** A share as a field of the kernel: 0 nobody, 65536 everyone. */
const toField = (share: number): number => Math.round(clamp(share) * EVERYONE);

/** The most by which a branch factor multiplies. */
const MOST_FACTOR = 16;

/** Whole numbers of the kernel, and whether they have changed since they were handed over. */
class Field {
  readonly values: Uint32Array;
  #changed = false;

  constructor(length: number, value = 0) {
    this.values = new Uint32Array(length).fill(value);
  }

  set(at: number, value: number): void {
    if (this.values[at] === value) return;
    this.values[at] = value;
    this.#changed = true;
  }

  /** Calls `hand` with the values if they have changed. */
  handOver(hand: (values: Uint32Array) => void): void {
    if (this.#changed) hand(this.values);
    this.#changed = false;
  }
}

/** Numbers by name; throws RangeError if there are more than `most`, or two of one name. */
function numbers(what: string, names: readonly string[], most: number): (name: string) => number {
  if (names.length > most) {
    throw new RangeError(`The plan and the mechanisms need ${names.length} ${what}s; ${most} are possible.`);
  }
  const number = new Map(names.map((name, i) => [name, i]));
  if (number.size < names.length) throw new RangeError(`Two ${what}s have the same name.`);
  // Asked for place by place and class by class: mostly the same name again.
  let [last, its] = ["", -1];
  return (name) => {
    if (name === last) return its;
    const found = number.get(name);
    if (found !== undefined) {
      [last, its] = [name, found];
      return found;
    }
    throw new RangeError(`No ${what} "${name}"; there are: ${names.join(", ") || "none"}.`);
  };
}

/** Throws RangeError if there are more modifiers or programmes than the kernel holds, or two of one name. */
export function createRequests(population: Population, registered: Registered): GatheredRequests {
  const { places, people } = population;
  const namesOf = (of: readonly { name: string }[]): string[] => of.map(({ name }) => name);
  const modifierNumber = numbers("modifier", namesOf(registered.modifiers), MODIFIERS);
  const programmeNumber = numbers("programme", namesOf(registered.programmes), PROGRAMMES);
  const branchNames = namesOf(registered.branches);
  const branchNumber = numbers("branch factor", branchNames, Infinity);

  const uptake = new Field(places * MODIFIERS * AWARENESS_CLASSES);
  const belief = new Field(places * MESSAGES);
  const supply = new Field(places * PROGRAMMES);
  const willing = new Field(places * PROGRAMMES);
  const branches = new Field(places * branchNames.length, EVERYONE);
  const reach = Array.from({ length: MESSAGES }, () => new Uint32Array(places));
  const cleared = new Uint8Array(MESSAGES);
  const raised = new Uint8Array(MESSAGES);
  const notes: Note[] = [];
  let today = 0;

  return {
    notes,
    arrays: {
      uptake: uptake.values,
      belief: belief.values,
      supply: supply.values,
      willing: willing.values,
      branches: branches.values,
      ...Object.fromEntries(reach.map((people, slot) => [`reach-${slot}`, people])),
    },
    begin(day) {
      today = day;
    },
    uptake(modifier, place, awareness, share) {
      const row = place * MODIFIERS + modifierNumber(modifier);
      uptake.set(row * AWARENESS_CLASSES + awareness, toField(share));
    },
    belief(slot, place, share) {
      belief.set(place * MESSAGES + slot, toField(share));
    },
    clear(slot) {
      cleared[slot] = 1;
      raised[slot] = 0;
      reach[slot].fill(0);
    },
    reach(slot, place, share) {
      const count = Math.floor(clamp(share) * people[place]);
      if (count <= reach[slot][place]) return;
      reach[slot][place] = count;
      raised[slot] = 1;
    },
    supply(programme, place, units) {
      supply.set(place * PROGRAMMES + programmeNumber(programme), Math.max(0, Math.floor(units)));
    },
    willing(programme, place, share) {
      willing.set(place * PROGRAMMES + programmeNumber(programme), toField(share));
    },
    branch(name, place, factor) {
      const most = Math.min(Math.max(factor, 0), MOST_FACTOR);
      branches.set(place * branchNames.length + branchNumber(name), Math.round(most * EVERYONE));
    },
    note(kind, words, place) {
      notes.push(place === undefined ? { day: today, kind, words } : { day: today, kind, words, place });
    },
    apply(engine, day) {
      uptake.handOver((values) => engine.setUptake(values));
      belief.handOver((values) => engine.setBelief(values));
      supply.handOver((values) => engine.setSupply(values));
      willing.handOver((values) => engine.setWilling(values));
      branches.handOver((values) => engine.setBranches(values));
      for (let slot = 0; slot < MESSAGES; slot++) {
        if (cleared[slot]) engine.clearMessage(slot);
        if (raised[slot]) engine.broadcast(day, slot, reach[slot]);
      }
      cleared.fill(0);
      raised.fill(0);
    },
  };
}
