/**
 * The first world on the day counts of the second: nothing answers to what its decisions changed. Exact: no statistics.
 */
import { describe, expect, test } from "vitest";
import { compareFates } from "../../src/outcomes/fates.ts";
import { createReplay } from "../../src/outcomes/replay.ts";
import type { Fates, WorldRun } from "../../src/outcomes/result.ts";
import type { Setting } from "../../src/setting.ts";
import { sum } from "../numbers.ts";
import { lay, run, TOLD_OR_DENIED } from "./worlds.ts";

const SCENARIO = `
version: 1
name: frozen
days: 150
${TOLD_OR_DENIED}`;
const CUT = [
  "worlds[0].decisions=[{at: {day: 20}, cut: {setting: all, share: 0.05}}]",
  "worlds[1].decisions=[]",
];

interface Played {
  full: WorldRun;
  frozen: WorldRun;
  second: WorldRun;
  fates: Record<"full" | "frozen", Fates>;
}

function play(setting: Setting): Played {
  const replay = createReplay();
  const second = run(setting, {
    world: 1,
    onDay: (_, engine) => {
      replay.note(engine.counts);
      return undefined;
    },
  });
  const full = run(setting, { world: 0 });
  const frozen = run(setting, { world: 0, countsOf: replay.countsOf });
  const against = (one: WorldRun): Fates => compareFates(one, second, setting.population);
  return { full, frozen, second, fates: { full: against(full), frozen: against(frozen) } };
}

describe("a world on the counts of another", () => {
  test("is the other, if both decide the same", () => {
    const { frozen, second } = play(
      lay(
        SCENARIO,
        "worlds[1].decisions=[{at: {when: detection, after: 1}, say: {stance: tell-with-range, threat: 0.7, advice: 0.7}}]",
      ),
    );
    expect(frozen.digest).toBe(second.digest);
    expect(frozen.daily).toEqual(second.daily);
    expect(frozen.notes).toEqual(second.notes);
  });

  test("is itself, where nothing answers to the outbreak", () => {
    const { full, frozen, second } = play(
      lay(SCENARIO, ...CUT, "without=[information, trust, fear, behaviour]"),
    );
    expect(frozen.digest).toBe(full.digest);
    expect(frozen.digest).not.toBe(second.digest);
  });

  test("is neither, where people answer to what they see", () => {
    const { full, frozen, second } = play(lay(SCENARIO));
    expect(new Set([full, frozen, second].map(({ digest }) => digest)).size).toBe(3);
  });

  test("has the fields of the other, but for what was decided", () => {
    const { frozen, second } = play(lay(SCENARIO, ...CUT));
    for (const measure of ["fear", "trust", "known", "announced"] as const)
      expect(frozen.daily[measure]).toEqual(second.daily[measure]);
    expect(frozen.daily.infections).not.toEqual(second.daily.infections);
  });
});

test("a supply that only the first world has is used up in it", () => {
  const { frozen, full } = play(
    lay(
      SCENARIO,
      "worlds[0].decisions=[{at: {day: 5}, do: {measure: vaccinate, perDay: 1000, total: 4000}}]",
      "worlds[1].decisions=[]",
    ),
  );
  const doses = ({ daily }: WorldRun): number => sum(daily.doses);
  // Four in a hundred of 60,000, a whole number in each place.
  expect(doses(frozen)).toBeGreaterThan(2300);
  expect(doses(frozen)).toBeLessThanOrEqual(2400);
  expect(doses(full)).toBeLessThanOrEqual(2400);
});

describe("a constant cut of five per cent", () => {
  test("harms nobody without feedback and without loosening", () => {
    const { fates } = play(lay(SCENARIO, ...CUT, "without=[information, trust, fear, behaviour]"));
    expect([fates.frozen.newlyLost, fates.frozen.earlier, fates.frozen.livesLost]).toEqual([0, 0, 0]);
    expect(fates.frozen.spared).toBeGreaterThan(0);
  });

  test("harms nobody where care only grows with the other world's outbreak; with its own it does", () => {
    // Fear that never falls nor tires, and no word at all: what people do only tightens, day by day.
    const { fates } = play(
      lay(
        SCENARIO,
        ...CUT,
        "parameters={fear.fall: 0, fear.fatigue: 1000000, fear.theta: 0, information.leakProbability: 0}",
      ),
    );
    expect([fates.frozen.newlyLost, fates.frozen.earlier]).toEqual([0, 0]);
    expect(fates.frozen.spared).toBeGreaterThan(0);
    expect(fates.full.newlyLost).toBeGreaterThan(0);
  });
});
