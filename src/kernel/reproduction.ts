/**
 * R0 of a disease in a population, by setting.
 *
 * Definition (MODEL.md): distinct victims expected of a case of the tenth generation after a case drawn at random, over the
 * people of the templates (or those given), everyone else susceptible, no measures, ignoring competition between cases: at
 * home Σ(1 - E e^-Λ), in a class or workplace and among the staff of a ward likewise per member, about town, at a funeral
 * and among the others in a ward Λ itself. By then who is infected has settled. The limit of infinitely many generations
 * is of no use: there the few largest households infect themselves over and over.
 */
import { BAND_COUNT, type Population } from "../population/population.ts";
import { computedGroups } from "./computed-groups.ts";
import { crowdOf } from "./crowd.ts";
import type { BySetting } from "./engine.ts";
import { EVERY_DAY, exposureOf } from "./exposure.ts";
import { givenGroups } from "./given-groups.ts";
import type { Course } from "./plan.ts";
import { nursedShare } from "./staff.ts";
import { townOf } from "./town.ts";

/** Generations to the one whose growth is R0; see decision 011. */
export const GENERATIONS = 10;

export interface Reproduction {
  r0: number;
  /** Of that, the victims by setting. */
  bySetting: BySetting;
}

/**
 * Expected new cases per case in the tenth generation, as a function of a factor on all transmission rates.
 *
 * @param meanBySetting factor on the contacts of each setting, their mean over a week
 */
export function reproductionNumber(
  course: Course,
  population: Population,
  meanBySetting: BySetting = EVERY_DAY,
): (factor: number) => Reproduction {
  const exposure = exposureOf(course, population, meanBySetting);
  const crowd = crowdOf(population, course, exposure);
  const { size, type, band, kind, levels, level, homeEnd, crowding, crowdings, kinds } = crowd;
  const { table, bandRate } = population;
  const groups =
    table === null
      ? computedGroups(population, course, crowd, exposure)
      : givenGroups(population, table, crowd, exposure);
  const town = townOf(population, crowd);
  const fromKind = Uint32Array.from(kind, (c, i) => (crowding[i] * kinds + c) * levels.length);
  const bands = Uint16Array.from(band, (b, i) => type[i] * BAND_COUNT + b);
  const weight = new Float64Array(population.types * BAND_COUNT);
  for (let i = 0; i < size; i++) weight[bands[i]] += levels[level[i]];
  const [, , , meanTown, meanWard, meanFuneral] = exposure.means;
  const nursed = nursedShare(population);
  const visitors = Float64Array.from(nursed, (share) => share * (1 - population.wardStaff16 / 65536));
  /** Whether anyone is met in a ward or at a funeral. */
  const aside = [...meanWard, ...meanFuneral].some((exposed) => exposed > 0);

  return (factor) => {
    const generation = groups.under(factor);
    const perHousemate = crowdings.flatMap((left) =>
      Array.from({ length: kinds }, (_, c) =>
        levels.map((susceptibility) => exposure.chance(0, c, factor * susceptibility * left)),
      ).flat(),
    );
    let cases = crowd.share.slice();
    let next = new Float64Array(size);
    let r0 = 0;
    let bySetting: BySetting = [0, 0, 0, 0, 0, 0];
    for (let number = 1; number <= GENERATIONS; number++) {
      const here = generation.place(cases);
      const sources = new Float64Array(weight.length);
      const inWard = new Float64Array(weight.length);
      const atFuneral = new Float64Array(weight.length);
      for (let i = 0; i < size; i++) {
        sources[bands[i]] += here[i] * meanTown[kind[i]] * factor * bandRate[band[i]];
        next[i] = 0;
      }
      if (aside) {
        for (let i = 0; i < size; i++) {
          inWard[bands[i]] += here[i] * meanWard[kind[i]] * factor * visitors[type[i]];
          atFuneral[bands[i]] += here[i] * meanFuneral[kind[i]] * factor;
        }
      }
      generation.spread(cases, here);
      const inTown = town.spread(sources.map((x, b) => x + inWard[b] + atFuneral[b]));
      let sum = generation.elsewhere();
      for (let i = 0; i < size; i++) {
        for (let j = i + 1; j < homeEnd[i]; j++) {
          next[j] += here[i] * perHousemate[fromKind[i] + level[j]];
          next[i] += here[j] * perHousemate[fromKind[j] + level[i]];
        }
        next[i] += inTown[bands[i]] * levels[level[i]];
        next[i] += generation.at(i);
        sum += next[i];
      }
      r0 = sum;
      if (sum === 0) break;
      if (number === GENERATIONS) {
        const victims = (from: Float64Array): number =>
          town.spread(from).reduce((all, x, b) => all + x * weight[b], 0);
        const [inClass, atWork, ofStaff] = generation.totals();
        const others = [victims(sources), ofStaff + victims(inWard), victims(atFuneral)] as const;
        const known = inClass + atWork + others[0] + others[1] + others[2];
        bySetting = [Math.max(0, sum - known), inClass, atWork, ...others];
      }
      for (let i = 0; i < size; i++) next[i] /= sum;
      [cases, next] = [next, cases];
      generation.turn(sum);
    }
    return { r0, bySetting };
  };
}
