/** Personal thresholds: uniform, and alike within a person and a household as often as declared. */
import { createKernel } from "../../src/kernel/kernel.ts";
import { addressOf, personAt } from "../../src/population/people.ts";
import { planKernel } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { Trait } from "../../src/society/mechanism.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { chanceRows } from "./chance.ts";
import { chiSquareP, normalP, smallestP } from "./statistics.ts";
import { layTowns } from "./town.ts";

/** Chance that two uniform halves of a word are equal. */
const EQUAL = 1 / 65_536;
const TRAITS = Object.values(Trait);
const CELLS = 16;

interface Thresholds {
  /** Of the first members of the households of two or more, and of the second ones: [trait] by household. */
  first: Uint16Array[];
  second: Uint16Array[];
  /** The same in a world in which no threshold is shared. */
  alone: Uint16Array[];
  household: number;
  person: number;
}

const thresholds = once(({ kernel, full }: Conditions): Thresholds => {
  const people = full ? 400_000 : 100_000;
  const setting = layTowns({ mixing: "structured", r0: 0.1, dispersion: null, seedInfections: 0, people });
  const { population, scenario } = setting;
  const society = createSociety(scenario, scenario.worlds[0]!, population);
  const plan = planKernel(setting, society, 1, "off");
  const shared = createKernel(kernel, plan);
  const unshared = { ...population, shareHousehold16: 0, sharePerson16: 0 };
  const apart = createKernel(kernel, { ...plan, population: unshared });
  const firsts: number[] = [];
  for (let place = 0; place < population.places; place++) {
    for (let local = 0; local < population.people[place]!; ) {
      const address = addressOf(population, place, local);
      const { householdSize } = personAt(population, address);
      if (householdSize > 1) firsts.push(address);
      local += householdSize;
    }
  }
  const of = (engine: typeof shared, step: number): Uint16Array[] =>
    TRAITS.map((trait) => Uint16Array.from(firsts, (address) => engine.threshold(address + step, trait)));
  return {
    first: of(shared, 0),
    second: of(shared, 1),
    alone: of(apart, 0),
    household: population.shareHousehold16 / 65_536,
    person: population.sharePerson16 / 65_536,
  };
});

/** Number of pairs that are equal, against a binomial of probability p. */
function equalP(xs: Uint16Array, ys: Uint16Array, p: number): number {
  const equal = xs.reduce((sum, x, i) => sum + (x === ys[i] ? 1 : 0), 0);
  return normalP((equal - xs.length * p) / Math.sqrt(xs.length * p * (1 - p)));
}

/** Every pair of two lists, of the first with a later one if they are one list. */
const pairs = <T>(xs: readonly T[], ys: readonly T[]): [T, T][] =>
  xs.flatMap((x, i) => ys.flatMap((y, j): [T, T][] => ((xs === ys ? j > i : i !== j) ? [[x, y]] : [])));

function evenP(xs: Uint16Array, ys: Uint16Array): number {
  const cells = new Uint32Array(CELLS * CELLS);
  xs.forEach((x, i) => {
    cells[(x >> 12) * CELLS + (ys[i]! >> 12)]! += 1;
  });
  return chiSquareP(cells, xs.length / cells.length);
}

const row = chanceRows(thresholds);

const SHARES =
  "shares of the contract, section 1: both take the household's with probability ρ², normal limit; derived";

export const personalThresholds: readonly Check[] = [
  row(
    "R17 uniform",
    "Thresholds of each trait are uniform, shared as they are",
    "chi-square; derived",
    ({ first }) =>
      smallestP(
        first.map((values) => {
          const cells = new Uint32Array(256);
          for (const value of values) cells[value >> 8]! += 1;
          return chiSquareP(cells, values.length / 256);
        }),
      ),
  ),
  row(
    "R17 halves",
    "Where nothing is shared, the thresholds of any two traits of a person are independent",
    "chi-square of 256 cells; derived",
    ({ alone }) => smallestP(pairs(alone, alone).map(([x, y]) => evenP(x, y))),
  ),
  row(
    "R17 household",
    "Two of a household have the same threshold for a trait as often as declared",
    SHARES,
    (found) =>
      smallestP(
        found.first.map((x, trait) =>
          equalP(x, found.second[trait]!, found.household ** 2 + (1 - found.household ** 2) * EQUAL),
        ),
      ),
  ),
  row(
    "R17 person",
    "Two traits of a person have the same threshold as often as declared",
    SHARES,
    ({ first, person }) =>
      smallestP(pairs(first, first).map(([x, y]) => equalP(x, y, person ** 2 + (1 - person ** 2) * EQUAL))),
  ),
  row(
    "R17 across",
    "Different traits of two of a household are independent",
    "chi-square of 256 cells; derived",
    ({ first, second }) => smallestP(pairs(first, second).map(([x, y]) => evenP(x, y))),
  ),
];
