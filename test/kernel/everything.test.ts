/** A world in which all happens that society may ask for: shared among shards, and stopped after any day and gone on with. */
import { expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import {
  type BranchFactor,
  EVERYONE,
  EventKind,
  MODIFIERS,
  PROGRAMMES,
  type Programme,
} from "../../src/kernel/engine.ts";
import { createKernel, type Kernel } from "../../src/kernel/kernel.ts";
import { DEAD, RECOVERED } from "../../src/kernel/plan.ts";
import { createShardedKernel, shareBlocks } from "../../src/kernel/shards.ts";
import { sum } from "../numbers.ts";
import { noFields, type Orders, play, type Script } from "../twin/play.ts";
import { doNothing, fixedDwell, sketchCourse, turnOfAll } from "../twin/sketch.ts";
import { factorsOf, grantEach, planOf, village } from "./village.ts";

const DAYS = 16;
const rate = [0.3, 0.2, 0.2, 0.6, 0, 0] as const;
const course = sketchCourse([
  { dwell: fixedDwell(1.3), rate: [0, 0, 0, 0, 0, 0], ill: false, next: [{ to: 1, young: 1, old: 1 }] },
  {
    dwell: fixedDwell(3.1),
    rate,
    ill: true,
    next: [
      { to: 3, young: 0.1, old: 0.2 },
      { to: 2, young: 0.2, old: 0.3 },
      { to: RECOVERED, young: 0.7, old: 0.5 },
    ],
  },
  {
    dwell: fixedDwell(2.7),
    rate,
    ill: true,
    severe: true,
    next: [
      { to: DEAD, young: 0.3, old: 0.5 },
      { to: RECOVERED, young: 0.7, old: 0.5 },
    ],
  },
  {
    dwell: fixedDwell(2),
    rate: [0, 0, 0, 0, 0, 1],
    ill: false,
    dead: true,
    next: [{ to: DEAD, young: 1, old: 1 }],
  },
]);
const branches: BranchFactor[] = [
  { stage: 1, overlay: null, toward: [0] },
  { stage: 2, overlay: 9, lacks: true, toward: [0] },
  { stage: 1, overlay: 11, toward: [0, 1] },
];
const anyone: Programme = { ...turnOfAll, claims: "anyone" };
const special: Record<number, Programme> = {
  0: { ...turnOfAll, claims: "ill", effect: { overlay: 11, lastsDays: 20, untilWell: true } },
  2: { ...turnOfAll, claims: "severe", effect: { overlay: 9, lastsDays: null, untilWell: true } },
  5: { ...anyone, effect: { die: true } },
  9: { ...turnOfAll, claims: { after: 2 }, delayDays: 1, effect: { move: true, lastsDays: 3 } },
  13: { ...anyone, priority: [4, 2], scope: { household: true }, effect: { overlay: 8, lastsDays: 2 } },
  15: { ...turnOfAll, claims: { after: 0 }, effect: { die: true }, priority: [7, 6] },
};
const message = { name: "news", beliefTrait: 2, tellShare: 0.7, stifle: 0.1, gapDays: 0.8 };
const ways = {
  flightPtr: Uint32Array.of(0, 2, 3),
  flightTo: Uint32Array.of(1, 0xffff, 0),
  flightUpTo: Float64Array.of(2 ** 31, 2 ** 32, 2 ** 32),
};
const plan = planOf({
  population: { ...village, ...ways, fullHome: 1.5 },
  course,
  seedInfections: 120,
  // Of these fates a saved state that forgets what it must still clear goes on otherwise.
  seeds: { people: 1, fates: 6 },
  branches,
  programmes: Array.from({ length: PROGRAMMES }, (_, k) => special[k] ?? anyone),
  modifiers: Array.from({ length: MODIFIERS }, (_, m) =>
    m === MODIFIERS - 1
      ? { ...doNothing, when: { lacks: 11 }, target: [0.5, 0.5, 1.5, 1, 1, 1] as const }
      : doNothing,
  ),
  messages: [message, message, message],
  emits: [-1, 0, 1, 2],
  classOf: Uint8Array.from({ length: 64 }, (_, bits) => (bits * 5) % 8),
  confining: 1 << 11,
  countMissing: true,
});
const units = { 0: 40, 2: 20, 5: 3, 9: 9, 13: 15, 14: 30, 15: 3 };
const days = grantEach(DAYS, units).map((orders, day): Orders => {
  const { uptake, belief } = noFields(plan);
  if (day === 0) return { ...orders, uptake: uptake.fill(EVERYONE / 2), belief: belief.fill(EVERYONE) };
  return {
    branches: factorsOf(branches, [0.5, 2, 16, 1][day % 4]!),
    // Nobody is killed after the first days: what the killed had before them must still be known to be void.
    ...(day === 5 ? { supply: grantEach(1, { ...units, 5: 0, 15: 0 })[0]!.supply! } : {}),
    ...(day === 9 ? { clear: [1] } : {}),
  };
});
const script: Script = { plan, days };
const whole = play(createKernel(loadKernel(), plan), script);

test("all of it happens", () => {
  const has = (kind: number, a?: number, b?: number): boolean =>
    whole.log.some(
      (e) => e.kind === kind && (a === undefined || e.a === a) && (b === undefined || e.b === b),
    );
  const { died, began, moved, returned, ended, heard, stage } = EventKind;
  expect([has(died, 255, 6), has(died, 255, 16), has(died, 1), has(died, 2)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([has(began, 11), has(began, 9), has(began, 8), has(ended, 8)]).toEqual([true, true, true, true]);
  expect([has(moved), has(returned), has(heard, 2, 0), has(stage, 3)]).toEqual([true, true, true, true]);
});

test.each([1, 2, 3, 5])("among %d shards it is the same", (shards) => {
  const { addresses } = plan.population;
  expect(play(createShardedKernel(loadKernel(), plan, shards), script)).toEqual(whole);
  // And with borders that cut households.
  const borders = shareBlocks(addresses, shards).map((at, k) => (k > 0 && k < shards ? at + 517 : at));
  expect(play(createShardedKernel(loadKernel(), plan, shards, borders), script)).toEqual(whole);
});

test("stopped after any day it goes on as if nothing had been, one kernel or three", () => {
  const order = (engine: ReturnType<typeof createShardedKernel> | Kernel, day: number): void => {
    const { uptake, belief, supply, willing, branches: factors, clear = [] } = days[day]!;
    if (uptake) engine.setUptake(uptake);
    if (belief) engine.setBelief(belief);
    if (supply) engine.setSupply(supply);
    if (willing) engine.setWilling(willing);
    if (factors) engine.setBranches(factors);
    for (const slot of clear) engine.clearMessage(slot);
    engine.runDay(day);
  };
  const make = (): ReturnType<typeof createShardedKernel>[] =>
    [1, 3].map((shards) => createShardedKernel(loadKernel(), { ...plan, log: "off" }, shards));
  const begun = make();
  for (let day = 0; day + 1 < DAYS; day++) {
    for (const engine of begun) order(engine, day);
    make().forEach((engine, i) => {
      engine.kernels.forEach((kernel, k) => kernel.restore(begun[i]!.kernels[k]!.save()));
      for (let next = day + 1; next < DAYS; next++) order(engine, next);
      expect(engine.digest()).toBe(whole.digest);
      expect(sum(engine.counts.holding)).toBe(sum(whole.counts.at(-1)!.holding));
      expect(engine.active()).toBe(whole.active.at(-1));
    });
  }
});
