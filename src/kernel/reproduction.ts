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

  const age = Uint8Array.from(entry, (packed) => packed & 127);
  const role = Uint8Array.from(entry, (packed) => (packed >>> 17) & 7);
  const kind = age.map((years) => classOf[years]);
  const band = age.map((years) => bandOfAge[years]);
  /** Where the household of each address ends. */
  const homeEnd = entry.map((packed, i) => i - ((packed >>> 12) & 31) + ((packed >>> 7) & 31));
  // A less susceptible contact is infected by fewer of the transmissions that reach it, not by all or none of them: the
  // chance is of rate × susceptibility, so people are told apart by its levels.
  const levels = [...new Set(Array.from(age, (years) => course.susceptibility[years]))];
  const level = Uint8Array.from(age, (years) => levels.indexOf(course.susceptibility[years]));
  const fromKind = Uint16Array.from(kind, (c) => c * levels.length);
  const levelNumbers = levels.map((_, l) => l);
  const kindNumbers = Array.from({ length: kinds }, (_, c) => c);
  const workers = role.reduce((n, r) => n + (r === Role.worker ? 1 : 0), 0);
  const pupilsOf = new Float64Array(SCHOOL_AGES);
  const bandSize = new Float64Array(BAND_COUNT);
  /** Workers by level; and of those of a level, the shares by kind. */
  const workersAt = new Float64Array(levels.length);
  const workerKind = levels.map(() => new Float64Array(kinds));
  for (let i = 0; i < PEOPLE; i++) {
    bandSize[band[i]]++;
    if (role[i] === Role.pupil) pupilsOf[age[i] - SCHOOL_FROM]++;
    if (role[i] === Role.worker) {
      workersAt[level[i]]++;
      workerKind[level[i]][kind[i]]++;
    }
  }
  for (const l of levelNumbers) for (const c of kindNumbers) workerKind[l][c] /= Math.max(1, workersAt[l]);
  const works = kindNumbers.map((c) => levelNumbers.some((l) => workerKind[l][c] > 0));
  const meets = meetingShares(population);
  const here = new Float64Array(PEOPLE);

  return (factor) => {
    // Expected victims by school age and by teacher, of a pupil of that age and of a teacher.
    const fellows = new Float64Array(SCHOOL_AGES);
    const toTeacher = levels.map(() => new Float64Array(SCHOOL_AGES));
    const taught = kindNumbers.map(() => new Float64Array(SCHOOL_AGES));
    groups.classes.forEach((row, a) => {
      for (const { size, pupils, teachers, ofPupils, ofClasses } of row) {
        if (size < 2) continue;
        const x = (factor * Math.min(1, (size - 1) / population.fullClass)) / (size - 1);
        const pupil = course.susceptibility[a + SCHOOL_FROM];
        fellows[a] += ofPupils * (pupils - 1) * chance(1, classOf[a + SCHOOL_FROM], x * pupil);
        for (const l of levelNumbers) {
          const each = chance(1, classOf[a + SCHOOL_FROM], x * levels[l]);
          toTeacher[l][a] += (ofPupils * teachers * each * workersAt[l]) / Math.max(1, workers);
        }
        for (const c of kindNumbers)
          if (works[c]) taught[c][a] += ofClasses * pupils * chance(1, c, x * pupil);
      }
    });
    /** Expected victims of a level among the colleagues of a worker of a kind. */
    const colleagues = levels.map((susceptibility, l) =>
      WORK_SIZES.map((size, q) =>
        kindNumbers.map((c) => {
          if (size < 2 || groups.working[q] === 0 || !works[c]) return 0;
          const present = workersAt[l] / Math.max(1, workers);
          const rate = factor * susceptibility * Math.min(1, (size - 1) / population.fullWork);
          const team = teamOf(size);
          if (team === size) return present * (size - 1) * chance(2, c, rate / (size - 1));
          const share = population.teamShare16 / 65536;
          const far = (rate * (1 - share)) / (size - 1);
          return (
            present *
            ((team - 1) * chance(2, c, far + (rate * share) / (team - 1)) + (size - team) * chance(2, c, far))
          );
        }),
      ),
    );
    const perHousemate = kindNumbers.flatMap((c) => levels.map((s) => chance(0, c, factor * s)));

    // Cases by address; cases who came by work, by workplace size; teachers who came by class.
    let cases = new Float64Array(PEOPLE).fill(1 / PEOPLE);
    let next = new Float64Array(PEOPLE);
    let byWork = levels.map(() => new Float64Array(WORK_SIZES.length));
    let byClass = new Float64Array(levels.length);
    let growth = 0;
    for (let generation = 1; generation <= GENERATIONS; generation++) {
      const viaWork = levels.map(
        (_, l) => (byWork[l].reduce((sum, x) => sum + x, 0) + byClass[l]) / Math.max(1, workersAt[l]),
      );
      const workersElsewhere = new Float64Array(kinds);
      const pupils = new Float64Array(SCHOOL_AGES);
      const town = new Float64Array(BAND_COUNT);
      for (let i = 0; i < PEOPLE; i++) {
        here[i] = cases[i];
        if (role[i] === Role.worker) {
          workersElsewhere[kind[i]] += cases[i];
          here[i] += viaWork[level[i]];
        } else if (role[i] === Role.pupil) pupils[age[i] - SCHOOL_FROM] += cases[i];
        town[band[i]] += here[i] * meanTown[kind[i]] * factor * population.bandRate[band[i]];
        next[i] = 0;
      }
      // Workers in workplaces of a size, and teachers, by kind: those of other ways there and those who came by it.
      const atWork = WORK_SIZES.map((_, q) =>
        kindNumbers.map((c) =>
          levelNumbers.reduce(
            (sum, l) => sum + byWork[l][q] * workerKind[l][c],
            workersElsewhere[c] * groups.working[q],
          ),
        ),
      );
      const teaching = kindNumbers.map((c) =>
        levelNumbers.reduce(
          (sum, l) => sum + byClass[l] * workerKind[l][c],
          workersElsewhere[c] * groups.teaching,
        ),
      );
      const nextByWork = colleagues.map((sizes) =>
        Float64Array.from(sizes, (each, q) =>
          each.reduce((sum, victims, c) => sum + atWork[q][c] * victims, 0),
        ),
      );
      const nextByClass = Float64Array.from(toTeacher, (each) =>
        each.reduce((sum, victims, a) => sum + pupils[a] * victims, 0),
      );
      const inClass = new Float64Array(SCHOOL_AGES);
      for (let a = 0; a < SCHOOL_AGES; a++) {
        inClass[a] = pupils[a] * fellows[a];
        for (const c of kindNumbers) inClass[a] += teaching[c] * taught[c][a];
        if (pupilsOf[a] > 0) inClass[a] /= pupilsOf[a];
      }
      const inTown = new Float64Array(BAND_COUNT);
      for (let b = 0; b < BAND_COUNT; b++) {
        for (let a = 0; a < BAND_COUNT; a++)
          inTown[b] += (town[a] * meets[a * BAND_COUNT + b]) / Math.max(1, bandSize[b]);
      }
      let sum = nextByClass.reduce((total, x) => total + x, 0);
      for (const row of nextByWork) sum = row.reduce((total, x) => total + x, sum);
      for (let i = 0; i < PEOPLE; i++) {
        for (let j = i + 1; j < homeEnd[i]; j++) {
          next[j] += here[i] * perHousemate[fromKind[i] + level[j]];
          next[i] += here[j] * perHousemate[fromKind[j] + level[i]];
        }
        next[i] += inTown[band[i]] * levels[level[i]];
        if (role[i] === Role.pupil) next[i] += inClass[age[i] - SCHOOL_FROM];
        sum += next[i];
      }
      growth = sum;
      if (sum === 0) break;
      for (let i = 0; i < PEOPLE; i++) next[i] /= sum;
      [cases, next] = [next, cases];
      byWork = nextByWork.map((row) => row.map((x) => x / sum));
      byClass = nextByClass.map((x) => x / sum);
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
  // Victims grow ever more slowly with the factor, for contacts are finite: what a small factor promises is a lower bound.
  let low = 0;
  let atLow = -wanted;
  let high = wanted / Math.max(1e-12, number(1e-3) / 1e-3);
  let atHigh = number(high) - wanted;
  while (atHigh < 0) {
    if (high > 1e9)
      throw new Error(`R0 ${wanted} cannot be reached: groups are too small for so many distinct victims`);
    [low, atLow] = [high, atHigh];
    high *= 1 + 1.5 * (-atHigh / wanted) + 1e-3;
    atHigh = number(high) - wanted;
  }
  // Regula falsi (Illinois) on a smooth, monotone function.
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
