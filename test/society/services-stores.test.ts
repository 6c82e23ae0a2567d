import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parameters } from "../../src/society/services/parameters.ts";
import { curve, nextDebt, staffedOutput } from "../../src/society/services/staff.ts";
import { levelAfter, used } from "../../src/society/services/stores.ts";
import { STORES } from "../../src/society/services/table.ts";
import { ORDER } from "../../src/society/order.ts";
import type { Today } from "../../src/society/mechanism.ts";
import { serve } from "./staffing.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const store = fc
  .record({
    level: share,
    capacity: fc.double({ min: 0.1, max: 30, noNaN: true }),
    supply: share,
    asked: fc.double({ min: 0, max: 2, noNaN: true }),
    refill: share,
  })
  .map((day) => ({ ...day, level: day.level * day.capacity }));

describe("a store", () => {
  it("gives out what comes in and what it holds, no more, and no more than is asked for", () => {
    fc.assert(
      fc.property(store, (day) => {
        expect(used(day)).toBeLessThanOrEqual(day.asked);
        expect(used(day)).toBeLessThanOrEqual(day.level + day.supply);
        if (used(day) < day.asked) expect(levelAfter({ ...day, refill: 0 })).toBeCloseTo(0, 12);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("loses what is used and gains what comes in, but for what finds no room", () => {
    fc.assert(
      fc.property(store, (day) => {
        const kept = levelAfter(day);
        const balance = day.level + day.supply + day.refill - used(day);
        if (balance <= day.capacity) expect(kept).toBeCloseTo(balance, 12);
        else expect(kept).toBe(day.capacity);
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});

describe("a crew", () => {
  it("gets all done with what is required and nothing without anybody, and more with more", () => {
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        share,
        (a, b, required, exponent, operated) => {
          const output = (present: number): number => staffedOutput(present, required, exponent, operated);
          expect(output(0)).toBe(0);
          expect(output(1)).toBeCloseTo(1, 12);
          expect(output(Math.max(a, b))).toBeGreaterThanOrEqual(output(Math.min(a, b)));
          expect(staffedOutput(Math.max(a, required), required, exponent, 0)).toBe(1);
        },
      ),
      { numRuns: 300, seed: 9 },
    );
    expect(curve(0.25, 1.5)).toBeCloseTo(0.125, 12);
  });

  it("falls into debt below what is required and works it off above", () => {
    expect(nextDebt(0.2, 0, 0.5, 0.02, 0.05)).toBeCloseTo(0.22, 12);
    expect(nextDebt(0.2, 0.25, 0.5, 0.02, 0.05)).toBeCloseTo(0.21, 12);
    expect(nextDebt(0.2, 0.5, 0.5, 0.02, 0.05)).toBeCloseTo(0.2, 12);
    expect(nextDebt(0.2, 1, 0.5, 0.02, 0.05)).toBeCloseTo(0.15, 12);
    expect(nextDebt(0.01, 1, 0.5, 0.02, 0.05)).toBe(0);
    expect(nextDebt(0.99, 0, 0.5, 0.02, 0.05)).toBe(1);
  });
});

/** A city without workers at its power stations from the second day on, and no loss of fuel. */
const dark = (days: number, values: Record<string, number> = {}): ReturnType<typeof serve> =>
  serve(days, (_day, sector) => (sector === "power" ? 1 : 0), { people: [500_000], parameters: values });
const total = (of: readonly Float64Array[]): number => of.reduce((sum, day) => sum + day[0]!, 0);
const first = (of: readonly Float64Array[], below: number): number => of.findIndex((day) => day[0]! < below);

describe("what tides services over", () => {
  it("holds each for the days of its store, one after another", () => {
    const { outputs } = dark(40, { "services.refillDays": 1000 });
    expect(outputs.power.slice(1).every((day) => day[0] === 0)).toBe(true);
    // On day 1 batteries hold for a quarter of the day and towers for all of it; generators go on for four days.
    expect(outputs.phone[1]![0]).toBeCloseTo(0.25, 2);
    expect(first(outputs.water, 0.5)).toBe(2);
    expect(first(outputs.transport, 0.5)).toBe(4);
    expect(first(outputs.hospital, 0.45)).toBe(5);
    expect(first(outputs.food, 0.1)).toBeGreaterThan(first(outputs.transport, 0.5));
    expect(outputs.heat[1]![0]).toBe(0);
  });

  it("gives in all what the store held: a full one, and what came in besides", () => {
    for (const tankDays of [1, 3, 7]) {
      const { outputs } = dark(60, { "services.tankDays": tankDays, "services.refillDays": 1000 });
      const filled = outputs.transport.reduce((sum, day) => sum + (day[0]! * tankDays) / 1000, 0);
      // Transport is whole while tanks last; what it brings fills them a little.
      expect(total(outputs.transport.slice(1))).toBeGreaterThan(tankDays - 1e-9);
      expect(total(outputs.transport.slice(1))).toBeLessThan(tankDays + filled + 1e-9);
    }
  });

  it("lasts while fuel is brought", () => {
    // Vehicles that hold fuel for a year bring it to generators all the time.
    const { outputs } = dark(60, { "services.tankDays": 365, "services.refillDays": 3 });
    expect(outputs.hospital.at(-1)![0]).toBeCloseTo(1 - parameters.partial!.value, 6);
  });
});

/** Nobody brings food, and people buy as much more as this, under so much rationing. */
function shops(hoarding: number, rationing: number): ReturnType<typeof serve> {
  const force = (name: string, values: Record<string, number>) => (mechanism: (typeof ORDER)[number]) =>
    mechanism.name === name
      ? {
          ...mechanism,
          begin: ({ fields }: Today) => {
            for (const [field, value] of Object.entries(values)) fields[field]!.fill(value);
          },
        }
      : mechanism;
  const mechanisms = ORDER.map(force("hoarding", { hoarding })).map(
    force("orders", { rationing, burialSurge: 1 }),
  );
  return serve(12, (_day, sector) => (sector === "transport" ? 1 : 0), { people: [500_000], mechanisms });
}

describe("shops", () => {
  it("are empty sooner where people hoard, and later where food is rationed", () => {
    const number = STORES.findIndex(({ name }) => name === "shops");
    const left = (kept: ReturnType<typeof serve>): number[] =>
      kept.field("stores").map((levels) => levels[number]!);
    const [usual, hoarded, rationed] = [left(shops(0, 0)), left(shops(0.8, 0)), left(shops(0, 1))];
    for (const day of [1, 2]) expect(hoarded[day]!).toBeLessThan(usual[day]!);
    // Full shops ration nothing.
    for (const day of [2, 3]) expect(rationed[day]!).toBeGreaterThan(usual[day]!);
    const empty = (levels: number[]): number => levels.findIndex((level) => level < 1e-9);
    expect(empty(hoarded)).toBeLessThan(empty(usual));
    expect(empty(usual)).toBe(3);
  });

  it("sell in all what they held, whoever buys it", () => {
    const held = parameters.shopDays!.value;
    for (const hoarding of [0, 0.4, 0.8]) {
      const { outputs } = shops(hoarding, 0);
      // Of what is wanted the share `food` is had; the day before the strike shops are filled each evening.
      expect(total(outputs.food.slice(1)) * (1 + hoarding)).toBeCloseTo(
        held - hoarding + putAside(hoarding),
        6,
      );
    }
  });
});

/** What is delivered on the first day, when everybody is still there, beyond a day's need. */
const putAside = (hoarding: number): number =>
  Math.min(hoarding, parameters.shopDays!.value / parameters.refillDays!.value);
