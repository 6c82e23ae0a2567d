/** People of Great Britain who meet by age, as their contacts were counted, and nowhere else. */
import { BAND_COUNT, BANDS } from "../../src/population/population.ts";
import type { Setting } from "../../src/setting.ts";
import { ALONE, inTurn, layTown, NOWHERE } from "../town.ts";

/** All daily contacts, and thousands of people by band: POLYMOD microdata of Great Britain, made symmetric (as `us.ts`). */
const CONTACTS = [
  [1.862, 1.062, 0.341, 1.308, 2.267, 0.945, 0.502, 0.376],
  [0.642, 7.028, 0.985, 1.225, 3.146, 1.022, 0.681, 0.295],
  [0.352, 1.685, 8.218, 2.158, 2.536, 1.991, 0.675, 0.346],
  [0.512, 0.792, 0.816, 4.368, 2.497, 2.25, 0.989, 0.132],
  [0.654, 1.502, 0.707, 1.842, 3.752, 2.356, 1.329, 0.413],
  [0.275, 0.493, 0.561, 1.676, 2.379, 2.767, 1.259, 0.494],
  [0.184, 0.414, 0.24, 0.93, 1.693, 1.588, 1.512, 0.494],
  [0.251, 0.325, 0.222, 0.224, 0.953, 1.13, 0.894, 0.74],
];
const PEOPLE_BY_BAND = [3924.5, 6493.4, 3794.2, 10033.2, 13603.2, 13469.6, 10675.3, 5892.8];

/** Those people, who meet by that matrix and nowhere else. */
export function layBritain(people: number, r0: number, seedInfections: number): Setting {
  const stages = inTurn([{ name: "ill", dwell: { family: "fixed", days: 4 }, infectiousness: 1 }]);
  return layTown({
    people,
    days: 400,
    population: {
      ...ALONE,
      ages: PEOPLE_BY_BAND.map((share, band) => ({
        from: BANDS[band],
        to: band + 1 < BAND_COUNT ? BANDS[band + 1] - 1 : 100,
        share,
      })),
      contactMatrix: { contacts: CONTACTS, people: PEOPLE_BY_BAND },
    },
    disease: { name: "by-age", r0, stages, intensity: { ...NOWHERE, community: 1 } },
    seedInfections,
  });
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
