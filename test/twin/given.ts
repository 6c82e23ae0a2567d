/** People given in a table instead of computed (section 2 of the contract). */
import { NOBODY } from "../../src/kernel/engine.ts";
import { BAND_COUNT, type Table } from "../../src/population/population.ts";
import { joinClass, joinWorkplace } from "./groups.ts";
import type { Person, Place } from "./people.ts";

/** Kinds of groups. */
const CLASS = 1;

export function joinGiven(table: Table, places: readonly Place[]): void {
  const everyone = places.flatMap((place) => place.people);
  const byAddress = new Map<number, Person>(everyone.map((person) => [person.address, person]));
  const personAt = (address: number): Person => {
    const person = byAddress.get(address);
    if (!person) throw new Error(`the table names address ${address}, where nobody lives`);
    return person;
  };
  const groups = Array.from(table.groupKind, (kind, group) => {
    const members = Array.from(membersOf(table, group), personAt);
    const join = kind === CLASS ? joinClass : joinWorkplace;
    join(members, table.groupPlace[group], table.groupSector[group]);
    return members;
  });
  for (const person of everyone) {
    const group = table.group[person.address];
    const member = group === NOBODY ? person : groups[group][table.position[person.address]];
    if (member !== person) throw new Error(`person ${person.address} is not where the table says`);
  }
  for (const place of places) {
    place.bands = place.bands.map((_, band) => {
      const row = place.index * BAND_COUNT + band;
      return Array.from(table.bandMember.subarray(table.bandPtr[row], table.bandPtr[row + 1]), personAt);
    });
  }
}

/** Addresses of the members of a group. */
export const membersOf = (table: Table, group: number): Uint32Array =>
  table.groupMember.subarray(table.groupPtr[group], table.groupPtr[group + 1]);
