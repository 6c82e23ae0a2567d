/** The deliberate faults still have their place in the kernel's source; that rows notice them: `npm run verify:mutants`. */
import { describe, expect, test } from "vitest";
import { GROUPS } from "../../verify/checks.ts";
import { FAULTS } from "../../verify/mutants/faults.ts";
import { applyFault, readSource } from "../../verify/mutants/kernels.ts";
import { select } from "../../verify/run.ts";

describe.each(FAULTS)("$name", (fault) => {
  test("has exactly one place", () => {
    const source = readSource(fault.file);
    const changed = applyFault(source, fault);
    expect(changed).not.toBe(source);
    expect(changed).toContain(fault.replace);
  });

  test.each(fault.rows)("%s are rows that may notice it", (text) => {
    expect(select(GROUPS, [text])).not.toEqual([]);
  });
});

test("a fault whose place is gone, or is no longer one, is an error", () => {
  const fault = { name: "off by one", file: "a.ts", find: "n + 1", replace: "n + 2" };
  expect(applyFault("a = n + 1;", fault)).toBe("a = n + 2;");
  expect(() => applyFault("a = n;", fault)).toThrow(
    'belongs in one place of a.ts, and its text occurs 0 times there: "n + 1"',
  );
  expect(() => applyFault("a = n + 1; b = n + 1;", fault)).toThrow("occurs 2 times");
});
