/** How many close kin the dead leave, asked of a sample of them: kin are computed, and too dear to ask of millions. */
import { Course } from "../kernel/engine.ts";
import { closeKin } from "../population/close-kin.ts";
import { type Kin, kinOf } from "../population/kin.ts";
import { addressOf } from "../population/people.ts";
import type { Population } from "../population/population.ts";
import type { WorldRun } from "./result.ts";

/** A mean over a sample, with its standard error. */
export interface Estimate {
  mean: number;
  standardError: number;
}

export interface Mourners {
  deaths: number;
  /** Dead who were asked for: all, if they are no more than were to be. */
  sampled: number;
  /** Close kin of each of the dead: all there were, and those of them who live at the end. Those bereaved are in between. */
  kin: Estimate;
  kinLeft: Estimate;
}

/** Standard error of a mean of some of `all`, as of a random sample without replacement; 0 of all of them. */
function estimate(values: readonly number[], all: number): Estimate {
  const n = values.length;
  if (n === 0) return { mean: 0, standardError: 0 };
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  const variance = n > 1 ? squares / (n - 1) : 0;
  return { mean, standardError: Math.sqrt((variance / n) * (1 - n / all)) };
}

/** Calls back with the addresses of the dead, in order. */
function eachDead(
  { people }: Pick<WorldRun, "people">,
  population: Population,
  meet: (address: number) => void,
): void {
  for (let place = 0; place < population.places; place++) {
    const start = addressOf(population, place, 0);
    const end = start + population.people[place];
    for (let address = start; address < end; address++)
      if ((people[address] & 3) === Course.dead) meet(address);
  }
}

/**
 * Close kin of the dead of a run (`population/close-kin.ts`), of at most `most` of them, evenly spread in order of address.
 *
 * @param kin of the population, if it is at hand
 */
export function mournersOf(
  run: Pick<WorldRun, "people">,
  population: Population,
  most = 500,
  kin: Kin = kinOf(population),
): Mourners {
  let deaths = 0;
  eachDead(run, population, () => {
    deaths += 1;
  });
  const sampled = Math.min(deaths, most);
  const all: number[] = [];
  const left: number[] = [];
  let number = 0;
  eachDead(run, population, (address) => {
    // The i-th asked is the one in the middle of the i-th of `sampled` equal parts.
    const next = Math.floor(((all.length + 0.5) * deaths) / sampled);
    if (number === next && all.length < sampled) {
      const close = closeKin(kin, address);
      all.push(close.length);
      left.push(close.filter((other) => (run.people[other] & 3) !== Course.dead).length);
    }
    number += 1;
  });
  return { deaths, sampled, kin: estimate(all, deaths), kinLeft: estimate(left, deaths) };
}
