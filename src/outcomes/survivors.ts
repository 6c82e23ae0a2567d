/** Who is left at the end of a run: how many, what they came through, and, where they are few, each of them. */
import { Course } from "../kernel/engine.ts";
import { philox, seedWords } from "../maths/philox.ts";
import { numberOf } from "../population/numbers.ts";
import { addressOf, ageAt, personAt, placeOf } from "../population/people.ts";
import type { Population } from "../population/population.ts";
import type { Setting } from "../setting.ts";
import type { WorldRun } from "./result.ts";

/** What the course of the disease was: never infected, in it, over it. */
export type Passed = "never" | "ill" | "recovered";

export interface Survivor {
  /** As in `population/numbers.ts`. */
  number: number;
  address: number;
  place: number;
  age: number;
  passed: Passed;
  /** Could not be infected, from before the first day. */
  immune: boolean;
  /** Nobody else of the household lives. */
  alone: boolean;
}

export interface Survivors {
  living: number;
  /** Of them, by what they came through; of the never infected, those who could not be. */
  never: number;
  immune: number;
  ill: number;
  recovered: number;
  /** Places in which anyone who belongs there lives, and in all. */
  placesAlive: number;
  places: number;
  /** In order of number; null if more than were to be named live. */
  named: readonly Survivor[] | null;
}

/** Purpose PERSON of the kernel's randomness (its README, section 1): its second word is immunity. */
const PERSON = 5;
const PASSED: Readonly<Record<number, Passed>> = {
  [Course.never]: "never",
  [Course.inCourse]: "ill",
  [Course.immune]: "recovered",
};

/** Whether a person was immune before the first day, as the kernel draws it. */
export function wasImmune({ scenario, population, course }: ForSurvivors, address: number): boolean {
  const threshold = course.immunity[ageAt(population, address)];
  if (threshold <= 0) return false;
  const [low, high] = seedWords(scenario.seeds.people);
  const words = new Uint32Array(4);
  const { local, place } = personAt(population, address);
  philox(low, high, local, population.key[place], PERSON, 0, words);
  return words[1] < threshold;
}

type ForSurvivors = Pick<Setting, "scenario" | "population" | "course">;

function aloneAt({ people }: Pick<WorldRun, "people">, population: Population, address: number): boolean {
  const { householdFirst, householdSize } = personAt(population, address);
  for (let i = 0; i < householdSize; i++) {
    const other = householdFirst + i;
    if (other !== address && (people[other] & 3) !== Course.dead) return false;
  }
  return true;
}

/** Who is left at the end of a run of the setting; named one by one if they are no more than `most`. */
export function survivorsOf(
  run: Pick<WorldRun, "people" | "susceptible">,
  setting: ForSurvivors,
  most = 200,
): Survivors {
  const { population } = setting;
  const { places, people } = population;
  const counts = { never: 0, ill: 0, recovered: 0 };
  let placesAlive = 0;
  let living = 0;
  let few: number[] | null = [];
  for (let place = 0; place < places; place++) {
    const start = addressOf(population, place, 0);
    const before = living;
    for (let address = start; address < start + people[place]; address++) {
      const state = run.people[address] & 3;
      if (state === Course.dead) continue;
      living += 1;
      counts[PASSED[state]] += 1;
      if (living > most) few = null;
      few?.push(address);
    }
    if (living > before) placesAlive += 1;
  }
  const named = few?.map(
    (address): Survivor => ({
      number: numberOf(population, address),
      address,
      place: placeOf(population, address),
      age: ageAt(population, address),
      passed: PASSED[run.people[address] & 3],
      immune: wasImmune(setting, address),
      alone: aloneAt(run, population, address),
    }),
  );
  const { never, ill, recovered } = counts;
  return {
    living,
    never,
    immune: never - run.susceptible,
    ill,
    recovered,
    placesAlive,
    places,
    named: named ?? null,
  };
}
