/** Computed people one by one, in the columns of a file of people: an example of the format, and a start for one's own. */
import type { World } from "../../world/world.ts";
import { bijection } from "../bijection.ts";
import { addressOf, personAt } from "../people.ts";
import { BLOCK, type Population, Role, SCHOOL_AGES, SCHOOL_FROM } from "../population.ts";
import { eachWorkplace, SECTOR_LIST } from "../sectors.ts";

/** A row for each person, places in order; "" where there is nothing. */
export interface PeopleRows {
  person: number[];
  household: number[];
  age: number[];
  school: string[];
  workplace: string[];
  place: string[];
  sector: string[];
}

/**
 * Lists everybody of a computed population. Persons are numbered from 0; a household has the number of its first person,
 * a class and a workplace the key of the place it lies in and a number there; teachers work in their class. Places go by
 * their names, or by their keys if two share a name. Throws RangeError for people who were themselves given.
 */
export function listPeople(population: Population, world: World): PeopleRows {
  if (population.table !== null) throw new RangeError("these people are from a table already");
  const rows: PeopleRows = {
    person: [],
    household: [],
    age: [],
    school: [],
    workplace: [],
    place: [],
    sector: [],
  };
  const names = world.places.map(({ name }) => name);
  const repeated = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  const workplaces = workplacesOf(population);
  for (let place = 0; place < population.places; place++) {
    const before = rows.person.length;
    const start = addressOf(population, place, 0);
    const jobOf = jobsFrom(population, place);
    const classOf = classesOf(population, place);
    const { name, key } = world.places[place];
    for (let local = 0; local < population.people[place]; local++) {
      const { age, role, householdFirst } = personAt(population, start + local);
      const job = role === Role.worker ? jobOf() : undefined;
      const work = job === undefined || job.taught >= 0 ? undefined : workplaces[job.place](job.slot);
      let [school, workplace] = ["", ""];
      if (role === Role.pupil) school = `${key}-class-${classOf(local, age)}`;
      else if (job !== undefined && work !== undefined) workplace = `${population.key[job.place]}-${work.id}`;
      else if (job !== undefined) {
        // Who teaches at 18 is told from a pupil by having work.
        school = `${population.key[job.place]}-class-${job.taught}`;
        workplace = school;
      }
      rows.person.push(before + local);
      rows.household.push(before + householdFirst - start);
      rows.age.push(age);
      rows.school.push(school);
      rows.workplace.push(workplace);
      rows.place.push(repeated.has(name) ? String(key) : name);
      rows.sector.push(work === undefined ? "" : SECTOR_LIST[work.sector].name);
    }
  }
  return rows;
}

interface Job {
  place: number;
  slot: number;
  /** Class taught there, or -1. */
  taught: number;
}

/** Called for each worker of a place in order of address: where they work. */
function jobsFrom(population: Population, place: number): () => Job {
  const { workers, slots, teachers, keyWorkers, keySlots, flowPtr, flowRow, flowColumn, flowTo } = population;
  const turn = bijection(workers[place], keyWorkers[place]);
  const slotIn = new Map<number, (column: number) => number>();
  let rank = 0;
  return () => {
    const x = turn(rank++);
    let flow = flowPtr[place];
    while (flow + 1 < flowPtr[place + 1] && flowRow[flow + 1] <= x) flow++;
    const to = flowTo[flow];
    const find = slotIn.get(to) ?? bijection(slots[to], keySlots[to]);
    slotIn.set(to, find);
    const slot = find(flowColumn[flow] + x - flowRow[flow]);
    return { place: to, slot, taught: slot < teachers[to] ? slot : -1 };
  };
}

/** By place: number and sector of the workplace that a slot is in. */
function workplacesOf(population: Population): ((slot: number) => { id: number; sector: number })[] {
  const first: number[][] = Array.from(population.people, () => []);
  const sectors: number[][] = Array.from(population.people, () => []);
  eachWorkplace(population, 0, (place, sector, _people, slot) => {
    first[place].push(slot);
    sectors[place].push(sector);
  });
  return first.map((starts, place) => (slot) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= slot) low = middle;
      else high = middle - 1;
    }
    return { id: low, sector: sectors[place][low] };
  });
}

/** Called for each pupil of a place in order of address: number of the class within the place. */
function classesOf(population: Population, place: number): (local: number, age: number) => number {
  const {
    catchmentPtr,
    catchmentBlock,
    agePupils,
    ageBefore,
    groupFirst,
    groupSize,
    groupClasses,
    groupClass,
  } = population;
  const seen = new Uint32Array(agePupils.length);
  let catchment = catchmentPtr[place];
  return (local, age) => {
    while (catchment + 1 < catchmentPtr[place + 1] && catchmentBlock[catchment + 1] * BLOCK <= local)
      catchment++;
    const i = catchment * SCHOOL_AGES + age - SCHOOL_FROM;
    const number = ageBefore[i] + seen[i]++;
    const group = catchment * SCHOOL_AGES + groupFirst[i];
    return groupClass[group] + Math.floor((number * groupClasses[group]) / groupSize[group]);
  };
}
