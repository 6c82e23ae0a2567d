// The morning of a day: what ends, what falls due, and the programmes: who asks, who is granted, whom it reaches (section 8).
import { w0, drawFates, use, CLAIM, FLIGHT } from "./philox";
import { allocate, append, freeChunk } from "./memory";
import { permute } from "./sampling";
import * as lists from "./lists";
import { CLAIMS, DUE, EFFECTIVE, GRANTS, NEWLY_ILL, NEWLY_SEVERE } from "./lists";
import { begin, endAll, hostOf, leaveFor, scheduleEnd, FOR_EVER, OVERLAYS, RETURN, RING } from "./overlays";
import { kill } from "./course";
import { makeRosters } from "./presence";
import * as people from "./people";
import { isDead, placeOf } from "./people";
import { threshold } from "./traits";
import { note, GRANTED, MOVED } from "./log";
import * as t from "./tables";
import { bump, f64At, u16At, u32At, u8At } from "./tables";

const PROGRAMMES: u32 = 16;
const BANDS: u32 = 8;
const NONE: u32 = 255;
const STANDING: u32 = 0;
const ILL: u32 = 1;
const SEVERE: u32 = 2;
const ANYONE: u32 = 3;
const AFTER: u32 = 4;
const MOVE: u32 = OVERLAYS;
const DIE: u32 = OVERLAYS + 1;
const IN_COURSE: u32 = 1;
const SELF: u32 = 1;
const HOUSEHOLD: u32 = 2;
const CLASS: u32 = 4;
const TEAM: u32 = 8;
const WORKPLACE: u32 = 16;
/** [RING] chains of (person, programme) granted and not yet in effect. */
const pending: usize = allocate(<usize>RING * 4);

export function morning(day: u32): void {
  if (t.programmes == 0) return;
  memory.fill(t.claimed, 0, <usize>(t.places * PROGRAMMES) * 4);
  memory.fill(t.exported, 0, <usize>t.places * 4);
  memory.fill(t.granted, 0, <usize>(t.places * PROGRAMMES) * 4);
  for (let k: u32 = 0; k < t.programmes; k++) lists.empty(EFFECTIVE + k);
  endAll(day);
  fallDue(day);
  for (let k: u32 = 0; k < t.programmes; k++) {
    lists.empty(GRANTS);
    const claims = u8At(t.programmeClaims, k);
    if (claims == STANDING || claims == ANYONE) advance(k, claims == ANYONE, day);
    else {
      gatherClaims(k, day);
      grantClaims(k, day);
    }
    lists.sort(GRANTS);
    for (let i: u32 = 0; i < lists.length(GRANTS); i++) takeEffect(k, load<u32>(lists.record(GRANTS, i)), day);
  }
  lists.empty(NEWLY_ILL);
  lists.empty(NEWLY_SEVERE);
  makeRosters();
}

/** Effects of grants of earlier days, by programme, then person. */
function fallDue(day: u32): void {
  lists.empty(DUE);
  const at = pending + (<usize>(day & (RING - 1)) << 2);
  let chunk = <usize>load<u32>(at);
  store<u32>(at, 0);
  while (chunk != 0) {
    const stop = chunk + 8 + load<u32>(chunk);
    for (let r = chunk + 8; r < stop; r += 8) lists.push(DUE, load<u32>(r, 4), load<u32>(r), 0, 0);
    chunk = freeChunk(chunk);
  }
  lists.sort(DUE);
  for (let i: u32 = 0; i < lists.length(DUE); i++) {
    const record = lists.record(DUE, i);
    takeEffect(load<u32>(record), load<u32>(record, 4), day);
  }
}

function scheduleEffect(day: u32, k: u32, p: u32): void {
  append(pending + (<usize>(day & (RING - 1)) << 2), p, k);
}

function isWilling(p: u32, place: u32, k: u32): bool {
  const field = u32At(t.willing, place * PROGRAMMES + k);
  return field >= 65536 || (field != 0 && threshold(p, u8At(t.programmeTrait, k), 0) < field);
}

function grant(p: u32, place: u32, k: u32, day: u32): void {
  note(day << 12, GRANTED, k, 0, 0, p, 0);
  bump(t.granted, place * PROGRAMMES + k);
  const delay = u16At(t.programmeDelay, k);
  if (delay == 0) lists.push(GRANTS, p, 0, 0, 0);
  else scheduleEffect(day + delay, k, p);
}

/** A standing programme goes on from where it stopped, as far as today's supply. */
function advance(k: u32, anyone: bool, day: u32): void {
  for (let place: u32 = 0; place < t.places; place++) {
    let left = u32At(t.supply, place * PROGRAMMES + k);
    if (anyone) goOn(k, place, 0, true, left, day);
    for (let i: u32 = 0; i < BANDS && left > 0 && !anyone; i++) {
      const band = u8At(t.programmeBands, k * BANDS + i);
      if (band == NONE) break;
      left = goOn(k, place, band, false, left, day);
    }
  }
}

/** Goes on through the list of a band of a place, or (kept as that of band 0) of anyone there; returns the supply left. */
function goOn(k: u32, place: u32, band: u32, anyone: bool, left: u32, day: u32): u32 {
  const row = (k * t.places + place) * BANDS + band;
  const first = u32At(t.firstBlock, place) << 10;
  const n = anyone ? u32At(t.people, place) : u32At(t.bandPeople, place * BANDS + band);
  let rank = u32At(t.cursor, row);
  while (left > 0 && rank < n) {
    const member = permute(rank, t.permuteStanding, row);
    const p = anyone ? first + member : people.memberOfBand(place, band, member);
    rank++;
    if (isDead(p) || (anyone && positionOf(p, place, k) == NONE) || !isWilling(p, place, k)) continue;
    left--;
    bump(t.claimed, place * PROGRAMMES + k);
    grant(p, place, k, day);
  }
  store<u32>(t.cursor + (<usize>row << 2), rank);
  return left;
}

/** Position of a person's band in the priority, NONE for whoever gets nothing. */
function positionOf(p: u32, place: u32, k: u32): u32 {
  return u8At(t.programmePosition, k * BANDS + u8At(t.bandOfAge, people.ageIn(people.entryOf(p, place))));
}

/** An overlay that ends on recovery is only for those in course. */
function isTooWell(p: u32, effect: u32): bool {
  return effect < OVERLAYS && ((t.untilWell >> effect) & 1) != 0 && (u8At(t.state, p) & 3) != IN_COURSE;
}

/** Those who ask, with place, position in the priority, and rank. */
function gatherClaims(k: u32, day: u32): void {
  lists.empty(CLAIMS);
  const kind = u8At(t.programmeClaims, k);
  const from = kind == ILL ? NEWLY_ILL : kind == SEVERE ? NEWLY_SEVERE : EFFECTIVE + kind - AFTER;
  const n = lists.length(from);
  for (let i: u32 = 0; i < n; i++) {
    const p = load<u32>(lists.record(from, i));
    if (isDead(p) || isTooWell(p, u8At(t.programmeEffect, k))) continue;
    const place = placeOf(p);
    const position = positionOf(p, place, k);
    if (position == NONE || !isWilling(p, place, k)) continue;
    drawFates(people.localOf(p, place), u32At(t.key, place), use(CLAIM, k, 0, 0), day);
    lists.push(CLAIMS, place, position, w0(), p);
  }
}

function grantClaims(k: u32, day: u32): void {
  lists.sort(CLAIMS);
  let place: u32 = 0xffffffff;
  let last: u32 = 0xffffffff;
  let left: u32 = 0;
  const n = lists.length(CLAIMS);
  for (let i: u32 = 0; i < n; i++) {
    const record = lists.record(CLAIMS, i);
    const p = load<u32>(record, 12);
    if (load<u32>(record) != place) {
      place = load<u32>(record);
      left = u32At(t.supply, place * PROGRAMMES + k);
    } else if (p == last) continue;
    last = p;
    bump(t.claimed, place * PROGRAMMES + k);
    if (left == 0) continue;
    left--;
    grant(p, place, k, day);
  }
}

function takeEffect(k: u32, p: u32, day: u32): void {
  lists.push(EFFECTIVE + k, p, 0, 0, 0);
  const effect = u8At(t.programmeEffect, k);
  if (effect == NONE) return;
  if (effect == DIE) {
    if (!isDead(p)) kill(p, k, day);
    return;
  }
  const lasts = u16At(t.programmeLasts, k);
  const until = lasts == FOR_EVER ? FOR_EVER : day + lasts;
  if (effect == MOVE) move(k, p, until, day);
  else reach(k, p, effect, until, day);
}

/** Sets an overlay on everyone alive in the scope of a grant. */
function reach(k: u32, p: u32, overlay: u32, until: u32, day: u32): void {
  const scope = u8At(t.programmeScope, k);
  if ((scope & SELF) != 0) mark(p, overlay, until, k, p, day);
  people.lookUpHome(p);
  const home = p - people.positionAtHome();
  const size = people.homeSize;
  if ((scope & HOUSEHOLD) != 0) {
    for (let m: u32 = 0; m < size; m++) if (home + m != p) mark(home + m, overlay, until, k, p, day);
  }
  if ((scope & (CLASS | TEAM | WORKPLACE)) == 0) return;
  people.lookUpHome(p);
  people.lookUpGroup();
  if (people.group == people.HOUSEHOLD) return;
  if (people.group == people.CLASS) {
    if ((scope & CLASS) == 0) return;
    markGroup(p, 0, people.groupSize, overlay, until, k, day);
  } else if ((scope & WORKPLACE) != 0) markGroup(p, 0, people.groupSize, overlay, until, k, day);
  else if ((scope & TEAM) != 0) {
    people.findTeam();
    markGroup(p, people.teamFrom, people.teamSize, overlay, until, k, day);
  }
}

/** Members [from, from + n) of the group of p, listed before any is marked: marking looks others up. */
function markGroup(p: u32, from: u32, n: u32, overlay: u32, until: u32, k: u32, day: u32): void {
  lists.empty(CLAIMS);
  for (let m: u32 = 0; m < n; m++) lists.push(CLAIMS, people.memberOfGroup(from + m), 0, 0, 0);
  for (let m: u32 = 0; m < n; m++) {
    const q = load<u32>(lists.record(CLAIMS, m));
    if (q != p) mark(q, overlay, until, k, p, day);
  }
}

function mark(q: u32, overlay: u32, until: u32, k: u32, by: u32, day: u32): void {
  if (!isDead(q) && !isTooWell(q, overlay)) begin(q, overlay, until, k, by, day);
}

/** The household of p goes elsewhere, by the flight row of its place. */
function move(k: u32, p: u32, until: u32, day: u32): void {
  if (isDead(p) || hostOf(p) != 0) return;
  people.lookUpHome(p);
  const place = people.place;
  let e = u32At(t.flightPtr, place);
  if (e == u32At(t.flightPtr, place + 1)) return;
  const home = p - people.positionAtHome();
  const size = people.homeSize;
  if (size >= t.quartersFrom) return;
  drawFates(people.localOf(home, place), people.placeKey, use(FLIGHT, k, 0, 0), day);
  const u = <f64>w0();
  while (u >= f64At(t.flightUpTo, e)) e++;
  const to = u32At(t.flightTo, e);
  for (let m: u32 = 0; m < size; m++) {
    const q = home + m;
    if (isDead(q) || hostOf(q) != 0) continue;
    if ((u8At(t.state, q) & 3) == IN_COURSE) bump(t.exported, place);
    leaveFor(q, to == 0xffff ? to : to + 1);
    if (until != FOR_EVER) scheduleEnd(until, q, RETURN);
    note(day << 12, MOVED, k, 0, 0, q, to);
  }
}
