/**
 * Early exponential growth of a disease with given rates among certain people: the rate r at which, each infection counted
 * e^(-r·days) after its cause, one case has one successor.
 *
 * Unlike R0 this minds that housemates, classmates and colleagues can be infected but once, whoever infects them. A case
 * starts a clump in each of its groups but the one it was itself infected in, and infects people about town one by one.
 */
import { BAND_COUNT, type Population, Role, SCHOOL_AGES, SCHOOL_FROM, WORK_SIZES } from "../population/population.ts";
import { log } from "../maths/elementary.ts";
import { type Contact, groupClumps, homeClumps } from "./clumps.ts";
import { crowdOf } from "./crowd.ts";
import { earliness } from "./earliness.ts";
import type { BySetting } from "./engine.ts";
import { exposureOf } from "./exposure.ts";
import { countGroups } from "./groups.ts";
import type { Course } from "./plan.ts";
import { orOne, poolsOf } from "./pools.ts";
import { solveFactor } from "./solve.ts";
import { nursedShare, staffVictims } from "./staff.ts";
import { townOf } from "./town.ts";

const SIZES = WORK_SIZES.length;
/** Growth is looked for between these, a day. */
const SLOWEST = -1;
const FASTEST = 5;
/** Generations after which who is infected, and how, is taken to have settled. */
const SETTLED = 40;
const PRECISION = 1e-5;
const STEPS = 20;

/** Discounted successors of one case, once who is infected has settled, at a factor on all rates and a rate of growth. */
type Successors = (factor: number, r: number) => number;

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function successorsOf(course: Course, population: Population, meanBySetting: BySetting): Successors {
  const exposure = exposureOf(course, meanBySetting);
  const crowd = crowdOf(population, course, exposure);
  const { size, type, band, role, age, kind, kinds, level, levels, homeEnd, share } = crowd;
  const { types, bandRate } = population;
  const typeNumbers = range(types);
  const town = townOf(population, crowd);
  const pools = poolsOf(population, crowd);
  const groups = typeNumbers.map((t) => countGroups(population, t));
  const staff = staffVictims(population, exposure, pools, levels);
  const visitors = nursedShare(population).map((nursed) => nursed * (1 - population.wardStaff16 / 65536));
  const soon = earliness(course, exposure);
  const bands = Uint16Array.from(band, (b, i) => type[i] * BAND_COUNT + b);
  const schoolAge = (i: number): number => type[i] * SCHOOL_AGES + age[i] - SCHOOL_FROM;
  const pupilsOf = new Float64Array(types * SCHOOL_AGES);
  for (let i = 0; i < size; i++) if (role[i] === Role.pupil) pupilsOf[schoolAge(i)]++;
  const [, , , meanTown, meanWard, meanFuneral] = exposure.means;

  return (factor, r) => {
    const discount = soon(r);
    const contact: Contact = { chance: exposure.chance, discount };
    const clumps = groups.map((of, p) =>
      groupClumps(population, course, crowd, exposure.classOf, contact, of, pools, p, factor),
    );
    const atHome = homeClumps(crowd, contact, factor);
    const early = (setting: number, c: number): number => discount(setting, c, 1e-12);
    const perCase = range(kinds).map((c) => ({
      town: meanTown[c] * factor * early(3, c),
      ward: meanWard[c] * factor * early(4, c),
      funeral: meanFuneral[c] * factor * early(5, c),
      staff: early(4, c),
    }));
    const ofPatient = staff?.(factor);
    // Cases by how they were infected: at home and about town by member; in class by school age and, teachers, by level;
    // at work in one's team or (also staff of wards) otherwise, by level and size of the workplace.
    let home = new Float64Array(size);
    let away = share.slice();
    let inClass = new Float64Array(pupilsOf.length);
    let teachers = typeNumbers.map(() => new Float64Array(levels.length));
    let team = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));
    let far = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));
    let growth = 0;
    for (let generation = 0; generation < SETTLED; generation++) {
      const via = typeNumbers.map((t) =>
        levels.map((_, l) =>
          typeNumbers.reduce((sum, p) => {
            let came = teachers[p][l];
            for (let q = 0; q < SIZES; q++) came += team[p][l][q] + far[p][l][q];
            return sum + (came * pools.weight[t * types + p]) / orOne(pools.at[p][l]);
          }, 0),
        ),
      );
      const startsHome = away.slice();
      const workers = typeNumbers.map(() => new Float64Array(kinds));
      const pupils = new Float64Array(pupilsOf.length);
      const patients = typeNumbers.map(() => new Float64Array(kinds));
      const sources = new Float64Array(types * BAND_COUNT);
      for (let i = 0; i < size; i++) {
        const otherwise = home[i] + away[i];
        if (role[i] === Role.worker) {
          workers[type[i]][kind[i]] += otherwise;
          startsHome[i] += via[type[i]][level[i]];
        } else if (role[i] === Role.pupil) {
          pupils[schoolAge(i)] += otherwise;
          startsHome[i] += inClass[schoolAge(i)] / pupilsOf[schoolAge(i)];
        }
        const here = home[i] + startsHome[i];
        const each = perCase[kind[i]];
        sources[bands[i]] += here * (each.town * bandRate[band[i]] + each.ward * visitors[type[i]] + each.funeral);
        patients[type[i]][kind[i]] += here;
      }

      const nextHome = new Float64Array(size);
      for (let first = 0; first < size; first = Math.max(first + 1, homeEnd[first])) {
        const each = atHome(first);
        if (each === undefined) continue;
        const n = homeEnd[first] - first;
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) nextHome[first + j] += startsHome[first + i] * each[i * n + j];
      }
      const nextInClass = new Float64Array(pupilsOf.length);
      const nextTeachers = typeNumbers.map(() => new Float64Array(levels.length));
      const nextTeam = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));
      const nextFar = typeNumbers.map(() => levels.map(() => new Float64Array(SIZES)));
      for (const p of typeNumbers) {
        const of = clumps[p];
        const known = range(kinds).map((c) =>
          typeNumbers.reduce((sum, t) => sum + workers[t][c] * pools.goes[t * types + p], 0),
        );
        for (let a = 0; a < SCHOOL_AGES; a++) {
          const here = p * SCHOOL_AGES + a;
          nextInClass[here] += pupils[here] * of.fellows[a];
          for (let c = 0; c < kinds; c++) nextInClass[here] += known[c] * groups[p].teaching * of.taught[c][a];
          for (let l = 0; l < levels.length; l++) nextTeachers[p][l] += pupils[here] * of.toTeacher[l][a];
        }
        for (let q = 0; q < SIZES; q++) {
          for (let c = 0; c < kinds; c++) {
            let starts = known[c] * groups[p].working[q];
            let all = starts;
            for (let l = 0; l < levels.length; l++) {
              starts += far[p][l][q] * pools.kind[p][l][c];
              all += (far[p][l][q] + team[p][l][q]) * pools.kind[p][l][c];
            }
            for (let l = 0; l < levels.length; l++) {
              nextTeam[p][l][q] += starts * of.team[q][c][l];
              nextFar[p][l][q] += all * of.far[q][c][l];
            }
          }
        }
      }
      ofPatient?.forEach((byKind, t) => {
        byKind.forEach((byLevel, c) => {
          byLevel.forEach((victims, l) => {
            victims.forEach((n, at) => {
              nextFar[Math.floor(at / SIZES)][l][at % SIZES] += patients[t][c] * n * perCase[c].staff;
            });
          });
        });
      });
      const met = town.spread(sources);
      const nextAway = Float64Array.from(bands, (b, i) => met[b] * levels[level[i]]);

      let sum = 0;
      for (let i = 0; i < size; i++) sum += nextHome[i] + nextAway[i];
      for (const x of nextInClass) sum += x;
      for (const pool of nextTeachers) for (const x of pool) sum += x;
      for (const pools of [nextTeam, nextFar]) for (const pool of pools) for (const row of pool) for (const x of row) sum += x;
      const before = growth;
      growth = sum;
      if (sum === 0 || Math.abs(sum - before) < PRECISION * sum) break;
      const divide = (x: number): number => x / sum;
      home = nextHome.map(divide);
      away = nextAway.map(divide);
      inClass = nextInClass.map(divide);
      teachers = nextTeachers.map((pool) => pool.map(divide));
      team = nextTeam.map((pool) => pool.map((row) => row.map(divide)));
      far = nextFar.map((pool) => pool.map((row) => row.map(divide)));
    }
    return growth;
  };
}

/** Rate of early growth a day, negative if it dies out; looked for from -1 to 5. */
export function growthRate(course: Course, population: Population, meanBySetting: BySetting): number {
  const successors = successorsOf(course, population, meanBySetting);
  // The logarithm of the successors is nearly a straight line in r: secants.
  const off = (r: number): number => log(successors(1, r));
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
  return solveFactor((factor) => successors(factor, growth), 1);
}
