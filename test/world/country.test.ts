import { describe, expect, test } from "vitest";
import { layOutCountry } from "../../src/world/country.ts";
import { WorldError } from "../../src/world/error.ts";
import { parseGazetteer } from "../../src/world/gazetteer.ts";
import { buildWorld } from "../../src/world/places.ts";
import type { Place } from "../../src/world/world.ts";
import { atlasOf, factsOf, tableRow } from "./table.ts";

const totalOf = (places: readonly Place[]): number => places.reduce((sum, { people }) => sum + people, 0);

const rows = Array.from({ length: 40 }, (_, i) =>
  tableRow({
    id: i + 1,
    name: `P${i + 1}`,
    latitude: 10 + (i % 8) / 3,
    longitude: 20 + Math.floor(i / 8) / 3,
    people: 1000 * (i + 1),
    country: i < 30 ? "GH" : "TG",
  }),
);
const gazetteer = parseGazetteer(rows.join("\n"));
// 465,000 people in Ghana's places, 355,000 in Togo's.
const atlas = (ghana: number, urban: number | null = null) =>
  atlasOf(gazetteer, [factsOf("GH", ghana, urban), factsOf("TG", 355_000)]);

describe("a whole country", () => {
  test.each([
    [100_000, 2000],
    [465_000, 2000],
    [465_001, 2000],
    [2_000_000, 2000],
    [2_000_000, 20],
    [2_000_000, 1],
    [100_000, 7],
    [31, 5],
  ])("of %i people in at most %i places has exactly these", (people, most) => {
    const { places, layout } = layOutCountry(atlas(people), "GH", most);
    expect(totalOf(places)).toBe(people);
    expect(places.length).toBeLessThanOrEqual(most);
    expect(Math.min(...places.map((place) => place.people))).toBeGreaterThan(0);
    expect(layout).toMatchObject({ code: "GH", people, placesFound: 30, peopleFound: 465_000 });
    expect(layout.peopleAdded).toBe(Math.max(0, most === 1 ? 0 : people - 465_000));
  });

  test("with too many in its places is scaled down in proportion", () => {
    const { places, layout } = layOutCountry(atlas(93_000), "GH", 2000);
    expect(places.map(({ people }) => people)).toEqual(Array.from({ length: 30 }, (_, i) => 200 * (i + 1)));
    expect(layout).toMatchObject({ placesAdded: 0, placesKept: 30, movedKm: 0 });
  });

  test("with too few keeps them, and puts more of the others near its towns the more urban it is", () => {
    const nearLargest = (urban: number): number => {
      const { places } = layOutCountry(atlas(2_000_000, urban), "GH", 2000);
      expect(places.filter(({ name }) => !name.includes("area")).map(({ people }) => people)).toEqual(
        Array.from({ length: 30 }, (_, i) => 1000 * (i + 1)),
      );
      return totalOf(places.filter(({ name }) => name.startsWith("P30 area")));
    };
    expect(nearLargest(1)).toBeGreaterThan(nearLargest(0.3) * 1.15);
  });

  test("that is not there is said so", () => {
    expect(() => layOutCountry(atlas(5), "BJ", 5)).toThrow("the gazetteer has no place in Benin (BJ)");
    expect(() => layOutCountry(atlasOf(gazetteer), "TG", 5)).toThrow(WorldError);
  });
});

describe("a world of countries", () => {
  const spec = { countries: ["GH", "TG"], most: 50, travel: { airports: 0 } };

  test("has the people of all of them, room shared by people, places sorted by key", () => {
    const world = buildWorld(spec, atlas(1_065_000), null);
    expect(totalOf(world.places)).toBe(1_420_000);
    expect(totalOf(world.places.filter(({ country }) => country === "TG"))).toBe(355_000);
    expect(world.places.filter(({ country }) => country === "GH").length).toBeLessThanOrEqual(38);
    expect(world.name).toBe("Ghana, Togo");
    expect(world.countries?.map(({ code }) => code)).toEqual(["GH", "TG"]);
    const keys = world.places.map(({ key }) => key);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(world.attributions.length).toBe(4);
  });

  test("can be scaled to any number", () => {
    expect(totalOf(buildWorld(spec, atlas(1_065_000), 777).places)).toBe(777);
  });
});

describe("a circle brought to its countries' totals", () => {
  const around = { latitude: 10, longitude: 20, radius: 60 };

  test("has the places it had, and those made within it", () => {
    const plain = buildWorld({ around }, atlas(2_000_000), null);
    const full = buildWorld({ around: { ...around, rescale: true } }, atlas(2_000_000), null);
    const whole = layOutCountry(atlas(2_000_000), "GH", 2000, true).places;
    expect(
      plain.places.every(({ key, people }) =>
        full.places.some((one) => one.key === key && one.people === people),
      ),
    ).toBe(true);
    expect(full.places.length).toBeGreaterThan(plain.places.length);
    expect(
      full.places.every((one) => whole.some(({ key, people }) => key === one.key && people === one.people)),
    ).toBe(true);
  });

  test("is smaller where places have more than the country", () => {
    const plain = buildWorld({ around }, atlas(46_500), null);
    const scaled = buildWorld({ around: { ...around, rescale: true } }, atlas(46_500), null);
    expect(totalOf(scaled.places)).toBe(totalOf(plain.places) / 10);
  });

  test("is as it was unless that is asked for", () => {
    expect(buildWorld({ around: { ...around, rescale: false } }, atlas(5), null)).toEqual(
      buildWorld({ around }, atlas(5), null),
    );
  });
});

describe("a user's own commuting", () => {
  test("is by name or key, and kept by key", () => {
    const places = [
      { name: "A", people: 10, latitude: 0, longitude: 0, key: 5 },
      { name: "B", people: 10, latitude: 0, longitude: 1, key: 6 },
    ];
    const flows = [
      { from: "A", to: "B", workers: 3 },
      { from: "5", to: "A", workers: 1 },
    ];
    const { commuting } = buildWorld({ places, flows }, null, null);
    expect([...(commuting ?? [])]).toEqual([
      [
        5,
        [
          { to: 6, workers: 3 },
          { to: 5, workers: 1 },
        ],
      ],
    ]);
    expect(() => buildWorld({ places, flows: [{ from: "C", to: "A", workers: 1 }] }, null, null)).toThrow(
      'a flow names "C", which is no place',
    );
  });
});
