import { describe, expect, test } from "vitest";
import { ARREST_CONSTANT, arrestProbability } from "../../src/society/arrest.ts";

describe("the probability of arrest", () => {
  test.each([
    [1, 1, 0.89974],
    [1, 2, 0.68336],
    [2, 1, 0.98995],
  ])("%d of the police, %d who rise: %f (Epstein 2002)", (officers, risen, probability) => {
    expect(Math.abs(arrestProbability(officers, risen) - probability)).toBeLessThan(1e-5);
  });

  test("hangs on their ratio, grows with police and falls with company", () => {
    expect(arrestProbability(3, 6)).toBe(arrestProbability(1, 2));
    expect(arrestProbability(0, 1)).toBe(0);
    for (let risen = 1; risen < 50; risen++)
      expect(arrestProbability(5, risen)).toBeGreaterThan(arrestProbability(5, risen + 1));
  });

  test("has a constant of one's own", () => {
    expect(arrestProbability(1, 1, ARREST_CONSTANT)).toBe(arrestProbability(1, 1));
    expect(arrestProbability(1, 1, Math.LN2)).toBeCloseTo(0.5, 12);
  });

  test.each<[number, number, number, string]>([
    [-1, 1, 1, "officers is -1; it must be a number from 0"],
    [Number.NaN, 1, 1, "officers is NaN; it must be a number from 0"],
    [1, 0, 1, "risen is 0; it must be a number from 1, oneself included"],
    [1, 1, 0, "constant is 0; it must be above 0"],
  ])("of %d, %d, %d is refused", (officers, risen, constant, message) => {
    expect(() => arrestProbability(officers, risen, constant)).toThrow(new RangeError(message));
  });
});
