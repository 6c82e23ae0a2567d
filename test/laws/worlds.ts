/** Scenarios as users write them, laid out and run: what the laws are tested on. */
import { loadKernel } from "../../runner/kernel.ts";
import { compareFates } from "../../src/outcomes/fates.ts";
import type { Fates, WorldRun } from "../../src/outcomes/result.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { weeklyMeans } from "../../src/society/calendar.ts";
import { type SimulateOptions, simulate } from "../../src/simulate.ts";

/** Rate factors by what they hang on: finding them is most of the work of laying out a small world. */
const factors = new Map<string, number>();

/** A scenario of places of its own, laid out; `sets` as on the command line. */
export function lay(text: string, ...sets: string[]): Setting {
  const scenario = readScenario(text, "test.yaml", sets);
  const { world, population, disease, seeds } = scenario;
  const about = JSON.stringify([world, population, disease, seeds.people, weeklyMeans(scenario)]);
  const setting = prepareSetting(scenario, null, factors.get(about));
  factors.set(about, setting.rateFactor);
  return setting;
}

export const run = (setting: Setting, options: SimulateOptions = {}): WorldRun =>
  simulate(loadKernel(), setting, options);

/** Both worlds of a scenario, and what became of whom in the first against the second. */
export function runPair(
  setting: Setting,
  options: SimulateOptions = {},
): { first: WorldRun; second: WorldRun; fates: Fates } {
  const first = run(setting, { ...options, world: 0 });
  const second = run(setting, { ...options, world: 1 });
  return { first, second, fates: compareFates(first, second, setting.population) };
}

/** A hundred thousand people in three places. */
export const THREE_PLACES = `
world:
  places:
    - { name: Ashford, people: 60000, latitude: 50, longitude: 5 }
    - { name: Brook, people: 25000, latitude: 50.1, longitude: 5.1 }
    - { name: Cove, people: 15000, latitude: 50.2, longitude: 5 }
`;

/** Sixty thousand of them, told the day after detection or lied to ten days after; the last decision may be followed by more. */
export const TOLD_OR_DENIED: string = `
${THREE_PLACES}
people: 60000
disease: { preset: influenza-1918, r0: 2 }
seedInfections: 10
imports: [{ from: 0, perDay: 0.3 }]
worlds:
  - name: first
    decisions:
      - at: { when: detection, after: 1 }
        say: { stance: tell-with-range, threat: 0.7, advice: 0.7 }
  - name: second
    decisions:
      - at: { when: detection, after: 10 }
        say: { stance: deny }
`;
