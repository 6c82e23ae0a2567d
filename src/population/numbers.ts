/** People by number: everyone of a world in a row, places in order, 0 to `total` - 1. */
import { addressOf, placeOf } from "./people.ts";
import type { Population } from "./population.ts";

/** Number of the first person of every place. */
const firsts = new WeakMap<Population, Float64Array>();

function firstNumbers(population: Population): Float64Array {
  const known = firsts.get(population);
  if (known !== undefined) return known;
  const first = new Float64Array(population.places);
  for (let place = 1; place < population.places; place++) {
    first[place] = first[place - 1] + population.people[place - 1];
  }
  firsts.set(population, first);
  return first;
}

/** Number of the person at an address. */
export function numberOf(population: Population, address: number): number {
  const place = placeOf(population, address);
  return firstNumbers(population)[place] + address - addressOf(population, place, 0);
}

/** Address of the person of a number; throws RangeError if there is none. */
export function addressOfNumber(population: Population, number: number): number {
  if (!(Number.isInteger(number) && number >= 0 && number < population.total)) {
    throw new RangeError(`There is no person ${number}: people are numbered 0 to ${population.total - 1}.`);
  }
  const first = firstNumbers(population);
  let [low, high] = [0, population.places - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (first[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return addressOf(population, low, number - first[low]);
}
