/** A town computed, written to Parquet, and read in as a user's own: the same marginals exactly, the same epidemics on average. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { besideFile, readPeopleFile } from "../../../runner/people.ts";
import { peopleParquet } from "../../../runner/people-table.ts";
import type { WorldRun } from "../../../src/outcomes/result.ts";
import { listPeople } from "../../../src/population/given/listing.ts";
import { BLOCK, type Population } from "../../../src/population/population.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../../src/setting.ts";
import { run } from "../../laws/worlds.ts";
import { listPlaces, type Person } from "../../twin/people.ts";
import { fixedDwell, recovers, sketchCourse, sketchPlan } from "../../twin/sketch.ts";
import { sum } from "../../numbers.ts";

const PEOPLE = 50_000;
const text = (people: string): string => `
version: 1
name: town
days: 150
world: { places: [{ name: Town, people: ${PEOPLE} }] }
population: { type: us${people} }
disease: { preset: covid-19-ancestral, r0: 2.5 }
seedInfections: 50
`;

const folder = mkdtempSync(join(tmpdir(), "candor-people-"));
afterAll(() => rmSync(folder, { recursive: true }));

const computed = prepareSetting(readScenario(text(""), "town.yaml"), null);
const file = join(folder, "town.yaml");
writeFileSync(join(folder, "people.parquet"), peopleParquet(listPeople(computed.population, computed.world)));
const asked = besideFile(readScenario(text(", people: people.parquet"), file), file);
const given = prepareSetting(asked, null, undefined, readPeopleFile(asked.population.people!).file);

describe("marginals are exactly the same", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: false, next: recovers },
  ]);
  const listed = (population: Population): Person[] =>
    listPlaces(sketchPlan(population, course, { seeds: { people: 1, fates: 1 } })).flatMap(
      ({ people }) => people,
    );
  const [before, after] = [listed(computed.population), listed(given.population)];
  const count = (people: readonly Person[], of: (person: Person) => number): Record<number, number> => {
    const counts: Record<number, number> = {};
    for (const person of people) counts[of(person)] = (counts[of(person)] ?? 0) + 1;
    return counts;
  };

  test.each([
    ["ages", (person: Person) => person.age],
    ["roles", (person: Person) => person.role],
    ["household sizes", (person: Person) => person.household.length],
    ["class sizes", (person: Person) => person.classmates.length],
    ["workplace sizes", (person: Person) => person.colleagues.length],
    ["team sizes", (person: Person) => person.team.length],
    ["sectors", (person: Person) => person.sector],
  ])("%s", (_, of) => {
    expect(after.length).toBe(PEOPLE);
    expect(count(after, of)).toEqual(count(before, of));
  });
});

test("the same R0 asks for the same rates to within a part in a hundred", () => {
  expect(given.rateFactor / computed.rateFactor).toBeGreaterThan(0.99);
  expect(given.rateFactor / computed.rateFactor).toBeLessThan(1.01);
});

describe("epidemics are the same on average", () => {
  const SEEDS = 16;
  const runs = (setting: Setting, from: number): WorldRun[] =>
    Array.from({ length: SEEDS }, (_, i) => run(setting, { fates: from + i }));
  // Other fates for either, so that the two samples are independent.
  const [one, two] = [runs(computed, 1), runs(given, 1001)];
  const infected =
    (wanted: (address: number) => boolean) =>
    (world: WorldRun): number =>
      world.infectedOn.reduce((n, day, address) => n + (day > 0 && wanted(address) ? 1 : 0), 0);
  const ageAt = (address: number): number => (given.population.table!.person[address] ?? 0) & 127;

  // Six comparisons at three standard errors: a chance of about 2 in 100 that one fails of two samples that are alike.
  test.each([
    ["how many are infected", infected(() => true)],
    ["how many under 18 are", infected((address) => ageAt(address) < 18)],
    ["how many of 60 and over are", infected((address) => ageAt(address) >= 60)],
    ["the most in a day", (world: WorldRun) => Math.max(...world.daily.infections)],
    ["the day of half of them", (world: WorldRun) => halfDay(world)],
    ["how many die", (world: WorldRun) => sum(world.daily.deaths)],
  ])("%s", (_, of) => {
    const [first, second] = [one.map(of), two.map(of)];
    const error = Math.sqrt((variance(first) + variance(second)) / SEEDS);
    expect(sum(first) / SEEDS).toBeGreaterThan(0);
    expect(Math.abs(sum(first) - sum(second)) / SEEDS).toBeLessThan(3 * error);
  });

  test("an infected town is a large one, so that there is something to compare", () => {
    expect(sum(one.map(infected(() => true))) / SEEDS).toBeGreaterThan(0.3 * PEOPLE);
    expect(given.population.addresses).toBe(Math.ceil(PEOPLE / BLOCK) * BLOCK);
  });
});

function halfDay({ daily: { infections } }: WorldRun): number {
  const half = sum(infections) / 2;
  let before = 0;
  return infections.findIndex((today) => (before += today) >= half);
}

function variance(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}
