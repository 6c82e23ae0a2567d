/** A whole log in columns: four words an event. */
import { EventKind, type LogEvent } from "../../kernel/engine.ts";

/** Events in canonical order (section 6 of the kernel's README). */
export interface Log {
  length: number;
  time: Uint32Array;
  /** kind | a << 8 | b << 16 | c << 24 */
  code: Uint32Array;
  person: Uint32Array;
  other: Uint32Array;
}

export interface LogBuilder {
  /** Takes the events of the next days, in canonical order. */
  add(events: readonly LogEvent[]): void;
  done(): Log;
}

export const codeOf = ({ kind, a, b, c }: Pick<LogEvent, "kind" | "a" | "b" | "c">): number =>
  (kind | (a << 8) | (b << 16) | (c << 24)) >>> 0;

export function buildLog(): LogBuilder {
  let room = 1024;
  let words = new Uint32Array(4 * room);
  let length = 0;
  return {
    add(events) {
      while (length + events.length > room) {
        room *= 2;
        const larger = new Uint32Array(4 * room);
        larger.set(words);
        words = larger;
      }
      for (const event of events) {
        words.set([event.time, codeOf(event), event.person, event.other], 4 * length++);
      }
    },
    done() {
      const column = (which: number): Uint32Array => {
        const values = new Uint32Array(length);
        for (let i = 0; i < length; i++) values[i] = words[4 * i + which];
        return values;
      };
      return { length, time: column(0), code: column(1), person: column(2), other: column(3) };
    },
  };
}

export function eventAt(log: Log, i: number): LogEvent {
  const code = log.code[i];
  return {
    time: log.time[i],
    kind: code & 255,
    a: (code >>> 8) & 255,
    b: (code >>> 16) & 255,
    c: code >>> 24,
    person: log.person[i],
    other: log.other[i],
  };
}

/** 1024 units are a tick. */
export const tickOf = (time: number): number => time >>> 10;
export const TICK_UNITS = 1024;

/** A time, or the first unit of the next tick if it is in the tick of what it follows from. */
export const later = (since: number, time: number): number =>
  tickOf(time) > tickOf(since) ? time : (tickOf(since) + 1) * TICK_UNITS;

const KILLED = 255;
/** Whether somebody dies of what a programme does, not of the disease. */
export const isKilling = ({ kind, a }: Pick<LogEvent, "kind" | "a">): boolean =>
  kind === EventKind.died && a === KILLED;
/** Number of the programme under which somebody is killed. */
export const killerOf = ({ b }: Pick<LogEvent, "b">): number => b - 1;

const NAMES = new Map<number, string>(Object.entries(EventKind).map(([name, kind]) => [kind, name]));
export const kindName = (kind: number): string => NAMES.get(kind)!;
