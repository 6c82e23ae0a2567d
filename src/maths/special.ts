/** Special functions that the quantiles need, from our own elementary functions. */
import { log } from "./elementary.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** Below this, Stirling's series is applied to a larger argument and brought back by the recurrence. */
const STIRLING_FROM = 10;

/**
 * What is left of log Γ(x) after (x - ½)·log x - x + ½·log 2π: Stirling's series B₂ₙ / (2n(2n-1)x²ⁿ⁻¹), for
 * x ≥ 10 within 1e-16 (NIST Digital Library of Mathematical Functions, 5.11.1).
 */
function stirlingRest(x: number): number {
  const z = 1 / (x * x);
  const far = 1 / 1188 - z * (691 / 360360 - z * (1 / 156 - (z * 3617) / 122400));
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * far)))) / x;
}

/** log Γ(x) for x > 0, absolute error about 1e-14 or relative 1e-15. */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingRest(shifted) - log(product);
}

/** log(1 + x) without loss for small x: Kahan's correction for the rounding of 1 + x. */
export function log1p(x: number): number {
  const y = 1 + x;
  return y === 1 ? x : (log(y) * x) / (y - 1);
}

/**
 * log of x·f(x) = xᵏ·e⁻ˣ / Γ(k), f the gamma density of shape k and scale 1, given x and log x. For large k
 * it is written around x = k, so that the big terms cancel before they are rounded.
 */
export function logGammaDensity(shape: number): (x: number, logX: number) => number {
  if (shape < STIRLING_FROM) {
    const constant = logGamma(shape);
    return (x, logX) => shape * logX - x - constant;
  }
  const constant = 0.5 * log(shape) - HALF_LOG_TWO_PI - stirlingRest(shape);
  return (x) => shape * log1p((x - shape) / shape) - (x - shape) + constant;
}

/** P(X ≤ x) / (x·f(x)) by the series Σ xⁿ / (k(k+1)...(k+n)); for x below about k + 1 (DLMF 8.7.1). */
export function lowerTailRatio(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  let divisor = shape;
  while (term > sum * 1e-17) {
    divisor += 1;
    term *= x / divisor;
    sum += term;
  }
  return sum;
}

/** P(X > x) / (x·f(x)) by the continued fraction (DLMF 8.9.2, even part) in Lentz's order; for x above about k + 1. */
export function upperTailRatio(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; ; n++) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const change = c * d;
    fraction *= change;
    // Written so that NaN ends it too.
    if (!(Math.abs(change - 1) > 3e-16)) return fraction;
  }
}
