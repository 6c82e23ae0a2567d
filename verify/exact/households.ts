/** Outbreaks within households of four, of whom each infects each other one with the same chance: Reed and Frost. */
import { personAt } from "../../src/population/people.ts";
import type { Setting } from "../../src/setting.ts";
import type { Check, Conditions } from "../check.ts";
import { type Infection, runLogged } from "../log.ts";
import { once } from "../once.ts";
import { chiSquareP } from "../randomness/statistics.ts";
import { inTurn, layTown, NOWHERE } from "../town.ts";

const SIZE = 4;

interface Asked {
  households: number;
  /** Chance that a case infects a given housemate. */
  chance: number;
  /** Infected at the start of day 0, or over ten days. */
  seedInfections?: number;
  imports?: object[];
}

/** Infectious for one day after ten, so that generations do not overlap; nobody meets anybody but at home. */
function layHouseholds({ households, chance, seedInfections = 0, imports = [] }: Asked): Setting {
  const stages = inTurn([
    { name: "latent", dwell: { family: "fixed", days: 10 } },
    { name: "infectious", dwell: { family: "fixed", days: 1 }, infectiousness: 1 },
  ]);
  return layTown({
    people: SIZE * households,
    days: 56,
    population: { householdSizes: [0, 0, 0, 1] },
    disease: { name: "at-home", householdSar: chance, stages, intensity: { ...NOWHERE, household: 1 } },
    seedInfections,
    imports,
  });
}

/** The infections of each household that has any, in order of time. */
function byHousehold({ population }: Setting, infections: readonly Infection[]): Infection[][] {
  const households = new Map<number, Infection[]>();
  for (const infection of infections) {
    const { householdFirst, householdSize } = personAt(population, infection.person);
    if (householdSize !== SIZE) throw new Error(`a household of ${householdSize}`);
    const cases = households.get(householdFirst);
    if (cases === undefined) households.set(householdFirst, [infection]);
    else cases.push(infection);
  }
  return [...households.values()];
}

/** Infected in each generation after the first, such as "1-2"; "0" if nobody else was. */
function chainOf(cases: readonly Infection[]): string {
  const generation = new Map<number, number>();
  const sizes: number[] = [];
  for (const { person, source } of cases) {
    const number = source === null ? 0 : generation.get(source)! + 1;
    generation.set(person, number);
    if (number > 0) sizes[number - 1] = (sizes[number - 1] ?? 0) + 1;
  }
  return sizes.length === 0 ? "0" : sizes.join("-");
}

interface Chains {
  /** Households with exactly one case from elsewhere. */
  households: number;
  /** Those by their chain. */
  chains: Map<string, number>;
}

function countChains(conditions: Conditions, chance: number): Chains {
  const setting = layHouseholds({ households: 1_000_000, chance, seedInfections: 125_000 });
  const chains = new Map<string, number>();
  let households = 0;
  for (let fates = 1; fates <= (conditions.full ? 4 : 1); fates++) {
    for (const cases of byHousehold(setting, runLogged(conditions, setting, { fates }).infections)) {
      if (cases.filter(({ source }) => source === null).length !== 1) continue;
      households++;
      const chain = chainOf(cases);
      chains.set(chain, (chains.get(chain) ?? 0) + 1);
    }
  }
  return { households, chains };
}

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);

/** Probability of every chain among `left` susceptible housemates of `cases` cases. */
function chainProbabilities(left: number, cases: number, chance: number): Map<string, number> {
  const each = 1 - (1 - chance) ** cases;
  const found = new Map<string, number>([["", (1 - each) ** left]]);
  for (let next = 1; next <= left; next++) {
    const probability = binomial(left, next) * each ** next * (1 - each) ** (left - next);
    for (const [rest, then] of chainProbabilities(left - next, next, chance)) {
      found.set(rest === "" ? `${next}` : `${next}-${rest}`, probability * then);
    }
  }
  return found;
}

const fifth = once((conditions) => countChains(conditions, 0.2));
const sixth = once((conditions) => countChains(conditions, 0.166));
const sizeOf = (chain: string): number => chain.split("-").reduce((sum, n) => sum + Number(n), 0);

const HOUSEHOLDS_OF_FOUR = "households of four with one case from elsewhere";
const ONE_IN_HUNDRED = "1 in 100, the tolerance of the target itself; 100,000 households, 400,000 in full";
const ONE_IN_THOUSAND = "1 in 1,000; 100,000 households, 400,000 in full";

const sizes: Check = {
  id: "A12 sizes",
  claim: `Infected in ${HOUSEHOLDS_OF_FOUR}, each pair with chance 0.2: 0 to 3 others`,
  expected: "0.512, 0.24576, 0.159744, 0.082496",
  tolerance: { pAtLeast: 0.01 },
  source: "Reed-Frost recursion [derived]",
  errorRate: ONE_IN_HUNDRED,
  obtain(conditions) {
    const counts = [0, 0, 0, 0];
    for (const [chain, n] of fifth(conditions).chains) counts[sizeOf(chain)] += n;
    const all = fifth(conditions).households;
    return chiSquareP(
      counts,
      [0.512, 0.24576, 0.159744, 0.082496].map((probability) => probability * all),
    );
  },
};

const chains: Check = {
  id: "A12 chains",
  claim:
    "In the same households, who infected whom: each of the eight chains 0, 1, 1-1, 1-1-1, 1-2, 2, 2-1, 3",
  expected: "chain binomial",
  tolerance: { pAtLeast: 0.001 },
  source: "Reed-Frost model [derived]",
  errorRate: ONE_IN_THOUSAND,
  obtain(conditions) {
    const probabilities = [...chainProbabilities(SIZE - 1, 1, 0.2)];
    const { chains: found, households: all } = fifth(conditions);
    return chiSquareP(
      probabilities.map(([chain]) => found.get(chain === "" ? "0" : chain) ?? 0),
      probabilities.map(([, probability]) => probability * all),
    );
  },
};

const meanSecondary: Check = {
  id: "A13",
  claim: `Mean number of others infected in ${HOUSEHOLDS_OF_FOUR}, each pair with chance 0.166`,
  expected: 0.64991,
  tolerance: { absolute: 0.01 },
  source: "Reed-Frost recursion [derived]: 0.217 of each housemate, not 0.166",
  errorRate: "1 in 3,000: standard deviation 0.89, 100,000 households; 400,000 in full",
  obtain(conditions) {
    const { households: all, chains: found } = sixth(conditions);
    let infected = 0;
    for (const [chain, n] of found) infected += n * sizeOf(chain);
    return infected / all;
  },
};

const MEMBERS = [0.6561, 0.169155, 0.093768, 0.056563, 0.024413];

/** Besides the risk at home everyone has the same from elsewhere, and escapes that with probability 0.9. */
const fromOutside: Check = {
  id: "A12 from outside",
  claim:
    "Infected in households of four without a first case, where each escapes infection from elsewhere with 0.9 and each case at home with 0.834: 0 to 4",
  expected: MEMBERS.join(", "),
  tolerance: { pAtLeast: 0.001 },
  source: "Longini and Koopman 1982 [derived]",
  errorRate: ONE_IN_THOUSAND,
  obtain(conditions) {
    const households = conditions.full ? 400_000 : 100_000;
    // A Poisson number of arrivals in all, each a person drawn evenly: each person's own is Poisson, none with 0.9.
    const perDay = (-Math.log(0.9) * SIZE * households) / 10;
    const setting = layHouseholds({
      households,
      chance: 1 - 0.834,
      imports: [{ from: 0, until: 10, perDay }],
    });
    const cases = byHousehold(setting, runLogged(conditions, setting).infections);
    const counts = [households - cases.length, 0, 0, 0, 0];
    for (const { length } of cases) counts[length]++;
    return chiSquareP(
      counts,
      MEMBERS.map((probability) => probability * households),
    );
  },
};

export const households: readonly Check[] = [sizes, chains, meanSecondary, fromOutside];
