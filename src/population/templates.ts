/**
 * The supercycle: 64 templates of 1,024 addresses that carry the marginals of a population type exactly. Templates
 * are part of the model: the same type gives the same templates, whatever the seeds of a run.
 */
import { countAges, dealAges } from "./ages.ts";
import { drawsOf } from "./draws.ts";
import { formHouseholds } from "./families.ts";
import { packHouseholds } from "./households.ts";
import {
  BAND_COUNT,
  bandOf,
  BANDS,
  BLOCK,
  type PopulationType,
  Role,
  SCHOOL_AGES,
  SCHOOL_FROM,
  type Templates,
  TEMPLATES,
} from "./population.ts";
import { moveIn, placeQuarters } from "./quarters.ts";
import { assignRoles } from "./roles.ts";

/** [128] community band of an age. */
export const BAND_OF_AGE: Uint8Array = Uint8Array.from({ length: 128 }, (_, years) => bandOf(years));

/** Streams of draws, one for each thing made. */
const Stream = { packing: 0, ages: 1, roles: 2, families: 16, quarters: 80 } as const;

/** Makes the templates of a type; throws RangeError if its shares are not valid (see `countHouseholds`, `countAges`). */
export function buildTemplates(type: PopulationType): Templates {
  const quarters = placeQuarters(type.quarters ?? []);
  const room = Int32Array.from(quarters, (homes) => homes.reduce((left, { size }) => left - size, BLOCK));
  const sizes = packHouseholds(type.householdSizes, drawsOf(Stream.packing), room);
  const pools = dealAges(countAges(type.ages), drawsOf(Stream.ages));
  const entry = new Uint32Array(TEMPLATES * BLOCK);
  const age = new Uint8Array(TEMPLATES * BLOCK);
  const resident = new Uint8Array(TEMPLATES * BLOCK);
  pools.forEach((pool, t) => {
    const moving = drawsOf(Stream.quarters + t);
    const apart = quarters[t].map((home) => moveIn(home, pool, moving));
    const households = formHouseholds(pool, sizes[t], drawsOf(Stream.families + t));
    let address = t * BLOCK;
    // Quarters stand in the middle of a block, so that small places have them about as often as large ones.
    for (const household of households.toSpliced(households.length >> 1, 0, ...apart)) {
      const together = apart.includes(household) ? 1 : 0;
      household.forEach((years, position) => {
        age[address] = years;
        resident[address] = together;
        entry[address++] = years | (household.length << 7) | (position << 12);
      });
    }
  });
  const role = assignRoles(age, type, drawsOf(Stream.roles), resident);
  return tabulate(entry, age, role);
}

/** The templates of several types as one, in their order; those of one type are returned as they are. */
export function joinTemplates(types: readonly Templates[]): Templates {
  if (types.length === 1) return types[0];
  const join = <T extends Uint16Array | Uint32Array>(
    part: (templates: Templates) => T,
    empty: (length: number) => T,
  ): T => {
    const parts = types.map(part);
    const joined = empty(parts.reduce((length, { length: more }) => length + more, 0));
    let filled = 0;
    for (const items of parts) {
      joined.set(items, filled);
      filled += items.length;
    }
    return joined;
  };
  const words = (part: (templates: Templates) => Uint32Array): Uint32Array =>
    join(part, (length) => new Uint32Array(length));
  const halves = (part: (templates: Templates) => Uint16Array): Uint16Array =>
    join(part, (length) => new Uint16Array(length));
  return {
    entry: words(({ entry }) => entry),
    workerList: halves(({ workerList }) => workerList),
    workerPrefix: words(({ workerPrefix }) => workerPrefix),
    pupilList: halves(({ pupilList }) => pupilList),
    pupilStart: halves(({ pupilStart }) => pupilStart),
    bandList: halves(({ bandList }) => bandList),
    bandStart: halves(({ bandStart }) => bandStart),
    bandPrefix: words(({ bandPrefix }) => bandPrefix),
    bandOfAge: BAND_OF_AGE,
  };
}

/** Templates of nobody: what a population has whose people are given one by one. */
export function emptyTemplates(): Templates {
  const [words, halves] = [new Uint32Array(0), new Uint16Array(0)];
  return {
    entry: words,
    workerList: halves,
    workerPrefix: words,
    pupilList: halves,
    pupilStart: halves,
    bandList: halves,
    bandStart: halves,
    bandPrefix: words,
    bandOfAge: BAND_OF_AGE,
  };
}

/** Adds role and rank to the entries, and lists workers, pupils and bands. */
function tabulate(entry: Uint32Array, age: Uint8Array, role: Uint8Array): Templates {
  const bands = listBy(BAND_COUNT, (a) => BAND_OF_AGE[age[a]]);
  const pupils = listBy(SCHOOL_AGES, (a) => (role[a] === Role.pupil ? age[a] - SCHOOL_FROM : -1));
  const workers = listBy(1, (a) => (role[a] === Role.worker ? 0 : -1));
  for (let address = 0; address < entry.length; address++) {
    const rank = role[address] === Role.worker ? workers.rank[address] : pupils.rank[address];
    entry[address] |= (role[address] << 17) | (rank << 20);
  }
  return {
    entry,
    workerList: workers.list,
    workerPrefix: prefixOf(workers.start, 1, 0),
    pupilList: pupils.list,
    pupilStart: pupils.start,
    bandList: bands.list,
    bandStart: bands.start,
    bandPrefix: Uint32Array.from(BANDS.flatMap((_, band) => [...prefixOf(bands.start, BAND_COUNT, band)])),
    bandOfAge: BAND_OF_AGE,
  };
}

export interface Lists {
  /** [64×1024] positions sorted by (group, position). */
  list: Uint16Array;
  /** [64×(groups+1)] where each group starts. */
  start: Uint16Array;
  /** [65536] index within the group; 0 for those in none. */
  rank: Uint16Array;
}

/** Lists the addresses of each template by group; `groupOf` gives 0..groups-1, or -1 for none. */
export function listBy(groups: number, groupOf: (address: number) => number): Lists {
  const list = new Uint16Array(TEMPLATES * BLOCK);
  const start = new Uint16Array(TEMPLATES * (groups + 1));
  const rank = new Uint16Array(TEMPLATES * BLOCK);
  for (let t = 0; t < TEMPLATES; t++) {
    const members: number[][] = Array.from({ length: groups }, () => []);
    for (let position = 0; position < BLOCK; position++) {
      const group = groupOf(t * BLOCK + position);
      if (group >= 0) rank[t * BLOCK + position] = members[group].push(position) - 1;
    }
    let listed = 0;
    members.forEach((positions, group) => {
      list.set(positions, t * BLOCK + listed);
      listed += positions.length;
      start[t * (groups + 1) + group + 1] = listed;
    });
  }
  return { list, start, rank };
}

/** [129] members of a group before each template, over two cycles. */
export function prefixOf(start: Uint16Array, groups: number, group: number): Uint32Array {
  const prefix = new Uint32Array(2 * TEMPLATES + 1);
  for (let t = 0; t < 2 * TEMPLATES; t++) {
    const first = (t % TEMPLATES) * (groups + 1) + group;
    prefix[t + 1] = prefix[t] + start[first + 1] - start[first];
  }
  return prefix;
}
