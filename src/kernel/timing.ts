/** When a case infects others: the profile of its infectiousness over the days since it was infected, by setting. */
import { exp } from "../maths/elementary.ts";
import { TABLE_SIZE, tableMean } from "../maths/quantile.ts";
import { SETTINGS } from "./engine.ts";
import { type Course, BRANCHES, RECOVERED } from "./plan.ts";

const AGES = 128;
const WORDS = 4294967296;

/** E[e^(-r·days)] of a dwell, exactly for its piecewise-linear quantile table. */
export function discount(table: ArrayLike<number>, r: number): number {
  let mean = 0;
  let share = 1 / 128;
  for (let i = 0; i + 1 < TABLE_SIZE; i++) {
    if (i > 0 && i % 64 === 0) share /= 2;
    const low = r * table[i];
    const step = r * table[i + 1] - low;
    mean += share * (Math.abs(step) < 1e-9 ? exp(-low - step / 2) : (exp(-low) - exp(-low - step)) / step);
  }
  // What the table gives beyond its last cell.
  return mean + 64 * share * exp(-r * table[TABLE_SIZE - 1]);
}

/**
 * E[e^(-r·τ)] over the times τ from a case to those it infects, contacts not used up: [settings][classes], as a function
 * of r; 1 where nobody is infected.
 *
 * @param examples an age of each course class
 */
export function transmissionDiscount(course: Course, examples: readonly number[]): (r: number) => number[][] {
  const tables = Array.from({ length: course.stages }, (_, s) =>
    course.dwell.subarray(s * TABLE_SIZE, (s + 1) * TABLE_SIZE),
  );
  const days = tables.map((table) => tableMean(table));
  const order = stagesInOrder(course);
  /** [classes][settings] */
  const infects = (r: number): number[][] => {
    const left = tables.map((table) => discount(table, r));
    const spent = left.map((l, s) => (Math.abs(r) * days[s] < 1e-6 ? days[s] : (1 - l) / r));
    return examples.map((age) => {
      const entered = new Float64Array(course.stages);
      entered[0] = 1;
      const sum = SETTINGS.map(() => 0);
      for (const s of order) {
        SETTINGS.forEach((_, setting) => {
          sum[setting] += entered[s] * spent[s] * course.rate[s * SETTINGS.length + setting];
        });
        eachBranch(course, s, age, (to, p) => {
          if (to < RECOVERED) entered[to] += entered[s] * left[s] * p;
        });
      }
      return sum;
    });
  };
  const whole = infects(0);
  return (r) => {
    const now = infects(r);
    return SETTINGS.map((_, i) => examples.map((_age, c) => (whole[c][i] > 0 ? now[c][i] / whole[c][i] : 1)));
  };
}

function eachBranch(
  course: Course,
  stage: number,
  age: number,
  visit: (to: number, p: number) => void,
): void {
  let below = 0;
  for (let j = 0; j < BRANCHES; j++) {
    const upTo = course.branchUpTo[(stage * BRANCHES + j) * AGES + age] / WORDS;
    if (upTo > below) visit(course.branchTo[stage * BRANCHES + j], upTo - below);
    below = Math.max(below, upTo);
  }
}

/** Stages so that every branch leads onward. */
function stagesInOrder(course: Course): number[] {
  const order: number[] = [];
  const visit = (stage: number): void => {
    if (order.includes(stage)) return;
    for (let j = 0; j < BRANCHES; j++) {
      const to = course.branchTo[stage * BRANCHES + j];
      if (to < RECOVERED) visit(to);
    }
    order.unshift(stage);
  };
  visit(0);
  return order;
}
