import { describe, expect, test } from "vitest";
import { buildPopulation, populationType, templatesOf } from "../../src/population/build.ts";
import { Role } from "../../src/population/population.ts";
import { us } from "../../src/population/us.ts";
import { peopleOf, worldOf } from "./listing.ts";

const asked = { type: "us", mixing: "structured", householdSizes: null, ages: null } as const;
const seeds = { people: 1, fates: 1 };

describe("the type of a scenario", () => {
  test("is the named one, with its own sizes and ages where given", () => {
    expect(populationType(asked)).toEqual(us);
    const ages = [{ from: 10, to: 19, share: 1 }];
    const own = populationType({ ...asked, householdSizes: [0, 1], ages });
    expect([own.householdSizes, own.ages, own.employment]).toEqual([[0, 1], ages, us.employment]);
  });

  test("a school of boys is one", () => {
    const population = buildPopulation(
      { population: { ...asked, householdSizes: [1], ages: [{ from: 10, to: 18, share: 1 }] }, seeds },
      worldOf([763]),
    );
    const people = peopleOf(population, 0);
    expect(people.every(({ age, householdSize }) => age >= 10 && age <= 18 && householdSize === 1)).toBe(
      true,
    );
    expect(population.pupils[0]).toBeGreaterThan(0.9 * 763);
  });

  test("equal content shares templates, whatever the order of its keys; other content does not", () => {
    const reordered = us.ages.map(({ from, to, share }) => ({ share, to, from }));
    expect(templatesOf({ ...us, ages: reordered })).toBe(templatesOf(us));
    expect(templatesOf({ ...us, householdSizes: [1] })).not.toBe(templatesOf(us));
  });
});

describe("homogeneous mixing", () => {
  const population = buildPopulation(
    { population: { ...asked, mixing: "homogeneous" }, seeds },
    worldOf([900, 2100]),
  );

  test("everyone lives alone, is 30, and neither learns nor works", () => {
    for (const place of [0, 1]) {
      for (const person of peopleOf(population, place)) {
        expect([person.age, person.householdSize, person.role]).toEqual([30, 1, Role.none]);
      }
    }
    expect([...population.workers, ...population.slots, ...population.teachers]).toEqual(
      new Array(6).fill(0),
    );
  });

  test("meets everyone of the own place alike", () => {
    expect([...population.communityTo]).toEqual([0, 1]);
    expect([...population.communityUpTo]).toEqual([2 ** 32, 2 ** 32]);
    expect(population.bandRate[4]).toBe(1);
  });

  test("with ages given, bands are met by their numbers", () => {
    const ages = [
      { from: 0, to: 4, share: 1 },
      { from: 60, to: 74, share: 3 },
    ];
    const mixed = buildPopulation(
      { population: { ...asked, mixing: "homogeneous", ages }, seeds },
      worldOf([65536]),
    );
    for (let a = 0; a < 8; a++) expect(mixed.bandUpTo[a * 8]).toBe(2 ** 30);
    expect(mixed.bandRate[0]).toBeCloseTo(1, 12);
  });
});
