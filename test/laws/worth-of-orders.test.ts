/** Orders can help, do nothing, and harm; flight too. The sign is an outcome. */
import { describe, expect, test } from "vitest";
import { EventKind, type LogEvent } from "../../src/kernel/engine.ts";
import { compareFates } from "../../src/outcomes/fates.ts";
import type { Fates, WorldRun } from "../../src/outcomes/result.ts";
import { totalsOf } from "../../src/outcomes/totals.ts";
import type { Setting } from "../../src/setting.ts";
import { sum } from "../numbers.ts";
import { lay, run, THREE_PLACES } from "./worlds.ts";

const SCENARIO = `
version: 1
name: worth
days: 150
${THREE_PLACES}
people: 20000
disease: { preset: influenza-1918, r0: 1.8, lethality: 3 }
seedInfections: 20
without: [information, trust, fear, behaviour]
parameters: { behaviour.means: 1, orders.unconditional: 1, orders.acceptance: 1 }
`;
const FREE = "worlds=[{name: free}]";

/** A world with orders (in flow style, each with its day) against the same without them. */
function worth(
  orders: readonly string[],
  ...sets: string[]
): { first: WorldRun; second: WorldRun; fates: Fates; setting: Setting } {
  const setting = lay(
    SCENARIO,
    `worlds=[{name: ordered, decisions: [${orders.join(", ")}]}, {name: free}]`,
    ...sets,
  );
  const [first, second] = [run(setting, { world: 0 }), run(setting, { world: 1 })];
  return { first, second, fates: compareFates(first, second, setting.population), setting };
}
const deaths = (outcome: WorldRun): number => sum(outcome.daily.deaths);

describe("orders", () => {
  test.each([
    ["isolation of the ill", ["{at: {day: 5}, do: {measure: isolate, days: 10}}"]],
    ["quarantine of households", ["{at: {day: 5}, do: {measure: quarantine-households, days: 10}}"]],
    [
      "tests, and tracing of whole scopes",
      [
        "{at: {day: 5}, do: {measure: test, perDay: 2000, delayDays: 0}}",
        "{at: {day: 5}, do: {measure: trace, casesPerDay: 2000}}",
      ],
    ],
    ["limits to company", ["{at: {day: 5}, do: {measure: limit-gatherings, share: 0.7}}"]],
    ["vaccination of the oldest first", ["{at: {day: 0}, do: {measure: vaccinate, perDay: 3000}}"]],
    [
      "closed schools and workplaces",
      ["{at: {day: 5}, do: {measure: close-schools}}", "{at: {day: 5}, do: {measure: close-workplaces}}"],
    ],
  ])("help: %s", (_, orders) => {
    const { first, second, fates } = worth(orders);
    expect(deaths(second)).toBeGreaterThan(100);
    expect(deaths(first)).toBeLessThan(0.85 * deaths(second));
    expect(fates.spared).toBeGreaterThan(3 * fates.newlyLost);
  });

  test.each([
    ["nobody has the means", "parameters.behaviour.means=0", "measure: close-schools"],
    ["nobody follows", "parameters.orders.unconditional=0", "measure: isolate"],
    ["it is for nobody", "parameters.orders.unconditional=1", "measure: limit-gatherings, share: 0"],
    ["there is no supply", "parameters.orders.unconditional=1", "measure: trace, cases: ill, casesPerDay: 0"],
  ])("do nothing where %s", (_, parameter, order) => {
    // Trust is nought and moves those who have it: none of them.
    const { first, second } = worth(
      [`{at: {day: 5}, do: {${order}}}`],
      parameter,
      "parameters.trust.initial=0",
    );
    expect(first.infectedOn).toEqual(second.infectedOn);
    expect(first.people).toEqual(second.people);
  });

  test("harm: thirty days spent before the wave are missing in it", () => {
    const closed = (from: number, until: number): string =>
      `[{at: {day: ${from}}, do: {measure: close-workplaces, keep: []}}, {at: {day: ${until}}, lift: close-workplaces}]`;
    const setting = lay(
      SCENARIO,
      `worlds=[{name: early, decisions: ${closed(0, 30)}}, {name: late, decisions: ${closed(20, 50)}}]`,
    );
    const [first, second] = [run(setting, { world: 0 }), run(setting, { world: 1 })];
    const fates = compareFates(first, second, setting.population);
    expect(fates.newlyLost).toBeGreaterThan(2 * fates.spared);
    expect(deaths(first)).toBeGreaterThan(1.03 * deaths(second));
  });

  test("harm: begun after the wave, quarantine confines many and spares next to nobody", () => {
    const { first, second } = worth(["{at: {day: 75}, do: {measure: quarantine-households, days: 60}}"]);
    expect(sum(second.daily.infections.slice(75 * second.places))).toBeLessThan(100);
    expect(sum(first.daily.quarantineDays)).toBeGreaterThan(50 * (deaths(second) - deaths(first) + 1));
  });
});

describe("safe burial", () => {
  const stages =
    "[{name: latent, dwell: {family: fixed, days: 4}, next: [{to: ill}]}," +
    "{name: ill, ill: true, severe: true, infectiousness: 1, dwell: {family: fixed, days: 5}, next: [{to: unburied, probability: 0.6}, {to: recovered}]}," +
    "{name: unburied, dead: true, infectiousness: 6, dwell: {family: fixed, days: 3}, next: [{to: dead}]}]";
  const infectedBy = (orders: string[], stage: number): { by: number; all: number } => {
    const setting = lay(
      SCENARIO,
      `disease={name: burial, r0: 1.8, stages: ${stages}}`,
      `worlds=[{name: only, decisions: [${orders.join(", ")}]}]`,
    );
    const log: LogEvent[] = [];
    run(setting, { log: "all", onEvents: (events) => void log.push(...events) });
    const infected = log.filter(({ kind, a }) => kind === EventKind.infected && a < 6);
    return { by: infected.filter(({ b }) => b === stage).length, all: infected.length };
  };

  test("of all ends infection by the dead and nothing else, and with it part of the outbreak", () => {
    const free = infectedBy([], 2);
    const safe = infectedBy(["{at: {day: 0}, do: {measure: bury-safely}}"], 2);
    expect(free.by).toBeGreaterThan(500);
    expect(safe.by).toBe(0);
    expect(safe.all).toBeGreaterThan(0);
    expect(safe.all).toBeLessThan(0.8 * free.all);
  });
});

describe("flight", () => {
  /** Two towns between which nobody ever goes, but those who flee. */
  const TOWNS = [
    "world.places=[{name: Here, people: 20000, latitude: 50}, {name: There, people: 3000, latitude: 55}]",
    "people=null",
    "population={mixing: homogeneous}",
    "seedInfections=5",
    "seeds.fates=3",
    "days=120",
    "without=[trust, behaviour]",
    "parameters={fear.half: 0.01, flight.rate: 0.02, flight.awayDays: 20, behaviour.means: 1, orders.unconditional: 1}",
  ];
  const flee = (...sets: string[]): { outcome: WorldRun; there: number; setting: Setting } => {
    const setting = lay(SCENARIO, FREE, ...TOWNS, ...sets);
    const outcome = run(setting);
    const place = setting.world.places.findIndex(({ name }) => name === "There");
    const there = sum(outcome.infectionsByAge.filter((_, i) => Math.floor(i / 9) % 2 === place));
    return { outcome, there, setting };
  };
  const stay = flee();
  const deathsThere = ({ outcome, setting }: ReturnType<typeof flee>): number => {
    const place = setting.world.places.findIndex(({ name }) => name === "There");
    return sum(outcome.deathsByAge.filter((_, i) => Math.floor(i / 9) % 2 === place));
  };

  test("carries an outbreak into a place not yet touched, and people of it die", () => {
    const fled = flee("with=[flight]");
    expect(stay.there).toBe(0);
    expect(fled.there).toBeGreaterThan(1000);
    expect(deathsThere(fled)).toBeGreaterThan(10);
    expect(deathsThere(stay)).toBe(0);
    const totals = totalsOf(fled.outcome, fled.setting.population.people);
    expect(totals.displacedDays).toBeGreaterThan(10_000);
    // Three in ten leave the world.
    expect(Math.abs(totals.outsideDays / totals.displacedDays - 0.3)).toBeLessThan(0.05);
  });

  test("is stopped by a cordon that everyone keeps to, and by nothing to fear", () => {
    const cordon = "worlds=[{name: only, decisions: [{at: {day: 0}, do: {measure: cordon}}]}]";
    const held = flee("with=[flight]", cordon);
    expect(held.there).toBe(0);
    expect(held.outcome.infectedOn).toEqual(stay.outcome.infectedOn);
    const calm = flee("with=[flight]", "parameters.fear.half=100000");
    expect(calm.outcome.digest).toBe(stay.outcome.digest);
  });
});
