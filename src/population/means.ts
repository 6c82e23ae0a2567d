/** Means over the people of each place, by age and size of household. */
import { addressOf, entryAt } from "./people.ts";
import { BLOCK, type Population, TEMPLATES, type Templates } from "./population.ts";

/** Age and size of household are the lower twelve bits of an entry (see `Templates.entry`). */
const CELLS = 1 << 12;

const known = new WeakMap<Templates, Uint32Array[]>();

/** By type: [CELLS] people of its templates. */
function cellsByType(templates: Templates): Uint32Array[] {
  const cycle = BLOCK * TEMPLATES;
  const found = known.get(templates);
  if (found !== undefined) return found;
  const types = Array.from({ length: templates.entry.length / cycle }, (_, type) => {
    const cells = new Uint32Array(CELLS);
    for (let i = type * cycle; i < (type + 1) * cycle; i++) cells[templates.entry[i] & (CELLS - 1)] += 1;
    return cells;
  });
  known.set(templates, types);
  return types;
}

/** [CELLS] people of a place, looked at one by one. */
function cellsOfPlace(population: Population, place: number): Uint32Array {
  const cells = new Uint32Array(CELLS);
  for (let local = 0; local < population.people[place]; local++)
    cells[entryAt(population, addressOf(population, place, local)) & (CELLS - 1)] += 1;
  return cells;
}

/**
 * [P] mean over the people of each place of a function of their packed entries, of which it sees age and size of
 * household. Of computed people it is that of the place's type, whose templates every 65,536 people repeat.
 */
export function meanOverPeople(population: Population, of: (entry: number) => number): Float64Array {
  const { places, typeOf, table, templates } = population;
  const mean = (cells: Uint32Array): number => {
    let [sum, people] = [0, 0];
    for (let cell = 0; cell < CELLS; cell++) {
      if (cells[cell] === 0) continue;
      people += cells[cell];
      sum += cells[cell] * of(cell);
    }
    return people > 0 ? sum / people : 0;
  };
  if (table !== null)
    return Float64Array.from({ length: places }, (_, place) => mean(cellsOfPlace(population, place)));
  const byType = cellsByType(templates).map(mean);
  return Float64Array.from({ length: places }, (_, place) => byType[typeOf[place]]);
}
