/** The keyed bijection of 0..n-1 (section 1 of the kernel's README). */
import { below, mix } from "../../maths/philox.ts";

const STEP = 0x9e3779b9;

/** Image of x, a number below n, under a key (u32). */
export function permute(x: number, n: number, key: number): number {
  if (n <= 1) return 0;
  const a = Math.ceil(Math.sqrt(n));
  const b = Math.ceil(n / a);
  const round = (i: number): number => mix((key + Math.imul(i, STEP)) >>> 0);
  const [k0, k1, k2, k3] = [round(0), round(1), round(2), round(3)];
  let at = x;
  do {
    let left = Math.floor(at / b);
    let right = at % b;
    left = (left + below(mix(right ^ k0), a)) % a;
    right = (right + below(mix(left ^ k1), b)) % b;
    left = (left + below(mix(right ^ k2), a)) % a;
    right = (right + below(mix(left ^ k3), b)) % b;
    at = left * b + right;
  } while (at >= n);
  return at;
}

/** The number each one of 0..n-1 is the image of. */
export function inverse(n: number, key: number): Uint32Array {
  const from = new Uint32Array(n);
  for (let x = 0; x < n; x++) from[permute(x, n, key)] = x;
  return from;
}
