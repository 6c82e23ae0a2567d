/**
 * Older versions of the file format, brought up to date before anything else is looked at. A migration is applied to one
 * file on its own; a file that extends another may hold only a part of a scenario, and is of version 2 at least.
 */
import { show } from "./problems.ts";

/** The version that is written today. */
export const VERSION = 3;

export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface Migration {
  /** From this version to the next. */
  from: number;
  /** What the next version changed. */
  about: string;
  /** Leaves what it is given as it is. What cannot be valid is passed on, for the schema to refuse. */
  change(scenario: Mapping): Mapping;
}

/** Contacts a day of a mean pupil, worker and person about town, as they were when contacts and intensity were parted. */
const CONTACTS_OF_3: Readonly<Record<string, number>> = { class: 8.54, work: 6.2, community: 6.37 };

export const MIGRATIONS: readonly Migration[] = [
  {
    from: 1,
    about: "population.type is the country's own unless given; it was us",
    change(scenario) {
      const { population = {} } = scenario;
      return isMapping(population)
        ? { ...scenario, population: { type: "us", ...population } }
        : { ...scenario, population };
    },
  },
  {
    from: 2,
    about: "disease.contacts is disease.intensity, of one contact; how many there are is population.contacts",
    change(scenario) {
      const { disease } = scenario;
      if (!isMapping(disease) || !("contacts" in disease)) return scenario;
      const { contacts, ...rest } = disease;
      const intensity = isMapping(contacts)
        ? Object.fromEntries(
            Object.entries(contacts).map(([setting, rate]) => [
              setting,
              typeof rate === "number" ? rate / (CONTACTS_OF_3[setting] ?? 1) : rate,
            ]),
          )
        : contacts;
      return { ...scenario, disease: { ...rest, intensity } };
    },
  },
];

/** Versions that can be read, oldest first. */
export const VERSIONS: readonly number[] = [...MIGRATIONS.map(({ from }) => from), VERSION];

const inWords = (last: string): string => `${VERSIONS.slice(0, -1).join(", ")} ${last} ${VERSION}`;

/** The scenario in today's version; a text is what is wrong with the version it names. */
export function migrate(scenario: Mapping): Mapping | string {
  const { version } = scenario;
  if (version === undefined) return `missing: ${VERSION} is needed`;
  if (typeof version !== "number" || !Number.isInteger(version)) {
    return `expected a whole number, ${inWords("or")}, found ${show(version)}`;
  }
  if (!VERSIONS.includes(version)) {
    return `unknown version ${version}: this Candor reads versions ${inWords("and")}`;
  }
  let current = scenario;
  for (const { from, change } of MIGRATIONS) {
    if (from >= version) current = { ...change(current), version: from + 1 };
  }
  return current;
}
