/** Why somebody hears a message in one world at a moment and not in the other, or makes something else of it. */
import { EventKind, Hearing, type LogEvent, MESSAGES, NOBODY } from "../../kernel/engine.ts";
import { addressOf, personAt, placeOf } from "../../population/people.ts";
import { mediaRank } from "./apply.ts";
import { type Cause, cause, CauseKind, uncaused } from "./cause.ts";
import { Purpose } from "./draws.ts";
import type { Side } from "./ledger.ts";
import { TICK_UNITS, tickOf } from "./log.ts";
import { heardAlike, silenceCause } from "./silence.ts";
import { hostOf, isDead, NEVER, type WorldState, wasDead } from "./state.ts";
import { tellDue } from "./tells.ts";
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
  if (setting === BROADCAST && !isReached(x, slot, person))
    return uncaused("the media do not reach them that day");
  if (setting !== BROADCAST && !isTold(x, event))
    return uncaused("nothing is told them then by that person in that setting");
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

function isReached(state: WorldState, slot: number, person: number): boolean {
  const { record, reached, reachedBefore } = state;
  const place = placeOf(record.plan.population, person);
  const rank = mediaRank(state, slot, person);
  return reachedBefore[slot][place] <= rank && rank < reached[slot][place];
}

function explainReach(walk: Walk, side: Side, { person, a: slot }: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  if (isReached(y, slot, person)) return uncaused("the media reach them that day in both worlds");
  const place = placeOf(x.record.plan.population, person);
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

/** Whether what is heard is of the teller's own illness, at home. */
function isFirstHand({ record }: WorldState, { time, b: setting, person, other: teller }: LogEvent): boolean {
  const { population } = record.plan;
  return (
    time % TICK_UNITS === 0 &&
    setting === HOUSEHOLD &&
    personAt(population, teller).householdFirst === personAt(population, person).householdFirst
  );
}

const areTogether = (state: WorldState, one: number, two: number): boolean =>
  hostOf(state, one) === hostOf(state, two);

/** Whether somebody is told what an event says, if they have not heard it before. */
function isTold(state: WorldState, event: LogEvent): boolean {
  const { person, a: slot, b: setting, time, other: teller } = event;
  if (teller === NOBODY) return false;
  const tick = tickOf(time);
  if (isFirstHand(state, event) && emits(state, teller, slot, tick) && areTogether(state, teller, person))
    return true;
  const tell = tellDue(state, slot, teller, tick);
  return tell?.due === time && tell.setting === setting && tell.listener === person;
}

function explainTell(walk: Walk, side: Side, event: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const { person, a: slot, other: teller } = event;
  const { tick } = walk;
  if (isTold(y, event))
    return (
      explainRival(walk, side, event) ??
      uncaused("they are told that at that moment in both worlds, and had not heard in either")
    );
  if (isFirstHand(x, event) && emits(x, teller, slot, tick)) {
    if (!emits(y, teller, slot, tick)) return courseCause(walk, teller);
    const away = whereaboutsCause(walk, [teller, person], tick, false);
    return away ?? uncaused("whoever tells them first-hand is elsewhere in both worlds");
  }
  const chain = explainChain(walk, side, event);
  if (chain !== null) return chain;
  const away = whereaboutsCause(walk, [teller, person], tick, true);
  return (
    away ?? uncaused("the tell is for another in the other world, and everyone is where they are in both")
  );
}

/** Why a teller does not come to this tell in the other world. */
function explainChain(walk: Walk, side: Side, { a: slot, other: teller }: LogEvent): Cause | null {
  const [, y] = sides(walk, side);
  if (wasDead(y, teller, walk.tick)) return courseCause(walk, teller);
  if (!heardAlike(walk.states, slot, teller)) return hearingCause(walk, teller, slot);
  return silenceCause(walk, side, slot, teller);
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
