/** A small valid scenario whose lines the tests change and number. */
import { readScenario } from "../../src/scenario/read.ts";
import { ScenarioError } from "../../src/scenario/problems.ts";

export const small = `version: 1
name: small
days: 60
world:
  places: [{ name: School, people: 100 }]
disease:
  name: plain
  r0: 2
  stages:
    - name: ill
      dwell: { family: gamma, mean: 3, sd: 1 }
      infectiousness: 1
      next: [{ to: recovered }]
worlds:
  - name: told
    decisions:
      - at: { day: 10 }
        say: { stance: tell }
`;

/** The small scenario with one passage replaced. */
export function changed(from: string, to: string): string {
  if (!small.includes(from)) throw new Error(`not in the small scenario: ${from}`);
  return small.replace(from, () => to);
}

/** The message with which something is refused; an empty text if it is not. Anything but a ScenarioError gets out. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
    return "";
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
}

/** The message of the refusal of a scenario; an empty text if it is accepted. */
export const refusal = (text: string, sets: readonly string[] = []): string =>
  refusalOf(() => readScenario(text, "small.yaml", sets));
