/** Everybody, listed: who they are and whom they live, learn and work with (section 2 of the contract). */
import { Course } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { BANDS, BLOCK, type Population, TEMPLATES } from "../../src/population/population.ts";
import { draw, Purpose } from "./draws.ts";
import { joinGiven } from "./given.ts";
import { formGroups } from "./groups.ts";

export interface Person {
  address: number;
  place: Place;
  local: number;
  age: number;
  role: number;
  band: number;
  household: Person[];
  /** Of pupils and teachers, in order. */
  classmates: Person[];
  /** Of workers who do not teach. */
  colleagues: Person[];
  team: Person[];
  /** Sector of the class or workplace, and the place it lies in for those who work there; -1 for none. */
  sector: number;
  worksIn: number;
  /** Words of PERSON: variation and immunity. */
  variationWord: number;
  immunityWord: number;
  /** State: course, stage (-1 for none; the dead may be in one), and what was heard of each message. */
  course: number;
  stage: number;
  /** Dead of something else than the disease. */
  killed: boolean;
  hearing: number[];
  /** The morning on which each overlay held ends. */
  overlays: Map<number, number>;
  /** Place of those away, or ELSEWHERE, and the morning on which they come back; undefined at home. */
  host: number | undefined;
  awayUntil: number;
  /** Day + 1. */
  infectedOn: number;
  thresholds: Map<number, number>;
}

export interface Place {
  index: number;
  key: number;
  people: Person[];
  bands: Person[][];
  /** Workers by slot: the teachers of the classes first. */
  workers: Person[];
  classes: Person[][];
}

const bandOfAge = (age: number): number => BANDS.findLastIndex((from) => age >= from);
const bits = (word: number, from: number, count: number): number => Math.floor(word / 2 ** from) % 2 ** count;

export function listPlaces(plan: KernelPlan): Place[] {
  const { population } = plan;
  const places = Array.from({ length: population.places }, (_, index) => settle(plan, index));
  if (population.table) joinGiven(population.table, places);
  else formGroups(population, places);
  return places;
}

/** What is packed about a person: of the table if there is one, else of the template of their block. */
function entryOf(population: Population, place: number, local: number): number {
  const { table, templates, typeOf, rotation, firstBlock } = population;
  if (table) return table.person[firstBlock[place] * BLOCK + local];
  const template = TEMPLATES * typeOf[place] + ((Math.floor(local / BLOCK) + rotation[place]) % TEMPLATES);
  return templates.entry[template * BLOCK + (local % BLOCK)];
}

function settle(plan: KernelPlan, index: number): Place {
  const population = plan.population;
  const key = population.key[index];
  const place: Place = {
    index,
    key,
    people: [],
    bands: BANDS.map(() => []),
    workers: [],
    classes: [],
  };
  const starts: [first: number, size: number][] = [];
  for (let local = 0; local < population.people[index]; local++) {
    const entry = entryOf(population, index, local);
    const age = bits(entry, 0, 7);
    starts.push([local - bits(entry, 12, 5), bits(entry, 7, 5)]);
    const [variationWord, immunityWord] = draw(plan.seeds, Purpose.person, { local, key });
    const person: Person = {
      address: population.firstBlock[index] * BLOCK + local,
      place,
      local,
      age,
      role: bits(entry, 17, 3),
      band: bandOfAge(age),
      household: [],
      classmates: [],
      colleagues: [],
      team: [],
      sector: -1,
      worksIn: -1,
      variationWord,
      immunityWord,
      course: Course.never,
      stage: -1,
      killed: false,
      hearing: [0, 0, 0],
      overlays: new Map(),
      host: undefined,
      awayUntil: 0,
      infectedOn: 0,
      thresholds: new Map(),
    };
    place.people.push(person);
    place.bands[person.band].push(person);
  }
  // slice() clips a household at the end of the place.
  for (const person of place.people) {
    const [first, size] = starts[person.local];
    person.household = place.people.slice(first, first + size);
    if (!person.household.includes(person))
      throw new Error(`person ${person.address} is not in their own household`);
  }
  return place;
}

/** The fixed 16-bit threshold of a person for a trait. */
export function thresholdOf(plan: KernelPlan, person: Person, trait: number): number {
  const known = person.thresholds.get(trait);
  if (known !== undefined) return known;
  const { shareHousehold16, sharePerson16 } = plan.population;
  const self = { local: person.local, key: person.place.key };
  const half = (
    purpose: number,
    owner: { local: number; key: number },
    which: number,
    index: number,
  ): number => {
    const word = draw(plan.seeds, purpose, owner, { index })[Math.floor((which % 8) / 2)];
    return which % 2 === 0 ? word % 65536 : Math.floor(word / 65536);
  };
  const index = Math.floor(trait / 8);
  const choice = half(Purpose.traitChoice, self, trait, index);
  let threshold: number;
  if (choice < shareHousehold16) {
    const first = { local: person.household[0].local, key: person.place.key };
    threshold = half(Purpose.traitHousehold, first, trait, index);
  } else if (choice < shareHousehold16 + sharePerson16) {
    threshold = half(Purpose.traitCommon, self, 0, 0);
  } else {
    threshold = half(Purpose.traitOwn, self, trait, index);
  }
  person.thresholds.set(trait, threshold);
  return threshold;
}
