import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { templatesOf } from "../../src/population/build.ts";
import { CONTACTS } from "../../src/population/contacts.ts";
import { countryType } from "../../src/population/country.ts";
import { layOut } from "../../src/population/layout.ts";
import { ageAt, addressOf, personAt } from "../../src/population/people.ts";
import { BANDS, type Population, Role } from "../../src/population/population.ts";
import { joinTemplates } from "../../src/population/templates.ts";
import { us } from "../../src/population/us.ts";
import { communityShares } from "../../src/world/mixing.ts";
import { radiationFlows } from "../../src/world/radiation.ts";
import { sum } from "../numbers.ts";
import { entriesOf, peopleOf, worldOf } from "./listing.ts";

const young = countryType({
  code: "YY",
  region: "Western Africa",
  householdSize: 5.2,
  ages: [
    { from: 0, to: 14, share: 0.44 },
    { from: 15, to: 24, share: 0.19 },
    { from: 25, to: 54, share: 0.3 },
    { from: 55, to: 64, share: 0.04 },
    { from: 65, to: 100, share: 0.03 },
  ],
});
const types = [us, young];
const templates = joinTemplates(types.map(templatesOf));

const populate = (people: readonly number[], typeOf: readonly number[], own = types): Population => {
  const world = worldOf(people);
  return layOut({
    world,
    types: own,
    typeOf,
    templates: own === types ? templates : joinTemplates(own.map(templatesOf)),
    flows: (workers) => radiationFlows(world, workers),
    community: communityShares,
    contacts: CONTACTS,
    seeds: { people: 4 },
    mixing: "structured",
  });
};

test("joined templates are those of each type, one after the other", () => {
  const apart = types.flatMap((type) => entriesOf(templatesOf(type)));
  expect(entriesOf(templates)).toEqual(apart);
  expect(joinTemplates([templatesOf(us)])).toBe(templatesOf(us));
});

describe("a world of two types", () => {
  const size = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 60_000, max: 70_000 }));
  const place = fc.record({ people: size, type: fc.nat({ max: 1 }) });

  test("everyone, each worker, pupil and band is of the type of the place, wherever blocks are cut", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
        const population = populate(
          places.map(({ people }) => people),
          places.map(({ type }) => type),
        );
        places.forEach((_, index) => {
          const people = peopleOf(population, index);
          const count = (role: number): number => people.filter((person) => person.role === role).length;
          expect(population.workers[index]).toBe(count(Role.worker));
          expect(population.pupils[index]).toBe(count(Role.pupil));
          const members = BANDS.map(
            (from, band) => people.filter(({ age }) => age >= from && age < (BANDS[band + 1] ?? 128)).length,
          );
          expect([...population.bandPeople.subarray(index * 8, index * 8 + 8)]).toEqual(members);
          people.forEach((person, local) => {
            if (local % 97 === 0 || local + 40 > people.length) {
              const found = personAt(population, addressOf(population, index, local));
              expect([found.age, found.role]).toEqual([person.age, person.role]);
              expect(ageAt(population, addressOf(population, index, local))).toBe(person.age);
            }
          });
          const rows = Array.from(
            { length: population.catchmentPtr[index + 1] - population.catchmentPtr[index] },
            (_none, c) => (population.catchmentPtr[index] + c) * 16,
          );
          for (let age = 0; age < 16; age++) {
            const pupils = people.filter((person) => person.role === Role.pupil && person.age === age + 3);
            expect(sum(rows.map((row) => population.agePupils[row + age]))).toBe(pupils.length);
          }
        });
      }),
      { seed: 8, numRuns: 12 },
    );
  });

  test("a place is the same whichever types its neighbours have", () => {
    const [one, two] = [populate([5000, 3000, 900], [0, 1, 0]), populate([5000, 3000, 900], [1, 1, 0])];
    expect(peopleOf(one, 1)).toEqual(peopleOf(two, 1));
    expect(peopleOf(one, 2)).toEqual(peopleOf(two, 2));
    expect(peopleOf(one, 0)).not.toEqual(peopleOf(two, 0));
  });

  test("one type named twice is as if named once", () => {
    const {
      types: _one,
      typeOf: _places,
      templates: _,
      ...once
    } = populate([5000, 3000, 900], [0, 0, 0], [us]);
    const twice = populate([5000, 3000, 900], [1, 0, 1], [us, us]);
    expect(twice).toMatchObject(once);
  });
});

test("a place has the workplaces of its own type", () => {
  const alone = { ...us, name: "alone", workplaces: [{ from: 1, to: 1, count: 1 }] };
  const { workStart, slots, teachers } = populate([9000, 9000], [0, 1], [us, alone]);
  // All of size 1 in the second place, and of more sizes in the first.
  expect(workStart[23 + 1]).toBe(slots[1] - teachers[1]);
  expect(workStart[1]).toBeLessThan((slots[0] - teachers[0]) / 2);
});

test("types with other contacts than the first cannot share a world", () => {
  const own = { ...us, name: "own", communityBands: us.communityBands.map((count) => count + 1) };
  expect(() => populate([5], [0], [us, own])).toThrow(
    "The contacts of type own are others than those of us; all types of a world must share them.",
  );
});
