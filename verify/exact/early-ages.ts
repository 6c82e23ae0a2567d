/** Who is infected early where people meet by age: row A16. */
import { ageAt } from "../../src/population/people.ts";
import { BAND_COUNT, bandOf, BANDS } from "../../src/population/population.ts";
import type { Check, Conditions } from "../check.ts";
import { runLogged } from "../log.ts";
import { once } from "../once.ts";
import { layBritain, sum } from "./britain.ts";

const PEOPLE = 4_000_000;

/**
 * New cases for each susceptible person of a band, relative to the mean over all people, while 0.2 % to 1.5 % of people are
 * infected. By then the first cases, of any age, no longer count; few are immune yet, and those are taken out.
 */
function earlyIncidence(conditions: Conditions): number[] {
  const setting = layBritain(PEOPLE, 2, 100);
  const { population } = setting;
  const cases = new Array<number>(BAND_COUNT).fill(0);
  const exposed = new Array<number>(BAND_COUNT).fill(0);
  for (let fates = 1; fates <= (conditions.full ? 16 : 5); fates++) {
    const infectedBy = { all: 0, bands: new Array<number>(BAND_COUNT).fill(0) };
    const { infections } = runLogged(conditions, setting, { fates }, PEOPLE * 0.015);
    for (const { person } of infections) {
      const band = bandOf(ageAt(population, person));
      if (infectedBy.all++ >= PEOPLE * 0.002) {
        cases[band]++;
        for (let b = 0; b < BAND_COUNT; b++) exposed[b] += population.bandPeople[b] - infectedBy.bands[b];
      }
      infectedBy.bands[band]++;
    }
  }
  const rate = cases.map((n, band) => n / exposed[band]);
  const mean = sum(rate.map((each, band) => (each * population.bandPeople[band]) / PEOPLE));
  return rate.map((each) => each / mean);
}

const early = once(earlyIncidence);

export const earlyAges: readonly Check[] = [0.735, 1.684, 2.483, 1.106, 1.105, 0.805, 0.531, 0.341].map(
  (expected, band): Check => ({
    id: `A16 from ${BANDS[band]}`,
    claim: `Early cases per person of the band of age from ${BANDS[band]}, against the mean of all`,
    expected,
    tolerance: { relative: 0.05 },
    source: "dominant eigenvector of the same contacts [derived]",
    errorRate: "1 in 10,000: standard error 1.3 % at most of a band over other seeds, 0.7 % in full",
    obtain: (conditions) => early(conditions)[band],
  }),
);
