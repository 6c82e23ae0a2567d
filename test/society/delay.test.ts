import gamma from "@stdlib/stats-base-dists-gamma";
import { describe, expect, it } from "vitest";
import { gammaDelay } from "../../src/society/delay.ts";

describe("gammaDelay", () => {
  it.each([
    [7, 4],
    [4, 2],
    [12, 6],
    [20, 1],
    [2, 5],
  ])("has the shares of a gamma distribution of mean %d and standard deviation %d", (mean, sd) => {
    const shares = gammaDelay(mean, sd, 64);
    const shape = (mean / sd) ** 2;
    const rate = mean / sd ** 2;
    expect(shares[0]).toBe(0);
    let sum = 0;
    for (let k = 1; k < 64; k++) {
      const from = k === 1 ? 0 : gamma.cdf(k - 0.5, shape, rate);
      const to = k === 63 ? 1 : gamma.cdf(k + 0.5, shape, rate);
      expect(shares[k]).toBeCloseTo(to - from, 11);
      sum += shares[k]!;
    }
    expect(sum).toBeCloseTo(1, 12);
  });
});
