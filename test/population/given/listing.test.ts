/** Computed people written out and read in again, against the twin's own list of who is with whom. */
import { describe, expect, test } from "vitest";
import { buildPopulation, placeTypes } from "../../../src/population/build.ts";
import { ageShares } from "../../../src/population/census.ts";
import { listPeople, type PeopleRows } from "../../../src/population/given/listing.ts";
import { readPeople } from "../../../src/population/given/people.ts";
import { addressOf } from "../../../src/population/people.ts";
import type { Population } from "../../../src/population/population.ts";
import { SECTOR_LIST } from "../../../src/population/sectors.ts";
import type { World } from "../../../src/world/world.ts";
import { countSectors } from "../staff.ts";
import { listPlaces, type Person } from "../../twin/people.ts";
import { fixedDwell, recovers, sketchCourse, sketchPlan } from "../../twin/sketch.ts";
import { worldOf } from "../listing.ts";
import { table } from "./files.ts";

const asked = { type: "us", mixing: "structured", householdSizes: null, ages: null } as const;
const scenario = { population: asked, seeds: { people: 6, fates: 1 } };
const course = sketchCourse([{ dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: false, next: recovers }]);
const world = worldOf([1500, 17_000, 700]);
const computed = buildPopulation(scenario, world);
const rows = listPeople(computed, world);

/** Everybody by the twin's list. */
const listed = (population: Population): Person[] =>
  listPlaces(sketchPlan(population, course, { seeds: scenario.seeds })).flatMap(({ people }) => people);

/** As a reader of Parquet would give it back. */
const fileOf = (all: PeopleRows): ReturnType<typeof table> =>
  table(
    all.person.map((_, i) =>
      Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values[i]])),
    ),
  );

/** Groups as sets of persons' numbers, in a canonical order. */
const groupsBy = (of: (i: number) => string): string[] => {
  const groups = new Map<string, number[]>();
  rows.person.forEach((_, i) => {
    if (of(i) !== "") groups.set(of(i), [...(groups.get(of(i)) ?? []), i]);
  });
  return [...groups.values()].map((members) => members.join()).sort();
};
const groupsIn = (people: readonly Person[], of: (person: Person) => readonly Person[]): string[] => {
  const numberOf = new Map(people.map((person, i) => [person, i]));
  const found = new Set(people.map(of).filter((group) => group.length > 0));
  return [...found]
    .map((group) =>
      group
        .map((member) => numberOf.get(member)!)
        .sort((a, b) => a - b)
        .join(),
    )
    .sort();
};

test("everybody is listed with their own household, class and workplace", () => {
  const people = listed(computed);
  expect(rows.person).toEqual(people.map((_, i) => i));
  expect(rows.age).toEqual(people.map(({ age }) => age));
  expect(rows.place).toEqual(people.map(({ place }) => `Place ${place.index}`));
  const homes = new Map(people.map((person) => [person.household[0].address, person.household]));
  expect(groupsBy((i) => String(rows.household[i]))).toEqual(
    groupsIn(people, (person) => homes.get(person.household[0].address)!),
  );
  expect(groupsBy((i) => rows.school[i])).toEqual(groupsIn(people, ({ classmates }) => classmates));
  expect(groupsBy((i) => (rows.school[i] === "" ? rows.workplace[i] : ""))).toEqual(
    groupsIn(people, ({ colleagues }) => colleagues),
  );
  rows.sector.forEach((name, i) => {
    expect(name).toBe(people[i].colleagues.length > 0 ? SECTOR_LIST[people[i].sector].name : "");
  });
});

describe("read in again", () => {
  const given = readPeople(fileOf(rows), world);
  const imported = buildPopulation(scenario, world, given);

  test("the same people live at the same addresses, with the same groups", () => {
    const [before, after] = [listed(computed), listed(imported)];
    const plain = (people: readonly Person[]): unknown[] =>
      people.map(({ address, age, role, band, variationWord }) => [address, age, role, band, variationWord]);
    expect(plain(after)).toEqual(plain(before));
    for (const of of [(person: Person) => person.classmates, (person: Person) => person.colleagues]) {
      expect(groupsIn(after, of)).toEqual(groupsIn(before, of));
    }
    expect(after.map(({ household }) => household.map(({ address }) => address))).toEqual(
      before.map(({ household }) => household.map(({ address }) => address)),
    );
    // Where a class or workplace lies is not in the table, so it is where most of its members live; its sector is.
    expect(after.map(({ sector }) => sector)).toEqual(before.map(({ sector }) => sector));
  });

  test("counts, bands and meetings in town are the same", () => {
    for (const name of [
      "total",
      "places",
      "people",
      "key",
      "workers",
      "pupils",
      "bandPeople",
      "bandRate",
      "bandUpTo",
      "keyMedia",
    ] as const) {
      expect(imported[name]).toEqual(computed[name]);
    }
    expect(given.warnings).toEqual([]);
  });

  test("ages of the whole world are counted", () => {
    const ages = ageShares(imported);
    for (const { from, share } of ages) {
      expect(share).toBeCloseTo(rows.age.filter((age) => age === from).length / rows.age.length, 12);
    }
    expect(ages.at(-1)!.to).toBe(Math.max(...rows.age));
  });

  test("who works in which sector is the same in all", () => {
    const total = (population: Population): number[] => {
      const staff = countSectors(population);
      return SECTOR_LIST.map((_, k) =>
        population.people.reduce((sum, _n, place) => sum + staff[place * 16 + k], 0),
      );
    };
    expect(total(imported)).toEqual(total(computed));
  });

  test("the order of the rows changes nothing", () => {
    const order = rows.person.map((_, i) => (i * 7919) % rows.person.length);
    expect(new Set(order).size).toBe(rows.person.length);
    const turned = Object.fromEntries(
      Object.entries(rows).map(([name, values]) => [name, order.map((i) => values[i] as string | number)]),
    ) as unknown as PeopleRows;
    expect(buildPopulation(scenario, world, readPeople(fileOf(turned), world))).toEqual(imported);
  });

  test("places in which nobody lives are left out, and it is said", () => {
    const larger: World = worldOf([1500, 17_000, 700, 40, 50]);
    const more = readPeople(fileOf(rows), larger);
    expect(more.world.places).toEqual(world.places);
    expect(more.warnings).toEqual([
      "nobody in the file lives in Place 3, Place 4: 2 of 5 places of the world are left out",
    ]);
  });

  test("given people are not listed: they are in a table", () => {
    expect(() => listPeople(imported, world)).toThrow("these people are from a table already");
  });
});

test("computed ages are those of the types, by their people", () => {
  const country = { ...asked, type: "country" } as const;
  const { types } = placeTypes(country, world);
  const ages = ageShares(computed);
  const under20 = ages.slice(0, 20).reduce((sum, { share }) => sum + share, 0);
  const declared = types[0].ages.filter(({ to }) => to < 20).reduce((sum, { share }) => sum + share, 0);
  const all = types[0].ages.reduce((sum, { share }) => sum + share, 0);
  expect(under20).toBeCloseTo(declared / all, 4);
  expect(addressOf(computed, 0, 0)).toBe(0);
});
