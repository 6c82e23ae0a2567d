/** Sectors of work: which sector a workplace is of. */
import { mix } from "../maths/philox.ts";
import type { Grade } from "../parameter.ts";
import { WORDS } from "./meetings.ts";
import { type Population, WORK_SIZES } from "./population.ts";

/** Sectors are numbered by a byte of the log; so many at most (`SECTORS` of the kernel). */
const MOST_SECTORS = 16;
const GOLDEN = 0x9e3779b9;

export interface Sector {
  name: string;
  /** Share of all jobs but teaching; NaN for teaching itself, and for the last, which takes what is left. */
  share: number;
  /** Plausible shares; null where the share follows from other numbers. */
  range: readonly [number, number] | null;
  grade: Grade;
  source: string;
}

const bls = "US Bureau of Labor Statistics, employment 2019, order of magnitude";

/**
 * Sectors in order of their numbers. The shares are of the United States and are taken for everywhere; a share of all
 * jobs is taken as a share of the jobs other than teaching (which are 2 in 100).
 */
export const SECTOR_LIST: readonly Sector[] = [
  {
    name: "education",
    share: Number.NaN,
    range: null,
    grade: "D",
    source: "teachers: one a class (schools.ts)",
  },
  { name: "health", share: 0.107, range: [0.05, 0.15], grade: "M", source: `${bls}: all health care` },
  { name: "power", share: 0.0026, range: [0.001, 0.005], grade: "M", source: `${bls}: electric power` },
  {
    name: "water",
    share: 0.002,
    range: [0.001, 0.004],
    grade: "M",
    source: `${bls}: water and sewers, municipal ones included`,
  },
  { name: "food", share: 0.02, range: [0.01, 0.04], grade: "M", source: `${bls}: food and beverage shops` },
  { name: "transport", share: 0.01, range: [0.005, 0.03], grade: "M", source: `${bls}: trucking` },
  { name: "telecom", share: 0.0047, range: [0.002, 0.008], grade: "M", source: `${bls}: telecommunications` },
  {
    name: "police-and-fire",
    share: 0.0067,
    range: [0.004, 0.012],
    grade: "M",
    source: `${bls}: sworn police .0046, fire .0021`,
  },
  {
    name: "sanitation-and-burial",
    share: 0.0039,
    range: [0.002, 0.008],
    grade: "M",
    source: `${bls}: waste .003, burial .0009`,
  },
  {
    name: "government",
    share: 0.05,
    range: [0.02, 0.1],
    grade: "X",
    source: "assumption: public offices without the above",
  },
  {
    name: "other-essential",
    share: 0.15,
    range: [0.05, 0.25],
    grade: "X",
    source: "assumption: fuel, care, farms, banks, repairs",
  },
  { name: "other", share: Number.NaN, range: null, grade: "D", source: "all other jobs" },
];

export const SECTOR_NAMES: readonly string[] = SECTOR_LIST.map((sector) => sector.name);

/** Number of a sector by name; -1 if there is none. */
export const sectorNumber = (name: string): number => SECTOR_LIST.findIndex((sector) => sector.name === name);

export const HEALTH: number = sectorNumber("health");
const OTHER = SECTOR_LIST.length - 1;

/** [17] cumulative thresholds of the sectors in 0..2³² (see `Population.sectorUpTo`). */
export function sectorThresholds(): Float64Array {
  const upTo = new Float64Array(MOST_SECTORS + 1).fill(WORDS);
  let before = 0;
  for (let k = 0; k < OTHER; k++) {
    if (k > 0) before += SECTOR_LIST[k].share;
    upTo[k] = before * WORDS;
  }
  return upTo;
}

/** What tells the workplaces of a place: the part of a population that is laid out before wards are. */
export type Workplaces = Pick<
  Population,
  "places" | "slots" | "teachers" | "workStart" | "keySlots" | "sectorUpTo" | "table"
>;

/**
 * Calls `visit` for every workplace of the sizes WORK_SIZES[fromClass] and above: computed ones only, classes left out.
 *
 * @param visit place, sector, people, and the first slot of the place
 */
export function eachWorkplace(
  population: Workplaces,
  fromClass: number,
  visit: (place: number, sector: number, people: number, slot: number) => void,
): void {
  const { workStart, keySlots, teachers, sectorUpTo } = population;
  const classes = WORK_SIZES.length;
  for (let place = 0; place < population.places; place++) {
    for (let q = fromClass; q < classes; q++) {
      const start = workStart[place * (classes + 1) + q];
      const size = WORK_SIZES[q];
      const count = (workStart[place * (classes + 1) + q + 1] - start) / size;
      let word = mix((keySlots[place] + q) | 0);
      for (let i = 0; i < count; i++) {
        let sector = 1;
        while (word >= sectorUpTo[sector]) sector++;
        visit(place, sector, size, teachers[place] + start + i * size);
        word = (word + GOLDEN) % WORDS;
      }
    }
  }
}
