import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { candor, SMALL, workspace } from "./candor.ts";

const own = SMALL.replace("disease:", "population: { people: people.parquet }\ndisease:");
const cwd = workspace({
  "small.yaml": SMALL,
  "own.yaml": own,
  "csv.yaml": own.replace("people.parquet", "people.csv"),
  "bad.yaml": own.replace("people.parquet", "bad.csv"),
});

test("people written out are the people of a scenario, in Parquet and in CSV", async () => {
  for (const file of ["people.parquet", "people.csv"]) {
    const written = await candor(cwd, "people", "export", "small.yaml", file, "--json");
    expect(written.stderr).toBe("");
    expect(JSON.parse(written.stdout)).toEqual({ file, people: 20_000, places: 2 });
  }
  const lines = readFileSync(join(cwd, "people.csv"), "utf8").split("\n");
  expect(lines[0]).toBe("person,household,age,school,workplace,place,sector");
  expect(lines.length).toBe(20_002);
  interface Shown {
    worlds: { digest: string }[];
  }
  const runs = await Promise.all(
    ["own", "csv"].map((name) => candor(cwd, "run", `${name}.yaml`, "--out", name, "--json", "--quiet")),
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const [parquet, csv] = runs.map(({ stdout }) => (JSON.parse(stdout) as Shown).worlds[0].digest);
  expect(csv).toBe(parquet);
  // The run has the scenario, and the scenario says where the table is.
  const again = await candor(cwd, "run", "own", "--out", "again", "--json", "--quiet");
  expect((JSON.parse(again.stdout) as Shown).worlds[0].digest).toBe(parquet);
});

test("a table that cannot be used is refused with its lines, and nothing is left behind", async () => {
  writeFileSync(
    join(cwd, "bad.csv"),
    "person,household,age,school,workplace,place\n1,1,30,,,Northtown\n2,1,-3,,,Southtown\n",
  );
  const run = await candor(cwd, "run", "bad.yaml", "--out", "bad");
  expect(run.code).toBe(1);
  expect(run.stderr).toBe(
    `candor: bad.csv:3: age -3; ages are whole years from 0 to 120\nbad.csv:3: household "1" is in "Southtown" here and in "Northtown" before; a household is in one place\n`,
  );
});

test("people are written only as Parquet or CSV, and only computed ones", async () => {
  const other = await candor(cwd, "people", "export", "small.yaml", "people.json");
  expect(other.stderr).toBe(
    "candor: people.json ends neither in .parquet nor in .csv; people are written as these.\n",
  );
  const given = await candor(cwd, "people", "export", "own.yaml", "again.csv");
  expect(given.stderr).toMatch(
    /^candor: the people of own\.yaml are in a table already: .*people\.parquet\n$/,
  );
});
