/** Early exponential growth of a disease with given rates among certain people. */
import type { Population } from "../population/population.ts";
import { crowdOf } from "./crowd.ts";
import type { BySetting } from "./engine.ts";
import { exposureOf } from "./exposure.ts";
import type { Course } from "./plan.ts";
import { reproductionNumber } from "./reproduction.ts";
import { bisect, solveFactor } from "./solve.ts";
import { generationDiscount } from "./timing.ts";

const FASTEST = 5;

function agesOf(course: Course, population: Population): Float64Array {
  const { age, share } = crowdOf(population, course, exposureOf(course));
  const ages = new Float64Array(128);
  share.forEach((each, i) => {
    ages[age[i]] += each;
  });
  return ages;
}

export function growthRate(course: Course, population: Population, meanBySetting: BySetting): number {
  const { r0, bySetting } = reproductionNumber(course, population, meanBySetting)(1);
  const discount = generationDiscount(course, agesOf(course, population), bySetting);
  return bisect((r) => 1 - r0 * discount(r), -1, FASTEST);
}

export function solveGrowth(
  course: Course,
  population: Population,
  growth: number,
  meanBySetting: BySetting,
): number | null {
  const number = reproductionNumber(course, population, meanBySetting);
  const ages = agesOf(course, population);
  return solveFactor((factor) => {
    const { r0, bySetting } = number(factor);
    return r0 * generationDiscount(course, ages, bySetting)(growth);
  }, 1);
}
