/** How a place's jobs fall into workplaces. */
import { pow } from "../maths/elementary.ts";
import { type PopulationType, WORK_SIZES } from "./population.ts";

/**
 * Workplaces of s people are as common as s^-2.06 within a bracket: the density whose tail P(S >= s) is s^-1.06, found
 * for US firms by Axtell, "Zipf distribution of U.S. firm sizes", Science 293 (2001), doi:10.1126/science.1062081.
 */
const DENSITY_EXPONENT = -2.06;

/**
 * Share of people who work in a workplace of each ladder size (WORK_SIZES), summing to 1. A workplace goes to the
 * ladder size nearest by ratio; its people, not the workplaces, are what is shared out.
 */
export function workShares(type: PopulationType): Float64Array {
  const shares = new Float64Array(WORK_SIZES.length);
  let people = 0;
  for (const { from, to, count } of type.workplaces) {
    let density = 0;
    for (let size = from; size <= to; size++) density += pow(size, DENSITY_EXPONENT);
    let step = 0;
    for (let size = from; size <= to; size++) {
      // Nearest by ratio: the geometric mean of two neighbours on the ladder is the border between them.
      while (step + 1 < WORK_SIZES.length && size * size > WORK_SIZES[step] * WORK_SIZES[step + 1]) step++;
      const working = ((count * pow(size, DENSITY_EXPONENT)) / density) * size;
      shares[step] += working;
      people += working;
    }
  }
  if (!(people > 0)) {
    throw new RangeError(
      "workplaces must have at least one bracket of sizes from 1 on with a count above 0.",
    );
  }
  return shares.map((working) => working / people);
}

/**
 * First slot of each size class, and the end: [23], for `slots` jobs of a place. From the largest size down, a class
 * gets as many whole workplaces as the people due to it and to the larger ones make up, less those already placed; what
 * is left over is due to the next smaller, and size 1 takes the rest. So the sum is exact, nothing is larger than the
 * place, and the tail grows with the place.
 *
 * @param shares people by ladder size, from `workShares`
 */
export function workStarts(slots: number, shares: Float64Array): Uint32Array {
  const starts = new Uint32Array(WORK_SIZES.length + 1);
  let due = 0;
  let placed = 0;
  const people = WORK_SIZES.map(() => 0);
  for (let step = WORK_SIZES.length - 1; step > 0; step--) {
    due += shares[step] * slots;
    const size = WORK_SIZES[step];
    people[step] = Math.max(0, Math.floor((Math.min(due, slots) - placed) / size)) * size;
    placed += people[step];
  }
  people[0] = slots - placed;
  people.forEach((count, step) => {
    starts[step + 1] = starts[step] + count;
  });
  return starts;
}
