/** The worlds that every machine runs: small ones, that use between them whatever computes. Runs on any machine. */
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

export interface Asked {
  name: string;
  scenario: Scenario;
  /** Which of the scenario's worlds. */
  world: number;
}

/** Whoever opens a file of the project, named from its root. */
export type Open = (path: string) => string | Promise<string>;

const SCENARIOS = ["scenarios/any-town.yaml", "scenarios/two-cities.yaml"] as const;
const FEWER = ["people=9000", "days=90"];

/** Words, closures, doses, tests, tracing, quarantine, cordon, burials, flight and weekends; who commutes is computed. */
const ALL_AT_ONCE = `
version: 3
name: all-at-once
days: 75
world:
  places:
    - { name: Harbour, people: 3500, latitude: 50, longitude: 1 }
    - { name: Hill, people: 1500, latitude: 50.2, longitude: 1 }
disease: { preset: ebola-2014, r0: 6, growth: null, householdSar: null }
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
      - { at: { day: 14 }, do: { measure: quarantine-households } }
      - { at: { day: 16 }, do: { measure: cordon, share: 0.5 } }
      - { at: { day: 18 }, do: { measure: bury-safely, share: 0.5 } }
      - { at: { day: 30 }, lift: close-schools }
      - { at: { day: 33 }, say: { stance: deny } }
`;

/** Everyone meets everyone alike, a few infect many, and nobody does anything about it. */
const VARIATION = `
version: 3
name: variation
days: 80
world: { places: [{ name: Anywhere, people: 6000 }] }
population: { mixing: homogeneous }
disease:
  name: variation
  r0: 2.5
  dispersion: 0.3
  stages:
    - { name: latent, dwell: { family: lognormal, mean: 3, sd: 2 }, infectiousness: 0, next: [{ to: infectious }] }
    - { name: infectious, dwell: { family: weibull, mean: 5, sd: 2 }, infectiousness: 1, next: [{ to: recovered }] }
seedInfections: 20
without: [information, trust, fear, behaviour]
`;

/** Reads them as anyone would; not `all`: two that use the most. Throws ScenarioError, or what `open` throws. */
export async function readWorlds(open: Open, all: boolean): Promise<Asked[]> {
  const asked = [
    { name: "all at once", scenario: readScenario(ALL_AT_ONCE, "all-at-once.yaml"), world: 0 },
    { name: "variation", scenario: readScenario(VARIATION, "variation.yaml"), world: 0 },
  ];
  if (!all) return asked;
  const [anyTown, twoCities] = await Promise.all(SCENARIOS.map(open));
  return [
    ...asked,
    { name: "any-town", scenario: readScenario(anyTown, SCENARIOS[0], FEWER), world: 0 },
    { name: "two-cities", scenario: readScenario(twoCities, SCENARIOS[1], FEWER), world: 1 },
  ];
}
