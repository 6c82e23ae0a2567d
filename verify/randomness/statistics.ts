/** How often chance alone gives a deviation as large as was seen: the tests of Pearson and of Kolmogorov. */
import chiSquared from "@stdlib/stats-base-dists-chisquare";
import normal from "@stdlib/stats-base-dists-normal";

/** Probability of a statistic as far out as this on either side, when its distribution function there is `below`. */
export const eitherSide = (below: number): number => Math.min(1, 2 * Math.min(below, 1 - below));

/**
 * Pearson's test of counts against expected counts (each at least about 5). One-sided unless `even`: then counts that are
 * too even to be chance fail as well, as those of a mere counter would.
 */
export function chiSquareP(
  observed: ArrayLike<number>,
  expected: ArrayLike<number> | number,
  freedom: number = observed.length - 1,
  even = false,
): number {
  let square = 0;
  for (let i = 0; i < observed.length; i++) {
    const awaited = typeof expected === "number" ? expected : expected[i];
    square += (observed[i] - awaited) ** 2 / awaited;
  }
  const below = chiSquared.cdf(square, freedom);
  return even ? eitherSide(below) : 1 - below;
}

/** The same for counts 0, 1, 2, ... of a distribution over whole numbers: those too rare are put together from both ends. */
export function countsP(counts: ArrayLike<number>, probability: (count: number) => number): number {
  const all = Array.from(counts).reduce((sum, n) => sum + n, 0);
  const observed: number[] = [];
  const expected: number[] = [];
  let [seen, awaited, rest] = [0, 0, all];
  let given = 0;
  for (let k = 0; k < counts.length; k++) {
    const here = all * probability(k);
    seen += counts[k];
    awaited += here;
    rest -= here;
    if (awaited < 20 || rest < 20) continue;
    observed.push(seen);
    expected.push(awaited);
    given += seen;
    [seen, awaited] = [0, 0];
  }
  observed.push(all - given);
  expected.push(all - expected.reduce((sum, n) => sum + n, 0));
  return observed.length < 2 ? 1 : chiSquareP(observed, expected);
}

/** Upper tail of a standard normal, both sides. */
export const normalP = (z: number): number => eitherSide(normal.cdf(z, 0, 1));

/** Kolmogorov's test of draws against a distribution function; the series of his limit, good from some hundred draws on. */
export function kolmogorovP(draws: Float64Array, cdf: (x: number) => number): number {
  const sorted = draws.slice().sort();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const below = cdf(sorted[i]);
    distance = Math.max(distance, below - i / n, (i + 1) / n - below);
  }
  // Stephens 1970: with this factor the limit holds to a few per cent from n = 5 on.
  const t = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  if (t < 0.3) return 1;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * t * t);
  return Math.min(1, p);
}

/** Test of no correlation between two rows of numbers (Fisher's z). */
export function correlationP(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  return normalP(Math.atanh(correlation(xs, ys)) * Math.sqrt(xs.length - 3));
}

export function correlation(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const n = xs.length;
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < n; i++) {
    sumX += xs[i];
    sumY += ys[i];
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [xs[i] - sumX / n, ys[i] - sumY / n];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

/** The smallest of several probabilities, allowing for how many there are (Bonferroni). */
export const smallestP = (ps: readonly number[]): number => Math.min(1, Math.min(...ps) * ps.length);

/** One in ten thousand right programs fails a row of this limit, if what is drawn were drawn afresh. */
export const RARE = 1e-4;
export const RARELY =
  "1e-4 over seeds (that is the limit; several tests in a row share it, by Bonferroni). The seeds are fixed: a program that passed goes on passing";
