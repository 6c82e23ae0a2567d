/** Curves of whole worlds, made from the day × place arrays of a run, and small operations on them. */
import { MEASURES, type Measure, type WorldRun } from "../outcomes/result.ts";

/** Measures that are a level of each place, averaged over people; all others are counts, summed. */
const LEVELS: ReadonlySet<Measure> = new Set(["trust", "fear"]);

/** One measure of one world by day: the sum over places, or for trust and fear the mean over people. */
export function worldCurve(run: WorldRun, measure: Measure, people: ArrayLike<number>): number[] {
  const values = run.daily[measure];
  const level = LEVELS.has(measure);
  let total = 0;
  for (let place = 0; place < run.places; place++) total += people[place];
  return Array.from({ length: run.days }, (_, day) => {
    let sum = 0;
    for (let place = 0; place < run.places; place++) {
      const value = values[day * run.places + place];
      sum += level ? value * people[place] : value;
    }
    return level ? (total > 0 ? sum / total : 0) : sum;
  });
}

export type Curves = Record<Measure, number[]>;

export function worldCurves(run: WorldRun, people: ArrayLike<number>): Curves {
  const names = Object.keys(MEASURES) as Measure[];
  return Object.fromEntries(names.map((name) => [name, worldCurve(run, name, people)])) as Curves;
}

/** The sum of one measure over all days, by place. */
export function placeTotals(run: WorldRun, measure: Measure): number[] {
  const out = new Array<number>(run.places).fill(0);
  const values = run.daily[measure];
  for (let i = 0; i < values.length; i++) out[i % run.places]! += values[i]!;
  return out;
}

/** Mean of the seven days up to each day (of fewer at the start). */
export function weekMean(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value, day) => {
    sum += value - (day >= 7 ? values[day - 7]! : 0);
    return Math.max(0, sum) / Math.min(7, day + 1);
  });
}

export function cumulative(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function peak(values: readonly number[]): { day: number; value: number } {
  let day = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[day]!) day = i;
  return { day, value: values[day] };
}
