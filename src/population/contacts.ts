/**
 * How many people a person meets a day, by setting and age: seven-day means, as people wrote them down in POLYMOD, 7,290 days
 * of people of all ages in eight countries of Europe in 2005 and 2006 (Mossong et al. 2008, doi:10.1371/journal.pmed.0050074).
 * Each other member of a household is met once a day. What a contact is worth to a disease is the disease's own.
 *
 * The survey tells contacts by age and place (confirmed). How many that is for a pupil, a worker or about town by band is
 * derived: its means by age, divided by pupils and workers, and less the members of the household at home, among people
 * computed for its eight countries in the proportions of its sample; then rounded. Taken for everywhere (an assumption).
 */
import { atAge, steps } from "../scenario/by-age.ts";
import type { ByAge, Contacts, Scenario } from "../scenario/scenario.ts";
import { bandTotals } from "./meetings.ts";
import { BANDS, type Population, type PopulationType } from "./population.ts";
import { us } from "./us.ts";

/**
 * Contacts neither with the household, nor in class, nor at work, by BANDS and where they are; those of no known place are
 * among `other`. At school: of students beyond school age, and of adults who do not teach a class.
 */
export const ABOUT_TOWN = {
  visits: [1.3, 1.35, 0.8, 0.4, 1.05, 1.4, 1.9, 1.5],
  leisure: [1.55, 2.35, 3.05, 2.85, 2.05, 1.85, 1.85, 1.95],
  transport: [0.2, 0.5, 0.8, 0.55, 0.35, 0.4, 0.25, 0.1],
  other: [1.75, 1.55, 1.75, 2, 2.3, 2.35, 2.4, 1.85],
  school: [0, 0, 0, 1.5, 0.55, 0.6, 0.2, 0.05],
} as const;

/** Contacts about town by band. */
const community = BANDS.map((_, band) => {
  const hundredths = Object.values(ABOUT_TOWN).reduce((sum, parts) => sum + Math.round(100 * parts[band]), 0);
  return hundredths / 100;
});

/**
 * Contacts unless a scenario says otherwise. In class: derived were 7.4 from 5 to 12, and 10.1 from 13 to 17 if pupils have all
 * the contacts at school of those from 15 to 19; the bands cut through the survey's groups of age, which come out evenly with
 * 7 and 11. From 18 on (pupils still, and teachers): an assumption. At work: of workers of any age.
 */
export const CONTACTS: Contacts = {
  class: steps([0, 5, 13, 18], [6.5, 7, 11, 10]),
  work: 6.2,
  community: steps(BANDS, community),
};

/** The contacts of a scenario's people. */
export const contactsOf = ({ contacts }: Scenario["population"]): Contacts => ({ ...CONTACTS, ...contacts });

/** What holds at the ages of each band, [8]; steps begin where bands do. */
export const byBand = (value: ByAge): Float64Array => Float64Array.from(BANDS, (from) => atAge(value, from));

/**
 * The levels of contacts by setting, and who has how many in class, among people of these bands [P×8].
 *
 * @param aboutTown [8] contacts a day by band
 */
export function layOutContacts(
  contacts: Contacts,
  aboutTown: Float64Array,
  bandPeople: Uint32Array,
): Pick<Population, "contacts" | "classRate"> {
  const inClass = byBand(contacts.class);
  const most = Math.max(...inClass);
  const people = bandTotals(bandPeople);
  const total = people.reduce((sum, count) => sum + count, 0);
  const mean = aboutTown.reduce((sum, met, band) => sum + (met * people[band]) / total, 0);
  return {
    contacts: [1, most, contacts.work, mean, 1, 1],
    classRate: inClass.map((met) => (most > 0 ? met / most : 1)),
  };
}

/** Mean over the people of some ages. */
export function meanOver(ages: PopulationType["ages"], value: ByAge): number {
  let [sum, people] = [0, 0];
  for (const { from, to, share } of ages) {
    for (let age = from; age <= to; age++) sum += (share / (to - from + 1)) * atAge(value, age);
    people += share;
  }
  return sum / people;
}

/** The contacts of a mean pupil of 5 to 17, of a worker, and about town, among people of the United States. */
export const MEAN_CONTACTS: { readonly class: number; readonly work: number; readonly community: number } = {
  class: meanOver([{ from: 5, to: 17, share: 1 }], CONTACTS.class),
  work: CONTACTS.work,
  community: meanOver(us.ages, CONTACTS.community),
};
