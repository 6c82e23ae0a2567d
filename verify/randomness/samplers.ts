/** From words to times, counts and shares: the kernel's samplers against the distributions of @stdlib. */
import exponential from "@stdlib/stats-base-dists-exponential";
import gamma from "@stdlib/stats-base-dists-gamma";
import lognormal from "@stdlib/stats-base-dists-lognormal";
import negativeBinomial from "@stdlib/stats-base-dists-negative-binomial";
import poisson from "@stdlib/stats-base-dists-poisson";
import weibull from "@stdlib/stats-base-dists-weibull";
import {
  exponentialQuantile,
  gammaQuantile,
  lognormalQuantile,
  weibullQuantile,
} from "../../src/maths/distributions.ts";
import type { Quantile } from "../../src/maths/gamma.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { type Inside, openKernel } from "./inside.ts";
import { countsP, kolmogorovP, RARE, RARELY, smallestP } from "./statistics.ts";
import { KEY, Purpose, use } from "./uses.ts";

const inside = once(({ kernel }: Conditions) => openKernel(kernel));

/** A family with mean 1 (or of one shape) as the model has it, and as @stdlib has it. */
export interface Law {
  shape: number;
  ours: Quantile;
  cdf(x: number): number;
  quantile(u: number): number;
}

const exponentialOf = (mean: number): Law => ({
  shape: mean,
  ours: exponentialQuantile(mean),
  cdf: (x) => exponential.cdf(x, 1 / mean),
  quantile: (u) => exponential.quantile(u, 1 / mean),
});
/** Of mean 1: sd is 1/√shape. */
const gammaOf = (shape: number): Law => ({
  shape,
  ours: gammaQuantile(1, 1 / Math.sqrt(shape)),
  cdf: (x) => gamma.cdf(x, shape, shape),
  quantile: (u) => gamma.quantile(u, shape, shape),
});
/** Of mean 1 and this sd. */
const lognormalOf = (sd: number): Law => {
  const variance = Math.log1p(sd * sd);
  const [mu, sigma] = [-variance / 2, Math.sqrt(variance)];
  return {
    shape: sd,
    ours: lognormalQuantile(1, sd),
    cdf: (x) => (x <= 0 ? 0 : lognormal.cdf(x, mu, sigma)),
    quantile: (u) => lognormal.quantile(u, mu, sigma),
  };
};
/** Of scale 1, with mean and sd from @stdlib. */
const weibullOf = (shape: number): Law => ({
  shape,
  ours: weibullQuantile(weibull.mean(shape, 1), weibull.stdev(shape, 1)),
  cdf: (x) => weibull.cdf(x, shape, 1),
  quantile: (u) => weibull.quantile(u, shape, 1),
});

/** Families by name, from very uneven to nearly fixed. */
export const FAMILIES: Readonly<Record<string, readonly Law[]>> = {
  exponential: [0.1, 1, 100].map(exponentialOf),
  gamma: [0.05, 0.1, 0.3, 1, 4, 30, 500].map(gammaOf),
  lognormal: [0.02, 0.2, 0.5, 1, 3, 20].map(lognormalOf),
  Weibull: [0.3, 0.5, 1, 2, 8].map(weibullOf),
};
const EVERY_LAW = Object.values(FAMILIES).flat();

/** Words of the dwell of consecutive persons in a stage. */
function dwellWords(kernel: Inside, count: number, stage: number): Uint32Array {
  const draw = kernel.draw(7);
  const four = new Uint32Array(4);
  return Uint32Array.from({ length: count }, (_, i) => {
    draw([1, 0, i, KEY, use(Purpose.stage, stage), 0], four);
    return four[0]!;
  });
}

/** Largest distance, over all words, between the distribution that the table draws from and the one meant. */
export function distanceOf(kernel: Inside, { ours, cdf }: Law): number {
  const lookUp = kernel.sampler(ours);
  let distance = 0;
  const STEPS = 10_000;
  for (const part of [1, 1 / 128, 1 / 16_384]) {
    for (let i = 0; i < STEPS; i++) {
      const word = Math.floor(((i + 0.5) / STEPS) * part * 2 ** 32);
      distance = Math.max(distance, Math.abs(cdf(lookUp(word)) - (word + 1) / 2 ** 32));
    }
  }
  return distance;
}

/** The values that one in 10², 10⁴ and 10⁶ draws exceeds, against those of @stdlib: the largest relative difference. */
export function tailError(kernel: Inside, { ours, quantile }: Law): number {
  const lookUp = kernel.sampler(ours);
  return Math.max(
    ...[1e-2, 1e-4, 1e-6].map((upper) => {
      const word = Math.floor((1 - upper) * 2 ** 32) - 1;
      return Math.abs(lookUp(word) / quantile((word + 1) / 2 ** 32) - 1);
    }),
  );
}

export const MEANS: readonly number[] = [1e-6, 1e-4, 0.01, 0.3, 1, 4, 30, 160, 500];

/** Poisson counts of a mean, from the words of consecutive persons. */
export function poissonP(kernel: Inside, mean: number, persons: number): number {
  const draw = kernel.draw(7);
  const four = new Uint32Array(4);
  const counts = new Uint32Array(Math.ceil(mean + 20 * Math.sqrt(mean) + 20));
  for (let i = 0; i < persons; i++) {
    draw([2, 0, i, KEY, use(Purpose.stage, 1), 0], four);
    for (const word of [four[2]!, four[3]!]) counts[kernel.poisson(mean, word / 2 ** 32)]! += 1;
  }
  // The rarest means give hardly a count above 0: the sum of all is Poisson itself.
  if (mean * persons < 1000) {
    const total = counts.reduce((sum, n, k) => sum + n * k, 0);
    const expected = 2 * persons * mean;
    return Math.min(1, 2 * Math.min(poisson.cdf(total, expected), 1 - poisson.cdf(total - 1, expected)));
  }
  return countsP(counts, (k) => poisson.pmf(k, mean));
}

export const OFFSPRING: readonly (readonly [mean: number, k: number])[] = [
  [3, 0.05],
  [0.5, 0.1],
  [2.5, 0.3],
  [1, 1],
  [20, 0.5],
  [15, 10],
  [2, 1000],
];

/** Counts of people who vary: ν from the word of the person, the count from that of the stage; negative binomial. */
export function offspringP(kernel: Inside, mean: number, k: number, persons: number): number {
  const variation = kernel.sampler(gammaQuantile(1, 1 / Math.sqrt(k)));
  const draw = kernel.draw(7);
  const four = new Uint32Array(4);
  const counts = new Uint32Array(20_000);
  for (let i = 0; i < persons; i++) {
    draw([1, 0, i, KEY, use(Purpose.person), 0], four);
    const own = mean * variation(four[0]!);
    draw([1, 0, i, KEY, use(Purpose.stage, 1), 0], four);
    counts[kernel.poisson(own, four[2]! / 2 ** 32)]! += 1;
  }
  return countsP(counts, (n) => negativeBinomial.pmf(n, k, k / (k + mean)));
}

const range = (numbers: readonly number[]): string => numbers.join(", ");

export const samplers: readonly Check[] = [
  ...Object.entries(FAMILIES).map(
    ([name, laws]): Check => ({
      id: `R10 ${name}`,
      claim: `Dwell times of family ${name}, ${name === "exponential" ? "means" : name === "lognormal" ? "sd/mean" : "shapes"} ${range(laws.map(({ shape }) => shape))}, drawn by the kernel`,
      expected: "chance",
      tolerance: { pAtLeast: RARE },
      source: "@stdlib's distribution functions, Kolmogorov's test; confirmed",
      errorRate: RARELY,
      obtain: (conditions) =>
        smallestP(
          laws.map((law, stage) => {
            const kernel = inside(conditions);
            const lookUp = kernel.sampler(law.ours);
            const words = dwellWords(kernel, 20_000, stage);
            return kolmogorovP(Float64Array.from(words, lookUp), law.cdf);
          }),
        ),
    }),
  ),
  {
    id: "R11 resolution",
    claim:
      "Largest distance between a table's distribution and the one meant, over all families and shapes: below 1/128, for the first cell is a straight line",
    expected: 0,
    tolerance: { absolute: 1 / 128 },
    source: "@stdlib's distribution functions; confirmed",
    errorRate: "none: nothing is drawn",
    obtain: (conditions) => Math.max(...EVERY_LAW.map((law) => distanceOf(inside(conditions), law))),
  },
  {
    id: "R11 tails",
    claim:
      "Values that one in a hundred, ten thousand and a million draws exceeds, all families and shapes: largest relative error",
    expected: 0,
    tolerance: { absolute: 1e-4 },
    source: "@stdlib's quantiles; confirmed",
    errorRate: "none: nothing is drawn",
    obtain: (conditions) => Math.max(...EVERY_LAW.map((law) => tailError(inside(conditions), law))),
  },
  {
    id: "R12 Poisson",
    claim: `Poisson counts of means ${range(MEANS)}`,
    expected: "chance",
    tolerance: { pAtLeast: RARE },
    source: "@stdlib's probabilities, chi-square; confirmed",
    errorRate: RARELY,
    obtain: (conditions) =>
      smallestP(MEANS.map((mean) => poissonP(inside(conditions), mean, conditions.full ? 300_000 : 100_000))),
  },
  {
    id: "R12 offspring",
    claim: `Infections of people of gamma-distributed infectiousness, mean and k ${OFFSPRING.map(([mean, k]) => `${mean} and ${k}`).join(", ")}: negative binomial`,
    expected: "chance",
    tolerance: { pAtLeast: RARE },
    source: "@stdlib's probabilities, chi-square; confirmed",
    errorRate: RARELY,
    obtain: (conditions) =>
      smallestP(
        OFFSPRING.map(([mean, k]) =>
          offspringP(inside(conditions), mean, k, conditions.full ? 1_000_000 : 100_000),
        ),
      ),
  },
];
