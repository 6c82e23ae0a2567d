/** The differences of two worlds in the order in which they arise, and where each person's record last differed. */
import { EventKind, type LogEvent, MESSAGES, OVERLAYS, PROGRAMMES } from "../../kernel/engine.ts";
import type { Cause } from "./cause.ts";
import { codeOf, eventAt, type Log } from "./log.ts";

/** 0 the first world, 1 the second. */
export type Side = 0 | 1;

export interface Difference {
  side: Side;
  event: LogEvent;
  cause: Cause;
}

type Aspect = "course" | "hearing" | "overlay" | "host" | "grant";

export interface Ledger {
  length(): number;
  /** Notes an event that only one world has; returns its number. */
  add(side: Side, event: LogEvent): number;
  setCause(difference: number, cause: Cause): void;
  /** From now on it counts as the latest of its person: what comes about at one moment causes nothing at that moment. */
  remember(difference: number): void;
  at(difference: number): Difference;
  /** Number of the latest difference in an aspect of a person's record (of a slot, overlay or programme); -1 if none. */
  latest(aspect: Aspect, person: number, which?: number): number;
  /** A remembered difference, or the last before it of the same aspect that is not after a time; -1 if all are. */
  notAfter(difference: number, time: number): number;
  /** Of a person, in order. */
  of(person: number): number[];
}

const WORDS = 11;
/** Where a difference has the number of the one before it of the same aspect. */
const BEFORE = 10;

export function createLedger(): Ledger {
  let room = 1024;
  let words = new Int32Array(WORDS * room);
  const checked = new Map<number, string>();
  const latest = new Map<number, number>();
  let length = 0;

  const ASPECTS: Record<Aspect, number> = {
    course: 0,
    hearing: 1,
    overlay: 1 + MESSAGES,
    host: 1 + MESSAGES + OVERLAYS,
    grant: 2 + MESSAGES + OVERLAYS,
  };
  const key = (aspect: Aspect, person: number, which: number): number =>
    person * (2 + MESSAGES + OVERLAYS + PROGRAMMES) + ASPECTS[aspect] + which;
  function aspectOf({ kind, a, person }: LogEvent): number {
    if (kind === EventKind.heard) return key("hearing", person, Math.min(a, MESSAGES - 1));
    if (kind === EventKind.began || kind === EventKind.ended) return key("overlay", person, a);
    if (kind === EventKind.moved || kind === EventKind.returned) return key("host", person, 0);
    if (kind === EventKind.granted) return key("grant", person, a);
    return key("course", person, 0);
  }
  const log = (n: number): Log => {
    const at = n * WORDS;
    const word = (i: number): Uint32Array => Uint32Array.of(words[at + i]);
    return { length: 1, time: word(0), code: word(1), person: word(2), other: word(3) };
  };

  return {
    length: () => length,
    add(side, event) {
      if (length === room) {
        room *= 2;
        const larger = new Int32Array(WORDS * room);
        larger.set(words);
        words = larger;
      }
      words.set([event.time, codeOf(event), event.person, event.other, side << 8], WORDS * length);
      return length++;
    },
    remember(n) {
      const aspect = aspectOf(eventAt(log(n), 0));
      words[n * WORDS + BEFORE] = latest.get(aspect) ?? -1;
      latest.set(aspect, n);
    },
    setCause(n, { kind, who, parent, detail, first, second, checked: text }) {
      const at = n * WORDS + 4;
      words.set([(words[at] & 0x100) | kind, who, parent, detail, first, second], at);
      if (text !== "") checked.set(n, text);
    },
    at(n) {
      const [about, who, parent, detail, first, second] = words.subarray(n * WORDS + 4, n * WORDS + BEFORE);
      return {
        side: about >= 0x100 ? 1 : 0,
        event: eventAt(log(n), 0),
        cause: {
          kind: (about & 255) as Cause["kind"],
          who: who >>> 0,
          parent,
          detail,
          first,
          second,
          checked: checked.get(n) ?? "",
        },
      };
    },
    latest: (aspect, person, which = 0) => latest.get(key(aspect, person, which)) ?? -1,
    notAfter(difference, time) {
      let n = difference;
      while (n >= 0 && words[n * WORDS] > time) n = words[n * WORDS + BEFORE];
      return n;
    },
    of(person) {
      const found: number[] = [];
      for (let n = 0; n < length; n++) if (words[n * WORDS + 2] >>> 0 === person) found.push(n);
      return found;
    },
  };
}
