/**
 * POLYMOD, taken again by simulation: people of its eight countries write down whom they meet.
 *
 * Whoever takes part has a disease that spreads at one and the same low rate by any contact in any setting, and that nobody who
 * catches it passes on before the survey is over. Those they infect are then contacts, each counted with the same small
 * probability. Two weeks, with weekends.
 */
import { loadAtlas } from "../../runner/atlas.ts";
import { EventKind, NOBODY, SETTINGS, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { diaryOf, type Everyday, type Location, LOCATIONS } from "../../src/population/diary.ts";
import { ageAt, livingThere, personAt } from "../../src/population/people.ts";
import { bandOf } from "../../src/population/population.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { Conditions } from "../check.ts";
import { once } from "../once.ts";

/** Participants of the survey by country and by age: the world is like the first, and ages are weighted to the second. */
const BY_COUNTRY = { BE: 750, FI: 1006, DE: 1341, IT: 849, LU: 1051, NL: 269, PL: 1012, GB: 1012 };
export const AGES = [0, 5, 10, 15, 20, 30, 40, 50, 60, 70] as const;
const BY_AGE = [660, 661, 713, 685, 879, 815, 908, 906, 728, 270];
/** Household sizes told apart: six stands for more, too. */
export const HOUSEHOLDS = 6;

/** Chance that one contact infects. */
const CHANCE = 0.003;
const WAITING_DAYS = 21;
const WRITING_DAYS = 16;
const [FIRST_DAY, DAYS] = [WAITING_DAYS + 1, 14];
const MONDAY_TO_FRIDAY = 5;

const EVERYDAY = SETTINGS.slice(0, 4) as readonly Everyday[];

export interface Survey {
  /** Mean contacts a day, and by age group; by size of the household. */
  mean: number;
  byAge: readonly number[];
  byHousehold: readonly number[];
  /** Shares of contacts by location, physical ones of all and of those of a location. */
  share: Readonly<Record<Location, number>>;
  physical: number;
  physicalAt: Readonly<Record<Location, number>>;
  /** Contacts on a Saturday or Sunday, of those on a Monday to Friday. */
  weekend: number;
}

function scenarioText(people: number, participants: number): string {
  const all = Object.values(BY_COUNTRY).reduce((sum, n) => sum + n, 0);
  const places = Object.entries(BY_COUNTRY).map(([country, n], i) => ({
    name: country,
    country,
    people: Math.round((people * n) / all),
    latitude: 40 + 3 * i,
    longitude: 5 * i,
  }));
  return JSON.stringify({
    version: 3,
    name: "diaries",
    days: FIRST_DAY + DAYS,
    world: { places },
    disease: {
      name: "diary",
      householdSar: 1 - Math.exp(-CHANCE * WRITING_DAYS),
      intensity: { household: 1, class: 1, work: 1, community: 1 },
      stages: [
        { name: "waiting", dwell: { family: "fixed", days: WAITING_DAYS }, next: [{ to: "writing" }] },
        {
          name: "writing",
          dwell: { family: "fixed", days: WRITING_DAYS },
          infectiousness: 1,
          next: [{ to: "recovered" }],
        },
      ],
    },
    seedInfections: participants,
    calendar: { weekends: true, startsOn: "monday" },
    without: ["information", "trust", "fear", "behaviour"],
  });
}

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, n) => sum + n, 0);
const groupOf = (age: number): number => AGES.findLastIndex((from) => age >= from);
const cells = (): number[][] => AGES.map(() => new Array<number>(HOUSEHOLDS).fill(0));

/** The survey; twice as many, and four times as many people, at full size. */
export const survey: (conditions: Conditions) => Survey = once(({ kernel, full }) => {
  const scale = full ? 4 : 1;
  const scenario = readScenario(scenarioText(2_200_000 * scale, 220_000 * scale), "diaries.json");
  const setting = prepareSetting(scenario, loadAtlas());
  const { population } = setting;
  const cellOf = (address: number): { group: number; home: number; band: number } => {
    const { age, householdSize } = personAt(population, address);
    return {
      group: groupOf(age),
      home: Math.min(householdSize, HOUSEHOLDS) - 1,
      band: bandOf(age),
    };
  };

  const taking = cells();
  const met = cells();
  const located = AGES.map(() => new Map(LOCATIONS.map((location) => [location, { share: 0, physical: 0 }])));
  const byDay = AGES.map(() => new Array<number>(DAYS).fill(0));
  const people = new Array<number>(AGES.length).fill(0);
  for (let address = 0; address < population.addresses; address++)
    if (livingThere(population, address)) people[groupOf(ageAt(population, address))] += 1;
  const infected = new Array<number>(AGES.length).fill(0);
  simulate(kernel, setting, {
    log: { from: 0, to: population.addresses, kinds: [EventKind.infected] },
    onEvents(events) {
      // Whoever has it already is met and not counted: so each counts for those of their age who have it.
      const weights = people.map((all, group) => all / (all - infected[group]) / CHANCE / DAYS);
      for (const { person } of events) infected[groupOf(ageAt(population, person))] += 1;
      for (const { time, a, person, other } of events) {
        if (other === NOBODY) {
          const { group, home } = cellOf(person);
          taking[group][home] += 1;
          continue;
        }
        const day = Math.floor(time / UNITS_PER_DAY) - FIRST_DAY;
        if (day < 0) continue;
        const { group, home, band } = cellOf(other);
        const weight = weights[groupOf(ageAt(population, person))];
        met[group][home] += weight;
        byDay[group][day] += weight;
        const entries = diaryOf(EVERYDAY[a], band);
        for (const [location, sum] of located[group]) {
          sum.share += weight * entries[location].share;
          sum.physical += weight * entries[location].physical;
        }
      }
    },
  });

  const weights = taking.map((homes, group) => BY_AGE[group] / sumOf(homes));
  /** Sum over age groups, weighted to the survey's. */
  const weighted = (of: (group: number) => number): number =>
    sumOf(weights.map((weight, group) => weight * of(group)));
  const all = weighted((group) => sumOf(met[group]));
  const byLocation = (of: (group: number, location: Location) => number): Record<Location, number> =>
    Object.fromEntries(
      LOCATIONS.map((location) => [location, weighted((group) => of(group, location))]),
    ) as Record<Location, number>;
  const shares = byLocation((group, location) => located[group].get(location)!.share);
  const touched = byLocation((group, location) => located[group].get(location)!.physical);
  const daysOf = (wanted: (weekday: number) => boolean): number => {
    const days = Array.from({ length: DAYS }, (_, day) => day).filter((day) => wanted((FIRST_DAY + day) % 7));
    return weighted((group) => sumOf(days.map((day) => byDay[group][day]))) / days.length;
  };
  return {
    mean: all / sumOf(BY_AGE),
    byAge: met.map((homes, group) => sumOf(homes) / sumOf(taking[group])),
    byHousehold: Array.from(
      { length: HOUSEHOLDS },
      (_, home) => weighted((group) => met[group][home]) / weighted((group) => taking[group][home]),
    ),
    share: Object.fromEntries(
      Object.entries(shares).map(([location, n]) => [location, n / all]),
    ) as Survey["share"],
    physical: sumOf(Object.values(touched)) / all,
    physicalAt: Object.fromEntries(
      LOCATIONS.map((location) => [location, touched[location] / shares[location]]),
    ) as Survey["physicalAt"],
    weekend:
      daysOf((weekday) => weekday >= MONDAY_TO_FRIDAY) / daysOf((weekday) => weekday < MONDAY_TO_FRIDAY),
  };
});
