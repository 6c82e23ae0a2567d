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
      peopleOf(population, place).forEach((expected, local) => {
        const address = addressOf(population, place, local);
        const person = personAt(population, address);
        expect([person.place, person.local, person.age, person.role]).toEqual([
          place,
          local,
          expected.age,
          expected.role,
        ]);
        expect(person.householdFirst).toBe(address - expected.position);
        expect(ageAt(population, address)).toBe(expected.age);
      });
    }
  });

  test("households partition the people of a place and end with it", () => {
    for (const place of [0, 1, 2]) {
      const end = addressOf(population, place, population.people[place]);
      let first = addressOf(population, place, 0);
      while (first < end) {
        const { householdSize } = personAt(population, first);
        for (let address = first; address < first + householdSize; address++) {
          expect(personAt(population, address).householdFirst).toBe(first);
          expect(personAt(population, address).householdSize).toBe(householdSize);
        }
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
