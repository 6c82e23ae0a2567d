import { describe, expect, test } from "vitest";
import { apportion } from "../../src/maths/apportion.ts";
import { BANDS, Role } from "../../src/population/population.ts";
import { buildTemplates } from "../../src/population/templates.ts";
import { us } from "../../src/population/us.ts";
import { sum } from "../numbers.ts";
import { type Entry, entriesOf } from "./listing.ts";

const templates = buildTemplates(us);
const entries = entriesOf(templates);
const blocks = Array.from({ length: 64 }, (_, t) => entries.slice(t * 1024, (t + 1) * 1024));

/** Households as runs of entries, block by block. */
function householdsOf(block: Entry[]): Entry[][] {
  const homes: Entry[][] = [];
  for (let first = 0; first < block.length; first += block[first].householdSize) {
    homes.push(block.slice(first, first + block[first].householdSize));
  }
  return homes;
}
const homes = blocks.flatMap(householdsOf);
const isAdult = (person: Entry): boolean => person.age >= 18;

describe("marginals", () => {
  test("age groups are the apportioned ones, and the years in a group equal to within one", () => {
    const people = apportion(
      65536,
      us.ages.map((group) => group.share),
    );
    us.ages.forEach(({ from, to }, group) => {
      const years = Array.from({ length: to - from + 1 }, () => 0);
      for (const { age } of entries) if (age >= from && age <= to) years[age - from] += 1;
      expect(sum(years)).toBe(people[group]);
      expect(Math.max(...years) - Math.min(...years)).toBeLessThanOrEqual(1);
    });
  });

  test("every household is whole within its block, positions in order", () => {
    const whole = homes.filter((home) =>
      home.every(({ position, householdSize }, i) => position === i && householdSize === home.length),
    );
    expect(whole.length).toBe(homes.length);
  });

  test("mean household size is that of the US census (2.4 to 2.5; UN 2019: 2.49)", () => {
    const mean = entries.length / homes.length;
    expect(mean).toBeGreaterThan(2.4);
    expect(mean).toBeLessThan(2.5);
  });

  test("pupils at every age and workers in every group are the enrolled and employed shares", () => {
    for (const { from, to, rate } of us.enrolment) {
      for (let age = from; age <= to; age++) {
        const those = entries.filter((person) => person.age === age);
        const pupils = those.filter((person) => person.role === Role.pupil).length;
        expect(Math.abs(pupils - rate * those.length)).toBeLessThanOrEqual(0.5);
      }
    }
    for (const { from, to, rate } of us.employment) {
      const free = entries.filter(({ age, role }) => age >= from && age <= to && role !== Role.pupil);
      const workers = free.filter((person) => person.role === Role.worker).length;
      expect(Math.abs(workers - rate * free.length)).toBeLessThanOrEqual(0.5);
    }
    expect(entries.some(({ age, role }) => role === Role.worker && age < 16)).toBe(false);
    expect(entries.some(({ age, role }) => role === Role.pupil && (age < 3 || age > 18))).toBe(false);
  });

  test("each template is close to the whole: ages, workers, pupils", () => {
    const close = (count: (block: Entry[]) => number, within: number): void => {
      const counts = blocks.map(count);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(within);
    };
    for (const from of [5, 18, 30, 45, 65, 80]) close((block) => block.filter((p) => p.age < from).length, 1);
    close((block) => sum(block.map((p) => p.age)), 50);
    close((block) => block.filter((p) => p.role === Role.worker).length, 40);
    close((block) => block.filter((p) => p.role === Role.pupil).length, 16);
  });
});

describe("who lives with whom", () => {
  test("no child under 15 lives without an adult", () => {
    expect(homes.filter((home) => home.some((p) => p.age < 15) && !home.some(isAdult))).toEqual([]);
  });

  test("the first of a family is 18 to 45 years older than the children, some thirty on average", () => {
    const families = homes.filter((home) => !home.every(isAdult));
    const gaps = families.map((home) => home.filter((p) => !isAdult(p)).map((p) => home[0].age - p.age));
    const fit = gaps.filter((of) => of.every((gap) => gap >= 18 && gap <= 45));
    expect(fit.length / families.length).toBeGreaterThan(0.999);
    const mean = sum(gaps.flat()) / gaps.flat().length;
    expect(Math.abs(mean - 30)).toBeLessThan(3);
  });

  test("nine couples of ten differ by at most ten years, and not all are of one age", () => {
    const couples = homes.filter((home) => home.length === 2 && home.every(isAdult));
    const share = (most: number): number =>
      couples.filter(([a, b]) => Math.abs(a.age - b.age) <= most).length / couples.length;
    expect(share(10)).toBeGreaterThan(0.9);
    expect(share(0)).toBeLessThan(0.4);
  });

  test("work of one partner says nothing of the other's", () => {
    const couples = homes.filter(
      (home) => home.length === 2 && home.every(({ age }) => age >= 65 && age <= 74),
    );
    const bothWork = couples.filter((home) => home.every(({ role }) => role === Role.worker)).length;
    // Independent: .294² of them, give or take four standard errors (missed once in 16,000).
    const expected = 0.294 ** 2 * couples.length;
    expect(expected).toBeGreaterThan(30);
    expect(Math.abs(bothWork - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test("people of working age live alone, as couples and with children", () => {
    const adults = homes.flatMap((home) => home.filter(({ age }) => age >= 30 && age <= 44).map(() => home));
    const share = (lives: (home: Entry[]) => boolean): number => adults.filter(lives).length / adults.length;
    expect(share((home) => home.length === 1)).toBeGreaterThan(0.02);
    expect(share((home) => home.length === 2 && home.every(isAdult))).toBeGreaterThan(0.04);
    expect(share((home) => !home.every(isAdult))).toBeLessThan(0.85);
    // In the United States about three households in ten have someone under 18.
    const families = homes.filter((home) => !home.every(isAdult)).length;
    expect(Math.abs(families / homes.length - 0.3)).toBeLessThan(0.03);
  });

  test("people living alone are adults; the old more often than the young", () => {
    const alone = homes.filter((home) => home.length === 1).flat();
    expect(alone.every(isAdult)).toBe(true);
    const share = (people: Entry[], from: number, to: number): number =>
      people.filter((p) => p.age >= from && p.age <= to).length;
    const rate = (from: number, to: number): number => share(alone, from, to) / share(entries, from, to);
    expect(rate(75, 100)).toBeGreaterThan(1.5 * rate(18, 64));
  });

  test("children do without an adult only where adults are too few", () => {
    const young = buildTemplates({
      ...us,
      householdSizes: [0.1, 0.1, 0.1, 0.3, 0.4],
      ages: [
        { from: 0, to: 17, share: 0.7 },
        { from: 18, to: 60, share: 0.3 },
      ],
    });
    const list = entriesOf(young);
    const lived = Array.from({ length: 64 }, (_, t) => householdsOf(list.slice(t * 1024, (t + 1) * 1024)));
    // 307 adults a template and about 271 households: enough for one each.
    for (const block of lived) {
      expect(block.length).toBeLessThan(300);
      expect(block.every((home) => home.some(isAdult))).toBe(true);
    }
    const orphans = buildTemplates({ ...us, ages: [{ from: 3, to: 12, share: 1 }] });
    expect(entriesOf(orphans).every((person) => person.age <= 12)).toBe(true);
  });
});

describe("lists and ranks", () => {
  test("ranks follow position; lists invert them", () => {
    blocks.forEach((block, t) => {
      let workers = 0;
      const pupils = new Map<number, number>();
      const expected = block.map(({ age, role }) => {
        if (role === Role.worker) return workers++;
        if (role !== Role.pupil) return 0;
        pupils.set(age, (pupils.get(age) ?? 0) + 1);
        return pupils.get(age)! - 1;
      });
      expect(block.map(({ rank }) => rank)).toEqual(expected);
      const listed = block.map(({ age, role, rank }, position) => {
        if (role === Role.worker) return templates.workerList[t * 1024 + rank];
        if (role === Role.pupil)
          return templates.pupilList[t * 1024 + templates.pupilStart[t * 17 + age - 3] + rank];
        return position;
      });
      expect(listed).toEqual(block.map((_, position) => position));
      expect(templates.workerPrefix[t + 1] - templates.workerPrefix[t]).toBe(workers);
      expect(templates.pupilStart[t * 17]).toBe(0);
      expect(templates.pupilStart[t * 17 + 16]).toBe(sum(pupils.values()));
    });
  });

  test("bands hold everyone once, in order; prefixes run over two cycles", () => {
    blocks.forEach((block, t) => {
      const start = templates.bandStart.subarray(t * 9, (t + 1) * 9);
      const list = templates.bandList.subarray(t * 1024, (t + 1) * 1024);
      BANDS.forEach((from, band) => {
        const members = block.flatMap(({ age }, position) => {
          const to = BANDS[band + 1] ?? 128;
          return age >= from && age < to ? [position] : [];
        });
        expect([...list.subarray(start[band], start[band + 1])]).toEqual(members);
        for (const cycle of [t, t + 64]) {
          const prefix = templates.bandPrefix.subarray(band * 129);
          expect(prefix[cycle + 1] - prefix[cycle]).toBe(members.length);
        }
      });
    });
    expect(templates.workerPrefix[128]).toBe(2 * templates.workerPrefix[64]);
    expect([templates.workerPrefix.length, templates.bandPrefix.length]).toEqual([129, 8 * 129]);
  });

  test("the same type gives the same templates", () => {
    expect(buildTemplates(us)).toEqual(templates);
  });
});

test("groups that are no groups are refused by name", () => {
  expect(() => buildTemplates({ ...us, ages: [{ from: 0, to: 101, share: 1 }] })).toThrow(/ages must be/);
  expect(() => buildTemplates({ ...us, ages: [{ from: 0, to: 9, share: -1 }] })).toThrow(/ages must be/);
  expect(() =>
    buildTemplates({
      ...us,
      ages: [
        { from: 0, to: 9, share: 1 },
        { from: 9, to: 20, share: 1 },
      ],
    }),
  ).toThrow(/ages must be/);
  expect(() => buildTemplates({ ...us, enrolment: [{ from: 2, to: 5, rate: 1 }] })).toThrow(
    /enrolment must be/,
  );
  expect(() => buildTemplates({ ...us, employment: [{ from: 20, to: 30, rate: 1.2 }] })).toThrow(
    /employment must/,
  );
});
