// The calendar queue: three rings of ticks (course, candidates, tells), each tick a chain of chunks of fixed records.
import { allocate, takeChunk, CHUNK_ROOM } from "./memory";

/** Ticks ahead that can be scheduled: 1,024 days; the host refuses dwell times longer than that. */
const RING: u32 = 4096;
const course: usize = allocate(<usize>RING * 4);
const candidates: usize = allocate(<usize>RING * 4);
const tells: usize = allocate(<usize>RING * 4);

// @ts-ignore: decorator
@inline
function room(ring: usize, time: u32, bytes: u32): usize {
  const head = ring + (<usize>((time >> 10) & (RING - 1)) << 2);
  let chunk = <usize>load<u32>(head);
  if (chunk == 0 || load<u32>(chunk) + bytes > CHUNK_ROOM) {
    chunk = takeChunk(chunk);
    store<u32>(head, <u32>chunk);
  }
  const n = load<u32>(chunk);
  store<u32>(chunk, n + bytes);
  return chunk + 8 + n;
}

/** A due time never falls in the tick of the event that schedules it. */
// @ts-ignore: decorator
@inline
export function due(source: u32, delay: u32): u32 {
  const time = source + delay;
  const next = ((source >> 10) + 1) << 10;
  return time < next ? next : time;
}

/** A stage exit: packed = sub-tick 10 | from stage 4 | to 8. */
export function scheduleExit(time: u32, person: u32, from: u32, to: u32): void {
  const at = room(course, time, 8);
  store<u32>(at, person);
  store<u32>(at, (time & 1023) | (from << 10) | (to << 14), 4);
}

/** A candidate transmission: packed = sub-tick 10 | setting 3 | layer 2 | stage 4 | index 13. */
export function scheduleCandidate(time: u32, target: u32, source: u32, packed: u32): void {
  const at = room(candidates, time, 12);
  store<u32>(at, target);
  store<u32>(at, source, 4);
  store<u32>(at, (time & 1023) | packed, 8);
}

/** The next tell of a teller: packed = sub-tick 10 | message 2 | index 8 | statement 12. */
export function scheduleTell(time: u32, teller: u32, packed: u32): void {
  const at = room(tells, time, 8);
  store<u32>(at, teller);
  store<u32>(at, (time & 1023) | packed, 4);
}

// @ts-ignore: decorator
@inline
function take(ring: usize, tick: u32): usize {
  const head = ring + (<usize>(tick & (RING - 1)) << 2);
  const chunk = <usize>load<u32>(head);
  store<u32>(head, 0);
  return chunk;
}

/** The chains due in a tick; the caller frees the chunks. */
export function takeCourse(tick: u32): usize {
  return take(course, tick);
}
export function takeCandidates(tick: u32): usize {
  return take(candidates, tick);
}
export function takeTells(tick: u32): usize {
  return take(tells, tick);
}
