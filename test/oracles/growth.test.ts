/**
 * How fast a disease spreads, asked for by its growth or by its household attack rate: against epidemics of the kernel, and
 * against closed forms where there are any.
 */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { type Transmission, transmissionOf } from "../../src/kernel/transmission.ts";
import { addressOf, personAt } from "../../src/population/people.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { planKernel, simulate } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { mean } from "../numbers.ts";

interface Asked {
  disease: object;
  population?: object;
  seedInfections?: number;
  people?: number;
}

function lay({ disease, population = {}, seedInfections = 0, people = 6_000_000 }: Asked): Setting {
  const scenario = {
    version: 3,
    name: "growing",
    days: 400,
    world: { places: [{ name: "City", people }] },
    population,
    disease,
    seedInfections,
    without: ["information", "trust", "fear", "behaviour"],
  };
  return prepareSetting(readScenario(JSON.stringify(scenario), "growing.json"), null);
}

const spread = ({ course, population }: Setting): Transmission => transmissionOf(course, population);

/** Slope of the logarithm of daily infections, each day by their number, between `from` and 25,000 infected in all. */
function simulatedGrowth(setting: Setting, fates: number, from: number): number {
  const points: { day: number; infected: number }[] = [];
  let all = 0;
  simulate(loadKernel(), setting, {
    fates,
    onDay: (day, { counts }) => {
      const infected = counts.infected.reduce((sum, n) => sum + n, 0);
      all += infected;
      if (all >= from && infected > 0) points.push({ day, infected });
      return all < 25_000;
    },
  });
  const weight = points.reduce((sum, { infected }) => sum + infected, 0);
  const average = (of: (point: { day: number; infected: number }) => number): number =>
    points.reduce((sum, point) => sum + point.infected * of(point), 0) / weight;
  const day = average((point) => point.day);
  const level = average((point) => Math.log(point.infected));
  return (
    average((point) => (point.day - day) * (Math.log(point.infected) - level)) /
    average((point) => (point.day - day) ** 2)
  );
}

describe("growth", () => {
  // Stated in MODEL.md: to within a tenth. Three outbreaks together are uncertain by 2 to 3 % besides.
  test.each([
    ["influenza-1918", { r0: 1.8 }, 100],
    ["covid-19-ancestral", {}, 100],
    ["ebola-2014", {}, 500],
  ])("%s grows as reckoned, to within 12 %", (preset, changes, seedInfections) => {
    const setting = lay({ disease: { preset, ...changes }, seedInfections });
    const { growth } = spread(setting);
    const simulated = mean([1, 2, 3].map((fates) => simulatedGrowth(setting, fates, 3000)));
    expect(Math.abs(simulated / growth - 1)).toBeLessThan(0.12);
  });

  test("of one setting where nobody meets twice, after Euler and Lotka", () => {
    // Latent and infectious for exponential times: R = (1 + 3r)(1 + 5r).
    const stages = [
      { name: "latent", dwell: { family: "exponential", mean: 3 }, next: [{ to: "infectious" }] },
      {
        name: "infectious",
        dwell: { family: "exponential", mean: 5 },
        infectiousness: 1,
        next: [{ to: "recovered" }],
      },
    ];
    for (const growth of [-0.05, 0.1, 0.3]) {
      const disease = { name: "textbook", growth, stages };
      const { r0 } = spread(lay({ disease, population: { mixing: "homogeneous" }, people: 100_000 }));
      expect(r0 / ((1 + 3 * growth) * (1 + 5 * growth))).toBeCloseTo(1, 2);
    }
  });

  test("asked for is got, and replaces the preset's R0", () => {
    const setting = lay({ disease: { preset: "influenza-1918", growth: 0.1 }, people: 50_000 });
    expect(setting.scenario.disease.r0).toBeNull();
    expect(spread(setting).growth).toBeCloseTo(0.1, 3);
    const twice = lay({ disease: { preset: "influenza-1918", r0: spread(setting).r0 }, people: 50_000 });
    expect(spread(twice).growth).toBeCloseTo(0.1, 3);
  });

  test("that no rates give is refused", () => {
    const slow = {
      name: "slow",
      growth: 2,
      stages: [
        { name: "latent", dwell: { family: "fixed", days: 9 }, next: [{ to: "ill" }] },
        { name: "ill", dwell: { family: "fixed", days: 1 }, infectiousness: 1, next: [{ to: "recovered" }] },
      ],
      intensity: { community: 0 },
    };
    expect(() => lay({ disease: slow, people: 20_000 })).toThrow("growth of 2 a day cannot be reached");
  });
});

describe("household attack rate", () => {
  const days = 4;
  const stages = [
    { name: "ill", dwell: { family: "fixed", days }, infectiousness: 1, next: [{ to: "recovered" }] },
  ];

  test("of couples, in closed form", () => {
    const disease = { name: "couples", householdSar: 0.3, stages, intensity: { household: 1 } };
    const { course } = lay({ disease, population: { householdSizes: [0, 1] }, people: 50_000 });
    expect(course.rate[0]).toBeCloseTo(-Math.log(1 - 0.3) / days, 4);
  });

  test("with infectiousness that varies, in closed form", () => {
    const disease = { name: "couples", householdSar: 0.3, dispersion: 0.5, stages };
    const { course } = lay({ disease, population: { householdSizes: [0, 1] }, people: 50_000 });
    // E e^(-ν·x) of a gamma distribution of mean 1 and shape k.
    expect(1 - (1 + (course.rate[0]! * days) / 0.5) ** -0.5).toBeCloseTo(0.3, 3);
  });

  test("as measured in the kernel, case by case", () => {
    const setting = lay({ disease: { preset: "covid-19-ancestral", householdSar: 0.166 }, people: 100_000 });
    const { population } = setting;
    const society = createSociety(setting.scenario, setting.scenario.worlds[0]!, population);
    const kernel = createKernel(loadKernel(), planKernel(setting, society, 1, "off"));
    let infected = 0;
    let housemates = 0;
    for (let local = 0; local < 100_000; local++) {
      const person = personAt(population, addressOf(population, 0, local));
      const end = person.householdFirst + person.householdSize;
      const address = addressOf(population, 0, local);
      housemates += person.householdSize - 1;
      for (const victim of new Set(kernel.trace(address, 1))) {
        if (victim !== address && victim >= person.householdFirst && victim < end) infected++;
      }
    }
    // About 200,000 pairs, several of them with one infectiousness in common: an error of some 0.7 %.
    expect(infected / housemates / 0.166).toBeGreaterThan(0.97);
    expect(infected / housemates / 0.166).toBeLessThan(1.03);
  });

  test("that nobody can have is refused", () => {
    const disease = { name: "alone", householdSar: 0.3, stages };
    expect(() => lay({ disease, population: { householdSizes: [1] }, people: 2000 })).toThrow(
      "a household attack rate of 0.3 cannot be reached",
    );
  });
});
