/** Outbreaks made with known parameters, and what those imply in closed form. */
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { Setting } from "../../src/setting.ts";
import type { Conditions } from "../check.ts";
import { runLogged } from "../log.ts";
import { layTown } from "../town.ts";
import type { Records } from "./estimates.ts";

const PEOPLE = 2_000_000;
/** Infected when a run ends: the records close. */
const LAST = 0.03 * PEOPLE;
/** No course is longer but one in a million. */
const LONGEST_COURSE_DAYS = 18;

export const LATENT = { mean: 3, sd: 1.5 } as const;
export const INFECTIOUS = { mean: 4, sd: 2 } as const;
/** Of those infected, the share who fall severely ill, when they are infectious no longer. */
const SEVERE = 0.3;

const gamma = (days: { mean: number; sd: number }): object => ({ family: "gamma", ...days });

/** The course, and how it spreads: R0, growth, dispersion. */
export function layOutbreak(
  mixing: "homogeneous" | "structured",
  spread: object,
  more: object = {},
): Setting {
  return layTown({
    people: PEOPLE,
    days: 400,
    population: { mixing },
    disease: {
      name: "known",
      ...spread,
      stages: [
        { name: "latent", dwell: gamma(LATENT), next: [{ to: "infectious" }] },
        {
          name: "infectious",
          dwell: gamma(INFECTIOUS),
          infectiousness: 1,
          next: [{ to: "severe", probability: SEVERE }, { to: "recovered" }],
        },
        {
          name: "severe",
          dwell: gamma({ mean: 5, sd: 2 }),
          severe: true,
          ill: true,
          next: [{ to: "recovered" }],
        },
      ],
    },
    seedInfections: 100,
    ...more,
  });
}

export interface Recorded {
  setting: Setting;
  /** Early ones: after the first have been forgotten, and while few are immune. */
  growing: Records;
  /** Of these cases all victims are on record. */
  completed: Records;
  run: WorldRun;
}

export function record(conditions: Conditions, setting: Setting, runs: number): Recorded[] {
  return Array.from({ length: runs }, (_, i) => {
    const { infections, run } = runLogged(conditions, setting, { fates: i + 1 }, LAST);
    const closes = infections.at(-1)!.at;
    const until = infections.findIndex(({ at }) => at > closes - LONGEST_COURSE_DAYS);
    return {
      setting,
      growing: { infections, from: 3000, until: 15_000 },
      completed: { infections, from: 1000, until },
      run,
    };
  });
}

/** Laplace transform of a gamma distribution. */
const transform = ({ mean, sd }: { mean: number; sd: number }, r: number): number =>
  (1 + (r * sd ** 2) / mean) ** -((mean / sd) ** 2);

/** R of a growth: infectious evenly over the infectious period, however long it is (Euler and Lotka). */
export function reproductionOf(growth: number): number {
  const infectious = (1 - transform(INFECTIOUS, growth)) / (growth * INFECTIOUS.mean);
  return 1 / (transform(LATENT, growth) * infectious);
}

/** Growth of an R above 1, by bisection. */
export function growthFor(reproduction: number): number {
  let [low, high] = [1e-9, 2];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (reproductionOf(middle) < reproduction) low = middle;
    else high = middle;
  }
  return low;
}

/** Generation interval: the latent period, and a point drawn evenly from the infectious one, long ones counting for more. */
export function intervalOfCourse(): { mean: number; sd: number } {
  const { mean, sd } = INFECTIOUS;
  const scale = sd ** 2 / mean;
  const square = mean ** 2 + sd ** 2;
  const cube = square * (mean + 2 * scale);
  const point = square / (2 * mean);
  return {
    mean: LATENT.mean + point,
    sd: Math.sqrt(LATENT.sd ** 2 + cube / (3 * mean) - point ** 2),
  };
}
