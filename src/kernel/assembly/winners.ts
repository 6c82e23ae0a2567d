// Of several events that reach one target in a tick, the smallest wins, whatever the order in which they were met.
import { allocate } from "./memory";

/** Record: target, source, packed (the sub-tick time in the low ten bits). */
const BYTES: usize = 12;

export let records: usize = 0;
export let room: u32 = 0;
export let table: usize = 0;
export let mask: u32 = 0;
export let count: u32 = 0;

// @ts-ignore: decorator
@inline
function at(i: u32): usize {
  return records + <usize>i * BYTES;
}
export function targetAt(i: u32): u32 {
  return load<u32>(at(i));
}
export function sourceAt(i: u32): u32 {
  return load<u32>(at(i), 4);
}
export function packedAt(i: u32): u32 {
  return load<u32>(at(i), 8);
}

// @ts-ignore: decorator
@inline
function hash(target: u32, part: u32): u32 {
  return ((target + part * 0x9e3779b1) * 0x85ebca6b) >> 7;
}

function grow(): void {
  const old = records;
  const n = room;
  room = room == 0 ? 1024 : room * 2;
  records = allocate(<usize>room * BYTES);
  if (n != 0) memory.copy(records, old, <usize>n * BYTES);
  table = allocate(<usize>room * 2 * 4);
  mask = room * 2 - 1;
  for (let i: u32 = 0; i < count; i++) insert(i);
}

/** Candidates of one contagion have part 0; tells differ by message, whose bits `partOf` reads. */
// @ts-ignore: decorator
@inline
function partOf(packed: u32, parts: u32): u32 {
  return (packed >> 10) & parts;
}

/** What `begin` was told last: the records left behind are found by it. */
export let partMask: u32 = 0;
function insert(i: u32): void {
  const target = targetAt(i);
  const part = partOf(packedAt(i), partMask);
  let h = hash(target, part) & mask;
  for (;;) {
    const held = load<u32>(table + (<usize>h << 2));
    if (held == 0) break;
    const j = held - 1;
    if (targetAt(j) == target && partOf(packedAt(j), partMask) == part) break;
    h = (h + 1) & mask;
  }
  store<u32>(table + (<usize>h << 2), i + 1);
}

/** Starts an empty round. For tells `parts` is 3 (the message), for candidates 0. */
export function begin(parts: u32): void {
  if (count * 4 > mask) {
    if (table != 0) memory.fill(table, 0, <usize>(mask + 1) * 4);
  } else for (let i: u32 = 0; i < count; i++) forget(i);
  count = 0;
  partMask = parts;
  if (room == 0) grow();
}

/** Clears the cell of record i: its probe run is emptied from its home cell on. */
function forget(i: u32): void {
  let h = hash(targetAt(i), partOf(packedAt(i), partMask)) & mask;
  while (load<u32>(table + (<usize>h << 2)) != 0) {
    store<u32>(table + (<usize>h << 2), 0);
    h = (h + 1) & mask;
  }
}

/** Tie-break below time and source: (stage, layer, index) of a candidate, index of a tell. */
// @ts-ignore: decorator
@inline
function rankOf(packed: u32): u32 {
  if (partMask != 0) return (packed >> 12) & 255;
  return (((packed >> 15) & 15) << 16) | (((packed >> 13) & 3) << 14) | (packed >> 19);
}

/** Offers an event; keeps it if it is the smallest for its target so far. */
export function offer(target: u32, source: u32, packed: u32): void {
  if (count == room) grow();
  const part = partOf(packed, partMask);
  let h = hash(target, part) & mask;
  for (;;) {
    const cell = table + (<usize>h << 2);
    const held = load<u32>(cell);
    if (held == 0) {
      const to = at(count);
      store<u32>(to, target);
      store<u32>(to, source, 4);
      store<u32>(to, packed, 8);
      count++;
      store<u32>(cell, count);
      return;
    }
    const to = at(held - 1);
    if (load<u32>(to) == target && partOf(load<u32>(to, 8), partMask) == part) {
      const time = packed & 1023;
      const heldTime = load<u32>(to, 8) & 1023;
      const heldSource = load<u32>(to, 4);
      if (
        time < heldTime ||
        (time == heldTime &&
          (source < heldSource || (source == heldSource && rankOf(packed) < rankOf(load<u32>(to, 8)))))
      ) {
        store<u32>(to, source, 4);
        store<u32>(to, packed, 8);
      }
      return;
    }
    h = (h + 1) & mask;
  }
}
