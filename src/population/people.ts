/** Who a person is, by address: for life stories, outcomes and tests. Plain look-ups; the kernel has its own. */
import { BLOCK, type Population, TEMPLATES } from "./population.ts";

export interface Person {
  place: number;
  /** Number within the place, from 0. */
  local: number;
  age: number;
  /** One of `Role`. */
  role: number;
  /** Address of the first member of the household; the others follow it. */
  householdFirst: number;
  /** Members, those beyond the end of the place left out. */
  householdSize: number;
}

/** Address of the person number `local` of a place. */
export const addressOf = (population: Population, place: number, local: number): number =>
  population.firstBlock[place] * BLOCK + local;

/** Place of an address. */
export const placeOf = (population: Population, address: number): number =>
  population.placeOfBlock[Math.floor(address / BLOCK)];

const localOf = (population: Population, address: number): number =>
  address - addressOf(population, placeOf(population, address), 0);

/** Whether anyone has this address: the last block of a place is not full. */
export const livingThere = (population: Population, address: number): boolean =>
  address >= 0 &&
  address < population.addresses &&
  localOf(population, address) < population.people[placeOf(population, address)];

/** The packed entry of an address (see `Templates.entry`), also where nobody lives. */
export function entryAt(population: Population, address: number): number {
  if (population.table !== null) return population.table.person[address];
  const block = Math.floor(address / BLOCK);
  const place = population.placeOfBlock[block];
  const turn = (block - population.firstBlock[place] + population.rotation[place]) % TEMPLATES;
  const template = population.typeOf[place] * TEMPLATES + turn;
  return population.templates.entry[template * BLOCK + (address % BLOCK)];
}

/** Age in years of the person at an address; fast enough to be asked of everybody. */
export const ageAt = (population: Population, address: number): number => entryAt(population, address) & 127;

/** The person at an address; throws RangeError if nobody has it. */
export function personAt(population: Population, address: number): Person {
  if (!livingThere(population, address)) throw new RangeError(`No person has the address ${address}.`);
  const entry = entryAt(population, address);
  const place = placeOf(population, address);
  const local = localOf(population, address);
  const householdFirst = address - ((entry >>> 12) & 31);
  const end = addressOf(population, place, population.people[place]);
  return {
    place,
    local,
    age: entry & 127,
    role: (entry >>> 17) & 7,
    householdFirst,
    householdSize: Math.min((entry >>> 7) & 31, end - householdFirst),
  };
}
