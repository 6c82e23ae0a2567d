/**
 * People given one by one: from the rows of a file, checked, to everybody in the order of their addresses. The same people
 * give the same population whatever the order of the rows.
 */
import type { Tie, World } from "../../world/world.ts";
import { NO_GROUP, Role } from "../population.ts";
import { COLUMNS, type PeopleFile, Problems } from "./file.ts";
import { checkGroups, sectorsOf } from "./sectors.ts";
import { checkHouseholds } from "./homes.ts";
import { rankNames } from "./names.ts";
import { readRows, type Rows } from "./rows.ts";
import { nearest } from "../../scenario/suggest.ts";

/** N people in order of place, household, and name; S schools and W workplaces in order of their names. */
export interface GivenPeople {
  /** The places where they live, with as many people as the file has. */
  world: World;
  /** [N] place, age, role; household, numbered from 0 in this order. */
  place: Uint32Array;
  age: Uint8Array;
  role: Uint8Array;
  household: Uint32Array;
  /** [N] school of pupils and teachers; workplace of other workers; NO_GROUP for none. */
  school: Uint32Array;
  workplace: Uint32Array;
  schools: number;
  /** [W] sector; [W] word by which the workers of a workplace are put in an order. */
  sector: Uint8Array;
  /** Worth telling, though not wrong. */
  warnings: string[];
}

/**
 * Reads the people of a file into the places of a world, whose own numbers of people do not matter.
 *
 * @throws PeopleError with the first twenty problems, by row, and their number
 */
export function readPeople(file: PeopleFile, world: World): GivenPeople {
  const problems = new Problems(file);
  const rows = readRows(file, world.places, problems);
  const warnings = checkHouseholds(rows, (place) => world.places[place].name, problems);
  checkGroups(rows, problems);
  problems.end();
  warnings.push(...unusedColumns(file));
  const order = orderOf(rows);
  const inOrder = (values: ArrayLike<number>): Uint32Array => Uint32Array.from(order, (row) => values[row]);
  const schoolRank = rankNames(rows.school.names);
  const workRank = rankNames(rows.workplace.names);
  const lived = inhabit(world, rows.place, warnings);
  const sectors = sectorsOf(rows);
  const sector = new Uint8Array(sectors.length);
  sectors.forEach((k, id) => {
    sector[workRank[id]] = k;
  });
  return {
    world: lived.world,
    place: inOrder(rows.place).map((place) => lived.number[place]),
    age: Uint8Array.from(inOrder(rows.age)),
    role: Uint8Array.from(inOrder(rows.role)),
    household: runs(inOrder(rows.household.of)),
    school: Uint32Array.from(order, (row) =>
      rows.school.of[row] < 0 ? NO_GROUP : schoolRank[rows.school.of[row]],
    ),
    workplace: Uint32Array.from(order, (row) =>
      rows.role[row] === Role.worker && rows.teaches[row] === 0 ? workRank[rows.workplace.of[row]] : NO_GROUP,
    ),
    schools: rows.school.names.length,
    sector,
    warnings,
  };
}

/** Rows by place, household, person. */
function orderOf({ count, place, household, person }: Rows): Uint32Array {
  const home = rankNames(household.names);
  const name = rankNames(person.names);
  return Uint32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) =>
      place[a] - place[b] ||
      home[household.of[a]] - home[household.of[b]] ||
      name[person.of[a]] - name[person.of[b]],
  );
}

/** Numbers runs of equal values from 0. */
function runs(values: Uint32Array): Uint32Array {
  let run = 0;
  return values.map((value, i) => (i > 0 && value !== values[i - 1] ? ++run : run));
}

/** The world with the people of the file in its places; places where none of them lives are left out. */
function inhabit(world: World, place: Int32Array, warnings: string[]): { world: World; number: Int32Array } {
  const people = new Uint32Array(world.places.length);
  for (const number of place) people[number] += 1;
  let kept = 0;
  const number = Int32Array.from(people, (count) => (count > 0 ? kept++ : -1));
  const empty = world.places.filter((_, i) => people[i] === 0).map(({ name }) => name);
  if (empty.length > 0) {
    const some = `${empty.slice(0, 3).join(", ")}${empty.length > 3 ? ", ..." : ""}`;
    warnings.push(
      `nobody in the file lives in ${some}: ${empty.length} of ${people.length} places of the world ${empty.length === 1 ? "is" : "are"} left out`,
    );
  }
  const places = world.places
    .map((each, i) => ({ ...each, people: people[i] }))
    .filter(({ people: n }) => n > 0);
  // Meetings far from home were reckoned for other numbers of people: they go with the end that lost more of them.
  const left = (i: number): number => people[i] / world.places[i].people;
  const travel = world.travel?.flatMap(({ i, j, weight }): Tie[] => {
    if (number[i] < 0 || number[j] < 0) return [];
    return [{ i: number[i], j: number[j], weight: weight * Math.min(left(i), left(j)) }];
  });
  return { world: { ...world, places, ...(travel === undefined ? {} : { travel }) }, number };
}

/** A column that looks like a misspelt `sector` would otherwise be passed over in silence. */
function unusedColumns(file: PeopleFile): string[] {
  const names = [...file.columns.keys()];
  if (file.columns.has("sector")) return [];
  const others = names.filter((name) => !(COLUMNS as readonly string[]).includes(name));
  const near = nearest("sector", others);
  return near === undefined ? [] : [`the column ${JSON.stringify(near)} is not used; is it "sector"?`];
}
