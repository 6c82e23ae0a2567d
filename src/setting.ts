/** Everything both worlds of a scenario share: places, people, and the disease brought to its R0 among them. */
import { compileCourse, scaleCourse } from "./kernel/course.ts";
import type { Course } from "./kernel/plan.ts";
import { solveRates } from "./kernel/reproduction.ts";
import { buildPopulation } from "./population/build.ts";
import type { Population } from "./population/population.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Gazetteer } from "./world/gazetteer.ts";
import { buildWorld } from "./world/places.ts";
import type { World } from "./world/world.ts";

export interface Setting {
  scenario: Scenario;
  world: World;
  population: Population;
  /** Transmission rates meet `scenario.disease.r0`. */
  course: Course;
  /** Factor from relative to absolute rates; solving for it is the slow part of laying out. */
  rateFactor: number;
}

/**
 * Lays out the world of a scenario. `gazetteer` is needed by scenarios around a point, `rateFactor` if already known.
 *
 * @throws WorldError for an unknown place or an empty world; Error if R0 cannot be reached
 */
export function prepareSetting(
  scenario: Scenario,
  gazetteer: Gazetteer | null,
  rateFactor?: number,
): Setting {
  const world = buildWorld(scenario.world, gazetteer, scenario.people);
  const population = buildPopulation(scenario, world);
  const relative = compileCourse(scenario.disease);
  const factor = rateFactor ?? solveRates(relative, population, scenario.disease.r0);
  return { scenario, world, population, course: scaleCourse(relative, factor), rateFactor: factor };
}
