/** The digest of a run: a sum of one mixed 64-bit word an event, in BigInt. */
import type { LogEvent } from "../../src/kernel/engine.ts";

const WORD64 = 2n ** 64n;

function mixEvent(event: LogEvent): bigint {
  const code = event.kind + event.a * 2 ** 8 + event.b * 2 ** 16 + event.c * 2 ** 24;
  let h = 0x9e3779b97f4a7c15n;
  for (const word of [event.time, code, event.person, event.other]) {
    h = ((h ^ BigInt(word)) * 0xbf58476d1ce4e5b9n) % WORD64;
    h ^= h >> 29n;
  }
  h = (h * 0x94d049bb133111ebn) % WORD64;
  return h ^ (h >> 32n);
}

export const digestOf = (events: readonly LogEvent[]): bigint =>
  events.reduce((sum, event) => sum + mixEvent(event), 0n) % WORD64;
