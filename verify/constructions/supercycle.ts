/** The supercycle of a population type: its 64 templates against the shares that the type declares. */
import { countBand, countPupils, countWorkers } from "../../src/population/counting.ts";
import {
  BAND_COUNT,
  BLOCK,
  bandOf,
  type PopulationType,
  Role,
  SCHOOL_AGES,
  SCHOOL_FROM,
  type Templates,
  TEMPLATES,
} from "../../src/population/population.ts";
import { Faults } from "./faults.ts";

const CYCLE = BLOCK * TEMPLATES;
/** Households added or taken away to make up 65,536 people, and each template 1,024: few of so many. */
const MOST_CHANGED = 3;

interface Entry {
  age: number;
  size: number;
  position: number;
  role: number;
  rank: number;
}

const entryOf = (word: number): Entry => ({
  age: word & 127,
  size: (word >>> 7) & 31,
  position: (word >>> 12) & 31,
  role: (word >>> 17) & 7,
  rank: word >>> 20,
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/**
 * Everything that a type declares, counted among the 65,536 people of its templates: age groups to less than one person and
 * equal years in each; whole households within blocks, as many of each size as are due to within three; pupils of each age and
 * workers of each group of ages who are not pupils to half a person; the ranks of workers and pupils in their block.
 */
export function checkSupercycle(type: PopulationType, { entry }: Templates): Faults {
  const faults = new Faults();
  const people = Array.from(entry, entryOf);
  const where = (what: string) => () => `${type.name}: ${what}`;
  faults.equal(people.length, CYCLE, where("people of a cycle"));
  const ofAge = new Float64Array(128);
  for (const { age } of people) ofAge[age]! += 1;
  const shares = sumOf(type.ages.map(({ share }) => share));
  for (const { from, to, share } of type.ages) {
    const years = [...ofAge.subarray(from, to + 1)];
    faults.need(Math.abs(sumOf(years) - (share / shares) * CYCLE) < 1, where(`people of ${from} to ${to}`));
    faults.need(Math.max(...years) - Math.min(...years) <= 1, where(`years of ${from} to ${to}`));
  }
  faults.equal(
    sumOf(type.ages.map(({ from, to }) => sumOf([...ofAge.subarray(from, to + 1)]))),
    CYCLE,
    where("people of the declared ages"),
  );
  checkHomes(type, people, faults);
  checkRoles(type, people, faults);
  checkRanks(type, people, faults);
  return faults;
}

function checkHomes(type: PopulationType, people: readonly Entry[], faults: Faults): void {
  const homes = new Float64Array(32);
  for (let first = 0; first < people.length; first += Math.max(1, people[first]!.size)) {
    const { size } = people[first]!;
    homes[size]! += 1;
    const whole = people.slice(first, first + size);
    faults.need(
      (first % BLOCK) + size <= BLOCK && whole.every((one, i) => one.size === size && one.position === i),
      () => `${type.name}: household of ${size} at ${first}`,
    );
  }
  const weights = sumOf([...type.householdSizes]);
  const all = sumOf([...homes]);
  // The smallest size makes up for what the others leave open; it is theirs to be off by a person's worth each.
  const smallest = type.householdSizes.findIndex((share) => share > 0);
  type.householdSizes.forEach((share, i) => {
    const off = Math.abs(homes[i + 1]! - (share / weights) * all);
    faults.need(
      off <= (i === smallest ? 2 * MOST_CHANGED : MOST_CHANGED),
      () => `${type.name}: ${homes[i + 1]} households of ${i + 1}, ${off} off`,
    );
  });
}

function checkRoles(
  { name, enrolment, employment }: PopulationType,
  people: readonly Entry[],
  faults: Faults,
): void {
  const close = (found: number, due: number, what: string): void =>
    faults.need(Math.abs(found - due) <= 0.5 + 1e-9, () => `${name}: ${found} ${what}, not ${due}`);
  const count = (wanted: (one: Entry) => boolean): number =>
    people.reduce((n, one) => n + (wanted(one) ? 1 : 0), 0);
  for (const { from, to, rate } of enrolment) {
    for (let age = from; age <= to; age++) {
      const pupils = count((one) => one.age === age && one.role === Role.pupil);
      close(pupils, rate * count((one) => one.age === age), `pupils of ${age}`);
    }
  }
  for (const { from, to, rate } of employment) {
    const free = count(({ age, role }) => age >= from && age <= to && role !== Role.pupil);
    const workers = count(({ age, role }) => age >= from && age <= to && role === Role.worker);
    close(workers, rate * free, `workers of ${from} to ${to}`);
  }
  const within = (groups: PopulationType["enrolment"], age: number): boolean =>
    groups.some(({ from, to }) => age >= from && age <= to);
  faults.equal(
    count(({ age, role }) => role === Role.pupil && !within(enrolment, age)),
    0,
    () => `${name}: other pupils`,
  );
  faults.equal(
    count(({ age, role }) => role === Role.worker && !within(employment, age)),
    0,
    () => `${name}: other workers`,
  );
}

/** Ranks in a block are 0, 1, … in order: of its workers, and of its pupils of each age. So a cut block has ranks 0 to w - 1. */
function checkRanks({ name }: PopulationType, people: readonly Entry[], faults: Faults): void {
  let next = new Map<number, number>();
  people.forEach(({ age, role, rank }, address) => {
    if (address % BLOCK === 0) next = new Map();
    const group = role === Role.worker ? -1 : role === Role.pupil ? age : -2;
    if (group === -2) return;
    faults.equal(rank, next.get(group) ?? 0, () => `${name}: rank at ${address}`);
    next.set(group, (next.get(group) ?? 0) + 1);
  });
}

/**
 * Workers, members of each band and pupils of each age below every local number from 0 to a little more than a cycle, by the
 * prefix sums, against counting on one by one.
 */
export function checkPrefixes(templates: Templates, type: number, rotation: number): Faults {
  const faults = new Faults();
  const cycle = { type, rotation };
  const members = new Float64Array(BAND_COUNT);
  const pupils = new Float64Array(SCHOOL_AGES);
  let workers = 0;
  for (let local = 0; local < CYCLE + 2 * BLOCK; local++) {
    const template = type * TEMPLATES + ((Math.floor(local / BLOCK) + rotation) % TEMPLATES);
    if (local % BLOCK === 0) pupils.fill(0);
    const where = (what: string) => () => `${what} below ${local} at rotation ${rotation}`;
    faults.equal(countWorkers(templates, cycle, local), workers, where("workers"));
    members.forEach((count, band) =>
      faults.equal(countBand(templates, cycle, local, band), count, where(`band ${band}`)),
    );
    const { age, role } = entryOf(templates.entry[template * BLOCK + (local % BLOCK)]!);
    if (role === Role.worker) workers += 1;
    if (role === Role.pupil) {
      const year = age - SCHOOL_FROM;
      faults.equal(
        countPupils(templates, template, year, local % BLOCK),
        pupils[year]!,
        where(`pupils of ${age}`),
      );
      pupils[year]! += 1;
    }
    members[bandOf(age)]! += 1;
  }
  return faults;
}
