/** Counts of a day, taken by going through the log of the day and through everybody. */
import {
  AWARENESS_CLASSES,
  Course,
  type DayCounts,
  EventKind,
  type LogEvent,
  MESSAGES,
  OUTCOME_BANDS,
  outcomeBand,
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
    if (person.course === Course.inCourse) counts.occupied[home * stages + person.stage]++;
    if (person.course !== Course.dead) counts.aware[home * AWARENESS_CLASSES + awarenessOf(world, person)]++;
    person.hearing.forEach((state, slot) => counts.heard[(home * MESSAGES + slot) * 4 + state]++);
  }
  return counts;
}
