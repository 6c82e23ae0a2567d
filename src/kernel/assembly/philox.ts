// Philox4x32 (Salmon, Moraes, Dror and Shaw 2011): the only source of chance. Seven rounds; see decision 001.

// The four words of the last draw, in memory: one wide store, and each word is read only if wanted.
const words: usize = memory.data(16, 16);

// @ts-ignore: decorator
@inline
export function w0(): u32 {
  return load<u32>(words);
}
// @ts-ignore: decorator
@inline
export function w1(): u32 {
  return load<u32>(words, 4);
}
// @ts-ignore: decorator
@inline
export function w2(): u32 {
  return load<u32>(words, 8);
}
// @ts-ignore: decorator
@inline
export function w3(): u32 {
  return load<u32>(words, 12);
}

// Round keys of the two seeds, as vectors (key of c0, key of c2, 0, 0).
let people0 = i64x2(0, 0);
let people1 = i64x2(0, 0);
let people2 = i64x2(0, 0);
let people3 = i64x2(0, 0);
let people4 = i64x2(0, 0);
let people5 = i64x2(0, 0);
let people6 = i64x2(0, 0);
let fates0 = i64x2(0, 0);
let fates1 = i64x2(0, 0);
let fates2 = i64x2(0, 0);
let fates3 = i64x2(0, 0);
let fates4 = i64x2(0, 0);
let fates5 = i64x2(0, 0);
let fates6 = i64x2(0, 0);

/** The key of a round: the seed raised by the Weyl sequence. */
function roundKey(low: u32, high: u32, round: u32): v128 {
  const k0 = low + round * 0x9e3779b9;
  const k1 = high + round * 0xbb67ae85;
  return i64x2.replace_lane(i64x2(0, 0), 0, <i64>k0 | (<i64>k1 << 32));
}

export function setSeeds(pl: u32, ph: u32, fl: u32, fh: u32): void {
  people0 = roundKey(pl, ph, 0);
  people1 = roundKey(pl, ph, 1);
  people2 = roundKey(pl, ph, 2);
  people3 = roundKey(pl, ph, 3);
  people4 = roundKey(pl, ph, 4);
  people5 = roundKey(pl, ph, 5);
  people6 = roundKey(pl, ph, 6);
  fates0 = roundKey(fl, fh, 0);
  fates1 = roundKey(fl, fh, 1);
  fates2 = roundKey(fl, fh, 2);
  fates3 = roundKey(fl, fh, 3);
  fates4 = roundKey(fl, fh, 4);
  fates5 = roundKey(fl, fh, 5);
  fates6 = roundKey(fl, fh, 6);
}

/**
 * One round on lanes (c0, c2, c1, c3). Both 32 × 32 products at once give (x low, x high, y low, y high); the next
 * state is (y high ^ c1 ^ key, x high ^ c3 ^ key, y low, x low).
 */
// @ts-ignore: decorator
@inline
function round(state: v128, key: v128): v128 {
  const product = i64x2.extmul_low_i32x4_u(state, i32x4(<i32>0xd2511f53, <i32>0xcd9e8d57, 0, 0));
  const crossed = v128.shuffle<i32>(product, product, 3, 1, 2, 0);
  const others = v128.shuffle<i32>(state, i64x2(0, 0), 2, 3, 4, 5);
  return v128.xor(v128.xor(crossed, others), key);
}

// @ts-ignore: decorator
@inline
function start(c0: u32, c1: u32, c2: u32, c3: u32): v128 {
  let state = i32x4.splat(<i32>c0);
  state = i32x4.replace_lane(state, 1, <i32>c2);
  state = i32x4.replace_lane(state, 2, <i32>c1);
  return i32x4.replace_lane(state, 3, <i32>c3);
}

// @ts-ignore: decorator
@inline
function finish(state: v128): void {
  v128.store(words, v128.shuffle<i32>(state, state, 0, 2, 1, 3));
}

/** Any key and number of rounds; for known answers and for the tests. */
export function philox(k0: u32, k1: u32, c0: u32, c1: u32, c2: u32, c3: u32, rounds: u32): void {
  let state = start(c0, c1, c2, c3);
  for (let i: u32 = 0; i < rounds; i++) state = round(state, roundKey(k0, k1, i));
  finish(state);
}

// @ts-ignore: decorator
@inline
export function drawPeople(c0: u32, c1: u32, c2: u32, c3: u32): void {
  let state = start(c0, c1, c2, c3);
  state = round(state, people0);
  state = round(state, people1);
  state = round(state, people2);
  state = round(state, people3);
  state = round(state, people4);
  state = round(state, people5);
  finish(round(state, people6));
}

// @ts-ignore: decorator
@inline
export function drawFates(c0: u32, c1: u32, c2: u32, c3: u32): void {
  let state = start(c0, c1, c2, c3);
  state = round(state, fates0);
  state = round(state, fates1);
  state = round(state, fates2);
  state = round(state, fates3);
  state = round(state, fates4);
  state = round(state, fates5);
  finish(round(state, fates6));
}

// @ts-ignore: decorator
@inline
export function below(x: u32, n: u32): u32 {
  return <u32>((<u64>x * <u64>n) >> 32);
}

// @ts-ignore: decorator
@inline
export function unit(x: u32): f64 {
  return <f64>x / 4294967296.0;
}

// @ts-ignore: decorator
@inline
export function mix(x: u32): u32 {
  x ^= x >> 16;
  x *= 0x7feb352d;
  x ^= x >> 15;
  x *= 0x846ca68b;
  return x ^ (x >> 16);
}

/** Uses of chance: the table of section 1 of the README. */
export const TRAIT_OWN: u32 = 1;
export const TRAIT_CHOICE: u32 = 2;
export const TRAIT_HOUSEHOLD: u32 = 3;
export const TRAIT_COMMON: u32 = 4;
export const PERSON: u32 = 5;
export const STAGE: u32 = 16;
export const CANDIDATE: u32 = 17;
export const COMMUNITY: u32 = 18;
export const HEAR: u32 = 19;
export const TELL: u32 = 20;
export const TELL_COMMUNITY: u32 = 21;
export const IMPORT: u32 = 22;
export const CLAIM: u32 = 25;
export const FLIGHT: u32 = 26;
export const ROSTER: u32 = 27;
export const TELL_ROSTER: u32 = 28;

/** The third counter word: purpose, part (stage or message), layer, episode (or statement). */
// @ts-ignore: decorator
@inline
export function use(purpose: u32, part: u32, layer: u32, episode: u32): u32 {
  return purpose | (part << 8) | (layer << 13) | (episode << 16);
}
