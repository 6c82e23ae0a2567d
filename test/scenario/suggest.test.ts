import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearest } from "../../src/scenario/suggest.ts";

test("edits between words, published examples", () => {
  expect(editDistance("kitten", "sitting")).toBe(3);
  expect(editDistance("saturday", "sunday")).toBe(3);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("dyas", "days")).toBe(1);
});

test("the distance is symmetric, zero for equals alone, and bounded by the lengths", () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const edits = editDistance(a, b);
      expect(editDistance(b, a)).toBe(edits);
      expect(edits === 0).toBe(a === b);
      expect(edits).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test("suggests what is near, and nothing that is far", () => {
  expect(nearest("dayz", ["days", "seeds"])).toBe("days");
  expect(nearest("R0", ["name", "r0"])).toBe("r0");
  expect(nearest("elephant", ["days", "seeds"])).toBeUndefined();
  expect(nearest("x".repeat(1_000_000), ["days"])).toBeUndefined();
});
