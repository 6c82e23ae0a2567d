import { describe, expect, test } from "vitest";
import { placeTypes } from "../../src/population/build.ts";
import { type CountryShape, countryType } from "../../src/population/country.ts";
import { Role } from "../../src/population/population.ts";
import { REGIONS } from "../../src/population/regions.ts";
import { householdSizesOf, meanSize } from "../../src/population/sizes.ts";
import { buildTemplates } from "../../src/population/templates.ts";
import { us } from "../../src/population/us.ts";
import type { CountryFacts } from "../../src/world/countries.ts";
import { COUNTRIES } from "../../src/world/country-table.ts";
import { sum } from "../numbers.ts";
import { entriesOf } from "./listing.ts";

const EDGES = [0, 15, 25, 55, 65, 101];
const country = (
  code: string,
  region: string,
  shares: readonly number[],
  householdSize: number,
): CountryShape => ({
  code,
  region,
  householdSize,
  ages: shares.map((share, i) => ({ from: EDGES[i], to: EDGES[i + 1] - 1, share: share / 100 })),
});

// Ages: CIA World Factbook 2015; households: United Nations 2019 (Niger's, Monaco's and Japan's are round numbers).
const COUNTRIES_TRIED = [
  country("NG", "Western Africa", [43.01, 19.38, 30.56, 3.94, 3.11], 4.901),
  country("SL", "Western Africa", [41.93, 18.67, 31.85, 3.82, 3.73], 5.899),
  country("NE", "Western Africa", [49.59, 18.56, 25.98, 3.27, 2.6], 6),
  country("AF", "Southern Asia", [41.45, 22.2, 29.43, 4.08, 2.84], 8.036),
  country("JP", "Eastern Asia", [13.11, 9.68, 37.87, 12.76, 26.59], 2.4),
  country("MC", "Western Europe", [11.6, 9.57, 34.21, 13.97, 30.65], 1.9),
];

describe.each(COUNTRIES_TRIED)("the people of $code", (shape) => {
  const type = countryType(shape);
  const people = entriesOf(buildTemplates(type));
  const homes: number[][] = [];
  for (const { age, position } of people) {
    if (position === 0) homes.push([age]);
    else homes.at(-1)!.push(age);
  }

  test("have the ages of the country to within a person in a thousand of each band", () => {
    shape.ages.forEach(({ from, to, share }) => {
      const found = people.filter(({ age }) => age >= from && age <= to).length / people.length;
      expect(Math.abs(found - share / sum(shape.ages.map((band) => band.share)))).toBeLessThan(0.001);
    });
  });

  test("live in households of its mean size, none beyond 31", () => {
    expect(Math.abs(people.length / homes.length - shape.householdSize)).toBeLessThan(
      0.002 * shape.householdSize,
    );
    expect(Math.max(...homes.map((ages) => ages.length))).toBeLessThanOrEqual(31);
  });

  test("grow up with grown people, the oldest of whom could mostly be a parent", () => {
    const withChildren = homes.filter((ages) => ages.some((age) => age < 18));
    expect(withChildren.every((ages) => ages.some((age) => age >= 18))).toBe(true);
    const parented = withChildren.filter((ages) => {
      const children = ages.filter((age) => age < 18);
      return ages.some((age) => age >= Math.max(...children) + 16 && age <= Math.min(...children) + 50);
    });
    expect(parented.length / withChildren.length).toBeGreaterThan(0.85);
  });

  test("have the work and the schools of the region", () => {
    const adults = people.filter(({ age }) => age >= 15);
    const workers = people.filter(({ role }) => role === Role.worker);
    expect(workers.length / adults.length).toBeCloseTo(REGIONS[shape.region].employed, 2);
    const young = people.filter(({ age }) => age >= 6 && age <= 11);
    const pupils = young.filter(({ role }) => role === Role.pupil).length / young.length;
    expect(pupils).toBeCloseTo(REGIONS[shape.region].enrolled[1], 2);
  });
});

describe("household sizes from their mean", () => {
  test.each([1, 1.05, 2.046, 2.49, 3.3, 4.9, 8.036, 12])("have the mean %s", (mean) => {
    const shares = householdSizesOf(mean);
    expect(shares.length).toBe(31);
    expect(meanSize(shares)).toBeCloseTo(mean, 9);
    expect(sum(shares)).toBeCloseTo(1, 12);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  });

  // US Census and Dakar as carried by synthpops; United Kingdom 2011 as rounded figures.
  test.each([
    ["the United States", [28.02, 34.26, 15.47, 12.62, 5.89, 2.28, 1.46], 2.48, 5],
    ["Dakar", [10.8, 8.8, 9.2, 8.5, 10.3, 10.4, 7.6, 5.6, 5, 23.8], 6.8, 5],
    ["the United Kingdom", [30, 34, 16, 13, 4.5, 2], 2.34, 5],
  ])("are like those of %s", (_, percent, mean, points) => {
    const shares = householdSizesOf(mean);
    percent.forEach((counted, i) => {
      const last = i === percent.length - 1;
      const found = 100 * (last ? sum(shares.slice(i)) : shares[i]);
      expect(Math.abs(found - counted)).toBeLessThan(points);
    });
  });

  test.each([0.5, 13, Number.NaN])("a mean of %s is refused", (mean) => {
    expect(() => householdSizesOf(mean)).toThrow(`A mean household has 1 to 12 people, not ${mean}.`);
  });
});

test("every region of the countries is known", () => {
  const regions = new Set(COUNTRIES.map(({ region }) => region));
  expect([...regions].filter((region) => !(region in REGIONS))).toEqual([]);
});

describe("types of places", () => {
  const facts = [...COUNTRIES_TRIED, { ...COUNTRIES_TRIED[0], code: "US" }].map(
    (shape): CountryFacts => ({
      ...shape,
      name: shape.code,
      people: 1,
      medianAge: null,
      bedsPer1000: null,
      urbanShare: null,
      sources: [],
    }),
  );
  const places = ["NG", "US", undefined, "JP", "NG", "XX"].map((code, i) => ({
    key: i,
    name: `${i}`,
    latitude: 0,
    longitude: 0,
    people: 10,
    ...(code === undefined ? {} : { country: code }),
  }));
  const asked = { type: "country", mixing: "structured", householdSizes: null, ages: null } as const;

  test("are those of their countries; the United States, and nobody's, have the one of `us`", () => {
    const { types, typeOf } = placeTypes(asked, { places, countries: facts });
    expect(types.map(({ name }) => name)).toEqual(["us", "JP", "NG"]);
    expect([...typeOf]).toEqual([2, 0, 0, 1, 2, 0]);
    expect(types[0]).toEqual(us);
  });

  test("are all `us` where that is asked for, and one without structure", () => {
    for (const own of [
      { ...asked, type: "us" as const },
      { ...asked, mixing: "homogeneous" as const },
    ]) {
      const { types, typeOf } = placeTypes(own, { places, countries: facts });
      expect([types.length, ...typeOf]).toEqual([1, 0, 0, 0, 0, 0, 0]);
    }
  });

  test("take the ages and household sizes that a scenario gives", () => {
    const { types } = placeTypes({ ...asked, householdSizes: [0, 1] }, { places, countries: facts });
    expect(types.map(({ householdSizes }) => householdSizes)).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });
});
