/** Who is there to run a service: workers counted by place of work, and those of them who are missing. */
import { SECTORS } from "../../kernel/engine.ts";
import { power } from "../../maths/power.ts";
import { GroupKind, type Population } from "../../population/population.ts";
import { eachWorkplace, sectorNumber } from "../../population/sectors.ts";
import type { Today } from "../mechanism.ts";
import type { Crew } from "./table.ts";

/** Adds up the workers of each place of work by sector, [P × SECTORS], but for teachers. */
export function countWorkforce(population: Population, workers: Float64Array): void {
  const { table } = population;
  workers.fill(0);
  if (table === null) {
    eachWorkplace(population, 0, (place, sector, people) => {
      workers[place * SECTORS + sector] += people;
    });
    return;
  }
  table.groupKind.forEach((kind, group) => {
    if (kind !== GroupKind.workplace) return;
    const people = table.groupPtr[group + 1] - table.groupPtr[group];
    workers[table.groupPlace[group] * SECTORS + table.groupSector[group]] += people;
  });
}

/** Workers by place, of the sectors of a crew. */
export function crewOf({ sectors }: Crew, workers: Float64Array, places: number): Float64Array {
  const numbers = sectors.map(sectorNumber);
  return Float64Array.from({ length: places }, (_, p) =>
    numbers.reduce((sum, sector) => sum + workers[p * SECTORS + sector], 0),
  );
}

/** [areas] share of people alive, 1 where nobody ever lived. */
function aliveShares({ living, population }: Today, areaOf: ArrayLike<number>): Float64Array {
  const { places, people } = population;
  const alive = new Float64Array(places);
  const all = new Float64Array(places);
  for (let p = 0; p < places; p++) {
    alive[areaOf[p]] += Math.max(0, living[p]);
    all[areaOf[p]] += people[p];
  }
  return alive.map((count, a) => (all[a] > 0 ? count / all[a] : 1));
}

/** Share of the workers of the whole world, of every sector, who are at work today; 1 in a world without any. */
function everyoneShare({ fields: f, counts }: Today): number {
  let [present, all] = [0, 0];
  for (let at = 0; at < f.workforce.length; at++) {
    all += f.workforce[at];
    present += Math.max(0, f.workforce[at] - counts.missing[at]) * f.willing[at];
  }
  return all > 0 ? present / all : 1;
}

/**
 * [areas] share of a crew that is at work today, 0 to 1: those not missing yesterday, times those of them who are willing;
 * `perHead` of as many as the living need. Where fewer work than the least crew, the others of it come from elsewhere, or
 * one worker who falls ill would be a service that fails: they are absent as the crews of the whole world are, and in a
 * world too small for a crew as all its workers are.
 *
 * @param areaOf [P] number of the area of a place, below P
 */
export function presentShares(
  today: Today,
  { sectors, perHead }: Crew,
  areaOf: ArrayLike<number>,
): Float64Array {
  const { fields: f, counts, population } = today;
  const { places } = population;
  const least = today.value("leastCrew");
  const present = new Float64Array(places);
  const all = new Float64Array(places);
  const world = { present: 0, all: 0 };
  for (const sector of sectors.map(sectorNumber)) {
    for (let p = 0; p < places; p++) {
      const at = p * SECTORS + sector;
      const workers = f.workforce[at];
      const here = Math.max(0, workers - counts.missing[at]) * f.willing[at];
      all[areaOf[p]] += workers;
      present[areaOf[p]] += here;
      world.all += workers;
      world.present += here;
    }
  }
  const elsewhere = world.all > 0 && world.all >= least ? world.present / world.all : everyoneShare(today);
  const shares = present.map((count, a) => {
    const lent = Math.max(0, least - all[a]);
    return lent + all[a] > 0 ? (count + lent * elsewhere) / (lent + all[a]) : elsewhere;
  });
  if (!perHead) return shares;
  const alive = aliveShares(today, areaOf);
  return shares.map((share, a) => (alive[a] > 0 ? Math.min(1, share / alive[a]) : share));
}

/** Output at so much of what is needed: nothing at nothing, all from 1 on. */
export function curve(share: number, exponent: number): number {
  if (share >= 1) return 1;
  return share > 0 ? power(share, exponent) : 0;
}

/** What a crew gets done with a share of it present; of its `operated` part every absent one is missing. */
export function staffedOutput(present: number, required: number, exponent: number, operated: number): number {
  const enough = curve(present / required, exponent);
  return operated > 0 ? (1 - operated) * enough + operated * curve(present, exponent) : enough;
}

/** Debt of repairs after a day, 0 to 1: it grows by what is short of the required staff (below 1) and shrinks by what is above. */
export function nextDebt(
  debt: number,
  present: number,
  required: number,
  growth: number,
  repair: number,
): number {
  const short = Math.max(0, 1 - present / required);
  const spare = Math.max(0, (present - required) / (1 - required));
  return Math.min(1, Math.max(0, debt + growth * short - repair * spare));
}
