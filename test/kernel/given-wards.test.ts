/** Wards of people given one by one: the staff among them bear what the patients of their area expose them to. */
import { expect, test } from "vitest";
import { reproductionNumber } from "../../src/kernel/reproduction.ts";
import { buildPopulation } from "../../src/population/build.ts";
import { listPeople } from "../../src/population/given/listing.ts";
import { readPeople } from "../../src/population/given/people.ts";
import { lay } from "../laws/worlds.ts";
import { table } from "../population/given/files.ts";

const setting = lay(`
version: 1
name: wards
days: 10
world: { places: [{ name: Ashford, people: 20000 }] }
disease: { preset: ebola-2014 }
worlds: [{ name: silent, decisions: [] }]
`);
const { scenario, population, world, course } = setting;

test("those who nurse are infected as often as in the computed town they were listed from", () => {
  const columns = listPeople(population, world);
  const rows = columns.person.map((_, i) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, (values as unknown[])[i]])),
  );
  const given = buildPopulation(scenario, world, readPeople(table(rows), world));
  expect(given.table).not.toBeNull();
  const [here, there] = [population, given].map((each) => reproductionNumber(course, each)(1));
  expect(here!.bySetting[4]).toBeGreaterThan(0.05);
  // Both expect the same staff; the given town knows who they are at home and at work.
  expect(there!.bySetting[4] / here!.bySetting[4]).toBeCloseTo(1, 9);
  expect(there!.r0 / here!.r0).toBeCloseTo(1, 2);

  // Without anyone to nurse nobody is infected in a ward, whatever else is the same.
  const unstaffed = { ...given, wardStaff: given.wardStaff.map(() => 0) };
  expect(reproductionNumber(course, unstaffed)(1).bySetting[4]).toBeLessThan(there!.bySetting[4] / 2);
});
