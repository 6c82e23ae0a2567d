/**
 * Every difference has a cause: a walk through two whole worlds of the same people and
 * fates, tick by tick. Of every event that only one of them has, the proximate cause is looked for among what the kernel
 * could read at that moment.
 */
import { EventKind, type LogEvent, TICKS_PER_DAY } from "../../kernel/engine.ts";
import { compareEvents } from "../../kernel/kernel.ts";
import { type Act, differingActs } from "./acts.ts";
import { advance, applyEvent, beginDay, makeRosters, prolong } from "./apply.ts";
import { type Cause, CauseKind, isField, uncaused } from "./cause.ts";
import { listCompany } from "./company.ts";
import { explainCourse, explainInfection } from "./contacts.ts";
import { drawsOf } from "./draws.ts";
import { differingField } from "./fields.ts";
import { createLedger, type Ledger, type Side } from "./ledger.ts";
import { eventAt, isKilling, type Log, tickOf } from "./log.ts";
import { explainMorning } from "./morning.ts";
import { explainHearing } from "./news.ts";
import { effectPhase, Phase, phaseOf, phasesOf } from "./phases.ts";
import type { WorldRecord } from "./record.ts";
import { differingRules } from "./rules.ts";
import { createState, type WorldState } from "./state.ts";
import type { Fresh, Walk } from "./walk.ts";

export interface CausesChecked {
  ledger: Ledger;
  /** Acts that only one world has. */
  acts: Act[];
  /** Numbers of the differences without a cause. */
  uncaused: number[];
  /** What is wrong beyond single events: rules that differ, fields that part before anything else does. */
  faults: string[];
}

/** Two records must be of one population; a fault says so if they are not. */
export function checkCauses(first: WorldRecord, second: WorldRecord): CausesChecked {
  const faults = differingRules(first, second).map((what) => `The two worlds do not share ${what}.`);
  const acts = differingActs(first.notes, second.notes);
  const ledger = createLedger();
  const found: number[] = [];
  const result = { ledger, acts, uncaused: found, faults };
  if (
    first.plan.population !== second.plan.population &&
    faults.includes("The two worlds do not share the people.")
  )
    return result;
  const company = listCompany(first.plan.population);
  const states: [WorldState, WorldState] = [
    createState(first, company, drawsOf(first.plan.seeds)),
    createState(second, company, drawsOf(second.plan.seeds)),
  ];
  const walk: Walk = { states, ledger, tick: 0, day: 0, fresh: new Map() };
  const firstAct = acts[0]?.day ?? Infinity;
  let parted = false;
  /** Differences before today. */
  let before = 0;
  const fieldHasCause = (day: number): boolean => firstAct <= day || before > 0;
  const read = [reader(first.log), reader(second.log)] as const;
  const days = Math.max(first.days.length, second.days.length);

  for (let tick = 0; tick < days * TICKS_PER_DAY; tick++) {
    const day = Math.floor(tick / TICKS_PER_DAY);
    [walk.tick, walk.day] = [tick, day];
    if (tick % TICKS_PER_DAY === 0) {
      before = ledger.length();
      for (const state of states) beginDay(state, day);
      if (!parted && !fieldHasCause(day)) {
        const field = differingField(states, first.days[day], second.days[day]);
        parted = field !== null;
        if (parted)
          faults.push(`On day ${day} ${field} differs, and no act and no event differs until then.`);
      }
    }
    const events = [byPhase(read[0](tick)), byPhase(read[1](tick))] as const;
    for (const phase of phasesOf(first.plan, tick)) {
      runPhase(events[0].get(phase) ?? NONE, events[1].get(phase) ?? NONE);
      if (tick % TICKS_PER_DAY === 0) afterPhase(states, phase, day);
    }
  }
  return result;

  function byPhase(events: readonly LogEvent[]): Map<number, LogEvent[]> {
    const phases = new Map<number, LogEvent[]>();
    for (const event of events) {
      const phase = phaseOf(first.plan, event);
      const list = phases.get(phase);
      if (list === undefined) phases.set(phase, [event]);
      else list.push(event);
    }
    return phases;
  }

  function runPhase(one: readonly LogEvent[], two: readonly LogEvent[]): void {
    if (one.length === 0 && two.length === 0) return;
    const { fresh } = walk;
    fresh.clear();
    const numbers: Fresh[] = [];
    const differing = parts(one, two);
    for (const side of [0, 1] as const) {
      for (const event of differing[side]) {
        const entry = { side, event, number: ledger.add(side, event) };
        numbers.push(entry);
        fresh.set(event.person, [...(fresh.get(event.person) ?? []), entry]);
      }
    }
    for (const { side, event, number } of numbers) settle(number, event.time, explain(walk, side, event));
    for (const { number } of numbers) ledger.remember(number);
    for (const [side, list] of [one, two].entries()) {
      for (const event of inTurn(list)) applyEvent(states[side], event);
    }
  }

  function settle(number: number, time: number, why: Cause): void {
    const groundless = isField(why.kind) && !fieldHasCause(walk.day);
    const cause = groundless
      ? uncaused("a field of the day differs, and no act and no event differs until then")
      : { ...why, parent: parentBy(why.parent, time) };
    if (cause.kind === CauseKind.uncaused) found.push(number);
    ledger.setCause(number, cause);
  }

  /**
   * Courses of a tick are drained before its contacts: somebody's latest stage may be later than a contact of theirs,
   * which then hangs on an earlier one. Only news of one's own illness is told as of the start of the tick in which it came.
   */
  function parentBy(parent: number, time: number): number {
    const earlier = parent < 0 ? -1 : ledger.notAfter(parent, time);
    return earlier < 0 ? parent : earlier;
  }
}

function explain(walk: Walk, side: Side, event: LogEvent): Cause {
  switch (event.kind) {
    case EventKind.infected:
      return explainInfection(walk, side, event);
    case EventKind.stage:
    case EventKind.recovered:
    case EventKind.died:
      return isKilling(event) ? explainMorning(walk, side, event) : explainCourse(walk, side, event);
    case EventKind.heard:
      return explainHearing(walk, side, event);
    default:
      return explainMorning(walk, side, event);
  }
}

/** What a phase leaves to do that no event says. */
function afterPhase(states: readonly WorldState[], phase: number, day: number): void {
  for (const state of states) {
    const { programmes } = state.record.plan;
    for (const [k, { delayDays }] of programmes.entries()) {
      if (phase === (delayDays > 0 ? Phase.due : effectPhase(k))) prolong(state, k, day);
    }
    if (phase === Phase.due) beforeGrants(state, 0);
    // The killed do not ask for what comes after.
    const done = programmes.findIndex((_, k) => phase === effectPhase(k));
    if (done >= 0) beforeGrants(state, done + 1);
    const last = programmes.length === 0 ? Phase.due : effectPhase(programmes.length - 1);
    if (phase === last) makeRosters(state, day);
  }
}

/** The list of a programme that goes round moves on before its grants are explained. */
function beforeGrants(state: WorldState, programme: number): void {
  if (programme < state.record.plan.programmes.length) advance(state, programme);
}

const NONE: readonly LogEvent[] = [];

/** Deaths first: who dies into a stage of the dead enters it after. */
function inTurn(events: readonly LogEvent[]): readonly LogEvent[] {
  const died = events.filter(({ kind }) => kind === EventKind.died);
  return died.length === 0 ? events : [...died, ...events.filter(({ kind }) => kind !== EventKind.died)];
}

/** Gives the events of one tick after another. */
function reader(log: Log): (tick: number) => LogEvent[] {
  let next = 0;
  return (tick) => {
    const events: LogEvent[] = [];
    while (next < log.length && tickOf(log.time[next]) <= tick) events.push(eventAt(log, next++));
    return events;
  };
}

/** The events of each list that the other has not; both are in canonical order. */
function parts(one: readonly LogEvent[], two: readonly LogEvent[]): [LogEvent[], LogEvent[]] {
  const differing: [LogEvent[], LogEvent[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < one.length || j < two.length) {
    const order = i === one.length ? 1 : j === two.length ? -1 : compareEvents(one[i], two[j]);
    if (order < 0) differing[0].push(one[i++]);
    else if (order > 0) differing[1].push(two[j++]);
    else [i, j] = [i + 1, j + 1];
  }
  return differing;
}
