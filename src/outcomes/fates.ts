/** Two worlds, the same people and fates: what became of whom in the first against the second. */
import { Course, OUTCOME_BANDS, outcomeBand } from "../kernel/engine.ts";
import { ageAt } from "../population/people.ts";
import { BLOCK, type Population } from "../population/population.ts";
import type { Fates, WorldRun } from "./result.ts";

const zeros = (n: number): number[] => new Array<number>(n).fill(0);

/** Adds one to a counter. */
function add(counts: number[], i: number): void {
  counts[i] += 1;
}

/**
 * Compares worlds person by person (SOCIETY rule 5: spared is not deferred). Both must be runs of the same population.
 * Days are whole days of infection; "later" and "earlier" are of the first world against the second.
 */
export function compareFates(first: WorldRun, second: WorldRun, population: Population): Fates {
  const fates: Fates = {
    spared: 0,
    later: 0,
    earlier: 0,
    same: 0,
    newlyLost: 0,
    livesSpared: 0,
    livesLost: 0,
    byAge: {
      spared: zeros(OUTCOME_BANDS),
      later: zeros(OUTCOME_BANDS),
      earlier: zeros(OUTCOME_BANDS),
      newlyLost: zeros(OUTCOME_BANDS),
      livesSpared: zeros(OUTCOME_BANDS),
      livesLost: zeros(OUTCOME_BANDS),
      people: zeros(OUTCOME_BANDS),
    },
    byPlace: {
      spared: zeros(population.places),
      newlyLost: zeros(population.places),
      livesSpared: zeros(population.places),
      livesLost: zeros(population.places),
    },
    sparedByDay: zeros(second.days),
    newlyLostByDay: zeros(first.days),
  };
  for (let place = 0; place < population.places; place++) {
    const start = population.firstBlock[place] * BLOCK;
    const people = population.people[place];
    for (let local = 0; local < people; local++) {
      const address = start + local;
      const band = outcomeBand(ageAt(population, address));
      add(fates.byAge.people, band);
      const inFirst = first.infectedOn[address];
      const inSecond = second.infectedOn[address];
      if (inFirst !== inSecond) {
        if (inFirst === 0) {
          fates.spared++;
          add(fates.byAge.spared, band);
          add(fates.byPlace.spared, place);
          add(fates.sparedByDay, inSecond - 1);
        } else if (inSecond === 0) {
          fates.newlyLost++;
          add(fates.byAge.newlyLost, band);
          add(fates.byPlace.newlyLost, place);
          add(fates.newlyLostByDay, inFirst - 1);
        } else if (inFirst > inSecond) {
          fates.later++;
          add(fates.byAge.later, band);
        } else {
          fates.earlier++;
          add(fates.byAge.earlier, band);
        }
      } else if (inFirst !== 0) fates.same++;
      const diedInFirst = (first.people[address] & 3) === Course.dead;
      const diedInSecond = (second.people[address] & 3) === Course.dead;
      if (diedInFirst === diedInSecond) continue;
      if (diedInSecond) {
        fates.livesSpared++;
        add(fates.byAge.livesSpared, band);
        add(fates.byPlace.livesSpared, place);
      } else {
        fates.livesLost++;
        add(fates.byAge.livesLost, band);
        add(fates.byPlace.livesLost, place);
      }
    }
  }
  return fates;
}
