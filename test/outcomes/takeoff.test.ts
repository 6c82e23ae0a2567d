import { describe, expect, test } from "vitest";
import type { PairSummary, WorldRun } from "../../src/outcomes/result.ts";
import { arrivalsOf, takeOffOf, takeOffThreshold } from "../../src/outcomes/takeoff.ts";
import { takeOffSentences } from "../../src/report/takeoff.ts";

const arrives = (seedInfections: number): { imports: []; seedInfections: number } => ({
  imports: [],
  seedInfections,
});
const run = (title: string, infected: number): Pick<WorldRun, "title" | "daily"> => ({
  title,
  daily: { infections: Float64Array.of(1, infected - 1) } as WorldRun["daily"],
});
const pair = (
  one: number,
  two: number,
  assumptions: PairSummary["assumptions"] = "declared",
): Pick<PairSummary, "assumptions" | "totals"> => ({
  assumptions,
  totals: [{ infections: one }, { infections: two }] as PairSummary["totals"],
});

describe("the threshold", () => {
  test("counts all who arrive, on the days of a period", () => {
    const imports = [
      { from: 0, until: 30, perDay: 1 },
      { from: 30, until: 60, perDay: 0.2 },
    ];
    expect(arrivalsOf({ imports, seedInfections: 5 })).toBeCloseTo(41, 9);
  });

  test.each([
    [1_000_000, 1, 100],
    [1_000_000, 50, 1000],
    [763, 1, 39],
    [10, 1, 1],
  ])("in a world of %d with %d arrivals is %d", (people, seeds, threshold) => {
    expect(takeOffThreshold(arrives(seeds), people)).toBe(threshold);
  });
});

describe("outbreaks that took off", () => {
  const worlds = [run("Told", 40_000), run("Silent", 90_000)];

  test("are counted apart from the others, without the pairs that turn one assumption", () => {
    const pairs = [pair(40_000, 90_000), pair(3, 100), pair(99, 80_000), pair(5, 5, "theta")];
    const found = takeOffOf(arrives(1), 1_000_000, worlds, pairs);
    expect(found.worlds.map(({ runs, tookOff }) => [runs, tookOff])).toEqual([
      [3, 1],
      [3, 3],
    ]);
    expect(found.worlds[0]!.large).toMatchObject({ middle: 40_000 });
    expect(found.worlds[0]!.small).toMatchObject({ low: 3, high: 99 });
    expect(found.worlds[1]!.small).toBeNull();
    expect(takeOffSentences(found)).toEqual([
      "An outbreak counts as taken off from 100 infected on; differences between worlds mix those that did and those that did not.",
      "Told: 1 of 3 took off, with 40,000 infected; the others ended with 51 (3 to 99).",
      "Silent: 3 of 3 took off, with 80,000 (100 to 90,000) infected.",
    ]);
  });

  test("are not mentioned where all did", () => {
    expect(takeOffSentences(takeOffOf(arrives(1), 1_000_000, worlds, []))).toEqual([]);
  });

  test("may be none", () => {
    const [, sentence] = takeOffSentences(takeOffOf(arrives(1), 1_000_000, [run("Alone", 12)], []));
    expect(sentence).toBe("Alone: none of 1 took off; they ended with 12.");
  });
});
