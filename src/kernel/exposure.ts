/**
 * How much a case exposes others: the distribution of ν × Σ (rate × dwell) over a whole course, by setting, and with it
 * the chance that one given contact is infected, E[1 - exp(-x·exposure)]. Used to solve for R0.
 */
import { exp, log } from "../maths/elementary.ts";
import { mix } from "../maths/philox.ts";
import { TABLE_SIZE, lookup, tableMean } from "../maths/quantile.ts";
import { bandOf, type Population } from "../population/population.ts";
import { type BySetting, SETTINGS } from "./engine.ts";
import { type Course, BRANCHES, RECOVERED } from "./plan.ts";

export const SAMPLES = 256;
const AGES = 128;
const WORD = 4294967296 / SAMPLES;

/** Log-log tables reach from e^-16 to e^10, by cubic interpolation of four points per factor e. */
const FROM = -16;
const TO = 10;
const PER_UNIT = 4;

/** A smooth increasing function through 0, tabulated; beyond the table it is linear below and constant above. */
function tabulateIncreasing(of: (x: number) => number): (x: number) => number {
  // No exposure at all, as in a setting without contacts: there is no logarithm of it.
  if (of(exp(TO)) === 0) return () => 0;
  const points = (TO - FROM) * PER_UNIT + 3;
  const logs = new Float64Array(points);
  for (let i = 0; i < points; i++) logs[i] = log(of(exp(FROM + (i - 1) / PER_UNIT)));
  return (x) => {
    if (x <= 0) return 0;
    const at = (log(x) - FROM) * PER_UNIT + 1;
    if (at < 1) return x * exp(logs[1] - FROM);
    const i = Math.min(points - 3, Math.floor(at));
    const f = Math.min(1, at - i);
    const [a, b, c, d] = [logs[i - 1], logs[i], logs[i + 1], logs[i + 2]];
    return exp(b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a))));
  };
}

/** E[1 - exp(-ν·y)] over individual infectiousness ν. */
export function attackOf(variation: Float64Array | null): (y: number) => number {
  return tabulateIncreasing(variation === null ? (y) => 1 - exp(-y) : (y) => attackExactly(variation, y));
}

/** The same, exactly for the piecewise-linear quantile table. */
function attackExactly(table: Float64Array, y: number): number {
  let sum = 0;
  for (let i = 0; i + 1 < TABLE_SIZE; i++) {
    const octave = Math.floor(i / 64);
    let share = 1 / 128;
    for (let e = 0; e < octave; e++) share /= 2;
    const low = table[i] * y;
    const step = table[i + 1] * y - low;
    const mean = step < 1e-9 ? 1 - exp(-low - step / 2) : 1 - (exp(-low) - exp(-low - step)) / step;
    sum += share * mean;
  }
  return sum;
}

/** A Latin hypercube: in each dimension every one of the SAMPLES cells once, in an order of its own. */
export function column(dimension: number): Float64Array {
  const order = Array.from({ length: SAMPLES }, (_, i) => i).sort(
    (i, j) => mix(mix(dimension + 1) + i) - mix(mix(dimension + 1) + j) || i - j,
  );
  return Float64Array.from(order, (cell) => Math.floor((cell + 0.5) * WORD));
}

/** How a course exposes contacts, by course class: ages whose courses are drawn alike, and who meet as many in class. */
export interface Exposure {
  /** [128] course class of an age. */
  classOf: Uint8Array;
  classes: number;
  /** An age of each course class, and its relative contacts in class. */
  example: readonly number[];
  inClass: readonly number[];
  /** Chance that a contact at rate x × exposure is infected, by setting (not community, not funeral) and course class. */
  chance(setting: number, c: number, x: number): number;
  /** [6][classes] mean exposure by setting and course class. */
  means: number[][];
}

/** Rates as they are on average over the week count every day alike: `meanBySetting` 1. */
export const EVERY_DAY: BySetting = [1, 1, 1, 1, 1, 1];

/** A course with the rates of each setting multiplied. */
export const timesBySetting = (course: Course, factors: BySetting): Course => ({
  ...course,
  rate: course.rate.map((rate, i) => rate * factors[i % SETTINGS.length]),
});

/** A course as those have it whose contacts in class are that share of the most. */
export const withClassRate = (course: Course, inClass: number): Course =>
  timesBySetting(course, [1, inClass, 1, 1, 1, 1]);

/** Settings in which the same few people are met again and again, so that a contact can be infected but once. */
const CLOSED: readonly number[] = [0, 1, 2, 4];

/**
 * @param population whose contacts in class go by age
 * @param meanBySetting factor on the rates of each setting: their mean over a week in which days differ. (A course is
 *   taken to see the average week; one of two days sees less of it, or more.)
 */
export function exposureOf(
  relative: Course,
  { classRate }: Pick<Population, "classRate">,
  meanBySetting: BySetting = EVERY_DAY,
): Exposure {
  const course = timesBySetting(relative, meanBySetting);
  const { classOf, example } = courseClasses(course, classRate);
  const inClass = example.map((age) => classRate[bandOf(age)]);
  const attack = attackOf(course.variation);
  const samples = example.map((age, c) => sampleExposures(withClassRate(course, inClass[c]), age));
  const mean = (sample: Float64Array): number => sample.reduce((sum, x) => sum + x, 0) / sample.length;
  const means = samples.map((of) => of.map(mean));
  // Stages that weigh all settings alike give the same shape in each, so one table serves them all.
  const tables = new Map<string, (x: number) => number>();
  const risks = samples.map((of, c) =>
    of.map((sample, setting) => {
      if (!CLOSED.includes(setting)) return () => 0;
      const own = means[c][setting];
      if (own === 0) return () => 0;
      const shape = sample.map((exposure) => exposure / own);
      const name = shape.map((exposure) => Math.round(exposure * 1e9)).join();
      const table = tables.get(name) ?? tabulateIncreasing((y) => mean(shape.map((of) => attack(y * of))));
      tables.set(name, table);
      return (x: number) => table(x * own);
    }),
  );
  return {
    classOf,
    classes: example.length,
    example,
    inClass,
    means: SETTINGS.map((_, setting) => means.map((of) => of[setting])),
    chance: (setting, c, x) => risks[c][setting](x),
  };
}

/** Ages of one course class (the same branches and contacts in class): the class of each age, and one age of each class. */
function courseClasses(course: Course, classRate: Float64Array): { classOf: Uint8Array; example: number[] } {
  const classOf = new Uint8Array(AGES);
  const example: number[] = [];
  const seen = new Map<string, number>();
  for (let age = 0; age < AGES; age++) {
    const branches = Array.from(
      { length: course.stages * BRANCHES },
      (_, j) => course.branchUpTo[j * AGES + age],
    );
    const name = [classRate[bandOf(age)], ...branches].join();
    if (!seen.has(name)) {
      seen.set(name, example.length);
      example.push(age);
    }
    classOf[age] = seen.get(name) as number;
  }
  return { classOf, example };
}

/** Walks SAMPLES courses at an age: calls `visit` with the number of the sample, each stage of it in turn, and its days. */
export function walkCourses(
  course: Course,
  age: number,
  visit: (sample: number, stage: number, days: number) => void,
): void {
  const columns = Array.from({ length: course.stages * 2 }, (_, d) => column(d));
  for (let i = 0; i < SAMPLES; i++) {
    let stage = 0;
    do {
      const dwell = course.dwell.subarray(stage * TABLE_SIZE, (stage + 1) * TABLE_SIZE);
      visit(i, stage, Math.max(1 / 4096, lookup(dwell, columns[stage * 2][i])));
      const branch = columns[stage * 2 + 1][i];
      let j = 0;
      while (branch >= course.branchUpTo[(stage * BRANCHES + j) * AGES + age]) j++;
      stage = course.branchTo[stage * BRANCHES + j];
    } while (stage < RECOVERED);
  }
}

/** [6 settings][SAMPLES] exposures (without ν) of courses at an age, their mean brought to the exact one. */
export function sampleExposures(course: Course, age: number): Float64Array[] {
  const result = SETTINGS.map(() => new Float64Array(SAMPLES));
  walkCourses(course, age, (i, stage, days) => {
    for (let s = 0; s < SETTINGS.length; s++)
      result[s][i] = result[s][i] + days * course.rate[stage * SETTINGS.length + s];
  });
  const chance = visitChances(course, age);
  for (let s = 0; s < SETTINGS.length; s++) {
    const sample = result[s];
    let exact = 0;
    for (let k = 0; k < course.stages; k++)
      exact +=
        chance[k] *
        course.rate[k * SETTINGS.length + s] *
        tableMean(course.dwell.subarray(k * TABLE_SIZE, (k + 1) * TABLE_SIZE));
    const mean = sample.reduce((sum, x) => sum + x, 0) / SAMPLES;
    if (mean > 0) for (let i = 0; i < SAMPLES; i++) sample[i] = (sample[i] * exact) / mean;
  }
  return result;
}

/** Probability that a course at an age visits each stage (the graph has no cycles). */
function visitChances(course: Course, age: number): Float64Array {
  const chance = new Float64Array(course.stages);
  const walk = (stage: number, probability: number): void => {
    chance[stage] += probability;
    let below = 0;
    for (let j = 0; j < BRANCHES; j++) {
      const upTo = course.branchUpTo[(stage * BRANCHES + j) * AGES + age] / 4294967296;
      const to = course.branchTo[stage * BRANCHES + j];
      if (upTo > below && to < RECOVERED) walk(to, probability * (upTo - below));
      below = Math.max(below, upTo);
    }
  };
  walk(0, 1);
  return chance;
}
