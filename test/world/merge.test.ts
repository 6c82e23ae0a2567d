import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm } from "../../src/world/geodesy.ts";
import { mergePlaces } from "../../src/world/merge.ts";
import type { Place } from "../../src/world/world.ts";

const place = (key: number, people: number, latitude: number, longitude: number): Place => ({
  key,
  name: `p${key}`,
  latitude,
  longitude,
  people,
});
const totalOf = (places: readonly Place[]): number => places.reduce((sum, { people }) => sum + people, 0);
const apart = (a: Place, b: Place): number => distanceKm(a.latitude, a.longitude, b.latitude, b.longitude);

const worlds = fc.uniqueArray(
  fc.record({
    key: fc.nat(1000),
    people: fc.integer({ min: 1, max: 5000 }),
    latitude: fc.double({ min: -60, max: 60, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  }),
  { selector: ({ key }) => key, minLength: 1, maxLength: 40 },
);

describe("merging places", () => {
  test("leaves as many as asked, the same people, and places that were there", () => {
    const check = fc.property(worlds, fc.integer({ min: 1, max: 45 }), (rows, most) => {
      const places = rows.map((row) => place(row.key, row.people, row.latitude, row.longitude));
      const merged = mergePlaces(places, most);
      expect(merged.places.length).toBe(Math.min(most, places.length));
      expect(totalOf(merged.places)).toBe(totalOf(places));
      const before = new Map(places.map((one) => [one.key, one]));
      for (const left of merged.places) {
        const old = before.get(left.key);
        expect(old).toMatchObject({ latitude: left.latitude, longitude: left.longitude, name: left.name });
        expect(left.people).toBeGreaterThanOrEqual(old?.people ?? Number.POSITIVE_INFINITY);
      }
      const keys = merged.places.map(({ key }) => key);
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
      expect(mergePlaces([...places].reverse(), most)).toEqual(merged);
    });
    fc.assert(check, { seed: 1, numRuns: 150 });
  });

  test("begins with the cheapest move: people times distance to the nearest larger place", () => {
    const check = fc.property(
      worlds.filter((rows) => rows.length > 1),
      (rows) => {
        const places = rows.map((row) => place(row.key, row.people, row.latitude, row.longitude));
        const { places: left, movedKm } = mergePlaces(places, places.length - 1);
        // Every pair, without the order of heights by which the quick search stops early.
        const moves = places.flatMap((from) =>
          places
            .filter(({ people, key }) => people > from.people || (people === from.people && key < from.key))
            .map((to) => ({ from, to, km: apart(from, to) })),
        );
        const nearest = places.flatMap((from) => {
          const own = moves.filter((move) => move.from === from);
          return own.length === 0 ? [] : [own.reduce((best, move) => (move.km < best.km ? move : best))];
        });
        const least = Math.min(...nearest.map(({ from, km }) => from.people * km));
        const gone = places.find(({ key }) => left.every((other) => other.key !== key));
        const move = nearest.find(({ from }) => from === gone);
        // A chord is shorter than the arc that `apart` measures, by a third at most.
        expect((move?.km ?? 0) * (gone?.people ?? 0)).toBeLessThanOrEqual(least * 1.6 + 1e-6);
        expect(movedKm * totalOf(places)).toBeLessThanOrEqual(least + 1e-6);
        const grown = left.filter((one) => one.people !== places.find(({ key }) => key === one.key)?.people);
        expect(grown.map(({ people }) => people)).toEqual([
          (gone?.people ?? 0) + (places.find(({ key }) => key === grown[0]?.key)?.people ?? 0),
        ]);
      },
    );
    fc.assert(check, { seed: 2, numRuns: 150 });
  });

  test("takes the villages around a city before a town far from anything", () => {
    const city = place(1, 1_000_000, 50, 5);
    const villages = Array.from({ length: 20 }, (_, i) => place(10 + i, 500, 50 + (i - 10) / 200, 5.05));
    const town = place(2, 800, 65, 20);
    const { places, movedKm } = mergePlaces([town, ...villages, city], 2);
    expect(places.map(({ key, people }) => [key, people])).toEqual([
      [1, 1_010_000],
      [2, 800],
    ]);
    const moved = villages.reduce((sum, village) => sum + village.people * apart(village, city), 0);
    // Some may go by way of another village, which is farther.
    expect(movedKm).toBeGreaterThan((moved / 1_010_800) * 0.99);
    expect(movedKm).toBeLessThan((moved / 1_010_800) * 2);
  });
});
