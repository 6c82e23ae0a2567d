/** What the authority can see of the outbreak, and what is truly there to be seen. */
import { exp, log } from "../maths/elementary.ts";
import type { Stage } from "../scenario/scenario.ts";
import { gammaDelay } from "./delay.ts";
import { FIXED } from "./fixed.ts";
import type { Mechanism, Today } from "./mechanism.ts";

/** The authority knows that there is an outbreak once this many severe cases are confirmed. */
export const DETECTION_CASES: number = FIXED.detectionCases.value;
/** Longest reporting delay kept, in days: longer ones are reported then. */
const DELAY_DAYS = FIXED.longestDelay.value;
/** Days of deaths remembered: two weeks, for growth is of one week over the other. */
const FORTNIGHT = FIXED.mourningDays.value;
const PER = 100_000;
/** Deaths unreported so far cannot be guessed at more than this many times those reported a week. */
const GROWTH_LIMIT = FIXED.mostGrowth.value;

/** Sum of a list of the last fortnight over `days` days, the last of them `from` days ago. */
function sumDays(list: Float64Array, place: number, day: number, from: number, days: number): number {
  let sum = 0;
  for (let ago = from; ago < from + days; ago++) {
    sum += list[place * FORTNIGHT + ((day + FORTNIGHT - ago) % FORTNIGHT)];
  }
  return sum;
}

/** Spreads what happened yesterday over the days on which it will be reported. */
function report(list: Float64Array, place: number, day: number, amount: number, delay: Float64Array): void {
  for (let k = 1; k < DELAY_DAYS; k++) {
    list[place * DELAY_DAYS + ((day - 1 + k) % DELAY_DAYS)] += amount * delay[k];
  }
}

/** Takes what is reported today out of the list. */
function take(list: Float64Array, place: number, day: number): number {
  const at = place * DELAY_DAYS + (day % DELAY_DAYS);
  const amount = list[at];
  list[at] = 0;
  return amount;
}

/** How deaths are believed to have grown over the reporting delay, from two weeks of reports; 1 to GROWTH_LIMIT. */
function growth(week: number, weekBefore: number, delayDays: number): number {
  if (week <= weekBefore) return 1;
  if (weekBefore <= 0) return GROWTH_LIMIT;
  return Math.min(GROWTH_LIMIT, exp((log(week / weekBefore) * delayDays) / 7));
}

function perWeek(count: number, people: number): number {
  return people > 0 ? (count * PER) / people : 0;
}

/** Which stages make a person a severe case: severe ones that can follow one that is not, so that none counts twice. */
export function severeEntries(stages: readonly Stage[]): boolean[] {
  return stages.map(
    (stage, s) =>
      stage.severe &&
      (s === 0 ||
        stages.some((before) => !before.severe && before.next.some((branch) => branch.to === stage.name))),
  );
}

/** Sum of the counts of a place, rows of `width`; of the marked columns if marks are given. */
function sumRow(counts: Uint32Array, place: number, width: number, marks?: readonly boolean[]): number {
  let sum = 0;
  for (let i = 0; i < width; i++) if (marks === undefined || marks[i]) sum += counts[place * width + i];
  return sum;
}

/** Takes in a place's severe cases and deaths of yesterday, and what of earlier days is reported today. */
function learn(
  { fields: f, day, value, population }: Today,
  p: number,
  severe: number,
  deaths: number,
): void {
  const people = population.people[p];
  const ascertainment = value("ascertainment");
  if (severe > 0) report(f.severeDue, p, day, severe * ascertainment, f.reportDelay);
  if (deaths > 0) report(f.deathsDue, p, day, deaths * ascertainment, f.reportDelay);
  const mistaken = (value("falseCases") * people) / PER;
  const waiting = f.laboratoryQueue[p] + take(f.severeDue, p, day) + mistaken;
  const confirmed = Math.min(waiting, (value("laboratory") * people) / PER);
  f.laboratoryQueue[p] = waiting - confirmed;
  f.known[p] += confirmed;
  f.falseKnown[p] = Math.min(f.known[p], f.falseKnown[p] + mistaken);
  const reported = take(f.deathsDue, p, day);
  f.knownDeaths[p] += reported;
  const at = p * FORTNIGHT + (day % FORTNIGHT);
  f.recentDeaths[at] = deaths;
  f.recentKnownDeaths[at] = reported;
}

/** A place's deaths of the last week: true, known, and between what numbers the authority would put them. */
function estimate({ fields: f, day, value, population }: Today, p: number): void {
  const people = population.people[p];
  f.deathsFortnight[p] = sumDays(f.recentDeaths, p, day, 0, FORTNIGHT);
  f.deathsWeek[p] = perWeek(sumDays(f.recentDeaths, p, day, 0, 7), people);
  const known = sumDays(f.recentKnownDeaths, p, day, 0, 7);
  const grown = growth(known, sumDays(f.recentKnownDeaths, p, day, 7, 7), value("delayMean"));
  const genuine = f.known[p] > 0 ? 1 - f.falseKnown[p] / f.known[p] : 1;
  f.knownWeek[p] = perWeek(known, people);
  f.knownLow[p] = f.knownWeek[p] * genuine;
  f.knownHigh[p] = Math.min(PER, (f.knownWeek[p] / value("ascertainment")) * grown);
}

/** Totals of the world, as counts, and its true deaths of the last week per 100,000. */
function total({ fields: f, population }: Today): void {
  let [known, deaths, week, low, high, trueWeek, people] = [0, 0, 0, 0, 0, 0, 0];
  for (let p = 0; p < population.places; p++) {
    const share = population.people[p] / PER;
    known += f.known[p];
    deaths += f.knownDeaths[p];
    week += f.knownWeek[p] * share;
    low += f.knownLow[p] * share;
    high += f.knownHigh[p] * share;
    trueWeek += f.deathsWeek[p] * share;
    people += population.people[p];
  }
  f.knownWorld[0] = known;
  f.knownDeathsWorld[0] = deaths;
  f.knownWeekCount[0] = week;
  f.knownLowCount[0] = low;
  f.knownHighCount[0] = high;
  f.deathsWeekWorld[0] = perWeek(trueWeek, people);
}

export const surveillance: Mechanism = {
  name: "surveillance",
  about:
    "The authority comes to know a share of severe cases and deaths, late, and no more than its laboratories can test.",
  parameters: {
    ascertainment: {
      about: "Share of severe cases and of deaths that are ever recognised as this disease",
      unit: "share",
      value: 0.5,
      range: [0.2, 0.9],
      limits: [0.01, 1],
      grade: "X",
      source: "assumption; no source fixes it before a disease is known",
    },
    delayMean: {
      about: "Mean delay from falling severely ill, or dying, to the authority's knowing",
      unit: "days",
      value: 7,
      range: [4, 12],
      limits: [1, 30],
      grade: "X",
      source: "assumption; gamma distribution",
    },
    delaySd: {
      about: "Standard deviation of that delay",
      unit: "days",
      value: 4,
      range: [2, 6],
      limits: [0.5, 15],
      grade: "X",
      source: "assumption; gamma distribution",
    },
    laboratory: {
      about: "Severe cases that can be confirmed a day for each 100,000 people; the others wait",
      unit: "cases per 100,000 per day",
      value: 20,
      range: [5, 100],
      limits: [0, 100_000],
      grade: "X",
      source: "assumption",
    },
    falseCases: {
      about: "Other illness confirmed as this disease by mistake",
      unit: "cases per 100,000 per day",
      value: 0.0002,
      range: [0, 0.001],
      limits: [0, 10],
      grade: "X",
      source: "assumption; can raise a false alarm",
    },
  },
  owns: {
    known: "place",
    knownDeaths: "place",
    knownWeek: "place",
    knownLow: "place",
    knownHigh: "place",
    deathsWeek: "place",
    deathsFortnight: "place",
    detectedOn: "world",
    knownWorld: "world",
    knownDeathsWorld: "world",
    knownWeekCount: "world",
    knownLowCount: "world",
    knownHighCount: "world",
    deathsWeekWorld: "world",
    falseKnown: "place",
    laboratoryQueue: "place",
    reportDelay: { each: "world", of: DELAY_DAYS },
    severeDue: { each: "place", of: DELAY_DAYS },
    deathsDue: { each: "place", of: DELAY_DAYS },
    recentDeaths: { each: "place", of: FORTNIGHT },
    recentKnownDeaths: { each: "place", of: FORTNIGHT },
  },
  reads: [],

  begin({ fields, value }) {
    fields.detectedOn[0] = -1;
    fields.reportDelay.set(gammaDelay(value("delayMean"), value("delaySd"), DELAY_DAYS));
  },

  day(today) {
    const stageSeen = severeEntries(today.scenario.disease.stages);
    for (let p = 0; p < today.population.places; p++) {
      const severe = sumRow(today.counts.entered, p, stageSeen.length, stageSeen);
      const deaths = today.died[p];
      learn(today, p, severe, deaths);
      estimate(today, p);
    }
    total(today);
    const { fields: f, day, ask } = today;
    if (f.detectedOn[0] >= 0 || f.knownWorld[0] < DETECTION_CASES) return;
    f.detectedOn[0] = day;
    ask.note("detection", `The authority knows: ${DETECTION_CASES} severe cases are confirmed.`);
  },
};
