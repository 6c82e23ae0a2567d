/** The people among whom R0 is reckoned: those of the templates, or, where people are given one by one, they themselves. */
import { addressOf } from "../population/people.ts";
import { BLOCK, type Population, Role, TEMPLATES } from "../population/population.ts";
import type { Exposure } from "./exposure.ts";
import type { Course } from "./plan.ts";

export interface Crowd {
  /** Members, some of whom may be nobody (addresses that no one has). */
  size: number;
  /** Population type of each member. */
  type: Uint16Array;
  age: Uint8Array;
  band: Uint8Array;
  role: Uint8Array;
  /** Course class. */
  kind: Uint8Array;
  kinds: number;
  /** Levels of susceptibility, and each member's. */
  levels: readonly number[];
  level: Uint8Array;
  /** Where the household of each member ends. */
  homeEnd: Uint32Array;
  /** What is left of the rate between two at home in households of more than `fullHome` others, and each member's; the first is 1. */
  crowdings: readonly number[];
  crowding: Uint8Array;
  /** Share of all people for whom each member stands. */
  share: Float64Array;
}

export function crowdOf(population: Population, course: Course, { classOf, classes }: Exposure): Crowd {
  const { entry: template, bandOfAge } = population.templates;
  const entry = population.table?.person ?? template;
  const age = Uint8Array.from(entry, (packed) => packed & 127);
  // A less susceptible contact is infected by fewer of the transmissions that reach it, not by all or none of them: the
  // chance is of rate × susceptibility, so people are told apart by its levels.
  const share = shares(population);
  const susceptibility = (i: number): number => (share[i] > 0 ? course.susceptibility[age[i]] : 0);
  const levels: number[] = [];
  const level = Uint8Array.from(age, (_, i) => {
    const found = levels.indexOf(susceptibility(i));
    return found >= 0 ? found : levels.push(susceptibility(i)) - 1;
  });
  const homeEnd = homeEnds(population, entry, share);
  return {
    size: entry.length,
    type: Uint16Array.from(entry, (_, i) =>
      population.table === null ? Math.floor(i / (BLOCK * TEMPLATES)) : 0,
    ),
    age,
    band: age.map((years) => bandOfAge[years]),
    role: Uint8Array.from(entry, (packed, i) => (share[i] > 0 ? (packed >>> 17) & 7 : Role.none)),
    kind: age.map((years) => classOf[years]),
    kinds: classes,
    levels,
    level,
    homeEnd,
    ...crowdingsOf(population, entry, homeEnd),
    share,
  };
}

function crowdingsOf(
  { fullHome }: Population,
  entry: Uint32Array,
  homeEnd: Uint32Array,
): Pick<Crowd, "crowdings" | "crowding"> {
  const crowdings = [1];
  const crowding = Uint8Array.from(entry, (packed, i) => {
    const others = homeEnd[i] - (i - ((packed >>> 12) & 31)) - 1;
    if (others <= fullHome) return 0;
    const left = fullHome / others;
    const found = crowdings.indexOf(left);
    return found >= 0 ? found : crowdings.push(left) - 1;
  });
  return { crowdings, crowding };
}

/** Templates carry every type's people exactly, those in quarters left out; in a table everyone counts the same and vacant addresses nothing. */
function shares(population: Population): Float64Array {
  const { table, people, total, typeOf, types } = population;
  const cycle = BLOCK * TEMPLATES;
  if (table === null) {
    const ofType = new Float64Array(types);
    for (let place = 0; place < population.places; place++) ofType[typeOf[place]] += people[place];
    const { entry } = population.templates;
    // R0 is what a disease does among people in households. In quarters, where it goes on and on among a few, every
    // generation of cases would soon be there, and rates be solved for them alone (decision 011).
    const inQuarters = (i: number): boolean => ((entry[i] >>> 7) & 31) >= population.quartersFrom;
    const others = new Float64Array(types);
    for (let i = 0; i < types * cycle; i++) if (!inQuarters(i)) others[Math.floor(i / cycle)]++;
    return Float64Array.from({ length: types * cycle }, (_, i) => {
      const type = Math.floor(i / cycle);
      return inQuarters(i) ? 0 : ofType[type] / total / others[type];
    });
  }
  const share = new Float64Array(table.person.length);
  people.forEach((count, place) => {
    const first = addressOf(population, place, 0);
    share.fill(1 / total, first, first + count);
  });
  return share;
}

function homeEnds(population: Population, entry: Uint32Array, share: Float64Array): Uint32Array {
  const ends = entry.map((packed, i) => i - ((packed >>> 12) & 31) + ((packed >>> 7) & 31));
  if (population.table === null) return ends.map((end, i) => (share[i] > 0 ? end : i));
  population.people.forEach((count, place) => {
    const first = addressOf(population, place, 0);
    for (let i = first; i < first + count; i++) ends[i] = Math.min(ends[i], first + count);
  });
  return ends.map((end, i) => (share[i] > 0 ? end : i));
}
