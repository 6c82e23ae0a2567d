/** Who is ill, as society sees it. */
import { BAND_COUNT, BANDS } from "../population/population.ts";
import { atAge } from "../scenario/by-age.ts";
import type { Stage } from "../scenario/scenario.ts";
import type { Today } from "./mechanism.ts";

/** People ill in a place at the end of yesterday. */
export function illPeople({ scenario, counts }: Pick<Today, "scenario" | "counts">, place: number): number {
  const { stages } = scenario.disease;
  let ill = 0;
  for (let s = 0; s < stages.length; s++) {
    if (stages[s].ill) ill += counts.occupied[place * stages.length + s];
  }
  return ill;
}

/** Probability that a course which has come to a stage, or to "recovered" or "dead", ends in death. */
export function fatalityFrom(stages: readonly Stage[], name: string, age: number): number {
  const stage = stages.find((each) => each.name === name);
  if (stage === undefined) return name === "dead" ? 1 : 0;
  if (stage.dead) return 1;
  let [left, fatality] = [1, 0];
  for (const { to, probability } of stage.next) {
    const share = probability === undefined ? left : Math.min(left, atAge(probability, age));
    left -= share;
    if (share > 0) fatality += share * fatalityFrom(stages, to, age);
  }
  return fatality;
}

/**
 * Probability, 0 to 1, that severe illness of nobody cared for any differently ends in death: of the severe stage where
 * it is greatest, in the mean over the age bands. 0 where nobody falls severely ill.
 */
export function fatalityOfSevere(stages: readonly Stage[]): number {
  let most = 0;
  for (const { severe, dead, name } of stages) {
    if (!severe || dead) continue;
    const over = BANDS.reduce<number>((sum, age) => sum + fatalityFrom(stages, name, age), 0);
    most = Math.max(most, over / BAND_COUNT);
  }
  return most;
}
