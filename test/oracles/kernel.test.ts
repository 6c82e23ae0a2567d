/** The chance inside the compiled kernel, function by function, against what others have published or proved. */
import { beforeAll, describe, expect, test } from "vitest";
import { createKernel, type Kernel } from "../../src/kernel/kernel.ts";
import { loadKernel } from "../../runner/kernel.ts";
import { planKernel } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { sum } from "../numbers.ts";
import { lay } from "../../verify/textbook.ts";

/** Exports that only tests use. */
interface Inside {
  philox(k0: number, k1: number, c0: number, c1: number, c2: number, c3: number, rounds: number): void;
  poisson(mean: number, none: number, u: number): number;
  quantile(table: number, word: number): number;
}

const DISPERSION = 0.3;
let kernel: Kernel;
let inside: Inside;
/** The words of the last draw. */
let words: () => number[];

beforeAll(() => {
  const setting = lay({
    people: 1000,
    r0: 2,
    infectious: { family: "exponential", mean: 5 },
    dispersion: DISPERSION,
    seedInfections: 1,
    days: 1,
  });
  const { scenario, population } = setting;
  const society = createSociety(scenario, scenario.worlds[0]!, population);
  kernel = createKernel(loadKernel(), planKernel(setting, society, 1, "off"));
  inside = kernel.exports as unknown as Inside;
  words = () => ["w0", "w1", "w2", "w3"].map((name) => (kernel.exports[name] as () => number)() >>> 0);
});

describe("Philox", () => {
  const ones = [-1, -1, -1, -1, -1, -1] as const;
  const pi = [0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;
  // Published with Random123 (file kat_vectors): rounds, key and counter, words.
  test.each([
    [7, [0, 0, 0, 0, 0, 0] as const, [0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48]],
    [7, ones, [0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662]],
    [7, pi, [0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a]],
    [10, [0, 0, 0, 0, 0, 0] as const, [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [10, ones, [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]],
    [10, pi, [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]],
  ])("gives the published words of %i rounds", (rounds, input, published) => {
    const [k0, k1, c0, c1, c2, c3] = input;
    inside.philox(k0, k1, c0, c1, c2, c3, rounds);
    expect(words()).toEqual(published);
  });
});

/** Logarithm of the gamma function, by Stirling's series after a shift (Abramowitz and Stegun 6.1.41). */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 20) shift += Math.log(y++);
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + 1 / (12 * y) - 1 / (360 * y ** 3) - shift;
}

describe("counts", () => {
  const poisson = (mean: number, k: number): number => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));

  test.each([0.001, 0.1, 1, 3, 20, 160, 600])(
    "are Poisson with mean %d, to the last of 100,000 even steps of chance",
    (mean) => {
      const steps = 100_000;
      const counts: number[] = [];
      for (let i = 0; i < steps; i++) {
        const k = inside.poisson(mean, Math.exp(-mean), (i + 0.5) / steps);
        counts[k] = (counts[k] ?? 0) + 1;
      }
      for (let k = 0; k < counts.length; k++) {
        // An interval of chance of length p holds p · steps of them, give or take one.
        expect(Math.abs((counts[k] ?? 0) - steps * poisson(mean, k))).toBeLessThan(1.001);
      }
      expect(sum(counts.filter((count) => count > 0))).toBe(steps);
    },
  );

  test("of a varied population are negative binomial", () => {
    // ν from the kernel's own table by one word, the count by another; 400,000 people. Chi-square: a right kernel exceeds
    // the 99.9 % quantile (Wilson and Hilferty) in 1 of 1,000 trials.
    const [people, mean, k] = [400_000, 3, DISPERSION];
    const table = (kernel.exports["variation"] as { value: number }).value;
    const seen = new Array<number>(400).fill(0);
    for (let i = 0; i < people; i++) {
      inside.philox(1, 2, i, 0, 0, 0, 10);
      const [forVariation, forCount] = words() as [number, number];
      const own = mean * inside.quantile(table, forVariation);
      const count = inside.poisson(own, Math.exp(-own), forCount / 2 ** 32);
      seen[Math.min(399, count)]! += 1;
    }
    const expected = seen.map(
      (_, n) =>
        people *
        Math.exp(
          logGamma(n + k) -
            logGamma(k) -
            logGamma(n + 1) +
            k * Math.log(k / (k + mean)) +
            n * Math.log(mean / (k + mean)),
        ),
    );
    // Counts too rare to be tested one by one are tested together.
    const cut = expected.findIndex((count) => count < 20);
    const tail = (counts: number[]): number[] => [...counts.slice(0, cut), sum(counts.slice(cut))];
    const [observed, awaited] = [tail(seen), tail(expected)];
    awaited[cut] = people - sum(awaited.slice(0, cut));
    const square = sum(observed.map((count, i) => (count - awaited[i]!) ** 2 / awaited[i]!));
    const freedom = observed.length - 1;
    const limit = freedom * (1 - 2 / (9 * freedom) + 3.0902 * Math.sqrt(2 / (9 * freedom))) ** 3;
    expect(freedom).toBeGreaterThan(20);
    expect(square).toBeLessThan(limit);
  });
});
