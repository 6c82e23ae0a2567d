/** The scenarios that come with Candor say what their pages say. */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { resolveScenario } from "../../runner/scenarios.ts";
import { us } from "../../src/population/us.ts";
import { fatality, generationInterval, meanFatality } from "../../src/scenario/generation.ts";
import { readScenario } from "../../src/scenario/read.ts";

const folder = new URL("../../scenarios/", import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const read = (name: string) =>
  readScenario(text(`${name}.yaml`), `${name}.yaml`, [], undefined, resolveScenario);
const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

test.each(names)("%s is valid, named after its file, and has a page", (name) => {
  const stem = name.replace(".yaml", "");
  expect(read(stem).name).toBe(stem);
  expect(text(`${stem}.md`)).toMatch(/^# .*\n[^]*The question[^]*What to notice/);
});

describe("washington", () => {
  const washington = read("washington");
  const { disease } = washington;

  test("asks what issue and page say", () => {
    expect(washington).toMatchObject({
      days: 360,
      world: { around: { place: "Washington", country: "US", radius: 60 } },
      imports: [
        { from: 0, until: 30, perDay: 1 },
        { from: 30, until: 360, perDay: 0.2 },
      ],
      people: null,
    });
    expect(washington.worlds.map((world) => world.name)).toEqual(["told", "concealed"]);
    expect([disease.r0, disease.dispersion]).toEqual([2.4, 0.3]);
  });

  test("about 1 in 100 infections is fatal, steep in age, with a generation interval of 5 days", () => {
    const mean = meanFatality(disease, us.ages);
    expect(mean).toBeGreaterThan(0.009);
    expect(mean).toBeLessThan(0.011);
    expect(1 / fatality(disease, 10)).toBeCloseTo(35_714, 0);
    expect(1 / fatality(disease, 85)).toBeCloseTo(8.6, 1);
    expect(Math.abs(generationInterval(disease, us.ages).mean - 5)).toBeLessThan(0.25);
  });
});

describe("boarding-school-1978", () => {
  const { disease, world, seedInfections } = read("boarding-school-1978");

  test("is the fitted SIR model in a school of 763", () => {
    expect(world).toMatchObject({ places: [{ people: 763 }] });
    expect(seedInfections).toBe(3);
    expect(disease.r0).toBeCloseTo(1.7 / 0.447, 2);
    const { mean, sd } = generationInterval(disease);
    expect(mean).toBeCloseTo(1 / 0.447, 3);
    expect(sd).toBeCloseTo(1 / 0.447, 3);
  });

  test("infects 97.5 % by the final size equation, as the page says", () => {
    let share = 1;
    for (let i = 0; i < 200; i++) share = 1 - Math.exp(-disease.r0! * share);
    expect(share).toBeCloseTo(0.975, 3);
  });
});
