/** In which setting a contact happens, and with whom: the same for disease and news (section 2 of the contract). */
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { BAND_COUNT, Role } from "../../src/population/population.ts";
import type { Person, Place } from "./people.ts";
import { below, unit, type Words } from "./philox.ts";

export type BySetting = readonly [number, number, number, number];
export const Setting = { household: 0, class: 1, work: 2, community: 3, elsewhere: 4, broadcast: 7 } as const;
const EVERY_SETTING_WHOLE: BySetting = [1, 1, 1, 1];

/** Contacts a day of a person by setting, at the given rates, in a layer of the given widths. */
export function contactRates(
  plan: KernelPlan,
  person: Person,
  rate: BySetting,
  width: BySetting = EVERY_SETTING_WHOLE,
): BySetting {
  const { fullClass, fullWork, bandRate } = plan.population;
  const fill = (group: readonly Person[], full: number): number =>
    group.length < 2 ? 0 : Math.min(1, (group.length - 1) / full);
  return [
    rate[0] * (person.household.length - 1) * width[0],
    rate[1] * fill(person.classmates, fullClass) * width[1],
    rate[2] * fill(person.colleagues, fullWork) * width[2],
    rate[3] * bandRate[person.band] * width[3],
  ];
}

/** Tells a day by setting: by role, whatever the size of the class or workplace. */
export function tellingRates({ newsRate, population }: KernelPlan, person: Person): BySetting {
  return [
    newsRate[0] * (person.household.length - 1),
    person.role === Role.pupil ? newsRate[1] : 0,
    person.role === Role.worker ? newsRate[2] : 0,
    newsRate[3] * population.bandRate[person.band],
  ];
}

export const totalOf = (rates: BySetting): number => rates[0] + rates[1] + rates[2] + rates[3];

/** The setting a word falls in. */
export function settingAt(rates: BySetting, word: number): number {
  const x = unit(word) * totalOf(rates);
  if (x < rates[0]) return Setting.household;
  if (x < rates[0] + rates[1]) return Setting.class;
  if (x < rates[0] + rates[1] + rates[2]) return Setting.work;
  return Setting.community;
}

function another(group: readonly Person[], self: Person, word: number): Person {
  const others = group.filter((member) => member !== self);
  return others[below(word, others.length)];
}

/** Whom a person meets; undefined if no one. The words of the community draw are asked for only when needed. */
export function personMet(
  plan: KernelPlan,
  places: readonly Place[],
  person: Person,
  setting: number,
  memberWord: number,
  communityWords: () => Words,
): Person | undefined {
  if (setting === Setting.household) return another(person.household, person, memberWord);
  if (setting === Setting.class) return another(person.classmates, person, memberWord);
  if (setting === Setting.work) {
    const inTeam = memberWord % 65536 < plan.population.teamShare16 && person.team.length >= 2;
    return another(inTeam ? person.team : person.colleagues, person, memberWord);
  }
  const met = passerBy(plan, places, person, communityWords());
  return met === person ? undefined : met;
}

function passerBy(
  plan: KernelPlan,
  places: readonly Place[],
  person: Person,
  [placeWord, bandWord, memberWord]: Words,
): Person | undefined {
  const { communityPtr, communityTo, communityUpTo, bandUpTo } = plan.population;
  const [from, until] = [communityPtr[person.place.index], communityPtr[person.place.index + 1]];
  const steps = Array.from(communityUpTo.subarray(from, until));
  const where = places[communityTo[from + steps.findIndex((upTo) => placeWord < upTo)]];
  const row = (where.index * BAND_COUNT + person.band) * BAND_COUNT;
  const band = Array.from(bandUpTo.subarray(row, row + BAND_COUNT)).findIndex((upTo) => bandWord < upTo);
  const members = band < 0 ? [] : where.bands[band];
  return members.length === 0 ? undefined : members[below(memberWord, members.length)];
}

export const isWorker = (person: Person): boolean => person.role === Role.worker;
export const isPupil = (person: Person): boolean => person.role === Role.pupil;
