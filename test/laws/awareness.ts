/** Towns in which nothing is said, and people go by the deaths that they see or hear of from those they know. */
import { loadKernel } from "../../runner/kernel.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import { layTown, type Town } from "../../verify/town.ts";

/** Two days latent, four infectious without feeling it, so that only who is aware stays away; some then die. */
export const killing = (r0: number, fatality: number): object => ({
  name: "killing",
  r0,
  stages: [
    { name: "latent", dwell: { family: "gamma", mean: 2, sd: 1 }, next: [{ to: "infectious" }] },
    {
      name: "infectious",
      dwell: { family: "gamma", mean: 4, sd: 2 },
      infectiousness: 1,
      severe: true,
      next: [{ to: "dying", probability: fatality }, { to: "recovered" }],
    },
    { name: "dying", dwell: { family: "gamma", mean: 5, sd: 2 }, next: [{ to: "dead" }] },
  ],
});

/** Strong responses, each at an end of its declared range; nothing leaks (beyond the range, as is what tests add). */
export const STRONG: Readonly<Record<string, number>> = {
  "behaviour.precautionEffect": 0.6,
  "behaviour.gatherEffect": 0.8,
  "behaviour.means": 1,
  "behaviour.unadvised": 0.6,
  "fear.half": 0.5,
  "information.leakProbability": 0,
};

/** A town with every mechanism that is always on, and no decision. */
export const town = (asked: Town, like?: Setting): Setting =>
  layTown({ without: [], worlds: [{ name: "silent", decisions: [] }], ...asked }, like);

export const play = (setting: Setting, fates: number): WorldRun => simulate(loadKernel(), setting, { fates });

export const total = (days: ArrayLike<number>): number => Array.from(days).reduce((sum, x) => sum + x, 0);
export const mean = (values: ArrayLike<number>): number => total(values) / values.length;
export const seeds = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/** Whether so many are infected before the outbreak is over. */
export function invades(setting: Setting, fates: number, threshold: number): boolean {
  let infected = 0;
  simulate(loadKernel(), setting, {
    fates,
    onDay: (_day, engine) => {
      infected += total(engine.counts.infected);
      return infected < threshold && engine.active() > 0;
    },
  });
  return infected >= threshold;
}

/** Means of each day with those up to `reach` days before and after. */
function smoothed(days: ArrayLike<number>, reach: number): number[] {
  return Array.from(days, (_, i) =>
    mean(Array.from(days).slice(Math.max(0, i - reach), Math.min(days.length, i + reach + 1))),
  );
}

/** Waves of daily numbers: peaks of at least `least` a day with, between any two, a trough at least a third below the lower. */
export function waves(days: ArrayLike<number>, least: number, reach = 10): number {
  const course = smoothed(days, reach);
  let [count, peak, trough] = [0, course[0]!, Infinity];
  let rising = true;
  for (const now of course) {
    if (rising) {
      peak = Math.max(peak, now);
      if (now > peak * (2 / 3)) continue;
      if (peak >= least) count++;
      [rising, trough] = [false, now];
    } else {
      trough = Math.min(trough, now);
      if (trough < now * (2 / 3)) [rising, peak] = [true, now];
    }
  }
  return rising && peak >= least ? count + 1 : count;
}
