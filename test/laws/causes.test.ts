/**
 * Every difference has a cause. Of two worlds of the same people and fates: whatever happens in one only follows from an
 * act that only one has, over what the kernel could read at every step. Exact: no statistics, no exceptions.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventKind } from "../../src/kernel/engine.ts";
import { CauseKind } from "../../src/outcomes/causes/cause.ts";
import { type CausesChecked, checkCauses } from "../../src/outcomes/causes/check.ts";
import { OPTIONAL } from "../../verify/laws/generated-society.ts";
import { observePair, pairOf } from "../outcomes/causes/pairs.ts";
import { observeScript, pairedScripts } from "../outcomes/causes/scripts.ts";

/** How often events of each kind differed, and what caused them. */
interface Tally {
  events: Map<number, number>;
  causes: Map<number, number>;
}

const count = (counts: Map<number, number>, name: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

function expectCaused({ ledger, uncaused, faults }: CausesChecked, tally: Tally, which: string): void {
  expect(faults, which).toEqual([]);
  expect(
    uncaused.map((n) => ledger.at(n)),
    which,
  ).toEqual([]);
  for (let n = 0; n < ledger.length(); n++) {
    const { event, cause } = ledger.at(n);
    count(tally.events, event.kind);
    count(tally.causes, cause.kind);
    // A cause is never later than what it causes.
    if (cause.parent >= 0 && ledger.at(cause.parent).event.time >>> 10 > event.time >>> 10) {
      throw new Error(`${which}: difference ${n} comes before its cause`);
    }
  }
}

const tally = (): Tally => ({ events: new Map(), causes: new Map() });
const kinds = Object.values(EventKind).sort((one, two) => one - two);

describe("every difference has a cause", () => {
  test("in 300 pairs of what people say and do, with any mechanisms and often all: words, rumours, measures and their lifting, hunger, violence, flight", () => {
    const seen = tally();
    let everything = 0;
    for (let seed = 0; seed < 300; seed++) {
      const pair = pairOf(seed);
      if (OPTIONAL.every((name) => pair.scenario.with.includes(name))) everything++;
      expectCaused(checkCauses(...observePair(pair)), seen, `pair ${seed}`);
    }
    expect(everything).toBeGreaterThan(100);
    // Everything differed, and for all reasons that there can be.
    expect([...seen.events.keys()].sort((one, two) => one - two)).toEqual(kinds);
    const missing = Object.entries(CauseKind).filter(([, kind]) => !seen.causes.has(kind));
    expect(missing.map(([name]) => name)).toEqual(["uncaused"]);
  }, 600_000);

  test("in 250 pairs of anything the kernel can be asked: layers of contacts, first-hand news, supplies that change", () => {
    const seen = tally();
    const samples = fc.sample(pairedScripts(), { numRuns: 250, seed: 20_261 });
    for (const [i, { first, second, act }] of samples.entries()) {
      const records = [observeScript(first, "first", act), observeScript(second, "second", null)] as const;
      expectCaused(checkCauses(...records), seen, `script ${i}`);
    }
    expect([...seen.events.keys()].sort((one, two) => one - two)).toEqual(kinds);
    for (const kind of [
      CauseKind.branch,
      CauseKind.turn,
      CauseKind.supply,
      CauseKind.willing,
      CauseKind.guests,
    ]) {
      expect(seen.causes.get(kind) ?? 0, `cause ${kind}`).toBeGreaterThan(0);
    }
  }, 600_000);
});
