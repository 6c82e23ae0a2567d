/** A world in a few numbers, for sentences and tables. */
import type { Totals, WorldRun } from "./result.ts";

/** Sum of a days × places measure over the places, by day. */
export function byDay(run: WorldRun, daily: Float64Array): number[] {
  const sums = new Array<number>(run.days).fill(0);
  for (let day = 0; day < run.days; day++) {
    let sum = 0;
    for (let place = 0; place < run.places; place++) sum += daily[day * run.places + place];
    sums[day] = sum;
  }
  return sums;
}

/** Sum of a measure over the whole run. */
const overall = (daily: Float64Array): number => daily.reduce((sum, x) => sum + x, 0);

/** Days that those who die by day (`deaths`) no longer live: of each, the days left after the day of death. */
export const lifeDaysAfter = (deaths: readonly number[]): number =>
  deaths.reduce((sum, today, day) => sum + today * (deaths.length - 1 - day), 0);

/** `people` by place weighs the trust at the end. The truth gap is the mean over the days of true minus announced deaths. */
export function totalsOf(run: WorldRun, people: ArrayLike<number>): Totals {
  const ill = byDay(run, run.daily.ill);
  const peakIll = Math.max(...ill);
  const killed = byDay(run, run.daily.killed);
  const deaths = byDay(run, run.daily.deaths).map((ofDisease, day) => ofDisease + killed[day]!);
  const announced = byDay(run, run.daily.announced);
  let dead = 0;
  let gap = 0;
  deaths.forEach((today, day) => {
    dead += today;
    gap += dead - announced[day];
  });
  let trust = 0;
  let everyone = 0;
  for (let place = 0; place < run.places; place++) {
    trust += people[place] * run.daily.trust[(run.days - 1) * run.places + place];
    everyone += people[place];
  }
  const displaced = overall(run.daily.displacedDays);
  const detected = run.notes.find((note) => note.kind === "detection");
  return {
    infections: overall(run.daily.infections),
    deaths: dead,
    killed: overall(run.daily.killed),
    lifeDaysLost: lifeDaysAfter(deaths),
    peakIll,
    peakDay: ill.indexOf(peakIll),
    homeDays: overall(run.daily.homeDays),
    precautionDays: overall(run.daily.precaution),
    avoidedDays: overall(run.daily.avoided),
    workDaysLost: overall(run.daily.workDaysLost),
    schoolDaysLost: overall(run.daily.schoolDaysLost),
    workDaysOrdered: overall(run.daily.workDaysOrdered),
    schoolDaysOrdered: overall(run.daily.schoolDaysOrdered),
    confinedDays: overall(run.daily.isolationDays) + overall(run.daily.quarantineDays),
    tests: overall(run.daily.tests),
    doses: overall(run.daily.doses),
    displacedDays: displaced,
    // Whoever is away and nobody's guest is out of the world.
    outsideDays: displaced - overall(run.daily.guestDays),
    exported: overall(run.daily.exported),
    careAvoided: overall(run.daily.careAvoided),
    refused: overall(run.daily.refused),
    hungryDays: overall(run.daily.hungry),
    coldDays: overall(run.daily.cold),
    withoutPowerDays: overall(run.daily.withoutPower),
    withoutWaterDays: overall(run.daily.withoutWater),
    unburiedDays: overall(run.daily.unburied),
    incidents: overall(run.daily.incidents),
    aidedDays: overall(run.daily.aided),
    bereaved: overall(run.daily.bereaved),
    trustAtEnd: trust / everyone,
    truthGap: gap / run.days,
    detected: detected?.day ?? -1,
    susceptible: run.susceptible,
    active: run.active,
  };
}
