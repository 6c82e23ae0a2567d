/** docs/VERIFICATION.md is of these rows, of this version, and everything in it passed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../runner/root.ts";
import { candorVersion } from "../../runner/version.ts";
import { GROUPS } from "../../verify/checks.ts";
import { MACHINES } from "../../verify/machines/machines.ts";
import { statedCells } from "../../verify/document.ts";
import { select } from "../../verify/run.ts";

const text = readFileSync(join(projectRoot(), "docs", "VERIFICATION.md"), "utf8");
/** Of the tables: title of the group, and the cells of each row. */
const sections = text
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [title = "", ...lines] = section.split("\n");
    const rows = lines.filter((line) => line.startsWith("| ")).slice(2);
    return { title, rows: rows.map((line) => line.slice(2, -2).split(" | ")) };
  });

test("docs/VERIFICATION.md has exactly the rows there are; else: npm run verify -- --full", () => {
  const stated = sections.map(({ title, rows }) => ({
    title,
    rows: rows.map((cells) => [...cells.slice(0, 4), ...cells.slice(5, 7)]),
  }));
  const wanted = GROUPS.map(({ title, checks }) => ({
    title,
    rows: checks.map(statedCells).map(({ before, after }) => [...before, ...after]),
  }));
  expect(stated).toEqual(wanted);
});

test("every row in it passed, at full size, in this version", () => {
  const rows = sections.flatMap(({ rows }) => rows);
  expect(rows.filter((cells) => cells[7] !== "yes")).toEqual([]);
  expect(text).toContain(
    `Candor ${candorVersion()}, full size: **${rows.length} of ${rows.length} rows pass.**`,
  );
});

/** Those of other machines in test/machines/matrix.test.ts. */
test("every row is run by the tests, in one file", () => {
  const folder = join(projectRoot(), "test", "verify");
  const run = readdirSync(folder)
    .filter((name) => name.startsWith("rows-"))
    .flatMap((name) => {
      const [, words = ""] = /^testRows\(([^)]*)\)/m.exec(readFileSync(join(folder, name), "utf8")) ?? [];
      const texts = [...words.matchAll(/"([^"]*)"/g)].map(([, text]) => text!);
      return select(GROUPS, texts).flatMap(({ checks }) => checks.map(({ id }) => id));
    });
  const onOtherMachines = MACHINES.flatMap((_, i) => [`M${2 * i + 1}`, `M${2 * i + 2}`]);
  run.push(...select(GROUPS, onOtherMachines).flatMap(({ checks }) => checks.map(({ id }) => id)));
  expect(run.sort()).toEqual(GROUPS.flatMap(({ checks }) => checks.map(({ id }) => id)).sort());
});
