// The event log: every event enters the digest; those of the chosen addresses are kept until the host takes them.
import { CHUNK_ROOM, takeChunk } from "./memory";
import { owns } from "./shard";

export const INFECTED: u32 = 1;
export const STAGE_ENTERED: u32 = 2;
export const RECOVERED: u32 = 3;
export const DIED: u32 = 4;
export const HEARD: u32 = 5;
export const GRANTED: u32 = 6;
export const BEGAN: u32 = 7;
export const ENDED: u32 = 8;
export const MOVED: u32 = 9;
export const RETURNED: u32 = 10;

const EVENT_BYTES: u32 = 16;

/** Newest chunk of kept events; the host walks the chain and calls `clearLog`. */
export let logChunk: usize = 0;
export let digest: u64 = 0;
let from: u32 = 0;
let to: u32 = 0;
let kinds: u32 = 0;

/** Keep the events of the addresses [first, end), of the kinds whose bits are set. */
export function keepLog(first: u32, end: u32, ofKinds: u32): void {
  from = first;
  to = end;
  kinds = ofKinds;
}

export function clearLog(): void {
  logChunk = 0;
}

function kept(p: u32): bool {
  return p >= from && p < to;
}

// @ts-ignore: decorator
@inline
function fold(h: u64, w: u32): u64 {
  h = (h ^ <u64>w) * 0xbf58476d1ce4e5b9;
  return h ^ (h >> 29);
}

/** Notes an event of an own person. The digest is a sum, so that no order and no sharding changes it. */
export function note(time: u32, kind: u32, a: u32, b: u32, c: u32, person: u32, other: u32): void {
  if (!owns(person)) return;
  const code = kind | (a << 8) | (b << 16) | (c << 24);
  let h = fold(fold(fold(fold(0x9e3779b97f4a7c15, time), code), person), other);
  h *= 0x94d049bb133111eb;
  digest += h ^ (h >> 32);
  if (to == 0 || (kinds & (1 << kind)) == 0) return;
  // Only who infects, tells or was granted is a person in `other`; elsewhere its 0 is not address 0.
  if (!kept(person) && !((kind == INFECTED || kind == HEARD || kind == BEGAN) && kept(other))) return;
  let n: u32 = logChunk == 0 ? CHUNK_ROOM : load<u32>(logChunk);
  if (n + EVENT_BYTES > CHUNK_ROOM) {
    logChunk = takeChunk(logChunk);
    n = 0;
  }
  const at = logChunk + 8 + n;
  store<u32>(at, time);
  store<u32>(at, code, 4);
  store<u32>(at, person, 8);
  store<u32>(at, other, 12);
  store<u32>(logChunk, n + EVENT_BYTES);
}
