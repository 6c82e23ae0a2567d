/** Classes, workplaces and wards of computed people: by their distributions, for there are too many to go through. */
import { type Population, Role, SCHOOL_AGES, SCHOOL_FROM, WORK_SIZES } from "../population/population.ts";
import type { Crowd } from "./crowd.ts";
import type { Exposure } from "./exposure.ts";
import type { GroupGeneration, GroupSpread } from "./generation.ts";
import { groupRates } from "./group-rates.ts";
import { countGroups } from "./groups.ts";
import type { Course } from "./plan.ts";
import { orOne, poolsOf } from "./pools.ts";
import { staffVictims } from "./staff.ts";

const SIZES = WORK_SIZES.length;
const sumOf = (numbers: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i];
  return sum;
};

export function computedGroups(
  population: Population,
  course: Course,
  crowd: Crowd,
  exposure: Exposure,
): GroupSpread {
  const { types } = population;
  const typeNumbers = Array.from({ length: types }, (_, t) => t);
  const kindNumbers = Array.from({ length: crowd.kinds }, (_, c) => c);
  const levelNumbers = crowd.levels.map((_, l) => l);
  const { type, role, age, kind, level } = crowd;
  const pools = poolsOf(population, crowd);
  const groups = typeNumbers.map((t) => countGroups(population, t));
  const staff = staffVictims(population, exposure, pools, crowd.levels);
  const pupilsOf = new Float64Array(types * SCHOOL_AGES);
  for (let i = 0; i < crowd.size; i++)
    if (role[i] === Role.pupil) pupilsOf[type[i] * SCHOOL_AGES + age[i] - SCHOOL_FROM]++;

  const under = (factor: number): GroupGeneration => {
    const rates = typeNumbers.map((t) =>
      groupRates(population, course, crowd, exposure, groups[t], pools, t, factor),
    );
    const ofPatient = staff?.(factor);
    // Of each pool, by level: cases who came by work, by workplace size, and teachers who came by class, by school age of
    // their pupils. They infect the same class on, and pupils of some ages meet more than others.
    let byWork = typeNumbers.map(() => levelNumbers.map(() => new Float64Array(SIZES)));
    let byClass = typeNumbers.map(() => levelNumbers.map(() => new Float64Array(SCHOOL_AGES)));
    const inClass = new Float64Array(types * SCHOOL_AGES);
    let ofStaff = 0;

    const infectStaff = (here: Float64Array): void => {
      if (ofPatient === undefined) return;
      const patients = typeNumbers.map(() => new Float64Array(crowd.kinds));
      for (let i = 0; i < crowd.size; i++) patients[type[i]][kind[i]] += here[i];
      for (const t of typeNumbers)
        for (const c of kindNumbers)
          for (const l of levelNumbers)
            ofPatient[t][c][l].forEach((victims, at) => {
              byWork[Math.floor(at / SIZES)][l][at % SIZES] += patients[t][c] * victims;
              ofStaff += patients[t][c] * victims;
            });
    };

    return {
      place(cases) {
        const here = cases.slice();
        const via = typeNumbers.map((t) =>
          levelNumbers.map((l) =>
            typeNumbers.reduce((sum, p) => {
              const came = sumOf(byWork[p][l]) + sumOf(byClass[p][l]);
              return sum + (came * pools.weight[t * types + p]) / orOne(pools.at[p][l]);
            }, 0),
          ),
        );
        for (let i = 0; i < crowd.size; i++) if (role[i] === Role.worker) here[i] += via[type[i]][level[i]];
        return here;
      },
      spread(cases, here) {
        const workers = typeNumbers.map(() => new Float64Array(crowd.kinds));
        const pupils = new Float64Array(types * SCHOOL_AGES);
        for (let i = 0; i < crowd.size; i++) {
          if (role[i] === Role.worker) workers[type[i]][kind[i]] += cases[i];
          else if (role[i] === Role.pupil) pupils[type[i] * SCHOOL_AGES + age[i] - SCHOOL_FROM] += cases[i];
        }
        const before = { byWork, byClass };
        byWork = [];
        byClass = [];
        ofStaff = 0;
        for (const p of typeNumbers) {
          const { fellows, toTeacher, taught, colleagues } = rates[p];
          const known = kindNumbers.map((c) =>
            typeNumbers.reduce((sum, t) => sum + workers[t][c] * pools.goes[t * types + p], 0),
          );
          // Workers in workplaces of a size, and teachers of an age, by kind: those of other ways there and those who came
          // by it.
          const atWork = WORK_SIZES.map((_, q) =>
            kindNumbers.map((c) =>
              levelNumbers.reduce(
                (sum, l) => sum + before.byWork[p][l][q] * pools.kind[p][l][c],
                known[c] * groups[p].working[q],
              ),
            ),
          );
          const teaching = Array.from(groups[p].teaching, (share, a) =>
            kindNumbers.map((c) =>
              levelNumbers.reduce(
                (sum, l) => sum + before.byClass[p][l][a] * pools.kind[p][l][c],
                known[c] * share,
              ),
            ),
          );
          byWork[p] = colleagues.map((sizes) =>
            Float64Array.from(sizes, (each, q) =>
              each.reduce((sum, victims, c) => sum + atWork[q][c] * victims, 0),
            ),
          );
          const here = pupils.subarray(p * SCHOOL_AGES, (p + 1) * SCHOOL_AGES);
          byClass[p] = toTeacher.map((each) => each.map((victims, a) => here[a] * victims));
          for (let a = 0; a < SCHOOL_AGES; a++) {
            let victims = here[a] * fellows[a];
            for (const c of kindNumbers) victims += teaching[a][c] * taught[c][a];
            const all = pupilsOf[p * SCHOOL_AGES + a];
            inClass[p * SCHOOL_AGES + a] = all > 0 ? victims / all : victims;
          }
        }
        infectStaff(here);
      },
      at: (i) => (role[i] === Role.pupil ? inClass[type[i] * SCHOOL_AGES + age[i] - SCHOOL_FROM] : 0),
      elsewhere() {
        let sum = 0;
        for (const pool of [...byClass, ...byWork])
          for (const row of pool) sum = row.reduce((total, x) => total + x, sum);
        return sum;
      },
      totals() {
        const teachers = byClass.reduce((sum, pool) => sum + sumOf(pool.map(sumOf)), 0);
        const workers = byWork.reduce((sum, pool) => sum + sumOf(pool.map(sumOf)), 0);
        return [teachers + sumOf(inClass.map((x, at) => x * pupilsOf[at])), workers - ofStaff, ofStaff];
      },
      turn(number) {
        byWork = byWork.map((pool) => pool.map((row) => row.map((x) => x / number)));
        byClass = byClass.map((pool) => pool.map((row) => row.map((x) => x / number)));
      },
    };
  };
  return { under };
}
