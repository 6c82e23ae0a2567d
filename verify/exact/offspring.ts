/** How many a case infects, and how unevenly, where infectiousness varies between people (Lloyd-Smith et al. 2005). */
import negativeBinomial from "@stdlib/stats-base-dists-negative-binomial";
import { lookup } from "../../src/maths/quantile.ts";
import { philox, seedWords } from "../../src/maths/philox.ts";
import type { Setting } from "../../src/setting.ts";
import type { Check, Conditions } from "../check.ts";
import { runLogged } from "../log.ts";
import { once } from "../once.ts";
import { countsP } from "../randomness/statistics.ts";
import { inTurn, layTown } from "../town.ts";

const SOURCE = "Lloyd-Smith et al. 2005";
const SEEDED = 10_000;

/** Cases that are infectious for one day, the eleventh, so that the first ones are done before their victims begin. */
function layCases(r0: number, dispersion: number): Setting {
  const stages = inTurn([
    { name: "latent", dwell: { family: "fixed", days: 10 } },
    { name: "infectious", dwell: { family: "fixed", days: 1 }, infectiousness: 1 },
  ]);
  return layTown({
    people: 4_000_000,
    days: 13,
    population: { mixing: "homogeneous" },
    disease: { name: "uneven", r0, dispersion, stages },
    seedInfections: SEEDED,
  });
}

/** [n] cases with n victims, of those infected at the start. */
function countOffspring(conditions: Conditions, setting: Setting): number[] {
  const counts: number[] = [];
  for (let fates = 1; fates <= (conditions.full ? 12 : 3); fates++) {
    const { infections } = runLogged(conditions, setting, { fates });
    const victims = new Map<number, number>();
    for (const { person, source } of infections) {
      if (source === null) victims.set(person, 0);
      else if (victims.has(source)) victims.set(source, victims.get(source)! + 1);
    }
    for (const n of victims.values()) counts[n] = (counts[n] ?? 0) + 1;
  }
  return Array.from(counts, (cases) => cases ?? 0);
}

function offspringRows(r0: number, k: number, none: number): Check[] {
  const counted = once((conditions) => countOffspring(conditions, layCases(r0, k)));
  return [
    {
      id: `A10 R=${r0} k=${k}`,
      claim: `Of cases with R ${r0} and dispersion ${k}, the share that infects nobody`,
      expected: none,
      tolerance: { absolute: 0.01 },
      source: `(1 + R/k)^-k, ${SOURCE} [derived]`,
      errorRate: "1 in 4,000: 30,000 cases give a standard error of 0.0027; 120,000 in full",
      obtain(conditions) {
        const counts = counted(conditions);
        return counts[0] / counts.reduce((sum, n) => sum + n, 0);
      },
    },
    {
      id: `A10 R=${r0} k=${k} distribution`,
      claim: `The victims of a case with R ${r0} and dispersion ${k} are negative binomial`,
      expected: "chi-square test",
      tolerance: { pAtLeast: 0.001 },
      source: `${SOURCE} [derived]; probabilities by @stdlib`,
      errorRate: "1 in 1,000",
      obtain: (conditions) => countsP(counted(conditions), (n) => negativeBinomial.pmf(n, k, k / (k + r0))),
    },
  ];
}

/** Purpose number of what is drawn of a person once (section 1 of the kernel's README). */
const PERSON = 5;
const PEOPLE = 200_000;

/** Share of all infectiousness that a fifth of people have, the most infectious; theirs as the kernel reads it. */
function shareOfTopFifth(dispersion: number): number {
  const { course, population, scenario } = layTown({
    people: PEOPLE,
    days: 1,
    population: { mixing: "homogeneous" },
    disease: {
      name: "uneven",
      r0: 1,
      dispersion,
      stages: inTurn([{ name: "ill", dwell: { family: "fixed", days: 1 }, infectiousness: 1 }]),
    },
    seedInfections: 0,
  });
  const [low, high] = seedWords(scenario.seeds.people);
  const words = new Uint32Array(4);
  const traits = Float64Array.from({ length: PEOPLE }, (_, local) => {
    philox(low, high, local, population.key[0], PERSON, 0, words);
    return lookup(course.variation!, words[0]);
  }).sort();
  const sum = (numbers: Float64Array): number => numbers.reduce((total, x) => total + x, 0);
  return sum(traits.subarray(0.8 * PEOPLE)) / sum(traits);
}

const topFifth = (k: number, share: number): Check => ({
  id: `A11 k=${k}`,
  claim: `With dispersion ${k}, the most infectious fifth of people have this share of expected transmission`,
  expected: share,
  tolerance: { absolute: 0.02 },
  source: `gamma distribution, ${SOURCE} [derived]`,
  errorRate: "below 1 in 10⁶: the standard error among 200,000 people is 0.002 at most",
  obtain: () => shareOfTopFifth(k),
});

export const offspring: readonly Check[] = [
  ...offspringRows(1.63, 0.16, 0.67952),
  ...offspringRows(3, 0.16, 0.62045),
  ...offspringRows(2.5, 1, 0.28571),
  topFifth(0.1, 0.951),
  topFifth(0.16, 0.8825),
  topFifth(0.3, 0.7572),
  topFifth(1, 0.5219),
];
