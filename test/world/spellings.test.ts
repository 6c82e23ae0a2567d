import { describe, expect, test } from "vitest";
import { loadAtlas } from "../../runner/atlas.ts";
import { parseGazetteer } from "../../src/world/gazetteer.ts";
import { findPlace } from "../../src/world/lookup.ts";
import { findSpellings } from "../../src/world/spellings.ts";

const row = (
  id: number,
  name: string,
  ascii: string,
  others: string,
  people: number,
  country = "DE",
): string =>
  [
    id,
    name,
    ascii,
    others,
    50,
    7,
    "P",
    "PPL",
    country,
    "",
    "",
    "",
    "",
    "",
    people,
    "",
    10,
    "Etc/UTC",
    "2020-01-01",
  ].join("\t");
const table = [
  row(1, "Köln", "Koeln", "Cologne,Colonia,Кёльн,Ķelne", 1_000_000),
  row(2, "Cologne", "Cologne", "Cologne,Colonia", 700, "FR"),
  row(3, "Colonia", "Colonia", "", 5_000_000, "UY"),
  row(4, "Kelne", "Kelne", "cologne", 9, "BE"),
  row(5, "Empty", "Empty", "Cologne", 0),
].join("\n");
const gazetteer = parseGazetteer(table);
const found = (name: string): string[] =>
  findSpellings(table, gazetteer, name).map((i) => gazetteer.nameOf(i));

describe("other spellings", () => {
  test("are found whatever their case and accents, the most populous first, but for places named so", () => {
    expect(found("COLOGNE")).toEqual(["Köln", "Kelne"]);
    expect(found("colonia")).toEqual(["Köln", "Cologne"]);
    expect(found("кёльн")).toEqual(["Köln"]);
    expect(found("kelne")).toEqual(["Köln"]);
    expect(found("koeln")).toEqual(["Köln"]);
    expect(found("Col")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  test("serve where no place is named so, and only there", () => {
    const idOf = (name: string, country?: string): number | undefined =>
      gazetteer.id[findPlace(gazetteer, name, country, (asked) => findSpellings(table, gazetteer, asked))];
    expect(idOf("Koeln")).toBe(1);
    expect(idOf("Cologne")).toBe(2);
    expect(idOf("Cologne", "DE")).toBe(1);
    expect(() => idOf("Koeln", "FR")).toThrow('no place named "Koeln" in FR');
  });

  test("of the real table lead to Cologne and New York", () => {
    const atlas = loadAtlas();
    const named = (name: string): string | undefined => {
      const index = findPlace(atlas.gazetteer, name, undefined, atlas.spellings);
      return atlas.gazetteer.nameOf(index);
    };
    expect(named("New York")).toBe("New York City");
    const [cologne] = atlas.spellings("Cologne");
    expect(atlas.gazetteer.nameOf(cologne ?? -1)).toBe("Köln");
  });
});
