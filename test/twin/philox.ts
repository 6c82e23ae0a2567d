/**
 * Randomness of the twin: Philox4x32 (Salmon et al. 2011, doi:10.1145/2063384.2063405) written with 16-bit halves
 * in doubles instead of 64-bit words, and the keyed bijection.
 */

export type Words = readonly [number, number, number, number];

const WORD = 2 ** 32;

/** Product of two 32-bit words as [high word, low word]; every partial sum stays below 2⁵³. */
function multiplyWords(a: number, b: number): [number, number] {
  const lower = a * (b % 65536);
  const upper = a * Math.floor(b / 65536) + Math.floor(lower / 65536);
  return [Math.floor(upper / 65536), (upper % 65536) * 65536 + (lower % 65536)];
}

/** Philox4x32 of a counter under a two-word key. */
export function philox(key: readonly [number, number], counter: Words, rounds = 7): Words {
  let [k0, k1] = key;
  let [c0, c1, c2, c3] = counter;
  for (let round = 0; round < rounds; round++) {
    const [high0, low0] = multiplyWords(0xd2511f53, c0);
    const [high1, low1] = multiplyWords(0xcd9e8d57, c2);
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + 0x9e3779b9) % WORD;
    k1 = (k1 + 0xbb67ae85) % WORD;
  }
  return [c0, c1, c2, c3];
}

/** A seed (0..2⁵³-1) as the two words of a key. */
export const keyOfSeed = (seed: number): [number, number] => [seed % WORD, Math.floor(seed / WORD)];

/** floor(word·n / 2³²). */
export const below = (word: number, n: number): number => multiplyWords(word, n)[0];

/** A word as a number in [0, 1). */
export const unit = (word: number): number => word / WORD;

const shiftXor = (x: number, bits: number): number => (x ^ Math.floor(x / 2 ** bits)) >>> 0;
const timesWord = (x: number, factor: number): number => multiplyWords(x, factor)[1];

/** The 32-bit finaliser. */
export function mixWord(word: number): number {
  const first = timesWord(shiftXor(word, 16), 0x7feb352d);
  return shiftXor(timesWord(shiftXor(first, 15), 0x846ca68b), 16);
}

/** Image of x under the keyed permutation of 0..n-1. */
export function permute(x: number, n: number, key: number): number {
  if (n === 1) return 0;
  const a = Math.ceil(Math.sqrt(n));
  const b = Math.ceil(n / a);
  const round = (k: number, half: number): number =>
    mixWord((half ^ mixWord((key + k * 0x9e3779b9) % WORD)) >>> 0);
  let image = x;
  do {
    let left = Math.floor(image / b);
    let right = image % b;
    left = (left + below(round(0, right), a)) % a;
    right = (right + below(round(1, left), b)) % b;
    left = (left + below(round(2, right), a)) % a;
    right = (right + below(round(3, left), b)) % b;
    image = left * b + right;
  } while (image >= n);
  return image;
}
