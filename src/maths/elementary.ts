/**
 * Exponential and logarithm from IEEE double + - * / and Math.floor alone: the same bits in every engine.
 *
 * The kernel compiles this very file, so it keeps to what TypeScript and AssemblyScript both mean by the same
 * words: numbers, literals, if and while. The polynomials are plain series, cut where the next term is below
 * 2⁻⁵⁶ of the result, so every coefficient can be checked by eye.
 */

/** ln 2 in two parts: the first has 33 significant bits, so its product with a binary exponent is exact. */
const LN2_HIGH: number = 0.6931471803691238;
const LN2_LOW: number = 1.9082149292705877e-10;
const LOG2_E: number = 1.4426950408889634;
const SQRT_2: number = 1.4142135623730951;
const SQRT_HALF: number = 0.7071067811865476;

/** Above: infinite; below: 0. Natural logarithms of the largest double and of half the smallest. */
const EXP_OVERFLOW: number = 709.782712893384;
const EXP_UNDERFLOW: number = -745.1332191019411;

const TWO_8: number = 256;
const TWO_64: number = 1.8446744073709551616e19;
const TWO_512: number = 1.3407807929942597e154;

/** Reciprocals of the factorials. */
const E2: number = 1 / 2;
const E3: number = 1 / 6;
const E4: number = 1 / 24;
const E5: number = 1 / 120;
const E6: number = 1 / 720;
const E7: number = 1 / 5040;
const E8: number = 1 / 40320;
const E9: number = 1 / 362880;
const E10: number = 1 / 3628800;
const E11: number = 1 / 39916800;
const E12: number = 1 / 479001600;
const E13: number = 1 / 6227020800;

/** 2/3, 2/5, 2/7, ...: the series of 2·artanh(s)/s after its first term, in s². */
const L1: number = 2 / 3;
const L2: number = 2 / 5;
const L3: number = 2 / 7;
const L4: number = 2 / 9;
const L5: number = 2 / 11;
const L6: number = 2 / 13;
const L7: number = 2 / 15;
const L8: number = 2 / 17;
const L9: number = 2 / 19;
const L10: number = 2 / 21;

/** e to the power x, within 2 ulp; 0 below -745.1, Infinity above 709.8. */
export function exp(x: number): number {
  if (x > EXP_OVERFLOW) return Infinity;
  if (x < EXP_UNDERFLOW) return 0;
  // x = k·ln 2 + r with |r| ≤ ln 2 / 2.
  const k = Math.floor(x * LOG2_E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const r2 = r * r;
  const r4 = r2 * r2;
  // Grouped in pairs (Estrin), so that a processor can work on several terms at once.
  const first = E2 + E3 * r + (E4 + E5 * r) * r2;
  const second = E6 + E7 * r + (E8 + E9 * r) * r2;
  const third = E10 + E11 * r + (E12 + E13 * r) * r2;
  const tail = first + (second + third * r4) * r4;
  let y = 1 + (high + (r2 * tail - low));

  // y·2ᵏ by exact powers of two; the common small exponents take few steps.
  let n = Math.abs(k);
  if (n >= 512) {
    y = k < 0 ? y / TWO_512 : y * TWO_512;
    n -= 512;
  }
  let power: number = 1;
  while (n >= 64) {
    power *= TWO_64;
    n -= 64;
  }
  while (n >= 8) {
    power *= TWO_8;
    n -= 8;
  }
  if (n >= 4) {
    power *= 16;
    n -= 4;
  }
  if (n >= 2) {
    power *= 4;
    n -= 2;
  }
  if (n >= 1) power *= 2;
  return k < 0 ? y / power : y * power;
}

/** Natural logarithm, within 2 ulp; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  // x = 2ᵏ·m with m in [√½, √2).
  let m = x;
  let k: number = 0;
  while (m >= TWO_64) {
    m /= TWO_64;
    k += 64;
  }
  while (m >= TWO_8) {
    m /= TWO_8;
    k += 8;
  }
  while (m >= SQRT_2) {
    m *= 0.5;
    k += 1;
  }
  while (m * TWO_64 < 1) {
    m *= TWO_64;
    k -= 64;
  }
  while (m * TWO_8 < 1) {
    m *= TWO_8;
    k -= 8;
  }
  while (m < SQRT_HALF) {
    m *= 2;
    k -= 1;
  }
  // ln(1 + f) = 2·artanh(s) with s = f / (2 + f), rearranged around f - f²/2 to lose nothing near 1.
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const first = L1 + L2 * z + (L3 + L4 * z) * z2;
  const second = L5 + L6 * z + (L7 + L8 * z) * z2;
  const series = z * (first + (second + (L9 + L10 * z) * z4) * z4);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
}

/** x to the power y for x > 0, as exp(y·log x): relative error about |y·log x| ulp. */
export function pow(x: number, y: number): number {
  return exp(y * log(x));
}
