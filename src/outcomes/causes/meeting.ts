/** Whom a tell is meant for, and whom it reaches as people are that day (sections 2, 5 and 8 of the kernel's README). */
import { ELSEWHERE, MESSAGES } from "../../kernel/engine.ts";
import { below } from "../../maths/philox.ts";
import { addressOf, ageAt, personAt, placeOf } from "../../population/people.ts";
import { BAND_COUNT, type Population, Role, TEAM_FROM } from "../../population/population.ts";
import { bandMembers, bandOf, GroupKind, membersOf, NO_GROUP, teamOf } from "./company.ts";
import { Purpose, type Which, type Words } from "./draws.ts";
import { guestsOf, HOME, hostOn, type WorldState } from "./state.ts";

const WORDS = 0x1_0000_0000;

export interface Tell {
  teller: number;
  slot: number;
  /** Number of the tell, from 0. */
  number: number;
  day: number;
}

/** A member of a group other than the one at a position. */
function another(members: ArrayLike<number>, position: number, word: number): number | null {
  if (members.length < 2) return null;
  const m = below(word, members.length - 1);
  return members[m >= position ? m + 1 : m];
}

function someoneAbout(state: WorldState, self: number, residence: number, words: Words): number | null {
  const { communityPtr, communityTo, communityUpTo, bandUpTo } = state.record.plan.population;
  let entry = communityPtr[residence];
  while (words[0] >= communityUpTo[entry]) entry++;
  const place = communityTo[entry];
  const row = (place * BAND_COUNT + bandOf(ageAt(state.record.plan.population, self))) * BAND_COUNT;
  let band = 0;
  while (band < BAND_COUNT && words[1] >= bandUpTo[row + band]) band++;
  const members = bandMembers(state.company, place, Math.min(band, BAND_COUNT - 1));
  if (members.length === 0) return null;
  const met = members[below(words[2], members.length)];
  return met === self ? null : met;
}

const inClassOrWork = (company: WorldState["company"], person: number): Uint32Array =>
  membersOf(company, company.group[person]);

/** The words of a tell: setting, gap to the next, member, whether the teller stops. */
export function wordsOf(state: WorldState, purpose: number, { teller, slot, number }: Tell): Words {
  const { population } = state.record.plan;
  const place = placeOf(population, teller);
  const which: Which = { part: slot, episode: state.statement[slot] & 4095, index: number };
  return state.draw(purpose, teller - addressOf(population, place, 0), population.key[place], which);
}

function ratesOf(state: WorldState, person: number): [number, number, number, number] {
  const { newsRate, population } = state.record.plan;
  const { householdSize, role, age } = personAt(population, person);
  return [
    newsRate[0] * (householdSize - 1),
    role === Role.pupil ? newsRate[1] : 0,
    role === Role.worker ? newsRate[2] : 0,
    newsRate[3] * population.bandRate[bandOf(age)],
  ];
}

/** Who hears a tell, or would; null: nobody. */
export function listenerOf(state: WorldState, tell: Tell): number | null {
  if (tell.slot >= MESSAGES) return null;
  const { teller, day } = tell;
  const { population } = state.record.plan;
  const [settingWord, , memberWord] = wordsOf(state, Purpose.tell, tell);
  const [home, pupils, workers, about] = ratesOf(state, teller);
  const total = home + pupils + workers + about;
  if (total === 0) return null;
  const x = (settingWord / WORDS) * total;
  const host = hostOn(state, teller, day);
  if (x < home) {
    const { householdFirst, householdSize } = personAt(population, teller);
    const members = Array.from({ length: householdSize }, (_, i) => householdFirst + i);
    const met = another(members, teller - householdFirst, memberWord);
    return met !== null && hostOn(state, met, day) === host ? met : null;
  }
  if (x < home + pupils + workers) {
    const met = memberOfGroup(state, population, teller, memberWord);
    return met !== null && host === HOME && hostOn(state, met, day) === HOME ? met : null;
  }
  return aboutTown(state, tell, host);
}

function memberOfGroup(
  { company }: WorldState,
  population: Population,
  person: number,
  word: number,
): number | null {
  const group = company.group[person];
  if (group === NO_GROUP) return null;
  const members = inClassOrWork(company, person);
  if (
    company.groupKind[group] === GroupKind.workplace &&
    members.length > TEAM_FROM &&
    (word & 0xffff) < population.teamShare16
  ) {
    const team = teamOf(company, person);
    if (team.length >= 2) return another(team, team.indexOf(person), word);
  }
  return another(members, company.position[person], word);
}

function aboutTown(state: WorldState, tell: Tell, host: number): number | null {
  const { population } = state.record.plan;
  const { teller, day } = tell;
  if (host === ELSEWHERE) return null;
  const words = wordsOf(state, Purpose.tellCommunity, tell);
  // Drawn as at home first: who meets nobody there meets nobody abroad.
  const usual = someoneAbout(state, teller, placeOf(population, teller), words);
  const met = usual === null || host === HOME ? usual : someoneAbout(state, teller, host, words);
  if (met === null) return null;
  const place = placeOf(population, met);
  const guests = guestsOf(state, place, day);
  if (guests.length > 0) {
    const [w0, w1] = wordsOf(state, Purpose.tellRoster, tell);
    if ((w0 / WORDS) * (population.people[place] + guests.length) < guests.length) {
      const guest = guests[below(w1, guests.length)];
      return guest === teller ? null : guest;
    }
  }
  return hostOn(state, met, day) === HOME ? met : null;
}
