/** A run that is stopped between two days and gone on with is the run that was never stopped, in everything it leaves. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { type RunState, simulate } from "../../src/simulate.ts";
import { ALL_AT_ONCE } from "../../verify/machines/worlds.ts";

/** All that can be in force at once: every mechanism, words, doses, tests, tracing, closures, flight, weekends. */
const scenario = readScenario(ALL_AT_ONCE, "all-at-once.yaml");
const setting = prepareSetting(scenario, null);
const kernel = loadKernel();
const whole = simulate(kernel, setting);

const HAPPENS = [
  ...([
    "infections",
    "deaths",
    "killed",
    "doses",
    "tests",
    "quarantineDays",
    "displacedDays",
    "absent",
  ] as const),
  ...(["withoutPower", "hungry", "refused", "unburied", "buried", "incidents", "aided", "bereaved"] as const),
  "exposed",
] as const;

describe("a run that was stopped", () => {
  test("has something to lose: people, doses and quarantines are under way", () => {
    const sum = (measure: keyof typeof whole.daily): number =>
      whole.daily[measure].reduce((a, b) => a + b, 0);
    for (const measure of HAPPENS) expect(sum(measure), measure).toBeGreaterThan(10);
  });

  test("goes on from every day as if nothing had been", () => {
    const states: RunState[] = [];
    simulate(kernel, setting, { onState: (_, take) => void states.push(take()) });
    expect(states.length).toBe(setting.scenario.days - 1);
    for (const state of states) {
      // As it would come from a file: other memory, the same content.
      const copy = structuredClone(state);
      expect(simulate(kernel, setting, { from: copy }), `day ${state.daysDone}`).toEqual(whole);
    }
  });

  test("is refused where the plan is another", () => {
    let state: RunState | undefined;
    simulate(kernel, setting, {
      onState: (_, take) => (state ??= take()),
      onDay: (done) => done < 2,
    });
    const other = prepareSetting({ ...scenario, people: 4000 }, null);
    expect(() => simulate(kernel, other, { from: state as RunState })).toThrow(/another plan/);
  });
});
