/** The kernel against the slow twin: the same log, counts, bytes and digest, person by person, on generated worlds. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { play, type Script } from "../twin/play.ts";
import { createTwin } from "../twin/twin.ts";
import { scripts } from "../twin/worlds.ts";

const WORLDS = 240;

function compare(script: Script): void {
  const fast = play(createKernel(loadKernel(), script.plan), script);
  const slow = play(createTwin(script.plan), script);
  expect(fast.log).toEqual(slow.log);
  expect(fast.counts).toEqual(slow.counts);
  expect(fast.active).toEqual(slow.active);
  expect(fast.people).toEqual(slow.people);
  expect(fast.infectedOn).toEqual(slow.infectedOn);
  expect(fast.digest).toBe(slow.digest);
}

test(`kernel and twin agree on ${WORLDS} generated worlds`, () => {
  const { failed, numRuns, counterexamplePath, errorInstance } = fc.check(fc.property(scripts(), compare), {
    numRuns: WORLDS,
    seed: 20_260,
  });
  // A plan is megabytes of tables: where it was found says more than its text.
  if (failed) throw new Error(`world ${numRuns}, path ${counterexamplePath}: ${String(errorInstance)}`);
  expect(numRuns).toBe(WORLDS);
});
