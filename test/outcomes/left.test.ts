/** What is left of a world, against the state of everybody at its end. */
import { describe, expect, it } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { Course } from "../../src/kernel/engine.ts";
import { leftOf } from "../../src/outcomes/left.ts";
import { addressOfNumber } from "../../src/population/numbers.ts";
import { ageAt, placeOf } from "../../src/population/people.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";

const play = (immune: number) => {
  const scenario = readScenario(
    `version: 3
name: left
days: 200
world:
  places:
    - { name: Northtown, people: 600, latitude: 51.5, longitude: 0 }
    - { name: Southtown, people: 300, latitude: 51.4, longitude: 0.1 }
disease: { preset: last-day, fullyImmune: ${immune} }
seedInfections: 100
without: [fear]
`,
    "left.yaml",
  );
  const setting = prepareSetting(scenario, null);
  const run = simulate(loadKernel(), setting);
  const { population } = setting;
  const living = Array.from({ length: population.total }, (_, number) => number).filter(
    (number) => (run.people[addressOfNumber(population, number)]! & 3) !== Course.dead,
  );
  return { left: leftOf(run, setting), run, population, living };
};

describe("what is left", () => {
  it("names the last by number, age and place", () => {
    const { left, population, living } = play(0.02);
    expect(living.length).toBeGreaterThan(5);
    expect(left.survivors.named?.map(({ number }) => number)).toEqual(living);
    for (const { number, age, place } of left.survivors.named ?? []) {
      const address = addressOfNumber(population, number);
      expect(age).toBe(ageAt(population, address));
      expect(population.people[placeOf(population, address)]).toBe(place === "Northtown" ? 600 : 300);
    }
    expect(left.survivors.living + left.mourners.deaths).toBe(left.people);
  });

  it("names nobody where more than two hundred live", () => {
    const { left, living } = play(0.5);
    expect(living.length).toBeGreaterThan(200);
    expect(left.survivors).toMatchObject({ living: living.length, named: null });
  });
});
