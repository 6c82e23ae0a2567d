/** Counts over everybody of a world. */
import { addressOf } from "./people.ts";
import { BLOCK, type Population, type PopulationType, TEMPLATES } from "./population.ts";

/**
 * Shares of people by year of age. Computed people are counted as their templates have them, every type by the people of its
 * places (a place whose last cycle is cut off differs by a few); people given one by one are counted.
 */
export function ageShares(population: Population): PopulationType["ages"] {
  const { table, templates, typeOf, people } = population;
  const ages = new Float64Array(128);
  const count = (entry: Uint32Array, from: number, to: number, weight: number): void => {
    for (let i = from; i < to; i++) ages[entry[i] & 127] += weight;
  };
  if (table === null) {
    const ofType = new Float64Array(population.types);
    people.forEach((number, place) => {
      ofType[typeOf[place]] += number;
    });
    const cycle = BLOCK * TEMPLATES;
    ofType.forEach((number, type) =>
      count(templates.entry, type * cycle, (type + 1) * cycle, number / cycle),
    );
  } else {
    people.forEach((number, place) => {
      const first = addressOf(population, place, 0);
      count(table.person, first, first + number, 1);
    });
  }
  const shares = Array.from(ages, (number, age) => ({
    from: age,
    to: age,
    share: number / population.total,
  }));
  return shares.slice(0, shares.findLastIndex(({ share }) => share > 0) + 1);
}
