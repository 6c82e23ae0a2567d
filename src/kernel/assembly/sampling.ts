// From uniform words to durations, counts and permutations.
import { exp } from "../../maths/elementary";
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

/** Poisson count by inversion, without a cap: k = 0.1 with R0 3 needs about 160. */
export function poisson(mean: f64, u: f64): u32 {
  let p = exp(-mean);
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

/** A keyed bijection of 0..n-1: Feistel over a × b ≥ n with a = ceil(√n), walking until below n. */
export function bijection(x: u32, n: u32, key: u32): u32 {
  if (n <= 1) return 0;
  const a = <u32>ceil<f64>(sqrt<f64>(<f64>n));
  const b = (n + a - 1) / a;
  const k0 = mix(key);
  const k1 = mix(key + 0x9e3779b9);
  const k2 = mix(key + 0x3c6ef372);
  const k3 = mix(key + 0xdaa66d2b);
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

/** The inverse of `bijection`. */
export function inverse(x: u32, n: u32, key: u32): u32 {
  if (n <= 1) return 0;
  const a = <u32>ceil<f64>(sqrt<f64>(<f64>n));
  const b = (n + a - 1) / a;
  const k0 = mix(key);
  const k1 = mix(key + 0x9e3779b9);
  const k2 = mix(key + 0x3c6ef372);
  const k3 = mix(key + 0xdaa66d2b);
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
