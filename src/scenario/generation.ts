/**
 * Intervals and risks that follow from the stages of a disease, exactly: sums of independent dwells and moments over
 * every way through the graph. For `candor check`, and to hold presets against their sources.
 */
import { SETTINGS } from "../kernel/engine.ts";
import { MEAN_CONTACTS } from "../population/contacts.ts";
import { atAge } from "./by-age.ts";
import { rawMoments } from "./dwell.ts";
import type { Disease, Stage } from "./scenario.ts";

/** Days. */
export interface Interval {
  mean: number;
  sd: number;
}

/** Who is infected: shares of ages [from, to], as in a population type. */
export type Ages = readonly { from: number; to: number; share: number }[];

const EVERY_AGE: Ages = [{ from: 0, to: 84, share: 1 }];

/** Probability, and first and second moment of the time on that part of the probability. */
interface Mass {
  p: number;
  t: number;
  tt: number;
}

const add = (into: Mass, { p, t, tt }: Mass, weight: number): void => {
  into.p += p * weight;
  into.t += t * weight;
  into.tt += tt * weight;
};

function interval({ p, t, tt }: Mass): Interval | null {
  if (p <= 0) return null;
  const mean = t / p;
  return { mean, sd: Math.sqrt(Math.max(0, tt / p - mean * mean)) };
}

/**
 * Contacts a day of a mean person of the United States: two housemates, a class for one in five, a workplace for nearly
 * half. Only for times: it weighs stages that are infectious in some settings and not in others.
 */
const MET: Stage["settings"] = {
  household: 2,
  class: 0.2 * MEAN_CONTACTS.class,
  work: 0.45 * MEAN_CONTACTS.work,
  community: MEAN_CONTACTS.community,
  ward: 1,
  funeral: 1,
};

/** Relative infectiousness of a stage a day, all settings together; as its `infectiousness` if it weighs them all alike. */
function dailyInfectiousness({ intensity }: Disease, { infectiousness, settings }: Stage): number {
  const all = SETTINGS.reduce(
    (sum, setting) => sum + settings[setting] * intensity[setting] * MET[setting],
    0,
  );
  const asEver = DAILY.reduce((sum, setting) => sum + intensity[setting] * MET[setting], 0);
  return asEver > 0 ? (infectiousness * all) / asEver : infectiousness;
}

/** Where the well meet others. */
const DAILY = ["household", "class", "work", "community"] as const;

/**
 * Mean and spread of the time from one infection to those it causes, weighted by infectiousness a day, with contacts
 * as ever and people of these ages infected alike.
 */
export function generationInterval(disease: Disease, ages: Ages = EVERY_AGE): Interval {
  // Only ratios matter; as they are written they may be too small for their products.
  const daily = disease.stages.map((stage) => dailyInfectiousness(disease, stage));
  const most = Math.max(...daily);
  const sum = over(ages, (age) => {
    const total: Mass = { p: 0, t: 0, tt: 0 };
    const arrivals = arrive(disease, age);
    for (const [s, stage] of disease.stages.entries()) {
      const [m1, m2, m3] = rawMoments(stage.dwell);
      const { p, t, tt } = arrivals.get(stage.name)!;
      // Integrals over the dwell of 1, (entry + u) and (entry + u)².
      const while_ = { p: p * m1, t: t * m1 + (p * m2) / 2, tt: tt * m1 + t * m2 + (p * m3) / 3 };
      add(total, while_, daily[s]! / most);
    }
    return total;
  });
  // The schema refuses a disease without an infectious stage.
  return interval(sum)!;
}

/** Share of the infectiousness of those who fall ill that comes before they do, 0 to 1; null if nobody does. */
export function presymptomaticShare(disease: Disease, ages: Ages = EVERY_AGE): number | null {
  let before = 0;
  let all = 0;
  for (const { age, weight } of eachAge(ages)) {
    const willBeIll = chanceOfIllness(disease, age);
    const wasIll = arrive(disease, age, (stage) => stage.ill);
    const arrivals = arrive(disease, age);
    for (const stage of disease.stages) {
      const amount = weight * rawMoments(stage.dwell)[0] * dailyInfectiousness(disease, stage);
      const well = stage.ill ? 0 : wasIll.get(stage.name)!.p;
      before += amount * well * willBeIll.get(stage.name)!;
      all += amount * (well * willBeIll.get(stage.name)! + arrivals.get(stage.name)!.p - well);
    }
  }
  return all > 0 ? before / all : null;
}

/** From infection to feeling ill, among those who do; null if nobody does. */
export function incubation(disease: Disease, ages: Ages = EVERY_AGE): Interval | null {
  const sum = over(ages, (age) => {
    const arrivals = arrive(disease, age, (stage) => stage.ill);
    const total: Mass = { p: 0, t: 0, tt: 0 };
    for (const stage of disease.stages) if (stage.ill) add(total, arrivals.get(stage.name)!, 1);
    return total;
  });
  return interval(sum);
}

/** From infection to death (not to burial), among those who die treated as the stages say; null if nobody does. */
export function infectionToDeath(disease: Disease, ages: Ages = EVERY_AGE): Interval | null {
  const sum = over(ages, (age) => {
    const arrivals = arrive(disease, age, (stage) => stage.dead);
    const total: Mass = { p: 0, t: 0, tt: 0 };
    add(total, arrivals.get("dead")!, 1);
    for (const stage of disease.stages) if (stage.dead) add(total, arrivals.get(stage.name)!, 1);
    return total;
  });
  return interval(sum);
}

/** Share of the infected of an age who die, 0 to 1. */
export function fatality(disease: Disease, age: number): number {
  return arrive(disease, age).get("dead")!.p;
}

/** Share of the infected of these ages who die, 0 to 1. */
export function meanFatality(disease: Disease, ages: Ages = EVERY_AGE): number {
  return over(ages, (age) => arrive(disease, age).get("dead")!).p;
}

function eachAge(ages: Ages): { age: number; weight: number }[] {
  const whole = ages.reduce((sum, group) => sum + group.share, 0);
  return ages.flatMap(({ from, to, share }) =>
    Array.from({ length: to - from + 1 }, (_, i) => ({
      age: from + i,
      weight: share / whole / (to - from + 1),
    })),
  );
}

function over(ages: Ages, at: (age: number) => Mass): Mass {
  const sum: Mass = { p: 0, t: 0, tt: 0 };
  for (const { age, weight } of eachAge(ages)) add(sum, at(age), weight);
  return sum;
}

/** Stages so that every branch leads onward. */
function inOrder(disease: Disease): Stage[] {
  const named = new Map(disease.stages.map((stage) => [stage.name, stage]));
  const order: Stage[] = [];
  const visit = (stage: Stage): void => {
    if (order.includes(stage)) return;
    for (const { to } of stage.next) {
      const next = named.get(to);
      if (next !== undefined) visit(next);
    }
    order.unshift(stage);
  };
  visit(disease.stages[0]!);
  return order;
}

/** Probabilities of the branches of a stage at an age; the last takes the rest. */
function branches(stage: Stage, age: number): { to: string; p: number }[] {
  let rest = 1;
  return stage.next.map(({ to, probability }) => {
    const p = probability === undefined ? rest : atAge(probability, age);
    rest = Math.max(0, rest - p);
    return { to, p };
  });
}

/** Arrivals at every stage and end for one infection at time 0; nothing goes on beyond an absorbing stage. */
function arrive(
  disease: Disease,
  age: number,
  absorbs: (stage: Stage) => boolean = () => false,
): ReadonlyMap<string, Mass> {
  const arrivals = new Map<string, Mass>();
  for (const name of [...disease.stages.map((stage) => stage.name), "recovered", "dead"]) {
    arrivals.set(name, { p: 0, t: 0, tt: 0 });
  }
  arrivals.get(disease.stages[0]!.name)!.p = 1;
  for (const stage of inOrder(disease)) {
    if (absorbs(stage)) continue;
    const { p, t, tt } = arrivals.get(stage.name)!;
    const [m1, m2] = rawMoments(stage.dwell);
    const left: Mass = { p, t: t + p * m1, tt: tt + 2 * t * m1 + p * m2 };
    for (const branch of branches(stage, age)) add(arrivals.get(branch.to)!, left, branch.p);
  }
  return arrivals;
}

/** From each stage, the probability that the person is or will be ill. */
function chanceOfIllness(disease: Disease, age: number): ReadonlyMap<string, number> {
  const chance = new Map<string, number>();
  for (const stage of inOrder(disease).toReversed()) {
    const later = branches(stage, age).reduce((sum, { to, p }) => sum + p * (chance.get(to) ?? 0), 0);
    chance.set(stage.name, stage.ill ? 1 : later);
  }
  return chance;
}
