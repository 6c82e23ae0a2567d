import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Course } from "../../src/kernel/engine.ts";
import { householdsLeft } from "../../src/outcomes/households.ts";
import { buildPopulation } from "../../src/population/build.ts";
import { readPeople } from "../../src/population/given/people.ts";
import { kinOf } from "../../src/population/kin.ts";
import { addressOf, personAt } from "../../src/population/people.ts";
import type { Population } from "../../src/population/population.ts";
import { KINDS, layPlaces } from "../../verify/constructions/worlds.ts";
import { csv, HEADER, towns } from "../population/given/files.ts";

/** The households written out, everyone's age; a dead person's is followed by "x". */
function given(homes: readonly string[]): ReturnType<typeof householdsLeft> {
  const rows: string[] = [];
  const dead: number[] = [];
  homes.forEach((home, number) => {
    for (const member of home.split(" ")) {
      if (member.endsWith("x")) dead.push(rows.length);
      rows.push(`${rows.length + 1},home ${number},${Number.parseInt(member, 10)},,,Ulm`);
    }
  });
  const world = towns("Ulm");
  const population = buildPopulation(
    {
      population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
      seeds: { people: 2, fates: 1 },
    },
    world,
    readPeople(csv(`${HEADER}\n${rows.join("\n")}\n`), world),
  );
  return householdsLeft({ people: kill(population, dead) }, population);
}

function kill(population: Population, dead: readonly number[]): Uint8Array {
  const people = new Uint8Array(population.addresses);
  // What they have heard is in the other bits.
  people.fill(0b1010_1000);
  for (const address of dead) people[address] = 0b0101_0100 | Course.dead;
  return people;
}

const NOTHING = {
  wipedOut: 0,
  wipedOutPeople: 0,
  leftAlone: 0,
  livingAlone: 0,
  diedAlone: 0,
  orphans: 0,
  lostAParent: 0,
  lostAllParents: 0,
};

describe("what is left of households", () => {
  it.each<[string, readonly string[], Partial<ReturnType<typeof householdsLeft>>]>([
    ["where nobody died", ["40 38 12 9", "70"], { livingAlone: 1 }],
    ["of one who lived alone", ["70x"], { wipedOut: 1, wipedOutPeople: 1, diedAlone: 1 }],
    ["of a couple of whom one died", ["40x 38"], { leftAlone: 1, livingAlone: 1 }],
    ["of a couple who both died", ["40x 38x"], { wipedOut: 1, wipedOutPeople: 2, diedAlone: 1 }],
    ["of a family without the mother", ["40 38x 12 9"], { lostAParent: 2 }],
    ["of two children", ["40x 38x 12 9"], { orphans: 2, lostAParent: 2, lostAllParents: 2 }],
    [
      "of children with a grandparent: parents lost, and not left to themselves",
      ["40x 38x 66 12"],
      { lostAParent: 1, lostAllParents: 1 },
    ],
    [
      "of a child with a lone parent",
      ["40x 12"],
      { leftAlone: 1, livingAlone: 1, orphans: 1, lostAParent: 1, lostAllParents: 1 },
    ],
    ["of a child who never had an adult at home", ["17 12x"], { leftAlone: 1, livingAlone: 1 }],
    ["of a grown child", ["60x 58x 25"], { leftAlone: 1, livingAlone: 1 }],
    ["of a dead child", ["40 38 12x"], {}],
  ])("%s", (_, homes, expected) => {
    expect(given(homes)).toEqual({ ...NOTHING, households: homes.length, ...expected });
  });

  it("is as looking at each person by themselves finds, whoever died", () => {
    const { population } = layPlaces(
      [...Array.from({ length: 30 }, (_, i) => i + 1), 1025, 2500],
      KINDS[0]!,
      3,
    );
    const all = Array.from({ length: population.places }, (_, place) =>
      Array.from({ length: population.people[place]! }, (_, local) => addressOf(population, place, local)),
    ).flat();
    const kin = kinOf(population);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (share, seed) => {
        const dead = new Set(all.filter((address) => ((address * 7919 + seed) % 1000) / 1000 < share));
        const left = householdsLeft({ people: kill(population, [...dead]) }, population);
        const matesOf = (address: number): number[] => {
          const { householdFirst, householdSize } = personAt(population, address);
          return Array.from({ length: householdSize }, (_, i) => householdFirst + i).filter(
            (other) => other !== address,
          );
        };
        const living = all.filter((address) => !dead.has(address));
        const isAlone = (address: number): boolean => matesOf(address).every((other) => dead.has(other));
        const aged = (address: number): number => personAt(population, address).age;
        const homes = new Set(all.map((address) => personAt(population, address).householdFirst));
        expect(left.households).toBe(homes.size);
        expect(left.livingAlone).toBe(living.filter(isAlone).length);
        expect(left.leftAlone).toBe(living.filter((one) => isAlone(one) && matesOf(one).length > 0).length);
        const gone = [...dead].filter(isAlone);
        expect(left.wipedOutPeople).toBe(gone.length);
        expect(left.wipedOut).toBe(new Set(gone.map((one) => personAt(population, one).householdFirst)).size);
        expect(left.diedAlone).toBe(left.wipedOut);
        const children = living.filter((one) => aged(one) < 18);
        const adults = (one: number): number[] => matesOf(one).filter((mate) => aged(mate) >= 18);
        expect(left.orphans).toBe(
          children.filter((one) => adults(one).length > 0 && adults(one).every((mate) => dead.has(mate)))
            .length,
        );
        const parents = (one: number): number[] =>
          kin.parentsOf(one).filter((parent) => matesOf(one).includes(parent));
        const lost = (one: number): number => parents(one).filter((parent) => dead.has(parent)).length;
        expect(left.lostAParent).toBe(children.filter((one) => lost(one) > 0).length);
        expect(left.lostAllParents).toBe(
          children.filter((one) => lost(one) > 0 && lost(one) === parents(one).length).length,
        );
      }),
      { numRuns: 8, seed: 6 },
    );
  });
});
