import { describe, expect, test } from "vitest";
import {
  empiricalQuantile,
  exponentialQuantile,
  fixedQuantile,
  gammaQuantile,
  lognormalQuantile,
  weibullQuantile,
} from "../../src/maths/distributions.ts";
import type { Quantile } from "../../src/maths/gamma.ts";
import { lookup, TABLE_SIZE, tableMean, tableVariance, tabulate } from "../../src/maths/quantile.ts";

const WORDS = 2 ** 32;
/** Words of every octave toward u = 1, the edges among them. */
const words = [0, 1, WORDS / 2 - 1, WORDS / 2, WORDS - 257, WORDS - 256, WORDS - 2, WORDS - 1];
for (let i = 0; i < 5000; i++) {
  const share = (i * 0.6180339887498949) % 1;
  words.push(Math.floor(share * WORDS), WORDS - 1 - Math.floor(2 ** (32 * share)));
}

const FAMILIES: [string, number, number, (mean: number, sd: number) => Quantile][] = [];
for (const dispersion of [0.1, 0.3, 1, 3, 10]) {
  const sd = Math.sqrt(1 / dispersion);
  FAMILIES.push(
    ["gamma", 1, sd, gammaQuantile],
    ["lognormal", 1, sd, lognormalQuantile],
    ["Weibull", 1, sd, weibullQuantile],
  );
}
for (const share of [0.01, 0.1, 0.3]) {
  const sd = 5 * share;
  FAMILIES.push(
    ["gamma", 5, sd, gammaQuantile],
    ["lognormal", 5, sd, lognormalQuantile],
    ["Weibull", 5, sd, weibullQuantile],
  );
}
FAMILIES.push(["exponential", 7, 7, exponentialQuantile]);

describe("lookup", () => {
  test("returns the quantile itself of a uniform distribution", () => {
    const table = tabulate((u) => u);
    expect(table.length).toBe(TABLE_SIZE);
    for (const word of words) {
      const expected = word < WORDS - 256 ? (word + 1) / WORDS : 1 - 2 ** -24;
      expect(Math.abs(lookup(table, word) - expected)).toBeLessThan(1e-17 + (word < WORDS / 128 ? 1e-12 : 0));
    }
  });

  test("is close to the quantile of a curved distribution at any word", () => {
    const table = tabulate(exponentialQuantile(1));
    for (const word of words) {
      if (word >= WORDS - 256) continue;
      const exact = -Math.log(1 - (word + 1) / WORDS);
      expect(Math.abs(lookup(table, word) - exact)).toBeLessThan(1e-4);
    }
  });

  test("passes exactly through the entries, also when octaves change", () => {
    const table = Float64Array.from({ length: TABLE_SIZE }, (_, i) => i * i);
    for (let octave = 0; octave < 24; octave++) {
      // At the end of cell i (share 1, the remaining low bits 0) stands entry i + 1.
      for (const k of [1, 13, 64]) {
        const upper = 2 ** (32 - octave) * (0.5 + (64 - k) / 128);
        expect(lookup(table, WORDS - 1 - upper)).toBe(table[64 * octave + k]);
      }
    }
  });

  test("rises with the word", () => {
    const table = tabulate(gammaQuantile(5, 2));
    const rising = [...words].sort((a, b) => a - b).map((word) => lookup(table, word));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
  });
});

describe("tabulate", () => {
  test.each(FAMILIES)("%s with mean %d and sd %d: rising, mean within 0.1 %%", (_, mean, sd, family) => {
    const table = tabulate(family(mean, sd));
    expect(
      table.every((value, i) => value >= 0 && Number.isFinite(value) && (i === 0 || value >= table[i - 1])),
    ).toBe(true);
    expect(Math.abs(tableMean(table) / mean - 1)).toBeLessThan(0.001);
    // The heaviest lognormal holds 2 % of its variance beyond the last entry.
    expect(Math.abs(tableVariance(table) / sd ** 2 - 1)).toBeLessThan(sd > mean ? 0.02 : 0.002);
  });

  test("a fixed time stays exactly fixed", () => {
    const table = tabulate(fixedQuantile(4.1));
    for (const word of words) expect(lookup(table, word)).toBe(4.1);
    expect(tableMean(table)).toBeCloseTo(4.1, 12);
    expect(tableVariance(table)).toBeCloseTo(0, 12);
  });

  test("an empirical distribution keeps its mean within half a cell a step", () => {
    const table = tabulate(empiricalQuantile([1, 2, 5, 9], [3, 1, 4, 2]));
    const mean = (3 * 1 + 1 * 2 + 4 * 5 + 2 * 9) / 10;
    expect(Math.abs(tableMean(table) - mean)).toBeLessThan((0.5 * (9 - 1)) / 128);
  });
});

describe("moments of a table", () => {
  test("are those of lookup over all words", () => {
    // Within a cell the values form an arithmetic progression of n terms: its mean is that of its ends, its variance
    // step²·(n² - 1)/12.
    const table = tabulate(lognormalQuantile(2, 3));
    let first = 0;
    let second = 0;
    for (let octave = 0; octave < 24; octave++) {
      const n = 2 ** (25 - octave);
      for (let k = 0; k < 64; k++) {
        const last = WORDS - 1 - 2 ** (32 - octave) * (0.5 + (63 - k) / 128);
        const [from, to] = [lookup(table, last - n + 1), lookup(table, last)];
        const middle = (from + to) / 2;
        const step = (to - from) / (n - 1);
        first += n * middle;
        second += n * (middle * middle + (step * step * (n * n - 1)) / 12);
      }
    }
    for (let word = WORDS - 256; word < WORDS; word++) {
      first += lookup(table, word);
      second += lookup(table, word) ** 2;
    }
    expect(tableMean(table)).toBeCloseTo(first / WORDS, 11);
    expect(tableVariance(table)).toBeCloseTo(second / WORDS - (first / WORDS) ** 2, 10);
  });

  test("of a uniform distribution are 1/2 and 1/12", () => {
    const table = tabulate((u) => u);
    expect(tableMean(table)).toBeCloseTo(0.5, 9);
    expect(tableVariance(table)).toBeCloseTo(1 / 12, 9);
  });
});
