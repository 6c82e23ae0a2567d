/** Quantiles of the gamma distribution, and through it of the normal. */
import { exp, log } from "./elementary.ts";
import { log1p, logGamma, logGammaDensity, lowerTailRatio, upperTailRatio } from "./special.ts";

/**
 * A quantile function: the value that a share `u` of draws does not exceed. `upper` is 1 - u, given apart
 * because near u = 1 it holds the digits that u has lost.
 */
export type Quantile = (u: number, upper: number) => number;

/** The step of log x at which Newton's method has converged: its error is then of the order of the square. */
const CONVERGED = 1e-8;

/** Above this shape the cube of a normal is within 1.3e-6 standard deviations, and series would be long. */
const CUBE_FROM = 1e6;

/**
 * Quantiles of the gamma distribution of shape k > 0 and scale 1 (mean k), relative error about 1e-12 up to
 * k = 10,000; a quantile below the smallest double is 0.
 *
 * The logarithms of both tails are concave in y = log x, because the density of y is log-concave. So Newton's
 * method on the log of the smaller tail converges from any start, after its first step from one side.
 */
export function gammaQuantileShape(shape: number): Quantile {
  const logDensity = logGammaDensity(shape);
  const logGammaNext = logGamma(shape + 1);
  return (u, upper) => {
    if (u <= 0) return 0;
    if (upper <= 0) return Infinity;
    if (shape > CUBE_FROM) {
      const cubeRoot = cubeRootOfGamma(shape, normalQuantile(u, upper));
      return shape * cubeRoot * cubeRoot * cubeRoot;
    }
    const lowerSide = u < upper;
    const target = log(lowerSide ? u : upper);
    let y = startOfGamma(shape, u, upper, logGammaNext);
    for (let iteration = 0; iteration < 100; iteration++) {
      const x = exp(y);
      const density = logDensity(x, y);
      let tail: number;
      if (x < shape + 1) {
        const lower = density + log(lowerTailRatio(shape, x));
        tail = lowerSide ? lower : log1p(-exp(lower));
      } else {
        const above = density + log(upperTailRatio(shape, x));
        tail = lowerSide ? log1p(-exp(above)) : above;
      }
      const slope = exp(density - tail);
      // A step to the right is at most a factor e: from far left the tangent of the upper tail is nearly flat.
      const step = Math.min(1, lowerSide ? (target - tail) / slope : (tail - target) / slope);
      y += step;
      if (Math.abs(step) < CONVERGED) break;
    }
    return exp(y);
  };
}

/** Cube root of x/k by Wilson and Hilferty (1931): nearly normal with these moments. */
function cubeRootOfGamma(shape: number, z: number): number {
  return 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
}

/** log x to start from: the cube of a normal, or the power law of small x. */
function startOfGamma(shape: number, u: number, upper: number, logGammaNext: number): number {
  if (shape > 0.5) {
    const cubeRoot = cubeRootOfGamma(shape, roughNormal(u, upper));
    if (cubeRoot > 0.4) return log(shape) + 3 * log(cubeRoot);
  }
  return (log(u) + logGammaNext) / shape;
}

/** Normal quantile within 4.5e-4 (Hastings 1955; Abramowitz and Stegun 26.2.23). */
function roughNormal(u: number, upper: number): number {
  const s = Math.sqrt(-2 * log(Math.min(u, upper)));
  const top = 2.515517 + s * (0.802853 + s * 0.010328);
  const bottom = 1 + s * (1.432788 + s * (0.189269 + s * 0.001308));
  const z = s - top / bottom;
  return u < upper ? -z : z;
}

const halfChiSquare: Quantile = gammaQuantileShape(0.5);

/** Quantiles of the standard normal: half the square of a normal is gamma distributed with shape ½. */
export function normalQuantile(u: number, upper: number): number {
  const tail = Math.min(u, upper);
  const z = Math.sqrt(2 * halfChiSquare(Math.max(u, upper) - tail, 2 * tail));
  return u < upper ? -z : z;
}
