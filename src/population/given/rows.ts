/** Reads the rows of a file of people and checks each by itself. */
import { nearest, suggestion } from "../../scenario/suggest.ts";
import type { Place } from "../../world/world.ts";
import { Role, SCHOOL_AGES, SCHOOL_FROM } from "../population.ts";
import { SECTOR_LIST, sectorNumber } from "../sectors.ts";
import { COLUMNS, columnOf, nameIn, type PeopleFile, type Problems, whereIs } from "./file.ts";
import { type Names, readNames } from "./names.ts";

const OLDEST_GIVEN = 120;
const LAST_SCHOOL_AGE = SCHOOL_FROM + SCHOOL_AGES - 1;
/** Whoever is this old and has a school teaches there; at 18 only with a workplace besides. */
const TEACHER_FROM = 18;
const WORKER_FROM = 10;
const LISTED = 10;

export interface Rows {
  count: number;
  person: Names;
  household: Names;
  school: Names;
  workplace: Names;
  /** By row: number of the place, -1 if unknown; age; role; whether a teacher; sector, -1 if not given. */
  place: Int32Array;
  age: Uint8Array;
  role: Uint8Array;
  teaches: Uint8Array;
  sector: Int8Array;
}

/** Reads all rows; what is wrong with one goes to `problems`. Throws PeopleError for a missing column. */
export function readRows(file: PeopleFile, places: readonly Place[], problems: Problems): Rows {
  const { rows: count } = file;
  const [person, household, ages, school, workplace, place] = COLUMNS.map((column) => columnOf(file, column));
  if (count === 0) problems.add(-1, "no people; it needs one row for each person");
  const rows: Rows = {
    count,
    person: readNames(person, count),
    household: readNames(household, count),
    school: readNames(school, count),
    workplace: readNames(workplace, count),
    place: readPlaces(place, places, count, problems),
    age: new Uint8Array(count),
    role: new Uint8Array(count),
    teaches: new Uint8Array(count),
    sector: readSectors(file, problems),
  };
  for (let row = 0; row < count; row++) {
    const number = rows.person.of[row];
    if (number < 0) problems.add(row, "no person; everyone needs a name or number of their own");
    else if (rows.person.firstRow[number] !== row) {
      const first = whereIs(file, rows.person.firstRow[number]);
      problems.add(
        row,
        `person ${JSON.stringify(rows.person.names[number])} again; the first is in ${first}`,
      );
    }
    if (rows.household.of[row] < 0) problems.add(row, "no household; who lives alone needs one too");
    const age = ageIn(ages[row]);
    if (age < 0) problems.add(row, wrongAge(ages[row]));
    else {
      rows.age[row] = age;
      assignRole(rows, row, problems);
    }
  }
  return rows;
}

/** -1 for anything but a whole number of years from 0 to 120. */
function ageIn(value: unknown): number {
  const text = nameIn(value);
  const age = text === null ? Number.NaN : Number(text);
  return Number.isInteger(age) && age >= 0 && age <= OLDEST_GIVEN ? age : -1;
}

function wrongAge(value: unknown): string {
  const text = nameIn(value);
  return `${text === null ? "no age" : `age ${text.slice(0, 40)}`}; ages are whole years from 0 to ${OLDEST_GIVEN}`;
}

function assignRole(rows: Rows, row: number, problems: Problems): void {
  const age = rows.age[row];
  const works = rows.workplace.of[row] >= 0;
  if (rows.school.of[row] >= 0) {
    if (age < SCHOOL_FROM) {
      problems.add(
        row,
        `age ${age} with a school; pupils are ${SCHOOL_FROM} to ${LAST_SCHOOL_AGE} years old`,
      );
    } else if (age > LAST_SCHOOL_AGE || (age >= TEACHER_FROM && works)) {
      rows.teaches[row] = 1;
      rows.role[row] = Role.worker;
    } else if (works) {
      problems.add(
        row,
        `age ${age} with a school and a workplace; only teachers, ${TEACHER_FROM} and over, may have both`,
      );
    } else rows.role[row] = Role.pupil;
  } else if (works) {
    if (age < WORKER_FROM) {
      problems.add(row, `age ${age} with a workplace; workers are ${WORKER_FROM} and over`);
    } else rows.role[row] = Role.worker;
  }
}

/** By name, or by key where it is no name. */
function readPlaces(
  values: ArrayLike<unknown>,
  places: readonly Place[],
  rows: number,
  problems: Problems,
): Int32Array {
  const numbers = new Map(places.map(({ key }, place) => [String(key), place]));
  const keysOf = new Map<string, number[]>();
  places.forEach(({ name, key }, place) => {
    keysOf.set(name, [...(keysOf.get(name) ?? []), key]);
    numbers.set(name, place);
  });
  const known = places.map(({ name }) => name);
  const answers = new Map<string, number | string>();
  const find = (name: string): number | string => {
    const keys = keysOf.get(name) ?? [];
    const quoted = JSON.stringify(name.slice(0, 40));
    if (keys.length > 1)
      return `${keys.length} places are named ${quoted}; give the key instead: ${keys.join(", ")}`;
    return numbers.get(name) ?? `no place ${quoted} in the world${hintOf(name, known)}`;
  };
  return Int32Array.from({ length: rows }, (_, row) => {
    const name = nameIn(values[row]);
    if (name === null) {
      problems.add(row, "no place; everyone lives in a place of the world");
      return -1;
    }
    const answer = answers.get(name) ?? find(name);
    answers.set(name, answer);
    if (typeof answer === "number") return answer;
    problems.add(row, answer);
    return -1;
  });
}

/** A world may have thousands of places: what is listed is cut short. */
function hintOf(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `; did you mean ${JSON.stringify(near)}?`;
  return `; its places are: ${known.slice(0, LISTED).join(", ")}${known.length > LISTED ? ", ..." : ""}`;
}

function readSectors(file: PeopleFile, problems: Problems): Int8Array {
  const values = file.columns.get("sector");
  const sectors = new Int8Array(file.rows).fill(-1);
  if (values === undefined) return sectors;
  const known = SECTOR_LIST.map(({ name }) => name);
  for (let row = 0; row < file.rows; row++) {
    const name = nameIn(values[row]);
    if (name === null) continue;
    sectors[row] = sectorNumber(name);
    if (sectors[row] < 0) {
      problems.add(
        row,
        `no sector ${JSON.stringify(name.slice(0, 40))}${suggestion(name, known, "the sectors are")}`,
      );
    }
  }
  return sectors;
}
