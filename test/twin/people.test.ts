import fc from "fast-check";
import { expect, test } from "vitest";
import { Role, WORK_SIZES } from "../../src/population/population.ts";
import { draw, Purpose } from "./draws.ts";
import { listPlaces, type Person, thresholdOf } from "./people.ts";
import { settlements } from "./places.ts";
import { fixedDwell, recovers, sketchCourse, sketchPlan } from "./sketch.ts";

const course = sketchCourse([{ dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: false, next: recovers }]);

test("everyone has one household, one job and one class at most, and groups agree on who is in them", () => {
  fc.assert(
    fc.property(settlements(2500), fc.maxSafeNat(), (settle, people) => {
      const population = settle(people);
      const plan = sketchPlan(population, course, { seeds: { people, fates: 0 } });
      const places = listPlaces(plan);
      const everyone = places.flatMap((place) => place.people);
      expect(everyone.length).toBe(population.total);
      const taught = new Map<Person[], number>();
      for (const person of everyone) {
        for (const group of [person.household, person.classmates, person.colleagues, person.team]) {
          expect(group.length === 0 || group.filter((member) => member === person).length === 1).toBe(true);
        }
        expect(person.household.every((member) => member.household[0] === person.household[0])).toBe(true);
        expect(person.team.every((member) => person.colleagues.includes(member))).toBe(true);
        expect(person.classmates.length > 0).toBe(person.role === Role.pupil || teaches(person));
        if (teaches(person)) taught.set(person.classmates, person.address);
        if (person.role === Role.worker && !teaches(person)) {
          expect(WORK_SIZES).toContain(person.colleagues.length);
        }
        if (person.role === Role.none) expect(person.classmates.length + person.colleagues.length).toBe(0);
      }
      places.forEach((place, index) => {
        const classes = place.classes.filter((members) => members.some(({ role }) => role === Role.pupil));
        expect(classes.length).toBe(place.classes.length);
        expect(population.teachers[index]).toBe(Math.min(classes.length, place.workers.length));
        expect(place.workers.length).toBe(population.slots[index]);
        expect(classes.filter((members) => taught.has(members)).length).toBe(population.teachers[index]);
      });
    }),
    { numRuns: 12, seed: 1 },
  );
});

const teaches = (person: Person): boolean =>
  person.role === Role.worker && person.classmates.at(-1) === person;

test("keys and rotations of the places are the draws of the contract", () => {
  fc.assert(
    fc.property(settlements(50), fc.maxSafeNat(), (settle, people) => {
      const { key, rotation, keyWorkers, keySlots, keyMedia } = settle(people);
      key.forEach((placeKey, place) => {
        const of = (index: number): number[] => [
          ...draw({ people, fates: 0 }, Purpose.place, { local: 0, key: placeKey }, { index }),
        ];
        const [turn, workers, slots] = of(0);
        expect([rotation[place], keyWorkers[place], keySlots[place]]).toEqual([turn % 64, workers, slots]);
        expect([...keyMedia.subarray(place * 3, place * 3 + 3)]).toEqual([1, 2, 3].map((i) => of(i)[0]));
      });
    }),
    { numRuns: 20, seed: 1 },
  );
});

test("thresholds are uniform, and shared at home as often as asked", () => {
  const settle = fc.sample(settlements(1000), { numRuns: 200, seed: 3 });
  const populations = settle.map((make) => make(7)).filter(({ total }) => total > 1500);
  const population = { ...populations[0], shareHousehold16: 19661, sharePerson16: 13763 };
  const plan = sketchPlan(population, course);
  const everyone = listPlaces(plan).flatMap((place) => place.people);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const trait of [0, 7, 8, 15]) {
    // Standard error of the mean of n uniforms: 1/√(12n); households and four traits widen it: five of them.
    const width = 5 / Math.sqrt(12 * (everyone.length / 2));
    expect(
      Math.abs(mean(everyone.map((person) => thresholdOf(plan, person, trait) / 65536)) - 0.5),
    ).toBeLessThan(width);
  }
  // Two of a household agree if both take the household's: 0.3² of pairs; own two traits if both take the common: 0.21².
  const agreeing = (pairs: [number, number][]): number => mean(pairs.map(([a, b]) => Number(a === b)));
  const couples = everyone.filter(
    ({ household, local }) => household.length > 1 && household[0].local === local,
  );
  const atHome = couples.map(({ household }): [number, number] => [
    thresholdOf(plan, household[0], 3),
    thresholdOf(plan, household[1], 3),
  ]);
  const within = everyone.map((person): [number, number] => [
    thresholdOf(plan, person, 3),
    thresholdOf(plan, person, 4),
  ]);
  expect(Math.abs(agreeing(atHome) - 0.09)).toBeLessThan(5 * Math.sqrt((0.09 * 0.91) / atHome.length));
  expect(Math.abs(agreeing(within) - 0.0441)).toBeLessThan(5 * Math.sqrt((0.0441 * 0.9559) / within.length));
});
