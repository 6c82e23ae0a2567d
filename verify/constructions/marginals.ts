/** Who lives in a built town, against the counts that its people are declared to be of. */
import { addressOf, ageAt, personAt } from "../../src/population/people.ts";
import type { Population } from "../../src/population/population.ts";
import { WORK_SIZES } from "../../src/population/population.ts";
import type { Check } from "../check.ts";
import { once } from "../once.ts";
import { layPlaces } from "./worlds.ts";

/** Ten whole cycles. */
const PEOPLE = 655_360;
const CYCLES = 10;

const town = once((): Population => layPlaces([PEOPLE], { name: "Americans" }).population);

const CENSUS = "US Census, as carried by synthpops (usa.json); confirmed";

/** Shares of people by age, five years from 0 on; from 75 on all. */
const AGES = [
  0.0591, 0.06, 0.0653, 0.0651, 0.0654, 0.0708, 0.0681, 0.0662, 0.0615, 0.0621, 0.0623, 0.0655, 0.0639,
  0.0531, 0.0431, 0.0685,
];

/** Shares of households of 1 to 6 people; the last of 7 or more. */
const HOUSEHOLDS = [0.2802, 0.3426, 0.1547, 0.1262, 0.0589, 0.0228, 0.0146];

/** Workplaces of Seattle by size, from 1, 5, 10, … on; the last to 1,999. */
const BRACKETS = [1, 5, 10, 20, 50, 100, 250, 500, 1000];
const WORKPLACES = [60_050, 19_002, 13_625, 9462, 3190, 1802, 486, 157, 109];
const SEATTLE = "Seattle area, as carried by synthpops; confirmed";

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** Largest difference between counts and shares of all of them. */
function farthest(counts: readonly number[], shares: readonly number[]): number {
  const all = sumOf(counts);
  const whole = sumOf(shares);
  return Math.max(...counts.map((count, i) => Math.abs(count - (shares[i]! / whole) * all)));
}

const addresses = (population: Population): number[] => {
  const first = addressOf(population, 0, 0);
  return Array.from({ length: population.people[0]! }, (_, local) => first + local);
};

function countAges(population: Population): number[] {
  const counts = new Array<number>(AGES.length).fill(0);
  for (const address of addresses(population)) {
    const age = ageAt(population, address);
    counts[Math.min(AGES.length - 1, Math.floor(age / 5))]! += 1;
  }
  return counts;
}

function countHouseholds(population: Population): number[] {
  const counts = new Array<number>(HOUSEHOLDS.length).fill(0);
  for (const address of addresses(population)) {
    const { householdFirst, householdSize } = personAt(population, address);
    if (householdFirst === address) counts[Math.min(HOUSEHOLDS.length, householdSize) - 1]! += 1;
  }
  return counts;
}

/** Workplaces of each size of the ladder. */
const workplaces = (population: Population): number[] =>
  WORK_SIZES.map((size, q) => (population.workStart[q + 1]! - population.workStart[q]!) / size);

function countBrackets(population: Population): number[] {
  const counts = new Array<number>(BRACKETS.length).fill(0);
  workplaces(population).forEach((count, q) => {
    counts[BRACKETS.findLastIndex((from) => WORK_SIZES[q]! >= from)]! += count;
  });
  return counts;
}

const classesIn = ({ groupFirst, groupClasses }: Population): number =>
  sumOf(Array.from(groupClasses, (classes, i) => (groupFirst[i] === i % 16 ? classes : 0)));

const row = (
  id: string,
  claim: string,
  [expected, tolerance]: readonly [number, number],
  source: string,
  obtain: (population: Population) => number,
): Check => ({
  id,
  claim: `${claim}, in a town of ${PEOPLE.toLocaleString("en-US")}`,
  expected,
  tolerance: { absolute: tolerance },
  source,
  errorRate: "none: the town is counted",
  obtain: (conditions) => obtain(town(conditions)),
});

export const marginals: readonly Check[] = [
  row(
    "C10 ages",
    "Largest difference from the census in any of 16 age groups, people",
    [0, CYCLES],
    CENSUS,
    (population) => farthest(countAges(population), AGES),
  ),
  row(
    "C10 households",
    "Largest difference from the census in any of 7 sizes of household, households of 263,000",
    [0, 3 * CYCLES],
    CENSUS,
    (population) => farthest(countHouseholds(population), HOUSEHOLDS),
  ),
  row(
    "C10 classes",
    "Mean pupils a class",
    [22.7, 0.1],
    "POLYMOD (Mossong et al. 2008), 1,231 pupils; derived",
    (population) => population.pupils[0]! / classesIn(population),
  ),
  row(
    "C10 workplaces",
    "Largest difference from Seattle in any of nine brackets of size, workplaces of 20,000: as many as a rounded one leaves to the next",
    [0, 2],
    SEATTLE,
    (population) => farthest(countBrackets(population), WORKPLACES),
  ),
  row(
    "C10 mean workplace",
    "Mean size of a workplace, people",
    [15, 0.5],
    `${SEATTLE}; mean derived`,
    (population) => {
      const counts = workplaces(population);
      return sumOf(counts.map((count, q) => count * WORK_SIZES[q]!)) / sumOf(counts);
    },
  ),
  row(
    "C10 seen workplace",
    "Mean size of a workplace as workers see it, people",
    [250, 25],
    `${SEATTLE}; mean derived with Axtell's law within brackets`,
    (population) => {
      const counts = workplaces(population);
      const seen = sumOf(counts.map((count, q) => count * WORK_SIZES[q]! ** 2));
      return seen / sumOf(counts.map((count, q) => count * WORK_SIZES[q]!));
    },
  ),
];
