/** Which way a course goes on: drawn on entering a stage, against the fields of that day (section 4 of the kernel's README). */
import { BRANCHES } from "../../kernel/plan.ts";
import { addressOf, ageAt, placeOf } from "../../population/people.ts";
import { Purpose } from "./draws.ts";
import { holds, type WorldState } from "./state.ts";

const WORDS = 0x1_0000_0000;
const AGES = 128;
const WHOLE = 65536;

/** Numbers of the plan's branch factors that act on somebody who enters a stage now. */
export function factorsFor(state: WorldState, person: number, stage: number): number[] {
  return state.record.plan.branches.flatMap((factor, n) =>
    factor.stage === stage && (factor.overlay === null || holds(state, person, factor.overlay)) ? [n] : [],
  );
}

/** Number of the branch of a stage that somebody who enters it now will take. */
export function branchOf(state: WorldState, person: number, stage: number): number {
  const { population, course, branches } = state.record.plan;
  const place = placeOf(population, person);
  const local = person - addressOf(population, place, 0);
  const word = state.draw(Purpose.stage, local, population.key[place], { part: stage })[1];
  const upTo = (j: number): number =>
    course.branchUpTo[(stage * BRANCHES + j) * AGES + ageAt(population, person)];
  const factors = factorsFor(state, person, stage);
  let threshold = 0;
  for (let j = 0; j < BRANCHES; j++) {
    let share = upTo(j) - (j === 0 ? 0 : upTo(j - 1));
    for (const n of factors) {
      if (branches[n].toward.includes(j)) share *= state.branches[place * branches.length + n] / WHOLE;
    }
    threshold = factors.length === 0 ? upTo(j) : threshold + share;
    // The last branch takes what the others leave.
    if (word < threshold || upTo(j) >= WORDS) return j;
  }
  return BRANCHES - 1;
}
