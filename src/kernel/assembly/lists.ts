// Growable lists of four words a record, and sorting them: who asks, who is granted, what falls due.
import { allocate } from "./memory";

const BYTES: usize = 16;
/** Address, room and length of each list. */
const heads: usize = memory.data(12 * 28);

export const CLAIMS: u32 = 0;
export const GRANTS: u32 = 1;
export const DUE: u32 = 2;
/** Who came to feel ill, and severely ill, since the last morning. */
export const NEWLY_ILL: u32 = 3;
export const NEWLY_SEVERE: u32 = 4;
/** Who has something to tell first-hand: noted in this tick, and in the one before. */
export const TOLD_NEXT: u32 = 5;
export const TOLD_NOW: u32 = 6;
/** Those on whom programme k took effect this morning: EFFECTIVE + k, sixteen lists. */
export const EFFECTIVE: u32 = 8;
// Between shards: what is told after each of the two steps of a tick, what was heard, and the exits of the tick to come.
export const OFFERS: u32 = 24;
export const WRITES: u32 = 25;
export const INBOX: u32 = 26;
export const COMING: u32 = 27;

// @ts-ignore: decorator
@inline
function head(list: u32): usize {
  return heads + <usize>(list * 12);
}

export function length(list: u32): u32 {
  return load<u32>(head(list), 8);
}

export function empty(list: u32): void {
  store<u32>(head(list), 0, 8);
}

/** Exchanges two lists. */
export function swap(a: u32, b: u32): void {
  const low = load<u64>(head(a));
  const high = load<u32>(head(a), 8);
  store<u64>(head(a), load<u64>(head(b)));
  store<u32>(head(a), load<u32>(head(b), 8), 8);
  store<u64>(head(b), low);
  store<u32>(head(b), high, 8);
}

/** Address of record i; its four words are read with `load`. */
// @ts-ignore: decorator
@inline
export function record(list: u32, i: u32): usize {
  return <usize>load<u32>(head(list)) + <usize>i * BYTES;
}

function grow(list: u32, room: u32): void {
  const to = allocate(<usize>room * BYTES);
  memory.copy(to, <usize>load<u32>(head(list)), <usize>length(list) * BYTES);
  store<u32>(head(list), <u32>to);
  store<u32>(head(list), room, 4);
}

/** Makes a list `n` records long, to be filled from its first on; returns where that is. */
export function makeRoom(list: u32, n: u32): usize {
  if (n > load<u32>(head(list), 4)) grow(list, n * 2);
  store<u32>(head(list), n, 8);
  return record(list, 0);
}

/** Adds a record: sorted by its words in order. */
export function push(list: u32, a: u32, b: u32, c: u32, d: u32): void {
  const n = length(list);
  const room = load<u32>(head(list), 4);
  if (n == room) grow(list, room == 0 ? 64 : room * 2);
  const at = record(list, n);
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, c, 8);
  store<u32>(at, d, 12);
  store<u32>(head(list), n + 1, 8);
}

function before(x: usize, y: usize): bool {
  const high = (<u64>load<u32>(x) << 32) | <u64>load<u32>(x, 4);
  const otherHigh = (<u64>load<u32>(y) << 32) | <u64>load<u32>(y, 4);
  if (high != otherHigh) return high < otherHigh;
  const low = (<u64>load<u32>(x, 8) << 32) | <u64>load<u32>(x, 12);
  return low < ((<u64>load<u32>(y, 8) << 32) | <u64>load<u32>(y, 12));
}

function exchange(x: usize, y: usize): void {
  const a = load<u64>(x);
  const b = load<u64>(x, 8);
  store<u64>(x, load<u64>(y));
  store<u64>(x, load<u64>(y, 8), 8);
  store<u64>(y, a);
  store<u64>(y, b, 8);
}

function sink(list: u32, from: u32, n: u32): void {
  let i: u32 = from;
  for (;;) {
    let child: u32 = 2 * i + 1;
    if (child >= n) return;
    if (child + 1 < n && before(record(list, child), record(list, child + 1))) child++;
    if (!before(record(list, i), record(list, child))) return;
    exchange(record(list, i), record(list, child));
    i = child;
  }
}

/** Sorts by the four words in order (heap sort: in place, and no worst case). */
export function sort(list: u32): void {
  const n = length(list);
  for (let i = n / 2; i > 0; i--) sink(list, i - 1, n);
  for (let end = n; end > 1; end--) {
    exchange(record(list, 0), record(list, end - 1));
    sink(list, 0, end - 1);
  }
}
