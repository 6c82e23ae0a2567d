/**
 * R0 of a disease in a computed population, and the transmission rates that meet a wanted one.
 *
 * Definition (MODEL.md): distinct victims expected of a case of the tenth generation after a case drawn at random, over the
 * people of the templates, everyone else susceptible, no measures, ignoring competition between cases: at home
 * Σ(1 - E e^-Λ), in a class or workplace likewise per member, about town Λ itself. By then who is infected has settled. The
 * limit of infinitely many generations is of no use: there the few largest households infect themselves over and over.
 */
import {
  BAND_COUNT,
  BLOCK,
  type Population,
  Role,
  SCHOOL_AGES,
  SCHOOL_FROM,
  TEMPLATES,
  WORK_SIZES,
} from "../population/population.ts";
import { exposureOf } from "./exposure.ts";
import { countGroups, teamOf } from "./groups.ts";
import type { Course } from "./plan.ts";

const PEOPLE = BLOCK * TEMPLATES;
/** Generations to the one whose growth is R0; see decision 011. */
export const GENERATIONS = 10;
const SOLVE_STEPS = 40;

/** Expected new cases per case in the next generation, as a function of a factor on all transmission rates. */
export function reproductionNumber(course: Course, population: Population): (factor: number) => number {
  const { classOf, classes: kinds, chance, meanTown } = exposureOf(course);
  const groups = countGroups(population);
  const { entry, bandOfAge } = population.templates;

  const age = entry.map((packed) => packed & 127);
  const role = entry.map((packed) => (packed >>> 17) & 7);
  const kind = age.map((years) => classOf[years]);
  const band = age.map((years) => bandOfAge[years]);
  /** Where the household of each address ends. */
  const homeEnd = entry.map((packed, i) => i - ((packed >>> 12) & 31) + ((packed >>> 7) & 31));
  const susceptible = Float64Array.from(age, (years) => course.susceptibility[years]);
  const workers = role.reduce((n, r) => n + (r === Role.worker ? 1 : 0), 0);
  const pupilsOf = new Float64Array(SCHOOL_AGES);
  const bandSize = new Float64Array(BAND_COUNT);
  const workerKind = new Float64Array(kinds);
  let workerSusceptibility = 0;
  for (let i = 0; i < PEOPLE; i++) {
    bandSize[band[i]]++;
    if (role[i] === Role.pupil) pupilsOf[age[i] - SCHOOL_FROM]++;
    if (role[i] === Role.worker) {
      workerKind[kind[i]] += 1 / workers;
      workerSusceptibility += susceptible[i] / workers;
    }
  }
  const meets = meetingShares(population);
  const kindNumbers = Array.from({ length: kinds }, (_, c) => c);
  const here = new Float64Array(PEOPLE);
  const atHome = new Float64Array(PEOPLE);

  return (factor) => {
    // Expected victims by school age and by teacher, of a pupil of that age and of a teacher.
    const fellows = new Float64Array(SCHOOL_AGES);
    const toTeacher = new Float64Array(SCHOOL_AGES);
    const taught = kindNumbers.map(() => new Float64Array(SCHOOL_AGES));
    groups.classes.forEach((row, a) => {
      for (const { size, pupils, teachers, ofPupils, ofClasses } of row) {
        if (size < 2) continue;
        const x = (factor * Math.min(1, (size - 1) / population.fullClass)) / (size - 1);
        const each = chance(1, classOf[a + SCHOOL_FROM], x);
        fellows[a] += ofPupils * (pupils - 1) * each;
        toTeacher[a] += ofPupils * teachers * each;
        for (const c of kindNumbers)
          if (workerKind[c] > 0) taught[c][a] += ofClasses * pupils * chance(1, c, x);
      }
    });
    const colleagues = WORK_SIZES.map((size, q) =>
      kindNumbers.map((c) => {
        if (size < 2 || groups.working[q] === 0 || workerKind[c] === 0) return 0;
        const rate = factor * Math.min(1, (size - 1) / population.fullWork);
        const team = teamOf(size);
        if (team === size) return (size - 1) * chance(2, c, rate / (size - 1));
        const share = population.teamShare16 / 65536;
        const far = (rate * (1 - share)) / (size - 1);
        return (
          (team - 1) * chance(2, c, far + (rate * share) / (team - 1)) + (size - team) * chance(2, c, far)
        );
      }),
    );
    const perHousemate = kindNumbers.map((c) => chance(0, c, factor));

    // Cases by address; cases who came by work, by workplace size; teachers who came by class.
    let cases = new Float64Array(PEOPLE).fill(1 / PEOPLE);
    let next = new Float64Array(PEOPLE);
    let byWork = new Float64Array(WORK_SIZES.length);
    let byClass = 0;
    let growth = 0;
    for (let generation = 1; generation <= GENERATIONS; generation++) {
      const viaWork = (byWork.reduce((sum, x) => sum + x, 0) + byClass) / Math.max(1, workers);
      const workersElsewhere = new Float64Array(kinds);
      const pupils = new Float64Array(SCHOOL_AGES);
      const town = new Float64Array(BAND_COUNT);
      for (let i = 0; i < PEOPLE; i++) {
        here[i] = cases[i];
        if (role[i] === Role.worker) {
          workersElsewhere[kind[i]] += cases[i];
          here[i] += viaWork;
        } else if (role[i] === Role.pupil) pupils[age[i] - SCHOOL_FROM] += cases[i];
        town[band[i]] += here[i] * meanTown[kind[i]] * factor * population.bandRate[band[i]];
        atHome[i] = here[i] * perHousemate[kind[i]];
        next[i] = 0;
      }
      const nextByWork = byWork.map((arrived, q) => {
        let sum = 0;
        for (const c of kindNumbers)
          sum += (workersElsewhere[c] * groups.working[q] + arrived * workerKind[c]) * colleagues[q][c];
        return sum * workerSusceptibility;
      });
      let nextByClass = 0;
      const inClass = new Float64Array(SCHOOL_AGES);
      for (let a = 0; a < SCHOOL_AGES; a++) {
        nextByClass += pupils[a] * toTeacher[a] * workerSusceptibility;
        inClass[a] = pupils[a] * fellows[a];
        for (const c of kindNumbers)
          inClass[a] += (workersElsewhere[c] * groups.teaching + byClass * workerKind[c]) * taught[c][a];
        if (pupilsOf[a] > 0) inClass[a] /= pupilsOf[a];
      }
      const inTown = new Float64Array(BAND_COUNT);
      for (let b = 0; b < BAND_COUNT; b++) {
        for (let a = 0; a < BAND_COUNT; a++)
          inTown[b] += (town[a] * meets[a * BAND_COUNT + b]) / Math.max(1, bandSize[b]);
      }
      let sum = nextByClass + nextByWork.reduce((total, x) => total + x, 0);
      for (let i = 0; i < PEOPLE; i++) {
        for (let j = i + 1; j < homeEnd[i]; j++) {
          next[j] += atHome[i];
          next[i] += atHome[j];
        }
        next[i] += inTown[band[i]];
        if (role[i] === Role.pupil) next[i] += inClass[age[i] - SCHOOL_FROM];
        next[i] *= susceptible[i];
        sum += next[i];
      }
      growth = sum;
      if (sum === 0) break;
      for (let i = 0; i < PEOPLE; i++) next[i] /= sum;
      [cases, next] = [next, cases];
      byWork = nextByWork.map((x) => x / sum);
      byClass = nextByClass / sum;
    }
    return growth;
  };
}

/** [8×8] share of the meetings of a band that are with each band, over the people of the world. */
function meetingShares(population: Population): Float64Array {
  const shares = new Float64Array(BAND_COUNT * BAND_COUNT);
  for (let a = 0; a < BAND_COUNT; a++) {
    let weight = 0;
    for (let place = 0; place < population.places; place++) {
      const people = population.people[place];
      weight += people;
      let below = 0;
      for (let b = 0; b < BAND_COUNT; b++) {
        const upTo = population.bandUpTo[(place * BAND_COUNT + a) * BAND_COUNT + b] / 4294967296;
        shares[a * BAND_COUNT + b] += people * (upTo - below);
        below = upTo;
      }
    }
    for (let b = 0; b < BAND_COUNT; b++) shares[a * BAND_COUNT + b] = shares[a * BAND_COUNT + b] / weight;
  }
  return shares;
}

/** The factor on the course's rates at which R0 is `wanted`; the number is monotone in it. */
export function solveRates(course: Course, population: Population, wanted: number): number {
  const number = reproductionNumber(course, population);
  let low = 0;
  let high = wanted / Math.max(1e-12, number(1e-3) / 1e-3);
  while (number(high) < wanted) {
    low = high;
    high *= 2;
    if (high > 1e9)
      throw new Error(`R0 ${wanted} cannot be reached: groups are too small for so many distinct victims`);
  }
  // Regula falsi (Illinois) on a smooth, monotone function.
  let [atLow, atHigh] = [low === 0 ? -wanted : number(low) - wanted, number(high) - wanted];
  for (let step = 0; step < SOLVE_STEPS && high - low > 1e-10 * high; step++) {
    const middle = high - (atHigh * (high - low)) / (atHigh - atLow);
    const value = number(middle) - wanted;
    if (Math.abs(value) < 1e-5 * wanted) return middle;
    if (value > 0) {
      [high, atHigh] = [middle, value];
      atLow /= 2;
    } else {
      [low, atLow] = [middle, value];
      atHigh /= 2;
    }
  }
  return high;
}
