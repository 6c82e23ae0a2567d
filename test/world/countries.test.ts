import { describe, expect, test } from "vitest";
import { loadAtlas } from "../../runner/atlas.ts";
import { readCountries } from "../../src/world/countries.ts";
import { countryCode, countryName, nearCountry } from "../../src/world/country-names.ts";
import { unpackCountry } from "../../src/world/gazetteer.ts";

const text = (words: string): { text: string } => ({ text: words });

/** A page as the Factbook writes it. */
const page = (people: string, ages: readonly number[], urban: string): unknown => {
  const bands = ["0-14 years", "15-24 years", "25-54 years", "55-64 years", "65 years and over"];
  return {
    "People and Society": {
      Population: text(people),
      "Age structure": Object.fromEntries(
        ages.map((share, i) => [bands[i], text(`${share}% (male 1,000/female 900)`)]),
      ),
      "Median age": { total: text("24.7 years") },
      "Hospital bed density": text("0.6 beds/1,000 population (2011)"),
      Urbanization: { "urban population": text(urban) },
    },
  };
};

describe("facts of countries", () => {
  const facts = readCountries({
    pages: new Map([
      [
        "bg",
        page(
          "168,957,745 (July 2015 est.)",
          [29.97, 19.98, 39.96, 5.994, 3.996],
          "34.3% of total population (2015)",
        ),
      ],
      ["we", page("2,000,000 (represents a guess)", [30, 20, 40, 5, 5], "75% of total population (2015)")],
      ["gz", page("1,000,000", [45, 20, 30, 3, 2], "60% of total population (2015)")],
    ]),
    people: new Map([["BGD", 164_689_383]]),
    places: new Map([
      ["MV", 1000],
      ["BT", 0],
    ]),
  });

  test("are read out of words", () => {
    expect(facts.get("BD")).toMatchObject({
      name: "Bangladesh",
      people: 164_689_383,
      medianAge: 24.7,
      bedsPer1000: 0.6,
      householdSize: 4.469,
    });
    expect(facts.get("BD")?.urbanShare).toBeCloseTo(0.343, 12);
    // Printed they sum to 99.9 %, as rounding has it.
    const ages = facts.get("BD")!.ages;
    expect(ages.map(({ from, to }) => [from, to])).toEqual([
      [0, 14],
      [15, 24],
      [25, 54],
      [55, 64],
      [65, 100],
    ]);
    for (const [i, share] of [0.3, 0.2, 0.4, 0.06, 0.04].entries())
      expect(ages[i]?.share).toBeCloseTo(share, 12);
  });

  test("of a country with two pages are their mean by people", () => {
    const palestine = facts.get("PS");
    expect(palestine?.people).toBe(3_000_000);
    expect(palestine?.ages[0]?.share).toBeCloseTo(0.35, 12);
    expect(palestine?.urbanShare).toBeCloseTo(0.7, 12);
  });

  test("that nobody gives are those of the region, and say that they are assumed", () => {
    const maldives = facts.get("MV");
    expect(maldives?.people).toBe(1000);
    for (const [i, { share }] of facts.get("BD")!.ages.entries())
      expect(maldives?.ages[i]?.share).toBeCloseTo(share, 12);
    expect(maldives?.bedsPer1000).toBeNull();
    const grades = new Map(maldives?.sources.map(({ fact, grade }) => [fact, grade]));
    expect([...grades]).toEqual([
      ["people", "D"],
      ["ages", "X"],
      ["householdSize", "C"],
    ]);
  });

  test("of a country without people are none", () => {
    expect(facts.get("BT")).toBeUndefined();
  });
});

describe("the countries of the packages", () => {
  const { countries, gazetteer } = loadAtlas();

  test("have what the World Bank, the Factbook and the United Nations published", () => {
    expect(countries.get("DE")).toMatchObject({ people: 83_240_525, bedsPer1000: 8.2, householdSize: 2.046 });
    expect(countries.get("NG")).toMatchObject({ people: 206_139_587, medianAge: 18.2, householdSize: 4.901 });
    expect(countries.get("NG")?.ages[0]?.share).toBeCloseTo(0.4301, 4);
    // Codes of the Factbook that are another country's elsewhere.
    expect(countries.get("AU")?.people).toBe(25_687_041);
    expect(countries.get("AT")?.ages[4]?.share).toBeCloseTo(0.1908, 2);
    expect(countries.get("CH")?.medianAge).toBe(42.1);
    expect(countries.get("CN")?.bedsPer1000).toBe(3.8);
  });

  test("are all that the gazetteer has places of, but for three without inhabitants", () => {
    const codes = new Set(Array.from(gazetteer.country, (packed) => unpackCountry(packed)));
    expect([...codes].filter((code) => !countries.has(code)).sort()).toEqual(["AQ", "GS", "TF"]);
  });

  test("all have people, ages that sum to 1, and households", () => {
    for (const facts of countries.values()) {
      expect(facts.people).toBeGreaterThan(0);
      expect(facts.ages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(facts.householdSize).toBeGreaterThan(2);
      expect(facts.householdSize).toBeLessThan(9);
      expect(facts.sources.map(({ fact }) => fact)).toContain("people");
    }
  });
});

test("countries go by letters and by name, and by other names too", () => {
  for (const name of ["CI", "civ", "Ivory Coast", "Côte d'Ivoire", " cote d'ivoire "])
    expect(countryCode(name)).toBe("CI");
  expect(countryCode("Reunion")).toBe("RE");
  expect(countryCode("UK")).toBe("GB");
  expect(countryCode("Atlantis")).toBeUndefined();
  expect(nearCountry("Portgual")).toBe("Portugal (PT)");
  expect(nearCountry("Atlantis")).toBeUndefined();
  expect(countryName("GH")).toBe("Ghana");
});
