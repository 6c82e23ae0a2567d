/** How a place's jobs fall into workplaces. */
import { pow } from "../maths/elementary.ts";
import { PEOPLE } from "./parameters.ts";
import { LARGEST_WORKPLACE, type PopulationType, WORK_SIZES } from "./population.ts";

/**
 * Workplaces of s people are as common as s^-2.06 within a bracket: the density whose tail P(S >= s) is s^-1.06, found
 * for US firms by Axtell, "Zipf distribution of U.S. firm sizes", Science 293 (2001), doi:10.1126/science.1062081.
 */
const DENSITY_EXPONENT = -PEOPLE.workplaceExponent.value;

type Bracket = PopulationType["workplaces"][number];

/**
 * Share of people who work in a workplace of each ladder size (WORK_SIZES), summing to 1. Each bracket keeps its number of
 * workplaces and its people: a workplace between two rungs of the bracket stands for a part of one on each, with its people
 * in all, and one beside them for more than one on the near rung, less one on the next.
 *
 * @throws RangeError if no bracket has workplaces, or one is not of whole sizes from 1 to LARGEST_WORKPLACE
 */
export function workShares(type: PopulationType): Float64Array {
  const working = new Float64Array(WORK_SIZES.length);
  for (const bracket of type.workplaces) {
    const { from, to } = bracket;
    if (
      !(Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to && to <= LARGEST_WORKPLACE)
    ) {
      throw new RangeError(
        `workplaces must be brackets of whole sizes in 1 to ${LARGEST_WORKPLACE}; got ${from} to ${to}.`,
      );
    }
    const own = rungsIn(from, to);
    const kept = own.length > 1 ? splitBracket(bracket, own) : null;
    // A bracket too narrow for two rungs, or whose mean is beside all it has, is split between whatever rungs are next to it.
    const counts = kept?.every((count) => count >= 0) ? kept : splitBracket(bracket, ALL_RUNGS);
    counts.forEach((count, step) => {
      working[step] += count * WORK_SIZES[step];
    });
  }
  const people = working.reduce((sum, count) => sum + count, 0);
  if (!(people > 0)) {
    throw new RangeError(
      "workplaces must have at least one bracket of sizes from 1 on with a count above 0.",
    );
  }
  return working.map((count) => count / people);
}

const ALL_RUNGS: readonly number[] = WORK_SIZES.map((_, step) => step);

const rungsIn = (from: number, to: number): readonly number[] =>
  ALL_RUNGS.filter((step) => WORK_SIZES[step] >= from && WORK_SIZES[step] <= to);

/** [22] workplaces of a bracket on each of these rungs (two or more): as many, with as many people. */
function splitBracket({ from, to, count }: Bracket, rungs: readonly number[]): Float64Array {
  let density = 0;
  for (let size = from; size <= to; size++) density += pow(size, DENSITY_EXPONENT);
  const counts = new Float64Array(WORK_SIZES.length);
  let next = 1;
  for (let size = from; size <= to; size++) {
    while (next + 1 < rungs.length && size > WORK_SIZES[rungs[next]]) next++;
    const [low, high] = [WORK_SIZES[rungs[next - 1]], WORK_SIZES[rungs[next]]];
    const workplaces = (count * pow(size, DENSITY_EXPONENT)) / density;
    // A bracket reaches beyond its outer rungs; there is nothing beyond the ladder.
    const upper =
      rungs === ALL_RUNGS ? Math.min(1, (size - low) / (high - low)) : (size - low) / (high - low);
    counts[rungs[next - 1]] += workplaces * (1 - upper);
    counts[rungs[next]] += workplaces * upper;
  }
  return counts;
}

/**
 * First slot of each size class, and the end: [23], for `slots` jobs of a place. From the largest size down, a class
 * gets as many whole workplaces as the people due to it and to the larger ones make up, less those already placed, rounded;
 * what is over or short is due to the next smaller, and size 1 takes the rest. So the sum is exact, nothing is larger than
 * the place, and the tail grows with the place.
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
    const room = Math.floor((slots - placed) / size);
    people[step] = Math.min(room, Math.max(0, Math.round((due - placed) / size))) * size;
    placed += people[step];
  }
  people[0] = slots - placed;
  people.forEach((count, step) => {
    starts[step + 1] = starts[step] + count;
  });
  return starts;
}
