/** Scenarios run among several shards: the run of one kernel, in everything it leaves; and stopped and gone on with. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCheckpoint, writeCheckpoint } from "../../runner/checkpoint.ts";
import { loadKernel } from "../../runner/kernel.ts";
import { shippedPath } from "../../runner/scenarios.ts";
import type { LogEvent } from "../../src/kernel/engine.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { type RunState, simulate, type SimulateOptions } from "../../src/simulate.ts";
import { ALL_AT_ONCE } from "../../verify/machines/worlds.ts";

function shipped(name: string, ...sets: string[]): Setting {
  const path = shippedPath(name)!;
  return prepareSetting(readScenario(readFileSync(path, "utf8"), path, sets), null);
}

function runWithLog(setting: Setting, options: SimulateOptions): { run: WorldRun; log: LogEvent[] } {
  const log: LogEvent[] = [];
  const onEvents = (events: LogEvent[]): void => void log.push(...events);
  return { run: simulate(loadKernel(), setting, { ...options, log: "all", onEvents }), log };
}

const town = shipped("any-town", "days=90", "world={places: [{name: Any Town, people: 9000}]}");
const cities = shipped(
  "two-cities",
  "people=12000",
  "days=70",
  "seedInfections=60",
  "parameters.flight.rate=0.05",
);

const everything = prepareSetting(readScenario(ALL_AT_ONCE, "all-at-once.yaml", ["people=12000"]), null);

describe("a scenario among several shards", () => {
  test.each([
    ["every mechanism", everything, "killed", 0],
    ["any-town", town, "deaths", 1],
    ["two-cities", cities, "displacedDays", 1],
  ] as const)("%s: the log and the run of one", (_, setting, measure, world) => {
    const whole = runWithLog(setting, { world });
    expect(whole.run.daily[measure].some((n) => n > 0)).toBe(true);
    for (const shards of [2, 3, 4, 8]) {
      const parts = runWithLog(setting, { world, shards });
      expect(parts.run.digest).toBe(whole.run.digest);
      expect(parts).toEqual(whole);
    }
  });
});

describe("a shared run that was stopped", () => {
  const stopAt = (day: number, options: SimulateOptions): RunState => {
    let state: RunState | undefined;
    simulate(loadKernel(), cities, {
      ...options,
      onState(daysDone, take) {
        if (daysDone === day) state = take();
      },
      onDay: (done) => done < day,
    });
    return state as RunState;
  };

  test("goes on from its file as if nothing had been", () => {
    const whole = simulate(loadKernel(), cities, { world: 1 });
    const directory = mkdtempSync(join(tmpdir(), "candor-test-"));
    const path = join(directory, "state");
    try {
      for (const day of [1, 20, 45]) {
        writeCheckpoint(path, "key", stopAt(day, { world: 1, shards: 3 }));
        const from = readCheckpoint(path, "key") as RunState;
        expect(from.kernels.length).toBe(3);
        expect(simulate(loadKernel(), cities, { world: 1, shards: 3, from })).toEqual(whole);
      }
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test("is refused by another number of shards", () => {
    const from = stopAt(2, { shards: 3 });
    for (const shards of [1, 2])
      expect(() => simulate(loadKernel(), cities, { shards, from })).toThrow(
        `the saved state is of 3 shards, not ${shards}`,
      );
  });
});
