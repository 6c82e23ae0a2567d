/** Why a grant, an overlay, a move or a killing differs on a morning (section 8 of the kernel's README). */
import { EventKind, type LogEvent, PROGRAMMES, UNITS_PER_DAY } from "../../kernel/engine.ts";
import { placeOf } from "../../population/people.ts";
import { claimantsOf, dueOn, goesRound, isTooWell, isWilling, mayTake, turnsOf } from "./apply.ts";
import { type Cause, cause, CauseKind, uncaused } from "./cause.ts";
import type { Side } from "./ledger.ts";
import { killerOf } from "./log.ts";
import { householdOf, scopeOf } from "./scope.ts";
import { hostOf, isDead, type WorldState } from "./state.ts";
import { courseCause, freshOf, other, overlayCause, sides, type Walk } from "./walk.ts";

export function explainMorning(walk: Walk, side: Side, event: LogEvent): Cause {
  switch (event.kind) {
    case EventKind.granted:
      return explainGrant(walk, side, event);
    case EventKind.began:
      return explainBeginning(walk, side, event);
    case EventKind.ended:
      return explainEnd(walk, side, event);
    case EventKind.moved:
      return explainMove(walk, side, event);
    case EventKind.died:
      return explainKilling(walk, side, event);
    // EventKind.returned
    default:
      return explainReturn(walk, side, event);
  }
}

function latestOr(walk: Walk, aspect: "host" | "grant", kind: CauseKind, who: number, which = 0): Cause {
  const parent = walk.ledger.latest(aspect, who, which);
  return parent < 0
    ? uncaused("a record differs, and no event of it does")
    : cause(kind, { who, detail: which, parent });
}

function explainEnd(walk: Walk, side: Side, { person, a: overlay }: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const [endsX, endsY] = [x, y].map((state) => state.until[person * state.overlays + overlay]);
  if (endsX !== walk.day) return uncaused("the overlay does not end that day");
  if (endsX === endsY) return uncaused("the overlay ends that day in both worlds");
  if (isDead(y, person)) return courseCause(walk, person);
  const own = overlayCause(walk, person, overlay);
  if (own !== null) return own;
  // Prolonged in one world only: by a grant, to them or another in whose scope they are.
  const { programmes } = x.record.plan;
  for (const [k, { effect, scope, delayDays }] of programmes.entries()) {
    if (effect === null || !("overlay" in effect) || effect.overlay !== overlay) continue;
    const from = Math.max(0, walk.day - delayDays - (effect.lastsDays ?? Infinity));
    for (let day = from; day <= walk.day; day++) {
      const found = [x, y].map((state) => state.granted[k][day] ?? []);
      for (const granted of [...found[0], ...found[1]]) {
        if (found[0].includes(granted) === found[1].includes(granted)) continue;
        if (scopeOf(x, granted, scope).has(person))
          return latestOr(walk, "grant", CauseKind.grant, granted, k);
      }
    }
  }
  return uncaused(
    "the overlay ends on another day in the other world, and no grant that reaches them differs",
  );
}

/** Whether a programme's grant to somebody takes effect this morning. */
const takesEffect = (state: WorldState, programme: number, person: number, day: number): boolean =>
  dueOn(state, programme, day).includes(person);

function explainBeginning(walk: Walk, side: Side, event: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const { person, a: overlay, b: programme, other: granted } = event;
  if (!takesEffect(x, programme, granted, walk.day)) return uncaused("no grant takes effect that day");
  if (!scopeOf(x, granted, x.record.plan.programmes[programme].scope).has(person))
    return uncaused("they are not in the scope of the grant");
  if (!takesEffect(y, programme, granted, walk.day))
    return latestOr(walk, "grant", CauseKind.grant, granted, programme);
  if (isTooWell(x, programme, person)) return uncaused("it is only for those in course");
  if (isDead(y, person) || isTooWell(y, programme, person)) return courseCause(walk, person);
  if (y.until[person * y.overlays + overlay] !== x.until[person * x.overlays + overlay])
    return overlayCause(walk, person, overlay) ?? uncaused("an overlay differs, and no event of it does");
  const rival = freshOf(walk, person, other(side)).find(
    ({ event: one }) =>
      one.kind === EventKind.began &&
      one.a === overlay &&
      (one.b < programme || (one.b === programme && one.other < granted)),
  );
  if (rival !== undefined) return cause(CauseKind.competition, { who: person, parent: rival.number });
  return uncaused("the grant takes effect in both worlds, and they lived and held it in neither");
}

function explainMove(walk: Walk, side: Side, { person, a: programme }: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const household = householdOf(x, person);
  /** Members whose grant may take all who live and are at home along. */
  const leading = (state: WorldState): number[] =>
    household.filter(
      (member) =>
        takesEffect(state, programme, member, walk.day) && !isDead(state, member) && !state.away.has(member),
    );
  const granted = leading(x);
  if (granted.length === 0) return uncaused("no grant to their household takes effect that day");
  const rival = freshOf(walk, person, other(side)).find(({ event }) => event.kind === EventKind.moved);
  if (rival !== undefined) return cause(CauseKind.competition, { who: person, parent: rival.number });
  const mayGo = leading(y).length > 0;
  if (mayGo && !isDead(y, person) && !y.away.has(person))
    return uncaused("their household may go in both worlds, and they live and are at home in both");
  for (const who of mayGo ? [person] : granted) {
    if (isDead(x, who) !== isDead(y, who)) return courseCause(walk, who);
    if (hostOf(x, who) !== hostOf(y, who)) return latestOr(walk, "host", CauseKind.whereabouts, who);
  }
  const missing = granted.find((member) => !takesEffect(y, programme, member, walk.day));
  if (missing === undefined) return uncaused("no record of their household differs");
  return latestOr(walk, "grant", CauseKind.grant, missing, programme);
}

function explainKilling(walk: Walk, side: Side, event: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const { person, time } = event;
  const programme = killerOf(event);
  const effect = x.record.plan.programmes[programme]?.effect ?? null;
  if (effect === null || !("die" in effect)) return uncaused("nobody is killed under that programme");
  if (!takesEffect(x, programme, person, walk.day) || time !== walk.day * UNITS_PER_DAY)
    return uncaused("they are not granted it that morning");
  if (isDead(x, person)) return uncaused("they were dead");
  if (isDead(y, person)) return courseCause(walk, person);
  return takesEffect(y, programme, person, walk.day)
    ? uncaused("they are granted it that morning in both worlds, and lived in both")
    : latestOr(walk, "grant", CauseKind.grant, person, programme);
}

function explainReturn(walk: Walk, side: Side, { person }: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const [stayX, stayY] = [x, y].map((state) => state.away.get(person));
  if (stayX?.until !== walk.day) return uncaused("they were not to come home that day");
  if (isDead(y, person)) return courseCause(walk, person);
  if (stayY?.until === stayX.until && stayY.place === stayX.place)
    return uncaused("they were to come home that day in both worlds");
  return latestOr(walk, "host", CauseKind.whereabouts, person);
}

function explainGrant(walk: Walk, side: Side, event: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const { person, a: programme } = event;
  if (isDead(x, person)) return uncaused("the dead ask for nothing");
  if (isDead(y, person)) return courseCause(walk, person);
  const place = placeOf(x.record.plan.population, person);
  const at = place * PROGRAMMES + programme;
  const willing = { first: walk.states[0].willing[at], second: walk.states[1].willing[at] };
  if (!isWilling(x, programme, person)) return uncaused("they would not ask");
  if (!isWilling(y, programme, person))
    return cause(CauseKind.willing, { who: person, detail: programme, ...willing });
  return goesRound(x.record.plan.programmes[programme])
    ? explainTurn(walk, side, person, programme, place)
    : explainClaim(walk, side, person, programme, place);
}

const supplyOf = ({ supply }: WorldState, programme: number, place: number): number =>
  supply[place * PROGRAMMES + programme];

const supplyCause = ({ states }: Walk, person: number, programme: number, place: number): Cause | null => {
  const [first, second] = states.map(({ supply }) => supply[place * PROGRAMMES + programme]);
  return first === second ? null : cause(CauseKind.supply, { who: person, detail: programme, first, second });
};

/** What a claim on a service for the ill or the severely ill, or after another grant, hangs on. */
function explainClaim(walk: Walk, side: Side, person: number, programme: number, place: number): Cause {
  const [x, y] = sides(walk, side);
  const [claimX, claimY] = [x, y].map((state) => claimantsOf(state, programme, walk.day).get(place) ?? []);
  if (!claimX.includes(person)) return uncaused("they do not ask that day");
  if (!claimY.includes(person)) {
    const { claims } = x.record.plan.programmes[programme];
    return typeof claims === "object" && !isTooWell(y, programme, person)
      ? latestOr(walk, "grant", CauseKind.grant, person, claims.after)
      : courseCause(walk, person);
  }
  if (claimX.indexOf(person) >= supplyOf(x, programme, place)) return uncaused("supply does not reach them");
  if (claimY.indexOf(person) < supplyOf(y, programme, place))
    return uncaused("they ask, and supply reaches them, in both worlds");
  const supply = supplyCause(walk, person, programme, place);
  if (supply !== null) return supply;
  const ahead = claimY.slice(0, claimY.indexOf(person)).find((one) => !claimX.includes(one));
  if (ahead !== undefined) return claimantCause(walk, ahead, programme, place);
  return uncaused("they ask in both worlds, for as much, and nobody comes before them in one only");
}

/** Why somebody asks in one world only, where that costs another their turn. */
function claimantCause(walk: Walk, who: number, programme: number, place: number): Cause {
  const { states, ledger } = walk;
  const at = place * PROGRAMMES + programme;
  if (isWilling(states[0], programme, who) !== isWilling(states[1], programme, who)) {
    const values = { first: states[0].willing[at], second: states[1].willing[at] };
    return cause(CauseKind.willing, { who, detail: programme, ...values });
  }
  const { claims } = states[0].record.plan.programmes[programme];
  // Granted in both worlds, they may have died or recovered in one before it took effect.
  const alike = (is: (state: WorldState) => boolean): boolean => is(states[0]) === is(states[1]);
  const ofGrant =
    typeof claims === "object" &&
    alike((state) => isDead(state, who)) &&
    alike((state) => isTooWell(state, programme, who));
  const parent = ofGrant ? ledger.latest("grant", who, claims.after) : ledger.latest("course", who);
  return parent < 0
    ? uncaused("another asks before them in one world only, and their record is the same in both")
    : cause(CauseKind.claimants, { who, detail: programme, parent });
}

/** What the turn of somebody in a programme that goes round hangs on. */
function explainTurn(walk: Walk, side: Side, person: number, programme: number, place: number): Cause {
  const [x, y] = sides(walk, side);
  const order = turnsOf(x, programme, place);
  const rank = order.indexOf(person);
  const at = place * x.record.plan.programmes.length + programme;
  const ran = (state: WorldState): boolean => state.cursorBefore[at] <= rank && rank < state.cursor[at];
  if (!ran(x) || !mayTake(x, programme, person)) return uncaused("it is not their turn that day");
  if (ran(y)) return uncaused("it is their turn that day in both worlds, and they would take it in both");
  const supply = supplyCause(walk, person, programme, place);
  if (supply !== null) return supply;
  const [first, second] = walk.states.map(({ cursorBefore }) => cursorBefore[at]);
  if (first !== second) return cause(CauseKind.turn, { who: person, detail: programme, first, second });
  const before = order
    .slice(first, rank)
    .find((who) => mayTake(x, programme, who) !== mayTake(y, programme, who));
  if (before === undefined)
    return uncaused(
      "the list had come as far in both worlds, and everyone before them is as willing in both",
    );
  return isDead(x, before) === isDead(y, before)
    ? claimantCause(walk, before, programme, place)
    : { ...courseCause(walk, before), kind: CauseKind.claimants, who: before, detail: programme };
}
