import { describe, expect, test } from "vitest";
import { buildPopulation } from "../../src/population/build.ts";
import { addressOf, ageAt, livingThere, personAt, placeOf } from "../../src/population/people.ts";
import { peopleOf, worldOf } from "./listing.ts";

const population = buildPopulation(
  {
    population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
    seeds: { people: 3, fates: 1 },
  },
  worldOf([1500, 70_000, 7]),
);

describe("a person by address", () => {
  test("is the one listed, in every place, past the end of the cycle too", () => {
    for (const place of [0, 1, 2]) {
      const listed = peopleOf(population, place);
      const addresses = listed.map((_, local) => addressOf(population, place, local));
      const found = addresses.map((address) => personAt(population, address));
      expect(found.map(({ age, role }) => [age, role])).toEqual(listed.map(({ age, role }) => [age, role]));
      expect(found.every((person, local) => person.place === place && person.local === local)).toBe(true);
      expect(found.map((person, local) => addresses[local] - person.householdFirst)).toEqual(
        listed.map(({ position }) => position),
      );
      expect(addresses.map((address) => ageAt(population, address))).toEqual(listed.map(({ age }) => age));
    }
  });

  test("households partition the people of a place and end with it", () => {
    for (const place of [0, 1, 2]) {
      const end = addressOf(population, place, population.people[place]);
      let first = addressOf(population, place, 0);
      while (first < end) {
        const { householdSize } = personAt(population, first);
        const members = Array.from({ length: householdSize }, (_, i) => personAt(population, first + i));
        const alike = members.every((p) => p.householdFirst === first && p.householdSize === householdSize);
        if (!alike) expect(members).toEqual([]);
        first += householdSize;
      }
      expect(first).toBe(end);
    }
  });

  test("nobody lives beyond the end of a place", () => {
    const beyond = addressOf(population, 0, 1500);
    expect(placeOf(population, beyond)).toBe(0);
    expect(livingThere(population, beyond - 1)).toBe(true);
    for (const address of [beyond, population.addresses, -1]) {
      expect(livingThere(population, address)).toBe(false);
      expect(() => personAt(population, address)).toThrow(/No person has the address/);
    }
  });
});
