/**
 * What would reverse it: each assumption alone, moved to the ends of its range, and where the sign of the difference in
 * deaths then turns. A search by whole pairs of worlds, which somebody else runs.
 */
import type { ParameterValues } from "../parameter.ts";

/** A number that no source supports, and the values that are plausible for it. */
export interface Assumption {
  name: string;
  declared: number;
  range: readonly [number, number];
  /** Its range is divided evenly in its logarithm. */
  logarithm: boolean;
}

/** A pair of worlds to run: what is changed, and the number of its seed, from 0. */
export interface Trial {
  parameters: ParameterValues;
  seed: number;
}

export interface ReversalRow extends Assumption {
  /** First world less second in deaths, by seed, at each end of the range; as few seeds as the first alone. */
  low: readonly number[];
  high: readonly number[];
  /** Largest change of the mean against the declared value, over the same seeds. */
  effect: number;
  /** Where the sign of the mean turns: between these two values, the first nearer to the declared one. */
  flips: readonly (readonly [number, number])[];
}

export interface SearchResult {
  /** First world less second in deaths, by seed, with every assumption as declared. */
  declared: readonly number[];
  /** Largest effect first. */
  rows: readonly ReversalRow[];
}

/** How much is run: everything at the first seed, and what may matter at the others. */
export const SEARCH = {
  seeds: 3,
  /** Ends of ranges that are run at every seed, at most: those that may turn the sign, then these largest effects. */
  followed: 24,
  largest: 12,
  /** Turns that are located, at most, and by how many halvings of the way from the declared value. */
  located: 8,
  halvings: 3,
} as const;

/** Pairs that a search runs, at most. */
export const mostTrials = (assumptions: number): number =>
  SEARCH.seeds +
  2 * assumptions +
  (SEARCH.seeds - 1) * Math.min(SEARCH.followed, 2 * assumptions) +
  SEARCH.seeds * SEARCH.halvings * Math.min(SEARCH.located, 2 * assumptions);

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean change against the declared value, over the seeds that both were run at. */
export const changeOf = (differences: readonly number[], declared: readonly number[]): number =>
  mean(differences.map((difference, seed) => difference - declared[seed]!));

/** Whether all seeds have the same sign, and which: -1 or 1; 0 if not, or if there is no difference. */
export function agreedSign(differences: readonly number[]): -1 | 0 | 1 {
  if (differences.every((difference) => difference < 0)) return -1;
  return differences.every((difference) => difference > 0) ? 1 : 0;
}

interface End {
  assumption: Assumption;
  side: 0 | 1;
  value: number;
  differences: number[];
  /** Change against the declared value at the first seed. */
  shift: number;
  flips: [number, number] | null;
}

const seedsFrom = (first: number): number[] =>
  Array.from({ length: SEARCH.seeds - first }, (_, i) => first + i);

const halfway = (one: number, other: number, logarithm: boolean): number =>
  logarithm ? Math.sqrt(one * other) : (one + other) / 2;

/**
 * Runs the declared values at every seed, both ends of every range at the first, then at the other seeds those ends
 * that changed most or turn the sign. If the sign with declared values is the same at every seed, it is also located
 * where it turns; if not, there is nothing to turn.
 *
 * @param ask differences in deaths of these trials, in their order
 */
export async function searchReversal(
  assumptions: readonly Assumption[],
  ask: (trials: readonly Trial[]) => Promise<number[]>,
): Promise<SearchResult> {
  const declared = await ask(seedsFrom(0).map((seed) => ({ parameters: {}, seed })));
  const sign = agreedSign(declared);
  const turned = (difference: number): boolean => sign !== 0 && difference * sign < 0;

  const ends = assumptions.flatMap((assumption) =>
    ([0, 1] as const)
      .map((side): End => {
        const value = assumption.range[side];
        return { assumption, side, value, differences: [], shift: 0, flips: null };
      })
      .filter(({ value }) => value !== assumption.declared),
  );
  const trialAt = ({ assumption, value }: End, seed: number): Trial => ({
    parameters: { [assumption.name]: value },
    seed,
  });
  const screened = await ask(ends.map((end) => trialAt(end, 0)));
  ends.forEach((end, i) => {
    end.differences = [screened[i]!];
    end.shift = screened[i]! - declared[0]!;
  });

  // The sort is stable, so that ends of equal effect stay in the order of their declaration.
  const ranked = ends.toSorted((one, two) => Math.abs(two.shift) - Math.abs(one.shift));
  const suspect = (end: End): boolean => turned(end.differences[0]!) || turned(mean(declared) + end.shift);
  const large = ranked.slice(0, SEARCH.largest).filter((end) => end.shift !== 0 && !suspect(end));
  const followed = [...ranked.filter(suspect), ...large].slice(0, SEARCH.followed);
  const more = await ask(followed.flatMap((end) => seedsFrom(1).map((seed) => trialAt(end, seed))));
  const rest = SEARCH.seeds - 1;
  followed.forEach((end, i) => end.differences.push(...more.slice(i * rest, (i + 1) * rest)));

  const turning = followed.filter((end) => turned(mean(end.differences)));
  for (const end of turning) end.flips = [end.assumption.declared, end.value];
  const turns = turning.slice(0, SEARCH.located);
  for (let halving = 0; halving < SEARCH.halvings && turns.length > 0; halving++) {
    const values = turns.map(({ flips, assumption }) => halfway(...flips!, assumption.logarithm));
    const trials = turns.flatMap(({ assumption }, i) =>
      seedsFrom(0).map((seed): Trial => ({ parameters: { [assumption.name]: values[i]! }, seed })),
    );
    const answers = await ask(trials);
    turns.forEach((end, i) => {
      const middle = mean(answers.slice(i * SEARCH.seeds, (i + 1) * SEARCH.seeds));
      const [near, far] = end.flips!;
      end.flips = turned(middle) ? [near, values[i]!] : [values[i]!, far];
    });
  }
  return { declared, rows: rowsOf(assumptions, ends, declared) };
}

function rowsOf(
  assumptions: readonly Assumption[],
  ends: readonly End[],
  declared: readonly number[],
): ReversalRow[] {
  const rows = assumptions.map((assumption): ReversalRow => {
    const own = ends.filter((end) => end.assumption === assumption);
    const at = (side: 0 | 1): readonly number[] =>
      own.find((end) => end.side === side)?.differences ?? declared;
    const changes = own.map(({ differences }) => Math.abs(changeOf(differences, declared)));
    return {
      ...assumption,
      low: at(0),
      high: at(1),
      effect: Math.max(0, ...changes),
      flips: own.flatMap(({ flips }) => (flips === null ? [] : [flips])),
    };
  });
  return rows.toSorted((one, two) => two.effect - one.effect);
}
