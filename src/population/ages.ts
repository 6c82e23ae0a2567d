/** How many people of each age, and which template each is in. */
import { apportion } from "../maths/apportion.ts";
import { type Draw, shuffle } from "./draws.ts";
import { BLOCK, type PopulationType, TEMPLATES } from "./population.ts";

export const OLDEST = 100;

/**
 * People of each age 0..100 in all templates together: 65,536 apportioned to the age groups by their shares, and each
 * group equally to its years.
 */
export function countAges(groups: PopulationType["ages"]): Uint32Array {
  const counts = new Uint32Array(OLDEST + 1);
  let before = -1;
  for (const { from, to, share } of groups) {
    const whole = Number.isInteger(from) && Number.isInteger(to);
    if (!(whole && from > before && to >= from && to <= OLDEST && share >= 0 && share < Infinity)) {
      throw new RangeError(
        `ages must be groups of whole years in 0 to ${OLDEST}, in order and apart, each with a share of 0 or more; got ${from} to ${to} with share ${share}.`,
      );
    }
    before = to;
  }
  const people = apportion(
    BLOCK * TEMPLATES,
    groups.map(({ share }) => share),
  );
  groups.forEach(({ from, to }, group) => {
    const years = apportion(people[group], new Array<number>(to - from + 1).fill(1));
    counts.set(years, from);
  });
  return counts;
}

/**
 * The ages of each template: 64 lists of 1,024. All people in order of age are dealt out in rounds of 64, one to each
 * template in random order, so that every template carries the age distribution to within one person at any cut.
 */
export function dealAges(counts: Uint32Array, draw: Draw): AgePool[] {
  const pools = Array.from({ length: TEMPLATES }, () => new AgePool());
  const order = Uint8Array.from(pools.keys());
  let dealt = 0;
  counts.forEach((people, age) => {
    for (let i = 0; i < people; i++, dealt++) {
      if (dealt % TEMPLATES === 0) shuffle(order, draw);
      pools[order[dealt % TEMPLATES]].add(age);
    }
  });
  return pools;
}

const once = (): number => 1;

/** People still without a household, by age: each is taken once. */
export class AgePool {
  readonly #counts: Uint16Array = new Uint16Array(OLDEST + 1);

  add(age: number): void {
    this.#counts[age] += 1;
  }

  /** Takes the person in `from`..`to` nearest in age to `target` (the younger of two); -1 if there is none. */
  takeNear(target: number, from: number, to: number): number {
    for (let off = 0; off <= OLDEST; off++) {
      if (this.#has(target - off, from, to)) return this.#take(target - off);
      if (this.#has(target + off, from, to)) return this.#take(target + off);
    }
    return -1;
  }

  /** People left of ages `from`..`to`, each counted `weightOf(age)` times (a whole number). */
  size(from: number, to: number, weightOf: (age: number) => number = once): number {
    let sum = 0;
    for (let age = from; age <= to; age++) sum += this.#counts[age] * weightOf(age);
    return sum;
  }

  /** Takes the person number `index` (from 0) of those that `size` counts, in order of age; -1 if there are fewer. */
  takeNumber(index: number, from: number, to: number, weightOf: (age: number) => number = once): number {
    let left = index;
    for (let age = from; age <= to; age++) {
      left -= this.#counts[age] * weightOf(age);
      if (left < 0) return this.#take(age);
    }
    return -1;
  }

  #has(age: number, from: number, to: number): boolean {
    return age >= from && age <= to && this.#counts[age] > 0;
  }

  #take(age: number): number {
    this.#counts[age] -= 1;
    return age;
  }
}
