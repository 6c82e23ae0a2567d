/** Group quarters: wards of care homes and wings of prisons, each a home of many who are no family. */
import type { AgePool } from "./ages.ts";
import type { Draw } from "./draws.ts";
import { PEOPLE } from "./parameters.ts";
import { BLOCK, type Quarters, QUARTERS_FROM, TEMPLATES } from "./population.ts";

/** Care homes and prisons, as declared. */
export const QUARTERS: readonly Quarters[] = [
  { size: PEOPLE.careHomeSize.value, share: PEOPLE.careHomes.value, from: 70, to: 100 },
  { size: PEOPLE.prisonSize.value, share: PEOPLE.prisons.value, from: 18, to: 64 },
];

/**
 * The quarters of each template: homes of each kind to the nearest whole number of their share of 65,536 people, spread
 * evenly, the kinds one after another. Throws RangeError for a size that no home of quarters can have.
 */
export function placeQuarters(kinds: readonly Quarters[]): Quarters[][] {
  const homes = kinds.flatMap((kind) => {
    if (!(kind.size >= QUARTERS_FROM && kind.size <= 31))
      throw new RangeError(`Quarters hold ${QUARTERS_FROM} to 31 people, not ${kind.size}.`);
    return new Array<Quarters>(Math.round((BLOCK * TEMPLATES * kind.share) / kind.size)).fill(kind);
  });
  const placed = Array.from({ length: TEMPLATES }, (): Quarters[] => []);
  homes.forEach((home, i) => placed[Math.floor(((i + 0.5) * TEMPLATES) / homes.length)]?.push(home));
  return placed;
}

/** Ages of the residents of a home, taken at random from those of its ages who are left; the oldest likelier to be among old ones. */
export function moveIn({ size, from, to }: Quarters, pool: AgePool, draw: Draw): number[] {
  const weight = (age: number): number => (from >= 65 ? 1 + (age - from) : 1);
  return Array.from({ length: size }, () => {
    const left = pool.size(from, to, weight);
    return left > 0 ? pool.takeNumber(draw(left), from, to, weight) : pool.takeNear(from, 18, 100);
  });
}
