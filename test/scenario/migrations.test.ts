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

test("a file of today's version is left alone", () => {
  const scenario = { version: VERSION, name: "x" };
  expect(migrate(scenario)).toEqual(scenario);
});

test("a scenario of version 1 is the one of version 2 that names its type", () => {
  const now = readScenario(
    `${small.replace("version: 1", "version: 2")}population: { type: us }\n`,
    "small.yaml",
  );
  const then = readScenario(small, "small.yaml");
  expect(then).toEqual(now);
  expect(then.version).toBe(2);
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
