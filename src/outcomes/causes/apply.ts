/** How one world's state goes on: a morning's fields, then its events as they were logged. */
import { Course, EventKind, type LogEvent, type Programme, PROGRAMMES } from "../../kernel/engine.ts";
import { bijection, inverse } from "../../population/bijection.ts";
import { addressOf, ageAt, placeOf } from "../../population/people.ts";
import { bandOf } from "../../population/population.ts";
import { bandMembers } from "./company.ts";
import { Purpose } from "./draws.ts";
import { isKilling, tickOf } from "./log.ts";
import { scopeOf } from "./scope.ts";
import { dayOf, isDead, type WorldState } from "./state.ts";

const FOR_EVER = 65535;

/** The fields of a day, and what is said on it. */
export function beginDay(state: WorldState, day: number): void {
  const handed = state.record.days[day];
  state.uptake = handed?.uptake ?? state.uptake;
  state.belief = handed?.belief ?? state.belief;
  state.supply = handed?.supply ?? state.supply;
  state.willing = handed?.willing ?? state.willing;
  state.branches = handed?.branches ?? state.branches;
  for (const [slot, reached] of state.reached.entries()) state.reachedBefore[slot].set(reached);
  for (const { slot, reach } of handed?.spoken ?? []) {
    if (reach === null) {
      state.hearing[slot].fill(0);
      state.statement[slot]++;
      state.statedOn[slot] = day;
      state.reached[slot].fill(0);
      state.reachedBefore[slot].fill(0);
    } else {
      const { people } = state.record.plan.population;
      reach.forEach((count, place) => {
        state.reached[slot][place] = Math.max(state.reached[slot][place], Math.min(people[place], count));
      });
    }
  }
  state.fell = state.falling;
  state.falling = { ill: [], severe: [] };
  for (const days of state.granted) days[day] = [];
}

const endOf = (lastsDays: number | null, day: number): number =>
  lastsDays === null ? FOR_EVER : Math.min(FOR_EVER, day + lastsDays);

function enterStage(state: WorldState, person: number, stage: number, time: number): void {
  const { course } = state.record.plan;
  const before = state.stage[person];
  const becomes = (table: Uint8Array): boolean =>
    table[stage] === 1 && (before === 255 || table[before] === 0);
  if (becomes(course.ill)) state.falling.ill.push(person);
  if (becomes(course.severe)) state.falling.severe.push(person);
  if (state.course[person] !== Course.dead) state.course[person] = Course.inCourse;
  state.stage[person] = stage;
  state.enteredAt[person * course.stages + stage] = time;
}

function die(state: WorldState, person: number, time: number): void {
  state.course[person] = Course.dead;
  state.diedAt[person] = time;
  for (let o = 0; o < state.overlays; o++) state.until[person * state.overlays + o] = 0;
  const stay = state.away.get(person);
  if (stay !== undefined) stay.over = tickOf(time);
  state.away.delete(person);
}

const lastsDays = ({ effect }: Programme): number | null =>
  effect === null || "die" in effect ? null : effect.lastsDays;

/** Takes one event as it was logged. */
export function applyEvent(state: WorldState, event: LogEvent): void {
  const { time, kind, a, b, c, person, other } = event;
  const { programmes } = state.record.plan;
  const day = dayOf(time);
  if (kind === EventKind.stage) enterStage(state, person, a, time);
  else if (kind === EventKind.recovered) {
    state.course[person] = Course.immune;
    state.stage[person] = 255;
    state.recoveredAt[person] = time;
    for (const overlay of state.untilWell) state.until[person * state.overlays + overlay] = 0;
  } else if (kind === EventKind.died) {
    // Into a stage of the dead, their STAGE event follows. What the killed still had to do comes to nothing.
    die(state, person, time);
    state.stage[person] = 255;
    if (isKilling(event)) state.killed[person] = 1;
  } else if (kind === EventKind.heard) {
    state.hearing[a][person] = c;
    state.heardAt[a][person] = time;
    state.heardIn[a][person] = b;
  } else if (kind === EventKind.granted) {
    state.granted[a][day].push(person);
  } else if (kind === EventKind.began) {
    state.until[person * state.overlays + a] = endOf(lastsDays(programmes[b]), day);
  } else if (kind === EventKind.ended) {
    state.until[person * state.overlays + a] = 0;
  } else if (kind === EventKind.moved) {
    const until = endOf(lastsDays(programmes[a]), day);
    const stay = { place: other, from: day, until, over: Infinity };
    state.away.set(person, stay);
    state.stays.set(person, [...(state.stays.get(person) ?? []), stay]);
  } else if (kind === EventKind.returned) {
    const stay = state.away.get(person);
    if (stay !== undefined) stay.over = tickOf(time);
    state.away.delete(person);
  }
}

/** Grants of a programme whose effect falls on a morning; every programme has one delay. */
export const dueOn = (state: WorldState, programme: number, day: number): readonly number[] =>
  state.granted[programme][day - state.record.plan.programmes[programme].delayDays] ?? [];

/** Who holds an overlay already keeps the later end: nothing is logged of that. */
export function prolong(state: WorldState, programme: number, day: number): void {
  const { effect, scope } = state.record.plan.programmes[programme];
  if (effect === null || !("overlay" in effect)) return;
  const end = endOf(effect.lastsDays, day);
  for (const granted of dueOn(state, programme, day)) {
    for (const person of scopeOf(state, granted, scope)) {
      const at = person * state.overlays + effect.overlay;
      if (state.until[at] > 0) state.until[at] = Math.max(state.until[at], end);
    }
  }
}

export const isWilling = (state: WorldState, programme: number, person: number): boolean => {
  const { population, programmes } = state.record.plan;
  const field = state.willing[placeOf(population, person) * PROGRAMMES + programme];
  return state.record.threshold(person, programmes[programme].trait) < field;
};

/** An overlay that ends on recovery, by whatever programme, is only for those in course. */
export function isTooWell(state: WorldState, programme: number, person: number): boolean {
  const { effect } = state.record.plan.programmes[programme];
  return (
    effect !== null &&
    "overlay" in effect &&
    state.untilWell.has(effect.overlay) &&
    state.course[person] !== Course.inCourse
  );
}

/** Whether a programme goes round everyone, instead of answering those whom something befell. */
export const goesRound = ({ claims }: Programme): boolean => claims === "standing" || claims === "anyone";

/** Whether somebody who is passed by a programme that goes round is granted it. */
export function mayTake(state: WorldState, programme: number, person: number): boolean {
  const { population, programmes } = state.record.plan;
  return (
    !isDead(state, person) &&
    isWilling(state, programme, person) &&
    programmes[programme].priority.includes(bandOf(ageAt(population, person)))
  );
}

/** Index of the draw of the order of all people of a place, for programme 0. */
const OF_ALL = 256;

/**
 * In which order a programme that goes round passes the people of a place: those of the bands of its priority, one band
 * after another, by rank; or all of them, by rank.
 */
export function turnsOf(state: WorldState, programme: number, place: number): readonly number[] {
  const known = orders.get(state) ?? new Map<string, readonly number[]>();
  orders.set(state, known);
  const name = `${programme} ${place}`;
  const list =
    known.get(name) ??
    listsOf(state, programme, place).flatMap(({ members, index }) => {
      const [key] = state.draw(Purpose.programme, 0, state.record.plan.population.key[place], { index });
      const order = bijection(members.length, key);
      return Array.from(members, (_, rank) => members[order(rank)]);
    });
  known.set(name, list);
  return list;
}

function listsOf(
  { record, company }: WorldState,
  programme: number,
  place: number,
): { members: Uint32Array; index: number }[] {
  const { population, programmes } = record.plan;
  const { claims, priority } = programmes[programme];
  if (claims !== "anyone")
    return priority.map((band) => ({
      members: bandMembers(company, place, band),
      index: 8 * programme + band,
    }));
  const members = Uint32Array.from({ length: population.people[place] }, (_, local) =>
    addressOf(population, place, local),
  );
  return [{ members, index: OF_ALL + programme }];
}

const orders = new WeakMap<WorldState, Map<string, readonly number[]>>();

/** Moves the cursor of a programme that goes round on, as the morning of a day does. */
export function advance(state: WorldState, programme: number): void {
  const { population, programmes } = state.record.plan;
  if (!goesRound(programmes[programme])) return;
  for (let place = 0; place < population.places; place++) {
    const at = place * programmes.length + programme;
    let left = state.supply[place * PROGRAMMES + programme];
    let cursor = state.cursor[at];
    state.cursorBefore[at] = cursor;
    if (left === 0) continue;
    const order = turnsOf(state, programme, place);
    for (; left > 0 && cursor < order.length; cursor++) {
      if (mayTake(state, programme, order[cursor])) left--;
    }
    state.cursor[at] = cursor;
  }
}

/** Who asks a programme this morning, in each place in the order in which they are served. */
export function claimantsOf(state: WorldState, programme: number, day: number): Map<number, number[]> {
  const { population, programmes } = state.record.plan;
  const { claims, priority } = programmes[programme];
  const asking =
    claims === "ill"
      ? state.fell.ill
      : claims === "severe"
        ? state.fell.severe
        : claims === "standing" || claims === "anyone"
          ? []
          : dueOn(state, claims.after, day);
  const rows = [...new Set(asking)]
    .filter(
      (person) =>
        !isDead(state, person) && !isTooWell(state, programme, person) && isWilling(state, programme, person),
    )
    .map((person) => {
      const place = placeOf(population, person);
      const local = person - population.firstBlock[place] * 1024;
      const which = { part: programme, index: day };
      const rank = state.draw(Purpose.claim, local, population.key[place], which)[0];
      return { person, place, rank, position: priority.indexOf(bandOf(ageAt(population, person))) };
    })
    .filter(({ position }) => position >= 0)
    .sort((x, y) => x.position - y.position || x.rank - y.rank || x.person - y.person);
  const byPlace = new Map<number, number[]>();
  for (const { place, person } of rows) {
    const there = byPlace.get(place);
    if (there === undefined) byPlace.set(place, [person]);
    else there.push(person);
  }
  return byPlace;
}

/** Notes the guests of the day. */
export function makeRosters(state: WorldState, day: number): void {
  const guests = new Map<number, number[]>();
  for (const person of [...state.away.keys()].sort((x, y) => x - y)) {
    const { place } = state.away.get(person)!;
    const there = guests.get(place);
    if (there === undefined) guests.set(place, [person]);
    else there.push(person);
  }
  state.rosters[day] = guests;
}

/** Rank of everyone of a place for the media of a message. */
export function mediaRank(state: WorldState, slot: number, person: number): number {
  const { population } = state.record.plan;
  const place = placeOf(population, person);
  const known = ranks.get(population) ?? [];
  ranks.set(population, known);
  known[place * 3 + slot] ??= inverse(population.people[place], population.keyMedia[place * 3 + slot]);
  return known[place * 3 + slot]![person - population.firstBlock[place] * 1024];
}
const ranks = new WeakMap<object, (Uint32Array | undefined)[]>();
