/** In which setting a contact happens, and with whom: the same for disease and news (section 2 of the contract). */
import type { BySetting } from "../../src/kernel/engine.ts";
import { BAND_COUNT, Role } from "../../src/population/population.ts";
import type { Person, Place } from "./people.ts";
import { below, unit, type Words } from "./philox.ts";
import type { World } from "./state.ts";

export const Setting = {
  household: 0,
  class: 1,
  work: 2,
  community: 3,
  ward: 4,
  funeral: 5,
  elsewhere: 6,
  broadcast: 7,
} as const;
const EVERY_SETTING_WHOLE: BySetting = [1, 1, 1, 1, 1, 1];

const nurses = (world: World, patient: Person): Person[] =>
  world.wards[world.plan.population.wardOf[patient.place.index]];

/** Others at home, as far as they count. */
const companyAtHome = ({ plan }: World, { household }: Person): number =>
  Math.min(household.length - 1, plan.population.fullHome);

/** Contacts a day of a person by setting, at the given rates, in a layer of the given widths. */
export function contactRates(
  world: World,
  person: Person,
  rate: BySetting,
  width: BySetting = EVERY_SETTING_WHOLE,
): BySetting {
  const { fullClass, fullWork, bandRate, classRate } = world.plan.population;
  const fill = (group: readonly Person[], full: number): number =>
    group.length < 2 ? 0 : Math.min(1, (group.length - 1) / full);
  return [
    rate[0] * companyAtHome(world, person) * width[0],
    rate[1] * classRate[person.band] * fill(person.classmates, fullClass) * width[1],
    rate[2] * fill(person.colleagues, fullWork) * width[2],
    rate[3] * bandRate[person.band] * width[3],
    nurses(world, person).length > 0 ? rate[4] * width[4] : 0,
    rate[5] * width[5],
  ];
}

/** Tells a day by setting: by role, whatever the size of the class or workplace. */
export function tellingRates(world: World, person: Person): BySetting {
  const { newsRate, population } = world.plan;
  return [
    newsRate[0] * companyAtHome(world, person),
    person.role === Role.pupil ? newsRate[1] : 0,
    person.role === Role.worker ? newsRate[2] : 0,
    newsRate[3] * population.bandRate[person.band],
    0,
    0,
  ];
}

/** Sum of the first `count` rates, from the left. */
const sumOf = (rates: BySetting, count: number): number =>
  rates.slice(0, count).reduce((sum, rate) => sum + rate, 0);
export const totalOf = (rates: BySetting): number => sumOf(rates, rates.length);

/** The setting a word falls in. */
export function settingAt(rates: BySetting, word: number): number {
  const x = unit(word) * totalOf(rates);
  const settings = [Setting.household, Setting.class, Setting.work, Setting.community, Setting.ward];
  return settings.find((setting) => x < sumOf(rates, setting + 1)) ?? Setting.funeral;
}

/** Whether a contact is with a given group at home, with one that meets in its own place, or in the open. */
export type Manner = "home" | "closed" | "open";

export function mannerOf(world: World, setting: number, memberWord: number): Manner {
  if (setting === Setting.household) return "home";
  if (setting === Setting.class || setting === Setting.work) return "closed";
  const withStaff = memberWord % 65536 < world.plan.population.wardStaff16;
  return setting === Setting.ward && withStaff ? "closed" : "open";
}

function another(group: readonly Person[], self: Person, word: number): Person {
  const others = group.filter((member) => member !== self);
  return others[below(word, others.length)];
}

/**
 * Whom a person meets, were everyone at home; undefined if no one. The words of the community draw are asked for only
 * when needed.
 */
export function personMet(
  world: World,
  person: Person,
  setting: number,
  memberWord: number,
  communityWords: () => Words,
): Person | undefined {
  if (setting === Setting.household) return another(person.household, person, memberWord);
  if (setting === Setting.class) return another(person.classmates, person, memberWord);
  if (setting === Setting.work) {
    const inTeam = memberWord % 65536 < world.plan.population.teamShare16 && person.team.length >= 2;
    return another(inTeam ? person.team : person.colleagues, person, memberWord);
  }
  if (mannerOf(world, setting, memberWord) === "open") {
    return passerBy(world, person, person.place, communityWords());
  }
  const staff = nurses(world, person);
  const nurse = staff[below(memberWord, staff.length)];
  return nurse === person ? undefined : nurse;
}

/** Whom a person meets about town, as one who lives in `home`; undefined if no one. */
export function passerBy(
  { plan, places }: World,
  person: Person,
  home: Place,
  [placeWord, bandWord, memberWord]: Words,
): Person | undefined {
  const { communityPtr, communityTo, communityUpTo, bandUpTo } = plan.population;
  const [from, until] = [communityPtr[home.index], communityPtr[home.index + 1]];
  const steps = Array.from(communityUpTo.subarray(from, until));
  const where = places[communityTo[from + steps.findIndex((upTo) => placeWord < upTo)]];
  const row = (where.index * BAND_COUNT + person.band) * BAND_COUNT;
  const band = Array.from(bandUpTo.subarray(row, row + BAND_COUNT)).findIndex((upTo) => bandWord < upTo);
  const members = band < 0 ? [] : where.bands[band];
  const met = members.length === 0 ? undefined : members[below(memberWord, members.length)];
  return met === person ? undefined : met;
}

export const isWorker = (person: Person): boolean => person.role === Role.worker;
export const isPupil = (person: Person): boolean => person.role === Role.pupil;
