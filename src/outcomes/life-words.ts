/** How people and their company are called: by age, place, number and what they are to each other, never by name. */
import type { Setting } from "../kernel/engine.ts";
import { numberOf } from "../population/numbers.ts";
import { type Person, personAt } from "../population/people.ts";
import { type Population, Role, SCHOOL_FROM } from "../population/population.ts";

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** A count as a sentence says it: words below ten, thousands grouped above. */
export const count = (n: number): string => SMALL[n] ?? `${n}`.replace(/\B(?=(\d{3})+$)/g, ",");

export const people = (n: number): string => `${count(n)} ${n === 1 ? "person" : "people"}`;

/** "a, b and c" */
export function list(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

export const aged = (age: number): string => (age === 0 ? "less than a year old" : `aged ${age}`);

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "person 1204 (aged 34, Ashford)": for whoever a table or a chain has by number. */
export function numbered(population: Population, placeNames: readonly string[], address: number): string {
  const { age, place } = personAt(population, address);
  return `person ${numberOf(population, address)} (${aged(age)}, ${placeNames[place]})`;
}

/** The other members of a household, by address. */
export function housemates(person: Person, address: number): number[] {
  return Array.from({ length: person.householdSize }, (_, i) => person.householdFirst + i).filter(
    (other) => other !== address,
  );
}

/** A care home or a prison is a home of many who are no family. */
const CARE_HOME_FROM = 70;
export const inQuarters = ({ quartersFrom }: Population, { householdSize }: Person): boolean =>
  householdSize >= quartersFrom;

/** "the 41-year-old they live with"; "one of the 9-year-olds they live with" where age does not tell them apart; "another inmate, aged 41". */
export function housemate(population: Population, address: number, other: number): string {
  const { age } = personAt(population, other);
  const person = personAt(population, address);
  if (inQuarters(population, person))
    return `another ${person.age >= CARE_HOME_FROM ? "resident" : "inmate"}, aged ${age}`;
  const alike = housemates(person, address).filter((mate) => personAt(population, mate).age === age).length;
  if (age === 0) return alike > 1 ? "one of the babies they live with" : "the baby they live with";
  return alike > 1 ? `one of the ${age}-year-olds they live with` : `the ${age}-year-old they live with`;
}

/** Someone the person meets in a setting, as seen from the person. */
export function acquaintance(
  population: Population,
  placeNames: readonly string[],
  address: number,
  other: number,
  setting: Setting | undefined,
): string {
  if (setting === "household") return housemate(population, address, other);
  const person = personAt(population, address);
  const { age, place, role } = personAt(population, other);
  const from = place === person.place ? "" : `, from ${placeNames[place]}`;
  const what = {
    class:
      role === Role.worker
        ? "their teacher"
        : person.role === Role.worker
          ? "a pupil of theirs"
          : "a classmate",
    work: "a colleague",
    community: "someone they meet about town",
    ward: "someone in the ward",
    funeral: "someone at the funeral",
  };
  return `${setting === undefined ? "someone" : what[setting]}, ${aged(age)}${from}`;
}

/** Where something happens between two people; empty where `acquaintance` has said it. */
export const whereabouts = (setting: Setting | undefined): string =>
  setting === "household"
    ? " at home"
    : setting === "class"
      ? " in class"
      : setting === "work"
        ? " at work"
        : "";

/** Who they are: age, place, household, school or work. */
export function introduce(population: Population, placeNames: readonly string[], address: number): string {
  const person = personAt(population, address);
  const ages = housemates(person, address).map((mate) => personAt(population, mate).age);
  const babies = ages.filter((age) => age === 0).length;
  const others = ages
    .filter((age) => age > 0)
    .sort((one, two) => two - one)
    .map((age) => `${age}`);
  const kinds = [
    ...(others.length > 0 ? [`aged ${list(others)}`] : []),
    ...(babies > 0 ? [babies === 1 ? "a baby" : `${count(babies)} babies`] : []),
  ];
  const home = inQuarters(population, person)
    ? `They live in ${person.age >= CARE_HOME_FROM ? "a care home" : "a prison"}, with ${ages.length} others`
    : ages.length === 0
      ? "They live alone"
      : `They live with ${ages.length === 1 ? "one other person" : `${count(ages.length)} others`}, ${kinds.join(" and ")}`;
  const role =
    person.role === Role.worker
      ? "go to work"
      : person.role === Role.pupil
        ? "go to school"
        : person.age < SCHOOL_FROM
          ? "are too young for school"
          : "";
  const age = person.age === 0 ? "A baby" : `Someone aged ${person.age}`;
  const days = role === "" ? "" : `${ages.length === 0 ? "" : ","} and ${role}`;
  return `${age}, of ${placeNames[person.place]}. ${home}${days}.`;
}
