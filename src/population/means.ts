/** Means over the people of each place. */
import { addressOf, entryAt } from "./people.ts";
import { BLOCK, type Population, TEMPLATES } from "./population.ts";

/**
 * [P] mean over the people of each place of a function of their packed entries (see `Templates.entry`). Of computed people
 * it is that of the place's type, whose templates every 65,536 people repeat.
 */
export function meanOverPeople(population: Population, of: (entry: number) => number): Float64Array {
  const { places, people, typeOf, table, templates } = population;
  if (table !== null) {
    return Float64Array.from({ length: places }, (_, place) => {
      let sum = 0;
      for (let local = 0; local < people[place]; local++)
        sum += of(entryAt(population, addressOf(population, place, local)));
      return people[place] > 0 ? sum / people[place] : 0;
    });
  }
  const cycle = BLOCK * TEMPLATES;
  const byType = Float64Array.from({ length: templates.entry.length / cycle }, (_, type) => {
    let sum = 0;
    for (let i = type * cycle; i < (type + 1) * cycle; i++) sum += of(templates.entry[i]);
    return sum / cycle;
  });
  return Float64Array.from({ length: places }, (_, place) => byType[typeOf[place]]);
}
