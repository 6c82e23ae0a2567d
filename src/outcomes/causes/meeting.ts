/** Whom a contact or a tell is meant for, and whom it reaches as people are that day (sections 2 and 8 of the kernel's README). */
import { ELSEWHERE } from "../../kernel/engine.ts";
import { below } from "../../maths/philox.ts";
import { ageAt, personAt, placeOf } from "../../population/people.ts";
import { BAND_COUNT, bandOf, GroupKind, NO_GROUP, TEAM_FROM } from "../../population/population.ts";
import { bandMembers, membersOf, teamOf, wardStaffAt } from "./company.ts";
import type { Words } from "./draws.ts";
import { guestsOf, HOME, hostAt, type WorldState } from "./state.ts";

const WORDS = 0x1_0000_0000;
const [HOUSEHOLD, CLASS, WORK, WARD] = [0, 1, 2, 4];

export interface Meeting {
  /** Who meets somebody. */
  self: number;
  setting: number;
  tick: number;
  memberWord: number;
  /** Words of the draw about town, and of that among guests. */
  community(): Words;
  roster(): Words;
}

/** A member of a group other than the one at a position. */
function another(members: ArrayLike<number>, position: number, word: number): number | null {
  if (members.length < 2) return null;
  const m = below(word, members.length - 1);
  return members[m >= position ? m + 1 : m];
}

/** Who is met; null: nobody. */
export function personMet(state: WorldState, meeting: Meeting): number | null {
  const { self, setting, tick, memberWord } = meeting;
  const { population } = state.record.plan;
  const host = hostAt(state, self, tick);
  if (setting === HOUSEHOLD) {
    const { householdFirst, householdSize } = personAt(population, self);
    const members = Array.from({ length: householdSize }, (_, i) => householdFirst + i);
    const met = another(members, self - householdFirst, memberWord);
    return met !== null && hostAt(state, met, tick) === host ? met : null;
  }
  const isStaff = setting === WARD && (memberWord & 0xffff) < population.wardStaff16;
  if (setting === CLASS || setting === WORK || isStaff) {
    const met = isStaff ? nurse(state, self, memberWord) : memberOfGroup(state, self, memberWord);
    return met !== null && host === HOME && hostAt(state, met, tick) === HOME ? met : null;
  }
  return aboutTown(state, meeting, host);
}

function nurse({ record, company }: WorldState, self: number, word: number): number | null {
  const { population } = record.plan;
  const place = placeOf(population, self);
  const staff = population.wardStaff[population.wardOf[place]];
  const met = staff === 0 ? self : wardStaffAt(population, company, place, below(word, staff));
  return met === self ? null : met;
}

function memberOfGroup({ record, company }: WorldState, self: number, word: number): number | null {
  const group = company.group[self];
  if (group === NO_GROUP) return null;
  const members = membersOf(company, group);
  const hasTeams = company.groupKind[group] === GroupKind.workplace && members.length > TEAM_FROM;
  if (hasTeams && (word & 0xffff) < record.plan.population.teamShare16) {
    const team = teamOf(company, self);
    if (team.length >= 2) return another(team, team.indexOf(self), word);
  }
  return another(members, company.position[self], word);
}

function someoneAbout(state: WorldState, self: number, residence: number, words: Words): number | null {
  const { population } = state.record.plan;
  const { communityPtr, communityTo, communityUpTo, bandUpTo } = population;
  let entry = communityPtr[residence];
  while (words[0] >= communityUpTo[entry]) entry++;
  const place = communityTo[entry];
  const row = (place * BAND_COUNT + bandOf(ageAt(population, self))) * BAND_COUNT;
  let band = 0;
  while (band < BAND_COUNT && words[1] >= bandUpTo[row + band]) band++;
  const members = bandMembers(state.company, place, Math.min(band, BAND_COUNT - 1));
  if (members.length === 0) return null;
  const met = members[below(words[2], members.length)];
  return met === self ? null : met;
}

function aboutTown(
  state: WorldState,
  { self, tick, community, roster }: Meeting,
  host: number,
): number | null {
  const { population } = state.record.plan;
  if (host === ELSEWHERE) return null;
  const words = community();
  // Drawn as at home first: who meets nobody there meets nobody abroad.
  const usual = someoneAbout(state, self, placeOf(population, self), words);
  const met = usual === null || host === HOME ? usual : someoneAbout(state, self, host, words);
  if (met === null) return null;
  const place = placeOf(population, met);
  const guests = guestsOf(state, place, tick);
  if (guests.length > 0) {
    const [w0, w1] = roster();
    if ((w0 / WORDS) * (population.people[place] + guests.length) < guests.length) {
      const guest = guests[below(w1, guests.length)];
      return guest === self ? null : guest;
    }
  }
  return hostAt(state, met, tick) === HOME ? met : null;
}
