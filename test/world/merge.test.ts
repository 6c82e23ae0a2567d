import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm, squaredChord, unitVectors } from "../../src/world/geodesy.ts";
import { mergePlaces } from "../../src/world/merge.ts";
import type { Place } from "../../src/world/world.ts";
import { peopleIn, place } from "./places.ts";

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
      expect(peopleIn(merged.places)).toBe(peopleIn(places));
      const before = new Map(places.map((one) => [one.key, one]));
      for (const left of merged.places) {
        const old = before.get(left.key);
        expect(old).toMatchObject({ latitude: left.latitude, longitude: left.longitude, name: left.name });
        expect(left.people).toBeGreaterThanOrEqual(old?.people ?? Number.POSITIVE_INFINITY);
      }
      const keys = merged.places.map(({ key }) => key);
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
      expect(mergePlaces(places.toReversed(), most)).toEqual(merged);
    });
    fc.assert(check, { seed: 1, numRuns: 150 });
  });

  test("is the plain method: in rounds of a tenth, the cheapest move to the nearest larger place first", () => {
    /** Every pair, where the code stops early by the order of heights. */
    const slowly = (places: readonly Place[], most: number): Place[] => {
      let left = [...places].sort((a, b) => a.key - b.key);
      while (left.length > most) {
        const vectors = unitVectors(
          left.map(({ latitude }) => latitude),
          left.map(({ longitude }) => longitude),
        );
        const moves = left.flatMap((from, i) => {
          const targets = left.flatMap(({ people, key }, j) =>
            people > from.people || (people === from.people && key < from.key)
              ? [{ key, chord: squaredChord(vectors, i, j) }]
              : [],
          );
          targets.sort((a, b) => a.chord - b.chord || a.key - b.key);
          const [to] = targets;
          return to === undefined
            ? []
            : [{ from: from.key, to: to.key, cost: from.people * Math.sqrt(to.chord) }];
        });
        moves.sort((a, b) => a.cost - b.cost || a.from - b.from);
        const people = new Map(left.map((one) => [one.key, one.people]));
        const gone = new Set<number>();
        const grown = new Set<number>();
        const allowed = Math.min(left.length - most, Math.max(1, Math.floor(left.length / 10)));
        for (const { from, to } of moves) {
          if (gone.size === allowed || gone.has(to) || grown.has(from)) continue;
          gone.add(from);
          grown.add(to);
          people.set(to, (people.get(to) ?? 0) + (people.get(from) ?? 0));
        }
        left = left
          .filter(({ key }) => !gone.has(key))
          .map((one) => ({ ...one, people: people.get(one.key) ?? 0 }));
      }
      return left;
    };
    const check = fc.property(worlds, fc.integer({ min: 1, max: 20 }), (rows, most) => {
      const places = rows.map((row) => place(row.key, row.people, row.latitude, row.longitude));
      expect(mergePlaces(places, most).places).toEqual(slowly(places, most));
    });
    fc.assert(check, { seed: 2, numRuns: 150 });
  });

  test("says how far people were moved", () => {
    const places = [place(1, 900, 0, 0), place(2, 100, 0, 3)];
    expect(mergePlaces(places, 1).movedKm).toBeCloseTo(apart(places[0]!, places[1]!) / 10, 1);
    expect(mergePlaces(places, 2).movedKm).toBe(0);
  });

  test("moves nobody twice in a round: who has taken others in is judged anew", () => {
    const degrees = (km: number): number => km / 111.195;
    const far = Array.from({ length: 16 }, (_, i) => place(100 + i, 1_000_000 - i, 60, 10 * i));
    // Costs: 1 person over 1 km, 2 over 10, 5 over 5; and 3 over 10 once the first has joined the second.
    const chain = [place(1, 1, 0, 0), place(2, 2, degrees(1), 0), place(3, 900_000, degrees(11), 0)];
    const other = place(4, 5, degrees(16), 0);
    const { places } = mergePlaces([...far, ...chain, other], 18);
    expect(places.filter(({ key }) => key < 100).map(({ key, people }) => [key, people])).toEqual([
      [2, 3],
      [3, 900_005],
    ]);
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
