import { geoDistance } from "d3-geo";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnknownPlace } from "../../src/world/error.ts";
import { parseGazetteer } from "../../src/world/gazetteer.ts";
import { EARTH_RADIUS_KM } from "../../src/world/geodesy.ts";
import { findPlace, nearestPlace, placesWithin } from "../../src/world/lookup.ts";
import { TABLE, tableRow } from "./table.ts";

const gazetteer = parseGazetteer(TABLE);
const idOf = (name: string, country?: string): number | undefined =>
  gazetteer.id[findPlace(gazetteer, name, country)];

function failureOf(name: string, country?: string): UnknownPlace {
  try {
    findPlace(gazetteer, name, country);
  } catch (error) {
    if (error instanceof UnknownPlace) return error;
    throw error;
  }
  throw new Error(`${name} was found`);
}

describe("finding a place by name", () => {
  test("ignores case, accents and strokes", () => {
    for (const name of ["Łódź", "lodz", "LÓDZ", " Lo\u0301dz "]) expect(idOf(name)).toBe(10);
    expect(idOf("sao paulo")).toBe(40);
    expect(idOf("東京")).toBe(70);
  });

  test("takes the most populous, in the country if one is given", () => {
    expect(idOf("Springfield")).toBe(20);
    expect(idOf("Springfield", "us")).toBe(30);
  });

  test("suggests what may have been meant, the likeliest first", () => {
    expect(failureOf("Sprignfield").suggestions).toEqual(["Springfield (CA)", "Springfield (US)"]);
    expect(failureOf("Springfeld", "US").suggestions).toEqual(["Springfield (US)", "Springfield (CA)"]);
    expect(failureOf("Springfield, Illinois").suggestions[0]).toBe("Springfield (CA)");
    expect(failureOf("Łódź", "US").message).toBe(
      'no place named "Łódź" in US in the gazetteer; did you mean Łódź (PL)?',
    );
    expect(failureOf("Qqqqqq").message).toBe('no place named "Qqqqqq" in the gazetteer');
    expect(failureOf("Lozd").suggestions).toEqual(["Łódź (PL)"]);
    expect(failureOf("").suggestions).toEqual([]);
  });

  test("suggests three at most", () => {
    const rows = [1, 2, 3, 4, 5].map((id) =>
      tableRow({ id, name: `Newton ${id}`, latitude: 0, longitude: 0, people: id }),
    );
    const many = parseGazetteer(rows.join("\n"));
    expect(() => findPlace(many, "Newton")).toThrow(
      "did you mean Newton 5 (US) or Newton 4 (US) or Newton 3 (US)?",
    );
  });

  test("refuses a country that is not two letters", () => {
    expect(() => findPlace(gazetteer, "Springfield", "USA")).toThrow(
      'country "USA" is not a two-letter code',
    );
  });
});

describe("places around a point", () => {
  const seed = 3;
  const grid: string[] = [];
  for (let id = 1; id <= 2000; id++) {
    // A spread over the sphere without a pattern in rows: multiples of irrational steps.
    const latitude = ((id * 111.2461179) % 180) - 90;
    const longitude = ((id * 222.4922359) % 360) - 180;
    grid.push(tableRow({ id, name: `P${id}`, latitude, longitude, people: 1 }));
  }
  const sphere = parseGazetteer(grid.join("\n"));

  const kmTo = (i: number, latitude: number, longitude: number): number => {
    const there: [number, number] = [sphere.longitude[i] ?? 0, sphere.latitude[i] ?? 0];
    return geoDistance([longitude, latitude], there) * EARTH_RADIUS_KM;
  };

  test("are those that d3-geo finds, near poles and the date line too", () => {
    const point = fc.record({
      latitude: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 89.9)),
      longitude: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.9)),
      radius: fc.oneof(
        fc.double({ min: 0, max: 3000, noNaN: true }),
        fc.double({ min: 0, max: 21_000, noNaN: true }),
      ),
    });
    const check = fc.property(point, ({ latitude, longitude, radius }) => {
      const all = Array.from({ length: sphere.count }, (_, i) => i);
      const expected = all.filter((i) => kmTo(i, latitude, longitude) <= radius);
      const doubtful = all.filter((i) => Math.abs(kmTo(i, latitude, longitude) - radius) < 1e-3);
      const found = [...placesWithin(sphere, latitude, longitude, radius)];
      const sure = (list: number[]): number[] => list.filter((i) => !doubtful.includes(i));
      expect(sure(found)).toEqual(sure(expected));
      const least = Math.min(...all.map((i) => kmTo(i, latitude, longitude)));
      expect(kmTo(nearestPlace(sphere, latitude, longitude), latitude, longitude)).toBeCloseTo(least, 4);
    });
    fc.assert(check, { seed, numRuns: 60 });
  });

  test("include the point itself at radius 0, and nothing at a negative radius", () => {
    expect([...placesWithin(gazetteer, 51.77, 19.45, 0)]).toEqual([0]);
    expect(placesWithin(gazetteer, 51.77, 19.45, -1).length).toBe(0);
    expect(placesWithin(gazetteer, 51.77, 19.45, Number.NaN).length).toBe(0);
    expect(placesWithin(gazetteer, 51.77, 19.45, 30_000).length).toBe(gazetteer.count);
  });
});
