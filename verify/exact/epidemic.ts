/** Epidemics of the kernel among people who all meet alike, and what the textbooks measure of them. */
import type { WorldRun } from "../../src/outcomes/result.ts";
import { simulate } from "../../src/simulate.ts";
import type { Conditions } from "../check.ts";
import { lay, type Textbook } from "../textbook.ts";

export interface Epidemic {
  people: number;
  /** Shares of all people at the end of each day: ever infected, and now in the last stage, the infectious one. */
  infected: number[];
  infectious: number[];
  /** Infections of each day. */
  daily: number[];
  run: WorldRun;
}

/** Runs until nobody is in course, or until `enough` of all have been infected; one epidemic for each seed of the fates. */
export function runEpidemics(
  { kernel }: Conditions,
  textbook: Textbook,
  seeds: readonly number[],
  enough = 1,
): Epidemic[] {
  const setting = lay(textbook);
  const last = setting.scenario.disease.stages.length - 1;
  const { people } = textbook;
  return seeds.map((fates) => {
    const infected: number[] = [];
    const infectious: number[] = [];
    const daily: number[] = [];
    let all = 0;
    const run = simulate(kernel, setting, {
      fates,
      onDay: (_, engine) => {
        const today = engine.counts.infected.reduce((sum, n) => sum + n, 0);
        all += today;
        daily.push(today);
        infected.push(all / people);
        infectious.push(engine.counts.occupied[last]! / people);
        return engine.active() > 0 && all < enough * people;
      },
    });
    return { people, infected, infectious, daily, run };
  });
}

export const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** Mean share ever infected; each must have died out. */
export function finalSize(epidemics: readonly Epidemic[]): number {
  for (const { run } of epidemics)
    if (run.active > 0) throw new Error(`${run.active} people are still infected on the last day`);
  return average(epidemics.map(({ infected }) => infected.at(-1)!));
}

/**
 * Day of the peak of the infectious: the top of the cubic through the logarithms of the days around it (a parabola would
 * put it up to 0.3 days late). Counts are of the end of a day, and those at the start were infected in the middle of day
 * 0, on average: half a day after time 0 of the equations.
 */
export function peakDay({ infectious }: Epidemic): number {
  const WINDOW = 4;
  let top = 0;
  for (const [day, share] of infectious.entries()) if (share > infectious[top]!) top = day;
  // Least squares on the days d = -4..4 around it.
  const days = Array.from({ length: 2 * WINDOW + 1 }, (_, i) => i - WINDOW);
  const log = (d: number): number => Math.log(infectious[top + d]!);
  const over = (term: (d: number) => number): number => days.reduce((sum, d) => sum + term(d), 0);
  const [squares, fourths, sixths] = [over((d) => d ** 2), over((d) => d ** 4), over((d) => d ** 6)];
  const meanSquare = squares / days.length;
  const slope =
    (over((d) => d * log(d)) * sixths - over((d) => d ** 3 * log(d)) * fourths) /
    (squares * sixths - fourths ** 2);
  const bend = over((d) => (d * d - meanSquare) * log(d)) / over((d) => (d * d - meanSquare) ** 2);
  return top - slope / (2 * bend) + 0.5;
}

/** Day on which so large a share has ever been infected, counted like the day of the peak. */
export function dayOf({ infected }: Epidemic, share: number): number {
  const after = infected.findIndex((reached) => reached >= share);
  const [before, then] = [infected[after - 1]!, infected[after]!];
  return after - 1 + Math.log(share / before) / Math.log(then / before) + 0.5;
}

/** The growth while so large a share has been infected. */
const FROM = 0.002;
const UNTIL = 0.02;

/**
 * Growth a day among people of whom nobody has been infected. Measured is the slope, by least squares, of the logarithm of
 * daily infections per susceptible while 0.2 % to 2 % have been infected. Some of them are met in vain: `growthOf` says
 * what growth goes with an R0, and by its ratio between R0 and R0 times the mean share of susceptibles the slope is raised.
 */
export function measureGrowth(
  conditions: Conditions,
  textbook: Textbook,
  growthOf: (r0: number) => number,
  seeds: readonly number[],
): number {
  const epidemics = runEpidemics(conditions, textbook, seeds, 1.5 * UNTIL);
  const points: { day: number; log: number; infected: number }[] = [];
  // Of all epidemics together, for as long as all of them last.
  const days = Math.min(...epidemics.map(({ daily }) => daily.length));
  for (let day = 0; day < days; day++) {
    const infected = average(epidemics.map((epidemic) => epidemic.infected[day]!));
    const today = average(epidemics.map(({ daily }) => daily[day]!));
    if (infected > FROM && infected < UNTIL)
      points.push({ day, log: Math.log(today / (1 - infected)), infected });
  }
  const middle = average(points.map(({ day }) => day));
  const products = points.reduce((sum, { day, log }) => sum + (day - middle) * log, 0);
  const slope = products / points.reduce((sum, { day }) => sum + (day - middle) ** 2, 0);
  const susceptible = 1 - average(points.map(({ infected }) => infected));
  return (slope * growthOf(textbook.r0)) / growthOf(textbook.r0 * susceptible);
}
