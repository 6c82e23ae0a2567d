import { geoDistance } from "d3-geo";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cosDegrees,
  distanceKm,
  EARTH_RADIUS_KM,
  latitudeSpan,
  sinDegrees,
  squaredChord,
  squaredChordOf,
  unitVectors,
} from "../../src/world/geodesy.ts";

const latitudes = fc.double({ min: -90, max: 90, noNaN: true });
const longitudes = fc.double({ min: -180, max: 180, noNaN: true });

describe("sine and cosine of degrees", () => {
  test("agree with the engine's to 1e-14", () => {
    let worst = 0;
    for (let i = -40_000; i <= 40_000; i++) {
      const degrees = i / 100 + 1 / 3000;
      const radians = (degrees * Math.PI) / 180;
      const sine = Math.abs(sinDegrees(degrees) - Math.sin(radians));
      const cosine = Math.abs(cosDegrees(degrees) - Math.cos(radians));
      worst = Math.max(worst, sine, cosine);
    }
    expect(worst).toBeLessThan(1e-14);
  });

  test("are exact at right angles and good at the angles with closed forms", () => {
    for (const turns of [-2, -1, 0, 1, 5]) {
      const start = turns * 360;
      expect([0, 90, 180, 270].map((angle) => sinDegrees(start + angle) + 0)).toEqual([0, 1, 0, -1]);
      expect([0, 90, 180, 270].map((angle) => cosDegrees(start + angle) + 0)).toEqual([1, 0, -1, 0]);
    }
    expect(sinDegrees(30)).toBeCloseTo(1 / 2, 15);
    expect(sinDegrees(60)).toBeCloseTo(Math.sqrt(3) / 2, 15);
    expect(cosDegrees(45)).toBeCloseTo(Math.SQRT1_2, 15);
    expect(cosDegrees(36)).toBeCloseTo((1 + Math.sqrt(5)) / 4, 15);
  });
});

describe("distance", () => {
  test("between cities is the published one within 0.5 %", () => {
    const within = (value: number, published: number): void =>
      expect(Math.abs(value / published - 1)).toBeLessThan(0.005);
    within(distanceKm(38.89511, -77.03637, 39.29038, -76.61219), 57);
    within(distanceKm(51.50853, -0.12574, 48.85341, 2.3488), 344);
  });

  test("agrees with d3-geo everywhere", () => {
    fc.assert(
      fc.property(latitudes, longitudes, latitudes, longitudes, (a, b, c, d) => {
        const ours = distanceKm(a, b, c, d);
        const theirs = geoDistance([b, a], [d, c]) * EARTH_RADIUS_KM;
        // At the antipodes a chord fixes an angle to the root of the rounding error only: a metre.
        expect(Math.abs(ours - theirs)).toBeLessThan(1e-3);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test("is zero at home, a quarter of the circumference to the pole, half of it to the antipodes", () => {
    expect(distanceKm(12.5, 99, 12.5, 99)).toBe(0);
    expect(distanceKm(0, 37, 90, 0)).toBeCloseTo((Math.PI / 2) * EARTH_RADIUS_KM, 8);
    expect(distanceKm(30, 10, -30, -170)).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 3);
  });

  test("has its chord and its span of latitude", () => {
    for (const km of [0, 0.5, 60, 1000, 9000, 19_000]) {
      const north = latitudeSpan(km) - 90;
      const chord = squaredChord(unitVectors([-90, north], [0, 0]), 0, 1);
      expect(squaredChordOf(km)).toBeCloseTo(chord, 14);
      expect(distanceKm(-90, 0, north, 0)).toBeCloseTo(km, 6);
    }
    expect(squaredChordOf(30_000)).toBe(4);
  });
});
