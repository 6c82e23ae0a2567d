import { describe, expect, test } from "vitest";
import { buildPopulation } from "../../../src/population/build.ts";
import { WHOLE_CLASS } from "../../../src/population/given/groups.ts";
import { readPeople } from "../../../src/population/given/people.ts";
import { mix } from "../../../src/maths/philox.ts";
import { personAt } from "../../../src/population/people.ts";
import { type Population, Role, type Table } from "../../../src/population/population.ts";
import { SECTOR_LIST, sectorNumber, sectorThresholds } from "../../../src/population/sectors.ts";
import { hashText } from "../../../src/world/hash.ts";
import type { World } from "../../../src/world/world.ts";
import { csv, HEADER, towns } from "./files.ts";

const scenario = {
  population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
  seeds: { people: 2, fates: 1 },
} as const;

function settle(
  rows: readonly string[],
  world: World = towns("Ulm", "Bonn"),
  header = HEADER,
): Population & { table: Table } {
  const population = buildPopulation(
    scenario,
    world,
    readPeople(csv(`${header}\n${rows.join("\n")}\n`), world),
  );
  const { table } = population;
  if (table === null) throw new Error("no table");
  return { ...population, table };
}

const membersOf = ({ table }: { table: Table }, group: number): number[] => [
  ...table.groupMember.subarray(table.groupPtr[group], table.groupPtr[group + 1]),
];
const groupsOf = (population: { table: Table }): number[][] =>
  Array.from(population.table.groupKind, (_, group) => membersOf(population, group));
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe("households", () => {
  const population = settle(["10,b,40,,,Bonn", "3,aa,70,,,Ulm", "9,a,8,,,Bonn", "2,b,5,,,Bonn"]);

  test("are runs of addresses, by place, household and person", () => {
    const people = [0, 1024, 1025, 1026].map((address) => personAt(population, address));
    expect(
      people.map(({ place, age, householdFirst, householdSize }) => [
        place,
        age,
        householdFirst,
        householdSize,
      ]),
    ).toEqual([
      [0, 70, 0, 1],
      [1, 8, 1024, 1],
      [1, 5, 1025, 2],
      [1, 40, 1025, 2],
    ]);
  });

  test("of children only are allowed, and said", () => {
    const given = readPeople(
      csv(`${HEADER}\n1,a,8,,,Ulm\n2,a,9,,,Ulm\n3,b,30,,,Ulm\n4,c,3,,,Bonn\n`),
      towns("Ulm", "Bonn"),
    );
    expect(given.warnings).toEqual(["2 households have nobody of 18 or over: a, c"]);
  });

  test("up to 31 people and ages to 120 are kept", () => {
    const { table } = settle(range(31).map((i) => `${i},h,${90 + i},,,Ulm`));
    expect(personAt(settle(range(31).map((i) => `${i},h,${90 + i},,,Ulm`)), 30)).toMatchObject({
      age: 120,
      householdSize: 31,
    });
    expect(table.person[31]).toBe(0);
  });
});

describe("schools", () => {
  test(`of ${WHOLE_CLASS} pupils are one class, its teachers at the end`, () => {
    const pupils = range(WHOLE_CLASS).map((i) => `${i},${i},${3 + (i % 16)},s,,Ulm`);
    const population = settle([...pupils, "100,100,18,s,w,Ulm", "101,101,50,s,,Ulm", "102,102,30,,w,Ulm"]);
    expect(groupsOf(population)).toEqual([range(42), [42]]);
    expect([...population.table.groupKind]).toEqual([1, 2]);
    expect([40, 41, 42].map((address) => personAt(population, address).role)).toEqual([
      Role.worker,
      Role.worker,
      Role.worker,
    ]);
  });

  test("of more have classes of about 23 of like age, teachers spread over them", () => {
    const pupils = range(480).map((i) => `${i},${i},${3 + (i % 16)},s,,Ulm`);
    const teachers = range(10).map((i) => `${1000 + i},${1000 + i},40,s,,Ulm`);
    const population = settle([...pupils, ...teachers]);
    const classes = groupsOf(population);
    // 30 pupils a year: one class each of the sixteen years.
    expect(classes.map((members) => members.filter((address) => address < 480).length)).toEqual(
      new Array(16).fill(30),
    );
    classes.forEach((members, age) => {
      const ages = members.map((address) => personAt(population, address).age).filter((years) => years < 19);
      expect(new Set(ages)).toEqual(new Set([3 + age]));
    });
    const taught = classes.map((members) => members.filter((address) => address >= 480).length);
    expect(Math.max(...taught)).toBe(1);
    expect(taught.reduce((sum, n) => sum + n, 0)).toBe(10);
  });
});

test("few of an age are taught with their neighbours", () => {
  // Five of each age: groups of three ages (15), the last with one age more.
  const population = settle(range(80).map((i) => `${i},${i},${3 + (i % 16)},s,,Ulm`));
  const classes = groupsOf(population).map((members) =>
    members.map((address) => personAt(population, address).age),
  );
  expect(classes.map((ages) => [ages.length, Math.min(...ages), Math.max(...ages)])).toEqual([
    [15, 3, 5],
    [15, 6, 8],
    [15, 9, 11],
    [15, 12, 14],
    [20, 15, 18],
  ]);
});

test("a merged group of ages is cut by age", () => {
  // 5 of 3 years and 55 of 4: one group, three classes of 20, and those of 3 are together in the first.
  const population = settle(range(60).map((i) => `${i},${i},${i % 12 === 11 ? 3 : 4},s,,Ulm`));
  const classes = groupsOf(population).map((members) =>
    members.map((address) => personAt(population, address).age),
  );
  expect(classes.map((ages) => ages.length)).toEqual([20, 20, 20]);
  expect(classes.map((ages) => ages.filter((age) => age === 3).length)).toEqual([5, 0, 0]);
});

describe("workplaces", () => {
  const header = `${HEADER},sector`;

  test("are in the sector given, or in one drawn by their name in the shares of the sectors", () => {
    const rows = range(3000).map((i) => `${i},${i},30,,firm ${i},Ulm,${i === 7 ? "health" : ""}`);
    const { table } = settle(rows, towns("Ulm"), header);
    const upTo = sectorThresholds();
    const names = range(3000)
      .map((i) => `firm ${i}`)
      .sort();
    names.forEach((name, group) => {
      const drawn = upTo.findIndex((threshold, k) => k > 0 && mix(hashText(name)) < threshold);
      expect(table.groupSector[group]).toBe(name === "firm 7" ? sectorNumber("health") : drawn);
    });
    const inHealth = table.groupSector.filter((k) => k === sectorNumber("health")).length / 3000;
    const { share } = SECTOR_LIST[sectorNumber("health")];
    // Four standard errors of a draw of 3,000.
    expect(Math.abs(inHealth - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 3000));
  });

  test("lie where most of those live who work there, and tie places together", () => {
    const population = settle([
      "1,1,30,,w,Ulm",
      "2,2,30,,w,Bonn",
      "3,3,30,,w,Bonn",
      "4,4,30,,v,Ulm",
      "5,5,30,,v,Bonn",
    ]);
    // Workplaces in order of their names: v (one of each, so the first place), w.
    expect([...population.table.groupPlace]).toEqual([0, 1]);
    expect([...population.workers]).toEqual([2, 3]);
    expect([...population.communityTo]).toEqual([0, 1, 1, 0]);
    // c_ij = 1/4 (T_ij + T_ji) / 2 / N_i: one commutes each way, between two and three people.
    const away = (place: number): number =>
      1 - population.communityUpTo[population.communityPtr[place]] / 2 ** 32;
    expect(away(0)).toBeCloseTo(0.25 / 2, 9);
    expect(away(1)).toBeCloseTo(0.25 / 3, 9);
  });

  test("have teams that tell nothing of where people live", () => {
    const population = settle(range(200).map((i) => `${i},${i},30,,w,Ulm`));
    const [members] = groupsOf(population);
    expect([...members].sort((a, b) => a - b)).toEqual(range(200));
    const steps = members.slice(1).filter((address, i) => Math.abs(address - members[i]) === 1).length;
    // Neighbours in a random order are neighbours at home two times in 200 pairs; more than 10 in 199 is one case in 10,000.
    expect(steps).toBeLessThan(10);
    expect(range(200).every((address) => members[population.table.position[address]] === address)).toBe(true);
  });

  test("of the health sector with 100 people nurse; the largest where there is none", () => {
    const staff = (count: number, work: string, place: string, from: number): string[] =>
      range(count).map((i) => `${from + i},${from + i},30,,${work},${place},health`);
    const two = settle(
      [...staff(120, "a", "Ulm", 0), ...staff(99, "b", "Bonn", 500), ...staff(3, "c", "Ulm", 900)],
      undefined,
      header,
    );
    expect([...two.wardStaff]).toEqual([120]);
    expect([...two.wardOf]).toEqual([0, 0]);
    expect([...two.wardSlot].map((group) => membersOf(two, group).length)).toEqual([120]);
    const small = settle(
      [...staff(9, "a", "Ulm", 0), ...staff(9, "b", "Bonn", 500), ...staff(3, "c", "Ulm", 900)],
      undefined,
      header,
    );
    expect([...small.wardStaff]).toEqual([9, 9]);
    expect([...small.wardOf]).toEqual([0, 1]);
    const none = settle(["1,1,30,,w,Ulm,food"], undefined, header);
    expect([...none.wardStaff]).toEqual([0]);
  });
});
