/** The file format as JSON Schema: a validator that we did not write accepts what Candor accepts, and finds the same faults. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { startingScenario } from "../../cli/starting-scenario.ts";
import { PRESETS } from "../../src/scenario/presets/index.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { describeFormat } from "../../src/scenario/schema.ts";
import { ORDER } from "../../src/society/order.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import { changed, small } from "./small.ts";

type Schema = Record<string, unknown>;

const format = describeFormat();
// Strict: unknown keywords and formats in the schema are errors.
const validate = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
}).compile(format);

/** Paths of the faults that the validator finds, without those of alternatives as a whole. */
function faults(text: string): string[] {
  if (validate(parse(text))) return [];
  return [
    ...new Set(
      (validate.errors ?? [])
        .filter(({ keyword }) => keyword !== "if")
        .map(({ instancePath }) => instancePath),
    ),
  ];
}

const versioned = (text: string, version: number): string =>
  text.replace("version: 1", `version: ${version}`);

describe("accepts", () => {
  const folder = new URL("../../scenarios/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

  test.each(names)("%s", (name) => {
    expect(faults(readFileSync(new URL(name, folder), "utf8"))).toEqual([]);
  });

  test("what candor init writes", () => {
    expect(faults(startingScenario("my-town"))).toEqual([]);
  });

  test("the small scenario, of all versions, and as it was run", () => {
    expect(faults(small)).toEqual([]);
    expect(faults(versioned(small, 2))).toEqual([]);
    expect(faults(versioned(small, 3))).toEqual([]);
    expect(faults(JSON.stringify(readScenario(small, "small.yaml")))).toEqual([]);
  });

  test("a part of a scenario, if it extends another", () => {
    expect(faults("version: 2\nextends: washington\nworld: { around: { place: Rome } }\n")).toEqual([]);
    expect(faults("version: 2\nworld: { around: { place: Rome } }\n")).toEqual(["", "/world/around"]);
  });
});

describe("finds a fault where Candor does", () => {
  const decision = "/worlds/0/decisions/0";
  test.each<[string, string, string]>([
    ["a misspelt key", changed("days: 60", "days: 60\nsedes: {}"), ""],
    ["a missing key", changed("days: 60\n", ""), ""],
    ["a wrong type", changed("60", "many"), "/days"],
    ["below the range", changed("60", "0"), "/days"],
    ["half a day", changed("60", "1.5"), "/days"],
    ["another version", changed("version: 1", "version: 4"), "/version"],
    ["a bad name", changed("small", "Small Town"), "/name"],
    ["an unknown preset", small.replace(/disease:[^]*(?=worlds)/, "disease: measels\n"), "/disease"],
    ["an unknown preset to start from", changed("name: plain", "preset: measels"), "/disease/preset"],
    ["an R0 beyond the range", changed("r0: 2", "r0: 31"), "/disease/r0"],
    ["a stage without what follows", changed("      next: [{ to: recovered }]\n", ""), "/disease/stages/0"],
    ["nobody in a place", changed("people: 100", "people: 0"), "/world/places/0/people"],
    ["an unknown stance", changed("stance: tell", "stance: tel"), `${decision}/say/stance`],
    ["an unknown key further in", changed("stance: tell", "stance: tell, thraet: 1"), `${decision}/say`],
    ["too grave a threat", changed("stance: tell", "stance: tell, threat: 2"), `${decision}/say/threat`],
    ["three worlds", `${small}  - name: b\n  - name: c\n`, "/worlds"],
    ["an unknown parameter", `${small}parameters: { fear.thta: 1 }`, "/parameters"],
    ["a parameter beyond its limits", `${small}parameters: { fear.theta: 9 }`, "/parameters/fear.theta"],
    ["a parameter in words", `${small}parameters: { fear.theta: much }`, "/parameters/fear.theta"],
    ["an unknown mechanism", `${small}without: [fearr]`, "/without/0"],
    ["an unknown way of mixing", `${small}population: { mixing: none }`, "/population/mixing"],
    ["a number to extend", versioned(`${small}extends: 7`, 3), "/extends"],
  ])("%s", (_what, text, path) => {
    expect(faults(text)).toContain(path);
    expect(() => readScenario(text, "small.yaml", [], undefined, () => "no")).toThrow("small.yaml:");
  });
});

describe("helps an editor", () => {
  /** Every schema of a property, with its path. */
  function* properties(schema: unknown, path = ""): Generator<[string, Schema]> {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      // What is required besides has been described before.
      if (key === "else") continue;
      if (key === "properties") {
        for (const [name, property] of Object.entries(value as Record<string, Schema>)) {
          yield [`${path}.${name}`, property];
          yield* properties(property, `${path}.${name}`);
        }
      } else yield* properties(value, path);
    }
  }

  const inside = (name: string): Schema => (format["properties"] as Record<string, Schema>)[name]!;

  test("with words on every field", () => {
    const all = [...properties(format)];
    expect(all.length).toBeGreaterThan(80 + Object.keys(PARAMETERS).length);
    expect(
      all.filter(([, property]) => typeof property["description"] !== "string").map(([path]) => path),
    ).toEqual([]);
  });

  test("with the name and edition of the format", () => {
    expect(format).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "urn:candor:scenario:3",
      title: "Candor scenario",
      additionalProperties: false,
    });
  });

  test("with every parameter, its unit, limits and default", () => {
    const { properties: parameters, additionalProperties } = inside("parameters") as {
      properties: Record<string, Schema>;
      additionalProperties: boolean;
    };
    expect(additionalProperties).toBe(false);
    expect(Object.keys(parameters)).toEqual(Object.keys(PARAMETERS));
    for (const [name, { unit, value, range, limits = range }] of Object.entries(PARAMETERS)) {
      expect(parameters[name]).toMatchObject({
        type: "number",
        minimum: limits[0],
        maximum: limits[1],
        default: value,
      });
      expect(parameters[name]!["description"]).toContain(unit);
    }
  });

  test("with the names of mechanisms and presets", () => {
    expect(inside("without")).toMatchObject({ items: { enum: ORDER.map(({ name }) => name) } });
    const presets = PRESETS.map(({ name }) => name);
    const [byName, mapping] = inside("disease")["anyOf"] as [Schema, { properties: Record<string, Schema> }];
    expect([byName["enum"], mapping.properties["preset"]!["enum"]]).toEqual([presets, presets]);
  });

  test("requires only what has no default", () => {
    expect(format["required"]).toEqual(["version"]);
    expect(format["if"]).toEqual({ required: ["extends"] });
    expect(format["else"]).toMatchObject({ required: ["version", "name", "days", "world", "disease"] });
  });
});
