/** Group quarters: how many, of whom, and that nothing else of the people moves. */
import { describe, expect, it } from "vitest";
import { populationType } from "../../src/population/build.ts";
import { tiesOf, Tie } from "../../src/population/home-ties.ts";
import { BLOCK, QUARTERS_FROM, Role, TEMPLATES, type Templates } from "../../src/population/population.ts";
import { placeQuarters, QUARTERS } from "../../src/population/quarters.ts";
import { buildTemplates } from "../../src/population/templates.ts";

const ALL = BLOCK * TEMPLATES;
const given = { type: "us", mixing: "structured", householdSizes: null, ages: null } as const;
const plain = buildTemplates(populationType(given));
const apart = buildTemplates(populationType({ ...given, quarters: true }));

interface Home {
  ages: number[];
  roles: number[];
}

function homesOf({ entry }: Templates): Home[] {
  const homes: Home[] = [];
  for (let first = 0; first < ALL; ) {
    const size = (entry[first]! >>> 7) & 31;
    const members = Array.from(entry.subarray(first, first + size));
    members.forEach((word, position) => expect((word >>> 12) & 31).toBe(position));
    homes.push({ ages: members.map((word) => word & 127), roles: members.map((word) => (word >>> 17) & 7) });
    first += size;
  }
  return homes;
}

const quarters = homesOf(apart).filter(({ ages }) => ages.length >= QUARTERS_FROM);

describe("group quarters", () => {
  it("hold their share of the people, to half a home", () => {
    for (const { size, share } of QUARTERS) {
      const people = quarters.filter(({ ages }) => ages.length === size).length * size;
      expect(Math.abs(people - share * ALL)).toBeLessThanOrEqual(size / 2);
    }
  });

  it("hold people of their ages, who neither work nor go to school", () => {
    for (const { ages, roles } of quarters) {
      const kind = QUARTERS.find(({ size }) => size === ages.length)!;
      for (const age of ages) {
        expect(age).toBeGreaterThanOrEqual(kind.from);
        expect(age).toBeLessThanOrEqual(kind.to);
      }
      expect(new Set(roles)).toEqual(new Set([Role.none]));
    }
  });

  it("are spread over the templates: none has more than one more than another", () => {
    const placed = placeQuarters(QUARTERS).map((homes) => homes.length);
    expect(Math.max(...placed) - Math.min(...placed)).toBeLessThanOrEqual(1);
  });

  it("change nobody's age: as many of each as without them", () => {
    const byAge = ({ entry }: Templates): number[] => {
      const counts = new Array<number>(101).fill(0);
      for (const word of entry) counts[word & 127]! += 1;
      return counts;
    };
    expect(byAge(apart)).toEqual(byAge(plain));
  });

  it("leave every child an adult at home, and shares of household sizes as they were, within a tenth of a point", () => {
    const families = homesOf(apart).filter(({ ages }) => ages.length < QUARTERS_FROM);
    for (const { ages } of families) expect(ages.length === 1 || ages.some((age) => age >= 18)).toBe(true);
    const shares = (homes: Home[]): number[] =>
      [1, 2, 3, 4, 5].map((n) => homes.filter(({ ages }) => ages.length === n).length / homes.length);
    const before = shares(homesOf(plain));
    shares(families).forEach((share, i) => expect(Math.abs(share - before[i]!)).toBeLessThan(0.001));
  });

  it("make nobody kin", () => {
    const { ages } = quarters[0]!;
    expect(new Set(tiesOf(ages, QUARTERS_FROM))).toEqual(new Set([Tie.head]));
    expect(new Set(tiesOf(ages)).size).toBeGreaterThan(1);
  });

  it("are refused beyond the sizes that a home of many has", () => {
    expect(() => placeQuarters([{ size: 10, share: 0.1, from: 18, to: 64 }])).toThrow(/24 to 31/);
  });
});
