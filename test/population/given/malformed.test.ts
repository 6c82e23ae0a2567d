/** Tables of people that cannot be used, and exactly what is said of them. */
import { describe, expect, test } from "vitest";
import { readPeople } from "../../../src/population/given/people.ts";
import type { World } from "../../../src/world/world.ts";
import { csv, HEADER, table, towns } from "./files.ts";

const world = towns("Ulm", "Bonn");

/** What is said of a table with these rows under the header, in these places. */
function said(rows: string, where: World = world, header: string = HEADER): string {
  try {
    readPeople(csv(`${header}\n${rows}\n`), where);
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing";
}

const rowsOf = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join("\n");

describe("a table of people in CSV", () => {
  test.each([
    ["an age that is none", "1,1,old,,,Ulm", "people.csv:2: age old; ages are whole years from 0 to 120"],
    ["an age below 0", "1,1,-1,,,Ulm", "people.csv:2: age -1; ages are whole years from 0 to 120"],
    ["an age over 120", "1,1,121,,,Ulm", "people.csv:2: age 121; ages are whole years from 0 to 120"],
    [
      "an age in parts of a year",
      "1,1,3.5,,,Ulm",
      "people.csv:2: age 3.5; ages are whole years from 0 to 120",
    ],
    ["no age", "1,1,,,,Ulm", "people.csv:2: no age; ages are whole years from 0 to 120"],
    ["nobody's name", ",1,30,,,Ulm", "people.csv:2: no person; everyone needs a name or number of their own"],
    ["no household", "1,,30,,,Ulm", "people.csv:2: no household; who lives alone needs one too"],
    ["no place", "1,1,30,,,", "people.csv:2: no place; everyone lives in a place of the world"],
    [
      "a person twice",
      "1,1,30,,,Ulm\n2,1,31,,,Ulm\n1,2,30,,,Ulm",
      'people.csv:4: person "1" again; the first is in people.csv:2',
    ],
    ["a place misspelt", "1,1,30,,,Bon", 'people.csv:2: no place "Bon" in the world; did you mean "Bonn"?'],
    [
      "a place like no other",
      "1,1,30,,,Reykjavik",
      'people.csv:2: no place "Reykjavik" in the world; its places are: Ulm, Bonn',
    ],
    [
      "a household in two places",
      "1,7,30,,,Ulm\n2,7,31,,,Ulm\n3,7,4,,,Bonn\n4,7,2,,,Bonn",
      'people.csv:4: household "7" is in "Bonn" here and in "Ulm" before; a household is in one place',
    ],
    [
      "a household of 32",
      rowsOf(32, (i) => `${i},barracks,30,,,Ulm`),
      'people.csv:33: household "barracks" has over 31 people; make institutions several households',
    ],
    [
      "a pupil of 2",
      "1,1,2,s,,Ulm\n2,1,5,s,,Ulm",
      "people.csv:2: age 2 with a school; pupils are 3 to 18 years old",
    ],
    [
      "a pupil who works",
      "1,1,16,s,w,Ulm\n2,1,5,s,,Ulm",
      "people.csv:2: age 16 with a school and a workplace; only teachers, 18 and over, may have both",
    ],
    ["a worker of 9", "1,1,9,,w,Ulm", "people.csv:2: age 9 with a workplace; workers are 10 and over"],
    [
      "a school of students",
      "1,1,30,,,Ulm\n2,2,20,uni,,Ulm\n3,3,21,uni,,Ulm",
      'people.csv:3: school "uni" has no pupils, who are 3 to 18; adults with a school teach there, students need none',
    ],
  ])("with %s", (_, rows, message) => {
    expect(said(rows)).toBe(message);
  });

  test("with a sector that is none, and a workplace in two", () => {
    const header = `${HEADER},sector`;
    expect(said("1,1,30,,w,Ulm,helth", world, header)).toBe(
      'people.csv:2: no sector "helth"; did you mean "health"?',
    );
    expect(said("1,1,30,,w,Ulm,health\n2,1,30,,w,Ulm,\n3,1,30,,w,Ulm,food", world, header)).toBe(
      'people.csv:4: workplace "w" is in sector food here and in health before; it has one sector',
    );
  });

  test("with a place that two are named after", () => {
    expect(said("1,1,30,,,Ulm", towns("Ulm", "Bonn", "Ulm"))).toBe(
      'people.csv:2: 2 places are named "Ulm"; give the key instead: 10, 12',
    );
    expect(said("1,1,30,,,12", towns("Ulm", "Bonn", "Ulm"))).toBe("nothing");
  });

  test("without a column, or with one misspelt", () => {
    expect(said("1,30,,,Ulm", world, "person,age,school,workplace,place")).toMatch(
      /^people\.csv:1:1 no column household; the first line must name the columns/,
    );
    expect(said("1,1,30,,,Ulm", world, "person,houshold,age,school,workplace,place")).toBe(
      'people.csv:1:8 unknown column "houshold"; did you mean "household"?',
    );
  });

  test("without rows, or with too few fields in one", () => {
    expect(said("")).toBe("people.csv:2:1 no rows after the first line");
    expect(said("1,1,30,Ulm")).toBe("people.csv:2:1 4 fields where the first line has 6");
  });

  test("with much that is wrong: twenty by line, and how many more", () => {
    const lines = said(
      rowsOf(50, (i) => (i < 30 ? `${i},1,30,,,Ulm` : `${i},1,-1,,,Ulm`)) + "\n1,,,,,",
    ).split("\n");
    expect(lines.length).toBe(21);
    expect(lines[0]).toBe("people.csv:32: age -1; ages are whole years from 0 to 120");
    // 20 ages, a household too large, and a last row with four things wrong, one of them a person again.
    expect(lines.at(-1)).toBe("... and 5 more problems");
  });
});

describe("a table of people in columns", () => {
  const person = { person: 1, household: 1, age: 30, school: null, workplace: null, place: "Ulm" };
  const message = (rows: readonly Record<string, unknown>[]): string => {
    try {
      readPeople(table(rows), world);
    } catch (error) {
      return (error as Error).message;
    }
    return "nothing";
  };

  test.each([
    [
      "a row is named from 1",
      [person, { ...person, person: 2, age: 200 }],
      "people.parquet row 2: age 200; ages are whole years from 0 to 120",
    ],
    [
      "a number that is none",
      [{ ...person, age: Number.NaN }],
      "people.parquet row 1: no age; ages are whole years from 0 to 120",
    ],
    [
      "big whole numbers are names",
      [person, { ...person, person: 1n }],
      'people.parquet row 2: person "1" again; the first is in people.parquet row 1',
    ],
    [
      "control characters stay on their line",
      [{ ...person, place: "U\nlm" }],
      'people.parquet row 1: no place "U\\nlm" in the world; did you mean "Ulm"?',
    ],
  ])("%s", (_, rows, expected) => {
    expect(message(rows)).toBe(expected);
  });

  test("without a column: it says which looks like it, or which there are", () => {
    const { age: _age, ...rest } = person;
    expect(message([{ ...rest, ages: 30 }])).toBe('people.parquet: no column "age"; is it "ages"?');
    expect(message([{ ...rest }])).toBe(
      'people.parquet: no column "age"; the columns are: person, household, school, workplace, place',
    );
  });

  test("without people", () => {
    const columns = new Map(HEADER.split(",").map((name) => [name, []]));
    expect(() => readPeople({ name: "people.parquet", rows: 0, columns }, world)).toThrow(
      "people.parquet: no people; it needs one row for each person",
    );
  });
});
