/**
 * R0 of a disease in a computed population, and the transmission rates that meet a wanted one.
 *
 * Definition (MODEL.md): the dominant eigenvalue of the expected number of distinct victims of a case, over the people of
 * the templates, everyone else susceptible, no measures, ignoring competition between cases: at home
 * Σ(1 - E e^-Λ), in a class or workplace likewise per member, about town Λ itself.
 */
import { BAND_COUNT, BLOCK, type Population, Role, SCHOOL_AGES, SCHOOL_FROM, TEMPLATES, WORK_SIZES } from "../population/population.ts";
import { exposureOf } from "./exposure.ts";
import { countGroups, teamOf } from "./groups.ts";
import type { Course } from "./plan.ts";

const PEOPLE = BLOCK * TEMPLATES;
const POWER_STEPS = 60;
const SOLVE_STEPS = 40;

/** Expected new cases per case in the next generation, as a function of a factor on all transmission rates. */
export function reproductionNumber(course: Course, population: Population): (factor: number) => number {
  const { classOf, classes: kinds, chance, meanTown } = exposureOf(course);
  const groups = countGroups(population);
  const { entry, bandOfAge } = population.templates;

  const age = entry.map((packed) => packed & 127);
  const role = entry.map((packed) => (packed >>> 17) & 7);
  const classes = Uint8Array.from(age, (years) => classOf[years] as number);
  const susceptible = Float64Array.from(age, (years) => course.susceptibility[years] as number);
  const isWorker = (i: number): boolean => role[i] === Role.worker;
  const isPupil = (i: number): boolean => role[i] === Role.pupil;
  const workers = role.reduce((n, r) => n + (r === Role.worker ? 1 : 0), 0);
  const pupilsOf = new Float64Array(SCHOOL_AGES);
  const bandSize = new Float64Array(BAND_COUNT);
  const workerClass = new Float64Array(kinds);
  let workerSusceptibility = 0;
  for (let i = 0; i < PEOPLE; i++) {
    bandSize[bandOfAge[age[i] as number] as number] = (bandSize[bandOfAge[age[i] as number] as number] as number) + 1;
    if (isPupil(i)) pupilsOf[(age[i] as number) - SCHOOL_FROM] = (pupilsOf[(age[i] as number) - SCHOOL_FROM] as number) + 1;
    if (isWorker(i)) {
      workerClass[classes[i] as number] = (workerClass[classes[i] as number] as number) + 1 / workers;
      workerSusceptibility += (susceptible[i] as number) / workers;
    }
  }
  const meets = meetingShares(population);
  const kindNumbers = Array.from({ length: kinds }, (_, c) => c);
  // Cases by address; cases who came by work, by workplace size; teachers who came by class.
  // The eigenvector found for one factor is where the search for the next begins.
  let cases = new Float64Array(PEOPLE).fill(1 / PEOPLE);
  let next = new Float64Array(PEOPLE);
  let byWork = new Float64Array(WORK_SIZES.length);
  let byClass = 0;

  return (factor) => {
    const home = kindNumbers.map((c) => chance(0, c, factor));
    // Expected victims by school age and by teacher, of a pupil of that age and of a teacher.
    const fellows = new Float64Array(SCHOOL_AGES);
    const toTeacher = new Float64Array(SCHOOL_AGES);
    const taught = Array.from({ length: kinds }, () => new Float64Array(SCHOOL_AGES));
    groups.classes.forEach((row, a) => {
      for (const { size, pupils, teachers, ofPupils, ofClasses } of row) {
        if (size < 2) continue;
        const x = (factor * Math.min(1, (size - 1) / population.fullClass)) / (size - 1);
        const each = chance(1, classOf[a + SCHOOL_FROM] as number, x);
        fellows[a] = (fellows[a] as number) + ofPupils * (pupils - 1) * each;
        toTeacher[a] = (toTeacher[a] as number) + ofPupils * teachers * each;
        if (ofClasses > 0)
          for (let c = 0; c < kinds; c++) {
            if ((workerClass[c] as number) > 0) (taught[c] as Float64Array)[a] = ((taught[c] as Float64Array)[a] as number) + ofClasses * pupils * chance(1, c, x);
          }
      }
    });
    const colleagues = WORK_SIZES.map((size, q) =>
      kindNumbers.map((c) => {
        if (size < 2 || groups.working[q] === 0 || workerClass[c] === 0) return 0;
        const rate = factor * Math.min(1, (size - 1) / population.fullWork);
        const team = teamOf(size);
        const share = team < size ? population.teamShare16 / 65536 : 0;
        const far = (rate * (1 - share)) / (size - 1);
        const near = far + (team > 1 ? (rate * share) / (team - 1) : 0);
        return (team - 1) * chance(2, c, team < size ? near : rate / (size - 1)) + (size - team) * chance(2, c, far);
      }),
    );

    let growth = 0;
    for (let step = 0; step < POWER_STEPS; step++) {
      next.fill(0);
      const viaWork = byWork.reduce((sum, x) => sum + x, 0) + byClass;
      const elsewhere = new Float64Array(kinds);
      const pupils = new Float64Array(SCHOOL_AGES);
      const town = new Float64Array(BAND_COUNT);
      const weight = (i: number): number => (cases[i] as number) + (isWorker(i) ? viaWork / workers : 0);
      for (let i = 0; i < PEOPLE; i++) {
        const c = classes[i] as number;
        const here = weight(i);
        if (isWorker(i)) elsewhere[c] = (elsewhere[c] as number) + (cases[i] as number);
        else if (isPupil(i)) pupils[(age[i] as number) - SCHOOL_FROM] = (pupils[(age[i] as number) - SCHOOL_FROM] as number) + here;
        const band = bandOfAge[age[i] as number] as number;
        town[band] = (town[band] as number) + here * (meanTown[c] as number) * factor * (population.bandRate[band] as number);
        // Housemates: those after this one in the household, both ways at once.
        const rest = ((entry[i] as number) >>> 7) & 31;
        for (let j = i + 1; j < i - (((entry[i] as number) >>> 12) & 31) + rest; j++) {
          next[j] = (next[j] as number) + here * (home[c] as number) * (susceptible[j] as number);
          next[i] = (next[i] as number) + weight(j) * (home[classes[j] as number] as number) * (susceptible[i] as number);
        }
      }
      const nextByWork = byWork.map((arrived, q) => {
        let sum = 0;
        for (let c = 0; c < kinds; c++)
          sum += ((elsewhere[c] as number) * (groups.working[q] as number) + arrived * (workerClass[c] as number)) * ((colleagues[q] as number[])[c] as number);
        return sum * workerSusceptibility;
      });
      let nextByClass = 0;
      const inClass = new Float64Array(SCHOOL_AGES);
      for (let a = 0; a < SCHOOL_AGES; a++) {
        nextByClass += (pupils[a] as number) * (toTeacher[a] as number) * workerSusceptibility;
        inClass[a] = (pupils[a] as number) * (fellows[a] as number);
        for (let c = 0; c < kinds; c++) {
          const teaching = (elsewhere[c] as number) * groups.teaching + byClass * (workerClass[c] as number);
          inClass[a] = (inClass[a] as number) + teaching * ((taught[c] as Float64Array)[a] as number);
        }
      }
      const inTown = new Float64Array(BAND_COUNT);
      for (let a = 0; a < BAND_COUNT; a++)
        for (let b = 0; b < BAND_COUNT; b++) inTown[b] = (inTown[b] as number) + (town[a] as number) * (meets[a * BAND_COUNT + b] as number);
      let sum = nextByClass + nextByWork.reduce((total, x) => total + x, 0);
      for (let i = 0; i < PEOPLE; i++) {
        const band = bandOfAge[age[i] as number] as number;
        let arrives = (inTown[band] as number) / (bandSize[band] as number);
        if (isPupil(i)) {
          const a = (age[i] as number) - SCHOOL_FROM;
          arrives += (inClass[a] as number) / (pupilsOf[a] as number);
        }
        next[i] = (next[i] as number) + arrives * (susceptible[i] as number);
        sum += next[i] as number;
      }
      const settled = Math.abs(sum - growth) <= 1e-8 * sum;
      growth = sum;
      if (sum === 0) break;
      for (let i = 0; i < PEOPLE; i++) next[i] = (next[i] as number) / sum;
      [cases, next] = [next, cases];
      byWork = nextByWork.map((x) => x / sum);
      byClass = nextByClass / sum;
      if (settled) break;
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
      const people = population.people[place] as number;
      weight += people;
      let below = 0;
      for (let b = 0; b < BAND_COUNT; b++) {
        const upTo = (population.bandUpTo[(place * BAND_COUNT + a) * BAND_COUNT + b] as number) / 4294967296;
        shares[a * BAND_COUNT + b] = (shares[a * BAND_COUNT + b] as number) + people * (upTo - below);
        below = upTo;
      }
    }
    for (let b = 0; b < BAND_COUNT; b++) shares[a * BAND_COUNT + b] = (shares[a * BAND_COUNT + b] as number) / weight;
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
    if (high > 1e9) throw new Error(`R0 ${wanted} cannot be reached: groups are too small for so many distinct victims`);
  }
  // Regula falsi (Illinois) on a smooth, monotone function.
  let [atLow, atHigh] = [low === 0 ? -wanted : number(low) - wanted, number(high) - wanted];
  for (let step = 0; step < SOLVE_STEPS && high - low > 1e-10 * high; step++) {
    const middle = high - (atHigh * (high - low)) / (atHigh - atLow);
    const value = number(middle) - wanted;
    if (Math.abs(value) < 1e-7 * wanted) return middle;
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
