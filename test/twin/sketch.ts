/** Kernel plans from short sketches. */
import type { BySetting, MessagePlan, Modifier, Programme } from "../../src/kernel/engine.ts";
import { BRANCHES, type Course, DEAD, type KernelPlan, RECOVERED } from "../../src/kernel/plan.ts";
import { fixedQuantile } from "../../src/maths/distributions.ts";
import { tabulate } from "../../src/maths/quantile.ts";
import type { Population } from "../../src/population/population.ts";

const AGES = 128;

export interface StageSketch {
  dwell: Float64Array;
  rate: BySetting;
  ill: boolean;
  severe?: boolean;
  dead?: boolean;
  /** Share of those below and from 50 years who take each branch; the last takes the rest. */
  next: { to: number; young: number; old: number }[];
}

export const fixedDwell = (days: number): Float64Array => tabulate(fixedQuantile(days));
export const recovers: StageSketch["next"] = [{ to: RECOVERED, young: 1, old: 1 }];
export const dies: StageSketch["next"] = [{ to: DEAD, young: 1, old: 1 }];

export function sketchCourse(
  stages: readonly StageSketch[],
  { variation = null, susceptibility = 1, immunity = 0 }: Partial<CourseSketch> = {},
): Course {
  const branchUpTo = new Float64Array(stages.length * BRANCHES * AGES).fill(2 ** 32);
  const branchTo = new Uint8Array(stages.length * BRANCHES).fill(RECOVERED);
  stages.forEach(({ next }, stage) => {
    next.forEach(({ to }, j) => {
      branchTo.fill(to, stage * BRANCHES + j, (stage + 1) * BRANCHES);
      if (j === next.length - 1) return;
      const upTo = (side: "young" | "old"): number =>
        2 ** 32 * next.slice(0, j + 1).reduce((sum, branch) => sum + branch[side], 0);
      const row = (stage * BRANCHES + j) * AGES;
      branchUpTo.fill(upTo("young"), row, row + 50).fill(upTo("old"), row + 50, row + AGES);
    });
  });
  const byAge = (value: number | readonly number[]): Float64Array =>
    Float64Array.from({ length: AGES }, (_, age) =>
      typeof value === "number" ? value : value[age % value.length],
    );
  return {
    names: stages.map((_, stage) => `stage ${stage}`),
    stages: stages.length,
    dwell: Float64Array.from(stages.flatMap(({ dwell }) => [...dwell])),
    rate: Float64Array.from(stages.flatMap(({ rate }) => [...rate])),
    ill: Uint8Array.from(stages, ({ ill }) => Number(ill)),
    severe: Uint8Array.from(stages, ({ severe = false }) => Number(severe)),
    dead: Uint8Array.from(stages, ({ dead = false }) => Number(dead)),
    branchUpTo,
    branchTo,
    variation,
    susceptibility: byAge(susceptibility),
    immunity: byAge(immunity).map((share) => share * 2 ** 32),
  };
}

export interface CourseSketch {
  variation: Float64Array | null;
  /** By age, repeated if there are fewer. */
  susceptibility: number | readonly number[];
  /** Shares by age, repeated if there are fewer. */
  immunity: number | readonly number[];
}

const quietMessage: MessagePlan = {
  name: "quiet",
  beliefTrait: 2,
  tellShare: 0,
  stifle: 0,
  gapDays: 1,
};

export const doNothing: Modifier = {
  name: "nothing",
  trait: 0,
  when: {},
  source: [1, 1, 1, 1, 1, 1],
  target: [1, 1, 1, 1, 1, 1],
};

/** Everyone of any age in turn, for as long as there is supply, and nothing comes of it. */
export const turnOfAll: Programme = {
  name: "turn",
  claims: "standing",
  trait: 0,
  priority: [0, 1, 2, 3, 4, 5, 6, 7],
  delayDays: 0,
  scope: { self: true },
  effect: null,
};

/** A plan with one seed infection and silent messages, unless said otherwise. */
export function sketchPlan(
  population: Population,
  course: Course,
  more: Partial<KernelPlan> = {},
): KernelPlan {
  return {
    population,
    seeds: { people: 1, fates: 2 },
    course,
    modifiers: [],
    messages: [quietMessage, quietMessage, quietMessage],
    newsRate: [1, 1, 1, 1],
    classOf: Uint8Array.from({ length: 64 }, (_, bits) => Number(bits % 4 === 1 || bits % 4 === 2)),
    ceilings: [[1, 1, 1, 1, 1, 1]],
    imports: [],
    seedInfections: 1,
    arrivals: null,
    programmes: [],
    branches: [],
    confining: 0,
    emits: course.names.map(() => -1),
    countMissing: false,
    recordInfection: true,
    log: "all",
    ...more,
  };
}
