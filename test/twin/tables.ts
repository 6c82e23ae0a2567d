/** Populations given person by person: those of a computed one, listed, or drawn at random. */
import fc from "fast-check";
import { NOBODY } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import {
  BAND_COUNT,
  BANDS,
  BLOCK,
  type Population,
  Role,
  type Table,
  type Templates,
  WORK_SIZES,
} from "../../src/population/population.ts";
import { listPlaces, type Person } from "./people.ts";
import { type Settle, settlements } from "./places.ts";
import { surround, surroundings } from "./surroundings.ts";

/** A person as given: the household is a run of `size` neighbouring addresses, of which they are number `position`. */
export interface GivenPerson {
  address: number;
  place: number;
  age: number;
  role: number;
  size: number;
  position: number;
}

export interface GivenGroup {
  kind: 1 | 2;
  place: number;
  sector: number;
  /** Addresses, in order of their positions. */
  members: readonly number[];
}

const pointers = (lengths: readonly number[]): Uint32Array =>
  Uint32Array.from({ length: lengths.length + 1 }, (_, i) =>
    lengths.slice(0, i).reduce((sum, length) => sum + length, 0),
  );

function tableOf(
  { addresses, places }: Population,
  people: readonly GivenPerson[],
  groups: readonly GivenGroup[],
): Table {
  const person = new Uint32Array(addresses);
  const group = new Uint32Array(addresses).fill(NOBODY);
  const position = new Uint32Array(addresses);
  for (const { address, age, role, size, position: at } of people) {
    person[address] = age + size * 2 ** 7 + at * 2 ** 12 + role * 2 ** 17;
  }
  groups.forEach(({ members }, number) => {
    members.forEach((address, at) => {
      group[address] = number;
      position[address] = at;
    });
  });
  const bands: number[][] = Array.from({ length: places * BAND_COUNT }, () => []);
  for (const { address, place, age } of people) {
    bands[place * BAND_COUNT + BANDS.findLastIndex((from) => age >= from)].push(address);
  }
  return {
    person,
    group,
    position,
    groupPtr: pointers(groups.map(({ members }) => members.length)),
    groupMember: Uint32Array.from(groups.flatMap(({ members }) => members)),
    groupKind: Uint8Array.from(groups, ({ kind }) => kind),
    groupPlace: Uint32Array.from(groups, ({ place }) => place),
    groupSector: Uint8Array.from(groups, ({ sector }) => sector),
    bandPtr: pointers(bands.map((members) => members.length)),
    bandMember: Uint32Array.from(bands.flat()),
  };
}

const noTemplates = ({ bandOfAge }: Templates): Templates => ({
  entry: new Uint32Array(0),
  workerList: new Uint16Array(0),
  workerPrefix: new Uint32Array(0),
  pupilList: new Uint16Array(0),
  pupilStart: new Uint16Array(0),
  bandList: new Uint16Array(0),
  bandStart: new Uint16Array(0),
  bandPrefix: new Uint32Array(0),
  bandOfAge,
});

/** The places of a population with other people in them; people in order of address, as many as there were. */
export function give(
  population: Population,
  people: readonly GivenPerson[],
  groups: readonly GivenGroup[],
): Population {
  const P = population.places;
  const none = new Uint32Array(0);
  const noneByPlace = new Uint32Array(P);
  const count = (role: number): Uint32Array =>
    Uint32Array.from(
      noneByPlace,
      (_, place) => people.filter((one) => one.place === place && one.role === role).length,
    );
  const table = tableOf(population, people, groups);
  return {
    ...population,
    templates: noTemplates(population.templates),
    table,
    bandPeople: Uint32Array.from(
      { length: P * BAND_COUNT },
      (_, i) => table.bandPtr[i + 1] - table.bandPtr[i],
    ),
    workers: count(Role.worker),
    pupils: count(Role.pupil),
    slots: noneByPlace,
    teachers: noneByPlace,
    flowPtr: new Uint32Array(P + 1),
    flowTo: none,
    flowSize: none,
    flowRow: none,
    flowColumn: none,
    inflowPtr: new Uint32Array(P + 1),
    inflow: none,
    flowFrom: none,
    workStart: new Uint32Array(P * (WORK_SIZES.length + 1)),
    catchmentPtr: new Uint32Array(P + 1),
    catchmentBlock: none,
    catchmentBlocks: none,
    catchmentClass: none,
    agePupils: none,
    ageBefore: none,
    groupFirst: none,
    groupSize: none,
    groupClasses: none,
    groupClass: none,
  };
}

/** The same people as a table: computed groups keep the order of their members. */
export function listComputed(plan: KernelPlan): Population {
  const { population } = plan;
  const places = listPlaces(plan);
  const everyone = places.flatMap((place) => place.people);
  const people = everyone.map(({ address, place, age, role, household, local }) => ({
    address,
    place: place.index,
    age,
    role,
    size: household.length,
    position: local - household[0].local,
  }));
  const placeOf = (members: readonly Person[]): number =>
    members.find(({ worksIn }) => worksIn >= 0)?.worksIn ?? members[0].place.index;
  const groupOf = (kind: 1 | 2, members: readonly Person[]): GivenGroup => ({
    kind,
    place: placeOf(members),
    sector: members[0].sector,
    members: members.map(({ address }) => address),
  });
  const classes = [...new Set(everyone.map(({ classmates }) => classmates))];
  const workplaces = [...new Set(everyone.map(({ colleagues }) => colleagues))];
  const groups = [
    ...classes.filter((members) => members.length > 0).map((members) => groupOf(1, members)),
    ...workplaces.filter((members) => members.length > 0).map((members) => groupOf(2, members)),
  ];
  const given = give(population, people, groups);
  // Wards name groups instead of slots.
  const wardSlot = population.wardSlot.map((slot, workplace) => {
    const nurse = places[population.wardPlace[workplace]].workers[slot];
    return groups.findIndex(({ members }) => members.includes(nurse.address));
  });
  return { ...given, wardSlot };
}

/** People drawn without knowing how many there are: values are dealt round and round. */
interface PeopleSketch {
  sizes: number[];
  ages: number[];
  roles: number[];
  /** Kinds and sectors of groups, and which of them each person is in; beyond them, in none. */
  groups: { kind: 1 | 2; place: number; sector: number }[];
  picks: number[];
}

const peopleSketch: fc.Arbitrary<PeopleSketch> = fc.record({
  sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 31)), {
    minLength: 1,
    maxLength: 7,
  }),
  ages: fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 97, size: "max" }),
  roles: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 11 }),
  groups: fc.array(
    fc.record({
      kind: fc.constantFrom(1 as const, 2 as const, 2 as const),
      place: fc.nat({ max: 3 }),
      sector: fc.integer({ min: 1, max: 15 }),
    }),
    { maxLength: 25, size: "max" },
  ),
  picks: fc.array(fc.nat({ max: 29 }), { minLength: 1, maxLength: 89, size: "max" }),
});

/** Pupils go to classes; workers may teach there or work elsewhere; some do neither. */
function drawPeople(
  population: Population,
  { sizes, ages, roles, groups, picks }: PeopleSketch,
): [GivenPerson[], GivenGroup[]] {
  const people: GivenPerson[] = [];
  const members = groups.map((): { pupils: number[]; workers: number[] } => ({ pupils: [], workers: [] }));
  let household = 0;
  for (let place = 0; place < population.places; place++) {
    let left = 0;
    let size = 0;
    for (let local = 0; local < population.people[place]; local++) {
      if (left === 0) {
        left = Math.min(sizes[household++ % sizes.length], population.people[place] - local);
        size = left;
      }
      const number = people.length;
      const address = population.firstBlock[place] * BLOCK + local;
      const role = roles[number % roles.length];
      const age = ages[number % ages.length];
      people.push({ address, place, age, role, size, position: size - left });
      left--;
      const pick = picks[number % picks.length];
      if (role === Role.worker) members[pick]?.workers.push(address);
      if (role === Role.pupil && groups[pick]?.kind === 1) members[pick]?.pupils.push(address);
    }
  }
  return [
    people,
    groups.map(({ kind, place, sector }, number) => ({
      kind,
      place: place % population.places,
      sector: kind === 1 ? 0 : sector,
      members: [...members[number].pupils, ...members[number].workers],
    })),
  ];
}

/** As `settlements`, with people of random households, classes (of any number of teachers) and workplaces. */
export const givenSettlements = (most = 700): fc.Arbitrary<Settle> =>
  fc
    .record({ settle: settlements(most), sketch: peopleSketch, around: surroundings })
    .map(({ settle, sketch, around }) => (seed) => {
      const population = settle(seed);
      return surround(give(population, ...drawPeople(population, sketch)), around);
    });
