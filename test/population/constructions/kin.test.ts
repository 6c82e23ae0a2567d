import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bijection, bijectionBack } from "../../../src/population/bijection.ts";
import { buildPopulation, templatesOf } from "../../../src/population/build.ts";
import { readPeople } from "../../../src/population/given/people.ts";
import { childrenAtHome, parentsAtHome, Tie, tiesOf } from "../../../src/population/home-ties.ts";
import { kinOf } from "../../../src/population/kin.ts";
import { addressOf, ageAt } from "../../../src/population/people.ts";
import { FAMILIES, layOutSibships } from "../../../src/population/sibships.ts";
import { Roll } from "../../../src/population/roll.ts";
import { us } from "../../../src/population/us.ts";
import { checkKin } from "../../../verify/constructions/kin.ts";
import { KINDS, layPlaces, placeSizes } from "../../../verify/constructions/worlds.ts";
import { mean, sum } from "../../numbers.ts";
import { csv, HEADER, towns } from "../given/files.ts";

describe("in a household", () => {
  const { head, partner, child, parent, other } = Tie;

  test.each<[ages: number[], ties: number[]]>([
    [[40], [head]],
    [
      [40, 38, 12, 9],
      [head, partner, child, child],
    ],
    [
      [40, 12],
      [head, child],
    ],
    [
      [40, 38, 66, 12],
      [head, partner, parent, child],
    ],
    [
      [40, 66, 70, 71],
      [head, parent, parent, other],
    ],
    [
      [55, 54, 24, 51],
      [head, partner, child, other],
    ],
    [
      [30, 17],
      [head, other],
    ],
    [
      [17, 2],
      [head, other],
    ],
    [
      [70, 19],
      [head, other],
    ],
    [
      [30, 15],
      [head, child],
    ],
  ])("of %j ties are %j", (ages, ties) => {
    expect(tiesOf(ages)).toEqual(ties);
  });

  test("children are of both if both can be their parents", () => {
    const ages = [40, 28, 20, 12];
    const ties = tiesOf(ages);
    expect([2, 3].map((position) => parentsAtHome({ ages, ties }, position))).toEqual([[0], [0, 1]]);
    expect([0, 1, 2].map((position) => childrenAtHome({ ages, ties }, position))).toEqual([[2, 3], [3], []]);
  });

  test("the head is the child of elders there", () => {
    const ages = [40, 38, 66, 68, 12];
    const ties = tiesOf(ages);
    expect(parentsAtHome({ ages, ties }, 0)).toEqual([2, 3]);
    expect(childrenAtHome({ ages, ties }, 2)).toEqual([0]);
    expect(parentsAtHome({ ages, ties }, 1)).toEqual([]);
  });
});

test("the bijection backwards undoes it, for every size to 300 and at random large ones", () => {
  const wrong: string[] = [];
  for (let n = 1; n <= 300; n++) {
    const [there, back] = [bijection(n, 77 * n), bijectionBack(n, 77 * n)];
    for (let x = 0; x < n; x++) if (back(there(x)) !== x) wrong.push(`${x} of ${n}`);
  }
  expect(wrong).toEqual([]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 }),
      fc.nat(),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (n, key, share) => {
        const x = Math.floor(share * n);
        expect(bijectionBack(n, key)(bijection(n, key)(x))).toBe(x);
      },
    ),
    { seed: 3, numRuns: 1000 },
  );
});

test("a roll numbers its members in order, over more than a cycle, from any rotation", () => {
  const { entry } = templatesOf(us);
  const group = (address: number): number =>
    (entry[address]! & 127) >= 60 ? 1 : (entry[address]! & 127) > 40 ? 0 : -1;
  const roll = new Roll(2, group);
  const counts = [0, 0];
  const rotation = 37;
  for (let local = 0; local < 70_000; local++) {
    const own = group(((Math.floor(local / 1024) + rotation) % 64) * 1024 + (local % 1024));
    if (local % 7 === 0) expect(roll.countBelow(1, rotation, local)).toBe(counts[1]);
    if (own < 0) continue;
    if (local % 5 === 0) expect(roll.localOf(own, rotation, counts[own]!)).toBe(local);
    counts[own]! += 1;
  }
});

describe("sibships", () => {
  test("hold every member once, in the sizes of families, and are one to one with some of the parents", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 300 }),
        fc.nat({ max: FAMILIES.length - 1 }),
        fc.nat(),
        (members, parents, band, key) => {
          const { sibships, membersOf, sibshipOf, parentOf, childrenOf } = layOutSibships(
            members,
            parents,
            band,
            key,
          );
          const all = Array.from({ length: sibships }, (_, sibship) => membersOf(sibship));
          expect(all.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: members }, (_, i) => i));
          all.forEach((own, sibship) => expect(own.map(sibshipOf)).toEqual(own.map(() => sibship)));
          const having = all.flatMap((_, sibship) => (parentOf(sibship) < 0 ? [] : [parentOf(sibship)]));
          expect(new Set(having).size).toBe(having.length);
          expect(having.length).toBe(Math.min(parents, Math.round(FAMILIES[band]!.alive * sibships)));
          for (let parent = 0; parent < parents; parent++) {
            const children = childrenOf(parent);
            expect(children < 0 ? having.includes(parent) : parentOf(children) !== parent).toBe(false);
          }
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  test("of a thousand members are as many of each size as there are mothers of so many", () => {
    const { sibships, membersOf } = layOutSibships(100_000, 0, 4, 1);
    const sizes = [0, 0, 0, 0];
    for (let sibship = 0; sibship < sibships; sibship++) sizes[membersOf(sibship).length - 1]! += 1;
    FAMILIES[4]!.mothers.forEach((share, i) => {
      expect(Math.abs(sizes[i]! / sibships - share / sum(FAMILIES[4]!.mothers))).toBeLessThan(0.001);
    });
  });
});

describe("kin of everybody are each other's, and of fitting age", () => {
  test.each(KINDS.map((kind) => [kind.name, kind] as const))("among %s", (_, kind) => {
    const sizes = placeSizes(30, 0, false).filter((size) => size < 1100);
    expect(checkKin(layPlaces(sizes, kind, 2).population).first).toEqual([]);
  });

  test("in generated worlds", () => {
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 900, max: 1100 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(sizes, fc.constantFrom(...KINDS), fc.nat(), (own, kind, seed) => {
        expect(checkKin(layPlaces(own, kind, seed).population).first).toEqual([]);
      }),
      { seed: 5, numRuns: 25 },
    );
  });
});

test("of people given one by one those at home are known, the first listed as the head", () => {
  const world = towns("Ulm");
  const rows = ["1,a,40,,,Ulm", "2,a,41,,,Ulm", "3,a,9,,,Ulm", "4,b,70,,,Ulm", "5,b,44,,,Ulm"];
  const population = buildPopulation(
    {
      population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
      seeds: { people: 2, fates: 1 },
    },
    world,
    readPeople(csv(`${HEADER}\n${rows.join("\n")}\n`), world),
  );
  const { parentsOf, childrenOf, siblingsOf, partnerOf } = kinOf(population);
  const everyone = [0, 1, 2, 3, 4];
  expect(everyone.map(parentsOf)).toEqual([[], [], [0, 1], [], [3]]);
  expect(everyone.map(childrenOf)).toEqual([[2], [2], [], [4], []]);
  expect(everyone.map(partnerOf)).toEqual([1, 0, -1, -1, -1]);
  expect(everyone.map(siblingsOf)).toEqual([[], [], [], [], []]);
});

describe("in a town of the United States", () => {
  const { population } = layPlaces([30_000], KINDS[0]!);
  const kin = kinOf(population);
  const sample = Array.from({ length: 5000 }, (_, i) => addressOf(population, 0, 6 * i));
  const near = (address: number): number => {
    const children = kin.childrenOf(address);
    const grandchildren = new Set(children.flatMap(kin.childrenOf));
    const partner = kin.partnerOf(address) < 0 ? 0 : 1;
    const others = kin.parentsOf(address).length + kin.siblingsOf(address).length;
    return others + children.length + grandchildren.size + partner;
  };
  const aged = (from: number, to: number): number[] =>
    sample.filter((address) => ageAt(population, address) >= from && ageAt(population, address) < to);

  test("a death bereaves about nine (Verdery et al. 2020: 8.9), by the ages of those who died of COVID-19 in 2020", () => {
    // Shares of deaths by age in the United States, 2020, from memory: below 50, 50-59, 60-69, 70-79, 80 and over.
    const shares = [0.05, 0.08, 0.17, 0.27, 0.43];
    const bounds = [20, 50, 60, 70, 80, 101];
    const bereaved = sum(shares.map((share, i) => share * mean(aged(bounds[i]!, bounds[i + 1]!).map(near))));
    expect(bereaved).toBeGreaterThan(8);
    expect(bereaved).toBeLessThan(11);
  });

  test("nobody below 18 is an orphan but for a few, and few of 70 have a parent", () => {
    const orphans = (those: number[]): number =>
      mean(those.map((one) => (kin.parentsOf(one).length === 0 ? 1 : 0)));
    expect(orphans(aged(0, 18))).toBeLessThan(0.02);
    expect(orphans(aged(70, 101))).toBeGreaterThan(0.9);
  });

  test("another seed gives other kin elsewhere, and the same at home", () => {
    const other = kinOf(layPlaces([30_000], KINDS[0]!, 2).population);
    const [one, two] = [kin, other].map(({ siblingsOf }) =>
      sample.slice(0, 500).map((address) => siblingsOf(address).join()),
    );
    expect(one).not.toEqual(two);
  });
});
