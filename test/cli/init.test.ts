/** The scenario that `candor init` writes is whole: valid, runs, explains every field, and is never written over another. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startingScenario } from "../../cli/starting-scenario.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { describeFormat } from "../../src/scenario/schema.ts";
import { candor, leftBehind, workspace } from "./candor.ts";

const cwd = workspace({ "mine.yaml": "what I wrote\n" });
mkdirSync(join(cwd, "folder.yaml"));

describe("what is written", () => {
  test("is checked and compared as it stands", async () => {
    expect(await candor(cwd, "init", "spring-valley.yaml")).toEqual({
      code: 0,
      stdout: "spring-valley.yaml written. Next: candor check spring-valley.yaml\n",
      stderr: "",
    });
    const check = await candor(cwd, "check", "spring-valley.yaml", "--json");
    expect(check.stderr).toBe("");
    expect(JSON.parse(check.stdout)).toMatchObject({
      valid: true,
      name: "spring-valley",
      places: 2,
      people: 9000,
    });
    const compare = await candor(
      cwd,
      "compare",
      "spring-valley.yaml",
      "--pairs",
      "1",
      "--out",
      "run",
      "--json",
    );
    expect(compare.code).toBe(0);
    const { worlds } = JSON.parse(compare.stdout) as { worlds: { totals: { infections: number } }[] };
    expect(Math.max(...worlds.map(({ totals }) => totals.infections))).toBeGreaterThan(500);
  });

  test("is valid with every field that is a comment put back", () => {
    const text = startingScenario("town")
      .replace(/^# extends.*\n/m, "")
      .replace(
        /^( *)# (people|householdSizes|ages|immunity|arriveIn|means|forecast|horizon|parameters|without|with|quarters|rumours|exposure): /gm,
        "$1$2: ",
      )
      .replace(/^ {6}# (- at| {2}do| {2}lift)/gm, "      $1")
      .replace(/^# {3}(fear|- \{ (?:at|name))/gm, "  $1");
    const scenario = readScenario(text, "town.yaml");
    expect(scenario).toMatchObject({
      people: 1000,
      parameters: { "fear.theta": 0.4 },
      without: ["trust"],
      with: ["flight", "rumour", "exposure"],
      population: { quarters: true },
      rumours: [{ at: { day: 30 }, says: "false-comfort" }],
      exposure: [{ name: "smoke", places: ["Easton"] }],
      arriveIn: ["Millbrook"],
      disease: { immunity: 0.1 },
    });
    expect(scenario.worlds[0]!.decisions.map((decision) => decision.do?.measure ?? decision.lift)).toEqual([
      undefined,
      "limit-gatherings",
      "limit-gatherings",
    ]);
    expect(scenario.worlds[0]!.decisions[0]!.say).toMatchObject({ means: 0.5, forecast: 20, horizon: 30 });
  });

  test("names every field that a scenario has, with a word on it", () => {
    const { properties } = describeFormat() as { properties: Record<string, object> };
    const text = startingScenario("town");
    for (const name of Object.keys(properties)) expect(text).toMatch(new RegExp(`^(?:# )?${name}:`, "m"));
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
  });
});

describe("where it is written", () => {
  test("nothing is replaced unless that is asked for", async () => {
    const { code, stdout, stderr } = await candor(cwd, "init", "mine.yaml");
    expect({ code, stdout, stderr }).toEqual({
      code: 3,
      stdout: "",
      stderr: "candor: mine.yaml exists already; add --force to replace it, or name another file.\n",
    });
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe("what I wrote\n");
    expect((await candor(cwd, "init", "mine.yaml", "--force")).code).toBe(0);
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe(startingScenario("mine"));
    writeFileSync(join(cwd, "mine.yaml"), "what I wrote\n");
  });

  test.each([
    ["folder.yaml", "folder.yaml is a directory; name a file for the output."],
    [
      "no/such/town.yaml",
      "no/such/town.yaml cannot be written: there is no such directory. No output was left behind.",
    ],
    [
      "mine.yaml/town.yaml",
      "mine.yaml/town.yaml cannot be written: a part of the path is a file, not a directory. No output was left behind.",
    ],
  ])("%s cannot be written to", async (file, message) => {
    expect(await candor(cwd, "init", file, "--force")).toEqual({
      code: 3,
      stdout: "",
      stderr: `candor: ${message}\n`,
    });
  });

  test("standard output is a place too", async () => {
    const before = leftBehind(cwd);
    expect(await candor(cwd, "init", "-")).toEqual({
      code: 0,
      stdout: startingScenario("my-town"),
      stderr: "",
    });
    expect(leftBehind(cwd)).toEqual(before);
  });

  test("a name that no scenario can have is not taken", async () => {
    expect((await candor(cwd, "init", "My Town!.yaml")).code).toBe(0);
    expect(readScenario(readFileSync(join(cwd, "My Town!.yaml"), "utf8"), "x").name).toBe("my-town");
  });
});
