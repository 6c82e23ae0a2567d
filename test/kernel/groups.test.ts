/** Workplaces and classes as R0 and growth need them, against people counted one by one. */
import { describe, expect, test } from "vitest";
import { countGroups } from "../../src/kernel/groups.ts";
import { buildPopulation } from "../../src/population/build.ts";
import { readPeople } from "../../src/population/given/people.ts";
import { Role, SCHOOL_AGES, SCHOOL_FROM, WORK_SIZES } from "../../src/population/population.ts";
import { sum } from "../numbers.ts";
import { lay } from "../laws/worlds.ts";
import { csv, HEADER, towns } from "../population/given/files.ts";
import { listPlaces } from "../twin/people.ts";
import { fixedDwell, recovers, sketchCourse, sketchPlan } from "../twin/sketch.ts";

const course = sketchCourse([{ dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: false, next: recovers }]);

const given = (rows: readonly string[]) => {
  const world = towns("Ulm");
  const scenario = {
    population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
    seeds: { people: 2, fates: 1 },
  } as const;
  return buildPopulation(scenario, world, readPeople(csv(`${HEADER}\n${rows.join("\n")}\n`), world));
};
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const workers = (count: number, workplace: string): string[] =>
  range(count).map((i) => `${workplace}${i},home-${workplace}${i},40,,${workplace},Ulm`);
const pupils = (count: number, age: number, school: string): string[] =>
  range(count).map((i) => `${school}${age}p${i},home-${school}${age}p${i},${age},${school},,Ulm`);
const teacher = (school: string): string => `t-${school},home-t-${school},50,${school},,Ulm`;

describe("of people given one by one", () => {
  test("a workplace is of the rung of the ladder that comes nearest, in proportion", () => {
    // Between rungs a and b it is the geometric mean that parts them.
    for (const size of Array.from({ length: 60 }, (_, i) => i + 1)) {
      const { working, teaching } = countGroups(given(workers(size, "w")), 0);
      const nearest = WORK_SIZES.reduce((best, rung) =>
        Math.abs(Math.log(rung / size)) < Math.abs(Math.log(best / size)) ? rung : best,
      );
      const [rung] = WORK_SIZES.filter((_, q) => working[q]! > 0);
      expect(Math.abs(Math.log(rung! / size))).toBeCloseTo(Math.abs(Math.log(nearest / size)), 12);
      expect([sum(working), sum(teaching)]).toEqual([1, 0]);
    }
  });

  test("teachers and workers are shares of all who work", () => {
    const { working, teaching } = countGroups(
      given([...workers(6, "w"), ...pupils(10, 9, "s"), teacher("s")]),
      0,
    );
    expect(sum(teaching)).toBeCloseTo(1 / 7, 12);
    expect(sum(working)).toBeCloseTo(6 / 7, 12);
  });

  test("teachers of one class teach pupils of some ages, each its part of them", () => {
    const rows = [
      ...pupils(6, 9, "s"),
      ...pupils(2, 10, "s"),
      teacher("s"),
      ...pupils(5, 10, "t"),
      teacher("t"),
    ];
    const { teaching, classes } = countGroups(given([...rows, ...workers(6, "w")]), 0);
    const [nine, ten] = [9 - SCHOOL_FROM, 10 - SCHOOL_FROM];
    expect(teaching[nine]).toBeCloseTo(0.75 / 8, 12);
    expect(teaching[ten]).toBeCloseTo(1.25 / 8, 12);
    expect(classes[nine]!.map(({ ofClasses }) => ofClasses)).toEqual([1]);
    const shares = classes[ten]!.toSorted((one, two) => one.size - two.size).map(
      ({ ofClasses }) => ofClasses,
    );
    expect(shares[0]).toBeCloseTo(0.8, 12);
    expect(shares[1]).toBeCloseTo(0.2, 12);
  });

  test("pupils of an age are in classes by size, the teacher among their members", () => {
    const rows = [...pupils(10, 9, "s"), teacher("s"), ...pupils(4, 9, "t")];
    const { classes } = countGroups(given(rows), 0);
    const nine = classes[9 - SCHOOL_FROM]!.toSorted((one, two) => one.size - two.size);
    expect(nine).toHaveLength(2);
    expect(nine[0]).toMatchObject({ size: 4, pupils: 4, teachers: 0, ofClasses: 0 });
    expect(nine[1]).toMatchObject({ size: 11, pupils: 10, teachers: 1 });
    expect(nine.map(({ ofPupils }) => ofPupils)).toEqual([4 / 14, 10 / 14]);
    expect(nine[1]!.ofClasses).toBeCloseTo(1, 12);
    expect(classes.filter((row) => row.length > 0)).toHaveLength(1);
  });

  test("where nobody works or teaches all shares are nothing", () => {
    const { working, teaching, classes } = countGroups(given(["1,a,70,,,Ulm", "2,a,4,,,Ulm"]), 0);
    expect([sum(teaching), sum(working), classes.flat()]).toEqual([0, 0, []]);
  });
});

describe("of computed people", () => {
  const { population } = lay(`
version: 1
name: groups
days: 10
world: { places: [{ name: Ashford, people: 6000 }] }
disease: { preset: influenza-1918, r0: 2 }
worlds: [{ name: silent, decisions: [] }]
`);
  const type = population.typeOf[0]!;
  const { working, teaching, classes } = countGroups(population, type);
  const people = listPlaces(sketchPlan(population, course, { seeds: { people: 1, fates: 1 } })).flatMap(
    (place) => place.people,
  );

  test("workers by size of their workplace are those that the twin lists", () => {
    const all = people.filter(({ role }) => role === Role.worker);
    const teachers = all.filter(({ classmates }) => classmates.length > 0);
    const bySize = WORK_SIZES.map(
      (size) => all.filter(({ colleagues }) => colleagues.length === size).length / all.length,
    );
    // Slots of work may be a few more than workers: the last workplace is not always full.
    expect(Math.abs(sum(teaching) - teachers.length / all.length)).toBeLessThan(0.005);
    bySize.forEach((share, q) => expect(Math.abs(working[q]! - share)).toBeLessThan(0.005));
    expect(sum(working) + sum(teaching)).toBeCloseTo(1, 2);
  });

  test("pupils by size of their class are those that the twin lists, age by age", () => {
    expect(classes).toHaveLength(SCHOOL_AGES);
    classes.forEach((row, a) => {
      const pupils = people.filter(({ role, age }) => role === Role.pupil && age === a + SCHOOL_FROM);
      expect(pupils.length > 0).toBe(row.length > 0);
      if (row.length === 0) return;
      expect(sum(row.map(({ ofPupils }) => ofPupils))).toBeCloseTo(1, 9);
      const mean = sum(row.map(({ size, ofPupils }) => size * ofPupils));
      const listed = sum(pupils.map(({ classmates }) => classmates.length)) / pupils.length;
      expect(Math.abs(mean - listed)).toBeLessThan(0.25);
      expect(sum(row.map(({ ofClasses }) => ofClasses))).toBeCloseTo(1, 9);
    });
  });
});
