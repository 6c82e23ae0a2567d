/** The code of the README type-checks and runs, as it stands there, on a small world. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SCENARIO = "scenarios/washington.yaml";

const block = /```ts\n([^]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
/** The story of Washington in two small towns. */
const small = `
version: 1
name: small
days: 40
world: { places: [{ name: Ashford, people: 4000 }, { name: Brook, people: 2000, latitude: 0.1 }] }
disease: { preset: influenza-1918 }
seedInfections: 20
worlds:
  - { name: told, decisions: [{ at: { day: 3 }, say: { stance: tell, threat: 0.7, advice: 0.7 } }] }
  - { name: silent }
`;

let folder = "";
// Inside the package, so that it can be imported by its own name.
beforeAll(() => {
  folder = mkdtempSync(join(root, "dist", "readme-"));
  writeFileSync(join(folder, "small.yaml"), small);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("is one block of ten lines or so", () => {
  const lines = block.split("\n").filter((line) => line.trim() !== "");
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.length).toBeLessThan(13);
  expect(block).toContain(`"${SCENARIO}"`);
});

test("type-checks", () => {
  writeFileSync(join(folder, "readme.mts"), block);
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      noEmit: true,
      allowImportingTsExtensions: true,
      rewriteRelativeImportExtensions: false,
      rootDir: root,
    },
    include: ["readme.mts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("runs", () => {
  const code = block.replace(SCENARIO, join(folder, "small.yaml").replaceAll("\\", "/"));
  writeFileSync(join(folder, "readme.mjs"), code);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "readme.mjs")], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toContain("3: The authority tells what it knows");
  // Four pairs, and two at the ends of the response to a warning.
  for (const [assumptions, count] of [
    ["declared", 2],
    ["drawn", 2],
    ["theta", 2],
  ] as const) {
    expect(stdout.split("\n").filter((line) => line.startsWith(`${assumptions} `))).toHaveLength(count);
  }
});
