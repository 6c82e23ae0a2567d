// Philox4x32 (Salmon, Moraes, Dror and Shaw 2011): the only source of chance. Seven rounds; see decision 001.

export let w0: u32 = 0;
export let w1: u32 = 0;
export let w2: u32 = 0;
export let w3: u32 = 0;

let peopleLow: u32 = 0;
let peopleHigh: u32 = 0;
let fatesLow: u32 = 0;
let fatesHigh: u32 = 0;

export function setSeeds(pl: u32, ph: u32, fl: u32, fh: u32): void {
  peopleLow = pl;
  peopleHigh = ph;
  fatesLow = fl;
  fatesHigh = fh;
}

export function philox(k0: u32, k1: u32, c0: u32, c1: u32, c2: u32, c3: u32, rounds: i32): void {
  for (let i = 0; i < rounds; i++) {
    const x = <u64>0xd2511f53 * <u64>c0;
    const y = <u64>0xcd9e8d57 * <u64>c2;
    c0 = <u32>(y >> 32) ^ c1 ^ k0;
    c2 = <u32>(x >> 32) ^ c3 ^ k1;
    c1 = <u32>y;
    c3 = <u32>x;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  w0 = c0;
  w1 = c1;
  w2 = c2;
  w3 = c3;
}

// @ts-ignore: decorator
@inline
export function drawPeople(c0: u32, c1: u32, c2: u32, c3: u32): void {
  philox(peopleLow, peopleHigh, c0, c1, c2, c3, 7);
}

// @ts-ignore: decorator
@inline
export function drawFates(c0: u32, c1: u32, c2: u32, c3: u32): void {
  philox(fatesLow, fatesHigh, c0, c1, c2, c3, 7);
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

/** The third counter word: purpose, part (stage or message), layer, episode (or statement). */
// @ts-ignore: decorator
@inline
export function use(purpose: u32, part: u32, layer: u32, episode: u32): u32 {
  return purpose | (part << 8) | (layer << 13) | (episode << 16);
}
