/** The classes of a place's schools. */
import { countPupils } from "./counting.ts";
import { PEOPLE } from "./parameters.ts";
import {
  BLOCK,
  CATCHMENT_BLOCKS,
  CLASS_SIZE,
  type Population,
  SCHOOL_AGES,
  type Templates,
  TEMPLATES,
} from "./population.ts";

/** A group of neighbouring ages taught together has at least this many pupils. */
export const GROUP_FROM: number = PEOPLE.fewestPupils.value;

type SchoolTables = Pick<
  Population,
  | "catchmentPtr"
  | "catchmentBlock"
  | "catchmentBlocks"
  | "catchmentClass"
  | "agePupils"
  | "ageBefore"
  | "groupFirst"
  | "groupSize"
  | "groupClasses"
  | "groupClass"
  | "pupils"
> & {
  /** [P] classes of each place. */
  classes: Uint32Array;
};

/** Catchments of a place: one for each 8 blocks, at least one; the blocks left over belong to the last. */
const catchmentsOf = (people: number): number =>
  Math.max(1, Math.floor(Math.ceil(people / BLOCK) / CATCHMENT_BLOCKS));

/** Lays out the catchments and classes of all places; `catchmentBlock` counts from the first block of the place. */
export function layOutSchools(
  templates: Templates,
  people: Uint32Array,
  rotation: Uint32Array,
  typeOf: Uint32Array,
): SchoolTables {
  const places = people.length;
  const catchmentPtr = new Uint32Array(places + 1);
  for (let place = 0; place < places; place++) {
    catchmentPtr[place + 1] = catchmentPtr[place] + catchmentsOf(people[place]);
  }
  const count = catchmentPtr[places];
  const perAge = (): Uint32Array => new Uint32Array(count * SCHOOL_AGES);
  const tables: SchoolTables = {
    catchmentPtr,
    catchmentBlock: new Uint32Array(count),
    catchmentBlocks: new Uint32Array(count),
    catchmentClass: new Uint32Array(count),
    agePupils: perAge(),
    ageBefore: perAge(),
    groupFirst: perAge(),
    groupSize: perAge(),
    groupClasses: perAge(),
    groupClass: perAge(),
    pupils: new Uint32Array(places),
    classes: new Uint32Array(places),
  };
  for (let place = 0; place < places; place++) {
    const blocks = Math.ceil(people[place] / BLOCK);
    for (let c = catchmentPtr[place]; c < catchmentPtr[place + 1]; c++) {
      const block = (c - catchmentPtr[place]) * CATCHMENT_BLOCKS;
      const end = c + 1 === catchmentPtr[place + 1] ? blocks : block + CATCHMENT_BLOCKS;
      tables.catchmentBlock[c] = block;
      tables.catchmentBlocks[c] = end - block;
      const ages = tables.agePupils.subarray(c * SCHOOL_AGES, (c + 1) * SCHOOL_AGES);
      for (let b = block; b < end; b++) {
        const cut = Math.min(BLOCK, people[place] - b * BLOCK);
        const template = typeOf[place] * TEMPLATES + ((b + rotation[place]) % TEMPLATES);
        for (let age = 0; age < SCHOOL_AGES; age++) ages[age] += countPupils(templates, template, age, cut);
      }
      tables.catchmentClass[c] = tables.classes[place];
      for (const group of groupAges(ages)) {
        fillGroup(tables, c, group, tables.classes[place]);
        tables.classes[place] += group.classes;
        tables.pupils[place] += group.size;
      }
    }
  }
  return tables;
}

export interface SchoolGroup {
  /** School ages [first, end) taught together. */
  first: number;
  end: number;
  size: number;
  classes: number;
}

/**
 * Merges the ages of a catchment, in order, into groups of at least 12 pupils; fewer left over at the end join the
 * group before (or stay alone). A group has size / 23 classes, rounded, and at least one if anyone is in it.
 */
export function groupAges(pupils: ArrayLike<number>): SchoolGroup[] {
  const groups: SchoolGroup[] = [];
  let open: SchoolGroup = { first: 0, end: 0, size: 0, classes: 0 };
  for (let age = 0; age < pupils.length; age++) {
    open.end = age + 1;
    open.size += pupils[age];
    if (open.size >= GROUP_FROM) {
      groups.push(open);
      open = { first: age + 1, end: age + 1, size: 0, classes: 0 };
    }
  }
  const last = groups.at(-1);
  if (last) {
    last.end = open.end;
    last.size += open.size;
  } else groups.push(open);
  for (const group of groups) {
    group.classes = group.size === 0 ? 0 : Math.max(1, Math.round(group.size / CLASS_SIZE));
  }
  return groups;
}

function fillGroup(tables: SchoolTables, catchment: number, group: SchoolGroup, firstClass: number): void {
  let before = 0;
  for (let age = group.first; age < group.end; age++) {
    const i = catchment * SCHOOL_AGES + age;
    tables.ageBefore[i] = before;
    tables.groupFirst[i] = group.first;
    tables.groupSize[i] = group.size;
    tables.groupClasses[i] = group.classes;
    tables.groupClass[i] = firstClass;
    before += tables.agePupils[i];
  }
}
