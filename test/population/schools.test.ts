import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLASS_SIZE, Role } from "../../src/population/population.ts";
import { GROUP_FROM, groupAges, layOutSchools } from "../../src/population/schools.ts";
import { buildTemplates } from "../../src/population/templates.ts";
import { us } from "../../src/population/us.ts";
import { sum } from "../numbers.ts";
import { unpack } from "./listing.ts";

const templates = buildTemplates(us);

describe("groups of ages", () => {
  test("by hand: ages merge until 12, the leftover joins the group before", () => {
    const counts = [5, 6, 1, 40, 3, 0, 8, 12, 11, 0, 0, 0, 0, 0, 0, 0];
    const groups = groupAges(counts).map(({ first, end, size, classes }) => [first, end, size, classes]);
    expect(groups).toEqual([
      [0, 3, 12, 1],
      [3, 4, 40, 2],
      [4, 16, 34, 1],
    ]);
  });

  test("a handful of pupils is one class; nobody none", () => {
    expect(groupAges(new Array(16).fill(0))).toEqual([{ first: 0, end: 16, size: 0, classes: 0 }]);
    expect(groupAges([0, 2, 0, 1, ...new Array(12).fill(0)])).toEqual([
      { first: 0, end: 16, size: 3, classes: 1 },
    ]);
  });

  test("groups partition the ages and pupils, have 12 or more if any has, and classes of at most 34", () => {
    const ages = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(ages, (counts) => {
        const groups = groupAges(counts);
        expect(groups[0].first).toBe(0);
        expect(groups.at(-1)?.end).toBe(16);
        groups.forEach((group, i) => {
          if (i > 0) expect(group.first).toBe(groups[i - 1].end);
          expect(group.size).toBe(sum(counts.slice(group.first, group.end)));
          if (groups.length > 1) expect(group.size).toBeGreaterThanOrEqual(GROUP_FROM);
          if (group.classes > 0) expect(Math.ceil(group.size / group.classes)).toBeLessThanOrEqual(34);
        });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe("schools of places", () => {
  test("every pupil of a place of any size is in one class of neighbours of like age, equal to within one", () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 40_000 }));
    const places = fc.array(size, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 63 }), (sizes, rotation) => {
        const schools = layOutSchools(
          templates,
          Uint32Array.from(sizes),
          new Uint32Array(sizes.length).fill(rotation),
          new Uint32Array(sizes.length),
        );
        sizes.forEach((people, place) => {
          const first = schools.catchmentPtr[place];
          const catchments = schools.catchmentPtr[place + 1] - first;
          const blocks = Math.ceil(people / 1024);
          expect(catchments).toBe(Math.max(1, Math.floor(blocks / 8)));
          const classes: number[] = new Array<number>(schools.classes[place]).fill(0);
          const seen = new Map<string, number>();
          const numbers = new Map<number, number[]>();
          const pupils: { catchment: number; age: number }[] = [];
          for (let local = 0; local < people; local++) {
            const block = Math.floor(local / 1024);
            const person = unpack(templates.entry[((block + rotation) % 64) * 1024 + (local % 1024)]);
            const catchment = first + Math.min(catchments - 1, Math.floor(block / 8));
            if (person.role === Role.pupil) pupils.push({ catchment, age: person.age - 3 });
          }
          expect(pupils.length).toBe(schools.pupils[place]);
          for (const { catchment, age } of pupils) {
            const i = catchment * 16 + age;
            const number = schools.ageBefore[i] + (seen.get(`${i}`) ?? 0);
            seen.set(`${i}`, (seen.get(`${i}`) ?? 0) + 1);
            const group = catchment * 16 + schools.groupFirst[i];
            numbers.set(group, [...(numbers.get(group) ?? []), number]);
            const room =
              schools.groupClass[i] + Math.floor((number * schools.groupClasses[i]) / schools.groupSize[i]);
            classes[room] += 1;
          }
          for (let i = first * 16; i < (first + catchments) * 16; i++) {
            expect(schools.agePupils[i]).toBe(seen.get(`${i}`) ?? 0);
            const group = Math.floor(i / 16) * 16 + schools.groupFirst[i];
            const rooms = classes.slice(
              schools.groupClass[i],
              schools.groupClass[i] + schools.groupClasses[i],
            );
            expect(sum(rooms)).toBe(schools.groupSize[group]);
            if (rooms.length > 0) expect(Math.max(...rooms) - Math.min(...rooms)).toBeLessThanOrEqual(1);
          }
          // Within a group the pupils are numbered without a gap.
          for (const [group, those] of numbers) {
            expect(those.sort((a, b) => a - b)).toEqual(
              Array.from({ length: schools.groupSize[group] }, (_, i) => i),
            );
          }
          expect(classes.length).toBe(schools.classes[place]);
          expect(classes.every((size) => size > 0 && size <= 34)).toBe(true);
        });
      }),
      { seed: 4, numRuns: 25 },
    );
  });

  test("in a city classes are as large as those of POLYMOD (22.7) to within one pupil", () => {
    const schools = layOutSchools(templates, Uint32Array.of(1_000_000), Uint32Array.of(5), Uint32Array.of(0));
    const mean = schools.pupils[0] / schools.classes[0];
    expect(Math.abs(mean - 22.7)).toBeLessThan(1);
    expect(CLASS_SIZE).toBe(23);
  });
});
