/** Why somebody hears a message in one world at a moment and not in the other, or makes something else of it. */
import { EventKind, Hearing, type LogEvent, MESSAGES, NOBODY } from "../../kernel/engine.ts";
import { addressOf, personAt, placeOf } from "../../population/people.ts";
import { mediaRank } from "./apply.ts";
import { type Cause, cause, CauseKind, uncaused } from "./cause.ts";
import { Purpose } from "./draws.ts";
import type { Side } from "./ledger.ts";
import { TICK_UNITS, tickOf } from "./log.ts";
import { hostOf, isDead, NEVER, type WorldState, wasDead } from "./state.ts";
import { hadHeard, listenerOf, silentSince, tellDue } from "./tells.ts";
import {
  anotherStatement,
  courseCause,
  freshOf,
  hearingCause,
  other,
  sides,
  type Walk,
  whereaboutsCause,
} from "./walk.ts";

export const BROADCAST = 7;
const WORDS = 0x1_0000_0000;
const HOUSEHOLD = 0;

export function explainHearing(walk: Walk, side: Side, event: LogEvent): Cause {
  const { person, a: slot, b: setting, time, other: teller } = event;
  const [x, y] = sides(walk, side);
  if (isDead(x, person) || x.hearing[slot][person] !== Hearing.unheard)
    return uncaused("they were dead, or had heard it before");
  if (responseOf(x, person, slot) !== event.c) return uncaused("they would make something else of it");
  const same = freshOf(walk, person, other(side)).find(
    ({ event: one }) =>
      one.kind === EventKind.heard &&
      one.time === time &&
      one.a === slot &&
      one.b === setting &&
      one.other === teller,
  );
  if (same !== undefined) return explainResponse(walk, event);
  if (isDead(y, person)) return courseCause(walk, person);
  if (y.hearing[slot][person] !== Hearing.unheard) return hearingCause(walk, person, slot);
  if (setting === BROADCAST) return explainReach(walk, side, event);
  return explainTell(walk, side, event);
}

/** What somebody who hears a message now makes of it. */
function responseOf({ record, belief, draw, statement }: WorldState, person: number, slot: number): number {
  const { plan } = record;
  const place = placeOf(plan.population, person);
  const { beliefTrait, tellShare } = plan.messages[slot];
  if (record.threshold(person, beliefTrait) >= belief[place * MESSAGES + slot]) return Hearing.rejected;
  const local = person - addressOf(plan.population, place, 0);
  const which = { part: slot, episode: statement[slot] & 4095 };
  const [word] = draw(Purpose.hear, local, plan.population.key[place], which);
  return word < tellShare * WORDS ? Hearing.telling : Hearing.silent;
}

/** They hear the same from the same in both worlds, and believe it or tell it on in one only. */
function explainResponse({ states }: Walk, { person, a: slot }: LogEvent): Cause {
  const { plan } = states[0].record;
  const at = placeOf(plan.population, person) * MESSAGES + slot;
  const responses = states.map((state) => responseOf(state, person, slot));
  const [first, second] = states.map(({ belief }) => belief[at]);
  if (responses.includes(Hearing.rejected) && responses[0] !== responses[1])
    return cause(CauseKind.belief, { who: person, detail: slot, first, second });
  // Whether they tell it on is drawn anew for each number of a statement.
  const another = responses[0] === responses[1] ? null : anotherStatement(states, person, slot);
  return another ?? uncaused("they hear the same, and would make the same of it in both worlds");
}

function explainReach(walk: Walk, side: Side, { person, a: slot }: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const place = placeOf(x.record.plan.population, person);
  const rank = mediaRank(x, slot, person);
  const isReached = (state: WorldState): boolean =>
    state.reachedBefore[slot][place] <= rank && rank < state.reached[slot][place];
  if (!isReached(x)) return uncaused("the media do not reach them that day");
  if (isReached(y)) return uncaused("the media reach them that day in both worlds");
  const [first, second] = walk.states.map(({ reached }) => reached[slot][place]);
  return cause(CauseKind.reach, { who: person, detail: slot, first, second });
}

/** Whether somebody came to a stage in the tick before in which their household hears of it. */
function emits({ record, enteredAt }: WorldState, person: number, slot: number, tick: number): boolean {
  const { emits: slots, course } = record.plan;
  return slots.some((emitted, stage) => {
    const at = enteredAt[person * course.stages + stage];
    return emitted === slot && at !== NEVER && tickOf(at) === tick - 1;
  });
}

function explainTell(walk: Walk, side: Side, event: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const { person, a: slot, b: setting, time, other: teller } = event;
  const { tick } = walk;
  if (teller === NOBODY) return uncaused("nobody tells them");
  const { population } = x.record.plan;
  const firstHand =
    time === tick * TICK_UNITS &&
    setting === HOUSEHOLD &&
    personAt(population, teller).householdFirst === personAt(population, person).householdFirst &&
    emits(x, teller, slot, tick);
  if (firstHand) {
    if (!emits(y, teller, slot, tick)) return courseCause(walk, teller);
    if (hostOf(y, teller) !== hostOf(y, person)) {
      const away = whereaboutsCause(walk, [teller, person], tick, false);
      return away ?? uncaused("whoever tells them first-hand is elsewhere in both worlds");
    }
    return explainRival(walk, side, event) ?? uncaused("they hear of it first-hand at home in both worlds");
  }
  const there = tellDue(x, slot, teller, tick);
  if (there === null || there.due !== time || there.listener !== person)
    return uncaused("no tell to them is due from that person at that moment");
  const chain = explainChain(walk, side, event);
  if (chain !== null) return chain;
  const here = tellDue(y, slot, teller, tick);
  if (here?.listener !== person) {
    const away = whereaboutsCause(walk, [teller, person], tick, true);
    return (
      away ?? uncaused("the tell is for another in the other world, and everyone is where they are in both")
    );
  }
  return (
    explainRival(walk, side, event) ??
    uncaused("the teller tells them at that moment in both worlds, and they had not heard in either")
  );
}

/** Why a teller does not come to this tell in the other world. */
function explainChain(walk: Walk, side: Side, { a: slot, other: teller }: LogEvent): Cause | null {
  const [x, y] = sides(walk, side);
  const { tick } = walk;
  if (wasDead(y, teller, tick)) return courseCause(walk, teller);
  const differs =
    x.statement[slot] !== y.statement[slot] ||
    x.heardAt[slot][teller] !== y.heardAt[slot][teller] ||
    x.hearing[slot][teller] !== y.hearing[slot][teller];
  if (differs) return hearingCause(walk, teller, slot);
  const silent = silentSince(y, slot, teller, tick);
  if (silent === null) return null;
  // The same tell in the world in which they went on: who it was for, and what that person had heard.
  const { number, time, listener } = silent;
  const then = tickOf(time);
  const met = listenerOf(x, { teller, slot, number, tick: then });
  if (met === listener) {
    const knew = (state: WorldState): boolean =>
      hadHeard(state, slot, listener, then) && !wasDead(state, listener, then);
    if (knew(x)) return uncaused("the teller meets someone who had heard in both worlds, and stops in one");
    const parent = Math.max(
      walk.ledger.latest("hearing", listener, slot),
      walk.ledger.latest("course", listener),
    );
    if (parent >= 0) return cause(CauseKind.silenced, { who: listener, detail: slot, parent });
    const another = anotherStatement(walk.states, listener, slot);
    if (another !== null) return another;
    return uncaused("the teller stops on meeting someone whose record is the same in both worlds");
  }
  const people = [teller, listener, ...(met === null ? [] : [met])];
  const away = whereaboutsCause(walk, people, then, true);
  if (away !== null) return away;
  return uncaused("the teller met another in the other world, and everyone was where they were in both");
}

/** Somebody else told them first in the other world. */
function explainRival(walk: Walk, side: Side, event: LogEvent): Cause | null {
  const rival = freshOf(walk, event.person, other(side)).find(
    ({ event: one }) =>
      one.kind === EventKind.heard &&
      one.a === event.a &&
      (one.time - event.time || one.other - event.other) <= 0,
  );
  return rival === undefined
    ? null
    : cause(CauseKind.competition, { who: event.person, detail: event.a, parent: rival.number });
}
