/** A mechanism of one's own, as a user brings it: a file named on the command line. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../runner/root.ts";
import { candor, SMALL, workspace } from "./candor.ts";

const NEIGHBOURS = join(projectRoot(), "examples", "neighbours.mjs");
const TEXT = readFileSync(NEIGHBOURS, "utf8");
const cwd = workspace({
  "small.yaml": SMALL,
  "nothing.mjs": "export const mechanism = {};\n",
  "broken.mjs": "export default {\n",
  "trust.mjs": TEXT.replace('name: "neighbours"', 'name: "trust"'),
  "clash.mjs": TEXT.replace("PROGRAMME = 15", "PROGRAMME = 5"),
  "fails.mjs": TEXT.replace("const due =", "fields.nowhere[place] = 1;\n      const due ="),
});
/** Everyone who falls ill is helped from the next morning on. */
const ON = [
  "--mechanism",
  NEIGHBOURS,
  "--set",
  "with=[neighbours]",
  "--set",
  "parameters.neighbours.helpers=100000",
  "--quiet",
];
const HELPED = "They need not go out for food any more: a neighbour does it.";

describe("--mechanism", () => {
  it("is at work in the worlds of a comparison, and in its report", async () => {
    const { code, stdout, stderr } = await candor(
      cwd,
      "compare",
      "small.yaml",
      ...ON,
      "--pairs",
      "1",
      "--reversal",
      "off",
      "--out",
      "one",
      "--json",
    );
    expect([code, stderr]).toEqual([0, ""]);
    const { worlds } = JSON.parse(stdout) as { worlds: { digest: string }[] };
    const without = await candor(
      cwd,
      "compare",
      "small.yaml",
      "--pairs",
      "1",
      "--reversal",
      "off",
      "--out",
      "two",
      "--json",
      "--quiet",
    );
    const plain = JSON.parse(without.stdout) as { worlds: { digest: string }[] };
    worlds.forEach(({ digest }, i) => expect(digest).not.toBe(plain.worlds[i]!.digest));
    const page = readFileSync(join(cwd, "one", "report.html"), "utf8");
    const row = /ill people whose shopping neighbours have taken on<\/th>(.*?)<\/tr>/.exec(page);
    const numbers = [...row![1]!.matchAll(/>([\d,]+)</g)].map((found) =>
      Number(found[1]!.replaceAll(",", "")),
    );
    expect(numbers).toHaveLength(2);
    for (const number of numbers) expect(number).toBeGreaterThan(10);
    expect(page).toContain("neighbours.helpers");
    const manifest = readFileSync(join(cwd, "one", "manifest.json"), "utf8");
    expect(manifest).toContain("--mechanism");
  });

  it("switched off, changes nothing", async () => {
    const digest = async (...args: string[]): Promise<string> => {
      const { stdout } = await candor(
        cwd,
        "run",
        "small.yaml",
        "--json",
        "--quiet",
        "--out",
        "x",
        "--force",
        ...args,
      );
      return (JSON.parse(stdout) as { worlds: { digest: string }[] }).worlds[0]!.digest;
    };
    expect(await digest("--mechanism", NEIGHBOURS)).toBe(await digest());
  });

  it("tells its part of a life", async () => {
    const { code, stdout } = await candor(cwd, "person", "small.yaml", ...ON, "--who", "died", "--json");
    expect(code).toBe(0);
    const { worlds } = JSON.parse(stdout) as { worlds: { lines: { kind: string; words: string }[] }[] };
    const words = worlds.flatMap(({ lines }) => lines.map((line) => line.words));
    expect(words).toContain(HELPED);
  });

  it("is followed by why and by the check of causes", async () => {
    const why = await candor(cwd, "why", "small.yaml", "died", "died", ...ON, "--worlds", "0");
    expect([why.code, why.stderr]).toEqual([0, ""]);
    const causes = await candor(cwd, "compare", "small.yaml", ...ON, "--causes", "--people", "5000");
    expect([causes.code, causes.stderr]).toEqual([0, ""]);
    expect(causes.stdout).toContain("every one has a");
  });

  it("is explained by check, and in the schema", async () => {
    const check = await candor(cwd, "check", "small.yaml", ...ON.slice(0, -1));
    expect(check.code).toBe(0);
    const plain = check.stdout.replace(/\s+/g, " ");
    expect(plain).toContain("switched on: neighbours");
    expect(plain).toContain(
      "neighbours: Neighbours do the shopping for those who fall ill, the oldest first",
    );
    expect(plain).toContain("neighbours.helpers 100000: Households that can be taken on in a day");
    const schema = await candor(cwd, "schema", "--mechanism", NEIGHBOURS);
    expect(schema.code).toBe(0);
    const { properties } = JSON.parse(schema.stdout) as {
      properties: { parameters: { properties: object } };
    };
    expect(Object.keys(properties.parameters.properties)).toContain("neighbours.helpers");
    expect((await candor(cwd, "schema")).stdout).not.toContain("neighbours.helpers");
  });

  it.each<[string, string, string[], string]>([
    ["a file that is not there", "nobody.mjs", [], "cannot be loaded"],
    ["a file that cannot be read as a program", "broken.mjs", [], "cannot be loaded"],
    ["a file without a mechanism", "nothing.mjs", [], "must export a mechanism as its default"],
    ["a name that exists", "trust.mjs", [], "Mechanism trust: there is one of that name already."],
    [
      "a number that is taken",
      "clash.mjs",
      ["with=[neighbours, flight]"],
      "Two programmes have the number 5",
    ],
    ["one that fails on its way", "fails.mjs", ["with=[neighbours]"], "a fault of the mechanism neighbours"],
  ])("ends with 1 and one message for %s", async (_what, file, sets, message) => {
    const set = sets.flatMap((each) => ["--set", each]);
    const { code, stdout, stderr } = await candor(
      cwd,
      "run",
      "small.yaml",
      "--mechanism",
      file,
      ...set,
      "--quiet",
    );
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    if (!message.startsWith("a fault")) expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("a scenario that asks for it without the file is told so", async () => {
    const { code, stderr } = await candor(cwd, "check", "small.yaml", "--set", "with=[neighbours]");
    expect(code).toBe(1);
    expect(stderr).toContain('unknown value "neighbours"');
  });
});
