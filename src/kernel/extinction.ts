/**
 * Whether an outbreak takes off: chains of infection that one case starts either die out or grow without end. By the
 * generating function of the number infected by one, which varies with individual infectiousness and with the course.
 *
 * Approximate: every case is taken for a typical one (a person drawn at random has fewer contacts than those whom a
 * disease finds), and the number infected for a Poisson number however few housemates there are.
 */
import type { Population } from "../population/population.ts";
import { crowdOf } from "./crowd.ts";
import { type BySetting, SETTINGS } from "./engine.ts";
import { attackOf, exposureOf, sampleExposures, withClassRate } from "./exposure.ts";
import type { Course } from "./plan.ts";
import { transmissionDiscount } from "./timing.ts";

const STEPS = 10_000;
const PRECISION = 1e-9;

/**
 * Chance that an outbreak started by one case takes off; 0 where it cannot grow.
 *
 * @param bySetting relative numbers of victims by setting
 * @param growth rate of early growth, a day: it sets the mean number infected by one
 */
export function takeOffChance(
  course: Course,
  population: Population,
  bySetting: BySetting,
  growth: number,
): number {
  if (growth <= 0) return 0;
  const exposure = exposureOf(course, population);
  const { kind, share } = crowdOf(population, course, exposure);
  const cases = new Float64Array(exposure.classes);
  share.forEach((each, i) => {
    cases[kind[i]] += each;
  });
  const whole = bySetting.reduce((sum, victims) => sum + victims, 0);
  const means = SETTINGS.map((_, s) => cases.reduce((sum, n, c) => sum + n * exposure.means[s][c], 0));
  const parts = SETTINGS.map((_, s) => (means[s] > 0 ? bySetting[s] / whole / means[s] : 0));
  const discount = transmissionDiscount(course, exposure.example)(growth);
  const discounted = cases.reduce(
    (sum, n, c) =>
      sum + n * SETTINGS.reduce((all, _, s) => all + parts[s] * exposure.means[s][c] * discount[s][c], 0),
    0,
  );
  const infects = 1 / discounted;
  /** Expected number infected by sampled courses, in equal shares of each course class. */
  const courses = exposure.example.map((age, c) => {
    const samples = sampleExposures(withClassRate(course, exposure.inClass[c]), age);
    return samples[0].map(
      (_, i) => infects * SETTINGS.reduce((sum, _s, s) => sum + parts[s] * samples[s][i], 0),
    );
  });
  const attack = attackOf(course.variation);
  // Take-off is the largest t with t = E[1 - e^(-ν·mean·t)]; falling from 1 finds it.
  let chance = 1;
  for (let step = 0; step < STEPS; step++) {
    const next = courses.reduce(
      (sum, of, c) => sum + (cases[c] * of.reduce((all, mean) => all + attack(mean * chance), 0)) / of.length,
      0,
    );
    const moved = chance - next;
    chance = next;
    if (moved < PRECISION) break;
  }
  return chance;
}
