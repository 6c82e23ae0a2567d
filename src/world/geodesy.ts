/**
 * Distances on a sphere, the same bits in every engine: only + - * / %, floor and square root, which IEEE 754 fixes.
 * Points are unit vectors, compared by the square of the straight chord between them: it grows with the great-circle
 * distance, and unlike the arc cosine it loses nothing when points are close.
 */

/** Mean radius of the earth (R1 of the GRS 80 ellipsoid), km; Moritz 2000, Journal of Geodesy 74. */
export const EARTH_RADIUS_KM = 6371.0088;

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Taylor series for |angle| ≤ π/4 radians, nested; the first term left out is below 1e-18. */
function sinSmall(angle: number): number {
  const square = angle * angle;
  let sum = 1;
  for (let n = 17; n > 1; n -= 2) sum = 1 - (square / (n * (n - 1))) * sum;
  return angle * sum;
}

function cosSmall(angle: number): number {
  const square = angle * angle;
  let sum = 1;
  for (let n = 18; n > 0; n -= 2) sum = 1 - (square / (n * (n - 1))) * sum;
  return sum;
}

/** Sine of an angle in degrees, within 1e-15 for any finite angle (the reduction to ±45° is exact in degrees). */
export function sinDegrees(degrees: number): number {
  const turn = degrees % 360;
  const quarter = Math.floor(turn / 90 + 0.5);
  const angle = (turn - quarter * 90) * RADIANS_PER_DEGREE;
  const value = (quarter & 1) === 0 ? sinSmall(angle) : cosSmall(angle);
  return (quarter & 2) === 0 ? value : -value;
}

/** Cosine of an angle in degrees, within 1e-15. */
export function cosDegrees(degrees: number): number {
  const turn = degrees % 360;
  const quarter = Math.floor(turn / 90 + 0.5);
  const angle = (turn - quarter * 90) * RADIANS_PER_DEGREE;
  const value = (quarter & 1) === 0 ? cosSmall(angle) : -sinSmall(angle);
  return (quarter & 2) === 0 ? value : -value;
}

/** Arc sine in radians for 0 ≤ x ≤ 1: the binomial series up to a half, above it by the half-angle identity. */
function arcSine(x: number): number {
  if (x > 0.5) return Math.PI / 2 - 2 * arcSine(Math.sqrt(Math.max(0, (1 - x) / 2)));
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; term > 1e-18; n++) {
    term *= (square * (2 * n - 1)) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return sum;
}

/** Unit vectors of points, [points × 3]; latitude and longitude in degrees. */
export function unitVectors(latitude: ArrayLike<number>, longitude: ArrayLike<number>): Float64Array {
  const vectors = new Float64Array(latitude.length * 3);
  for (let i = 0; i < latitude.length; i++) {
    const ring = cosDegrees(latitude[i]);
    vectors[3 * i] = ring * cosDegrees(longitude[i]);
    vectors[3 * i + 1] = ring * sinDegrees(longitude[i]);
    vectors[3 * i + 2] = sinDegrees(latitude[i]);
  }
  return vectors;
}

/** Square of the chord between points i and j of `unitVectors`, in squared radii: 0 to 4. */
export function squaredChord(vectors: Float64Array, i: number, j: number): number {
  const x = vectors[3 * i] - vectors[3 * j];
  const y = vectors[3 * i + 1] - vectors[3 * j + 1];
  const z = vectors[3 * i + 2] - vectors[3 * j + 2];
  return x * x + y * y + z * z;
}

/** Squared chord under a great-circle distance in km; 4, the diameter's, from half the circumference on. */
export function squaredChordOf(distanceKm: number): number {
  const halfAngle = distanceKm / (2 * EARTH_RADIUS_KM) / RADIANS_PER_DEGREE;
  if (halfAngle >= 90) return 4;
  const half = sinDegrees(halfAngle);
  return 4 * half * half;
}

/** Degrees of latitude in a great-circle distance: no point farther north or south is within it. */
export function latitudeSpan(distanceKm: number): number {
  return distanceKm / EARTH_RADIUS_KM / RADIANS_PER_DEGREE;
}

/** Great-circle distance in km between two points in degrees. */
export function distanceKm(
  latitudeA: number,
  longitudeA: number,
  latitudeB: number,
  longitudeB: number,
): number {
  const chord = Math.sqrt(squaredChord(unitVectors([latitudeA, latitudeB], [longitudeA, longitudeB]), 0, 1));
  return 2 * EARTH_RADIUS_KM * arcSine(Math.min(1, chord / 2));
}
