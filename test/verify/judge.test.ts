/** Tolerances are kept to the letter, both ends included. */
import { describe, expect, test } from "vitest";
import type { Tolerance } from "../../verify/check.ts";
import { judge } from "../../verify/judge.ts";

const passes = (expected: number | string, tolerance: Tolerance, obtained: number | string): boolean =>
  judge({ expected, tolerance }, obtained);

describe("a tolerance", () => {
  test.each<[string, number | string, Tolerance, (number | string)[], (number | string)[]]>([
    ["exact", 0, "exact", [0], [1, 1e-300, Number.NaN, "0"]],
    ["exact words", "4f2a", "exact", ["4f2a"], ["4f2b", ""]],
    ["absolute", 5, { absolute: 0.1 }, [5, 4.9, 5.1], [4.8999, 5.1001, Number.NaN, Number.POSITIVE_INFINITY]],
    ["relative", 200, { relative: 0.02 }, [196, 204], [195.99, 204.01, Number.NaN]],
    ["relative, of a negative number", -2, { relative: 0.5 }, [-3, -1], [-3.01, -0.99, 2]],
    [
      "a range, whatever is expected",
      "some",
      { from: 0.4, to: 0.7 },
      [0.4, 0.55, 0.7],
      [0.39, 0.71, Number.NaN],
    ],
    ["a probability", "chance", { pAtLeast: 0.01 }, [0.01, 1], [0.0099, 0, Number.NaN]],
  ])("%s", (_, expected, tolerance, within, beyond) => {
    for (const obtained of within) expect(passes(expected, tolerance, obtained), String(obtained)).toBe(true);
    for (const obtained of beyond)
      expect(passes(expected, tolerance, obtained), String(obtained)).toBe(false);
  });

  test("that does not go with its number is a fault of the row", () => {
    expect(() => passes("five", { absolute: 1 }, 5)).toThrow(
      'a number should be expected with such a tolerance, and "five" is',
    );
    expect(() => passes(5, { relative: 0.1 }, "five")).toThrow(
      'a number should have been obtained, and "five" was',
    );
    expect(() => passes(0.5, { pAtLeast: 0.1 }, "likely")).toThrow("a number should have been obtained");
  });
});
