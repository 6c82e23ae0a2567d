/** Who dies with nobody beside them. */
import { meanOverPeople } from "../../population/means.ts";
import type { Population } from "../../population/population.ts";

/** Households are told apart up to this size; larger ones count as so large. */
export const SIZES = 5;

/** [P × SIZES] shares of people by the size of their household, from those who live alone. */
export function sharesByHousehold(population: Population): Float64Array {
  const shares = new Float64Array(population.places * SIZES);
  for (let size = 1; size <= SIZES; size++) {
    const alike = (entry: number): number => (Math.min((entry >>> 7) & 31, SIZES) === size ? 1 : 0);
    meanOverPeople(population, alike).forEach((share, p) => (shares[p * SIZES + size - 1] = share));
  }
  return shares;
}

/**
 * Share of a place's people who have no living housemate, where so many of all are dead: as if deaths struck housemates
 * no more together than others, so it is too low where households die out as one.
 */
export function shareAlone(shares: Float64Array, place: number, dead: number): number {
  let [alone, allDead] = [0, 1];
  for (let others = 0; others < SIZES; others++) {
    alone += shares[place * SIZES + others] * allDead;
    allDead *= dead;
  }
  return alone;
}
