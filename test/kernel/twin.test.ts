/** The kernel against the slow twin: the same log, counts, bytes and digest, person by person, on generated worlds. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { play, type Script } from "../twin/play.ts";
import { createTwin } from "../twin/twin.ts";
import { scripts } from "../twin/worlds.ts";

function compare(script: Script): void {
  const fast = play(createKernel(loadKernel(), script.plan), script);
  const slow = play(createTwin(script.plan), script);
  expect(fast.log).toEqual(slow.log);
  expect(fast.counts).toEqual(slow.counts);
  expect(fast.active).toEqual(slow.active);
  expect(fast.susceptible).toBe(slow.susceptible);
  expect(fast.people).toEqual(slow.people);
  expect(fast.infectedOn).toEqual(slow.infectedOn);
  expect(fast.digest).toBe(slow.digest);
}

// Small worlds by the hundred, and some of many blocks and several catchments.
test.each([
  [240, 700, 24],
  [12, 20_000, 12],
])(
  "kernel and twin agree on %d generated worlds of up to %d people a place",
  (worlds, mostPeople, mostDays) => {
    const { failed, numRuns, counterexamplePath, errorInstance } = fc.check(
      fc.property(scripts({ mostPeople, mostDays }), compare),
      { numRuns: worlds, seed: 20_260, endOnFailure: true },
    );
    // A plan is megabytes of tables: where it was found says more than its text.
    if (failed) throw new Error(`world ${numRuns}, path ${counterexamplePath}: ${String(errorInstance)}`);
    expect(numRuns).toBe(worlds);
  },
);

test("a log of some addresses is the same in both, the first address among them", () => {
  for (const script of fc.sample(scripts({ mostPeople: 60, mostDays: 12 }), { numRuns: 30, seed: 7 })) {
    for (const log of [
      { from: 0, to: 3 },
      { from: 5, to: 9 },
    ]) {
      const part: Script = { ...script, plan: { ...script.plan, log } };
      const kept = play(createKernel(loadKernel(), part.plan), part).log;
      expect(kept).toEqual(play(createTwin(part.plan), part).log);
    }
  }
});
