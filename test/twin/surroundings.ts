/** Random wards, sectors and ways out, upon places already laid out. */
import fc from "fast-check";
import { ELSEWHERE, SECTORS } from "../../src/kernel/engine.ts";
import { type Population, type Wards, WORK_SIZES } from "../../src/population/population.ts";
import { thresholdsOf } from "./numbers.ts";

export interface Surroundings {
  /** Weights of sectors from 1 on. */
  sectors: number[];
  wardStaff16: number;
  /** For workplace after workplace, the ward area they nurse in; -1 for none. */
  nursing: number[];
  /** Ward area of each place, dealt round. */
  wardOf: number[];
  /** From place to place (4 × 5, the last out of the world), 0 for no way. */
  flights: number[];
}

const AREAS = 3;

export const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  sectors: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: SECTORS - 1 }),
  wardStaff16: fc.constantFrom(0, 30000, 65536),
  nursing: fc.array(fc.oneof(fc.constant(-1), fc.nat({ max: AREAS - 1 })), { minLength: 1, maxLength: 9 }),
  wardOf: fc.array(fc.nat({ max: AREAS - 1 }), { minLength: 4, maxLength: 4 }),
  flights: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 })), {
    minLength: 20,
    maxLength: 20,
  }),
});

/** A workplace: where it lies, how many work there, and its first slot or number in a table. */
interface Workplace {
  place: number;
  people: number;
  slot: number;
}

function workplacesOf({ table, places, teachers, workStart }: Population): Workplace[] {
  const found: Workplace[] = [];
  if (table) {
    table.groupKind.forEach((kind, group) => {
      const people = table.groupPtr[group + 1] - table.groupPtr[group];
      if (kind === 2) found.push({ place: table.groupPlace[group], people, slot: group });
    });
    return found;
  }
  for (let place = 0; place < places; place++) {
    WORK_SIZES.forEach((people, sizeClass) => {
      const row = place * (WORK_SIZES.length + 1) + sizeClass;
      for (let start = workStart[row]; start < workStart[row + 1]; start += people) {
        found.push({ place, people, slot: teachers[place] + start });
      }
    });
  }
  return found;
}

function wardsOf(population: Population, { nursing, wardOf }: Surroundings): Wards {
  const workplaces = workplacesOf(population);
  const areas = Array.from({ length: AREAS }, (_, area) =>
    workplaces.filter((_, i) => nursing[i % nursing.length] === area),
  );
  const before = (staff: readonly Workplace[]): number[] =>
    staff.map((_, i) => staff.slice(0, i).reduce((sum, { people }) => sum + people, 0));
  const all = areas.flat();
  return {
    wardOf: Uint32Array.from({ length: population.places }, (_, place) => wardOf[place % wardOf.length]),
    wardPtr: Uint32Array.from({ length: AREAS + 1 }, (_, area) => areas.slice(0, area).flat().length),
    wardPlace: Uint32Array.from(all, ({ place }) => place),
    wardSlot: Uint32Array.from(all, ({ slot }) => slot),
    wardBefore: Uint32Array.from(areas.flatMap(before)),
    wardStaff: Uint32Array.from(areas, (staff) => staff.reduce((sum, { people }) => sum + people, 0)),
  };
}

function flightsOf(
  places: number,
  weights: readonly number[],
): Pick<Population, "flightPtr" | "flightTo" | "flightUpTo"> {
  const rows = Array.from({ length: places }, (_, from) =>
    weights
      .slice(from * 5, from * 5 + 5)
      .map((weight, to) => ({ weight, to: to === 4 ? ELSEWHERE : to }))
      .filter(({ weight, to }) => weight > 0 && to !== from && (to < places || to === ELSEWHERE)),
  );
  return {
    flightPtr: Uint32Array.from({ length: places + 1 }, (_, from) => rows.slice(0, from).flat().length),
    flightTo: Uint32Array.from(rows.flat(), ({ to }) => to),
    flightUpTo: Float64Array.from(rows.flatMap((row) => thresholdsOf(row.map(({ weight }) => weight)))),
  };
}

/** Puts them in the place of those of the population. */
export function surround(population: Population, parts: Surroundings): Population {
  const upTo = thresholdsOf(parts.sectors);
  return {
    ...population,
    sectorUpTo: Float64Array.from({ length: SECTORS + 1 }, (_, k) =>
      k === 0 ? 0 : (upTo[k - 1] ?? 2 ** 32),
    ),
    wardStaff16: parts.wardStaff16,
    ...wardsOf(population, parts),
    ...flightsOf(population.places, parts.flights),
  };
}
