/** What an epidemiologist estimates from the records of an outbreak while it grows, knowing nothing of what made them. */
import type { Infection } from "../log.ts";

/** Infections of an outbreak in order of time, of which the early ones are looked at: those numbered [from, until). */
export interface Records {
  infections: readonly Infection[];
  from: number;
  until: number;
}

const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

const early = ({ infections, from, until }: Records): readonly Infection[] => infections.slice(from, until);

/**
 * Growth a day: slope of the logarithm of infections a day, each whole day weighted by its infections (Poisson counts have
 * logarithms of variance 1 / n). The first and the last day, of which only a part is early, are left out.
 */
export function growthOf(records: Records): number {
  const days = new Map<number, number>();
  for (const { at } of early(records)) days.set(Math.floor(at), (days.get(Math.floor(at)) ?? 0) + 1);
  const points = [...days].slice(1, -1);
  const weight = points.reduce((sum, [, n]) => sum + n, 0);
  const mean = (of: (day: number, n: number) => number): number =>
    points.reduce((sum, [day, n]) => sum + n * of(day, n), 0) / weight;
  const day = mean((d) => d);
  const level = mean((_, n) => Math.log(n));
  return mean((d, n) => (d - day) * (Math.log(n) - level)) / mean((d) => (d - day) ** 2);
}

export interface Intervals {
  /** Days from the infection of a case to that of a victim, as if the outbreak did not grow. */
  mean: number;
  sd: number;
  /** Reproduction number, by the equation of Euler and Lotka. */
  r: number;
}

/**
 * From pairs of source and victim. Looking back from victims, an interval τ is too rare by exp(-growth τ), so each pair
 * counts exp(growth τ); the mean of these weights is R.
 */
export function intervalsOf(records: Records, growth: number): Intervals {
  const infectedAt = new Map(records.infections.map(({ person, at }) => [person, at]));
  const intervals = early(records).flatMap(({ at, source }) =>
    source === null ? [] : [at - infectedAt.get(source)!],
  );
  const weights = intervals.map((days) => Math.exp(growth * days));
  const r = average(weights);
  const mean = average(intervals.map((days, i) => (days * weights[i]) / r));
  const square = average(intervals.map((days, i) => ((days - mean) ** 2 * weights[i]) / r));
  return { mean, sd: Math.sqrt(square), r };
}

/** Mean number of victims of the early cases, all of whose victims are on record. */
export function offspringOf(records: Records): number {
  const cases = new Set(early(records).map(({ person }) => person));
  const victims = records.infections.filter(({ source }) => source !== null && cases.has(source));
  return victims.length / cases.size;
}

/**
 * Share of couples in which the one infected first, early, infects the other. Of larger households one does not see who
 * would have been infected by whom, had another not come first.
 *
 * @param partnerOf the other member of a household of two; null for people of other households
 */
export function coupleAttackOf(records: Records, partnerOf: (person: number) => number | null): number {
  const infected = new Map(records.infections.map((infection) => [infection.person, infection]));
  let [couples, attacked] = [0, 0];
  for (const { person, at } of early(records)) {
    const partner = partnerOf(person);
    if (partner === null) continue;
    const second = infected.get(partner);
    if (second !== undefined && second.at < at) continue;
    couples++;
    if (second?.source === person) attacked++;
  }
  return attacked / couples;
}

/**
 * Share of severe cases that ever come to be known, from those known and those there were until now, while both grow: a
 * case is known only days later, when there are more. Those days are gamma distributed.
 */
export function ascertainmentOf(
  counts: { known: number; severe: number },
  growth: number,
  delay: { mean: number; sd: number },
): number {
  const scale = delay.sd ** 2 / delay.mean;
  const knownByNow = (1 + growth * scale) ** -(delay.mean / scale);
  return counts.known / counts.severe / knownByNow;
}
