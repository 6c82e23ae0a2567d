// Marks that people hold for a time, where people are, and which workers are missing (sections 5 and 8).
import { allocate, append, freeChunk } from "./memory";
import { note, BEGAN, ENDED, RETURNED } from "./log";
import * as people from "./people";
import { isDead, placeOf } from "./people";
import * as t from "./tables";
import { bump, drop, u16At, u32At } from "./tables";

const KILLED_BIT: u32 = 1 << 14;
const ILL_BIT: u32 = 1 << 15;
export const OVERLAYS: u32 = 12;
const SECTORS: u32 = 16;
/** The morning on which what never ends would. */
export const FOR_EVER: u32 = 65535;
/** A record of the end of an absence, which is none of the overlays. */
export const RETURN: u32 = OVERLAYS;
/** Mornings ahead: more than the 1,000 days an overlay may last, or a delay be. */
export const RING: u32 = 1024;
/** [RING] chains of (person, overlay or RETURN) that end on a morning. */
const ends: usize = allocate(<usize>RING * 4);

/** Living people who are away, of the whole world. */
export let awayTotal: u32 = 0;
export let whereaboutsChanged: u32 = 0;

/** Whether anyone went or came since this was last asked. */
export function takeChange(): bool {
  const changed = whereaboutsChanged != 0;
  whereaboutsChanged = 0;
  return changed;
}

// @ts-ignore: decorator
@inline
export function holds(p: u32, overlay: u32): bool {
  return t.held != 0 && (u16At(t.held, p) & (1 << overlay)) != 0;
}

/** 0 at home, else 1 + place, or 0xffff out of the world. */
// @ts-ignore: decorator
@inline
export function hostOf(p: u32): u32 {
  return t.host == 0 ? 0 : u16At(t.host, p);
}

/** Whether a person cannot be at work. */
export function isMissing(p: u32): bool {
  if (t.countMissing == 0) return false;
  return isDead(p) || (u16At(t.held, p) & (t.confining | ILL_BIT)) != 0 || hostOf(p) != 0;
}

/** Counts a worker who has come to be missing, or is no longer; `was` is the answer of `isMissing` before. Looks people up. */
export function recount(p: u32, was: bool): void {
  if (t.countMissing == 0) return;
  const is = isMissing(p);
  if (is == was) return;
  people.lookUpHome(p);
  if (people.roleIn(people.entryOf(p, people.place)) != people.WORKER) return;
  people.lookUpGroup();
  if (people.group == people.HOUSEHOLD) return;
  const at = people.placeOfGroup() * SECTORS + people.sectorOfGroup();
  if (is) bump(t.missing, at);
  else drop(t.missing, at);
}

export function setIll(p: u32, ill: bool): void {
  if (t.countMissing == 0) return;
  const was = isMissing(p);
  const at = t.held + (<usize>p << 1);
  const bits = <u32>load<u16>(at);
  store<u16>(at, <u16>(ill ? bits | ILL_BIT : bits & ~ILL_BIT));
  recount(p, was);
}

/** Schedules the end of an overlay, or a return, for the morning of a day. */
export function scheduleEnd(day: u32, p: u32, what: u32): void {
  append(ends + (<usize>(day & (RING - 1)) << 2), p, what);
}

/** A living person holds an overlay until a morning (65535: for ever), granted to `by` under a programme. */
export function begin(p: u32, overlay: u32, until: u32, programme: u32, by: u32, day: u32): void {
  const bits = u16At(t.held, p);
  const plane = <usize>u32At(t.untilOf, overlay);
  const last = plane + (<usize>p << 1);
  if ((bits & (1 << overlay)) != 0) {
    if (plane == 0 || <u32>load<u16>(last) >= until) return;
    store<u16>(last, <u16>until);
    if (until < FOR_EVER) scheduleEnd(until, p, overlay);
    return;
  }
  const was = isMissing(p);
  store<u16>(t.held + (<usize>p << 1), <u16>(bits | (1 << overlay)));
  if (plane != 0) {
    store<u16>(last, <u16>until);
    if (until < FOR_EVER) scheduleEnd(until, p, overlay);
  }
  bump(t.holding, placeOf(p) * OVERLAYS + overlay);
  note(day << 12, BEGAN, overlay, programme, 0, p, by);
  recount(p, was);
}

function end(p: u32, overlay: u32, day: u32): void {
  const bits = u16At(t.held, p);
  if ((bits & (1 << overlay)) == 0 || u16At(<usize>u32At(t.untilOf, overlay), p) != day) return;
  const was = isMissing(p);
  store<u16>(t.held + (<usize>p << 1), <u16>(bits & ~(1 << overlay)));
  drop(t.holding, placeOf(p) * OVERLAYS + overlay);
  note(day << 12, ENDED, overlay, 0, 0, p, 0);
  recount(p, was);
}

/** A person at home goes to a host place (1 + place, or 0xffff). */
export function leaveFor(p: u32, host: u32): void {
  const was = isMissing(p);
  store<u16>(t.host + (<usize>p << 1), <u16>host);
  bump(t.away, placeOf(p));
  if (host != 0xffff) bump(t.guests, host - 1);
  awayTotal++;
  whereaboutsChanged = 1;
  recount(p, was);
}

/** Ends an absence, if there is one; returns where the person was. */
function comeHome(p: u32): u32 {
  const host = hostOf(p);
  if (host == 0) return 0;
  store<u16>(t.host + (<usize>p << 1), 0);
  drop(t.away, placeOf(p));
  if (host != 0xffff) drop(t.guests, host - 1);
  awayTotal--;
  whereaboutsChanged = 1;
  return host;
}

/** What ends on the morning of a day. */
export function endAll(day: u32): void {
  const at = ends + (<usize>(day & (RING - 1)) << 2);
  let chunk = <usize>load<u32>(at);
  store<u32>(at, 0);
  while (chunk != 0) {
    const stop = chunk + 8 + load<u32>(chunk);
    for (let r = chunk + 8; r < stop; r += 8) {
      const p = load<u32>(r);
      const what = load<u32>(r, 4);
      if (what != RETURN) {
        end(p, what, day);
        continue;
      }
      const was = isMissing(p);
      const host = comeHome(p);
      if (host == 0) continue;
      note(day << 12, RETURNED, 0, 0, 0, p, host == 0xffff ? host : host - 1);
      recount(p, was);
    }
    chunk = freeChunk(chunk);
  }
}

/** Takes overlays, as bits, from the counts of the place of a person who holds them. */
function uncount(p: u32, bits: u32): void {
  const row = placeOf(p) * OVERLAYS;
  for (let k: u32 = 0; k < OVERLAYS; k++) if ((bits & (1 << k)) != 0) drop(t.holding, row + k);
}

/** Whoever has recovered no longer holds what held until then; unlogged. */
export function lift(p: u32): void {
  const bits = u16At(t.held, p);
  const lifted = bits & t.untilWell;
  if (lifted == 0) return;
  const was = isMissing(p);
  uncount(p, lifted);
  store<u16>(t.held + (<usize>p << 1), <u16>(bits & ~lifted));
  recount(p, was);
}

/** The dead hold nothing and are nowhere else; called while the person still counts as alive. */
export function strip(p: u32): void {
  if (t.held != 0) {
    uncount(p, u16At(t.held, p));
    store<u16>(t.held + (<usize>p << 1), 0);
  }
  comeHome(p);
}

/** Marks one of the dead as killed: what they have scheduled while alive is void. */
export function markKilled(p: u32): void {
  store<u16>(t.held + (<usize>p << 1), KILLED_BIT);
}

/** Whether a person was killed; asked where somebody was. */
// @ts-ignore: decorator
@inline
export function wasKilled(p: u32): bool {
  return (u16At(t.held, p) & KILLED_BIT) != 0;
}
