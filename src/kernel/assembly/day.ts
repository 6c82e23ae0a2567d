// One day: imports, then four ticks of course, sources, targets, writes (section 5).
import { w0, w1, w2, drawFates, below, unit, use, CANDIDATE, COMMUNITY, IMPORT, ROSTER } from "./philox";
import { exp } from "../../maths/elementary";
import { poisson } from "./sampling";
import { allocate, freeChunk } from "./memory";
import { takeCandidates, takeCourse } from "./calendar";
import { infect, killed, leave } from "./course";
import { wasKilled } from "./overlays";
import { accepts } from "./thinning";
import { gatherTells, spread } from "./news";
import { owns } from "./shard";
import * as lists from "./lists";
import { TOLD_NEXT, TOLD_NOW } from "./lists";
import { morning } from "./morning";
import * as people from "./people";
import { ageIn, entryOf, NOBODY, placeOf, wasImmune } from "./people";
import { presentTarget, someAway } from "./presence";
import * as winners from "./winners";
import * as t from "./tables";
import { u8At, u32At } from "./tables";

const FROM_ELSEWHERE: u32 = 6;
const LARGEST_MEAN: f64 = 500.0;
const COUNTED_BANDS: usize = 9;

export let imports: usize = 0;
export let importRoom: u32 = 0;
let importCount: u32 = 0;

/** Draws the infected who come from elsewhere on a day: a Poisson number of mean `mean`, plus `extra`. */
function drawImports(day: u32, mean: f64, extra: u32): void {
  importCount = extra;
  // By inversion a Poisson number of a mean above 745 cannot be drawn; a sum of smaller ones is one.
  const parts = max<u32>(1, <u32>Math.ceil(mean / LARGEST_MEAN));
  const share = mean / <f64>parts;
  for (let part: u32 = 0; part < parts && share > 0.0; part++) {
    drawFates(day, part, IMPORT, 0);
    importCount += poisson(share, exp(-share), unit(w0()));
  }
  if (importCount > importRoom) {
    importRoom = importCount;
    imports = allocate(<usize>importRoom * 8);
  }
  let all: u32 = 0;
  for (let place: u32 = 0; place < t.places; place++) all += u32At(t.arrivals, place);
  for (let i: u32 = 0; i < importCount; i++) {
    drawFates(day, 0, IMPORT, 1 + i);
    let r = below(w0(), all);
    let place: u32 = 0;
    while (r >= u32At(t.arrivals, place)) r -= u32At(t.arrivals, place++);
    const p = (u32At(t.firstBlock, place) << 10) + below(w1(), u32At(t.people, place));
    store<u32>(imports + (<usize>i << 3), (day << 12) + (w2() >> 20));
    store<u32>(imports + (<usize>i << 3), p, 4);
  }
}

/** Candidates whose target's byte allows it, gathered before any is judged: the loads overlap, for WebAssembly has no prefetch. */
const gathered: usize = allocate(340 * 12);

/** Phase A of the candidates due in a tick: the smallest that lands on each target is left in `winners`. */
export function gatherCandidates(tick: u32): u32 {
  let handled: u32 = 0;
  winners.begin(0);
  let chunk = takeCandidates(tick);
  while (chunk != 0) {
    const bytes = load<u32>(chunk);
    handled += bytes / 12;
    let to = gathered;
    const end = chunk + 8 + bytes;
    if (someAway != 0) for (let at = chunk + 8; at < end; at += 12) store<u32>(at, whereItLands(at));
    for (let at = chunk + 8; at < end; at += 12) {
      if (someAway != 0 && load<u32>(at) == NOBODY) continue;
      store<u64>(to, load<u64>(at));
      store<u32>(to, load<u32>(at, 8), 8);
      to += (u8At(t.state, load<u32>(at)) & 3) == 0 ? 12 : 0;
    }
    if (killed != 0) to = dropVoid(to);
    for (let at = gathered; at < to; at += 12) {
      const target = load<u32>(at);
      const source = load<u32>(at, 4);
      const packed = load<u32>(at, 8);
      if (accepts(target, source, packed)) winners.offer(target, source, packed);
    }
    chunk = freeChunk(chunk);
  }
  for (let i: u32 = 0; i < importCount; i++) {
    const time = load<u32>(imports + (<usize>i << 3));
    if (time >> 10 != tick) continue;
    const p = load<u32>(imports + (<usize>i << 3), 4);
    if (!owns(p)) continue;
    const place = placeOf(p);
    if ((u8At(t.state, p) & 3) == 0 && !wasImmune(p, place, ageIn(entryOf(p, place))))
      winners.offer(p, NOBODY, time & 1023);
  }
  return handled;
}

/** Takes from those gathered what the killed would have done in their lifetime; returns the new end. */
function dropVoid(end: usize): usize {
  let to = gathered;
  for (let at = gathered; at < end; at += 12) {
    if (wasKilled(load<u32>(at, 4))) continue;
    store<u64>(to, load<u64>(at));
    store<u32>(to, load<u32>(at, 8), 8);
    to += 12;
  }
  return to;
}

/** Whom a candidate reaches on a day on which somebody is away. */
function whereItLands(at: usize): u32 {
  const source = load<u32>(at, 4);
  const packed = load<u32>(at, 8);
  const setting = (packed >> 10) & 7;
  const layer = (packed >> 13) & 3;
  const stage = (packed >> 15) & 15;
  const index = packed >> 19;
  people.lookUpHome(source);
  let staff = false;
  if (setting == people.WARD) {
    drawFates(people.local, people.placeKey, use(CANDIDATE, stage, layer, 0), index);
    staff = (w2() & 0xffff) < t.wardStaff16;
  }
  const again = use(COMMUNITY, stage, layer, 0);
  return presentTarget(setting, load<u32>(at), source, staff, again, use(ROSTER, stage, layer, 0), index);
}

/** Person p leaves a stage as the calendar says. */
export function leaveAs(p: u32, packed: u32, tick: u32): void {
  leave(p, (packed >> 10) & 15, packed >> 14, (tick << 10) | (packed & 1023));
}

function runCourse(tick: u32): void {
  let chunk = takeCourse(tick);
  while (chunk != 0) {
    const end = chunk + 8 + load<u32>(chunk);
    for (let at = chunk + 8; at < end; at += 8) leaveAs(load<u32>(at), load<u32>(at, 4), tick);
    chunk = freeChunk(chunk);
  }
}

/** Phase C of the candidates: those on whom one landed are infected. */
export function writeInfections(tick: u32): void {
  for (let i: u32 = 0; i < winners.count; i++) {
    const packed = winners.packedAt(i);
    const source = winners.sourceAt(i);
    const setting = source == NOBODY ? FROM_ELSEWHERE : (packed >> 10) & 7;
    const stage = source == NOBODY ? 0 : (packed >> 15) & 15;
    infect(winners.targetAt(i), (tick << 10) | (packed & 1023), setting, stage, source);
  }
}

/** What comes before the first tick of a day: the morning, and who will come infected. */
export function startDay(day: u32, importMean: f64, extra: u32): void {
  memory.fill(t.entered, 0, <usize>(t.places * t.stages) * 4);
  memory.fill(t.infected, 0, <usize>t.places * COUNTED_BANDS * 4);
  memory.fill(t.died, 0, <usize>t.places * COUNTED_BANDS * 4);
  morning(day);
  drawImports(day, importMean, extra);
}

/** Runs a day; returns the candidates and tells handled. */
export function runDay(day: u32, importMean: f64, extra: u32): u32 {
  startDay(day, importMean, extra);
  let handled: u32 = 0;
  for (let tick = day * 4; tick < day * 4 + 4; tick++) {
    if (t.emitting != 0) lists.swap(TOLD_NEXT, TOLD_NOW);
    runCourse(tick);
    // News is judged against the same states as disease, so infections wait until the tells are gathered; both
    // use one table of winners, and an infection changes nothing that a tell looks at (who is dead, who has heard).
    handled += gatherCandidates(tick);
    writeInfections(tick);
    handled += gatherTells(tick);
    spread(tick);
  }
  return handled;
}

/** People who could still be infected: never were, and were not immune before. */
export function susceptible(): u32 {
  let n: u32 = 0;
  for (let place: u32 = 0; place < t.places; place++) {
    const first = u32At(t.firstBlock, place) << 10;
    const end = first + u32At(t.people, place);
    for (let p = first; p < end; p++)
      if ((u8At(t.state, p) & 3) == 0 && !wasImmune(p, place, ageIn(entryOf(p, place)))) n++;
  }
  return n;
}
