/** The presets against the figures they cite, typed in here a second time. */
import { describe, expect, test } from "vitest";
import { us } from "../../src/population/us.ts";
import {
  fatality,
  generationInterval,
  incubation,
  infectionToDeath,
  meanFatality,
  presymptomaticShare,
} from "../../src/scenario/generation.ts";
import { PRESETS, findPreset } from "../../src/scenario/presets/index.ts";
import type { Disease } from "../../src/scenario/scenario.ts";
import { checkStages } from "../../src/scenario/stages.ts";

const named = (name: string): Disease => findPreset(name)!;
const within = (value: number, cited: number, share: number): void => {
  expect(Math.abs(value / cited - 1), `${value} against ${cited}`).toBeLessThanOrEqual(share);
};

describe("every preset", () => {
  test("has the four names", () => {
    expect(PRESETS.map((preset) => preset.name)).toEqual([
      "covid-19-ancestral",
      "influenza-1918",
      "measles",
      "last-day",
    ]);
  });

  test.each(PRESETS.map((preset) => [preset.name, preset] as const))(
    "%s is sound and cited",
    (_name, preset) => {
      expect(checkStages(preset.stages)).toEqual([]);
      expect(preset.stages.some((stage) => stage.severe)).toBe(true);
      expect(preset.sources.length).toBeGreaterThan(0);
      for (const source of preset.sources) {
        expect(source).toMatch(/\[(?:confirmed|from memory|assumption|derived)/);
        expect(source).not.toContain("\n");
      }
      expect(preset.hypothetical).toBe(preset.name === "last-day");
    },
  );
});

describe("COVID-19, ancestral", () => {
  const covid = named("covid-19-ancestral");

  test("infection fatality by age is that of O'Driscoll 2021 and Brazeau, as in Covasim", () => {
    const cited = [0.00002, 0.00002, 0.0001, 0.00032, 0.00098, 0.00265, 0.00766, 0.02439, 0.08292, 0.1619];
    for (let age = 0; age <= 110; age++) {
      expect(Math.abs(fatality(covid, age) - cited[Math.min(9, Math.floor(age / 10))]!)).toBeLessThan(1e-9);
    }
  });

  test("generation interval 5.0, sd 1.9 (Ferretti 2020)", () => {
    within(generationInterval(covid, us.ages).mean, 5, 0.05);
    within(generationInterval(covid, us.ages).sd, 1.9, 0.15);
  });

  test("incubation 5.5 (Lauer 2020), 44 % before symptoms (He 2020)", () => {
    within(incubation(covid, us.ages)!.mean, 5.52, 0.05);
    within(presymptomaticShare(covid, us.ages)!, 0.44, 0.05);
  });

  test("onset to death is the sum of Covasim's stages, 18.8 days", () => {
    const { mean } = infectionToDeath(covid, us.ages)!;
    within(mean - incubation(covid, us.ages)!.mean, 6.6 + 1.5 + 10.7, 0.1);
  });
});

describe("influenza of 1918", () => {
  const flu = named("influenza-1918");

  test("infection fatality by age, W-shaped", () => {
    const cited: [number, number, number][] = [
      [0, 4, 0.012],
      [5, 14, 0.002],
      [15, 24, 0.006],
      [25, 34, 0.012],
      [35, 44, 0.007],
      [45, 64, 0.005],
      [65, 100, 0.01],
    ];
    for (const [from, to, share] of cited) {
      for (let age = from; age <= to; age++) expect(Math.abs(fatality(flu, age) - share)).toBeLessThan(1e-9);
    }
    within(meanFatality(flu, us.ages), 0.007, 0.1);
  });

  test("serial interval 2.6, sd 1.5 (Ferguson 2005)", () => {
    within(generationInterval(flu).mean, 2.6, 0.05);
    within(generationInterval(flu).sd, 1.5, 0.15);
  });

  test("infection to death 11.3, sd 5.1 (Goldstein 2009); incubation 1.52 (Lessler 2009)", () => {
    within(infectionToDeath(flu, us.ages)!.mean, 11.3, 0.1);
    within(infectionToDeath(flu, us.ages)!.sd, 5.1, 0.15);
    within(incubation(flu)!.mean, 1.4 * Math.exp(Math.log(1.51) ** 2 / 2), 0.05);
  });
});

describe("measles", () => {
  const measles = named("measles");

  test("one in 500 dies, at every age", () => {
    for (const age of [0, 5, 40, 90]) expect(fatality(measles, age)).toBeCloseTo(0.002, 9);
  });

  test("incubation 12.77 (Lessler 2009); serial interval between 11.7 and 14.9", () => {
    within(incubation(measles)!.mean, 12.77, 0.05);
    const { mean, sd } = generationInterval(measles);
    within(mean, (11.7 + 14.9) / 2, 0.05);
    within(sd, (2.5 + 3.9) / 2, 0.15);
  });
});

describe("last-day", () => {
  const lastDay = named("last-day");

  test("is hypothetical, says so, and spares nobody but the rare immune", () => {
    expect(lastDay.about).toContain("no known disease does this");
    expect(lastDay.fullyImmune).toBe(0.0005);
    for (let age = 0; age <= 110; age++) expect(fatality(lastDay, age)).toBeCloseTo(1, 12);
    expect(lastDay.stages.flatMap((stage) => stage.next.map((branch) => branch.to))).not.toContain(
      "recovered",
    );
    expect(lastDay.stages).toHaveLength(3);
  });
});
