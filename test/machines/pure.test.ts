/** The library is for every host: no file of src/ needs Node, and a run, once its scenario is read, needs nothing at all. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../runner/root.ts";

const src = join(projectRoot(), "src");
/** Statements that load something when the file runs; those of types alone are gone by then. */
const IMPORTS =
  /^(?:import|export)\s(?!type\s)[^"';]*?from\s*"([^"]+)"|^import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;

const imported = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(IMPORTS)].map(([, from, bare, later]) => (from ?? bare ?? later)!);

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !relative(src, file).startsWith(join("kernel", "assembly")));

/** Packages that files load, by file: themselves, and whatever they load of this project. */
function packagesOf(start: readonly string[]): Map<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of imported(file)) {
      if (name.startsWith(".")) visit(resolve(dirname(file), name));
      else packages.set(name, relative(src, file));
    }
  };
  start.forEach(visit);
  expect(seen.size).toBeGreaterThan(50);
  for (const file of seen) expect(relative(src, file)).not.toMatch(/^\.\./);
  return packages;
}

test("src/ loads three packages that run in a browser, and nothing of Node", () => {
  expect([...packagesOf(files).keys()].toSorted()).toEqual(["d3-geo", "yaml", "zod"]);
});

test("laying out and simulating load no package, so that a worker needs no import map", () => {
  const entries = ["setting.ts", "simulate.ts"].map((name) => join(src, name));
  expect(Object.fromEntries(packagesOf(entries))).toEqual({});
});
