// News on the same network: hearing, telling on (one outstanding tell a teller), reach of the media (section 5).
import { w0, w1, w2, w3, drawFates, use, HEAR, TELL, TELL_COMMUNITY, TELL_ROSTER } from "./philox";
import { quantile, permute } from "./sampling";
import * as people from "./people";
import { AWARENESS_CLASSES, isDead, NOBODY } from "./people";
import * as rates from "./rates";
import { targetOf } from "./course";
import * as lists from "./lists";
import { TOLD_NOW } from "./lists";
import { hostOf } from "./overlays";
import { presentTarget, someAway } from "./presence";
import { threshold } from "./traits";
import { due, scheduleTell, takeTells } from "./calendar";
import { freeChunk } from "./memory";
import { note, HEARD } from "./log";
import { owns, tellOfOwn, HEARING } from "./shard";
import * as winners from "./winners";
import * as t from "./tables";
import { f64At, u8At, u32At, bump, drop } from "./tables";

const TELLING: u32 = 1;
const SILENT: u32 = 2;
const REJECTED: u32 = 3;
const BROADCAST: u32 = 7;
const LAST_TELL: u32 = 254;
/** Index of what is heard first-hand: after every tell. */
const FIRST_HAND: u32 = 255;

export let statement0: u32 = 0;
export let statement1: u32 = 0;
export let statement2: u32 = 0;

function statementOf(slot: u32): u32 {
  return (slot == 0 ? statement0 : slot == 1 ? statement1 : statement2) & 4095;
}

// @ts-ignore: decorator
@inline
function hearingOf(p: u32, slot: u32): u32 {
  return (u8At(t.state, p) >> (2 + 2 * slot)) & 3;
}

/** Changes what somebody alive has heard, and the counts with it. */
export function setHearing(p: u32, slot: u32, state: u32): void {
  tellOfOwn(HEARING, p, slot, state);
  const place = people.placeOf(p);
  const at = t.state + <usize>p;
  const before = <u32>load<u8>(at);
  const after = (before & ~(3 << (2 + 2 * slot))) | (state << (2 + 2 * slot));
  store<u8>(at, <u8>after);
  const row = (place * 3 + slot) * 4;
  drop(t.heard, row + ((before >> (2 + 2 * slot)) & 3));
  bump(t.heard, row + state);
  drop(t.aware, place * AWARENESS_CLASSES + u8At(t.classOf, before >> 2));
  bump(t.aware, place * AWARENESS_CLASSES + u8At(t.classOf, after >> 2));
}

function wait(slot: u32, word: u32): u32 {
  const units = quantile(t.gap + <usize>(slot * 1537 * 8), word) * 4096.0;
  return units < 1.0 ? 1 : <u32>units;
}

/** An unheard, living person hears a message. */
function hear(p: u32, slot: u32, time: u32, setting: u32, teller: u32): void {
  const place = people.placeOf(p);
  let state = REJECTED;
  const field = u32At(t.belief, place * 3 + slot);
  if (field >= 65536 || (field != 0 && threshold(p, u8At(t.beliefTrait, slot), 0) < field)) {
    const statement = statementOf(slot);
    drawFates(people.localOf(p, place), u32At(t.key, place), use(HEAR, slot, 0, statement), 0);
    state = SILENT;
    if (<f64>w0() < f64At(t.tellShare, slot)) {
      state = TELLING;
      scheduleTell(due(time, wait(slot, w1())), p, (slot << 10) | (statement << 20));
    }
  }
  setHearing(p, slot, state);
  note(time, HEARD, slot, setting, state, p, teller);
}

/** Phases A and B of the tells due in a tick: who would hear, from whom; tellers go on or fall silent. */
export function gatherTells(tick: u32): u32 {
  let handled: u32 = 0;
  winners.begin(3);
  if (t.emitting != 0) tellFirstHand();
  let chunk = takeTells(tick);
  while (chunk != 0) {
    const end = chunk + 8 + load<u32>(chunk);
    for (let at = chunk + 8; at < end; at += 8) {
      handled++;
      tell(load<u32>(at), load<u32>(at, 4), tick);
    }
    chunk = freeChunk(chunk);
  }
  return handled;
}

/** Those who entered a telling stage in the tick before, and their households, hear of it at the first unit of this one. */
function tellFirstHand(): void {
  for (let i: u32 = 0; i < lists.length(TOLD_NOW); i++) {
    const record = lists.record(TOLD_NOW, i);
    const p = load<u32>(record);
    const packed = (load<u32>(record, 4) << 10) | (FIRST_HAND << 12) | (people.HOUSEHOLD << 20);
    people.lookUpHome(p);
    const home = p - people.positionAtHome();
    for (let m: u32 = 0; m < people.homeSize; m++) {
      const q = home + m;
      const here = q == p || hostOf(q) == hostOf(p);
      if (here && !isDead(q) && hearingOf(q, (packed >> 10) & 3) == 0) winners.offer(q, p, packed);
    }
  }
  lists.empty(TOLD_NOW);
}

function tell(p: u32, packed: u32, tick: u32): void {
  const slot = (packed >> 10) & 3;
  const index = (packed >> 12) & 255;
  const statement = packed >> 20;
  if (statement != statementOf(slot) || hearingOf(p, slot) != TELLING || isDead(p)) return;
  const time = (tick << 10) | (packed & 1023);
  people.lookUpHome(p);
  rates.setNewsRates();
  drawFates(people.local, people.placeKey, use(TELL, slot, 0, statement), index);
  const gapWord = w1();
  const stifleWord = w3();
  let target = NOBODY;
  let setting: u32 = 0;
  if (rates.total > 0.0) {
    const member = w2();
    setting = rates.settingOf(w0());
    if (setting == people.CLASS || setting == people.WORK) {
      people.lookUpGroup();
      setting = people.group;
      if (people.groupSize >= 2) target = people.companion(member);
    } else target = targetOf(setting, member, use(TELL_COMMUNITY, slot, 0, statement), index);
  }
  if (someAway != 0 && target != NOBODY) {
    const again = use(TELL_COMMUNITY, slot, 0, statement);
    target = presentTarget(setting, target, p, false, again, use(TELL_ROSTER, slot, 0, statement), index);
  }
  if (target != NOBODY && !isDead(target)) {
    if (hearingOf(target, slot) == 0) winners.offer(target, p, (packed & 0xfffff) | (setting << 20));
    else if (<f64>stifleWord < f64At(t.stifle, slot)) return setHearing(p, slot, SILENT);
  }
  if (index < LAST_TELL)
    scheduleTell(due(time, wait(slot, gapWord)), p, (slot << 10) | ((index + 1) << 12) | (statement << 20));
}

/** Phase C of the tells: those reached hear. */
export function spread(tick: u32): void {
  for (let i: u32 = 0; i < winners.count; i++) {
    const packed = winners.packedAt(i);
    const time = (tick << 10) | (packed & 1023);
    hear(winners.targetAt(i), (packed >> 10) & 3, time, packed >> 20, winners.sourceAt(i));
  }
}

/** Raises the reach of a message in a place to the first `reach` people by media rank. */
export function broadcast(day: u32, slot: u32, place: u32, reach: u32): void {
  const n = u32At(t.people, place);
  const at = t.reached + (<usize>(place * 3 + slot) << 2);
  const first = u32At(t.firstBlock, place) << 10;
  if (reach > n) reach = n;
  for (let r = load<u32>(at); r < reach; r++) {
    const p = first + permute(r, t.permuteMedia, place * 3 + slot);
    if (owns(p) && !isDead(p) && hearingOf(p, slot) == 0) hear(p, slot, day << 12, BROADCAST, NOBODY);
  }
  if (reach > load<u32>(at)) store<u32>(at, reach);
}

/** A new statement in a slot: everyone is unheard, tells are void, the reach starts again. */
export function clearMessage(slot: u32): void {
  if (slot == 0) statement0++;
  else if (slot == 1) statement1++;
  else statement2++;
  const keep: u32 = ~(<u32>3 << (2 + 2 * slot));
  for (let place: u32 = 0; place < t.places; place++) {
    const n = u32At(t.people, place);
    const first = t.state + (<usize>u32At(t.firstBlock, place) << 10);
    memory.fill(t.aware + (<usize>(place * AWARENESS_CLASSES) << 2), 0, <usize>AWARENESS_CLASSES << 2);
    for (let c: u32 = 0; c < 4; c++)
      store<u32>(t.heard + (<usize>((place * 3 + slot) * 4 + c) << 2), c == 0 ? n : 0);
    store<u32>(t.reached + (<usize>(place * 3 + slot) << 2), 0);
    for (let i: u32 = 0; i < n; i++) {
      const byte = <u32>load<u8>(first + i) & keep;
      store<u8>(first + i, <u8>byte);
      if ((byte & 3) != 3) bump(t.aware, place * AWARENESS_CLASSES + u8At(t.classOf, byte >> 2));
    }
  }
}
