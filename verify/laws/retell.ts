/** Who was dead, ill, away and under which overlay at any moment: rebuilt from a log alone. */
import { EventKind, type LogEvent, TICKS_PER_DAY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { isKilling, tickOf } from "../../src/outcomes/causes/log.ts";

/** By address. */
export interface Standing {
  dead: Set<number>;
  /** Stage entered last, of those who have not recovered. */
  stages: Map<number, number>;
  /** Where those away are. */
  hosts: Map<number, number>;
  overlays: Map<number, Set<number>>;
}

/** What to do at the moments of a day; the standing is that of the moment, and changes afterwards. */
export interface Visits {
  /** Overlays and absences have ended; the events are those of the morning. */
  morning?: (day: number, standing: Standing, events: readonly LogEvent[]) => void;
  /** Programmes have taken effect. */
  forenoon?: (day: number, standing: Standing) => void;
  /** Stages have ended; the events are those that follow in the tick: infections, and what is heard. */
  tick?: (tick: number, standing: Standing, events: readonly LogEvent[]) => void;
  evening?: (day: number, standing: Standing) => void;
}

/** Killings are of the morning too. */
const MORNING: readonly number[] = [
  EventKind.granted,
  EventKind.began,
  EventKind.ended,
  EventKind.moved,
  EventKind.returned,
];

function apply(standing: Standing, { kind, a, person, other }: LogEvent, untilWell: Iterable<number>): void {
  const { dead, stages, hosts, overlays } = standing;
  if (kind === EventKind.stage) stages.set(person, a);
  if (kind === EventKind.recovered) {
    stages.delete(person);
    for (const overlay of untilWell) overlays.get(person)?.delete(overlay);
  }
  if (kind === EventKind.began) overlays.set(person, new Set([...(overlays.get(person) ?? []), a]));
  if (kind === EventKind.ended) overlays.get(person)?.delete(a);
  if (kind === EventKind.moved) hosts.set(person, other);
  if (kind === EventKind.returned) hosts.delete(person);
  if (kind === EventKind.died) {
    dead.add(person);
    hosts.delete(person);
    overlays.delete(person);
  }
}

/** `untilWell`: overlays that end, unlogged, when their holder recovers. */
export function retell(
  log: readonly LogEvent[],
  days: number,
  visits: Visits,
  untilWell: Iterable<number> = [],
): void {
  const standing: Standing = { dead: new Set(), stages: new Map(), hosts: new Map(), overlays: new Map() };
  const byTick = new Map<number, LogEvent[]>();
  for (const event of log) {
    const tick = tickOf(event.time);
    const events = byTick.get(tick) ?? [];
    events.push(event);
    byTick.set(tick, events);
  }
  const take = (events: readonly LogEvent[], which: (event: LogEvent) => boolean): void =>
    events.filter(which).forEach((event) => apply(standing, event, untilWell));
  for (let tick = 0; tick < days * TICKS_PER_DAY; tick++) {
    const events = byTick.get(tick) ?? [];
    const day = Math.floor(tick / TICKS_PER_DAY);
    if (tick % TICKS_PER_DAY === 0) {
      const ofMorning = events.filter((event) => MORNING.includes(event.kind) || isKilling(event));
      const ends = ({ kind }: LogEvent): boolean => kind === EventKind.ended || kind === EventKind.returned;
      take(ofMorning, ends);
      visits.morning?.(day, standing, ofMorning);
      // Nothing befalls the killed afterwards.
      take(ofMorning, (event) => !ends(event) && !isKilling(event));
      take(ofMorning, isKilling);
      visits.forenoon?.(day, standing);
    }
    const infected = new Set(
      events.filter(({ kind }) => kind === EventKind.infected).map(({ person }) => person),
    );
    const ofCourse = (event: LogEvent): boolean =>
      !infected.has(event.person) &&
      !isKilling(event) &&
      [EventKind.stage, EventKind.recovered, EventKind.died].includes(event.kind as 2);
    take(events, ofCourse);
    visits.tick?.(
      tick,
      standing,
      events.filter(({ kind }) => kind === EventKind.infected || kind === EventKind.heard),
    );
    take(events, ({ kind, person }) => kind === EventKind.stage && infected.has(person));
    if (tick % TICKS_PER_DAY === TICKS_PER_DAY - 1) visits.evening?.(day, standing);
  }
}

export const dayOf = ({ time }: LogEvent): number => Math.floor(time / UNITS_PER_DAY);
