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

/** Every mechanism, words, a rumour, a hazard and measures of every kind, of which much fails; who commutes is computed. */
export const ALL_AT_ONCE = `
version: 3
name: all-at-once
days: 60
world:
  places:
    - { name: Harbour, people: 3500, latitude: 50, longitude: 1 }
    - { name: Hill, people: 1500, latitude: 50.2, longitude: 1 }
population: { quarters: true }
disease: { preset: ebola-2014, r0: 6, growth: null, householdSar: null }
seedInfections: 60
with: [all]
calendar: { weekends: true }
rumours: [{ at: { when: beds, above: 0.1 }, says: false-alarm, startsWith: 0.01 }]
exposure: [{ name: dust, places: [Hill], from: 3, until: 20, dose: 0.4, susceptibility: 1.5, severity: 2, recovery: 0.5 }]
parameters:
  flight.rate: 0.03
  insiders.keepDays: 5
  attendance.unwilling: 0.7
  hardship.otherWater: 0.3
  care.bedsPerThousand: 5
  disorder.threshold: 0
  disorder.prone: 0.3
  disorder.lethality: 0.1
worlds:
  - name: all
    decisions:
      - { at: { day: 2 }, press: { control: 0.8 } }
      - { at: { day: 3 }, say: { stance: minimise, threat: 0.2 } }
      - { at: { day: 5 }, say: { stance: correct, threat: 0.9, advice: 0.8 } }
      - { at: { day: 6 }, do: { measure: vaccinate, perDay: 800, protectsAfterDays: 5 } }
      - { at: { day: 7 }, do: { measure: masks, share: 0.8 } }
      - { at: { day: 7 }, do: { measure: work-from-home } }
      - { at: { day: 8 }, do: { measure: test, perDay: 300 } }
      - { at: { day: 9 }, do: { measure: trace, casesPerDay: 200 } }
      - { at: { day: 10 }, do: { measure: treat, perDay: 100 } }
      - { at: { day: 12 }, do: { measure: close-schools } }
      - { at: { day: 14 }, do: { measure: quarantine-households } }
      - { at: { day: 16 }, do: { measure: cordon, share: 0.5 } }
      - { at: { day: 18 }, do: { measure: bury-safely, share: 0.5 } }
      - { at: { when: unburied, above: 50 }, do: { measure: surge-burial } }
      - { at: { when: unburied, above: 500 }, do: { measure: mass-graves } }
      - { at: { when: beds, above: 0.2 }, do: { measure: field-hospital, beds: 200 } }
      - { at: { when: disorder, above: 5 }, do: { measure: deploy, who: army, force: 0.5 } }
      - { at: { day: 25 }, do: { measure: ration, share: 0.5 } }
      - { at: { day: 26 }, do: { measure: relief, share: 0.3 } }
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
