/** Classes and workplaces of given people, as lists of members. */
import { mix } from "../../maths/philox.ts";
import { PEOPLE } from "../parameters.ts";
import { GroupKind, NO_GROUP, Role, SCHOOL_AGES, SCHOOL_FROM } from "../population.ts";
import { groupAges } from "../schools.ts";
import type { GivenPeople } from "./people.ts";

/** A school of so many pupils or fewer is one class; a larger one has classes as computed ones have (`groupAges`). */
export const WHOLE_CLASS: number = PEOPLE.wholeSchool.value;

export interface Group {
  kind: number;
  sector: number;
  /** Numbers of its people in the order of `GivenPeople`: pupils, then teachers; or workers. */
  members: number[];
}

/** Classes in order of their schools, then workplaces. */
export function groupsOf(given: GivenPeople): Group[] {
  return [...classesOf(given), ...workplacesOf(given)];
}

function classesOf({ school, schools, age, role }: GivenPeople): Group[] {
  const pupils: number[][] = Array.from({ length: schools }, () => []);
  const teachers: number[][] = Array.from({ length: schools }, () => []);
  school.forEach((id, person) => {
    if (id !== NO_GROUP) (role[person] === Role.pupil ? pupils : teachers)[id].push(person);
  });
  return pupils.flatMap((members, id) => {
    const classes = splitSchool(members, age);
    // Evenly over the classes, in order of both.
    teachers[id].forEach((teacher, i) => {
      classes[Math.floor((i * classes.length) / teachers[id].length)].push(teacher);
    });
    return classes.map((inClass): Group => ({ kind: GroupKind.class, sector: 0, members: inClass }));
  });
}

/** The classes of a school: neighbouring ages together, equal to within one pupil. */
function splitSchool(pupils: readonly number[], age: Uint8Array): number[][] {
  if (pupils.length <= WHOLE_CLASS) return [[...pupils]];
  const counts = new Uint32Array(SCHOOL_AGES);
  for (const pupil of pupils) counts[age[pupil] - SCHOOL_FROM] += 1;
  return groupAges(counts).flatMap(({ first, end, size, classes }) => {
    const inGroup = pupils
      .filter((pupil) => age[pupil] - SCHOOL_FROM >= first && age[pupil] - SCHOOL_FROM < end)
      .sort((a, b) => age[a] - age[b] || a - b);
    const rooms: number[][] = Array.from({ length: classes }, () => []);
    inGroup.forEach((pupil, number) => {
      rooms[Math.floor((number * classes) / size)].push(pupil);
    });
    return rooms;
  });
}

/**
 * Nothing is known of teams, which are neighbours in the list of members: so colleagues are in an order that tells nothing
 * of where they live, by a word of the workplace and of the person.
 */
function workplacesOf({ workplace, sector }: GivenPeople): Group[] {
  const members: number[][] = Array.from(sector, () => []);
  workplace.forEach((id, person) => {
    if (id !== NO_GROUP) members[id].push(person);
  });
  return members.flatMap((workers, id): Group[] => {
    if (workers.length === 0) return [];
    const key = mix(id);
    const words = new Map(workers.map((person) => [person, mix((key + person) | 0)]));
    const wordOf = (person: number): number => words.get(person) as number;
    workers.sort((a, b) => wordOf(a) - wordOf(b) || a - b);
    return [{ kind: GroupKind.workplace, sector: sector[id], members: workers }];
  });
}
