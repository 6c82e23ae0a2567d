/** A population type for a country of which little is known: broad age bands, the mean household, the region. */
import type { CountryFacts } from "../world/countries.ts";
import { countAges } from "./ages.ts";
import { PEOPLE } from "./parameters.ts";
import { smoothAges } from "./pyramid.ts";
import { REGIONS, type Region, WORLD } from "./regions.ts";
import { householdSizesOf } from "./sizes.ts";
import type { PopulationType } from "./population.ts";
import { us } from "./us.ts";

/** What is needed of a country: its code, region, shares of people by broad bands of age, and mean household. */
export type CountryShape = Pick<CountryFacts, "code" | "region" | "ages" | "householdSize">;

/** No age group has more at work than this. */
const MOST_EMPLOYED = PEOPLE.mostEmployed.value;
const WORKING_FROM = 15;

/**
 * The type of a country. Ages by `smoothAges`, households by `householdSizesOf`. Employment has the profile by age of the
 * region or else of the US (an assumption), multiplied so that the region's share of people of 15 and over works; work on
 * one's own land and account counts, and is put into workplaces like other work. Workplaces and contacts are those of `us`.
 *
 * @throws RangeError if the ages or the mean household are out of range
 */
export function countryType({ code, region, ages, householdSize }: CountryShape): PopulationType {
  const facts = REGIONS[region] ?? WORLD;
  const years = smoothAges(ages);
  return {
    ...us,
    name: code,
    householdSizes: householdSizesOf(householdSize),
    ages: years,
    enrolment: enrolmentOf(facts),
    employment: employmentOf(facts, countAges(years)),
  };
}

function enrolmentOf({ enrolled: [nursery, primary, lower, upper] }: Region): PopulationType["enrolment"] {
  return [
    { from: 3, to: 5, rate: nursery },
    { from: 6, to: 11, rate: primary },
    { from: 12, to: 14, rate: lower },
    { from: 15, to: 17, rate: upper },
    { from: 18, to: 18, rate: upper / 2 },
  ];
}

/** Multiplies the rates of the profile, none beyond 95 %, until the wanted share of those of 15 and over who can work do. */
function employmentOf(facts: Region, people: Uint32Array): PopulationType["employment"] {
  const enrolled = enrolmentOf(facts);
  const free = (age: number): number =>
    people[age] * (1 - (enrolled.find(({ from, to }) => age >= from && age <= to)?.rate ?? 0));
  const adults = people.subarray(WORKING_FROM).reduce((sum, count) => sum + count, 0);
  const groups = (facts.profile ?? us.employment).map(({ from, to, rate }) => {
    let count = 0;
    for (let age = from; age <= to; age++) count += free(age);
    return { from, to, rate, count };
  });
  const wanted = facts.employed * adults;
  const workingAt = (factor: number): number =>
    groups.reduce((sum, { rate, count }) => sum + count * Math.min(MOST_EMPLOYED, rate * factor), 0);
  let [low, high] = [0, 32];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (workingAt(middle) < wanted) low = middle;
    else high = middle;
  }
  return groups.map(({ from, to, rate }) => ({ from, to, rate: Math.min(MOST_EMPLOYED, rate * low) }));
}
