/** How patients expose the staff of wards, among computed people: by population type, course class and level of the staff. */
import { type Population, WORK_SIZES } from "../population/population.ts";
import type { Exposure } from "./exposure.ts";
import type { Pools } from "./pools.ts";

const SIZES = WORK_SIZES.length;

/** Hospitals of one area, as a patient meets them. */
interface Area {
  staff: number;
  /** Share of each type's people who are nursed there. */
  patients: Float64Array;
  pool: number;
  /** Share of its staff by size of workplace. */
  sizes: Float64Array;
}

/** Share of the people of each type whose ward has staff. */
export function nursedShare(population: Population): Float64Array {
  return areasOf(population).reduce(
    (sum, { patients }) => sum.map((share, t) => share + patients[t]),
    new Float64Array(population.types),
  );
}

/** Areas of like staff, type and sizes of hospitals are one. */
function areasOf(population: Population): Area[] {
  const { types, typeOf, wardOf, wardPtr, wardPlace, wardSlot, wardBefore, wardStaff } = population;
  const people = new Float64Array(types);
  const nursed = Array.from(wardStaff, () => new Float64Array(types));
  population.people.forEach((count, place) => {
    people[typeOf[place]] += count;
    nursed[wardOf[place]][typeOf[place]] += count;
  });
  return Array.from(wardStaff, (staff, area) => {
    const sizes = new Float64Array(SIZES);
    for (let i = wardPtr[area]; i < wardPtr[area + 1] && population.table === null; i++) {
      const upTo = i + 1 < wardPtr[area + 1] ? wardBefore[i + 1] : staff;
      sizes[sizeOf(population, wardPlace[i], wardSlot[i])] += (upTo - wardBefore[i]) / staff;
    }
    const pool = wardPtr[area] < wardPtr[area + 1] ? typeOf[wardPlace[wardPtr[area]]] : 0;
    return { staff, patients: nursed[area].map((count, t) => count / Math.max(1, people[t])), pool, sizes };
  }).filter(({ staff }) => staff > 0);
}

/** Size class of the workplace that a slot of a place is in. */
function sizeOf(population: Population, place: number, slot: number): number {
  const row = place * (SIZES + 1);
  let q = 0;
  while (population.workStart[row + q + 1] <= slot - population.teachers[place]) q++;
  return q;
}

/**
 * Expected victims of one patient among the staff, [types][kinds][levels][pools × sizes], at that factor on all rates;
 * null if no stage of the disease is spent in a ward.
 */
export function staffVictims(
  population: Population,
  { means, chance }: Exposure,
  pools: Pools,
  levels: readonly number[],
): ((factor: number) => Float64Array[][][]) | null {
  if (means[4].every((exposure) => exposure === 0)) return null;
  const areas = areasOf(population);
  const share = population.wardStaff16 / 65536;
  return (factor) =>
    Array.from({ length: population.types }, (_, t) =>
      means[4].map((_exposure, c) =>
        levels.map((susceptibility, l) => {
          const victims = new Float64Array(population.types * SIZES);
          for (const { staff, patients, pool, sizes } of areas) {
            if (patients[t] === 0 || pools.all[pool] === 0) continue;
            const there = (staff * pools.at[pool][l]) / pools.all[pool];
            const each = chance(4, c, (factor * susceptibility * share) / staff);
            for (let q = 0; q < SIZES; q++)
              victims[pool * SIZES + q] += patients[t] * there * each * sizes[q];
          }
          return victims;
        }),
      ),
    );
}
