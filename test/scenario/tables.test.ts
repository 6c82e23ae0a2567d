import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { readAges, readFlows, readHouseholds, readPlaces } from "../../src/scenario/tables.ts";
import { refusalOf } from "./small.ts";

describe("places", () => {
  test("by the names of their columns, in any order and case", () => {
    const text =
      "People;NAME;latitude;longitude;district;country\n1200;Nord;51.5;-0.1;x;united kingdom\n8;Süd;50;0;y;\n";
    expect(readPlaces([text], "p.csv")).toEqual([
      { name: "Nord", people: 1200, latitude: 51.5, longitude: -0.1, country: "GB" },
      { name: "Süd", people: 8, latitude: 50, longitude: 0 },
    ]);
  });

  test("of one name, if they have keys", () => {
    const text = 'key,name,latitude,longitude,people\n7,"Springfield, N.",1,2,3\n8,"Springfield, N.",1,2,3\n';
    expect(readPlaces([text], "p.csv").map(({ key, name }) => [key, name])).toEqual([
      [7, "Springfield, N."],
      [8, "Springfield, N."],
    ]);
  });

  const head = "name,latitude,longitude,people";
  test.each([
    [
      "an empty file",
      "",
      "p.csv:1:1 the file is empty; its columns are name, latitude, longitude, people, key, country",
    ],
    ["nothing but the header", `${head}\n`, "p.csv:2:1 no rows after the first line"],
    [
      "no header",
      "Nord,51.5,-0.1,1200\n",
      "p.csv:1:1 no column name, latitude, longitude, people; the first line must name the columns, which are name, latitude, longitude, people, key, country",
    ],
    [
      "a misspelt column",
      "name,latitude,longitud,people\nA,1,2,3\n",
      'p.csv:1:15 unknown column "longitud"; did you mean "longitude"?',
    ],
    [
      "a column called as others call it",
      "name,lat,longitude,people\nA,1,2,3\n",
      'p.csv:1:6 unknown column "lat"; did you mean "latitude"?',
    ],
    [
      "a column twice",
      `${head},people\nA,1,2,3,4\n`,
      'p.csv:1:32 a second column "people"; the first is column 4',
    ],
    [
      "a column missing",
      "name,latitude,longitude\nA,1,2\n",
      "p.csv:1:1 no column people; the first line must name the columns, which are name, latitude, longitude, people, key, country",
    ],
    ["a field missing", `${head}\nA,1,2\n`, "p.csv:2:1 3 fields where the first line has 4"],
    ["a field too many", `${head}\nA,1,2,3\nB,1,2,3,4\n`, "p.csv:3:1 5 fields where the first line has 4"],
    [
      "a number that is none",
      `${head}\nA,north,2,3\n`,
      'p.csv:2:3 latitude: expected a number, found "north"',
    ],
    ["an empty number", `${head}\nA,1,,3\n`, "p.csv:2:5 longitude: missing: a number is needed"],
    [
      "a decimal comma",
      "name;latitude;longitude;people\nA;51,5;2;3\n",
      'p.csv:2:3 latitude: expected a number, found "51,5" (write decimals with a point)',
    ],
    [
      "thousands with commas",
      `${head}\nA,1,2,"1,200,000"\n`,
      'p.csv:2:7 people: expected a whole number, found "1,200,000" (write it without separators)',
    ],
    ["half a person", `${head}\nA,1,2,3.5\n`, "p.csv:2:7 people: expected a whole number, found 3.5"],
    ["nobody", `${head}\nA,1,2,0\n`, "p.csv:2:7 people: must be at least 1, found 0"],
    ["a latitude beyond the pole", `${head}\nA,91,2,3\n`, "p.csv:2:3 latitude: must be at most 90, found 91"],
    ["no name", `${head}\n,1,2,3\n`, "p.csv:2:1 name: must have 1 to 100 characters"],
    ["a name twice", `${head}\nA,1,2,3\nA,1,2,3\n`, 'p.csv:3:1 name: a place named "A" is in line 2 already'],
    ["a key twice", `key,${head}\n7,A,1,2,3\n7,B,1,2,3\n`, "p.csv:3:1 key: the key 7 is in line 2 already"],
    [
      "a country misspelt",
      `${head},country\nA,1,2,3,Nigerai\n`,
      'p.csv:2:9 country: no country "Nigerai"; did you mean Nigeria (NG)?',
    ],
    [
      "several problems, all of them told",
      `${head}\nA,x,2,3\nB,1,2,-4\n`,
      'p.csv:2:3 latitude: expected a number, found "x"\np.csv:3:7 people: must be at least 1, found -4',
    ],
  ])("are refused with file, line and column: %s", (_what, text, message) => {
    expect(refusalOf(() => readPlaces([text], "p.csv"))).toBe(message);
  });

  test("reading stops after twenty problems", () => {
    const text = `${head}\n${"A,x,2,3\n".repeat(1000)}`;
    expect(refusalOf(() => readPlaces([text], "p.csv")).split("\n").length).toBeLessThan(25);
  });
});

describe("flows", () => {
  const places = [{ name: "A" }, { name: "B", key: 12 }, { name: "B", key: 13 }];
  test("name places, or give their keys", () => {
    expect(readFlows(["from,to,workers\nA,12,30.5\n13,A,0\n"], "f.csv", places)).toEqual([
      { from: "A", to: "12", workers: 30.5 },
      { from: "13", to: "A", workers: 0 },
    ]);
  });

  test.each([
    [
      "a place that is not there",
      "from,to,workers\nA,Ab,1\n",
      'f.csv:2:3 to: no place "Ab"; did you mean "A"?',
    ],
    [
      "a name of two places",
      "from,to,workers\nB,A,1\n",
      'f.csv:2:1 from: 2 places are named "B": write the key instead',
    ],
    ["fewer than nobody", "from,to,workers\nA,A,-1\n", "f.csv:2:5 workers: must be at least 0, found -1"],
    [
      "columns of another table",
      "origin,to,workers\nA,A,1\n",
      'f.csv:1:1 unknown column "origin"; did you mean "from"?',
    ],
  ])("are refused: %s", (_what, text, message) => {
    expect(refusalOf(() => readFlows([text], "f.csv", places))).toBe(message);
  });
});

describe("ages and households", () => {
  test("ages by group, or by year", () => {
    expect(readAges(["from,to,share\n0,14,2\n15,100,8\n"], "a.csv")).toEqual([
      { from: 0, to: 14, share: 2 },
      { from: 15, to: 100, share: 8 },
    ]);
    expect(readAges(["age,people\n0,20\n3,40\n"], "a.csv")).toEqual([
      { from: 0, to: 0, share: 20 },
      { from: 3, to: 3, share: 40 },
    ]);
  });

  test("households by size, those not there having none", () => {
    expect(readHouseholds(["size,share\n4,10\n1,30\n"], "h.csv")).toEqual([30, 0, 0, 10]);
  });

  test.each([
    ["other columns", "a,b\n1,2\n", "a.csv:1:1 the columns must be from, to, share; or age, people"],
    [
      "ages that overlap",
      "from,to,share\n0,14,1\n14,20,1\n",
      "a.csv:3:1 from: ages must ascend and not overlap: 14 comes after 14",
    ],
    [
      "an end before the start",
      "from,to,share\n20,14,1\n",
      "a.csv:2:4 to: must be at least from, 20, found 14",
    ],
    ["an impossible age", "age,people\n101,1\n", "a.csv:2:1 age: must be at most 100, found 101"],
    ["nobody of any age", "age,people\n10,0\n", "a.csv:2:1 no age has anybody"],
  ])("ages are refused: %s", (_what, text, message) => {
    expect(refusalOf(() => readAges([text], "a.csv"))).toBe(message);
  });

  test.each([
    ["a size twice", "size,share\n2,1\n2,1\n", "h.csv:3:1 size: size 2 is in line 2 already"],
    ["more than 31 in a home", "size,share\n32,1\n", "h.csv:2:1 size: must be at most 31, found 32"],
    ["no households", "size,share\n2,0\n", "h.csv:2:1 no size has any household"],
    [
      "a share that is none",
      "size,share\n2,a third\n",
      'h.csv:2:3 share: expected a number, found "a third"',
    ],
  ])("households are refused: %s", (_what, text, message) => {
    expect(refusalOf(() => readHouseholds([text], "h.csv"))).toBe(message);
  });
});

describe("a scenario that names tables", () => {
  const yaml = (world: string, population = "{}"): string =>
    `version: 2\nname: own\ndays: 5\nworld: ${world}\npopulation: ${population}\ndisease: measles\n`;
  const tables: Record<string, string> = {
    "places.csv": "name,latitude,longitude,people\nA,1,2,300\nB,1,3,200\n",
    "flows.csv": "from,to,workers\nA,A,2\nA,B,1\n",
    "ages.csv": "from,to,share\n0,14,2\n15,100,8\n",
    "households.csv": "size,share\n1,1\n3,1\n",
    "bad.csv": "from,to,workers\nA,Cologne,1\n",
  };
  const open = (name: string): { name: string; chunks: string[] } => {
    const text = tables[name];
    if (text === undefined) throw new Error(`there is no file ${name}`);
    return { name, chunks: [text] };
  };
  const readWith = (world: string, population?: string): Scenario =>
    readScenario(yaml(world, population), "own.yaml", [], open);

  test("holds what they hold, and can be read again without them", () => {
    const scenario = readWith(
      "{placesFile: places.csv, flowsFile: flows.csv}",
      "{agesFile: ages.csv, householdsFile: households.csv}",
    );
    expect(scenario.world).toEqual({
      places: [
        { name: "A", people: 300, latitude: 1, longitude: 2 },
        { name: "B", people: 200, latitude: 1, longitude: 3 },
      ],
      flows: [
        { from: "A", to: "A", workers: 2 },
        { from: "A", to: "B", workers: 1 },
      ],
    });
    expect(scenario.population).toMatchObject({
      ages: [
        { from: 0, to: 14, share: 2 },
        { from: 15, to: 100, share: 8 },
      ],
      householdSizes: [1, 0, 1],
    });
    expect(JSON.stringify(scenario)).not.toContain(".csv");
    expect(readScenario(JSON.stringify(scenario), "manifest.json")).toEqual(scenario);
  });

  test.each([
    [
      "a table that is not there",
      "{placesFile: place.csv}",
      "{}",
      "own.yaml:4:21 world.placesFile: there is no file place.csv",
    ],
    [
      "both a table and places",
      "{placesFile: places.csv, places: [{name: A, people: 3}]}",
      "{}",
      "own.yaml:4:21 world.placesFile: has both places and placesFile: keep one",
    ],
    [
      "something wrong inside",
      "{placesFile: places.csv, flowsFile: bad.csv}",
      "{}",
      'bad.csv:2:3 to: no place "Cologne"',
    ],
    [
      "a number for a name",
      "{placesFile: 3}",
      "{}",
      "own.yaml:4:21 world.placesFile: expected a text, found 3",
    ],
    [
      "flows without places",
      "{countries: [GH], flowsFile: flows.csv}",
      "{}",
      'flows.csv:2:1 from: no place "A"\nflows.csv:2:3 to: no place "A"\nflows.csv:3:1 from: no place "A"\nflows.csv:3:3 to: no place "B"',
    ],
    [
      "ages twice",
      "{placesFile: places.csv}",
      "{agesFile: ages.csv, ages: [{from: 0, to: 9, share: 1}]}",
      "own.yaml:5:24 population.agesFile: has both ages and agesFile: keep one",
    ],
  ])("is refused: %s", (_what, world, population, message) => {
    expect(refusalOf(() => readWith(world, population))).toBe(message);
  });

  test("is refused where nothing reads files", () => {
    expect(refusalOf(() => readScenario(yaml("{placesFile: places.csv}"), "own.yaml"))).toBe(
      "own.yaml:4:21 world.placesFile: tables are read only for a scenario that is a file itself",
    );
  });
});

describe("a world in a scenario", () => {
  const worldOf = (world: string): Scenario["world"] =>
    readScenario(`{version: 2, name: w, days: 5, disease: measles, world: ${world}}`, "w.yaml").world;

  test("of countries by letters or name, with journeys by air and at most 2,000 places unless said", () => {
    expect(
      worldOf("{countries: [NG, ghana, 'Côte d’Ivoire'.]}".replace("'Côte d’Ivoire'.", '"Côte d\'Ivoire"')),
    ).toEqual({
      countries: ["NG", "GH", "CI"],
      most: 2000,
      travel: { airports: 0.005 },
    });
    expect(worldOf("{countries: [DEU], most: 50, travel: {airports: 0}}")).toEqual({
      countries: ["DE"],
      most: 50,
      travel: { airports: 0 },
    });
  });

  test("around a point is as it was", () => {
    expect(worldOf("{around: {place: Lagos, radius: 60}}")).toEqual({
      around: { place: "Lagos", radius: 60 },
    });
  });

  test.each([
    ["{countries: [Gahna]}", 'world.countries[0]: no country "Gahna"; did you mean Ghana (GH)?'],
    ["{countries: [QQ]}", 'world.countries[0]: no country "QQ" (write two letters, ISO 3166, or the name)'],
    ["{countries: [NG, Nigeria]}", 'world.countries[1]: "Nigeria" is there already'],
    ["{countries: []}", "world.countries: needs at least 1 item"],
    [
      "{countries: [NG], around: {place: A, radius: 1}}",
      "world.countries: has both around and countries: keep one",
    ],
    ["{around: {place: A, radius: 1}, most: 3}", "world.most: goes only with countries"],
    ["{countries: [NG], most: 0}", "world.most: must be at least 1, found 0"],
    ["{countries: [NG], travel: {airports: 0.6}}", "world.travel.airports: must be at most 0.5, found 0.6"],
    [
      "{places: [{name: A, people: 1}], flows: [{from: A, to: Bee, workers: 1}]}",
      'world.flows[0].to: no place named "Bee"',
    ],
    [
      "{places: [{name: A, people: 1, key: 3}, {name: B, people: 1, key: 3}]}",
      'world.places[1].key: the key 3 is that of "A" already',
    ],
  ])("%s is refused", (world, message) => {
    expect(refusalOf(() => worldOf(world)).replace(/^w\.yaml:1:\d+ /, "")).toBe(message);
  });
});
