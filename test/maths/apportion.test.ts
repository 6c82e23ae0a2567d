import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion } from "../../src/maths/apportion.ts";

describe("apportion", () => {
  test("gives the textbook seats for 100,000 votes in six parties (largest remainder, Hare quota)", () => {
    const votes = [47_000, 16_000, 15_900, 12_000, 6_000, 3_100];
    expect([...apportion(10, votes)]).toEqual([5, 2, 1, 1, 1, 0]);
  });

  test("gives equal remainders to the lower index", () => {
    expect([...apportion(5, [1, 1, 1])]).toEqual([2, 2, 1]);
    // Quotas 0.5 and 2.5.
    expect([...apportion(3, [1, 5])]).toEqual([1, 2]);
    expect([...apportion(3, [0.1, 0.1, 0.1])]).toEqual([1, 1, 1]);
  });

  test("shares whole quotas as they are", () => {
    expect([...apportion(600, [1, 2, 3])]).toEqual([100, 200, 300]);
    expect([...apportion(0xffffffff, [7])]).toEqual([0xffffffff]);
    expect([...apportion(0, [0, 0])]).toEqual([0, 0]);
    expect([...apportion(0, [])]).toEqual([]);
  });

  test("sums exactly, stays within one of the quota and gives nothing for nothing", () => {
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.array(weight, { minLength: 1, maxLength: 60 }).filter((w) => w.some((x) => x > 0)),
        (total, weights) => {
          const counts = apportion(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
          counts.forEach((count, i) => {
            expect(Math.abs(count - (total * weights[i]) / sum)).toBeLessThan(1 + 1e-4);
            if (weights[i] === 0) expect(count).toBe(0);
          });
        },
      ),
      { seed: 1792, numRuns: 1000 },
    );
  });

  test.each([
    ["a negative weight", 5, [1, -1], /Weight 1 .* not -1/],
    ["a weight that is no number", 5, [NaN], /Weight 0 .* not NaN/],
    ["an infinite weight", 5, [1, Infinity], /Weight 1 .* not Infinity/],
    ["nothing to go by", 5, [0, 0], /sum above 0/],
    ["no weights", 5, [], /The 0 weights/],
    ["a sum too large", 5, [1e308, 1e308], /below 1e298/],
    ["half a person", 2.5, [1], /total .* not 2.5/],
    ["a negative total", -1, [1], /total .* not -1/],
    ["too many", 2 ** 32, [1], /total .* not 4294967296/],
  ])("refuses %s", (_, total, weights, message) => {
    expect(() => apportion(total, weights)).toThrow(message);
  });
});
