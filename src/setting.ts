/** Everything both worlds of a scenario share: places, people, and the disease with the rates that it has among them. */
import { compileCourse, scaleCourse } from "./kernel/course.ts";
import type { Course } from "./kernel/plan.ts";
import { solveRates } from "./kernel/transmission.ts";
import { buildPopulation } from "./population/build.ts";
import { PeopleError, type PeopleFile } from "./population/given/file.ts";
import { readPeople } from "./population/given/people.ts";
import type { Population } from "./population/population.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { busiestDay, weeklyMeans } from "./society/calendar.ts";
import type { Atlas } from "./world/atlas.ts";
import { arrivalPlaces } from "./world/arrivals.ts";
import { checkCordons } from "./world/cordons.ts";
import { COUNTRY_ATTRIBUTIONS } from "./world/countries.ts";
import { buildWorld } from "./world/places.ts";
import type { World } from "./world/world.ts";
import { checkZones } from "./world/zones.ts";

export interface Setting {
  scenario: Scenario;
  world: World;
  population: Population;
  /** Transmission rates meet what `scenario.disease` says: r0, growth or householdSar. */
  course: Course;
  /** Factor from relative to absolute rates; solving for it is the slow part of laying out. */
  rateFactor: number;
  /** What is strange about people given one by one, though not wrong; absent if they are computed. */
  warnings?: readonly string[];
}

/**
 * Lays out the world of a scenario. `atlas` is needed by scenarios of real places, `rateFactor` if already known, `people` if
 * the scenario names a table of people: they bring their number to each place, and places without any are left out.
 *
 * @throws WorldError for an unknown place or an empty world; PeopleError for a table that cannot be used;
 *   TransmissionError if no rates meet what the disease says
 */
export function prepareSetting(
  scenario: Scenario,
  atlas: Atlas | null,
  rateFactor?: number,
  people?: PeopleFile,
): Setting {
  const known = buildWorld(scenario.world, atlas, scenario.people);
  const table = scenario.population.people;
  if (table !== undefined && people === undefined) throw new PeopleError(`the table ${table} is not at hand`);
  const given = table === undefined || people === undefined ? null : readPeople(people, known);
  const world = credited(given?.world ?? known, scenario.population);
  // Said before the work begins, not when the first of them arrives.
  arrivalPlaces(scenario.arriveIn, world);
  checkCordons(scenario.worlds, world);
  checkZones(scenario.exposure, world);
  const population = buildPopulation(scenario, world, given);
  const week = weeklyMeans(scenario);
  // Rates are those of the day of the week with most contacts, of which the calendar leaves a share on the others.
  const relative = compileCourse(scenario.disease, busiestDay(population.contacts, week));
  const factor = rateFactor ?? solveRates(scenario.disease, relative, population, week);
  const course = scaleCourse(relative, factor);
  const setting = { scenario, world, population, course, rateFactor: factor };
  return given === null ? setting : { ...setting, warnings: given.warnings };
}

/** The people of a place follow its country's figures, but for those of the United States, who have a type of their own. */
function credited(world: World, { type, mixing, people }: Scenario["population"]): World {
  const follows = type === "country" && mixing === "structured" && people === undefined;
  if (!follows || !world.countries?.some(({ code }) => code !== "US")) return world;
  return { ...world, attributions: [...new Set([...world.attributions, ...COUNTRY_ATTRIBUTIONS])] };
}
