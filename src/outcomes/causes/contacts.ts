/** Why somebody is infected in one world at a moment and not in the other; why a course went on otherwise. */
import { Course, EventKind, type LogEvent, NOBODY } from "../../kernel/engine.ts";
import { placeOf } from "../../population/people.ts";
import { factorsFor, leavesBy } from "./branch.ts";
import { type Cause, cause, CauseKind, uncaused } from "./cause.ts";
import { type Candidate, contactsDue, targetOf } from "./candidates.ts";
import { type Contact, factorOf, smallerFactor } from "./factors.ts";
import type { Side } from "./ledger.ts";
import { NEVER, type WorldState } from "./state.ts";
import {
  courseCause,
  freshOf,
  isAboutTown,
  other,
  overlayCause,
  sides,
  type Walk,
  whereaboutsCause,
} from "./walk.ts";

/** The infection that won over this one in the other world. */
function rival(walk: Walk, side: Side, event: LogEvent): number {
  const earlier = freshOf(walk, event.person, other(side)).find(({ event: one }) => {
    if (one.kind !== EventKind.infected) return false;
    const order = one.time - event.time || one.other - event.other || one.b - event.b;
    return order <= 0;
  });
  return earlier?.number ?? -1;
}

/** Setting of infections from elsewhere. */
const ELSEWHERE = 6;

export function explainInfection(walk: Walk, side: Side, event: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const { person, other: source, a: setting, b: stage } = event;
  if (x.course[person] !== Course.never) return uncaused("they had been infected before");
  const contact = { source, target: person, stage, setting, tick: walk.tick };
  const fromElsewhere = source === NOBODY;
  if (fromElsewhere && (setting !== ELSEWHERE || stage !== 0))
    return uncaused("whoever comes from elsewhere infects nowhere else");
  const landing = fromElsewhere ? [] : landingIn(x, contact, event.time);
  if (!fromElsewhere && landing.length === 0)
    return uncaused("no contact with them is due then that lands under the factors of the day");
  if (y.course[person] !== Course.never) return courseCause(walk, person);
  if (!fromElsewhere && landingIn(y, contact, event.time).length === 0)
    return explainContact(walk, side, contact, landing);
  const parent = rival(walk, side, event);
  if (parent >= 0) return cause(CauseKind.competition, { who: person, parent });
  return uncaused(
    fromElsewhere
      ? "the infection from elsewhere comes to both worlds alike, and they could be infected in both"
      : "a contact with them lands then in both worlds, and nobody else infected them first",
  );
}

/** The contacts of a source that reach somebody at a moment, and land. */
function landingIn(state: WorldState, contact: Contact, time: number): Candidate[] {
  const { source, target, stage, setting, tick } = contact;
  const entered = state.enteredAt[source * state.record.plan.course.stages + stage] ?? NEVER;
  // What the killed still had to do comes to nothing.
  if (entered === NEVER || state.killed[source] === 1) return [];
  const factor = factorOf(state, contact);
  return contactsDue(state, source, stage, entered, time, setting).filter(
    (candidate) =>
      candidate.mark < factor && targetOf(state, source, stage, setting, tick, candidate) === target,
  );
}

/** Why of the contacts that land in one world none does in the other. */
function explainContact(walk: Walk, side: Side, contact: Contact, landing: readonly Candidate[]): Cause {
  const [x, y] = sides(walk, side);
  const { source, target, stage, setting, tick } = contact;
  const at = source * x.record.plan.course.stages + stage;
  if (x.enteredAt[at] !== y.enteredAt[at] || x.killed[source] !== y.killed[source])
    return courseCause(walk, source);
  if (landing.some((candidate) => targetOf(y, source, stage, setting, tick, candidate) !== target)) {
    const away = whereaboutsCause(walk, [source, target], tick, isAboutTown(setting));
    if (away !== null) return away;
  }
  const factor = factorOf(y, contact);
  const smaller = landing.some(({ mark }) => mark >= factor) ? smallerFactor(walk, side, contact) : null;
  return (
    smaller ??
    uncaused(
      "whoever infects them is in the same stage since the same moment in both worlds, and neither where people are " +
        "nor a factor differs by anything that happened",
    )
  );
}

export function explainCourse(walk: Walk, side: Side, event: LogEvent): Cause {
  const [x, y] = sides(walk, side);
  const { person, kind, a } = event;
  const { course } = x.record.plan;
  const stage = x.stage[person];
  if (kind === EventKind.stage && a === 0) {
    const infection = freshOf(walk, person, side).find(({ event: one }) => one.kind === EventKind.infected);
    return infection === undefined
      ? uncaused("they enter the first stage without being infected at that moment")
      : cause(CauseKind.follows, { who: person, parent: infection.number });
  }
  if (!leavesBy(x, event)) return uncaused("no stage that they are in ends so at that moment");
  if (leavesBy(y, event)) return uncaused("their stage ends so at that moment in both worlds");
  const at = person * course.stages + stage;
  if (stage !== y.stage[person] || x.enteredAt[at] !== y.enteredAt[at]) return courseCause(walk, person);
  return explainBranch(walk, person, stage);
}

/** Why somebody who entered a stage at the same moment in both worlds leaves it another way. */
function explainBranch(walk: Walk, person: number, stage: number): Cause {
  const { states } = walk;
  const { branches, population } = states[0].record.plan;
  const place = placeOf(population, person);
  for (const [n, factor] of branches.entries()) {
    const [first, second] = states.map((state) => factorsFor(state, person, stage).includes(n));
    const overlay = factor.overlay;
    const held = first !== second && overlay !== null ? overlayCause(walk, person, overlay) : null;
    if (held !== null) return held;
    if (!first) continue;
    const field = (state: WorldState): number => state.branches[place * branches.length + n];
    if (field(states[0]) !== field(states[1])) {
      const values = { first: field(states[0]), second: field(states[1]) };
      return cause(CauseKind.branch, { who: person, detail: n, ...values });
    }
  }
  return uncaused(
    "they are in the same stage since the same moment in both worlds, and neither an overlay nor a field that its branches hang on differs",
  );
}
