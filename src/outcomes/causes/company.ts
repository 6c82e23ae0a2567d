/** Everybody's class or workplace and the members of every age band, listed: for worlds small enough to be checked. */
import { mix } from "../../maths/philox.ts";
import { bijection } from "../../population/bijection.ts";
import { addressOf, ageAt, personAt } from "../../population/people.ts";
import {
  BAND_COUNT,
  bandOf,
  BANDS,
  BLOCK,
  CATCHMENT_BLOCKS,
  GroupKind,
  NO_GROUP,
  type Population,
  Role,
  SCHOOL_AGES,
  SCHOOL_FROM,
  type Table,
  TEAM_FROM,
  TEAM_SIZE,
  WORK_SIZES,
} from "../../population/population.ts";

/** Lists as in a table of given people; `group` is NO_GROUP for those without. */
export interface Company
  extends Pick<
    Table,
    "group" | "position" | "groupPtr" | "groupMember" | "groupKind" | "groupSector" | "bandPtr" | "bandMember"
  > {
  /** [place][slot] who works there, teachers first; null for given people, whose wards name groups. */
  slots: Uint32Array[] | null;
}

const STEP = 0x9e3779b9;

/** Lists a computed population; that of given people has its lists. */
export function listCompany(population: Population): Company {
  if (population.table !== null) return { ...population.table, slots: null };
  const slots = fillSlots(population);
  const groups: { members: number[]; kind: number; sector: number }[] = [];
  for (let place = 0; place < population.places; place++) {
    const teachers = population.teachers[place];
    for (const [room, members] of listClasses(population, place).entries()) {
      if (room < teachers) members.push(slots[place][room]);
      groups.push({ members, kind: GroupKind.class, sector: 0 });
    }
    const row = place * (WORK_SIZES.length + 1);
    for (const [q, size] of WORK_SIZES.entries()) {
      const end = population.workStart[row + q + 1];
      const word = mix((population.keySlots[place] + q) >>> 0);
      for (let i = 0, from = population.workStart[row + q]; from < end; i++, from += size) {
        const until = Math.min(end, from + size);
        const members = Array.from(slots[place].subarray(teachers + from, teachers + until));
        const sector = sectorOf(population, (word + Math.imul(i, STEP)) >>> 0);
        groups.push({ members, kind: GroupKind.workplace, sector });
      }
    }
  }
  const group = new Uint32Array(population.addresses).fill(NO_GROUP);
  const position = new Uint32Array(population.addresses);
  const groupPtr = new Uint32Array(groups.length + 1);
  groups.forEach(({ members }, g) => {
    groupPtr[g + 1] = groupPtr[g] + members.length;
    members.forEach((member, k) => {
      group[member] = g;
      position[member] = k;
    });
  });
  return {
    group,
    position,
    groupPtr,
    groupMember: Uint32Array.from(groups.flatMap(({ members }) => members)),
    groupKind: Uint8Array.from(groups, ({ kind }) => kind),
    groupSector: Uint8Array.from(groups, ({ sector }) => sector),
    slots,
    ...listBands(population),
  };
}

const sectorOf = ({ sectorUpTo }: Population, word: number): number =>
  Math.max(
    0,
    sectorUpTo.findIndex((upTo, k) => k >= 1 && word < upTo),
  );

/** By place of work: who has each slot. */
function fillSlots(population: Population): Uint32Array[] {
  const { places, flowPtr, flowRow, flowTo, flowColumn, keyWorkers, keySlots } = population;
  const slots = Array.from({ length: places }, (_, place) => new Uint32Array(population.slots[place]));
  const slotOf = slots.map(({ length }, place) => bijection(length, keySlots[place]));
  for (let place = 0; place < places; place++) {
    const orderOf = bijection(population.workers[place], keyWorkers[place]);
    let rank = 0;
    for (let local = 0; local < population.people[place]; local++) {
      const address = addressOf(population, place, local);
      if (personAt(population, address).role !== Role.worker) continue;
      const x = orderOf(rank++);
      let flow = flowPtr[place + 1] - 1;
      while (flowRow[flow] > x) flow--;
      const to = flowTo[flow];
      slots[to][slotOf[to](flowColumn[flow] + x - flowRow[flow])] = address;
    }
  }
  return slots;
}

/** Pupils of the classes of a place, in order. */
function listClasses(population: Population, place: number): number[][] {
  const [first, end] = [population.catchmentPtr[place], population.catchmentPtr[place + 1]];
  const pupils: number[][] = Array.from({ length: (end - first) * SCHOOL_AGES }, () => []);
  for (let local = 0; local < population.people[place]; local++) {
    const address = addressOf(population, place, local);
    const { age, role } = personAt(population, address);
    if (role !== Role.pupil) continue;
    const catchment = Math.min(end - first - 1, Math.floor(local / BLOCK / CATCHMENT_BLOCKS));
    pupils[catchment * SCHOOL_AGES + age - SCHOOL_FROM].push(address);
  }
  const classes: number[][] = [];
  for (let c = first; c < end; c++) {
    const row = c * SCHOOL_AGES;
    const seen = new Uint32Array(SCHOOL_AGES);
    for (let a = 0; a < SCHOOL_AGES; a++) {
      const group = row + population.groupFirst[row + a];
      for (const pupil of pupils[(c - first) * SCHOOL_AGES + a]) {
        const number = seen[group - row]++;
        const within = Math.floor((number * population.groupClasses[group]) / population.groupSize[group]);
        const room = population.groupClass[group] + within;
        while (classes.length <= room) classes.push([]);
        classes[room].push(pupil);
      }
    }
  }
  return classes;
}

function listBands(population: Population): Pick<Company, "bandPtr" | "bandMember"> {
  const bandPtr = new Uint32Array(population.places * BAND_COUNT + 1);
  const members: number[] = [];
  for (let place = 0; place < population.places; place++) {
    const bands: number[][] = BANDS.map(() => []);
    for (let local = 0; local < population.people[place]; local++) {
      const address = addressOf(population, place, local);
      bands[bandOf(ageAt(population, address))].push(address);
    }
    bands.forEach((band, b) => {
      for (const member of band) members.push(member);
      bandPtr[place * BAND_COUNT + b + 1] = members.length;
    });
  }
  return { bandPtr, bandMember: Uint32Array.from(members) };
}

export const membersOf = ({ groupPtr, groupMember }: Company, group: number): Uint32Array =>
  group === NO_GROUP ? new Uint32Array(0) : groupMember.subarray(groupPtr[group], groupPtr[group + 1]);

export const bandMembers = ({ bandPtr, bandMember }: Company, place: number, band: number): Uint32Array =>
  bandMember.subarray(bandPtr[place * BAND_COUNT + band], bandPtr[place * BAND_COUNT + band + 1]);

/** The team of a person at work; the whole workplace where there are no teams. */
export function teamOf(company: Company, person: number): Uint32Array {
  const members = membersOf(company, company.group[person]);
  const n = members.length;
  if (company.groupKind[company.group[person]] !== GroupKind.workplace || n <= TEAM_FROM) return members;
  const teams = Math.round(n / TEAM_SIZE);
  const team = Math.floor((company.position[person] * teams) / n);
  return members.filter((_, k) => Math.floor((k * teams) / n) === team);
}

/** Staff number r of the ward that serves a place (section 2 of the kernel's README). */
export function wardStaffAt(population: Population, company: Company, place: number, r: number): number {
  const { wardOf, wardPtr, wardPlace, wardSlot, wardBefore } = population;
  let i = wardPtr[wardOf[place] + 1] - 1;
  while (wardBefore[i] > r) i--;
  const within = r - wardBefore[i];
  return company.slots === null
    ? membersOf(company, wardSlot[i])[within]
    : company.slots[wardPlace[i]][wardSlot[i] + within];
}
