import { describe, expect, it } from "vitest";
import type { PairSummary } from "../../src/outcomes/result.ts";
import { placeSentences } from "../../src/report/by-place.ts";

const pair = (livesSpared: number[], livesLost: number[]): PairSummary =>
  ({ assumptions: "declared", fates: { byPlace: { livesSpared, livesLost } } }) as unknown as PairSummary;
const named = (...names: string[]) => names.map((name) => ({ name }));

describe("place by place", () => {
  it("tells a city that gains from one that pays, the largest first", () => {
    // Of the port 30, 28 and 32 live who died; of the other city 5 and 7 die on balance, and once nobody.
    const pairs = [pair([1, 30], [6, 0]), pair([4, 30], [4, 2]), pair([0, 32], [7, 0])];
    expect(placeSentences(pairs, named("Inland", "Port"), [200, 300])).toEqual([
      "Port: 30 fewer deaths (28 to 32 fewer; fewer in 3 of 3 worlds).",
      "Inland: five more deaths (none to 7 more; more in 2, as many in 1 of 3 worlds).",
    ]);
  });

  it("is silent on one place, on many, and without a pair", () => {
    const seven = named("A", "B", "C", "D", "E", "F", "G");
    const zeros = seven.map(() => 0);
    expect(placeSentences([pair([3], [0])], named("Alone"), [9])).toEqual([]);
    expect(placeSentences([pair(zeros, zeros)], seven, zeros)).toEqual([]);
    expect(placeSentences([pair(zeros, zeros)], seven.slice(1), zeros.slice(1))).toHaveLength(6);
    expect(placeSentences([], named("A", "B"), [9, 9])).toEqual([]);
  });
});
