import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawMap, SIZES } from "../../cli/map.ts";
import { candor, workspace } from "./candor.ts";

const place = workspace();

interface Shown {
  name: string;
  people: number;
  places: number;
  named: { name: string; country: string }[];
  largest: { name: string; people: number }[];
  countries: { code: string; people: number }[];
  layouts: { placesAdded: number }[];
  airShare: number;
}

const shown = async (...args: string[]): Promise<Shown> => {
  const { code, stdout } = await candor(place, "places", ...args, "--json");
  expect(code).toBe(0);
  return JSON.parse(stdout) as Shown;
};

describe("candor places", () => {
  it("finds a place by another spelling, and shows it on at most 80 columns", async () => {
    const { code, stdout } = await candor(place, "places", "cologne", "--radius", "40");
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("Köln");
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(stdout).toContain("O Düsseldorf");
    expect(stdout).toContain("world: {around: {place: Köln, country: DE, radius: 40}}");
    const named = (await shown("cologne")).named.map(({ name, country }) => `${name} ${country}`);
    expect(named.slice(0, 2)).toEqual(["Köln DE", "Cologne IT"]);
    expect((await shown("Cologne", "--country", "Italy")).named.map(({ country }) => country)).toEqual([
      "IT",
    ]);
  });

  it("lays out whole countries to their totals", async () => {
    const world = await shown("--countries", "NG, Ghana", "--most", "90");
    // World Bank, 2020.
    expect(world.countries.map(({ code, people }) => [code, people])).toEqual([
      ["GH", 31_072_945],
      ["NG", 206_139_587],
    ]);
    expect(world.people).toBe(237_212_532);
    expect(world.places).toBeLessThanOrEqual(90);
    expect(world.layouts.every(({ placesAdded }) => placesAdded > 0)).toBe(true);
    expect(world.airShare).toBeCloseTo(0.005, 9);
    expect(world.largest[0]?.name).toBe("Lagos");
  });

  it("shows the world of a scenario, by name or by file", async () => {
    expect(await shown("washington")).toMatchObject({ name: "Washington", places: 333, people: 6_625_672 });
    expect(await shown("small.yaml")).toMatchObject({ places: 2, people: 20_000, countries: [] });
  });

  it.each([
    [["Colonge", "--country", "DE"], 1, 'no place named "Colonge" in DE in the gazetteer'],
    [["Lagos", "--country", "Nigerai"], 1, 'there is no country "Nigerai"; did you mean Nigeria (NG)?'],
    [["--countries", "NG,QQ"], 1, 'there is no country "QQ"; write two letters (ISO 3166), or its name'],
    [["Lagos", "--countries", "NG"], 1, "give a name or --countries, not both"],
    [[], 1, "give the name of a place or of a scenario, or --countries"],
    [["town.yaml"], 1, "there is no file town.yaml"],
    [["Lagos", "--radius", "far"], 2, "It must be a whole number from 0."],
  ])("says what is wrong: %j", async (args, exitCode, message) => {
    const { code, stderr, stdout } = await candor(place, "places", ...args);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([exitCode, ""]);
  });

  it("and a scenario with tables of its own is checked by their lines", async () => {
    writeFileSync(
      join(place, "places.csv"),
      "name,latitude,longitude,people\nNord,51.5,0,3000\nSued,51.4,0,x\n",
    );
    const text = "version: 2\nname: own\ndays: 5\nworld: { placesFile: places.csv }\ndisease: measles\n";
    writeFileSync(join(place, "own.yaml"), text);
    const wrong = await candor(place, "check", "own.yaml");
    expect([wrong.code, wrong.stderr.trim()]).toEqual([
      1,
      'places.csv:3:13 people: expected a whole number, found "x"',
    ]);
    writeFileSync(
      join(place, "places.csv"),
      "name,latitude,longitude,people\nNord,51.5,0,3000\nSued,51.4,0,200\n",
    );
    expect((await shown("own.yaml")).people).toBe(3200);
    writeFileSync(join(place, "own.yaml"), text.replace("places.csv", "place.csv"));
    const missing = await candor(place, "check", "own.yaml");
    expect(missing.stderr.trim()).toBe(
      'own.yaml:4:22 world.placesFile: there is no file place.csv; did you mean "places.csv"?',
    );
  });
});

describe("a map of letters", () => {
  const town = (name: string, latitude: number, longitude: number, people: number) => ({
    name,
    latitude,
    longitude,
    people,
  });

  it("has north up and west left, and glyphs by people", () => {
    const lines = drawMap([town("A", 10, 0, 5_000_000), town("B", 0, 10, 40_000), town("C", 0, 0, 5)], 80);
    const at = (glyph: string): [number, number] => {
      const row = lines.findIndex((line) => line.slice(9).includes(glyph) && line.includes("│"));
      return [row, lines[row]!.indexOf(glyph, 9)];
    };
    const [[rowA, columnA], [rowB, columnB], [rowC, columnC]] = [at("@"), at("o"), at("·")];
    expect(rowA).toBeLessThan(rowB);
    expect(rowB).toBe(rowC);
    expect(columnA).toBe(columnC);
    expect(columnB).toBeGreaterThan(columnC);
    for (const name of ["@ A", "B o"]) expect(lines.join("\n")).toContain(name);
  });

  it("sums the people of one character", () => {
    const crowd = Array.from({ length: 30 }, () => town("", 0.0001, 0.0001, 20_000));
    expect(drawMap([...crowd, town("", 5, 5, 1)], 60).join("\n")).toContain("O");
    expect(SIZES.find(({ from }) => from <= 600_000)?.glyph).toBe("O");
  });

  it("is no wider than asked, and shows a place alone", () => {
    for (const width of [40, 60, 80]) {
      for (const points of [
        [town("Alone", -37.1, -12.3, 240)],
        [town("West", 0, -179, 100), town("East", 1, 179, 100)],
        [town("Pole", 89, 0, 100), town("Other", -89, 170, 100)],
      ]) {
        const lines = drawMap(points, width);
        // The legend below it may be wider on a very narrow screen.
        expect(Math.max(...lines.slice(0, -2).map((line) => [...line].length))).toBeLessThanOrEqual(width);
        expect(lines.filter((line) => /[│┤]/.test(line)).length).toBeGreaterThanOrEqual(7);
      }
    }
  });

  it("joins what the date line parts", () => {
    const lines = drawMap([town("West", 0, -179, 100), town("East", 0, 179, 100)], 80);
    const row = lines.find((line) => line.includes("West"))!;
    expect(row.indexOf("East")).toBeLessThan(row.indexOf("West"));
    expect(lines.join("\n")).toContain("180°");
  });
});
