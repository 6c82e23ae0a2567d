import { geoDistance } from "d3-geo";
import { describe, expect, test } from "vitest";
import { type Airport, readAirports } from "../../src/world/airports.ts";
import { communityShares } from "../../src/world/mixing.ts";
import { airTies, catchments } from "../../src/world/travel.ts";
import { place } from "./places.ts";

const airport = (code: string, latitude: number, longitude: number, large = true): Airport => ({
  code,
  name: code,
  country: "XX",
  latitude,
  longitude,
  large,
});

const places = [
  place(1, 400_000, 0, 0),
  place(2, 100_000, 0, 0.5),
  place(3, 300_000, 0, 10),
  place(4, 50_000, 20, 0),
  place(5, 10_000, 40, 40),
];
const airports = [airport("AAA", 0, 0.1), airport("BBB", 0, 10.2), airport("CCC", 20, 0.1, false)];

describe("catchments", () => {
  test("are of the nearest large airport within 100 km, else of another, else none", () => {
    expect([...catchments(places, airports)]).toEqual([0, 0, 1, 2, -1]);
    const town = [place(1, 10, 0, 0)];
    expect([...catchments(town, [airport("SML", 0, 0.01, false), airport("BIG", 0, 0.8)])]).toEqual([1]);
    expect([...catchments(town, [airport("SML", 0, 0.01, false), airport("BIG", 0, 0.95)])]).toEqual([0]);
  });
});

describe("journeys by air", () => {
  test("are the share asked for of all meetings", () => {
    for (const share of [0.005, 0.1]) {
      const ties = airTies(places, airports, share);
      const people = places.reduce((sum, one) => sum + one.people, 0);
      expect(ties.reduce((sum, { weight }) => sum + 2 * weight, 0) / people).toBeCloseTo(share, 12);
      const alone = {
        ptr: Uint32Array.from([0, 0, 0, 0, 0, 0]),
        to: new Uint32Array(0),
        size: new Uint32Array(0),
      };
      const counts = Uint32Array.from(places, (one) => one.people);
      const rows = communityShares(alone, counts, 0.25, ties);
      let away = 0;
      for (let i = 0; i < places.length; i++) {
        for (let e = rows.ptr[i] ?? 0; e < (rows.ptr[i + 1] ?? 0); e++) {
          if (rows.to[e] !== i) away += (rows.share[e] ?? 0) * (counts[i] ?? 0);
        }
      }
      expect(away / people).toBeCloseTo(share, 12);
    }
  });

  test("are by class times people over the root of the distance, through the largest place at the other end", () => {
    const ties = airTies(places, airports, 0.01);
    const pairs = new Map(ties.map(({ i, j, weight }) => [`${i}-${j}`, weight]));
    const km = (a: number, b: number): number => {
      const [one, two] = [airports[a]!, airports[b]!];
      // Chords, as distances are compared here: 2 sin of half the angle.
      const angle = geoDistance([one.longitude, one.latitude], [two.longitude, two.latitude]);
      return 2 * Math.sin(angle / 2);
    };
    const flow = (a: number, b: number, product: number): number => product / Math.sqrt(km(a, b));
    const [ab, ac, bc] = [
      flow(0, 1, 500_000 * 300_000),
      flow(0, 2, 500_000 * 12_500),
      flow(1, 2, 300_000 * 12_500),
    ];
    const all = (0.01 * 860_000) / (ab + ac + bc) / 4;
    // 0-2: from 0 to 2, four fifths of the catchment; and all of the way back.
    expect(pairs.get("0-2")).toBeCloseTo(all * ab * (0.8 + 1), 6);
    expect(pairs.get("1-2")).toBeCloseTo(all * ab * 0.2, 6);
    expect(pairs.get("0-3")).toBeCloseTo(all * ac * 1.8, 6);
    expect(pairs.get("2-3")).toBeCloseTo(all * bc * 2, 6);
    expect([...pairs.keys()]).toEqual(["0-2", "0-3", "1-2", "1-3", "2-3"]);
  });

  test("are none between airports less than 200 km apart, nor where there is one only", () => {
    expect(airTies(places, [airport("AAA", 0, 0.1)], 0.01)).toEqual([]);
    const near = [place(1, 10, 0, 0), place(2, 10, 0, 1.5)];
    expect(airTies(near, [airport("AAA", 0, 0), airport("BBB", 0, 1.5)], 0.01)).toEqual([]);
    expect(airTies(places, airports, 0)).toEqual([]);
  });
});

test("of the table of airports those with scheduled flights and a code are read, large before medium", () => {
  const row = { airport: "N", country_code: "XX", latitude: 1, longitude: 2, scheduled_service: "TRUE" };
  const read = readAirports([
    { ...row, iata: "BBB", type: "medium_airport" },
    { ...row, iata: "AAA", type: "small_airport" },
    { ...row, iata: "CCC", type: "large_airport", scheduled_service: "FALSE" },
    { ...row, iata: "", type: "large_airport" },
    { ...row, iata: "BBB", type: "large_airport" },
    { ...row, iata: "ABC", type: "medium_airport" },
  ]);
  expect(read.map(({ code, large }) => [code, large])).toEqual([
    ["ABC", false],
    ["BBB", true],
  ]);
});
