/** How much a case infects at home. */
import type { Population } from "../population/population.ts";
import { crowdOf } from "./crowd.ts";
import type { BySetting } from "./engine.ts";
import { EVERY_DAY, exposureOf } from "./exposure.ts";
import type { Course } from "./plan.ts";

/**
 * Probability that a housemate is infected by a given case, on average over all pairs of a person (as the case) and a
 * housemate, as a function of a factor on all rates; 0 if nobody has any.
 */
export function householdAttack(
  course: Course,
  population: Population,
  meanBySetting: BySetting = EVERY_DAY,
): (factor: number) => number {
  const exposure = exposureOf(course, population, meanBySetting);
  const { size, homeEnd, share, kind, kinds, level, levels } = crowdOf(population, course, exposure);
  const pairs = new Float64Array(kinds * levels.length);
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < homeEnd[i]; j++) {
      pairs[kind[i] * levels.length + level[j]] += share[i];
      pairs[kind[j] * levels.length + level[i]] += share[j];
    }
  }
  const all = pairs.reduce((sum, n) => sum + n, 0);
  if (all === 0) return () => 0;
  return (factor) =>
    pairs.reduce(
      (sum, n, at) =>
        sum + n * exposure.chance(0, Math.floor(at / levels.length), factor * levels[at % levels.length]),
      0,
    ) / all;
}
