/** Why somebody is infected in one world at a moment and not in the other; why a course went on otherwise. */
import { Course, EventKind, type LogEvent, NOBODY } from "../../kernel/engine.ts";
import { BRANCHES, DEAD, RECOVERED } from "../../kernel/plan.ts";
import { placeOf } from "../../population/people.ts";
import { factorsFor } from "./branch.ts";
import { type Cause, cause, CauseKind, uncaused } from "./cause.ts";
import { contactsDue, targetOf } from "./candidates.ts";
import { factorOf, smallerFactor } from "./factors.ts";
import type { Side } from "./ledger.ts";
import { NEVER, type WorldState } from "./state.ts";
import { courseCause, freshOf, isAboutTown, other, sides, type Walk, whereaboutsCause } from "./walk.ts";

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
  const { course } = x.record.plan;
  if (x.course[person] !== Course.never) return uncaused("they had been infected before");
  if (y.course[person] !== Course.never) return courseCause(walk, person);
  if (source === NOBODY) {
    if (setting !== ELSEWHERE || stage !== 0)
      return uncaused("whoever comes from elsewhere infects nowhere else");
  } else {
    const at = source * course.stages + stage;
    if (x.enteredAt[at] === NEVER) return uncaused("whoever infects them was not in that stage");
    if (x.enteredAt[at] !== y.enteredAt[at]) return courseCause(walk, source);
    const contact = { source, target: person, stage, setting, tick: walk.tick };
    const [here, there] = [factorOf(x, contact), factorOf(y, contact)];
    const landing = contactsDue(x, source, stage, x.enteredAt[at], event.time, setting).filter(
      (candidate) =>
        candidate.mark < here && targetOf(x, source, stage, setting, walk.tick, candidate) === person,
    );
    if (landing.length === 0)
      return uncaused("no contact with them is due then that lands under the factors of the day");
    if (landing.some((candidate) => targetOf(y, source, stage, setting, walk.tick, candidate) !== person)) {
      const away = whereaboutsCause(walk, [source, person], walk.tick, isAboutTown(setting));
      if (away !== null) return away;
    }
    if (landing.some(({ mark }) => mark >= there)) {
      const smaller = smallerFactor(x, y, contact, walk.ledger, side === 0);
      if (smaller !== null) return smaller;
    }
  }
  const parent = rival(walk, side, event);
  if (parent >= 0) return cause(CauseKind.competition, { who: person, parent });
  return uncaused(
    source === NOBODY
      ? "the infection from elsewhere comes to both worlds alike, and they could be infected in both"
      : "whoever infects them is in the same stage since the same moment in both worlds, it is with " +
          "them in both, lands under the factors of both, and nobody else infected them first",
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
  if (stage === 255) return uncaused("they were in no stage");
  const at = person * course.stages + stage;
  if (stage !== y.stage[person] || x.enteredAt[at] !== y.enteredAt[at]) return courseCause(walk, person);
  const to = course.branchTo[stage * BRANCHES + x.branch[person]];
  const leads =
    kind === EventKind.recovered
      ? to === RECOVERED
      : kind === EventKind.stage
        ? to === a
        : to === DEAD || course.dead[to] === 1;
  if (!leads) return uncaused("the stage they were in does not lead there");
  const branched = walk.branched.get(person);
  if (x.branch[person] !== y.branch[person] && branched !== undefined) return branched;
  return uncaused(
    "they are in the same stage since the same moment in both worlds, and leave it the same way",
  );
}

/** Why somebody who entered a stage at the same moment in both worlds will leave it another way. */
export function explainBranch(walk: Walk, person: number, stage: number): Cause {
  const { states, ledger } = walk;
  const { branches, population } = states[0].record.plan;
  const place = placeOf(population, person);
  for (const [n, factor] of branches.entries()) {
    const [first, second] = states.map((state) => factorsFor(state, person, stage).includes(n));
    const overlay = factor.overlay;
    if (first !== second && overlay !== null) {
      const parent = ledger.latest("overlay", person, overlay);
      if (parent >= 0) return cause(CauseKind.overlay, { who: person, detail: overlay, parent });
    }
    if (!first) continue;
    const field = (state: WorldState): number => state.branches[place * branches.length + n];
    if (field(states[0]) !== field(states[1])) {
      const values = { first: field(states[0]), second: field(states[1]) };
      return cause(CauseKind.branch, { who: person, detail: n, ...values });
    }
  }
  return uncaused("their course takes another branch, and no field of it differs");
}
