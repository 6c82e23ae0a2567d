/** A difference that nothing caused is found: in logs, in what the kernel was given, in what it was handed each day. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../../runner/kernel.ts";
import {
  AWARENESS_CLASSES,
  EventKind,
  type Engine,
  type LogEvent,
  MODIFIERS,
} from "../../../src/kernel/engine.ts";
import { compareEvents, createKernel } from "../../../src/kernel/kernel.ts";
import type { KernelPlan } from "../../../src/kernel/plan.ts";
import { checkCauses } from "../../../src/outcomes/causes/check.ts";
import { buildLog, eventAt, type Log } from "../../../src/outcomes/causes/log.ts";
import { type Handover, recordEngine, type WorldRecord } from "../../../src/outcomes/causes/record.ts";
import type { Setting } from "../../../src/setting.ts";
import { simulate } from "../../../src/simulate.ts";
import { observePair, pairOf, streamOf } from "./pairs.ts";
import { observeScript, pairedScripts } from "./scripts.ts";

const eventsOf = (log: Log): LogEvent[] => Array.from({ length: log.length }, (_, i) => eventAt(log, i));

function withEvents(record: WorldRecord, events: readonly LogEvent[]): WorldRecord {
  const log = buildLog();
  log.add(events.toSorted(compareEvents));
  return { ...record, log: log.done() };
}

const found = (first: WorldRecord, second: WorldRecord): number => {
  const { uncaused, faults } = checkCauses(first, second);
  return uncaused.length + faults.length;
};

/** Numbers of the events of the second log that the first has too, once the two have parted. */
function sharedAfterParting(first: WorldRecord, second: WorldRecord, kind: number): number[] {
  const names = new Set(eventsOf(first.log).map((event) => JSON.stringify(event)));
  const { ledger } = checkCauses(first, second);
  const parting = ledger.length() === 0 ? Infinity : ledger.at(0).event.time;
  return eventsOf(second.log).flatMap((event, i) =>
    event.kind === kind && event.time > parting && names.has(JSON.stringify(event)) ? [i] : [],
  );
}

describe("in a log", () => {
  const random = streamOf(99);
  const pairs = [
    ...[3, 5, 8, 13, 21, 34].map((seed) => observePair(pairOf(seed))),
    ...fc
      .sample(pairedScripts(), { numRuns: 40, seed: 4 })
      .map(({ first, second, act }) => [
        observeScript(first, "first", act),
        observeScript(second, "second", null),
      ]),
  ];

  test.each(Object.entries(EventKind))("an event is missing: %s", (_, kind) => {
    let planted = 0;
    for (const [first, second] of pairs) {
      const shared = sharedAfterParting(first!, second!, kind);
      for (let n = 0; n < 2 && shared.length > 0; n++) {
        const at = shared[Math.floor(random() * shared.length)]!;
        const left = eventsOf(second!.log).filter((__, i) => i !== at);
        expect(found(first!, withEvents(second!, left))).toBeGreaterThan(0);
        planted++;
      }
    }
    expect(planted).toBeGreaterThan(0);
  });

  test.each<[string, number, (event: LogEvent) => LogEvent]>([
    ["an infection at another moment", EventKind.infected, (e) => ({ ...e, time: e.time ^ 1 })],
    ["an infection in another setting", EventKind.infected, (e) => ({ ...e, a: e.a === 3 ? 0 : 3 })],
    ["a death instead of a recovery", EventKind.recovered, (e) => ({ ...e, kind: EventKind.died })],
    [
      "a death under a programme, which is none or another",
      EventKind.died,
      (e) => ({ ...e, a: 255, b: e.b + 1 }),
    ],
    ["another stage", EventKind.stage, (e) => ({ ...e, a: e.a + 1 })],
    ["another response to a message", EventKind.heard, (e) => ({ ...e, c: e.c === 3 ? 2 : 3 })],
    ["news in another setting", EventKind.heard, (e) => ({ ...e, b: e.b === 3 ? 0 : 3 })],
    [
      "news from another",
      EventKind.heard,
      (e) => ({ ...e, b: 3, other: e.person ^ (e.other === (e.person ^ 1) ? 2 : 1) }),
    ],
  ])("%s", (_, kind, change) => {
    let planted = 0;
    for (const [first, second] of pairs) {
      const shared = sharedAfterParting(first!, second!, kind);
      if (shared.length === 0) continue;
      const at = shared[Math.floor(random() * shared.length)]!;
      const events = eventsOf(second!.log);
      const changed = events.map((event, i) => (i === at ? change(event) : event));
      expect(changed[at]).not.toEqual(events[at]);
      expect(found(first!, withEvents(second!, changed))).toBeGreaterThan(0);
      planted++;
    }
    expect(planted).toBeGreaterThan(5);
  });
});

/** A world in which the kernel is given another plan than is written down, or is handed other fields. */
function observeTampered(
  setting: Setting,
  world: number,
  change: { plan?(plan: KernelPlan): KernelPlan; engine?(engine: Engine): Engine },
): WorldRecord {
  const days: Handover[] = [];
  const log = buildLog();
  const seen: { plan?: KernelPlan; threshold?: WorldRecord["threshold"] } = {};
  const run = simulate(loadKernel(), setting, {
    world,
    log: "all",
    onEvents: (events) => log.add(events),
    engine(plan) {
      const kernel = createKernel(loadKernel(), change.plan?.(plan) ?? plan);
      seen.plan = plan;
      seen.threshold = kernel.threshold;
      return recordEngine(change.engine?.(kernel) ?? kernel, days);
    },
  });
  return {
    name: run.world,
    title: run.title,
    plan: seen.plan!,
    days,
    log: log.done(),
    notes: run.notes,
    fixedModifiers: seen.plan!.modifiers.map(({ name }) => name).filter((name) => !name.startsWith("cut-")),
    threshold: seen.threshold!,
  };
}

describe("in what the kernel was given, and nobody wrote down", () => {
  const setting = pairOf(23);
  const [first, second] = observePair(setting);

  test("nothing is found where nothing was planted", () => {
    expect(found(first, observeTampered(setting, 1, {}))).toBe(0);
  });

  test("other fates", () => {
    const plan = (given: KernelPlan): KernelPlan => ({
      ...given,
      seeds: { ...given.seeds, fates: given.seeds.fates + 1 },
    });
    expect(found(first, observeTampered(setting, 1, { plan }))).toBeGreaterThan(0);
  });

  test("a modifier that leaves more contacts than it says", () => {
    const plan = (given: KernelPlan): KernelPlan => ({
      ...given,
      modifiers: given.modifiers.map((modifier) =>
        modifier.name === "home" ? { ...modifier, source: [1, 1, 1, 1, 1, 1] } : modifier,
      ),
    });
    expect(found(first, observeTampered(setting, 1, { plan }))).toBeGreaterThan(0);
  });

  test("one place in which the ill do not stay at home, whatever the field says", () => {
    const engine = (kernel: Engine): Engine =>
      Object.create(kernel, {
        setUptake: {
          value: (uptake: Uint32Array) => {
            const other = uptake.slice();
            other.fill(0, 0, MODIFIERS * AWARENESS_CLASSES);
            kernel.setUptake(other);
          },
        },
      }) as Engine;
    expect(found(first, observeTampered(setting, 1, { engine }))).toBeGreaterThan(0);
  });

  test("factors on branches of the course of which nobody dies", () => {
    const engine = (kernel: Engine): Engine =>
      Object.create(kernel, {
        setBranches: { value: (factors: Uint32Array) => kernel.setBranches(factors.map(() => 0)) },
      }) as Engine;
    expect(found(first, observeTampered(setting, 1, { engine }))).toBeGreaterThan(0);
  });

  test("a message that fewer tell on", () => {
    const plan = (given: KernelPlan): KernelPlan => ({
      ...given,
      messages: given.messages.map((message) => ({ ...message, tellShare: message.tellShare / 2 })),
    });
    expect(found(first, observeTampered(setting, 1, { plan }))).toBeGreaterThan(0);
  });

  test("a field that parts before any act", () => {
    const days = second.days.map((day, d) =>
      d === 0 && day.uptake ? { ...day, uptake: day.uptake.map((field) => field >>> 1) } : day,
    );
    const { faults } = checkCauses(second, { ...second, days });
    expect(faults).toEqual(["On day 0 uptake differs, and no act and no event differs until then."]);
  });

  test("rules that differ and are written down", () => {
    const plan = { ...second.plan, seeds: { ...second.plan.seeds, fates: 7 } };
    expect(checkCauses(first, { ...second, plan }).faults).toContain(
      "The two worlds do not share the seeds.",
    );
  });
});
