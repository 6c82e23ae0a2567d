/** Classes and workplaces of computed people: who learns and works with whom (section 2 of the contract). */
import {
  BLOCK,
  CATCHMENT_BLOCKS,
  type Population,
  Role,
  SCHOOL_FROM,
  TEAM_FROM,
  TEAM_SIZE,
  WORK_SIZES,
} from "../../src/population/population.ts";
import type { Person, Place } from "./people.ts";
import { mixWord, permute } from "./philox.ts";

/** Sector of teachers, and the number of the first sector of workplaces. */
const TEACHING = 0;
const FIRST_SECTOR = 1;

export function formGroups(population: Population, places: readonly Place[]): void {
  for (const place of places) sendToWork(population, place, places);
  for (const place of places) formClasses(population, place);
  for (const place of places) formWorkplaces(population, place);
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
    joinClass(members, place.index, TEACHING);
  });
}

function formWorkplaces(population: Population, place: Place): void {
  const others = place.workers.slice(population.teachers[place.index]);
  WORK_SIZES.forEach((size, sizeClass) => {
    const row = place.index * (WORK_SIZES.length + 1) + sizeClass;
    const slots = others.slice(population.workStart[row], population.workStart[row + 1]);
    for (let first = 0; first < slots.length; first += size) {
      const sector = sectorOf(population, place.index, sizeClass, first / size);
      joinWorkplace(slots.slice(first, first + size), place.index, sector);
    }
  });
}

function sectorOf(population: Population, place: number, sizeClass: number, number: number): number {
  const start = mixWord((population.keySlots[place] + sizeClass) % 2 ** 32);
  // Exact: a place has fewer than 2²⁰ workplaces of a size, and the product stays below 2⁵³.
  const word = (start + number * 0x9e3779b9) % 2 ** 32;
  return population.sectorUpTo.findIndex((upTo, sector) => sector >= FIRST_SECTOR && word < upTo);
}

/** Who is in a group of work knows where it lies and of which sector it is; pupils need the sector alone. */
function settleGroup(members: readonly Person[], place: number, sector: number): void {
  for (const member of members) {
    member.sector = sector;
    if (member.role === Role.worker) member.worksIn = place;
  }
}

export function joinClass(members: Person[], place: number, sector: number): void {
  for (const member of members) member.classmates = members;
  settleGroup(members, place, sector);
}

export function joinWorkplace(colleagues: Person[], place: number, sector: number): void {
  const n = colleagues.length;
  const teamCount = n > TEAM_FROM ? Math.round(n / TEAM_SIZE) : 0;
  const teams: Person[][] = Array.from({ length: teamCount }, () => []);
  colleagues.forEach((worker, k) => {
    worker.colleagues = colleagues;
    if (teamCount === 0) return;
    worker.team = teams[Math.floor((k * teamCount) / n)];
    worker.team.push(worker);
  });
  settleGroup(colleagues, place, sector);
}
