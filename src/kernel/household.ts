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
  const crowd = crowdOf(population, course, exposure);
  const { size, homeEnd, crowding, crowdings, share, kind, kinds, level, levels } = crowd;
  const pairs = new Float64Array(crowdings.length * kinds * levels.length);
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < homeEnd[i]; j++) {
      const row = crowding[i] * kinds;
      pairs[(row + kind[i]) * levels.length + level[j]] += share[i];
      pairs[(row + kind[j]) * levels.length + level[i]] += share[j];
    }
  }
  const all = pairs.reduce((sum, n) => sum + n, 0);
  if (all === 0) return () => 0;
  return (factor) =>
    pairs.reduce((sum, n, at) => {
      const row = Math.floor(at / levels.length);
      const x = factor * levels[at % levels.length] * crowdings[Math.floor(row / kinds)];
      return sum + n * exposure.chance(0, row % kinds, x);
    }, 0) / all;
}
