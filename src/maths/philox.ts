/**
 * Counter-based randomness: Philox4x32 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (SC11, doi:10.1145/2063384.2063405). A draw is a function of who, what and which; there is no stream.
 */

/** Multipliers and key increments of the paper and of its library, Random123. */
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;

/** High 32 bits of the 64-bit product of two u32, from 16-bit halves. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + (Math.imul(aLow, bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  // Each sum is at most (2¹⁶ - 1)·2¹⁶, so none wraps.
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) >>> 0;
}

/**
 * Four random words of a counter under a key, into `out[0..3]`.
 *
 * @param seedLow, seedHigh the key (see `seedWords`); c0..c3 the counter; all u32 (or the same bits as i32)
 * @param rounds 7 everywhere in the model; 10 for the published known answers
 */
export function philox(
  seedLow: number,
  seedHigh: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  out: Uint32Array,
  rounds = 7,
): void {
  let w0 = c0;
  let w1 = c1;
  let w2 = c2;
  let w3 = c3;
  let key0 = seedLow;
  let key1 = seedHigh;
  for (let round = 0; round < rounds; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, w0);
    const high1 = multiplyHigh(MULTIPLIER_1, w2);
    const low0 = Math.imul(MULTIPLIER_0, w0);
    const low1 = Math.imul(MULTIPLIER_1, w2);
    w0 = high1 ^ w1 ^ key0;
    w2 = high0 ^ w3 ^ key1;
    w1 = low1;
    w3 = low0;
    key0 = (key0 + KEY_STEP_0) | 0;
    key1 = (key1 + KEY_STEP_1) | 0;
  }
  out[0] = w0;
  out[1] = w1;
  out[2] = w2;
  out[3] = w3;
}

/** A seed as the two words (low, high) of a Philox key; throws RangeError unless it is a safe integer ≥ 0. */
export function seedWords(seed: number): [number, number] {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`A seed must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}.`);
  }
  return [seed >>> 0, Math.floor(seed / 0x1_0000_0000)];
}

/** The 32-bit finaliser "lowbias32" of C. Wellons (hash-prospector, 2018): a bijection of u32. */
export function mix(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** floor(x·n / 2³²), exact for all u32: a number in 0..n-1 from a random word x. */
export function below(x: number, n: number): number {
  return multiplyHigh(x, n);
}
