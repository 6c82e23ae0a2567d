import { describe, expect, test } from "vitest";
import { packCountry, parseGazetteer, unpackCountry } from "../../src/world/gazetteer.ts";
import { ROWS, TABLE, tableRow } from "./table.ts";

describe("reading a table", () => {
  const gazetteer = parseGazetteer(TABLE);

  test("keeps the columns of inhabited places, sorted by id", () => {
    const expected = ROWS.filter((row) => row.id !== 50 && row.id !== 60).sort((a, b) => a.id - b.id);
    expect(gazetteer.count).toBe(expected.length);
    const read = expected.map((_, i) => ({
      id: gazetteer.id[i],
      name: gazetteer.nameOf(i),
      latitude: gazetteer.latitude[i],
      longitude: gazetteer.longitude[i],
      people: gazetteer.people[i],
      country: unpackCountry(gazetteer.country[i] ?? 0),
    }));
    expect(read).toEqual(expected.map((row) => ({ country: "US", ...row })));
  });

  test.each(["PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"])("leaves out %s", (feature) => {
    const row = { id: 1, name: "A", latitude: 0, longitude: 0, people: 10 };
    expect(parseGazetteer(tableRow({ ...row, feature })).count).toBe(0);
    expect(parseGazetteer(tableRow({ ...row, feature: "PPLC" })).count).toBe(1);
  });

  test("does without a last line feed, and with empty lines", () => {
    expect(parseGazetteer(TABLE.trimEnd()).names).toBe(gazetteer.names);
    expect(parseGazetteer(TABLE.replaceAll("\n", "\n\n")).names).toBe(gazetteer.names);
    expect(parseGazetteer("").count).toBe(0);
  });

  test("names the line of a malformed row", () => {
    const bad = { id: 1, name: "A", latitude: 0, longitude: 0, people: 10 };
    const read = (row: string) => () => parseGazetteer(`${tableRow({ ...bad, id: 2 })}\n${row}\n`);
    expect(read("1\tA\t0\t0")).toThrow("gazetteer line 2: 4 columns where GeoNames has 19");
    expect(read(tableRow({ ...bad, people: Number.NaN }))).toThrow('line 2: population "NaN"');
    expect(read(tableRow({ ...bad, people: -5 }))).toThrow('line 2: population "-5"');
    expect(read(tableRow({ ...bad, id: 0 }))).toThrow('line 2: id "0"');
    expect(read(tableRow({ ...bad, latitude: 90.5 }))).toThrow("line 2: latitude or longitude out of range");
    expect(read(tableRow({ ...bad, country: "U1" }))).toThrow('line 2: country "U1"');
    expect(read(tableRow({ ...bad, id: 2 }))).toThrow("id 2 comes twice");
  });
});

test("a country is two letters in either case", () => {
  expect(unpackCountry(packCountry("gb") as number)).toBe("GB");
  expect(packCountry("US")).not.toBe(packCountry("SU"));
  for (const code of ["", "U", "USA", "1A"]) expect(packCountry(code)).toBeNull();
});
