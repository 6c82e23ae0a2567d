/** One pair of small worlds in which people hear, stay at home, are vaccinated and flee: what words are tried on. */
import { loadKernel } from "../../../runner/kernel.ts";
import { checkCauses, type CausesChecked } from "../../../src/outcomes/causes/check.ts";
import { observe } from "../../../src/outcomes/causes/observe.ts";
import type { WordsContext } from "../../../src/outcomes/causes/words.ts";
import { lay } from "../../laws/worlds.ts";

export const TOLD = `
version: 1
name: causes
days: 45
world:
  places:
    - { name: Ashford, people: 900, latitude: 50, longitude: 5 }
    - { name: Brook, people: 300, latitude: 50.1, longitude: 5.1 }
disease: { preset: influenza-1918, r0: 3, lethality: 10 }
seedInfections: 5
with: [flight]
worlds:
  - name: told
    title: Told
    decisions:
      - { at: { day: 4 }, say: { stance: tell, threat: 0.9, advice: 0.9 } }
      - { at: { day: 6 }, do: { measure: quarantine-households, days: 10 } }
      - { at: { day: 6 }, do: { measure: vaccinate, perDay: 20, protectsAfterDays: 3 } }
  - name: silent
    title: Silent
    decisions: []
`;

/** The two worlds of a scenario, checked against each other. */
export function observeTold(text: string = TOLD): { checked: CausesChecked; context: WordsContext } {
  const setting = lay(text);
  const first = observe(loadKernel(), setting, { world: 0 });
  const second = observe(loadKernel(), setting, { world: 1 });
  const context: WordsContext = {
    records: [first, second],
    placeNames: ["Ashford", "Brook"],
    stages: setting.scenario.disease.stages,
  };
  return { checked: checkCauses(first, second), context };
}
