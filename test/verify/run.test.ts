/** Running rows, choosing among them, and what is printed and written of them. */
import { expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import type { Check } from "../../verify/check.ts";
import { GROUPS } from "../../verify/checks.ts";
import { describe as document } from "../../verify/document.ts";
import { runRows, select } from "../../verify/run.ts";
import { tabulate } from "../../verify/table.ts";
import { readErrorRate } from "../../verify/words.ts";

const row = (id: string, obtain: Check["obtain"], more: Partial<Check> = {}): Check => ({
  id,
  claim: `what ${id} claims`,
  expected: 0.5,
  tolerance: { absolute: 0.1 },
  source: "coin; derived",
  errorRate: "1 in 1,000",
  obtain,
  ...more,
});

const SAMPLE = [
  {
    title: "Coins",
    checks: [
      row("C1 fair", () => 0.5234567),
      row("C1 bent", async () => 0.7),
      row("C1.5", () => {
        throw new RangeError("the coin\nis lost");
      }),
    ],
  },
  {
    title: "Dice | and more",
    checks: [
      row("D1", () => "two", { expected: "two", tolerance: "exact", errorRate: "none: nothing is drawn" }),
      row("D2", () => "two"),
    ],
  },
];

const conditions = { kernel: loadKernel(), full: false };

test("a row that throws, or cannot be judged, fails with its message, and the others go on", async () => {
  const seen: string[] = [];
  const rows = await runRows(SAMPLE, conditions, ({ check }, seconds) => {
    seen.push(check.id);
    expect(seconds).toBeGreaterThanOrEqual(0);
  });
  expect(seen).toEqual(["C1 fair", "C1 bent", "C1.5", "D1", "D2"]);
  expect(rows.map(({ passed }) => passed)).toEqual([true, false, false, true, false]);
  expect(rows[2]).toMatchObject({ obtained: null, error: "the coin is lost" });
  expect(rows[4]).toMatchObject({
    obtained: "two",
    error: 'a number should have been obtained, and "two" was',
  });
});

test.each([
  [["C1"], ["C1 fair", "C1 bent"]],
  [["c1 b"], ["C1 bent"]],
  [["C"], ["C1 fair", "C1 bent", "C1.5"]],
  [["dice"], ["D1", "D2"]],
  [
    ["D2", "C1.5"],
    ["C1.5", "D2"],
  ],
  [["1"], []],
])("--only %j", (texts, ids) => {
  expect(select(SAMPLE, texts).flatMap(({ checks }) => checks.map(({ id }) => id))).toEqual(ids);
});

test("the table has what was expected and obtained, and whole what failed", async () => {
  const table = tabulate(await runRows(SAMPLE, conditions));
  expect(table).toMatch(/^target +expected +obtained +tolerance +source$/m);
  expect(table).toMatch(/^C1 fair +0\.5 +0\.523457 +± 0\.1 +coin; derived +pass$/m);
  expect(table).toMatch(/^C1 bent +0\.5 +0\.7 .* FAIL$/m);
  expect(table).toContain(
    "C1.5 fails: what C1.5 claims. Expected 0.5 (± 0.1), obtained nothing: the coin is lost.",
  );
  expect(table).toMatch(/^2 of 5 rows pass\.$/m);
});

test("the document says how many pass, adds up what chance may do, and keeps its tables whole", async () => {
  const rows = await runRows(SAMPLE, conditions);
  const text = document({ rows, full: true, version: "9.8.7" });
  expect(text).toContain("Candor 9.8.7, full size: **2 of 5 rows pass.**");
  expect(text).toContain("4 of the 5 rows hang on chance. Their error rates add up to 0.0040");
  expect(text).toContain("## Dice | and more");
  expect(text).toContain(
    "| C1 fair | what C1 fair claims | 0.5 | ± 0.1 | 0.523457 | coin; derived | 1 in 1,000 | yes |",
  );
  expect(text).toContain("| fails: the coin is lost | coin; derived | 1 in 1,000 | **no** |");
  // The same rows give the same file, and a pipe in a cell does not end it.
  expect(document({ rows: await runRows(SAMPLE, conditions), full: true, version: "9.8.7" })).toBe(text);
  const piped = [{ title: "Pipes", checks: [row("P1", () => 0.5, { claim: "a | b" })] }];
  expect(document({ rows: await runRows(piped, conditions), full: false, version: "1" })).toContain(
    "| a \\| b |",
  );
});

test("rows have ids of their own, sources, and error rates that can be added up", () => {
  const checks = GROUPS.flatMap((group) => group.checks);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  for (const { id, claim, source, errorRate } of checks) {
    expect(id).toMatch(/^[A-Z]\d+\b/);
    expect(claim.length, id).toBeGreaterThan(10);
    expect(source.length, id).toBeGreaterThan(3);
    expect(readErrorRate(errorRate), `${id}: ${errorRate}`).not.toBeNull();
    expect(readErrorRate(errorRate), id).toBeLessThanOrEqual(0.01);
  }
});
