import { describe, expect, test } from "vitest";
import { buildPopulation } from "../../src/population/build.ts";
import { type Population, WORK_SIZES } from "../../src/population/population.ts";
import { HEALTH } from "../../src/population/sectors.ts";
import { mix } from "../../src/maths/philox.ts";
import { distanceKm } from "../../src/world/geodesy.ts";
import type { World } from "../../src/world/world.ts";
import { sum } from "../numbers.ts";
import { worldOf } from "./listing.ts";

const populate = (world: World, mixing: "structured" | "homogeneous" = "structured"): Population =>
  buildPopulation(
    { population: { type: "us", mixing, householdSizes: null, ages: null }, seeds: { people: 3, fates: 1 } },
    world,
  );

/** First slot and size of every health workplace of a place, by the contract. */
function healthIn(population: Population, place: number): { slot: number; people: number }[] {
  return WORK_SIZES.flatMap((people, q) => {
    const row = place * 23 + q;
    const count = (population.workStart[row + 1] - population.workStart[row]) / people;
    return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
      const start = BigInt(mix((population.keySlots[place] + q) % 2 ** 32));
      const word = Number((start + BigInt(i) * 0x9e3779b9n) % 2n ** 32n);
      const sector = population.sectorUpTo.findIndex((threshold, k) => k >= 1 && word < threshold);
      const slot = population.teachers[place] + population.workStart[row] + i * people;
      return sector === HEALTH ? [{ slot, people }] : [];
    });
  });
}

const areaOf = (population: Population, area: number): { place: number; slot: number; before: number }[] =>
  Array.from({ length: population.wardPtr[area + 1] - population.wardPtr[area] }, (_, i) => {
    const at = population.wardPtr[area] + i;
    return {
      place: population.wardPlace[at],
      slot: population.wardSlot[at],
      before: population.wardBefore[at],
    };
  });

describe("a region", () => {
  const world = worldOf([300, 90_000, 2000, 150, 120_000, 900]);
  const population = populate(world);
  const withHospital = world.places.flatMap((_, place) =>
    healthIn(population, place).some(({ people }) => people >= 100) ? [place] : [],
  );

  test("has an area for each place with a health workplace of 100 or more, all of these and no others in it", () => {
    expect(withHospital.length).toBeGreaterThanOrEqual(2);
    expect(population.wardStaff.length).toBe(withHospital.length);
    withHospital.forEach((place, area) => {
      const hospitals = healthIn(population, place).filter(({ people }) => people >= 100);
      let before = 0;
      const expected = hospitals.map(({ slot, people }) => {
        before += people;
        return { place, slot, before: before - people };
      });
      expect(areaOf(population, area)).toEqual(expected);
      expect(population.wardStaff[area]).toBe(sum(hospitals.map(({ people }) => people)));
    });
  });

  test("sends everyone to the nearest of them", () => {
    world.places.forEach(({ latitude, longitude }, place) => {
      const away = withHospital.map((other) => {
        const to = world.places[other];
        return distanceKm(latitude, longitude, to.latitude, to.longitude);
      });
      expect(away[population.wardOf[place]]).toBeCloseTo(Math.min(...away), 6);
    });
  });

  test("contacts with staff have the share derived from Hong Kong 2003", () => {
    expect(population.wardStaff16 / 65536).toBeCloseTo(23.1 / 49.3, 2);
  });
});

test("where no health workplace has 100 people, the largest of them nurse", () => {
  const population = populate(worldOf([150, 90]));
  const all = [0, 1].flatMap((place) => healthIn(population, place));
  const largest = Math.max(...all.map(({ people }) => people));
  expect(largest).toBeLessThan(100);
  expect(sum(population.wardStaff)).toBe(sum(all.map(({ people }) => (people === largest ? people : 0))));
});

test.each(["structured", "homogeneous"] as const)(
  "without a health workplace nobody nurses (%s)",
  (mixing) => {
    const population = populate(worldOf(mixing === "structured" ? [2, 1] : [500, 200]), mixing);
    expect([...population.wardOf]).toEqual([0, 0]);
    expect([...population.wardStaff]).toEqual([0]);
    expect([...population.wardPtr]).toEqual([0, 0]);
  },
);
