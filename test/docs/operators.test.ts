/**
 * What decides a result must have the same bits in every engine: no `**`, which the linter cannot forbid, and of `Math`
 * only what IEEE 754 or the language fixes exactly. This looks at AssemblyScript too, which the linter does not read.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const source = fileURLToPath(new URL("../../src", import.meta.url));
const FOLDERS = ["kernel", "maths", "outcomes", "population", "scenario", "society", "world"];
const EXACT = new Set("PI abs ceil clz32 floor fround imul max min round sign sqrt trunc".split(" "));

/** The code without its comments and texts (a template's code goes with its text). */
function bare(code: string): string {
  return code.replace(
    /\/\*[^]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g,
    (found) => (found.startsWith("/") ? " " : '""'),
  );
}

/** What of a file might differ between engines. */
function inexact(code: string): string[] {
  const text = bare(code);
  return [
    ...[...text.matchAll(/\*\*=?/g)].map(([found]) => found),
    ...[...text.matchAll(/\bMath\b(?:\s*\??\.\s*(\w+))?/g)]
      .filter(([, name]) => name === undefined || !EXACT.has(name))
      .map(([found]) => found),
  ];
}

test("finds what it looks for", () => {
  expect(inexact("/** a ** b, Math.exp */ const x = y ** 2;")).toEqual(["**"]);
  expect(inexact('const { exp } = Math; // Math.sin\n "Math.cos";')).toEqual(["Math"]);
  expect(inexact("Math.pow(2, 3) + Math.sqrt(4) + Math.floor(1)")).toEqual(["Math.pow"]);
});

describe.each(FOLDERS)("src/%s", (folder) => {
  const files = readdirSync(join(source, folder), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );

  test(`has no operator or function that engines may compute differently`, () => {
    expect(files.length).toBeGreaterThan(0);
    const found = files.flatMap((path) =>
      inexact(readFileSync(join(source, folder, path), "utf8")).map((what) => `${folder}/${path}: ${what}`),
    );
    expect(found).toEqual([]);
  });
});
