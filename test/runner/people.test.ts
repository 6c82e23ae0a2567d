import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, describe, expect, test } from "vitest";
import { peopleCsv, peopleParquet } from "../../runner/people-table.ts";
import { besideFile, readPeopleFile } from "../../runner/people.ts";
import { buildPopulation } from "../../src/population/build.ts";
import { listPeople } from "../../src/population/given/listing.ts";
import { readPeople } from "../../src/population/given/people.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { worldOf } from "../population/listing.ts";

const folder = mkdtempSync(join(tmpdir(), "candor-people-"));
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const scenario = {
  population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
  seeds: { people: 2, fates: 1 },
} as const;
const world = worldOf([900, 2100]);
const rows = listPeople(buildPopulation(scenario, world), world);

const parquet = (columnData: ColumnSource[], more: object = {}): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...more }));
const PLAIN: ColumnSource[] = [
  { name: "person", data: ["a", "b", "c"], type: "STRING" },
  { name: "household", data: [1n, 1n, 2n], type: "INT64" },
  { name: "age", data: [30.0, 4.0, 61.0], type: "DOUBLE" },
  { name: "school", data: [null, "s", null], type: "STRING" },
  { name: "workplace", data: [7, null, 7], type: "INT32" },
  { name: "place", data: ["Place 0", "Place 0", "Place 1"], type: "STRING" },
];
const said = (file: string): string => {
  try {
    readPeople(readPeopleFile(file).file, world);
  } catch (error) {
    return (error as Error).message.replace(`${folder}/`, "");
  }
  return "nothing";
};

describe("a table of people", () => {
  test("is the same from Parquet and from CSV", () => {
    const one = readPeople(readPeopleFile(path("people.parquet", peopleParquet(rows))).file, world);
    const two = readPeople(readPeopleFile(path("people.csv", peopleCsv(rows))).file, world);
    expect(one.age.length).toBe(3000);
    expect(two).toEqual(one);
  });

  test("may have text, whole, big and real numbers, and other columns", () => {
    const more: ColumnSource = { name: "income", data: [1, 2, 3], type: "INT32" };
    const { file } = readPeopleFile(path("mixed.parquet", parquet([...PLAIN, more])));
    const given = readPeople(file, world);
    expect([...given.age]).toEqual([30, 4, 61]);
    expect([...given.workplace]).toEqual([0, 0xffffffff, 0]);
    expect([...given.household]).toEqual([0, 0, 1]);
  });

  test.each([["SNAPPY"], ["UNCOMPRESSED"]])("may be in several groups of rows, %s", (codec) => {
    const bytes = parquet(PLAIN, { codec, rowGroupSize: 2 });
    expect([...readPeople(readPeopleFile(path("groups.parquet", bytes)).file, world).age]).toEqual([
      30, 4, 61,
    ]);
  });

  test("of Parquet may name its columns in capitals", () => {
    const capitals = PLAIN.map((column) => ({ ...column, name: column.name.toUpperCase() }));
    expect(said(path("capitals.parquet", parquet(capitals)))).toBe("nothing");
  });
});

describe("what cannot be read", () => {
  test.each([
    [
      "a file that is not there",
      () => join(folder, "none.parquet"),
      "none.parquet cannot be read: there is no such file",
    ],
    [
      "another kind of file",
      () => path("people.xlsx", "PK"),
      "people.xlsx is neither .parquet nor .csv; people are read from these",
    ],
    [
      "Parquet in name only",
      () => path("text.parquet", "person,age\n1,2\n"),
      /^text\.parquet cannot be read as Parquet: /,
    ],
    [
      "Parquet cut short",
      () => path("cut.parquet", peopleParquet(rows).subarray(0, 5000)),
      /^cut\.parquet cannot be read as Parquet: /,
    ],
    [
      "Parquet without a column",
      () => path("less.parquet", parquet(PLAIN.filter(({ name }) => name !== "household"))),
      'less.parquet: no column "household"; the columns are: person, age, school, workplace, place',
    ],
    [
      "text in another encoding",
      () =>
        path(
          "latin.csv",
          Uint8Array.from([...Buffer.from("person,household,age,school,workplace,place\n1,1,30,,,"), 0xfc]),
        ),
      /not UTF-8/,
    ],
    [
      "a person too old, by row",
      () =>
        path("old.parquet", parquet(PLAIN.map((c) => (c.name === "age" ? { ...c, data: [30, 4, 130] } : c)))),
      "old.parquet row 3: age 130; ages are whole years from 0 to 120",
    ],
  ])("%s", (_, make, message) => {
    if (typeof message === "string") expect(said(make())).toBe(message);
    else expect(said(make())).toMatch(message);
  });
});

describe("a scenario with a table of people", () => {
  const text = (population: string, more = ""): string =>
    `version: 1\nname: x\ndays: 5\nworld: { places: [{ name: Place 0, people: 5 }] }\npopulation: ${population}\ndisease: { preset: measles }\n${more}`;
  const problem = (population: string, more = ""): string => {
    try {
      readScenario(text(population, more), "x.yaml");
    } catch (error) {
      return (error as Error).message;
    }
    return "nothing";
  };

  test("finds it beside its own file", () => {
    const read = besideFile(readScenario(text("{ people: people.csv }"), "x.yaml"), join(folder, "x.yaml"));
    expect(read.population.people).toBe(join(folder, "people.csv"));
    const none = readScenario(text("{}"), "x.yaml");
    expect(besideFile(none, join(folder, "x.yaml"))).toBe(none);
  });

  test.each([
    [
      "{ people: p.csv, householdSizes: [1] }",
      "",
      "x.yaml:5:46 population.householdSizes: goes not with people: they have their own",
    ],
    [
      "{ people: p.csv, mixing: homogeneous }",
      "",
      "x.yaml:5:38 population.mixing: homogeneous goes not with people: nothing of them would be left",
    ],
    [
      "{ people: p.csv }",
      "people: 100\n",
      "x.yaml:7:9 people: goes not with population.people: people given one by one are not scaled",
    ],
  ])("%s %s is refused", (population, more, message) => {
    expect(problem(population, more)).toContain(message);
  });
});
