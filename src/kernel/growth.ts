/**
 * Early exponential growth of a disease with given rates among certain people: the rate r at which, each infection counted
 * e^(-r·days) after its cause, one case has one successor.
 *
 * Unlike R0 this minds that housemates, classmates and colleagues can be infected but once, whoever infects them. A case
 * starts a clump in each of its groups but the one it was itself infected in, and infects people about town one by one.
 */
import { exp, log } from "../maths/elementary.ts";
import {
  BAND_COUNT,
  type Population,
  Role,
  SCHOOL_AGES,
  SCHOOL_FROM,
  WORK_SIZES,
} from "../population/population.ts";
import { clumpsOf } from "./clump.ts";
import { farVictims, groupClumps, homeClumps, worth } from "./clumps.ts";
import { crowdOf } from "./crowd.ts";
import type { BySetting } from "./engine.ts";
import { exposureOf, timesBySetting } from "./exposure.ts";
import { countGroups } from "./groups.ts";
import type { Course } from "./plan.ts";
import { orOne, poolsOf } from "./pools.ts";
import { solveFactor } from "./solve.ts";
import { nursedShare, staffVictims } from "./staff.ts";
import { transmissionDiscount } from "./timing.ts";
import { townOf } from "./town.ts";

const SIZES = WORK_SIZES.length;
/** Growth is looked for between these, a day. */
const SLOWEST = -1;
const FASTEST = 5;
/** By then who is infected, and how, has settled to the precision asked for. */
const GENERATIONS = 60;
const PRECISION = 1e-4;
const STEPS = 20;

/** Discounted successors of one case, once who is infected has settled, at a rate of growth. */
type Successors = (r: number) => number;

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const sumOf = (numbers: Float64Array): number => numbers.reduce((sum, x) => sum + x, 0);

/** As a function of a factor on all rates. */
function successorsOf(
  course: Course,
  population: Population,
  meanBySetting: BySetting,
): (factor: number) => Successors {
  const exposure = exposureOf(course, population, meanBySetting);
  const weekly = timesBySetting(course, meanBySetting);
  const crowd = crowdOf(population, course, exposure);
  const { size, type, band, role, age, kind, kinds, level, levels, share } = crowd;
  const { types, bandRate } = population;
  const typeNumbers = range(types);
  const kindNumbers = range(kinds);
  const town = townOf(population, crowd);
  const pools = poolsOf(population, crowd);
  const groups = typeNumbers.map((t) => countGroups(population, t));
  const staff = staffVictims(population, exposure, pools, levels);
  const visitors = nursedShare(population).map((nursed) => nursed * (1 - population.wardStaff16 / 65536));
  const discountAt = transmissionDiscount(weekly, exposure.example);
  const clumps = clumpsOf(weekly, exposure);
  const bands = Uint16Array.from(band, (b, i) => type[i] * BAND_COUNT + b);
  const schoolAge = Uint16Array.from(age, (years, i) =>
    role[i] === Role.pupil ? type[i] * SCHOOL_AGES + years - SCHOOL_FROM : 0,
  );
  const pupilsOf = new Float64Array(types * SCHOOL_AGES);
  for (let i = 0; i < size; i++) if (role[i] === Role.pupil) pupilsOf[schoolAge[i]]++;
  const [, , , meanTown, meanWard, meanFuneral] = exposure.means;

  return (factor) => {
    const inGroups = groups.map((of, p) =>
      groupClumps(population, course, crowd, exposure.classOf, clumps, of, pools, p, factor),
    );
    const atHome = homeClumps(crowd, clumps, factor);
    const far = farVictims(population, exposure, levels, pools, factor);
    const ofPatient = staff?.(factor);
    // Cases by how they were infected: at home and about town by member; in class by school age and, teachers, by level;
    // at work in one's team or otherwise (also staff of wards), by level and size of the workplace.
    let home = new Float64Array(size);
    let away = share.slice();
    let inClass = new Float64Array(pupilsOf.length);
    let teachers = typeNumbers.map(() => new Float64Array(levels.length));
    let inTeam = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));
    let beyond = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));

    const generation = (worths: ReturnType<typeof worthsAt>): number => {
      const via = typeNumbers.map((t) =>
        levels.map((_, l) =>
          typeNumbers.reduce((sum, p) => {
            const came = teachers[p][l] + sumOf(inTeam[p][l]) + sumOf(beyond[p][l]);
            return sum + (came * pools.weight[t * types + p]) / orOne(pools.at[p][l]);
          }, 0),
        ),
      );
      /** Those who start a clump at home: all but those infected there. */
      const starts = away.slice();
      const workers = typeNumbers.map(() => new Float64Array(kinds));
      const pupils = new Float64Array(pupilsOf.length);
      const patients = typeNumbers.map(() => new Float64Array(kinds));
      const sources = new Float64Array(types * BAND_COUNT);
      for (let i = 0; i < size; i++) {
        if (role[i] === Role.worker) {
          workers[type[i]][kind[i]] += home[i] + away[i];
          starts[i] += via[type[i]][level[i]];
        } else if (role[i] === Role.pupil) {
          pupils[schoolAge[i]] += home[i] + away[i];
          starts[i] += inClass[schoolAge[i]] / pupilsOf[schoolAge[i]];
        }
        const here = home[i] + starts[i];
        const { atTown, inWard, atFuneral } = worths.open[kind[i]];
        sources[bands[i]] += here * (atTown * bandRate[band[i]] + inWard * visitors[type[i]] + atFuneral);
        patients[type[i]][kind[i]] += here;
      }
      home = new Float64Array(size);
      atHome.from.forEach((i, e) => {
        home[atHome.to[e]] += starts[i] * worths.home[e];
      });
      const before = { inTeam, beyond };
      inClass = new Float64Array(pupilsOf.length);
      teachers = typeNumbers.map(() => new Float64Array(levels.length));
      inTeam = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));
      beyond = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));
      for (const p of typeNumbers) {
        const { fellows, toTeacher, taught, team } = worths.groups[p];
        const known = kindNumbers.map((c) =>
          typeNumbers.reduce((sum, t) => sum + workers[t][c] * pools.goes[t * types + p], 0),
        );
        const allKnown = known.reduce((sum, n) => sum + n, 0);
        for (let a = 0; a < SCHOOL_AGES; a++) {
          const here = pupils[p * SCHOOL_AGES + a];
          inClass[p * SCHOOL_AGES + a] = here * fellows[a] + allKnown * groups[p].teaching[a] * taught[a];
          for (let l = 0; l < levels.length; l++) teachers[p][l] += here * toTeacher[l][a];
        }
        for (let q = 0; q < SIZES; q++) {
          let clumpsStarted = allKnown * groups[p].working[q];
          for (let l = 0; l < levels.length; l++) clumpsStarted += before.beyond[p][l][q];
          for (let l = 0; l < levels.length; l++) inTeam[p][l][q] += clumpsStarted * team[q][l];
          for (const c of kindNumbers) {
            let all = known[c] * groups[p].working[q];
            for (let l = 0; l < levels.length; l++)
              all += (before.beyond[p][l][q] + before.inTeam[p][l][q]) * pools.kind[p][l][c];
            if (all === 0) continue;
            for (let l = 0; l < levels.length; l++)
              beyond[p][l][q] += all * far[p][q][c][l] * worths.open[c].atWork;
          }
        }
      }
      ofPatient?.forEach((byKind, t) => {
        byKind.forEach((byLevel, c) => {
          byLevel.forEach((victims, l) => {
            victims.forEach((n, at) => {
              beyond[Math.floor(at / SIZES)][l][at % SIZES] += patients[t][c] * n * worths.open[c].ofStaff;
            });
          });
        });
      });
      const met = town.spread(sources);
      away = Float64Array.from(bands, (b, i) => met[b] * levels[level[i]]);
      let sum = sumOf(home) + sumOf(away) + sumOf(inClass);
      for (const pool of teachers) sum += sumOf(pool);
      for (const pool of [...inTeam, ...beyond]) for (const row of pool) sum += sumOf(row);
      return sum;
    };

    const worthsAt = (r: number) => {
      const discount = discountAt(r);
      return {
        open: kindNumbers.map((c) => ({
          atTown: meanTown[c] * factor * discount[3][c],
          inWard: meanWard[c] * factor * discount[4][c],
          atFuneral: meanFuneral[c] * factor * discount[5][c],
          atWork: discount[2][c],
          ofStaff: discount[4][c],
        })),
        home: Float64Array.from(atHome.days, (days) => exp(-r * days)),
        groups: inGroups.map(({ fellows, toTeacher, taught, team }) => ({
          fellows: fellows.map((times) => worth(times, r)),
          toTeacher: toTeacher.map((row) => row.map((times) => worth(times, r))),
          taught: taught.map((times) => worth(times, r)),
          team: team.map((row) => row.map((times) => worth(times, r))),
        })),
      };
    };

    return (r) => {
      const worths = worthsAt(r);
      let successors = 0;
      for (let number = 0; number < GENERATIONS; number++) {
        const before = successors;
        successors = generation(worths);
        if (successors === 0 || Math.abs(successors - before) < (PRECISION / 4) * successors) break;
        const divide = (x: number): number => x / successors;
        home = home.map(divide);
        away = away.map(divide);
        inClass = inClass.map(divide);
        teachers = teachers.map((pool) => pool.map(divide));
        inTeam = inTeam.map((pool) => pool.map((row) => row.map(divide)));
        beyond = beyond.map((pool) => pool.map((row) => row.map(divide)));
      }
      return successors;
    };
  };
}

/** Rate of early growth a day, negative if it dies out; looked for from -1 to 5. */
export function growthRate(course: Course, population: Population, meanBySetting: BySetting): number {
  const successors = successorsOf(course, population, meanBySetting)(1);
  // The logarithm of the successors is nearly a straight line in r: secants.
  const off = (r: number): number => log(successors(r));
  let [before, offBefore] = [0, off(0)];
  if (offBefore === -Infinity) return SLOWEST;
  let now = offBefore > 0 ? 0.02 : -0.02;
  for (let step = 0; step < STEPS; step++) {
    const offNow = off(now);
    if (Math.abs(offNow) < PRECISION) break;
    const next = now - (offNow * (now - before)) / (offNow - offBefore);
    [before, offBefore] = [now, offNow];
    now = Math.min(FASTEST, Math.max(SLOWEST, next));
    if (now === before) break;
  }
  return now;
}

/** The factor on all rates at which growth is that; null if there is none. */
export function solveGrowth(
  course: Course,
  population: Population,
  growth: number,
  meanBySetting: BySetting,
): number | null {
  const successors = successorsOf(course, population, meanBySetting);
  return solveFactor((factor) => successors(factor)(growth), 1);
}
