import { describe, expect, it } from "vitest";
import { MEASURES, type Measure, type WorldRun } from "../../src/outcomes/result.ts";
import { tellsLifeDays } from "../../src/outcomes/life-days.ts";
import { totalsOf } from "../../src/outcomes/totals.ts";
import { findPreset } from "../../src/scenario/presets/index.ts";

const DAYS = 5;
const PLACES = 2;

/** Five days of two places in which these people die, by day and place; nothing else happens. */
function dying(deaths: readonly (readonly [number, number])[]): WorldRun {
  const daily = Object.fromEntries(
    (Object.keys(MEASURES) as Measure[]).map((name) => [name, new Float64Array(DAYS * PLACES)]),
  ) as Record<Measure, Float64Array>;
  daily.deaths.set(deaths.flat());
  return { days: DAYS, places: PLACES, daily, notes: [], susceptible: 0, active: 0 } as unknown as WorldRun;
}

describe("days of life lost", () => {
  // Days 0 to 4. One dies on day 0 and loses days 1 to 4; two on day 3 lose day 4; three on day 4 lose none.
  it("are counted by hand, over all places", () => {
    const run = dying([
      [1, 0],
      [0, 0],
      [0, 0],
      [1, 1],
      [0, 3],
    ]);
    expect(totalsOf(run, [10, 10])).toMatchObject({ deaths: 6, lifeDaysLost: 4 + 1 + 1 });
  });

  it("are none where nobody dies", () => {
    expect(totalsOf(dying([]), [10, 10]).lifeDaysLost).toBe(0);
  });
});

describe("days of life", () => {
  const ages = [{ from: 0, to: 80, share: 1 }];
  it.each([
    ["covid-19-ancestral", false],
    ["smallpox", true], // of ten who are infected three die
    ["pneumonic-plague", true],
    ["last-day", true],
  ] as const)("are told of %s: %s", (name, told) => {
    expect(tellsLifeDays(findPreset(name)!, ages)).toBe(told);
  });

  it("are told of a hypothetical disease however mild", () => {
    expect(tellsLifeDays({ ...findPreset("influenza-seasonal")!, hypothetical: true }, ages)).toBe(true);
  });
});
