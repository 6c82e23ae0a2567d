/** B1 to B5: whom people here meet in a day, against the contact diaries of POLYMOD. */
import type { Check } from "../check.ts";
import { LOCATIONS } from "../../src/population/diary.ts";
import { AGES, survey } from "./survey.ts";

const SOURCE = "POLYMOD, 7,290 diaries, Mossong et al. 2008, recomputed from its data";

/**
 * Over five seeds the standard error of a group's mean was 1.7 % at most at the quick size, as the square root of the contacts
 * counted says (half of that at full size), and their mean 4.5 % off at most where 10 % are allowed, 9 % where 15 % are.
 */
const LUCK =
  "below 1 in 1,000: the standard error is at most 1.7 %, and at least 3.5 of them are left to the bound";
/** Of shares of all contacts the error is 0.003 at most, and the room that is left 0.03 at least. */
const RARE = "below 1 in 1,000,000: a share of 100,000 contacts";

const MEANS = [10.21, 14.81, 18.22, 17.58, 13.57, 14.14, 13.83, 12.3, 9.21, 6.89];
const HOUSEHOLDS = [8.87, 10.65, 12.87, 15.84, 16.47, 17.69];
const SHARES = {
  home: 0.222,
  work: 0.173,
  school: 0.187,
  transport: 0.028,
  leisure: 0.16,
  other: 0.144,
  multiple: 0.077,
} as const;
const PHYSICAL = { home: 0.765, school: 0.507, work: 0.351 } as const;

const yearsOf = (group: number): string =>
  group === AGES.length - 1 ? `${AGES[group]} and over` : `${AGES[group]} to ${AGES[group + 1]! - 1}`;

const byAge: readonly Check[] = MEANS.map((mean, group) => ({
  id: `B1 ${yearsOf(group)}`,
  claim: `Mean contacts a day at ${yearsOf(group)} years. Declared are those of a pupil, of a worker and about town, by eight bands; pupils, workers, groups too small and housemates by age are of the population`,
  expected: mean,
  tolerance: { relative: 0.1 },
  source: `${SOURCE}: confirmed`,
  errorRate: LUCK,
  obtain: (conditions) => survey(conditions).byAge[group]!,
}));

const byLocation: readonly Check[] = LOCATIONS.map((location) => ({
  id: `B2 ${location}`,
  claim: `Share of contacts met ${location === "multiple" ? "in several places" : `in one place only: ${location}`}. Which contacts about town are where, and how many are met elsewhere too, is put in`,
  expected: SHARES[location],
  tolerance: { absolute: 0.05 },
  source: `${SOURCE}: derived`,
  errorRate: RARE,
  obtain: (conditions) => survey(conditions).share[location],
}));

const physical: readonly Check[] = (["home", "school", "work"] as const).map((location) => ({
  id: `B3 ${location}`,
  claim: `Share of contacts at ${location} that are physical: put in, and so no evidence`,
  expected: PHYSICAL[location],
  tolerance: { absolute: 0.05 },
  source: `${SOURCE}: derived`,
  errorRate: "none: nothing is drawn",
  obtain: (conditions) => survey(conditions).physicalAt[location],
}));

const byHousehold: readonly Check[] = HOUSEHOLDS.map((mean, home) => ({
  id: `B5 ${home + 1}${home + 1 === HOUSEHOLDS.length ? " and more" : ""}`,
  claim: `Mean contacts a day in households of ${home + 1}${home + 1 === HOUSEHOLDS.length ? " and more" : ""}, ages as in the survey: nothing by household size is put in but that each other member is met once a day`,
  expected: mean,
  tolerance: { relative: 0.15 },
  source: `${SOURCE}: confirmed`,
  errorRate: LUCK,
  obtain: (conditions) => survey(conditions).byHousehold[home]!,
}));

export const polymod: readonly Check[] = [
  {
    id: "B1 all",
    claim: "Mean contacts a day of people of eight countries with the ages of the survey",
    expected: 13.43,
    tolerance: { relative: 0.1 },
    source: `${SOURCE}: confirmed`,
    errorRate: RARE,
    obtain: (conditions) => survey(conditions).mean,
  },
  ...byAge,
  ...byLocation,
  {
    id: "B3 all",
    claim:
      "Share of contacts that are physical: the shares by place are put in, how many contacts are where is not",
    expected: 0.531,
    tolerance: { absolute: 0.05 },
    source: `${SOURCE}: derived`,
    errorRate: RARE,
    obtain: (conditions) => survey(conditions).physical,
  },
  ...physical,
  {
    id: "B4",
    claim:
      "Contacts on a Sunday, of those on a Monday to Friday (here of either day of the weekend: the survey has 10.1 on Sundays and 11.6 on Saturdays); no classes and less work leave 0.65, company about town is fitted",
    expected: 0.71,
    tolerance: { absolute: 0.07 },
    source: `${SOURCE}: derived`,
    errorRate: "1 in 3,000 at the quick size: the standard error is 0.009 (five seeds), the mean 0.747",
    obtain: (conditions) => survey(conditions).weekend,
  },
  ...byHousehold,
  {
    id: "B5 gradient",
    claim: "Contacts a day grow with every further member of the household, from one to six and more",
    expected: "1 < 2 < 3 < 4 < 5 < 6",
    tolerance: "exact",
    source: `${SOURCE}: confirmed`,
    errorRate: "below 1 in 10,000: the smallest step, 0.9, is six standard errors",
    obtain: (conditions) =>
      survey(conditions)
        .byHousehold.map((contacts, home) => ({ contacts, home }))
        .sort((a, b) => a.contacts - b.contacts)
        .map(({ home }) => home + 1)
        .join(" < "),
  },
];
