/** The same bits in every way of running a world: whatever is logged, and stopped after whichever day. Exact: nothing is drawn. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { EventKind, type LogEvent } from "../../src/kernel/engine.ts";
import { simulate, type SimulateOptions } from "../../src/simulate.ts";
import { SAME } from "../../verify/machines/difference.ts";
import { compareWith, playHere } from "../../verify/machines/here.ts";
import { digestOf } from "../twin/digest.ts";

const kernel = loadKernel();
const known = await playHere(kernel, false);

describe.each(known)("$asked.name", (world) => {
  const { asked, setting, outcome } = world;
  const { days } = setting.scenario;

  /** The log of a run, and what it comes to. */
  function runLogged(options: SimulateOptions = {}): { events: LogEvent[]; digest: string } {
    const events: LogEvent[] = [];
    const onEvents = (more: LogEvent[]): void => {
      for (const event of more) events.push(event);
    };
    const { digest } = simulate(kernel, setting, { world: asked.world, log: "all", onEvents, ...options });
    return { events, digest };
  }

  const whole = runLogged();

  test("is the digest of the whole log, also where no log is kept", () => {
    expect(whole.events.length).toBeGreaterThan(1000);
    expect(digestOf(whole.events).toString(16).padStart(16, "0")).toBe(outcome.digest);
  });

  test.each<[string, SimulateOptions]>([
    ["all", { log: "all", onEvents: () => undefined }],
    ["all, and kept to the end", { log: "all" }],
    ["a neighbourhood", { log: { from: 1024, to: 2048 }, onEvents: () => undefined }],
    ["all, on two shards", { log: "all", onEvents: () => undefined, shards: 2 }],
    ["all, on eight shards", { log: "all", onEvents: () => undefined, shards: 8 }],
    ["deaths", { log: { from: 0, to: setting.population.addresses, kinds: [EventKind.died] } }],
  ])("comes to the same with a log of %s", (_, options) => {
    expect(compareWith(kernel, world, options)).toBe(SAME);
  });

  test("comes to the same, event for event, from a copy of its state after any day", () => {
    let resumed = 0;
    simulate(kernel, setting, {
      world: asked.world,
      log: "all",
      onEvents: () => undefined,
      onState(daysDone, take) {
        const from = structuredClone(take());
        expect(compareWith(kernel, world, { from }), `day ${daysDone}`).toBe(SAME);
        if (daysDone % 10 === 0) {
          const { events, digest } = runLogged({ from });
          expect(events, `day ${daysDone}`).toEqual(whole.events.slice(-events.length));
          expect(digest).toBe(outcome.digest);
        }
        resumed++;
      },
    });
    expect(resumed).toBe(days - 1);
  });
});
