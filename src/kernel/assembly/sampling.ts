// From uniform words to durations, counts and permutations.
import { below, mix } from "./philox";

/** Piecewise-linear quantile table of 24 octaves × 64 cells toward u = 1 (`maths/quantile.ts`). */
export function quantile(table: usize, x: u32): f64 {
  const t = ~x;
  const e = clz<u32>(t);
  if (t == 0 || e >= 24) return load<f64>(table, 1536 * 8);
  const m = t << e;
  const at = table + (<usize>(64 * e + 63 - ((m >> 25) & 63)) << 3);
  const f = 1.0 - <f64>(m & 0x1ffffff) / 33554432.0;
  const low = load<f64>(at);
  return low + f * (load<f64>(at, 8) - low);
}

/** Poisson count by inversion, without a cap: k = 0.1 with R0 3 needs about 160. `none` is e^-mean. */
export function poisson(mean: f64, none: f64, u: f64): u32 {
  let p = none;
  let c = p;
  let k: u32 = 0;
  while (u > c) {
    k++;
    p = (p * mean) / <f64>k;
    c = c + p;
    if (p < 1e-18 && <f64>k > mean) break;
  }
  return k;
}

/** Prepares the keyed bijection of 0..n-1 in 32 bytes (n, a, b and four round keys): Feistel over a × b ≥ n with a = ceil(√n), walking until below n. */
export function prepare(at: usize, n: u32, key: u32): void {
  const a = <u32>ceil<f64>(sqrt<f64>(<f64>n));
  store<u32>(at, n);
  store<u32>(at, a, 4);
  store<u32>(at, a == 0 ? 0 : (n + a - 1) / a, 8);
  for (let i: u32 = 0; i < 4; i++) store<u32>(at + (<usize>i << 2), mix(key + i * 0x9e3779b9), 12);
}

/** Applies the i-th prepared bijection of a table. */
export function permute(x: u32, table: usize, i: u32): u32 {
  const at = table + (<usize>i << 5);
  const n = load<u32>(at);
  if (n <= 1) return 0;
  const a = load<u32>(at, 4);
  const b = load<u32>(at, 8);
  const k0 = load<u32>(at, 12);
  const k1 = load<u32>(at, 16);
  const k2 = load<u32>(at, 20);
  const k3 = load<u32>(at, 24);
  do {
    let l = x / b;
    let r = x - l * b;
    l += below(mix(r ^ k0), a);
    if (l >= a) l -= a;
    r += below(mix(l ^ k1), b);
    if (r >= b) r -= b;
    l += below(mix(r ^ k2), a);
    if (l >= a) l -= a;
    r += below(mix(l ^ k3), b);
    if (r >= b) r -= b;
    x = l * b + r;
  } while (x >= n);
  return x;
}

/** The inverse of `permute`. */
export function permuteBack(x: u32, table: usize, i: u32): u32 {
  const at = table + (<usize>i << 5);
  const n = load<u32>(at);
  if (n <= 1) return 0;
  const a = load<u32>(at, 4);
  const b = load<u32>(at, 8);
  const k0 = load<u32>(at, 12);
  const k1 = load<u32>(at, 16);
  const k2 = load<u32>(at, 20);
  const k3 = load<u32>(at, 24);
  do {
    let l = x / b;
    let r = x - l * b;
    r += b - below(mix(l ^ k3), b);
    if (r >= b) r -= b;
    l += a - below(mix(r ^ k2), a);
    if (l >= a) l -= a;
    r += b - below(mix(l ^ k1), b);
    if (r >= b) r -= b;
    l += a - below(mix(r ^ k0), a);
    if (l >= a) l -= a;
    x = l * b + r;
  } while (x >= n);
  return x;
}
