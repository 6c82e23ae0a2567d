/** What society asks of the kernel in a day: gathered as shares, handed over as the kernel's whole numbers. */
import {
  AWARENESS_CLASSES,
  type Engine,
  EVERYONE,
  MESSAGES,
  MODIFIERS,
  type Modifier,
} from "../kernel/engine.ts";
import type { Note } from "../outcomes/result.ts";
import type { Population } from "../population/population.ts";
import { clamp } from "./clamp.ts";
import type { Requests } from "./mechanism.ts";

/** The part of an engine that society acts on. */
export type Acted = Pick<Engine, "setUptake" | "setBelief" | "clearMessage" | "broadcast">;

export interface GatheredRequests extends Requests {
  /** All notes so far, in order. */
  readonly notes: Note[];
  /** Starts a day: notes from here on carry its date. */
  begin(day: number): void;
  /** Hands over what changed since it was last called: uptake, belief, clearing, then reach. */
  apply(engine: Acted, day: number): void;
}

/** A share as a field of the kernel: 0 nobody, 65536 everyone. */
const toField = (share: number): number => Math.round(clamp(share) * EVERYONE);

/** Throws RangeError if there are more modifiers than the kernel holds, or two of one name. */
export function createRequests(population: Population, modifiers: readonly Modifier[]): GatheredRequests {
  const { places, people } = population;
  const number = new Map(modifiers.map((modifier, m) => [modifier.name, m]));
  if (modifiers.length > MODIFIERS) {
    throw new RangeError(
      `The plan and the mechanisms need ${modifiers.length} modifiers; ${MODIFIERS} are possible.`,
    );
  }
  if (number.size < modifiers.length) throw new RangeError("Two modifiers have the same name.");

  const uptake = new Uint32Array(places * MODIFIERS * AWARENESS_CLASSES);
  const belief = new Uint32Array(places * MESSAGES);
  const reach = Array.from({ length: MESSAGES }, () => new Uint32Array(places));
  const cleared = new Uint8Array(MESSAGES);
  const raised = new Uint8Array(MESSAGES);
  const notes: Note[] = [];
  let today = 0;
  let [uptakeChanged, beliefChanged] = [false, false];

  return {
    notes,
    begin(day) {
      today = day;
    },
    uptake(modifier, place, awareness, share) {
      const m = number.get(modifier);
      if (m === undefined) {
        throw new RangeError(
          `No modifier "${modifier}"; there are: ${[...number.keys()].join(", ") || "none"}.`,
        );
      }
      const at = (place * MODIFIERS + m) * AWARENESS_CLASSES + awareness;
      const field = toField(share);
      if (uptake[at] === field) return;
      uptake[at] = field;
      uptakeChanged = true;
    },
    belief(slot, place, share) {
      const at = place * MESSAGES + slot;
      const field = toField(share);
      if (belief[at] === field) return;
      belief[at] = field;
      beliefChanged = true;
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
    note(kind, words) {
      notes.push({ day: today, kind, words });
    },
    apply(engine, day) {
      if (uptakeChanged) engine.setUptake(uptake);
      if (beliefChanged) engine.setBelief(belief);
      for (let slot = 0; slot < MESSAGES; slot++) {
        if (cleared[slot]) engine.clearMessage(slot);
        if (raised[slot]) engine.broadcast(day, slot, reach[slot]);
      }
      [uptakeChanged, beliefChanged] = [false, false];
      cleared.fill(0);
      raised.fill(0);
    },
  };
}
