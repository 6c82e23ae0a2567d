/** A run that is stopped between two days and gone on with is the run that was never stopped, in everything it leaves. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { type RunState, simulate } from "../../src/simulate.ts";

/** All that can be in force at once: words, doses, tests, tracing, closures, flight, weekends. */
const scenario = readScenario(
  `
version: 1
name: all-at-once
days: 70
world:
  places:
    - { name: Harbour, people: 9000, latitude: 50, longitude: 1 }
    - { name: Hill, people: 3000, latitude: 50.2, longitude: 1 }
disease: { preset: covid-19-ancestral, r0: 4 }
seedInfections: 60
with: [flight]
calendar: { weekends: true }
parameters: { flight.rate: 0.03 }
worlds:
  - name: all
    decisions:
      - { at: { day: 5 }, say: { stance: tell, threat: 0.9, advice: 0.8 } }
      - { at: { day: 6 }, do: { measure: vaccinate, perDay: 800, protectsAfterDays: 5 } }
      - { at: { day: 8 }, do: { measure: test, perDay: 300 } }
      - { at: { day: 9 }, do: { measure: trace, casesPerDay: 200 } }
      - { at: { day: 12 }, do: { measure: close-schools } }
      - { at: { day: 30 }, lift: close-schools }
      - { at: { day: 33 }, say: { stance: deny } }
`,
  "all-at-once.yaml",
);
const setting = prepareSetting(scenario, null);
const kernel = loadKernel();
const whole = simulate(kernel, setting);

describe("a run that was stopped", () => {
  test("has something to lose: people, doses and quarantines are under way", () => {
    const sum = (measure: keyof typeof whole.daily): number =>
      whole.daily[measure].reduce((a, b) => a + b, 0);
    for (const measure of ["infections", "doses", "tests", "quarantineDays", "displacedDays"] as const)
      expect(sum(measure), measure).toBeGreaterThan(100);
  });

  test.each([1, 6, 13, 31, 34, 50, 69])("goes on from day %i as if nothing had been", (day) => {
    let state: RunState | undefined;
    simulate(kernel, setting, {
      onState(daysDone, take) {
        if (daysDone === day) state = take();
      },
      onDay: (done) => done < day,
    });
    // As it would come from a file: other memory, the same content.
    const copy = structuredClone(state as RunState);
    const resumed = simulate(kernel, setting, { from: copy });
    expect(resumed).toEqual(whole);
  });

  test("is refused where the plan is another", () => {
    let state: RunState | undefined;
    simulate(kernel, setting, {
      onState: (_, take) => (state ??= take()),
      onDay: (done) => done < 2,
    });
    const other = prepareSetting({ ...scenario, people: 5000 }, null);
    expect(() => simulate(kernel, other, { from: state as RunState })).toThrow(/another plan/);
  });
});
