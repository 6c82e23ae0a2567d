import { describe, expect, test } from "vitest";
import { ELSEWHERE } from "../../src/kernel/engine.ts";
import { FLIGHTS_PER_ORIGIN, layOutFlights, OUT_SHARE } from "../../src/population/flights.ts";
import { distanceKm, EARTH_RADIUS_KM } from "../../src/world/geodesy.ts";
import { sum } from "../numbers.ts";
import { worldOf } from "./listing.ts";

type Row = { to: number; share: number }[];

function rowsOf(sizes: readonly number[]): Row[] {
  const { flightPtr, flightTo, flightUpTo } = layOutFlights(worldOf(sizes));
  return sizes.map((_, place) => {
    let before = 0;
    return Array.from(flightTo.subarray(flightPtr[place], flightPtr[place + 1]), (to, i) => {
      const upTo = flightUpTo[flightPtr[place] + i] / 2 ** 32;
      const share = upTo - before;
      before = upTo;
      return { to, share };
    });
  });
}

test("who flees from a world of one place leaves it", () => {
  expect(rowsOf([5000])).toEqual([[{ to: ELSEWHERE, share: 1 }]]);
});

describe("a region", () => {
  const sizes = Array.from({ length: 100 }, (_, i) => 100 + ((i * 7919) % 5000));
  const rows = rowsOf(sizes);
  const { places } = worldOf(sizes);
  const pull = (from: number, to: number): number => {
    const [one, two] = [places[from], places[to]];
    const arc = distanceKm(one.latitude, one.longitude, two.latitude, two.longitude);
    // Straight through the earth: a thousandth shorter over 1,000 km.
    return sizes[to] / (2 * EARTH_RADIUS_KM * Math.sin(arc / 2 / EARTH_RADIUS_KM));
  };

  test("rows sum to one and end out of the world", () => {
    for (const row of rows) {
      expect(sum(row.map(({ share }) => share))).toBeCloseTo(1, 12);
      expect(row.at(-1)!.to).toBe(ELSEWHERE);
      expect(row.at(-1)!.share).toBeCloseTo(OUT_SHARE, 9);
    }
  });

  test("the strongest others are kept, in order, in proportion to people by distance", () => {
    rows.forEach((row, from) => {
      const inside = row.slice(0, -1);
      const best = sizes
        .map((_, to) => to)
        .filter((to) => to !== from)
        .sort((a, b) => pull(from, b) - pull(from, a))
        .slice(0, FLIGHTS_PER_ORIGIN);
      expect(inside.map(({ to }) => to)).toEqual(best.sort((a, b) => a - b));
      const total = sum(best.map((to) => pull(from, to)));
      inside.forEach(({ to, share }) => {
        expect(share / (((1 - OUT_SHARE) * pull(from, to)) / total)).toBeCloseTo(1, 8);
      });
    });
  });
});

test("places at one spot are a kilometre apart", () => {
  const world = worldOf([10, 20, 70]);
  const places = world.places.map((place) => ({ ...place, latitude: 0, longitude: 0 }));
  const { flightUpTo } = layOutFlights({ ...world, places });
  expect(flightUpTo[0] / 2 ** 32).toBeCloseTo(((1 - OUT_SHARE) * 20) / 90, 12);
});
