import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm } from "../../src/world/geodesy.ts";
import { hashText } from "../../src/world/hash.ts";
import { spreadRemainder } from "../../src/world/remainder.ts";
import type { Place } from "../../src/world/world.ts";
import { peopleIn, place as madeUp } from "./places.ts";

const place = (...given: Parameters<typeof madeUp>): Place => ({ ...madeUp(...given), country: "XX" });
const three = [place(1, 10_000, 10, 10), place(2, 40_000, 10, 10.4), place(3, 90_000, 13, 10)];

describe("people who live in no known place", () => {
  test("are all somewhere, in no more places than there is room for", () => {
    const check = fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 15 }),
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 50 }),
      (people, missing, urban, room) => {
        const known = people.map((count, i) => place(i + 1, count, (i * 7) % 50, (i * 13) % 90));
        const { places, added } = spreadRemainder(known, missing, urban * missing, room);
        expect(peopleIn(places) + peopleIn(added)).toBe(peopleIn(known) + missing);
        expect(added.length).toBeLessThanOrEqual(room);
        expect(added.length).toBe(Math.min(room, Math.ceil(missing / 1000)));
        expect(new Set([...places, ...added].map(({ key }) => key)).size).toBe(places.length + added.length);
        if (room > 0) expect(places).toEqual(known);
      },
    );
    fc.assert(check, { seed: 3, numRuns: 200 });
  });

  test("live around places by the root of their people, those of towns by the people themselves", () => {
    const around = (townspeople: number): number[] => {
      const { added } = spreadRemainder(three, 600_000, townspeople, 600);
      return three.map(({ name }) => peopleIn(added.filter((one) => one.name.startsWith(`${name} area`))));
    };
    // Roots are 100, 200 and 300; people 1, 4 and 9 of 14. Whole places of 1,000 round the shares.
    for (const [i, expected] of [100_000, 200_000, 300_000].entries())
      expect(Math.abs((around(0)[i] ?? 0) - expected)).toBeLessThan(1500);
    for (const [i, share] of [1, 4, 9].entries())
      expect(Math.abs((around(600_000)[i] ?? 0) - (600_000 * share) / 14)).toBeLessThan(1500);
  });

  test("lie on the way to neighbours, at most half-way and 50 km out", () => {
    const { added } = spreadRemainder(three, 60_000, 0, 60);
    for (const one of added) {
      const parent = three.find(({ name }) => one.name.startsWith(`${name} area`));
      const away = (other: Place | undefined): number =>
        distanceKm(one.latitude, one.longitude, other?.latitude ?? 0, other?.longitude ?? 0);
      expect(away(parent)).toBeLessThanOrEqual(50.1);
      expect(away(parent)).toBeGreaterThan(0);
      for (const other of three)
        if (other !== parent) expect(away(parent)).toBeLessThanOrEqual(away(other) * 1.001);
      expect(one).toMatchObject({ country: "XX" });
    }
  });

  test("have keys that hang on the place they belong to alone", () => {
    const keysOf = (known: readonly Place[]): number[] =>
      spreadRemainder(known, 3000, 0, 3)
        .added.filter(({ name }) => name.startsWith("p1 area"))
        .map(({ key }) => key);
    expect(keysOf(three.slice(0, 1))).toEqual(["area 1 0", "area 1 1", "area 1 2"].map(hashText));
    expect(keysOf([three[0]!, place(9, 10_000, 11, 10)])[0]).toBe(hashText("area 1 0"));
  });

  test("cross the date line the short way", () => {
    const islands = [place(1, 5000, -17, 179.9), place(2, 5000, -17, -179.9)];
    for (const { longitude } of spreadRemainder(islands, 8000, 0, 8).added) {
      expect(Math.abs(longitude)).toBeGreaterThan(179.89);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    }
  });

  test("stay where the only place is", () => {
    const { added } = spreadRemainder([place(1, 5000, 10, 20)], 2500, 0, 9);
    expect(added.length).toBe(3);
    expect(added.map(({ latitude, longitude }) => [latitude, longitude])).toEqual(added.map(() => [10, 20]));
  });
});
