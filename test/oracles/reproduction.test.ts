/**
 * R0 as solved for, against R0 as measured: tracer generations in the kernel, each meeting a fresh population, until the
 * tenth after cases drawn at random (decision 011). The solver knows templates and distributions; the tracer only people.
 */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { createKernel, type Kernel } from "../../src/kernel/kernel.ts";
import { GENERATIONS } from "../../src/kernel/reproduction.ts";
import { philox } from "../../src/maths/philox.ts";
import { addressOf } from "../../src/population/people.ts";
import type { Population } from "../../src/population/population.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { planKernel } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { mean, standardError } from "./worlds.ts";

/** Half a million people, in a city, towns and villages. */
const PLACES = [290_000, 110_000, 60_000, 25_000, 11_000, 3000, 1000].map((people, i) => ({
  name: `Place ${i}`,
  people,
  latitude: 50 + 0.07 * i,
  longitude: 5 + 0.1 * (i % 3),
}));

function lay(disease: object): Setting {
  const scenario = { version: 1, name: "tracers", days: 1, world: { places: PLACES }, disease };
  return prepareSetting(readScenario(JSON.stringify(scenario), "tracers.json"), null);
}

function kernelOf({ scenario, population, ...setting }: Setting): Kernel {
  const society = createSociety(scenario, scenario.worlds[0]!, population);
  return createKernel(loadKernel(), planKernel({ scenario, population, ...setting }, society, 1, "off"));
}

/** Whole numbers at random: below(n), another one each call. */
function source(stream: number): (n: number) => number {
  const words = new Uint32Array(4);
  let index = 0;
  return (n) => {
    philox(2014, stream, index++, 0, 0, 0, words);
    return Math.floor((words[0]! / 2 ** 32) * n);
  };
}

function anyone(population: Population, below: (n: number) => number): number {
  let number = below(population.total);
  let place = 0;
  while (number >= population.people[place]!) number -= population.people[place++]!;
  return addressOf(population, place, number);
}

/** Mean victims in the last generation of one chain of generations of `size` cases each, drawn from the victims before. */
function chain(kernel: Kernel, population: Population, stream: number, size: number): number {
  const below = source(stream);
  let cases = Array.from({ length: size }, () => anyone(population, below));
  let average = 0;
  for (let generation = 1; generation <= GENERATIONS; generation++) {
    const victims: number[] = [];
    const seen = new Map<number, number>();
    for (const person of cases) {
      // Nobody has the same course twice: not in another generation, nor as a case drawn again.
      const again = seen.get(person) ?? 0;
      seen.set(person, again + 1);
      for (const victim of kernel.trace(person, 1 + again * GENERATIONS + generation)) victims.push(victim);
    }
    average = victims.length / size;
    cases = Array.from({ length: size }, () => victims[below(victims.length)]!);
  }
  return average;
}

/**
 * Twenty chains that know nothing of each other: the spread of their means is their error, whatever it comes from (also
 * from families and schools of like people). A right kernel is more than 3.5 such errors off in 1 of 400 trials
 * (Student's t, 19 degrees of freedom).
 */
function expectReproduction(disease: object, size: number): void {
  const setting = lay(disease);
  const kernel = kernelOf(setting);
  const means = Array.from({ length: 20 }, (_, stream) => chain(kernel, setting.population, stream, size));
  const { r0 } = setting.scenario.disease;
  const error = standardError(means);
  console.log(JSON.stringify(disease), r0, mean(means), error, (mean(means) - r0) / error);
  // The test must be able to tell 4 % from nothing.
  expect(error).toBeLessThan(0.011 * r0);
  expect(Math.abs(mean(means) - r0)).toBeLessThan(3.5 * error);
}

describe("cases of the tenth generation infect R0 others", () => {
  test.each([
    ["covid-19-ancestral", 6000],
    ["influenza-1918", 6000],
    ["measles", 1500],
    ["last-day", 3000],
  ])("%s", (preset, size) => {
    expectReproduction({ preset }, size);
  });

  test.each([0.1, 0.5])("unevenly, with dispersion %d", (dispersion) => {
    expectReproduction({ preset: "covid-19-ancestral", dispersion }, 6000);
  });

  test.each(["household", "class", "work", "community"])("in one setting alone: %s", (setting) => {
    const none = { household: 0, class: 0, work: 0, community: 0 };
    expectReproduction({ preset: "influenza-1918", r0: 1.2, contacts: { ...none, [setting]: 1 } }, 3000);
  });
});
