import { describe, expect, it } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { Course } from "../../src/kernel/engine.ts";
import { survivorsOf, wasImmune } from "../../src/outcomes/survivors.ts";
import { addressOfNumber, numberOf } from "../../src/population/numbers.ts";
import { ageAt, personAt } from "../../src/population/people.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";

/** Two places in which everyone is infected again and again, dies of it, or cannot be infected. */
const scenario = readScenario(
  JSON.stringify({
    version: 3,
    name: "last",
    days: 120,
    world: {
      places: [
        { name: "Northtown", people: 1500, latitude: 51.5, longitude: 0 },
        { name: "Southtown", people: 700, latitude: 51.4, longitude: 0.1 },
      ],
    },
    disease: {
      preset: "last-day",
      immunity: [
        [0, 0.02],
        [60, 0.2],
      ],
      fullyImmune: 0.01,
    },
    seedInfections: 20,
    without: ["information", "trust", "fear", "behaviour"],
  }),
  "last.json",
);
const setting = prepareSetting(scenario, null);
const run = simulate(loadKernel(), setting);
const { population } = setting;
const everyone = Array.from({ length: population.total }, (_, number) => addressOfNumber(population, number));

describe("those who are left", () => {
  const left = survivorsOf(run, setting, 1000);

  it("are all who did not die, each with number, place and age", () => {
    const living = everyone.filter((address) => (run.people[address]! & 3) !== Course.dead);
    expect(left.living).toBe(living.length);
    expect(left.living).toBeGreaterThan(20);
    expect(left.named!.map(({ address }) => address)).toEqual(living);
    for (const { address, number, place, age } of left.named!) {
      expect(number).toBe(numberOf(population, address));
      expect(personAt(population, address)).toMatchObject({ place, age });
    }
    expect(left.never + left.ill + left.recovered).toBe(left.living);
  });

  it("are immune as the kernel has it: the susceptible it counts are those who are not, and no immune one was infected", () => {
    const never = left.named!.filter(({ passed }) => passed === "never");
    expect(never.filter(({ immune }) => !immune)).toHaveLength(run.susceptible);
    expect(left.immune).toBe(never.length - run.susceptible);
    expect(left.immune).toBeGreaterThan(20);
    for (const address of everyone)
      if (run.infectedOn[address]! > 0) expect(wasImmune(setting, address)).toBe(false);
  });

  it("are immune at the share of their age", () => {
    const old = everyone.filter((address) => ageAt(population, address) >= 60);
    const share = old.filter((address) => wasImmune(setting, address)).length / old.length;
    // 0.2 and 0.01: 0.208 of some 500, standard error 0.018; beyond four of them one seed in 16,000.
    expect(Math.abs(share - 0.208)).toBeLessThan(4 * Math.sqrt((0.208 * 0.792) / old.length));
  });

  it("are alone where nobody they lived with is left", () => {
    for (const { address, alone } of left.named!) {
      const { householdFirst, householdSize } = personAt(population, address);
      const mates = Array.from({ length: householdSize }, (_, i) => householdFirst + i);
      expect(alone).toBe(mates.every((mate) => mate === address || (run.people[mate]! & 3) === Course.dead));
    }
    expect(left.named!.some(({ alone }) => alone)).toBe(true);
  });

  it("are counted and not named where they are more than were to be", () => {
    const { named, ...counts } = survivorsOf(run, setting, left.living - 1);
    expect(named).toBeNull();
    expect(counts).toEqual({ ...left, named: undefined });
    expect(survivorsOf(run, setting, left.living).named).toHaveLength(left.living);
    const empty = { ...run, people: run.people.slice().fill(Course.dead), susceptible: 0 };
    expect(survivorsOf(empty, setting)).toMatchObject({ living: 0, placesAlive: 0, places: 2, named: [] });
  });
});
