/** How many households of each size, and which template each is in. */
import { apportion } from "../maths/apportion.ts";
import { type Draw, shuffle } from "./draws.ts";
import { BLOCK, TEMPLATES } from "./population.ts";

/**
 * The fewest households to add or take away so that the number of people changes by `people`.
 *
 * @param sizes sizes that may be added
 * @param present households there are, by size: no more can be taken away
 * @returns changes by size (negative: taken away), or undefined if there are none that do
 */
export function fewestChanges(
  people: number,
  sizes: readonly number[],
  present: ArrayLike<number>,
): Int32Array | undefined {
  const none = new Int32Array(Math.max(0, ...sizes) + 1);
  if (people === 0) return none;
  // Breadth first over the change made so far; every step is one household more or less.
  const made = new Map<number, Int32Array>([[0, none]]);
  const reach = Math.abs(people) + 2 * none.length;
  for (const [change, households] of made) {
    for (const size of sizes) {
      for (const step of [1, -1]) {
        const next = change + step * size;
        if (Math.abs(next) > reach || made.has(next) || households[size] + step < -present[size]) continue;
        const changed = households.slice();
        changed[size] += step;
        if (next === people) return changed;
        made.set(next, changed);
      }
    }
  }
  return undefined;
}

function sizesOf(shares: readonly number[]): number[] {
  const sizes = shares.flatMap((share, index) => (share > 0 ? [index + 1] : []));
  if (shares.length > 31 || sizes.length === 0 || shares.some((share) => !(share >= 0 && share < Infinity))) {
    throw new RangeError(
      `householdSizes must be 1 to 31 shares of households (of 1 person, of 2, …), 0 or more and not all 0; got [${shares.join(", ")}].`,
    );
  }
  return sizes;
}

const impossible = (sizes: readonly number[]): RangeError =>
  new RangeError(
    `Households of ${sizes.join(", ")} people cannot make up ${BLOCK} people exactly; give a share to some other size, such as 1.`,
  );

const peopleIn = (counts: ArrayLike<number>): number => {
  let people = 0;
  for (let size = 1; size < counts.length; size++) people += counts[size] * size;
  return people;
};

/**
 * Households by size for all templates together (index = size). The rule: `people` / mean size households, rounded, are
 * apportioned by the shares; then the fewest households of the sizes given are added or taken away that make it
 * so many people.
 */
export function countHouseholds(shares: readonly number[], people: number = BLOCK * TEMPLATES): Uint32Array {
  const sizes = sizesOf(shares);
  const weights = [0, ...shares];
  const mean = peopleIn(weights) / weights.reduce((sum, share) => sum + share, 0);
  const counts = apportion(Math.round(people / mean), weights);
  const changes = fewestChanges(people - peopleIn(counts), sizes, counts);
  if (!changes) throw impossible(sizes);
  for (const size of sizes) counts[size] += changes[size];
  return counts;
}

/**
 * The sizes of the households of every template, each list summing to its room (1,024), in random order. The rule: largest
 * first, each into the template with the most room left (the first such); so every size is spread evenly, and the
 * small ones fill the rest. Where they do not (few or no one-person households), a template changes the fewest of its
 * own households.
 */
export function packHouseholds(
  shares: readonly number[],
  draw: Draw,
  room: Int32Array = new Int32Array(TEMPLATES).fill(BLOCK),
): number[][] {
  const sizes = sizesOf(shares);
  const counts = countHouseholds(
    shares,
    room.reduce((sum, people) => sum + people, 0),
  );
  const held = Array.from(room, () => new Int32Array(counts.length));
  for (let size = counts.length - 1; size >= 1; size--) {
    for (let i = 0; i < counts[size]; i++) {
      let roomiest = 0;
      for (let t = 1; t < TEMPLATES; t++) if (room[t] > room[roomiest]) roomiest = t;
      room[roomiest] -= size;
      held[roomiest][size] += 1;
    }
  }
  return held.map((households, t) => {
    const changes = fewestChanges(room[t], sizes, households);
    if (!changes) throw impossible(sizes);
    const list: number[] = [];
    for (const size of sizes) {
      for (let i = 0; i < households[size] + changes[size]; i++) list.push(size);
    }
    shuffle(list, draw);
    return list;
  });
}
