import { expect, test } from "vitest";
import { createReplay } from "../../src/outcomes/replay.ts";
import { makeCounts, makePopulation } from "../society/world.ts";

test("the counts of a day are kept though the engine overwrites its own", () => {
  const population = makePopulation([1000, 500]);
  const replay = createReplay();
  const counts = makeCounts(population, [{ deaths: 3 }, { deaths: 1 }]);
  replay.note(counts);
  const first = structuredClone(counts);
  counts.died.fill(9);
  counts.candidates = 7;
  replay.note(counts);
  expect(replay.countsOf(0)).toEqual(first);
  expect(replay.countsOf(1)).toEqual(counts);
  expect(() => replay.countsOf(2)).toThrow(RangeError);
});
