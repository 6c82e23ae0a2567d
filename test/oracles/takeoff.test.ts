/** Whether outbreaks take off: branching processes of the textbooks, and outbreaks of the kernel that one case starts. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { type Transmission, transmissionOf } from "../../src/kernel/transmission.ts";
import { takeOffOfAll, takeOffThreshold } from "../../src/outcomes/takeoff.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import { lay } from "../../verify/textbook.ts";

const spread = ({ course, population }: Setting): Transmission => transmissionOf(course, population);
const textbook = (r0: number, infectious: object, dispersion?: number): number =>
  spread(
    lay({
      people: 20_000,
      r0,
      infectious: infectious as Parameters<typeof lay>[0]["infectious"],
      ...(dispersion === undefined ? {} : { dispersion }),
      seedInfections: 1,
      days: 10,
    }),
  ).takeOff;

describe("in the textbook", () => {
  test("infectious equally long: 1 - q = 1 - e^(-R(1 - q))", () => {
    for (const r0 of [1.5, 3]) {
      const chance = textbook(r0, { family: "fixed", days: 4 });
      expect(chance).toBeCloseTo(1 - Math.exp(-r0 * chance), 2);
      expect(chance).toBeGreaterThan(0.1);
    }
  });

  test("infectious for exponential times: 1 - 1/R", () => {
    for (const r0 of [1.5, 3]) {
      expect(textbook(r0, { family: "exponential", mean: 4 })).toBeCloseTo(1 - 1 / r0, 2);
    }
  });

  test("unevenly infectious: q = (1 + R(1 - q)/k)^(-k)", () => {
    const chance = textbook(2, { family: "fixed", days: 4 }, 0.16);
    expect(chance).toBeCloseTo(1 - (1 + (2 * chance) / 0.16) ** -0.16, 2);
    expect(chance).toBeLessThan(0.25);
  });

  test("below R0 of 1 nothing takes off", () => {
    expect(textbook(0.9, { family: "exponential", mean: 4 })).toBe(0);
  });

  test("one of several, or of those who come later", () => {
    expect(takeOffOfAll(0.2, { imports: [], seedInfections: 3 })).toBeCloseTo(1 - 0.8 ** 3, 12);
    const imports = [{ from: 0, until: 10, perDay: 0.5 }];
    expect(takeOffOfAll(0.2, { imports, seedInfections: 0 })).toBeCloseTo(1 - Math.exp(-5 * 0.2), 12);
  });
});

describe("among people with households, schools and work", () => {
  // Stated in MODEL.md: to within a tenth of certainty. 120 outbreaks have a standard error of at most .046.
  test.each(["influenza-1918", "sars-2003"])("%s", (name) => {
    const scenario = readScenario(
      JSON.stringify({
        version: 1,
        name: "one-case",
        days: 500,
        world: { places: [{ name: "Town", people: 100_000 }] },
        disease: name,
        seedInfections: 1,
        without: ["information", "trust", "fear", "behaviour"],
      }),
      "one-case.json",
    );
    const setting = prepareSetting(scenario, null);
    const threshold = takeOffThreshold(scenario, 100_000);
    let tookOff = 0;
    for (let fates = 1; fates <= 120; fates++) {
      let infected = 0;
      simulate(loadKernel(), setting, {
        fates,
        onDay: (_day, engine) => {
          infected += engine.counts.infected.reduce((sum, n) => sum + n, 0);
          return infected < threshold && engine.active() > 0;
        },
      });
      if (infected >= threshold) tookOff++;
    }
    expect(Math.abs(tookOff / 120 - spread(setting).takeOff)).toBeLessThan(0.1 + 3 * 0.046);
    expect(tookOff).toBeGreaterThan(0);
    expect(tookOff).toBeLessThan(120);
  });
});
