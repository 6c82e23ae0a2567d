/** Files of older versions are brought up to date, and mean what they meant. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { resolveScenario } from "../../runner/scenarios.ts";
import { type Mapping, migrate, MIGRATIONS, VERSION, VERSIONS } from "../../src/scenario/migrations.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { small } from "./small.ts";

const change = (from: number): ((scenario: Mapping) => Mapping) =>
  MIGRATIONS.find((migration) => migration.from === from)!.change;

test("one migration leads from each version to the next", () => {
  expect(MIGRATIONS.map(({ from }) => from)).toEqual(VERSIONS.slice(0, -1));
  expect(VERSIONS).toEqual(Array.from({ length: VERSION }, (_, i) => i + 1));
});

describe("from 1 to 2", () => {
  test.each([
    [{}, { population: { type: "us" } }],
    [{ population: {} }, { population: { type: "us" } }],
    [{ population: { mixing: "homogeneous" } }, { population: { type: "us", mixing: "homogeneous" } }],
    [{ population: { type: "country" } }, { population: { type: "country" } }],
    // What no version allows is left for the schema to refuse.
    [{ population: null }, { population: null }],
    [{ population: ["us"] }, { population: ["us"] }],
    [{ population: { type: null } }, { population: { type: null } }],
  ])("%j becomes %j", (before, after) => {
    const frozen = Object.freeze({ version: 1, name: "x", ...before });
    expect(change(1)(frozen)).toEqual({ version: 1, name: "x", ...after });
  });
});

describe("from 2 to 3", () => {
  const disease = { preset: "measles" };
  test.each([
    [{ disease: "measles" }, { disease: "measles" }],
    [{ disease }, { disease }],
    // 20 contacts at 0.6, 16 at 0.6, 20 at 0.3, in the numbers that people of today have.
    [
      { disease: { ...disease, contacts: { household: 3, class: 12, work: 9.6, community: 6, ward: 2 } } },
      {
        disease: {
          ...disease,
          intensity: { household: 3, class: 12 / 8.54, work: 9.6 / 6.2, community: 6 / 6.37, ward: 2 },
        },
      },
    ],
    [{ disease: { contacts: { class: 0 } } }, { disease: { intensity: { class: 0 } } }],
    // What no version allows is left for the schema to refuse.
    [{ disease: { contacts: { class: "x" } } }, { disease: { intensity: { class: "x" } } }],
    [{ disease: { contacts: 7 } }, { disease: { intensity: 7 } }],
    [{ disease: null }, { disease: null }],
  ])("%j becomes %j", (before, after) => {
    const frozen = Object.freeze({ version: 2, name: "x", ...before });
    expect(change(2)(frozen)).toEqual({ version: 2, name: "x", ...after });
  });

  test("the products of contacts and intensity stay as they were, if not quite for any one age", () => {
    const [old] = [
      readScenario(
        small.replace("r0: 2", "r0: 2\n  contacts: { household: 3, class: 12, work: 9.6, community: 6 }"),
        "s",
      ),
    ];
    const now = readScenario(small, "s");
    for (const setting of ["household", "class", "work", "community"] as const)
      expect(old.disease.intensity[setting] / now.disease.intensity[setting]).toBeCloseTo(1, 2);
  });
});

test("a file of today's version is left alone", () => {
  const scenario = { version: VERSION, name: "x" };
  expect(migrate(scenario)).toEqual(scenario);
});

test("a scenario of version 1 is the one of today that names its type", () => {
  const then = readScenario(small, "small.yaml");
  for (const version of [2, 3]) {
    const text = `${small.replace("version: 1", `version: ${version}`)}population: { type: us }\n`;
    expect(then).toEqual(readScenario(text, "small.yaml"));
  }
  expect(then.version).toBe(3);
});

test("changes of the command line meet the scenario in today's version", () => {
  const { population } = readScenario(small, "small.yaml", ["population.mixing=homogeneous"]);
  expect(population).toMatchObject({ type: "us", mixing: "homogeneous" });
});

test("a scenario as it was run is of today's version, and reads as itself", () => {
  const folder = new URL("../../scenarios/", import.meta.url);
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".yaml"))) {
    const text = readFileSync(new URL(name, folder), "utf8");
    const scenario = readScenario(text, name, [], undefined, resolveScenario);
    expect(readScenario(JSON.stringify(scenario), "manifest.json")).toEqual(scenario);
  }
});
