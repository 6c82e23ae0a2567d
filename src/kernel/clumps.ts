/** The clumps that cases start in each kind of group, at given rates: see `growth.ts`. */
import { exp } from "../maths/elementary.ts";
import { mix } from "../maths/philox.ts";
import { type Population, SCHOOL_FROM, WORK_SIZES } from "../population/population.ts";
import type { Clumps } from "./clump.ts";
import type { Crowd } from "./crowd.ts";
import type { Exposure } from "./exposure.ts";
import { type ClassShare, type Groups, teamOf } from "./groups.ts";
import type { Course } from "./plan.ts";
import { orOne, type Pools } from "./pools.ts";

/** Clumps played for each school age and size of workplace. */
const RUNS = 256;
const WORDS = 4294967296;

/** Times to infections, each with the weight `each`. */
export interface Times {
  each: number;
  days: number[];
}

/** Victims, counted e^(-r·days). */
export const worth = ({ each, days }: Times, r: number): number =>
  days.reduce((sum, t) => sum + exp(-r * t), 0) * each;

/** Clumps in the places of one population type, of the expected victims of one case. */
export interface GroupClumps {
  /** [school ages] fellow pupils of a pupil. */
  fellows: Times[];
  /** [levels][school ages] teachers of a pupil. */
  toTeacher: Times[][];
  /** [school ages] pupils of a teacher of pupils of that age. */
  taught: Times[];
  /** [sizes][levels] colleagues in the team of a worker. */
  team: Times[][];
}

const times = (each: number): Times => ({ each, days: [] });

/** Clumps in classes and at work. Workers in them are drawn from those of the pool. */
export function groupClumps(
  population: Population,
  { susceptibility }: Course,
  { levels }: Crowd,
  classOf: Uint8Array,
  clumps: Clumps,
  groups: Groups,
  pools: Pools,
  pool: number,
  factor: number,
): GroupClumps {
  const worker = workerDraw(pools, pool);
  const found: GroupClumps = {
    fellows: [],
    toTeacher: levels.map(() => []),
    taught: [],
    team: [],
  };
  let number = 0;
  groups.classes.forEach((row, a) => {
    const pupil = { kind: classOf[a + SCHOOL_FROM], susceptibility: susceptibility[a + SCHOOL_FROM] };
    const play = (
      weight: (share: ClassShare) => number,
      teaches: boolean,
      each: (level: number, days: number) => void,
    ): void => {
      for (let run = 0; run < RUNS; run++) {
        number += 1;
        const share = atShare(row, weight, (run + 0.5) / RUNS);
        if (share === undefined || share.size < 2 || (teaches && share.teachers === 0)) continue;
        const teacher = worker(mix(number));
        const kind = new Uint8Array(share.size).fill(pupil.kind);
        const level = new Float64Array(share.size).fill(pupil.susceptibility);
        kind.fill(teacher.kind, share.pupils);
        level.fill(levels[teacher.level], share.pupils);
        const x = (factor * Math.min(1, (share.size - 1) / population.fullClass)) / (share.size - 1);
        const start = teaches ? share.pupils : 0;
        const due = clumps.play(number, 1, { kind, susceptibility: level }, start, x);
        due.forEach((days, j) => {
          if (j !== start && days < Number.POSITIVE_INFINITY)
            each(j < share.pupils ? -1 : teacher.level, days);
        });
      }
    };
    const sum = (weight: (share: ClassShare) => number): number =>
      row.reduce((all, share) => all + weight(share), 0);
    const ofPupils = (share: ClassShare): number => share.ofPupils;
    const ofClasses = (share: ClassShare): number => share.ofClasses;
    const fellows = times(sum(ofPupils) / RUNS);
    const toTeacher = levels.map(() => times(sum(ofPupils) / RUNS));
    const taught = times(sum(ofClasses) / RUNS);
    play(ofPupils, false, (level, days) => (level < 0 ? fellows : toTeacher[level]).days.push(days));
    if (taught.each > 0) play(ofClasses, true, (_level, days) => taught.days.push(days));
    found.fellows[a] = fellows;
    toTeacher.forEach((each, l) => {
      found.toTeacher[l][a] = each;
    });
    found.taught[a] = taught;
  });
  WORK_SIZES.forEach((size, q) => {
    const team = levels.map(() => times(1 / RUNS));
    found.team[q] = team;
    if (size < 2 || groups.working[q] === 0) return;
    const x = nearRate(population, size, factor);
    // A team is of a whole number: the mean of two.
    const mean = teamOf(size);
    for (let run = 0; run < RUNS; run++) {
      number += 1;
      const people = Math.floor(mean + (run + 0.5) / RUNS);
      const members = Array.from({ length: people }, (_, i) => worker(mix(mix(number) + i)));
      const kind = members.map((member) => member.kind);
      const due = clumps.play(
        number,
        2,
        { kind, susceptibility: members.map(({ level }) => levels[level]) },
        0,
        x,
      );
      due.forEach((days, j) => {
        if (j > 0 && days < Number.POSITIVE_INFINITY) team[members[j].level].days.push(days);
      });
    }
  });
  return found;
}

/** Share of contacts at a workplace of that size that are within the team. */
const inTeam = (population: Population, size: number): number =>
  teamOf(size) === size ? 1 : population.teamShare16 / 65536;

const farRate = (population: Population, size: number, factor: number): number =>
  (factor * Math.min(1, (size - 1) / population.fullWork) * (1 - inTeam(population, size))) / (size - 1);

/** Rate between two of a team. */
function nearRate(population: Population, size: number, factor: number): number {
  const rate = factor * Math.min(1, (size - 1) / population.fullWork) * inTeam(population, size);
  return farRate(population, size, factor) + rate / (teamOf(size) - 1);
}

/** [pools][sizes][kinds][levels] colleagues beyond the team whom one worker infects. */
export function farVictims(
  population: Population,
  { chance }: Pick<Exposure, "chance">,
  levels: readonly number[],
  pools: Pools,
  factor: number,
): number[][][][] {
  return pools.kind.map((ofLevel, p) =>
    WORK_SIZES.map((size) =>
      Array.from(ofLevel[0], (_, c) =>
        levels.map((level, l) => {
          const x = size < 2 ? 0 : level * farRate(population, size, factor);
          const there = (pools.at[p][l] / orOne(pools.all[p])) * (size - teamOf(size));
          return x > 0 && pools.has[p][c] ? there * chance(2, c, x) : 0;
        }),
      ),
    ),
  );
}

/** The class at a share of the way through a row, by weight. */
function atShare(
  row: readonly ClassShare[],
  weight: (share: ClassShare) => number,
  at: number,
): ClassShare | undefined {
  let left = at * row.reduce((sum, share) => sum + weight(share), 0);
  return row.find((share) => (left -= weight(share)) < 0);
}

/** A worker of a pool for a random word: level and course class. */
function workerDraw(pools: Pools, pool: number): (word: number) => { level: number; kind: number } {
  const upTo: { level: number; kind: number; upTo: number }[] = [];
  let sum = 0;
  pools.at[pool].forEach((count, level) => {
    pools.kind[pool][level].forEach((share, kind) => {
      sum += count * share;
      if (count * share > 0) upTo.push({ level, kind, upTo: sum });
    });
  });
  const none = { level: 0, kind: 0 };
  return (word) => upTo.find((entry) => (word / WORDS) * sum < entry.upTo) ?? none;
}

/** Clumps at home: one started by every member, the pairs (first case, victim) and the days between them. */
export interface HomeClumps {
  from: number[];
  to: number[];
  days: number[];
}

export function homeClumps(
  { size, homeEnd, crowding, crowdings, share, kind, level, levels }: Crowd,
  clumps: Clumps,
  factor: number,
): HomeClumps {
  const found: HomeClumps = { from: [], to: [], days: [] };
  for (let first = 0; first < size; first = Math.max(first + 1, homeEnd[first])) {
    const end = homeEnd[first];
    if (end - first < 2 || share[first] === 0) continue;
    const members = {
      kind: kind.subarray(first, end),
      susceptibility: Float64Array.from(level.subarray(first, end), (l) => levels[l]),
    };
    for (let i = first; i < end; i++) {
      clumps.play(i, 0, members, i - first, factor * crowdings[crowding[i]]).forEach((days, j) => {
        if (first + j === i || days === Number.POSITIVE_INFINITY) return;
        found.from.push(i);
        found.to.push(first + j);
        found.days.push(days);
      });
    }
  }
  return found;
}
