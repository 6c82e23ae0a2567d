// The course of the disease in one person: entering a stage draws its dwell, its branch and its candidates.
import { w0, w1, w2, w3, drawFates, use, unit, STAGE, CANDIDATE, COMMUNITY } from "./philox";
import { exp } from "../../maths/elementary";
import { poisson, quantile } from "./sampling";
import * as people from "./people";
import { AWARENESS_CLASSES, NOBODY } from "./people";
import * as rates from "./rates";
import { due, scheduleCandidate, scheduleExit } from "./calendar";
import * as lists from "./lists";
import { NEWLY_ILL, NEWLY_SEVERE, TOLD_NEXT } from "./lists";
import { holds, isMissing, lift, markKilled, recount, setIll, strip, wasKilled } from "./overlays";
import { owns, tellOfOwn, INFECTION } from "./shard";
import { note, INFECTED, STAGE_ENTERED, RECOVERED, DIED } from "./log";
import * as t from "./tables";
import { f64At, u8At, u32At, bump, drop } from "./tables";

/** Where an exit leads to whose branch is chosen when it is due. */
const CHOSEN_THEN: u32 = 253;
const RECOVER: u32 = 254;
/** What the log names as the stage from which the killed died. */
const BY_FORCE: u32 = 255;
const IN_COURSE: u32 = 1;
const OUTCOME_BANDS: u32 = 9;
// What thirteen bits of a record hold.
const MAX_INDEX: u32 = 8191;

/** People in course, in the whole world. */
export let active: u32 = 0;
/** People killed so far, in the whole world. */
export let killed: u32 = 0;

// @ts-ignore: decorator
@inline
function setCourse(p: u32, course: u32): void {
  const at = t.state + <usize>p;
  store<u8>(at, (load<u8>(at) & 0xfc) | <u8>course);
}

/** Target of candidate `index` of the looked-up person, by its first draw (already made) and a second if about town. */
export function targetOf(setting: u32, member: u32, c2: u32, index: u32): u32 {
  if (setting == people.HOUSEHOLD) return people.housemate(member);
  if (setting == people.CLASS || setting == people.WORK) return people.companion(member);
  if (setting == people.WARD && (member & 0xffff) < t.wardStaff16) return people.nurse(member);
  drawFates(people.local, people.placeKey, c2, index);
  return people.acquaintance(w0(), w1(), w2());
}

// What a stage entry drew.
let wait: u32 = 0;
let branch: f64 = 0;
let firstCount: u32 = 0;
let secondCount: u32 = 0;

/** Draws dwell (units), and the words of the successor and of the first two candidate counts, for the looked-up person. */
export function drawStage(stage: u32, episode: u32): void {
  drawFates(people.local, people.placeKey, use(STAGE, stage, 0, episode), 0);
  firstCount = w2();
  secondCount = w3();
  branch = <f64>w1();
  const units = quantile(t.dwell + <usize>(stage * 1537 * 8), w0()) * 4096.0;
  wait = units < 1.0 ? 1 : <u32>units;
}

// @ts-ignore: decorator
@inline
function upTo(stage: u32, j: u32): f64 {
  return f64At(t.branchUpTo, ((stage * 4 + j) << 7) + people.age);
}

// @ts-ignore: decorator
@inline
function plainBranch(stage: u32, branch: f64): u32 {
  let j: u32 = 0;
  while (branch >= upTo(stage, j)) j++;
  return j;
}

/** Where the drawn stage leads to, without factors. */
export function drawnNext(stage: u32): u32 {
  return u8At(t.branchTo, stage * 4 + plainBranch(stage, branch));
}

/** Where a stage that a factor names leads person p, as it ends. */
function nextNow(p: u32, stage: u32): u32 {
  people.lookUpHome(p);
  drawFates(people.local, people.placeKey, use(STAGE, stage, 0, 0), 0);
  return u8At(t.branchTo, stage * 4 + branchToday(stage, <f64>w1()));
}

/** The branch under the factors of the day: of the looked-up person. The branches behind the last one lead where it does. */
function branchToday(stage: u32, branch: f64): u32 {
  let concerned = false;
  for (let b: u32 = 0; b < t.branches; b++) concerned = concerned || concernsNow(b, stage);
  if (!concerned) return plainBranch(stage, branch);
  let before: f64 = 0.0;
  let sum: f64 = 0.0;
  for (let j: u32 = 0; j < 3; j++) {
    let scale: f64 = 1.0;
    for (let b: u32 = 0; b < t.branches; b++) {
      if (((u8At(t.branchToward, b) >> j) & 1) != 0 && concernsNow(b, stage))
        scale *= <f64>u32At(t.branchField, people.place * t.branches + b) / 65536.0;
    }
    const top = upTo(stage, j);
    sum += (top - before) * scale;
    before = top;
    if (branch < sum) return j;
  }
  return 3;
}

function concernsNow(b: u32, stage: u32): bool {
  if (u8At(t.branchStage, b) != stage) return false;
  const overlay = u8At(t.branchOverlay, b);
  return overlay == 255 || holds(people.address(), overlay) != (u8At(t.branchLacks, b) != 0);
}

/** Sets the rates of the looked-up person in a layer of a stage and draws the number of candidates. */
export function countCandidates(stage: u32, layer: u32, episode: u32, variation: f64): u32 {
  rates.setRates(t.rate + <usize>(stage * 48), layer == 0 ? 0 : t.width + <usize>(layer * 48));
  if (rates.total <= 0.0) return 0;
  const mean = rates.total * (<f64>wait / 4096.0) * variation;
  let word = layer == 0 ? firstCount : secondCount;
  if (layer == 2) {
    drawFates(people.local, people.placeKey, use(STAGE, stage, 0, episode), 1);
    word = w0();
  }
  const n = poisson(mean, mean == mostMean ? mostNone : exp(-mean), unit(word));
  return n > MAX_INDEX ? MAX_INDEX : n;
}

// The mean of the first layer in the fullest group, and e to its negative: mostly that is the mean, and e is wanted once.
let mostMean: f64 = 0.0;
let mostNone: f64 = 0.0;

/** Whether the first layer has no candidate in whatever group the person is: then the group need not be found. */
function surelyNone(stage: u32, variation: f64): bool {
  const most = rates.mostOf(t.rate + <usize>(stage * 48)) * (<f64>wait / 4096.0) * variation;
  mostMean = -1.0;
  // e^-x is at least 1 - x: most of those who hardly infect need no exponential.
  if (unit(firstCount) < 1.0 - most - 1e-12) return true;
  mostMean = most;
  mostNone = exp(-mostMean);
  return unit(firstCount) < mostNone * (1.0 - 1e-12);
}

export function isInfectious(stage: u32): bool {
  const at = t.rate + <usize>(stage * 48);
  for (let i: usize = 0; i < 48; i += 8) if (load<f64>(at + i) > 0.0) return true;
  return false;
}

/** Person p enters a stage at a time, from another or (NOBODY) by infection; schedules exit and candidates of an own person. */
function enter(p: u32, stage: u32, time: u32, from: u32): void {
  if (u8At(t.dead, stage) != 0 && u8At(t.dead, from) == 0) die(p, from, 0, time);
  feel(p, stage, from);
  people.lookUpHome(p);
  note(time, STAGE_ENTERED, stage, 0, 0, p, 0);
  bump(t.entered, people.place * t.stages + stage);
  bump(t.occupied, people.place * t.stages + stage);
  if (!owns(p)) return;
  if (t.emitting != 0 && u8At(t.emits, stage) != 255) lists.push(TOLD_NEXT, p, u8At(t.emits, stage), 0, 0);
  drawStage(stage, 0);
  scheduleExit(due(time, wait), p, stage, u8At(t.branchLate, stage) != 0 ? CHOSEN_THEN : drawnNext(stage));
  if (!isInfectious(stage)) return;
  const variation = people.variationOf(0);
  if (surelyNone(stage, variation) && t.layers == 1) return;
  people.lookUpGroup();
  for (let layer: u32 = 0; layer < t.layers; layer++) {
    const n = countCandidates(stage, layer, 0, variation);
    const use1 = use(CANDIDATE, stage, layer, 0);
    const use2 = use(COMMUNITY, stage, layer, 0);
    for (let i: u32 = 0; i < n; i++) {
      drawFates(people.local, people.placeKey, use1, i);
      const delay = <u32>(unit(w1()) * <f64>wait);
      const setting = rates.settingOf(w0());
      const target = targetOf(setting, w2(), use2, i);
      if (target != NOBODY)
        scheduleCandidate(due(time, delay), target, p, (setting << 10) | (layer << 13) | (stage << 15) | (i << 19));
    }
  }
}

/** Falling ill and feeling well again, for those who ask and those who work. */
function feel(p: u32, stage: u32, from: u32): void {
  const wasIll = from != NOBODY && u8At(t.ill, from) != 0;
  const isIll = u8At(t.ill, stage) != 0;
  if (isIll != wasIll) setIll(p, isIll);
  if (t.programmes == 0) return;
  if (isIll && !wasIll) lists.push(NEWLY_ILL, p, 0, 0, 0);
  if (u8At(t.severe, stage) != 0 && (from == NOBODY || u8At(t.severe, from) == 0))
    lists.push(NEWLY_SEVERE, p, 0, 0, 0);
}

/** Person p is infected. */
export function infect(p: u32, time: u32, setting: u32, stage: u32, source: u32): void {
  const place = people.placeOf(p);
  const band = people.ageIn(people.entryOf(p, place)) / 10;
  bump(t.infected, place * OUTCOME_BANDS + min(band, OUTCOME_BANDS - 1));
  setCourse(p, IN_COURSE);
  active++;
  if (t.infectedOn != 0) store<u16>(t.infectedOn + (<usize>p << 1), <u16>((time >> 12) + 1));
  tellOfOwn(INFECTION, p, time, 0);
  note(time, INFECTED, setting, stage, 0, p, source);
  enter(p, 0, time, NOBODY);
}

/** Person p leaves a stage for another, or for good. */
export function leave(p: u32, from: u32, to: u32, time: u32): void {
  drop(t.occupied, people.placeOf(p) * t.stages + from);
  // Nobody is killed in a stage after death: whatever the killed had before them was of their lifetime.
  if (killed != 0 && wasKilled(p)) return;
  if (to == CHOSEN_THEN) to = nextNow(p, from);
  if (to < RECOVER) return enter(p, to, time, from);
  if (to != RECOVER) {
    if (u8At(t.dead, from) == 0) die(p, from, 0, time);
    return;
  }
  if (u8At(t.ill, from) != 0) setIll(p, false);
  if (t.untilWell != 0) lift(p);
  active--;
  setCourse(p, 2);
  note(time, RECOVERED, from, 0, 0, p, 0);
}

/** Person p, who is alive, is killed by a programme on the morning of a day. */
export function kill(p: u32, programme: u32, day: u32): void {
  killed++;
  die(p, BY_FORCE, 1 + programme, day << 12);
  markKilled(p);
}

function die(p: u32, from: u32, by: u32, time: u32): void {
  const place = people.placeOf(p);
  const was = isMissing(p);
  strip(p);
  if ((u8At(t.state, p) & 3) == IN_COURSE) active--;
  setCourse(p, 3);
  const band = people.ageIn(people.entryOf(p, place)) / 10;
  bump(t.died, place * OUTCOME_BANDS + min(band, OUTCOME_BANDS - 1));
  drop(t.aware, place * AWARENESS_CLASSES + u8At(t.classOf, u8At(t.state, p) >> 2));
  note(time, DIED, from, by, 0, p, 0);
  recount(p, was);
}
