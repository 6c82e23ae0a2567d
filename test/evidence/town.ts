/** A town of the United States with everything at work, for what past epidemics showed. */
import { SECTORS } from "../../src/kernel/engine.ts";
import type { Measure, WorldRun } from "../../src/outcomes/result.ts";
import { sectorNumber } from "../../src/population/sectors.ts";
import { OUTPUTS, type Output } from "../../src/society/services/table.ts";
import type { Setting } from "../../src/setting.ts";
import { lay, run } from "../laws/worlds.ts";

export const SEEDS = [1, 2, 3, 4] as const;

const TELLS =
  "{ at: { when: detection, after: 1 }, say: { stance: tell-with-range, threat: 0.7, advice: 0.7 } }";

/** 100,000 people in three places around one; `orders` are decisions of the authority besides telling. */
export const town = (disease: string, orders = "", ...sets: string[]): Setting =>
  lay(
    `
version: 3
name: evidence
days: 150
world:
  places:
    - { name: Ashford, people: 60000, latitude: 39, longitude: -77, country: US }
    - { name: Brook, people: 25000, latitude: 39.1, longitude: -77.1, country: US }
    - { name: Cove, people: 15000, latitude: 39.2, longitude: -77, country: US }
population: { type: us, mixing: structured, quarters: true }
disease: ${disease}
seedInfections: 30
with: [all]
worlds: [{ name: told, decisions: [${TELLS}${orders}] }]
`,
    ...sets,
  );

/**
 * R0 1.8 is the middle of 51 estimates, their quartiles 1.47 and 2.27 (Biggerstaff et al. 2014), and of the cities of the
 * United States 2 to 3 (Mills et al. 2004, from memory). What is told of operators, beds and coffins is told of the worst hit
 * of them, so it is looked for at 3.
 */
export const INFLUENZA = "{ preset: influenza-1918, r0: 3 }";
export const COVID = "{ preset: covid-19-ancestral }";

export interface Lived {
  run: WorldRun;
  /** Sum over the places by day. */
  daily(measure: Measure): number[];
  /** Lowest of the places by day. */
  least: Readonly<Record<Output, readonly number[]>>;
  /** Share of telephone workers who are not at work, by day. */
  operatorsAbsent: readonly number[];
  /** Share of needs that neighbours meet: the mean of the places, by day. */
  aid: readonly number[];
  /** Share of people who avoid company of their own accord, by day. */
  apart: readonly number[];
  /** Day on which most are ill. */
  peak: number;
}

const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0);

export function live(setting: Setting, fates: number): Lived {
  const { places } = setting.population;
  const telecom = sectorNumber("telecom");
  const least = Object.fromEntries(OUTPUTS.map((name) => [name, [] as number[]])) as Record<Output, number[]>;
  const [operatorsAbsent, aid, apart] = [[] as number[], [] as number[], [] as number[]];
  const outcome = run(setting, {
    fates,
    onDay(_day, { counts }, { fields: f, living }) {
      for (const name of OUTPUTS) least[name].push(Math.min(...f[name]!));
      let [present, all] = [0, 0];
      for (let p = 0; p < places; p++) {
        const at = p * SECTORS + telecom;
        all += f.workforce![at]!;
        present += (f.workforce![at]! - counts.missing[at]!) * f.willing![at]!;
      }
      operatorsAbsent.push(1 - present / all);
      aid.push(total(f.aid!) / places);
      apart.push(total(f.avoided!) / total(living));
      return undefined;
    },
  });
  const daily = (measure: Measure): number[] =>
    Array.from({ length: outcome.days }, (_, day) =>
      total(outcome.daily[measure].subarray(day * places, (day + 1) * places)),
    );
  const ill = daily("ill");
  return { run: outcome, daily, least, operatorsAbsent, aid, apart, peak: ill.indexOf(Math.max(...ill)) };
}

/** Mean over the days from `from` up to but without `until`. */
export const over = (values: readonly number[], from: number, until: number): number =>
  total(values.slice(from, until)) / (until - from);

/** Highest mean of seven days in a row. */
export const worstWeek = (values: readonly number[]): number =>
  Math.max(...values.slice(6).map((_, day) => over(values, day, day + 7)));
