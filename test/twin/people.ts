/** Everybody, listed: who they are and whom they live, learn and work with (section 2 of the contract). */
import { Course } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import {
  BANDS,
  BLOCK,
  CATCHMENT_BLOCKS,
  type Population,
  Role,
  SCHOOL_FROM,
  TEAM_FROM,
  TEAM_SIZE,
  TEMPLATES,
  WORK_SIZES,
} from "../../src/population/population.ts";
import { draw, Purpose } from "./draws.ts";
import { permute } from "./philox.ts";

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
  /** Words of PERSON: variation and immunity. */
  variationWord: number;
  immunityWord: number;
  /** State: course, stage while in course, and what was heard of each message. */
  course: number;
  stage: number;
  hearing: number[];
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
  const population = plan.population;
  const places = Array.from({ length: population.places }, (_, index) => settle(plan, index));
  for (const place of places) sendToWork(population, place, places);
  for (const place of places) formClasses(population, place);
  for (const place of places) formWorkplaces(population, place);
  return places;
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
    const template = (Math.floor(local / BLOCK) + population.rotation[index]) % TEMPLATES;
    const entry = population.templates.entry[template * BLOCK + (local % BLOCK)];
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
      variationWord,
      immunityWord,
      course: Course.never,
      stage: 0,
      hearing: [0, 0, 0],
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

function sendToWork(population: Population, place: Place, places: readonly Place[]): void {
  const workers = place.people.filter((person) => person.role === Role.worker);
  const [from, until] = [population.flowPtr[place.index], population.flowPtr[place.index + 1]];
  workers.forEach((worker, rank) => {
    const x = permute(rank, workers.length, population.keyWorkers[place.index]);
    for (let flow = from; flow < until; flow++) {
      const inRow = x - population.flowRow[flow];
      if (inRow < 0 || inRow >= population.flowSize[flow]) continue;
      const to = population.flowTo[flow];
      const slots = population.slots[to];
      const slot = permute(population.flowColumn[flow] + inRow, slots, population.keySlots[to]);
      if (slot >= slots || places[to].workers[slot])
        throw new Error(`slot ${slot} of place ${to} is not free`);
      places[to].workers[slot] = worker;
    }
  });
}

function formClasses(population: Population, place: Place): void {
  const blocks = Math.ceil(place.people.length / BLOCK);
  const catchments = Math.max(1, Math.floor(blocks / CATCHMENT_BLOCKS));
  const catchmentOf = (pupil: Person): number =>
    Math.min(catchments - 1, Math.floor(pupil.local / BLOCK / CATCHMENT_BLOCKS));
  for (let catchment = 0; catchment < catchments; catchment++) {
    const pupils = place.people
      .filter((person) => person.role === Role.pupil && catchmentOf(person) === catchment)
      .sort((a, b) => a.age - b.age || a.address - b.address);
    const row = (population.catchmentPtr[place.index] + catchment) * 16;
    const groupOf = (pupil: Person): number => population.groupFirst[row + pupil.age - SCHOOL_FROM];
    for (const group of new Set(pupils.map(groupOf))) {
      const members = pupils.filter((pupil) => groupOf(pupil) === group);
      members.forEach((pupil, number) => {
        const within = Math.floor((number * population.groupClasses[row + group]) / members.length);
        const room = population.groupClass[row + group] + within;
        place.classes[room] ??= [];
        place.classes[room].push(pupil);
      });
    }
  }
  const teachers = population.teachers[place.index];
  place.classes.forEach((members, room) => {
    const teacher = room < teachers ? place.workers[room] : undefined;
    if (teacher) members.push(teacher);
    for (const member of members) member.classmates = members;
  });
}

function formWorkplaces(population: Population, place: Place): void {
  const others = place.workers.slice(population.teachers[place.index]);
  WORK_SIZES.forEach((size, sizeClass) => {
    const row = place.index * (WORK_SIZES.length + 1) + sizeClass;
    const slots = others.slice(population.workStart[row], population.workStart[row + 1]);
    for (let first = 0; first < slots.length; first += size) {
      const colleagues = slots.slice(first, first + size);
      const n = colleagues.length;
      const teamCount = n > TEAM_FROM ? Math.round(n / TEAM_SIZE) : 0;
      const teams: Person[][] = Array.from({ length: teamCount }, () => []);
      colleagues.forEach((worker, k) => {
        worker.colleagues = colleagues;
        if (teamCount === 0) return;
        worker.team = teams[Math.floor((k * teamCount) / n)];
        worker.team.push(worker);
      });
    }
  });
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
