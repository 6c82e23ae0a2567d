/** Counts of a day, taken by going through the log of the day and through everybody. */
import {
  AWARENESS_CLASSES,
  Course,
  type DayCounts,
  ELSEWHERE,
  EventKind,
  type LogEvent,
  MESSAGES,
  OUTCOME_BANDS,
  OVERLAYS,
  outcomeBand,
  PROGRAMMES,
  SECTORS,
} from "../../src/kernel/engine.ts";
import type { Person } from "./people.ts";
import { awarenessOf, type World } from "./state.ts";

export function countDay(world: World, today: readonly LogEvent[]): DayCounts {
  const { stages } = world.plan.course;
  const places = world.places.length;
  const byAddress = new Map<number, Person>(world.everyone.map((person) => [person.address, person]));
  const counts: DayCounts = {
    entered: new Uint32Array(places * stages),
    occupied: new Uint32Array(places * stages),
    infected: new Uint32Array(places * OUTCOME_BANDS),
    died: new Uint32Array(places * OUTCOME_BANDS),
    aware: new Uint32Array(places * AWARENESS_CLASSES),
    heard: new Uint32Array(places * MESSAGES * 4),
    claimed: new Uint32Array(places * PROGRAMMES),
    granted: new Uint32Array(places * PROGRAMMES),
    holding: new Uint32Array(places * OVERLAYS),
    away: new Uint32Array(places),
    guests: new Uint32Array(places),
    exported: Uint32Array.from(world.exported),
    missing: new Uint32Array(places * SECTORS),
    candidates: world.handled,
  };
  for (const event of today) {
    const person = byAddress.get(event.person);
    if (!person) throw new Error(`nobody lives at address ${event.person}`);
    const home = person.place.index;
    if (event.kind === EventKind.stage) counts.entered[home * stages + event.a]++;
    if (event.kind === EventKind.infected) counts.infected[home * OUTCOME_BANDS + outcomeBand(person.age)]++;
    if (event.kind === EventKind.died) counts.died[home * OUTCOME_BANDS + outcomeBand(person.age)]++;
  }
  for (const person of world.everyone) {
    const home = person.place.index;
    if (person.stage >= 0) counts.occupied[home * stages + person.stage]++;
    if (person.course !== Course.dead) counts.aware[home * AWARENESS_CLASSES + awarenessOf(world, person)]++;
    person.hearing.forEach((state, slot) => counts.heard[(home * MESSAGES + slot) * 4 + state]++);
    for (const overlay of person.overlays.keys()) counts.holding[home * OVERLAYS + overlay]++;
    if (person.host !== undefined) counts.away[home]++;
    if (person.host !== undefined && person.host !== ELSEWHERE) counts.guests[person.host]++;
    if (world.plan.countMissing && person.worksIn >= 0 && isMissing(world, person)) {
      counts.missing[person.worksIn * SECTORS + person.sector]++;
    }
  }
  for (let programme = 0; programme < PROGRAMMES; programme++) {
    for (let place = 0; place < places; place++) {
      counts.claimed[place * PROGRAMMES + programme] = world.claimed[programme][place];
      counts.granted[place * PROGRAMMES + programme] = world.granted[programme][place];
    }
  }
  return counts;
}

/** Whether a worker is dead, ill, confined, or gone. */
function isMissing({ plan }: World, { course, stage, overlays, host }: Person): boolean {
  const isConfined = [...overlays.keys()].some(
    (overlay) => Math.floor(plan.confining / 2 ** overlay) % 2 === 1,
  );
  const isIll = stage >= 0 && plan.course.ill[stage] === 1;
  return course === Course.dead || isIll || isConfined || host !== undefined;
}
