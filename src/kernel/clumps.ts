/** What a case starts in each kind of group, at given rates and growth: see `growth.ts`. */
import { log } from "../maths/elementary.ts";
import { type Population, SCHOOL_AGES, SCHOOL_FROM, WORK_SIZES } from "../population/population.ts";
import { clump, type Hazards } from "./clump.ts";
import type { Crowd } from "./crowd.ts";
import { type Groups, teamOf } from "./groups.ts";
import type { Course } from "./plan.ts";
import { orOne, type Pools } from "./pools.ts";

/** Chance that a contact at that rate is infected, and E[e^(-r·days)] if it is, by setting and course class. */
export interface Contact {
  chance(setting: number, c: number, x: number): number;
  discount(setting: number, c: number, x: number): number;
}

/** Discounted victims of one case, in the places of one population type. */
export interface GroupClumps {
  /** [school ages] fellow pupils of a pupil. */
  fellows: Float64Array;
  /** [levels][school ages] teachers of a pupil. */
  toTeacher: Float64Array[];
  /** [kinds][school ages] pupils of a teacher. */
  taught: Float64Array[];
  /** [sizes][kinds][levels] colleagues in the team of a worker; and beyond the team, by that worker alone. */
  team: Float64Array[][];
  far: Float64Array[][];
}

const hazardOf = (chance: number): number => -log(Math.max(1e-12, 1 - chance));

/** Hazards of sources, each a mean over kinds with the given shares, on members each of one level. */
function hazards(
  { chance, discount }: Contact,
  setting: number,
  sources: readonly ArrayLike<number>[],
  rates: readonly number[],
): Hazards {
  const members = rates.length;
  const result = {
    hazard: new Float64Array(sources.length * members),
    discount: new Float64Array(sources.length * members),
  };
  sources.forEach((shares, k) => {
    rates.forEach((x, j) => {
      let hazard = 0;
      let discounted = 0;
      for (let c = 0; c < shares.length; c++) {
        if (!(shares[c] > 0)) continue;
        const each = shares[c] * hazardOf(chance(setting, c, x));
        hazard += each;
        discounted += each * discount(setting, c, x);
      }
      result.hazard[k * members + j] = hazard;
      result.discount[k * members + j] = hazard > 0 ? discounted / hazard : 1;
    });
  });
  return result;
}

/** Clumps in classes and at work. */
export function groupClumps(
  population: Population,
  { susceptibility }: Course,
  { levels, kinds }: Crowd,
  classOf: Uint8Array,
  contact: Contact,
  groups: Groups,
  pools: Pools,
  pool: number,
  factor: number,
): GroupClumps {
  const alone = Array.from({ length: kinds }, (_, c) =>
    Float64Array.from({ length: kinds }, (_other, k) => (k === c ? 1 : 0)),
  );
  const at = pools.at[pool];
  const present = levels.map((_, l) => at[l] / orOne(pools.all[pool]));
  const meanLevel = levels.reduce((sum, level, l) => sum + level * present[l], 0);
  const anyWorker = Float64Array.from({ length: kinds }, (_, c) =>
    present.reduce((sum, share, l) => sum + share * pools.kind[pool][l][c], 0),
  );
  const fellows = new Float64Array(SCHOOL_AGES);
  const toTeacher = levels.map(() => new Float64Array(SCHOOL_AGES));
  const taught = alone.map(() => new Float64Array(SCHOOL_AGES));
  groups.classes.forEach((row, a) => {
    const pupil = alone[classOf[a + SCHOOL_FROM]];
    for (const { size, pupils, teachers, ofPupils, ofClasses } of row) {
      if (size < 2) continue;
      const x = (factor * Math.min(1, (size - 1) / population.fullClass)) / (size - 1);
      const rates = [x * susceptibility[a + SCHOOL_FROM], x * meanLevel];
      const later = hazards(contact, 1, [pupil, anyWorker], rates);
      const [others, teacher] = clump([pupils - 1, teachers], hazards(contact, 1, [pupil], rates), later);
      fellows[a] += ofPupils * others;
      // Of teachers, the more susceptible are the likelier to be infected.
      levels.forEach((level, l) => {
        if (meanLevel > 0) toTeacher[l][a] += (ofPupils * teacher * present[l] * level) / meanLevel;
      });
      alone.forEach((shares, c) => {
        if (anyWorker[c] === 0) return;
        taught[c][a] += ofClasses * clump([pupils, 0], hazards(contact, 1, [shares], rates), later)[0];
      });
    }
  });
  const colleagues = WORK_SIZES.map((size, q) => {
    const none = alone.map(() => new Float64Array(levels.length));
    if (size < 2 || groups.working[q] === 0) return { team: none, far: none };
    const team = teamOf(size);
    const share = team === size ? 1 : population.teamShare16 / 65536;
    const rate = factor * Math.min(1, (size - 1) / population.fullWork);
    const beyond = (rate * (1 - share)) / (size - 1);
    const near = levels.map((level) => level * (beyond + (rate * share) / (team - 1)));
    const later = hazards(contact, 2, pools.kind[pool], near);
    const others = present.map((part) => part * (team - 1));
    return {
      team: alone.map((shares, c) =>
        anyWorker[c] > 0 ? clump(others, hazards(contact, 2, [shares], near), later) : none[c],
      ),
      far: alone.map((_, c) =>
        Float64Array.from(levels, (level, l) => {
          const x = level * beyond;
          return x === 0 || anyWorker[c] === 0
            ? 0
            : present[l] * (size - team) * contact.chance(2, c, x) * contact.discount(2, c, x);
        }),
      ),
    };
  });
  return {
    fellows,
    toTeacher,
    taught,
    team: colleagues.map((each) => each.team),
    far: colleagues.map((each) => each.far),
  };
}

/** [n × n] discounted victims of the clump that each member (row) of a household starts, for every kind of household. */
export function homeClumps(
  { size, homeEnd, share, kind, kinds, level, levels }: Crowd,
  contact: Contact,
  factor: number,
): (first: number) => Float64Array {
  const pairs = hazards(
    contact,
    0,
    Array.from({ length: kinds }, (_, c) => Float64Array.from({ length: kinds }, (_o, k) => (k === c ? 1 : 0))),
    levels.map((susceptibility) => factor * susceptibility),
  );
  const known = new Map<string, Float64Array>();
  const of: Float64Array[] = [];
  for (let first = 0; first < size; first = Math.max(first + 1, homeEnd[first])) {
    const n = homeEnd[first] - first;
    if (n < 2 || share[first] === 0) continue;
    const members = Array.from({ length: n }, (_, i) => first + i);
    const name = members.map((i) => kind[i] * levels.length + level[i]).join();
    let clumps = known.get(name);
    if (clumps === undefined) {
      const later: Hazards = { hazard: new Float64Array(n * n), discount: new Float64Array(n * n) };
      members.forEach((i, row) => {
        members.forEach((j, column) => {
          const pair = kind[i] * levels.length + level[j];
          later.hazard[row * n + column] = pairs.hazard[pair];
          later.discount[row * n + column] = pairs.discount[pair];
        });
      });
      clumps = new Float64Array(n * n);
      for (let row = 0; row < n; row++) {
        const own: Hazards = {
          hazard: later.hazard.subarray(row * n, (row + 1) * n),
          discount: later.discount.subarray(row * n, (row + 1) * n),
        };
        const others = members.map((_, column) => (column === row ? 0 : 1));
        clumps.set(clump(others, own, later), row * n);
      }
      known.set(name, clumps);
    }
    of[first] = clumps;
  }
  return (first) => of[first];
}
