/** A mechanism of somebody's own must keep the contract, and is told clearly where it does not. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../runner/root.ts";
import { checkRoom } from "../../src/feasibility.ts";
import { describeFormat } from "../../src/scenario/schema.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { addedMechanisms, addMechanism, MechanismError } from "../../src/society/extend.ts";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";

const file = pathToFileURL(join(projectRoot(), "examples", "neighbours.mjs")).href;
const { default: neighbours, after } = (await import(file)) as { default: Mechanism; after: string };

const before = ORDER.map(({ name }) => name);
const { helpers } = neighbours.parameters;
const withHelpers = (change: object): object => ({ parameters: { helpers: { ...helpers, ...change } } });

describe("a mechanism is refused", () => {
  it.each<[string, object, string]>([
    ["a name of more than letters", { name: "my-own" }, "its name must be of small letters only"],
    ["the name of another", { name: "trust" }, "there is one of that name already"],
    ["no sentence", { about: "helps" }, "about must be a sentence"],
    ["no step", { day: undefined }, "it needs a function day(today)"],
    [
      "not optional",
      { optional: undefined },
      "optional must be true, so that scenarios without it stay as they are",
    ],
    ["no fields", { owns: undefined }, "it must say what it owns, if only {}"],
    ["somebody else's field", { owns: { peer: "place" } }, "the field peer is owned by trust"],
    ["nothing it reads", { reads: undefined }, "it must say what it reads, if only []"],
    [
      "a field of nobody's",
      { reads: ["pear"] },
      'it reads the field pear, which nobody owns; did you mean "peer"?',
    ],
    [
      "a measure of a field it does not own",
      { measures: { peer: "x" } },
      "it measures peer, which is not a field by place",
    ],
    ["no parameters", { parameters: undefined }, "it must declare its parameters, if only {}"],
    [
      "a parameter that is a number",
      { parameters: { helpers: 5 } },
      "parameter helpers must be declared with",
    ],
    [
      "a parameter's name with a dot",
      { parameters: { "a.b": helpers } },
      "a.b cannot be the name of a parameter",
    ],
    ["no source", withHelpers({ source: "" }), "parameter helpers needs about, unit and source"],
    ["no grade", withHelpers({ grade: "A" }), "parameter helpers needs a grade: C, D, M or X"],
    [
      "no range",
      withHelpers({ range: 5 }),
      "parameter helpers needs a range of two numbers, from low to high",
    ],
    ["a range upside down", withHelpers({ range: [5, 1] }), "parameter helpers needs a range of two numbers"],
    [
      "a value out of range",
      withHelpers({ value: 900 }),
      "parameter helpers is 900, which is not in its range 20 to 500",
    ],
    ["no number", withHelpers({ value: Number.NaN }), "parameter helpers is NaN"],
    [
      "limits within the range",
      withHelpers({ limits: [30, 40] }),
      "needs limits of two numbers that hold its range",
    ],
    [
      "the logarithm of 0",
      withHelpers({ range: [0, 500], draw: "logarithm" }),
      "its range must begin above 0",
    ],
  ])("for %s", (_what, change, message) => {
    const add = (): void => addMechanism({ ...neighbours, ...change } as Mechanism, after);
    expect(add).toThrow(MechanismError);
    expect(add).toThrow(message);
    expect(ORDER.map(({ name }) => name)).toEqual(before);
    expect(addedMechanisms()).toEqual([]);
  });

  it("for coming after nobody", () => {
    expect(() => addMechanism(neighbours, "rust")).toThrow(
      'Mechanism neighbours: there is no mechanism rust to come after; did you mean "trust"?',
    );
  });
});

// What follows hangs on the order in which it is done: once added, a mechanism is there to stay.
describe("a mechanism that is added", () => {
  it("comes where it asks to, and is known to scenarios with its parameters", () => {
    addMechanism(neighbours, after);
    const at = before.indexOf("trust") + 1;
    expect(ORDER.map(({ name }) => name)).toEqual(before.toSpliced(at, 0, "neighbours"));
    expect(addedMechanisms()).toEqual([neighbours]);
    expect(PARAMETERS["neighbours.helpers"]?.value).toBe(100);
    const read = (more: string) =>
      readScenario(
        `version: 3\nname: x\ndays: 9\nworld: { places: [{ name: A, people: 900 }] }\ndisease: { preset: covid-19-ancestral }\n${more}`,
        "x.yaml",
      );
    const scenario = read("with: all\nparameters: { neighbours.helpers: 80 }");
    expect(scenario.with).toContain("neighbours");
    expect(scenario.parameters).toEqual({ "neighbours.helpers": 80 });
    expect(() => read("parameters: { neighbours.helpers: -1 }")).toThrow("must be from 0 to 100000");
    expect(JSON.stringify(describeFormat())).toContain("neighbours.left");
  });

  it("cannot be added twice", () => {
    expect(() => addMechanism(neighbours, after)).toThrow("there is one of that name already");
  });

  it("comes last where it does not say after whom, and may not take another's number", () => {
    const programmes: Mechanism["programmes"] = (...given) =>
      neighbours.programmes!(...given).map((each) => ({ ...each, name: "street" }));
    addMechanism({ ...neighbours, name: "street", owns: {}, measures: {}, modifiers: () => [], programmes });
    expect(ORDER.at(-1)?.name).toBe("street");
    const read = readScenario(
      "version: 3\nname: x\ndays: 9\nworld: { places: [{ name: A, people: 900 }] }\ndisease: { preset: covid-19-ancestral }",
      "x.yaml",
    );
    const scenario = { ...read, with: ["neighbours", "street"] };
    expect(() => checkRoom(scenario)).toThrow("Two programmes have the number 15: neighbours, street.");
    expect(() => checkRoom({ ...scenario, with: ["street"] })).not.toThrow();
  });
});
