/** What groups computed people are in: distributions of workplaces and classes as R0 needs them. */
import {
  GroupKind,
  type Population,
  Role,
  SCHOOL_AGES,
  SCHOOL_FROM,
  type Table,
  TEAM_FROM,
  TEAM_SIZE,
  WORK_SIZES,
} from "../population/population.ts";
import { orOne } from "./pools.ts";

/** Pupils of one school age in classes of one size. */
export interface ClassShare {
  /** Members, the teacher among them. */
  size: number;
  pupils: number;
  teachers: number;
  /** Share of this age's pupils who are in such a class; share of this age's teachers who teach one. */
  ofPupils: number;
  ofClasses: number;
}

export interface Groups {
  /** Shares of all workers: who teach, by school age of their pupils (3 to 18), and by workplace size (22). */
  teaching: Float64Array;
  working: Float64Array;
  /** By school age (3 to 18). */
  classes: ClassShare[][];
}

/** Team of a workplace: size (a mean) and whether there are teams. */
export const teamOf = (size: number): number =>
  size > TEAM_FROM ? size / Math.floor((size + TEAM_SIZE / 2) / TEAM_SIZE) : size;

/** The groups in places of one population type. */
export function countGroups(population: Population, type: number): Groups {
  if (population.table !== null) return countGiven(population.table);
  const working = new Float64Array(WORK_SIZES.length);
  let slots = 0;
  let teachers = 0;
  for (let place = 0; place < population.places; place++) {
    if (population.typeOf[place] !== type) continue;
    slots += population.slots[place];
    teachers += population.teachers[place];
    const row = place * (WORK_SIZES.length + 1);
    for (let q = 0; q < WORK_SIZES.length; q++)
      working[q] += population.workStart[row + q + 1] - population.workStart[row + q];
  }
  for (let q = 0; q < working.length; q++) working[q] = slots === 0 ? 0 : working[q] / slots;
  return { working, ...countClasses(population, type, slots === 0 ? 0 : teachers / slots) };
}

function countClasses(
  population: Population,
  type: number,
  teaching: number,
): Pick<Groups, "teaching" | "classes"> {
  const found = Array.from({ length: SCHOOL_AGES }, () => new Map<string, ClassShare>());
  const pupils = new Float64Array(SCHOOL_AGES);
  for (let place = 0; place < population.places; place++) {
    if (population.typeOf[place] !== type) continue;
    for (let c = population.catchmentPtr[place]; c < population.catchmentPtr[place + 1]; c++) {
      for (let a = 0; a < SCHOOL_AGES; a++) {
        const first = c * SCHOOL_AGES + population.groupFirst[c * SCHOOL_AGES + a];
        const here = population.agePupils[c * SCHOOL_AGES + a];
        if (here === 0) continue;
        pupils[a] += here;
        const n = population.groupSize[first];
        const k = population.groupClasses[first];
        for (let i = 0; i < k; i++) {
          const size = Math.ceil(((i + 1) * n) / k) - Math.ceil((i * n) / k);
          const taught = population.groupClass[first] + i < population.teachers[place] ? 1 : 0;
          const name = `${size} ${taught}`;
          const row = found[a];
          const entry = row.get(name) ?? {
            size: size + taught,
            pupils: size,
            teachers: taught,
            ofPupils: 0,
            ofClasses: 0,
          };
          // Ages of a merged group share its classes in proportion.
          entry.ofPupils += (here * size) / n;
          entry.ofClasses += (here / n) * taught;
          row.set(name, entry);
        }
      }
    }
  }
  return shareOut(found, pupils, teaching);
}

/** Makes shares of counts: of the pupils of each age, and of the teachers, `teaching` of all workers. */
function shareOut(
  found: readonly Map<string, ClassShare>[],
  pupils: Float64Array,
  teaching: number,
): Pick<Groups, "teaching" | "classes"> {
  const rows = found.map((row) => [...row.values()]);
  const taught = Float64Array.from(rows, (row) => row.reduce((sum, { ofClasses }) => sum + ofClasses, 0));
  const all = orOne(taught.reduce((sum, classes) => sum + classes, 0));
  return {
    teaching: taught.map((classes) => (teaching * classes) / all),
    classes: rows.map((row, a) =>
      row.map((entry) => ({
        ...entry,
        ofPupils: entry.ofPupils / pupils[a],
        ofClasses: entry.ofClasses / orOne(taught[a]),
      })),
    ),
  };
}

/** Of people given one by one: workplaces counted as of the size of the ladder that comes nearest. */
function countGiven({ groupPtr, groupMember, groupKind, person }: Table): Groups {
  const working = new Float64Array(WORK_SIZES.length);
  const found = Array.from({ length: SCHOOL_AGES }, () => new Map<string, ClassShare>());
  const pupils = new Float64Array(SCHOOL_AGES);
  let teachers = 0;
  let workers = 0;
  groupKind.forEach((kind, group) => {
    const members = groupMember.subarray(groupPtr[group], groupPtr[group + 1]);
    const size = members.length;
    if (kind !== GroupKind.class) {
      working[WORK_SIZES.findLastIndex((rung, q) => q === 0 || rung * WORK_SIZES[q - 1] <= size * size)] +=
        size;
      workers += size;
      return;
    }
    const taught = members.filter((member) => ((person[member] >>> 17) & 7) === Role.pupil);
    const teaching = size - taught.length;
    teachers += teaching;
    for (const member of taught) {
      const a = (person[member] & 127) - SCHOOL_FROM;
      pupils[a] += 1;
      const name = `${size} ${teaching}`;
      const entry = found[a].get(name) ?? {
        size,
        pupils: taught.length,
        teachers: teaching,
        ofPupils: 0,
        ofClasses: 0,
      };
      entry.ofPupils += 1;
      // Of what a teacher does, each of the pupils stands for an equal part.
      entry.ofClasses += teaching / taught.length;
      found[a].set(name, entry);
    }
  });
  const all = workers + teachers;
  return {
    working: working.map((count) => count / orOne(all)),
    ...shareOut(found, pupils, teachers / orOne(all)),
  };
}
