/** Which way a course goes on, and when: drawn on entering a stage, against the fields of the day on which it ends (section 4 of the kernel's README). */
import { EventKind, type LogEvent, UNITS_PER_DAY } from "../../kernel/engine.ts";
import { BRANCHES, DEAD, RECOVERED } from "../../kernel/plan.ts";
import { lookup } from "../../maths/quantile.ts";
import { addressOf, ageAt, placeOf } from "../../population/people.ts";
import { Purpose, type Words } from "./draws.ts";
import { later } from "./log.ts";
import { holds, type WorldState } from "./state.ts";

const AGES = 128;
const TABLE = 1537;
const NO_STAGE = 255;
const WHOLE = 65536;

/** Numbers of the plan's branch factors that act on somebody whose stage ends now. */
export function factorsFor(state: WorldState, person: number, stage: number): number[] {
  return state.record.plan.branches.flatMap(({ stage: at, overlay, lacks = false }, n) =>
    at === stage && (overlay === null || holds(state, person, overlay) !== lacks) ? [n] : [],
  );
}

/** The words of somebody's stage: dwell, branch, counts of contacts. */
function wordsOf(state: WorldState, person: number, stage: number): Words {
  const { population } = state.record.plan;
  const place = placeOf(population, person);
  const local = person - addressOf(population, place, 0);
  return state.draw(Purpose.stage, local, population.key[place], { part: stage });
}

/** How long somebody stays in a stage, in units. */
export function dwellOf(state: WorldState, person: number, stage: number): number {
  const table = state.record.plan.course.dwell.subarray(stage * TABLE, (stage + 1) * TABLE);
  return Math.max(1, Math.floor(lookup(table, wordsOf(state, person, stage)[0]) * UNITS_PER_DAY));
}

/** Number of the branch that somebody takes whose stage ends now. */
export function branchOf(state: WorldState, person: number, stage: number): number {
  const { population, course, branches } = state.record.plan;
  const place = placeOf(population, person);
  const [, word] = wordsOf(state, person, stage);
  const upTo = (j: number): number =>
    course.branchUpTo[(stage * BRANCHES + j) * AGES + ageAt(population, person)];
  const factors = factorsFor(state, person, stage);
  let threshold = 0;
  for (let j = 0; j < BRANCHES; j++) {
    let product = 1;
    for (const n of factors) {
      if (branches[n].toward.includes(j)) product *= state.branches[place * branches.length + n] / WHOLE;
    }
    const share = upTo(j) - (j === 0 ? 0 : upTo(j - 1));
    threshold = factors.length === 0 ? upTo(j) : threshold + share * product;
    if (word < threshold) return j;
  }
  // The last branch, which unused ones repeat, takes what the others leave.
  return BRANCHES - 1;
}

/** Whether somebody's stage ends at the moment of an event of their course, with that event. */
export function leavesBy(state: WorldState, { person, kind, time, a }: LogEvent): boolean {
  const { course } = state.record.plan;
  const stage = state.stage[person];
  if (stage === NO_STAGE) return false;
  const entered = state.enteredAt[person * course.stages + stage];
  if (later(entered, entered + dwellOf(state, person, stage)) !== time) return false;
  const to = course.branchTo[stage * BRANCHES + branchOf(state, person, stage)];
  if (kind === EventKind.stage) return to === a;
  if (a !== stage) return false;
  // From one stage of the dead to another, nobody dies again.
  return kind === EventKind.recovered
    ? to === RECOVERED
    : course.dead[stage] === 0 && (to === DEAD || course.dead[to] === 1);
}
