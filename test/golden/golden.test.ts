/**
 * The headline numbers are what headline.json says, and no change of one goes untold: the newest entry of CHANGELOG.md
 * that names a number says what it is now. CANDOR_WRITE_GOLDEN=1 writes the numbers, and prints the table that then belongs
 * under "Numbers changed" of the section Unreleased, in place of the one that is there.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Headline, newest, readChanges, tableOfChanges, untold } from "./ledger.ts";
import { measure } from "./measured.ts";

const FILE = new URL("headline.json", import.meta.url);
const CHANGELOG = readFileSync(new URL("../../CHANGELOG.md", import.meta.url), "utf8");
const WRITE = process.env["CANDOR_WRITE_GOLDEN"] === "1";
const STALE =
  "another number: say why under Numbers changed in CHANGELOG.md (CANDOR_WRITE_GOLDEN=1 npx vitest run test/golden)";
let headline = JSON.parse(readFileSync(FILE, "utf8")) as Headline[];

describe("headline numbers", () => {
  let measured: Record<string, number> = {};
  beforeAll(() => {
    measured = measure();
    if (!WRITE) return;
    headline = headline.map((number) => ({ ...number, value: measured[number.name] ?? Number.NaN }));
    writeFileSync(FILE, `${JSON.stringify(headline, null, 2)}\n`);
    const table = tableOfChanges(CHANGELOG, headline);
    console.log(
      table === "" ? "No headline number has changed." : `For CHANGELOG.md, Unreleased:\n\n${table}\n`,
    );
  });

  test("are those that are measured, no fewer and no more", () => {
    expect(headline.map(({ name }) => name)).toEqual(Object.keys(measured));
  });

  test.each(headline.map(({ name, tolerance }) => [name, tolerance] as const))("%s", (name, tolerance) => {
    const { value } = headline.find((number) => number.name === name)!;
    const now = measured[name]!;
    expect(Math.abs(now - value) <= tolerance, `${name} is ${now}, and was ${value}: ${STALE}`).toBe(true);
  });
});

describe("CHANGELOG.md", () => {
  const changes = readChanges(CHANGELOG);

  test.skipIf(WRITE)("names every headline number as it is now", () => {
    expect(untold(CHANGELOG, headline), STALE).toEqual([]);
  });

  test("goes on from what it said before", () => {
    changes.forEach(({ name, before }, i) => {
      const earlier = newest(changes.slice(i + 1)).get(name);
      expect([name, before]).toEqual([name, earlier ?? "new"]);
    });
  });

  test("is read by its tables: what is told, and what is not", () => {
    const table = (...rows: string[]): string =>
      ["| headline number | before | now | unit |", "| --- | --- | --- | --- |", ...rows].join("\n");
    const old = `## 0.1.0\n\n${table("| `a.b` | new | 2 | people |", "| `c-d` | new | 0.5 | share |")}\n`;
    const entry = `# Changelog\n\n## Unreleased\n\n${table("| `a.b` | 2 | 3 | people |")}\n\n${old}`;
    const number = (name: string, value: number): Headline => {
      return { name, value, about: "", how: "", unit: "u", tolerance: 0 };
    };
    expect(untold(entry, [number("a.b", 3), number("c-d", 0.5)])).toEqual([]);
    expect(untold(entry, [number("a.b", 2), number("c-d", 0.5), number("e", 1)])).toEqual(["a.b", "e"]);
    expect(tableOfChanges(entry, [number("a.b", 4), number("c-d", 0.5), number("e", 1)])).toBe(
      table("| `a.b` | 2 | 4 | u |", "| `e` | new | 1 | u |"),
    );
    expect(tableOfChanges(entry, [number("a.b", 2), number("c-d", 0.5)])).toBe("");
    expect(readChanges("| run | before | now |\n| `a` | 1 | 2 | x |")).toEqual([]);
  });
});
