/** Where a scenario finds what it extends. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openScenario } from "../../runner/index.ts";
import { nameFile, resolveScenario, shippedScenarios, UnreadableFile } from "../../runner/scenarios.ts";
import { LIMITS } from "../../src/scenario/document.ts";

let folder = "";
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "candor-"));
  mkdirSync(join(folder, "inside"));
  write("parent.yaml", "version: 2\nextends: boarding-school-1978\ndays: 12\n");
  write("inside/child.yaml", "version: 2\nextends: ../parent.yaml\nname: child\n");
  write("large.yaml", "a".repeat(4 * LIMITS.characters + 1));
  symlinkSync(join(folder, "parent.yaml"), join(folder, "link.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a path is relative to the file that names it, a bare name is one of Candor's own", () => {
  const scenario = openScenario(join(folder, "inside", "child.yaml"), ["seeds.fates=3"]);
  expect(scenario).toMatchObject({
    name: "child",
    days: 12,
    seeds: { people: 1, fates: 3 },
    disease: { name: "influenza-1978" },
    population: { type: "country", mixing: "homogeneous" },
  });
  expect(scenario).not.toHaveProperty("extends");
});

test("a table is beside the file that names it, wherever that is extended", () => {
  write(
    "towns.yaml",
    "version: 2\nname: towns\ndays: 9\ndisease: measles\nworld: { placesFile: towns.csv }\npopulation: { people: people.csv }\n",
  );
  write("towns.csv", "name,latitude,longitude,people\nAsh,51,0,40\n");
  write("inside/far.yaml", "version: 2\nextends: ../towns.yaml\nname: far\n");
  expect(openScenario(join(folder, "inside", "far.yaml"))).toMatchObject({
    world: { places: [{ name: "Ash", people: 40 }] },
    population: { people: join(folder, "people.csv") },
  });
});

test("an absolute path and a link are followed", () => {
  const from = join(folder, "inside", "x.yaml");
  expect(resolveScenario(join(folder, "parent.yaml"), from)).toHaveProperty(
    "file",
    join(folder, "parent.yaml"),
  );
  expect(resolveScenario("../link.yaml", from)).toHaveProperty("text");
});

test("each scenario that comes with Candor can be named", () => {
  for (const name of shippedScenarios()) {
    expect(resolveScenario(name, "x.yaml")).toHaveProperty(
      "file",
      nameFile(join("scenarios", `${name}.yaml`)),
    );
  }
});

test.each([
  ["parant.yaml", 'there is no file FOLDER/parant.yaml; did you mean "FOLDER/parent.yaml"?'],
  ["no/such.yaml", "there is no file FOLDER/no/such.yaml"],
  ["inside/", "FOLDER/inside/ cannot be read: it is a directory"],
  ["..", "FOLDER/.. cannot be read: it is a directory"],
  ["large.yaml", `FOLDER/large.yaml is too large: at most ${LIMITS.characters} characters`],
  ["washingtn", 'there is no scenario named "washingtn"; did you mean "washington"?'],
])("%s cannot be extended, and it is said why", (reference, message) => {
  // The name of the folder is another each time.
  const found = resolveScenario(reference, join(folder, "x.yaml"));
  const shown = typeof found === "string" ? found.replaceAll(folder, "FOLDER") : found;
  expect(shown).toBe(reference === ".." ? message.replace("FOLDER/..", join(folder, "..")) : message);
});

test("a scenario that is no file is refused by name", () => {
  expect(() => openScenario(join(folder, "inside"))).toThrow(UnreadableFile);
  expect(() => openScenario(join(folder, "none.yaml"))).toThrow(/none\.yaml cannot be read/);
});
