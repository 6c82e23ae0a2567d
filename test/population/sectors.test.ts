import { expect, test } from "vitest";
import { SECTORS } from "../../src/kernel/engine.ts";
import { buildPopulation } from "../../src/population/build.ts";
import { WORK_SIZES } from "../../src/population/population.ts";
import { SECTOR_LIST, sectorNumber, sectorThresholds } from "../../src/population/sectors.ts";
import { mix } from "../../src/maths/philox.ts";
import { sum } from "../numbers.ts";
import { worldOf } from "./listing.ts";
import { countSectors } from "./staff.ts";

const population = buildPopulation(
  {
    population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
    seeds: { people: 5, fates: 1 },
  },
  worldOf([800, 60_000, 3, 1_000_000]),
);
const staff = countSectors(population);
const inPlace = (place: number): number[] => [...staff.subarray(place * SECTORS, (place + 1) * SECTORS)];

test("there are no more sectors than the kernel counts, and their names differ", () => {
  expect(SECTOR_LIST.length).toBeLessThanOrEqual(SECTORS);
  expect(new Set(SECTOR_LIST.map(({ name }) => name)).size).toBe(SECTOR_LIST.length);
  expect(sectorNumber("education")).toBe(0);
  expect(sectorNumber("nothing")).toBe(-1);
});

test("thresholds rise to 2³² by the shares, teaching is empty", () => {
  const upTo = sectorThresholds();
  expect(upTo.length).toBe(17);
  expect(upTo[0]).toBe(0);
  expect([...upTo.subarray(SECTOR_LIST.length - 1)].every((threshold) => threshold === 2 ** 32)).toBe(true);
  SECTOR_LIST.slice(1, -1).forEach(({ share }, i) => {
    expect((upTo[i + 1] - upTo[i]) / 2 ** 32).toBeCloseTo(share, 12);
  });
});

test("everyone who works is in one sector, teachers in the first", () => {
  for (const place of [0, 1, 2, 3]) {
    expect(sum(inPlace(place))).toBe(population.slots[place]);
    expect(inPlace(place)[0]).toBe(population.teachers[place]);
  }
});

test("counts are those of the contract, workplace by workplace", () => {
  for (const place of [0, 1, 2]) {
    const expected = new Array<number>(SECTORS).fill(0);
    expected[0] = population.teachers[place];
    WORK_SIZES.forEach((size, q) => {
      const row = place * 23 + q;
      const start = BigInt(mix((population.keySlots[place] + q) % 2 ** 32));
      for (let s = population.workStart[row], i = 0n; s < population.workStart[row + 1]; s += size, i++) {
        const word = Number((start + i * 0x9e3779b9n) % 2n ** 32n);
        const sector = population.sectorUpTo.findIndex((threshold, k) => k >= 1 && word < threshold);
        expected[sector] += size;
      }
    });
    expect(inPlace(place)).toEqual(expected);
  }
});

test("in a city of a million each sector has nearly its share of the jobs", () => {
  const others = sum(inPlace(3)) - inPlace(3)[0];
  SECTOR_LIST.slice(1, -1).forEach(({ name, share }) => {
    const found = inPlace(3)[sectorNumber(name)] / others;
    // Workplaces go whole: one of 1,740 is 0.4 % of the jobs. Of a size they are spread more evenly than chance would.
    expect(Math.abs(found - share)).toBeLessThan(0.1 * share + 0.01);
  });
});
