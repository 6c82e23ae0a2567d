/** Tests of words that ought to be independent and uniform; each gives the probability of what it saw, were they. */
import type { Draw } from "./inside.ts";
import { chiSquareP, eitherSide, normalP, smallestP } from "./statistics.ts";
import type { Counter } from "./inside.ts";
import type { Neighbours } from "./uses.ts";
import chiSquared from "@stdlib/stats-base-dists-chisquare";
import poisson from "@stdlib/stats-base-dists-poisson";

/** Lowest of the four bits that are looked at: of the top, about the middle, at the bottom. */
const SHIFTS = [28, 14, 0];
const WORDS = [0, 1, 2, 3];

/**
 * Serial tests of neighbours: each word of the first draw with each of the second, and with the others of its own draw, four
 * bits of each; and the same word of all three. Too even fails as too uneven does.
 */
export function serialP(draw: Draw, neighbours: Neighbours, triples: number): number {
  const cells: { one: number; other: number; third: number; shift: number; counts: Uint32Array }[] = [];
  for (const shift of SHIFTS) {
    for (const w of WORDS) {
      for (const v of WORDS)
        cells.push({ one: w, other: 4 + v, third: -1, shift, counts: new Uint32Array(256) });
      for (const v of WORDS)
        if (v > w) cells.push({ one: w, other: v, third: -1, shift, counts: new Uint32Array(256) });
      cells.push({ one: w, other: 4 + w, third: 8 + w, shift, counts: new Uint32Array(4096) });
    }
  }
  const drawn = new Uint32Array(12);
  const parts = [drawn.subarray(0, 4), drawn.subarray(4, 8), drawn.subarray(8, 12)];
  for (let i = 0; i < triples; i++) {
    neighbours.at(i).forEach((counter, j) => {
      draw(counter, parts[j]!);
    });
    for (const { one, other, third, shift, counts } of cells) {
      const pair = (((drawn[one]! >>> shift) & 15) << 4) | ((drawn[other]! >>> shift) & 15);
      counts[third < 0 ? pair : (pair << 4) | ((drawn[third]! >>> shift) & 15)]! += 1;
    }
  }
  return smallestP(
    cells.map(({ counts }) => chiSquareP(counts, triples / counts.length, counts.length - 1, true)),
  );
}

/** Bits of a counter that a run makes use of: [which of its six words, which bit]. */
const USED_BITS: readonly (readonly [number, number])[] = [
  [0, 8],
  [2, 20],
  [3, 26],
  [4, 28],
  [5, 13],
].flatMap(([word, bits]) => Array.from({ length: bits! }, (_, bit) => [word!, bit] as const));

/**
 * Avalanche: whichever bit of seed or counter is turned over, each bit of the four words turns over half of the time. The
 * sum of squares over all pairs of bits, and the farthest of them.
 */
export function avalancheP(draw: Draw, start: (i: number) => Counter, samples: number): number {
  const [before, after] = [new Uint32Array(4), new Uint32Array(4)];
  const flips = new Uint32Array(128);
  let square = 0;
  let farthest = 0;
  for (const [word, bit] of USED_BITS) {
    flips.fill(0);
    for (let i = 0; i < samples; i++) {
      const counter = [...start(i)] as [number, number, number, number, number, number];
      draw(counter, before);
      counter[word as 0] = (counter[word]! ^ (1 << bit)) >>> 0;
      draw(counter, after);
      for (const w of WORDS) {
        const turned = before[w]! ^ after[w]!;
        for (let b = 0; b < 32; b++) flips[w * 32 + b]! += (turned >>> b) & 1;
      }
    }
    for (const count of flips) {
      const z = (2 * count - samples) ** 2 / samples;
      square += z;
      farthest = Math.max(farthest, z);
    }
  }
  const pairs = USED_BITS.length * flips.length;
  return smallestP([
    eitherSide(chiSquared.cdf(square, pairs)),
    Math.min(1, normalP(Math.sqrt(farthest)) * pairs),
  ]);
}

/** A sequence of words: where the i-th comes from. */
export type Sequence = (i: number) => Counter;

/**
 * Marsaglia's birthday spacings: 4,096 birthdays in a year of 2³² days; the number of spacings that occur again is Poisson
 * with mean n³/4m = 4. Over `years` years, for each of the four words.
 */
export function birthdaySpacingsP(draw: Draw, sequence: (year: number) => Sequence, years: number): number {
  const n = 4096;
  const days = WORDS.map(() => new Uint32Array(n));
  const spacings = new Uint32Array(n);
  const words = new Uint32Array(4);
  const repeats = [0, 0, 0, 0];
  for (let year = 0; year < years; year++) {
    const at = sequence(year);
    for (let i = 0; i < n; i++) {
      draw(at(i), words);
      for (const w of WORDS) days[w]![i] = words[w]!;
    }
    for (const w of WORDS) {
      const sorted = days[w]!.sort();
      for (let i = 0; i < n; i++) spacings[i] = sorted[i]! - sorted[(i + n - 1) % n]!;
      spacings.sort();
      for (let i = 1; i < n; i++) if (spacings[i] === spacings[i - 1]) repeats[w]! += 1;
    }
  }
  const mean = (years * n ** 3) / (4 * 2 ** 32);
  return smallestP(
    repeats.map((count) =>
      Math.min(1, 2 * Math.min(poisson.cdf(count, mean), 1 - poisson.cdf(count - 1, mean))),
    ),
  );
}

/**
 * Collisions: 2¹⁴ balls in 2²⁰ cells, ten bits of each of two neighbours; the mean and variance of the number of cells
 * met are known exactly (Knuth, volume 2, 3.3.2 I). Over `rounds` throws, for top and low bits of each word.
 */
export function collisionP(
  draw: Draw,
  sequence: (round: number) => readonly [Sequence, Sequence],
  rounds: number,
): number {
  const [balls, cells] = [1 << 14, 1 << 20];
  const [one, other] = [new Uint32Array(4), new Uint32Array(4)];
  const places = WORDS.flatMap((w) => [22, 0].map((shift) => ({ w, shift, met: new Uint8Array(cells) })));
  const occupied = places.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const [first, second] = sequence(round);
    for (const { met } of places) met.fill(0);
    for (let i = 0; i < balls; i++) {
      draw(first(i), one);
      draw(second(i), other);
      places.forEach(({ w, shift, met }, k) => {
        const cell = (((one[w]! >>> shift) & 1023) << 10) | ((other[w]! >>> shift) & 1023);
        if (met[cell] === 0) occupied[k]! += 1;
        met[cell] = 1;
      });
    }
  }
  const empty = cells * Math.exp(balls * Math.log1p(-1 / cells));
  const variance = cells * (cells - 1) * Math.exp(balls * Math.log1p(-2 / cells)) + empty - empty * empty;
  return smallestP(
    occupied.map((count) => normalP((count - rounds * (cells - empty)) / Math.sqrt(rounds * variance))),
  );
}

/**
 * Gaps between words below 1/16, along a sequence: geometric. And each word against the next of the sequence: products of
 * deviations have mean 0 and variance 1/144.
 */
export function gapsP(draw: Draw, sequence: Sequence, length: number): number {
  const LONGEST = 64;
  const words = new Uint32Array(4);
  const gaps = WORDS.map(() => new Uint32Array(LONGEST + 1));
  const since = [0, 0, 0, 0];
  const last = [0, 0, 0, 0];
  const products = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    draw(sequence(i), words);
    for (const w of WORDS) {
      const u = words[w]! / 2 ** 32 - 0.5;
      if (i > 0) products[w]! += u * last[w]!;
      last[w] = u;
      if (words[w]! < 2 ** 28) {
        gaps[w]![Math.min(since[w]!, LONGEST)]! += 1;
        since[w] = 0;
      } else since[w]! += 1;
    }
  }
  const share = Float64Array.from({ length: LONGEST + 1 }, (_, k) =>
    k < LONGEST ? (15 / 16) ** k / 16 : (15 / 16) ** LONGEST,
  );
  return smallestP([
    ...gaps.map((counts) => {
      const all = counts.reduce((sum, n) => sum + n, 0);
      return chiSquareP(
        counts,
        share.map((p) => p * all),
        LONGEST,
        true,
      );
    }),
    ...products.map((sum) => normalP((sum * 12) / Math.sqrt(length - 1))),
  ]);
}
