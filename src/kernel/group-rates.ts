/** What one case infects in a class or workplace, on average over those in the places of one population type. */
import { type Population, SCHOOL_AGES, SCHOOL_FROM, WORK_SIZES } from "../population/population.ts";
import type { Crowd } from "./crowd.ts";
import type { Exposure } from "./exposure.ts";
import { type Groups, teamOf } from "./groups.ts";
import type { Course } from "./plan.ts";
import { orOne, type Pools } from "./pools.ts";

export interface GroupRates {
  /** Expected fellow pupils of a pupil, by school age. */
  fellows: Float64Array;
  /** [levels][school ages] teachers of a level, of a pupil. */
  toTeacher: Float64Array[];
  /** [kinds][school ages] pupils, of a teacher of pupils of that age. */
  taught: Float64Array[];
  /** [levels][sizes][kinds] of a level among the colleagues of a worker of a kind. */
  colleagues: number[][][];
}

export function groupRates(
  population: Population,
  { susceptibility }: Course,
  { levels, kinds }: Crowd,
  { classOf, chance }: Exposure,
  groups: Groups,
  pools: Pools,
  pool: number,
  factor: number,
): GroupRates {
  const kindNumbers = Array.from({ length: kinds }, (_, c) => c);
  const has = pools.has[pool];
  const at = pools.at[pool];
  const all = orOne(pools.all[pool]);
  const fellows = new Float64Array(SCHOOL_AGES);
  const toTeacher = levels.map(() => new Float64Array(SCHOOL_AGES));
  const taught = kindNumbers.map(() => new Float64Array(SCHOOL_AGES));
  groups.classes.forEach((row, a) => {
    const pupilKind = classOf[a + SCHOOL_FROM];
    for (const { size, pupils, teachers, ofPupils, ofClasses } of row) {
      if (size < 2) continue;
      const x = (factor * Math.min(1, (size - 1) / population.fullClass)) / (size - 1);
      const pupil = susceptibility[a + SCHOOL_FROM];
      fellows[a] += ofPupils * (pupils - 1) * chance(1, pupilKind, x * pupil);
      levels.forEach((level, l) => {
        toTeacher[l][a] += (ofPupils * teachers * chance(1, pupilKind, x * level) * at[l]) / all;
      });
      for (const c of kindNumbers) if (has[c]) taught[c][a] += ofClasses * pupils * chance(1, c, x * pupil);
    }
  });
  const colleagues = levels.map((level, l) =>
    WORK_SIZES.map((size, q) =>
      kindNumbers.map((c) => {
        if (size < 2 || groups.working[q] === 0 || !has[c]) return 0;
        const present = at[l] / all;
        const rate = factor * level * Math.min(1, (size - 1) / population.fullWork);
        const team = teamOf(size);
        if (team === size) return present * (size - 1) * chance(2, c, rate / (size - 1));
        const share = population.teamShare16 / 65536;
        const far = (rate * (1 - share)) / (size - 1);
        return (
          present *
          ((team - 1) * chance(2, c, far + (rate * share) / (team - 1)) + (size - team) * chance(2, c, far))
        );
      }),
    ),
  );
  return { fellows, toTeacher, taught, colleagues };
}
