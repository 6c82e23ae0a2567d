// Computed people: who somebody lives, learns and works with (section 2 of the README). Nothing is stored.
import { w0, w1, drawPeople, below, mix, PERSON } from "./philox";
import { permute, permuteBack, quantile } from "./sampling";
import * as t from "./tables";
import { u32At, u16At, u8At, f64At } from "./tables";

export const NOBODY: u32 = 0xffffffff;
/** Classes of awareness, for each of which uptake is given and people are counted. */
export const AWARENESS_CLASSES: u32 = 8;
const SCHOOL_FROM: u32 = 3;
export const WORKER: u32 = 1;
export const PUPIL: u32 = 2;
const TEAM_FROM: u32 = 25;
const TEAM_SIZE: u32 = 20;
const SIZE_CLASSES: u32 = 22;
const GUIDE_BYTES: usize = 8 + 64 * 4;

// Settings; the first three are also what a person's group may be.
export const HOUSEHOLD: u32 = 0;
export const CLASS: u32 = 1;
export const WORK: u32 = 2;
export const COMMUNITY_SETTING: u32 = 3;
export const WARD: u32 = 4;
export const FUNERAL: u32 = 5;

// @ts-ignore: decorator
@inline
export function placeOf(p: u32): u32 {
  return u32At(t.placeOfBlock, p >> 10);
}
// @ts-ignore: decorator
@inline
export function localOf(p: u32, place: u32): u32 {
  return p - (u32At(t.firstBlock, place) << 10);
}
// @ts-ignore: decorator
@inline
export function isDead(p: u32): bool {
  return (u8At(t.state, p) & 3) == 3;
}
// @ts-ignore: decorator
@inline
function templateOf(place: u32, block: u32): u32 {
  const spin = u32At(t.spin, place);
  return (spin & ~63) | ((block + spin) & 63);
}
// @ts-ignore: decorator
@inline
export function entryOf(p: u32, place: u32): u32 {
  if (t.given != 0) return u32At(t.tablePerson, p);
  return u32At(t.entry, (templateOf(place, (p >> 10) - u32At(t.firstBlock, place)) << 10) | (p & 1023));
}
// @ts-ignore: decorator
@inline
export function ageIn(entry: u32): u32 {
  return entry & 127;
}
// @ts-ignore: decorator
@inline
export function roleIn(entry: u32): u32 {
  return (entry >> 17) & 7;
}
// @ts-ignore: decorator
@inline
export function householdFirst(local: u32, entry: u32): u32 {
  return local - ((entry >> 12) & 31);
}

// The person last looked at, and the group (class or workplace) that person belongs to.
export let place: u32 = 0;
export let local: u32 = 0;
export let placeKey: u32 = 0;
export let age: u32 = 0;
export let band: u32 = 0;
export let homeSize: u32 = 0;
let homePosition: u32 = 0;
let self: u32 = 0;
let packed: u32 = 0;
/** HOUSEHOLD if none, else CLASS or WORK. */
export let group: u32 = 0;
export let groupSize: u32 = 0;
/** The person's position in the group. */
let groupPosition: u32 = 0;
let groupBase: u32 = 0; // first slot of a workplace, or first pupil number of a class
let groupPlace: u32 = 0;
let groupAge: u32 = 0; // of a class: catchment × 16 + first age of its group
let groupPupils: u32 = 0;
let groupNumber: u32 = 0; // of a class, within its place; of a given group
let workSize: u32 = 0; // size class of a workplace, and its number in it
let workNumber: u32 = 0;

/** Looks up a person's place, age and household; the answers are in the globals above. */
export function lookUpHome(p: u32): void {
  self = p;
  place = placeOf(p);
  local = localOf(p, place);
  placeKey = u32At(t.key, place);
  const e = entryOf(p, place);
  age = ageIn(e);
  band = u8At(t.bandOfAge, age);
  homePosition = (e >> 12) & 31;
  homeSize = min((e >> 7) & 31, u32At(t.people, place) - (local - homePosition));
  packed = e;
}

export function address(): u32 {
  return self;
}
export function positionAtHome(): u32 {
  return homePosition;
}
export function role(): u32 {
  return roleIn(packed);
}
export function positionInGroup(): u32 {
  return groupPosition;
}

/** Looks up the class or workplace of the person whose home was looked up. */
export function lookUpGroup(): void {
  group = HOUSEHOLD;
  groupSize = 0;
  if (t.given != 0) return lookUpGiven();
  const role = roleIn(packed);
  if (role == WORKER) lookUpWork(packed >> 20);
  else if (role == PUPIL) lookUpClass(packed >> 20);
}

function lookUpGiven(): void {
  const g = u32At(t.tableGroup, self);
  if (g == NOBODY) return;
  group = u8At(t.groupKind, g);
  groupNumber = g;
  groupPlace = u32At(t.groupPlace, g);
  groupSize = u32At(t.groupPtr, g + 1) - u32At(t.groupPtr, g);
  groupPosition = u32At(t.tablePosition, self);
}

/** Where to begin looking for x in a sorted row of a place: at or before the entry that holds it (`guide.ts`). */
// @ts-ignore: decorator
@inline
function guided(guide: usize, place: u32, x: u32): u32 {
  const at = guide + <usize>place * GUIDE_BYTES;
  return load<u32>(at + 8 + (<usize>(<u32>(<f64>x * load<f64>(at))) << 2));
}

function lookUpWork(rankInBlock: u32): void {
  const block = local >> 10;
  const spin = u32At(t.spin, place);
  const rotation = spin & 63;
  const prefix = t.workerPrefix + <usize>((spin >> 6) * 129 * 4);
  const cycle = u32At(prefix, 64);
  const rank =
    (block >> 6) * cycle + u32At(prefix, rotation + (block & 63)) - u32At(prefix, rotation) + rankInBlock;
  const x = permute(rank, t.permuteWorkers, place);
  const end = u32At(t.flowPtr, place + 1);
  let flow = guided(t.rowGuide, place, x);
  while (flow + 1 < end && u32At(t.flowRow, flow + 1) <= x) flow++;
  groupPlace = u32At(t.flowTo, flow);
  const column = u32At(t.flowColumn, flow) + x - u32At(t.flowRow, flow);
  const slot = permute(column, t.permuteSlots, groupPlace);
  const teachers = u32At(t.teachers, groupPlace);
  if (slot < teachers) return findClass(slot);
  const s = slot - teachers;
  const starts = groupPlace * (SIZE_CLASSES + 1);
  let size = guided(t.sizeGuide, groupPlace, s);
  while (u32At(t.workStart, starts + size + 1) <= s) size++;
  const n = u32At(t.workSizes, size);
  const start = u32At(t.workStart, starts + size);
  group = WORK;
  groupSize = n;
  workSize = size;
  workNumber = (s - start) / n;
  groupPosition = s - start - workNumber * n;
  groupBase = slot - groupPosition;
}

/** The class a teacher of slot `number` of `groupPlace` teaches. */
function findClass(number: u32): void {
  let low = u32At(t.catchmentPtr, groupPlace);
  let high = u32At(t.catchmentPtr, groupPlace + 1) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (u32At(t.catchmentClass, middle) <= number) low = middle;
    else high = middle - 1;
  }
  const ages = low << 4;
  for (let a: u32 = 0; a < 16; a++) {
    if (u32At(t.groupFirst, ages + a) != a) continue;
    const first = u32At(t.groupClass, ages + a);
    if (number >= first && number < first + u32At(t.groupClasses, ages + a)) {
      groupAge = ages + a;
      setClass(number - first, number);
      groupPosition = groupPupils; // the teacher comes last
      return;
    }
  }
}

/** Sets the globals of class k of the group at `groupAge`; `number` is its number in the place. */
function setClass(k: u32, number: u32): void {
  const n = u32At(t.groupSize, groupAge);
  const classes = u32At(t.groupClasses, groupAge);
  groupBase = (k * n + classes - 1) / classes;
  groupPupils = ((k + 1) * n + classes - 1) / classes - groupBase;
  groupNumber = number;
  group = CLASS;
  groupSize = groupPupils + (number < u32At(t.teachers, groupPlace) ? 1 : 0);
}

function lookUpClass(rankInAge: u32): void {
  groupPlace = place;
  const block = local >> 10;
  const first = u32At(t.catchmentPtr, place);
  const catchment = first + min(block >> 3, u32At(t.catchmentPtr, place + 1) - first - 1);
  const ages = catchment << 4;
  const a = age - SCHOOL_FROM;
  let number = u32At(t.ageBefore, ages + a) + rankInAge;
  for (let b = u32At(t.catchmentBlock, catchment); b < block; b++) number += pupilsIn(place, b, a);
  groupAge = ages + u32At(t.groupFirst, ages + a);
  const classes = u32At(t.groupClasses, groupAge);
  const k = <u32>((<u64>number * <u64>classes) / <u64>u32At(t.groupSize, groupAge));
  setClass(k, u32At(t.groupClass, groupAge) + k);
  groupPosition = number - groupBase;
}

// @ts-ignore: decorator
@inline
function pupilsIn(place: u32, block: u32, a: u32): u32 {
  const at = templateOf(place, block) * 17 + a;
  return u16At(t.pupilStart, at + 1) - u16At(t.pupilStart, at);
}

/** Address of the pupil with a number in the age group of `groupAge`, in `groupPlace`. */
function pupil(number: u32): u32 {
  const catchment = groupAge >> 4;
  let a = groupAge & 15;
  const ages = catchment << 4;
  while (number >= u32At(t.ageBefore, ages + a) + u32At(t.agePupils, ages + a)) a++;
  number -= u32At(t.ageBefore, ages + a);
  let block = u32At(t.catchmentBlock, catchment);
  for (;;) {
    const here = pupilsIn(groupPlace, block, a);
    if (number < here) break;
    number -= here;
    block++;
  }
  const template = templateOf(groupPlace, block);
  const at = (template << 10) + u16At(t.pupilStart, template * 17 + a) + number;
  return ((u32At(t.firstBlock, groupPlace) + block) << 10) | u16At(t.pupilList, at);
}

/** Address of the worker in a slot of a place: the commuting construction backwards. */
function workerIn(destination: u32, slot: u32): u32 {
  const column = permuteBack(slot, t.permuteSlots, destination);
  const end = u32At(t.inflowPtr, destination + 1);
  let i = guided(t.columnGuide, destination, column);
  while (i + 1 < end && u32At(t.flowColumn, u32At(t.inflow, i + 1)) <= column) i++;
  const flow = u32At(t.inflow, i);
  const home = u32At(t.flowFrom, flow);
  const x = u32At(t.flowRow, flow) + column - u32At(t.flowColumn, flow);
  const rank = permuteBack(x, t.permuteWorkers, home);
  const type = u32At(t.spin, home) >> 6;
  return memberOfCycle(home, rank, t.workerPrefix + <usize>(type * 129 * 4), t.workerList, 0, 0);
}

/**
 * The rank-th of those a doubled prefix counts (workers, or a band), in address order of a place: whole cycles first,
 * then the block by a guess (templates are nearly alike) and a step or two.
 */
function memberOfCycle(home: u32, rank: u32, prefix: usize, list: usize, starts: usize, part: u32): u32 {
  const spin = u32At(t.spin, home);
  const rotation = spin & 63;
  const cycle = u32At(prefix, 64);
  const cycles = rank / cycle;
  const base = u32At(prefix, rotation);
  const rest = rank - cycles * cycle + base;
  let b = <u32>((<f64>(rest - base) * 64.0) / <f64>cycle);
  while (u32At(prefix, rotation + b) > rest) b--;
  while (u32At(prefix, rotation + b + 1) <= rest) b++;
  const template = (spin & ~63) | ((rotation + b) & 63);
  const from = starts == 0 ? 0 : u16At(starts, template * 9 + part);
  const position = u16At(list, (template << 10) + from + rest - u32At(prefix, rotation + b));
  return ((u32At(t.firstBlock, home) + cycles * 64 + b) << 10) | position;
}

/** The r-th member of an age band of a place, in address order. */
export function memberOfBand(destination: u32, band: u32, r: u32): u32 {
  if (t.given != 0) return u32At(t.bandMember, u32At(t.bandPtr, destination * 8 + band) + r);
  const part = (u32At(t.spin, destination) >> 6) * 8 + band;
  return memberOfCycle(destination, r, t.bandPrefix + <usize>(part * 129 * 4), t.bandList, t.bandStart, band);
}

// @ts-ignore: decorator
@inline
function other(word: u32, n: u32, position: u32): u32 {
  const m = below(word, n - 1);
  return m >= position ? m + 1 : m;
}

/** Somebody else of the looked-up person's household. */
export function housemate(word: u32): u32 {
  return self - homePosition + other(word, homeSize, homePosition);
}

/** Member m of the looked-up person's group. */
export function memberOfGroup(m: u32): u32 {
  if (t.given != 0) return u32At(t.groupMember, u32At(t.groupPtr, groupNumber) + m);
  if (group == WORK) return workerIn(groupPlace, groupBase + m);
  return m < groupPupils ? pupil(groupBase + m) : workerIn(groupPlace, groupNumber);
}

/** First position and size of the looked-up person's team; the whole workplace where it has no teams. */
export let teamFrom: u32 = 0;
export let teamSize: u32 = 0;
export function findTeam(): void {
  teamFrom = 0;
  teamSize = groupSize;
  if (groupSize <= TEAM_FROM) return;
  const teams = (groupSize + (TEAM_SIZE >> 1)) / TEAM_SIZE;
  const team = (groupPosition * teams) / groupSize;
  teamFrom = (team * groupSize + teams - 1) / teams;
  teamSize = ((team + 1) * groupSize + teams - 1) / teams - teamFrom;
}

/** A classmate, teacher, pupil or colleague of the looked-up person. */
export function companion(word: u32): u32 {
  if (group == WORK && groupSize > TEAM_FROM && (word & 0xffff) < t.teamShare16) {
    findTeam();
    if (teamSize >= 2) return memberOfGroup(teamFrom + other(word, teamSize, groupPosition - teamFrom));
  }
  return memberOfGroup(other(word, groupSize, groupPosition));
}

/** Place and sector of the looked-up person's class or workplace. */
export function placeOfGroup(): u32 {
  return groupPlace;
}
export function sectorOfGroup(): u32 {
  if (t.given != 0) return u8At(t.groupSector, groupNumber);
  if (group == CLASS) return 0;
  const word = <f64>(mix(u32At(t.keySlots, groupPlace) + workSize) + workNumber * 0x9e3779b9);
  let k: u32 = 1;
  while (k < 16 && word >= f64At(t.sectorUpTo, k)) k++;
  return k;
}

/** One of the staff who nurse the looked-up person, or NOBODY. */
export function nurse(word: u32): u32 {
  const area = u32At(t.wardOf, place);
  const r = below(word, u32At(t.wardStaff, area));
  let low = u32At(t.wardPtr, area);
  let high = u32At(t.wardPtr, area + 1) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (u32At(t.wardBefore, middle) <= r) low = middle;
    else high = middle - 1;
  }
  const member = r - u32At(t.wardBefore, low);
  const slot = u32At(t.wardSlot, low);
  const q =
    t.given != 0
      ? u32At(t.groupMember, u32At(t.groupPtr, slot) + member)
      : workerIn(u32At(t.wardPlace, low), slot + member);
  return q == self ? NOBODY : q;
}

/** Somebody met about town by the looked-up person, or NOBODY. */
export function acquaintance(wordPlace: u32, wordBand: u32, wordMember: u32): u32 {
  return acquaintanceIn(place, wordPlace, wordBand, wordMember);
}

/** The same, for a looked-up person who is in place `from` for now. */
export function acquaintanceIn(from: u32, wordPlace: u32, wordBand: u32, wordMember: u32): u32 {
  let e = u32At(t.communityPtr, from);
  const u = <f64>wordPlace;
  while (u >= f64At(t.communityUpTo, e)) e++;
  const destination = u32At(t.communityTo, e);
  const row = (destination * 8 + band) * 8;
  const v = <f64>wordBand;
  let b: u32 = 0;
  while (b < 7 && v >= f64At(t.bandUpTo, row + b)) b++;
  const n = u32At(t.bandPeople, destination * 8 + b);
  if (n == 0) return NOBODY;
  const q = memberOfBand(destination, b, below(wordMember, n));
  return q == self ? NOBODY : q;
}

/** Individual infectiousness ν of the looked-up person, mean 1; episode 0 is the person's own, tracers draw afresh. */
export function variationOf(episode: u32): f64 {
  if (t.variation == 0) return 1.0;
  drawPeople(local, placeKey, PERSON, episode);
  return quantile(t.variation, w0());
}

/** Whether a person was immune before it began. */
export function wasImmune(p: u32, home: u32, ageOfPerson: u32): bool {
  const threshold = f64At(t.immunity, ageOfPerson);
  if (threshold <= 0.0) return false;
  drawPeople(localOf(p, home), u32At(t.key, home), PERSON, 0);
  return <f64>w1() < threshold;
}
