/**
 * Who lives with whom: the people of a template, known by their ages, are put into its households. The ages and the
 * sizes are given (they are the marginals); what is chosen here is only who goes where. All probabilities and gaps
 * are assumptions, chosen for households that look like those of a census; no result is fitted to them.
 */
import { type AgePool, OLDEST } from "./ages.ts";
import { type Draw, shuffle } from "./draws.ts";
import { PEOPLE } from "./parameters.ts";

export const ADULT = 18;
const YOUNGEST_PARENT = PEOPLE.youngestParent.value;
const OLDEST_PARENT = PEOPLE.oldestParent.value;
/** Draws that put seats or people in order are in parts of this. */
const FINE = 1 << 20;
/** More than the households of a template. */
const HOMES = 2048;

/** Tells how likely an adult is to live alone, relative to others: more in old age. */
const aloneWeight = (age: number): number => (age < 30 ? 8 : age < 65 ? 10 : age < 75 ? 11 : 16);

/**
 * The ages in each household, adults first; `sizes` must sum to the people in the pool, which is emptied.
 *
 * Households with children come first, then others of three and more, then people living alone, then couples.
 */
export function formHouseholds(pool: AgePool, sizes: readonly number[], draw: Draw): number[][] {
  const children = seatChildren(pool, sizes, draw);
  const households: number[][] = sizes.map(() => []);
  const each = (
    wanted: (size: number, children: number) => boolean,
    form: (home: number[], index: number) => void,
  ) =>
    sizes.forEach((size, index) => {
      if (wanted(size, children[index])) form(households[index], index);
    });

  each(
    (size, seats) => seats === size,
    (home) => home.push(pool.takeNear(ADULT - 1, 0, OLDEST)),
  );
  each(
    (_, seats) => seats > 0,
    (home, index) => formFamily(home, sizes[index], children[index], pool, draw),
  );
  each(
    (size, seats) => seats === 0 && size > 2,
    (home, index) => formGrownHousehold(home, sizes[index], pool, draw),
  );
  each(
    (size, seats) => seats === 0 && size === 1,
    (home) => {
      const alone = pool.size(0, OLDEST, aloneWeight);
      home.push(pool.takeNumber(draw(alone), 0, OLDEST, aloneWeight));
    },
  );
  const couples = pairUp(pool, draw);
  each(
    (size, seats) => seats === 0 && size === 2,
    (home) => home.push(...couples.splice(-2)),
  );
  return households;
}

/**
 * How many under 18 each household gets. Every seat but the first of a household may be a child's; they are filled
 * household by household more than evenly, so that some have several children and some none: larger ones sooner, the
 * seat that leaves a lone adult later. Only when no
 * such seat is left do children go without an adult, in the smallest households first.
 */
function seatChildren(pool: AgePool, sizes: readonly number[], draw: Draw): number[] {
  const seats: number[] = [];
  const addSeat = (household: number, order: number) =>
    seats.push(Math.floor(order * FINE) * HOMES + household);
  sizes.forEach((size, household) => {
    const turn = draw(FINE) / FINE;
    for (let child = 1; child < size; child++) {
      const later = child === size - 1 ? 0.42 : 0;
      addSeat(household, turn + later + 0.1 * child + 0.5 / size);
    }
    addSeat(household, 100 + size + turn);
  });
  const counts = sizes.map(() => 0);
  const children = pool.size(0, ADULT - 1);
  for (const seat of Float64Array.from(seats).sort().subarray(0, children)) counts[seat % HOMES] += 1;
  return counts;
}

/** Siblings within about five years of the first, then one or two parents 18 to 45 years older, then other kin. */
function formFamily(home: number[], size: number, children: number, pool: AgePool, draw: Draw): void {
  const minors = home.splice(0);
  while (minors.length < children) {
    if (minors.length === 0) minors.push(pool.takeNumber(draw(pool.size(0, ADULT - 1)), 0, ADULT - 1));
    else minors.push(pool.takeNear(minors[0] + draw(11) - 5, 0, ADULT - 1));
  }
  const youngest = Math.min(...minors);
  const oldest = Math.max(...minors);
  const from = oldest + YOUNGEST_PARENT;
  const to = youngest + OLDEST_PARENT;
  const takeParent = (target: number): number => {
    const age = pool.takeNear(Math.max(target, from), from, to);
    return age >= 0 ? age : takeAdult(pool, target);
  };
  if (home.length < size - minors.length) {
    home.push(takeParent(Math.floor((youngest + oldest) / 2) + 18 + draw(13) + draw(13)));
  }
  if (home.length < size - minors.length) home.push(takeParent(home[0] + draw(8) + draw(8) - 7));
  while (home.length < size - minors.length) home.push(takeKin(home[0], pool, draw));
  home.push(...minors);
}

/** Three or more adults: two times in three a couple with grown children or parents of theirs, else people sharing. */
function formGrownHousehold(home: number[], size: number, pool: AgePool, draw: Draw): void {
  if (draw(3) < 2) {
    home.push(takeAdult(pool, 45 + draw(20)));
    home.push(takeAdult(pool, home[0] + draw(6) + draw(6) - 5));
    while (home.length < size) home.push(takeKin(home[0], pool, draw));
  } else {
    home.push(takeAdult(pool, ADULT + 1 + draw(16)));
    while (home.length < size) home.push(takeAdult(pool, home[0] + draw(7) - 3));
  }
}

/** Three times in four a grown child of someone aged `head`, or a sibling if they are too young for one; else a parent. */
function takeKin(head: number, pool: AgePool, draw: Draw): number {
  if (draw(4) === 0) return takeAdult(pool, head + 20 + draw(14));
  const child = ADULT + draw(12);
  return takeAdult(pool, head - child >= YOUNGEST_PARENT ? child : head + draw(13) - 6);
}

/** The adult nearest in age. There always is one: as many seats are left to adults as there are adults. */
const takeAdult = (pool: AgePool, target: number): number => pool.takeNear(target, ADULT, OLDEST);

/** Everyone left, so ordered that neighbours in the list are of similar age (mostly within ten years), pairs shuffled. */
function pairUp(pool: AgePool, draw: Draw): number[] {
  const people = new Float64Array(pool.size(0, OLDEST));
  for (let i = 0; i < people.length; i++) {
    const age = pool.takeNumber(0, 0, OLDEST);
    people[i] = (age * FINE + draw(8 * FINE)) * 128 + age;
  }
  people.sort();
  const pairs: number[][] = [];
  for (let i = 0; i < people.length; i += 2) pairs.push([people[i] % 128, people[i + 1] % 128]);
  shuffle(pairs, draw);
  return pairs.flat();
}
