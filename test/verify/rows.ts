/** Rows of docs/VERIFICATION.md, each a test at the quick size. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { GROUPS } from "../../verify/checks.ts";
import { judge } from "../../verify/judge.ts";
import { select } from "../../verify/run.ts";
import { showTolerance, showValue } from "../../verify/words.ts";

/** @param texts which rows, as for `npm run verify -- --only`; each must name some */
export function testRows(...texts: string[]): void {
  for (const text of texts)
    if (select(GROUPS, [text]).length === 0) throw new Error(`no row of verify/checks.ts is "${text}"`);
  for (const { title, checks } of select(GROUPS, texts)) {
    describe(title, () => {
      test.each(checks.map((check) => [check.id, check] as const))("%s", async (_, check) => {
        const obtained = await check.obtain({ kernel: loadKernel(), full: false });
        const wanted = `${showValue(check.expected)}, ${showTolerance(check.tolerance)}`;
        expect(judge(check, obtained), `${check.claim}: ${obtained} instead of ${wanted}`).toBe(true);
      });
    });
  }
}
