/** Given people laid out as the kernel reads them: households as runs of addresses, groups and bands as lists. */
import type { Contacts } from "../../scenario/scenario.ts";
import type { CommunityShares } from "../../world/mixing.ts";
import type { Flows } from "../../world/world.ts";
import { layOutFlows } from "../commuting.ts";
import { byBand, layOutContacts } from "../contacts.ts";
import { layOutCommunity, layOutFrame } from "../frame.ts";
import { activityOf, layOutBands, meetingsPerPair } from "../meetings.ts";
import {
  BAND_COUNT,
  BLOCK,
  NO_GROUP,
  type Population,
  type PopulationType,
  Role,
  type Table,
  WORK_SIZES,
} from "../population.ts";
import type { layOutSchools } from "../schools.ts";
import { BAND_OF_AGE, emptyTemplates } from "../templates.ts";
import { layOutWards } from "../wards.ts";
import { type Group, groupsOf } from "./groups.ts";
import type { GivenPeople } from "./people.ts";

export interface TableInput {
  given: GivenPeople;
  /** Who meets whom about town. */
  type: Pick<PopulationType, "communityContacts" | "communityBands">;
  /** Whether that is a user's own matrix, whose activities by band hold instead of `contacts.community`. */
  ownMeetings: boolean;
  contacts: Contacts;
  seed: number;
  /** Mixing between places by their commuters and people; own place first, rows sum to 1. */
  community: (flows: Flows, people: Uint32Array) => CommunityShares;
}

/**
 * The population of given people. Thresholds, keys and the rest are as among computed people. Throws RangeError as
 * `layOutFrame` does.
 */
export function layOutTable({ given, type, ownMeetings, contacts, seed, community }: TableInput): Population {
  const frame = layOutFrame(given.world, seed);
  const { places, people, firstBlock, addresses } = frame;
  const address = addressesOf(given, firstBlock);
  const groups = groupsOf(given);
  const groupPlace = Uint32Array.from(groups, (group) => placeOf(group, given, places));
  const table: Table = {
    ...layOutPeople(given, address, addresses),
    ...layOutGroups(groups, address, addresses),
    groupPlace,
    ...layOutMembers(given, address, places),
  };
  const bandPeople = Uint32Array.from(table.bandPtr.subarray(1), (end, i) => end - table.bandPtr[i]);
  const meetings = meetingsPerPair(type);
  const declared = byBand(contacts.community);
  const none = new Uint32Array(places);
  const jobs = { slots: none, teachers: none, workStart: new Uint32Array(places * (WORK_SIZES.length + 1)) };
  const nobody: Flows = {
    ptr: new Uint32Array(places + 1),
    to: none.subarray(0, 0),
    size: none.subarray(0, 0),
  };
  return {
    ...frame,
    templates: emptyTemplates(),
    table,
    types: 1,
    typeOf: none,
    workers: countRole(given, Role.worker, places),
    ...layOutFlows(nobody, none),
    ...noSchools(places),
    pupils: countRole(given, Role.pupil, places),
    ...jobs,
    ...layOutWards({ ...frame, ...jobs, table }, given.world),
    ...layOutCommunity(community(commutersOf(given, groups, groupPlace), people)),
    bandPeople,
    ...layOutContacts(contacts, ownMeetings ? activityOf(meetings, bandPeople) : declared, bandPeople),
    ...layOutBands(meetings, bandPeople, ownMeetings ? null : declared),
  };
}

/** [N] address of each person: places begin at a block. */
function addressesOf({ place }: GivenPeople, firstBlock: Uint32Array): Uint32Array {
  let local = 0;
  return place.map((number, person) => {
    local = person > 0 && number === place[person - 1] ? local + 1 : 0;
    return firstBlock[number] * BLOCK + local;
  });
}

/** Packed as the entries of a template, rank 0; 0 where nobody lives. */
function layOutPeople(given: GivenPeople, address: Uint32Array, addresses: number): Pick<Table, "person"> {
  const { household, age, role } = given;
  const person = new Uint32Array(addresses);
  for (let first = 0; first < household.length; ) {
    let end = first;
    while (end < household.length && household[end] === household[first]) end++;
    for (let i = first; i < end; i++) {
      person[address[i]] = age[i] | ((end - first) << 7) | ((i - first) << 12) | (role[i] << 17);
    }
    first = end;
  }
  return { person };
}

function layOutGroups(
  groups: readonly Group[],
  address: Uint32Array,
  addresses: number,
): Omit<Table, "person" | "groupPlace" | "bandPtr" | "bandMember"> {
  const group = new Uint32Array(addresses).fill(NO_GROUP);
  const position = new Uint32Array(addresses);
  const groupPtr = new Uint32Array(groups.length + 1);
  groups.forEach(({ members }, number) => {
    groupPtr[number + 1] = groupPtr[number] + members.length;
    members.forEach((person, k) => {
      group[address[person]] = number;
      position[address[person]] = k;
    });
  });
  const groupMember = new Uint32Array(groupPtr[groups.length]);
  groups.forEach(({ members }, number) => {
    members.forEach((person, k) => {
      groupMember[groupPtr[number] + k] = address[person];
    });
  });
  return {
    group,
    position,
    groupPtr,
    groupMember,
    groupKind: Uint8Array.from(groups, ({ kind }) => kind),
    groupSector: Uint8Array.from(groups, ({ sector }) => sector),
  };
}

/** Where most of its members live (assumption: a file does not say where it is); of equal places the first. */
function placeOf({ members }: Group, { place }: GivenPeople, places: number): number {
  if (places === 1) return 0;
  const counts = new Map<number, number>();
  for (const person of members) counts.set(place[person], (counts.get(place[person]) ?? 0) + 1);
  return [...counts].reduce((most, next) =>
    next[1] > most[1] || (next[1] === most[1] && next[0] < most[0]) ? next : most,
  )[0];
}

/** Members of each band of each place, in address order. */
function layOutMembers(
  { place, age }: GivenPeople,
  address: Uint32Array,
  places: number,
): Pick<Table, "bandPtr" | "bandMember"> {
  const bandPtr = new Uint32Array(places * BAND_COUNT + 1);
  const rowOf = (person: number): number => place[person] * BAND_COUNT + BAND_OF_AGE[age[person]];
  for (let person = 0; person < age.length; person++) bandPtr[rowOf(person) + 1] += 1;
  for (let row = 0; row < places * BAND_COUNT; row++) bandPtr[row + 1] += bandPtr[row];
  const bandMember = new Uint32Array(age.length);
  const filled = bandPtr.slice();
  for (let person = 0; person < age.length; person++) bandMember[filled[rowOf(person)]++] = address[person];
  return { bandPtr, bandMember };
}

function countRole({ place, role }: GivenPeople, wanted: number, places: number): Uint32Array {
  const counts = new Uint32Array(places);
  role.forEach((each, person) => {
    if (each === wanted) counts[place[person]] += 1;
  });
  return counts;
}

/** Who works where, teachers included: commuters are what ties places together. Rows by origin, then destination. */
function commutersOf(
  { place, role, world }: GivenPeople,
  groups: readonly Group[],
  groupPlace: Uint32Array,
): Flows {
  const places = world.places.length;
  const rows = Array.from({ length: places }, () => new Map<number, number>());
  groups.forEach(({ members }, number) => {
    for (const person of members) {
      if (role[person] !== Role.worker) continue;
      const row = rows[place[person]];
      row.set(groupPlace[number], (row.get(groupPlace[number]) ?? 0) + 1);
    }
  });
  const entries = rows.map((row) => [...row].sort(([a], [b]) => a - b));
  const ptr = new Uint32Array(places + 1);
  entries.forEach((row, i) => {
    ptr[i + 1] = ptr[i] + row.length;
  });
  return {
    ptr,
    to: Uint32Array.from(entries.flat(), ([to]) => to),
    size: Uint32Array.from(entries.flat(), ([, size]) => size),
  };
}

/** The tables of catchments, with none in any place. */
function noSchools(places: number): Omit<ReturnType<typeof layOutSchools>, "classes"> {
  const none = new Uint32Array(0);
  return {
    catchmentPtr: new Uint32Array(places + 1),
    catchmentBlock: none,
    catchmentBlocks: none,
    catchmentClass: none,
    agePupils: none,
    ageBefore: none,
    groupFirst: none,
    groupSize: none,
    groupClasses: none,
    groupClass: none,
    pupils: new Uint32Array(places),
  };
}
