/**
 * What people here would write into a diary of one day's contacts, as those who took part in POLYMOD did (Mossong et al. 2008):
 * where they met each, and whether they touched. Places are the survey's, and not the settings of the model: at home there
 * are visitors beside the household, and a contact met in several places is of none of them.
 */
import { ABOUT_TOWN } from "./contacts.ts";

/** Where one is met, in the order in which a contact met in several places counts for one of them in tables by place. */
const PLACES = ["home", "work", "school", "transport", "leisure", "other"] as const;
type Place = (typeof PLACES)[number];

export const LOCATIONS: readonly [...typeof PLACES, "multiple"] = [...PLACES, "multiple"];
export type Location = (typeof LOCATIONS)[number];

/** Settings of everyday life; nobody wrote of wards or funerals. */
export type Everyday = "household" | "class" | "work" | "community";

/**
 * Share of those met first in a place who are met elsewhere too on that day: the share of contacts in that place alone, less than
 * in tables that give every contact one place (both of the survey, confirmed; derived from them).
 */
const ELSEWHERE_TOO: Readonly<Record<Place, number>> = {
  home: 0.16,
  work: 0.05,
  school: 0.08,
  transport: 0.15,
  leisure: 0.02,
  other: 0,
};

/** Share of contacts with touch by place, of the survey (confirmed); who is met in several places counts as in the first (assumed). */
const PHYSICAL: Readonly<Record<Place, number>> = {
  home: 0.765,
  work: 0.351,
  school: 0.507,
  transport: 0.548,
  leisure: 0.594,
  other: 0.446,
};

/** Of all contacts in a setting: the share written under a location, and the share that is and was physical. */
export interface Entry {
  share: number;
  physical: number;
}

/** Where the contacts that somebody of a band has in a setting would be written; shares sum to 1. */
export function diaryOf(setting: Everyday, band: number): Readonly<Record<Location, Entry>> {
  const entries = Object.fromEntries(
    LOCATIONS.map((location) => [location, { share: 0, physical: 0 }]),
  ) as Record<Location, Entry>;
  for (const [place, share] of metAt(setting, band)) {
    const add = (location: Location, part: number): void => {
      entries[location].share += part;
      entries[location].physical += part * PHYSICAL[place];
    };
    add(place, share * (1 - ELSEWHERE_TOO[place]));
    add("multiple", share * ELSEWHERE_TOO[place]);
  }
  return entries;
}

/** The place in which one is met first. */
function metAt(setting: Everyday, band: number): (readonly [Place, number])[] {
  if (setting === "household") return [["home", 1]];
  if (setting === "class") return [["school", 1]];
  if (setting === "work") return [["work", 1]];
  const { visits, leisure, transport, other, school } = ABOUT_TOWN;
  const parts = [
    ["home", visits[band]],
    ["school", school[band]],
    ["transport", transport[band]],
    ["leisure", leisure[band]],
    ["other", other[band]],
  ] as const;
  const all = parts.reduce((sum, [, contacts]) => sum + contacts, 0);
  return parts.map(([place, contacts]) => [place, contacts / all]);
}
