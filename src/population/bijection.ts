/** Orders that are computed, not stored: a bijection of 0..n-1 under a key (README of the kernel, section 1). */
import { below, mix } from "../maths/philox.ts";

const GOLDEN = 0x9e3779b9;

/** A grid of n cells or a few more, and the keys of the half rounds. */
function gridOf(n: number, key: number): { a: number; b: number; keys: number[] } {
  const a = Math.ceil(Math.sqrt(n));
  return { a, b: Math.ceil(n / a), keys: [0, 1, 2, 3].map((i) => mix((key + Math.imul(i, GOLDEN)) | 0)) };
}

/** Where each of 0..n-1 goes; two rounds of a Feistel network on a grid of n cells or a few more. */
export function bijection(n: number, key: number): (x: number) => number {
  if (n === 1) return () => 0;
  const {
    a,
    b,
    keys: [k0, k1, k2, k3],
  } = gridOf(n, key);
  return (x) => {
    let y = x;
    do {
      let l = Math.floor(y / b);
      let r = y % b;
      l = (l + below(mix(r ^ k0), a)) % a;
      r = (r + below(mix(l ^ k1), b)) % b;
      l = (l + below(mix(r ^ k2), a)) % a;
      r = (r + below(mix(l ^ k3), b)) % b;
      y = l * b + r;
    } while (y >= n);
    return y;
  };
}

/** The number that each of 0..n-1 is the image of, one at a time: the same half rounds backwards. */
export function bijectionBack(n: number, key: number): (y: number) => number {
  if (n === 1) return () => 0;
  const {
    a,
    b,
    keys: [k0, k1, k2, k3],
  } = gridOf(n, key);
  return (y) => {
    let x = y;
    do {
      let l = Math.floor(x / b);
      let r = x % b;
      r = (r + b - below(mix(l ^ k3), b)) % b;
      l = (l + a - below(mix(r ^ k2), a)) % a;
      r = (r + b - below(mix(l ^ k1), b)) % b;
      l = (l + a - below(mix(r ^ k0), a)) % a;
      x = l * b + r;
    } while (x >= n);
    return x;
  };
}

/** The number that each one of 0..n-1 is the image of. */
export function inverse(n: number, key: number): Uint32Array {
  const image = bijection(n, key);
  const from = new Uint32Array(n);
  for (let x = 0; x < n; x++) from[image(x)] = x;
  return from;
}
