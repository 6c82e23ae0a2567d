import { describe, expect, it } from "vitest";
import { addressOfNumber, numberOf } from "../../src/population/numbers.ts";
import { livingThere } from "../../src/population/people.ts";
import { buildPopulation } from "../../src/population/build.ts";

const places = [700, 1, 1024, 2500, 3].map((people, key) => ({
  key,
  name: `Place ${key}`,
  latitude: key,
  longitude: 0,
  people,
}));
const population = buildPopulation(
  {
    population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
    seeds: { people: 1, fates: 1 },
  },
  { name: "five", places, attributions: [] },
);

describe("numbers of people", () => {
  it("count everyone who has an address, in order", () => {
    const living = Array.from({ length: population.addresses }, (_, address) => address).filter((address) =>
      livingThere(population, address),
    );
    expect(living.length).toBe(700 + 1 + 1024 + 2500 + 3);
    expect(living.map((address) => numberOf(population, address))).toEqual(living.map((_, i) => i));
    expect(living.map((_, i) => addressOfNumber(population, i))).toEqual(living);
  });

  it("end with the last", () => {
    for (const number of [-1, population.total, 0.5, Number.NaN]) {
      expect(() => addressOfNumber(population, number)).toThrow(RangeError);
    }
  });
});
