/** Where a course of the disease turns: the branches whose probabilities vaccines, drugs and care change. */
import type { Stage } from "../scenario/scenario.ts";

/** A stage, by number, and those of its branches, never the last, that lead there for certain. */
export interface Turn {
  stage: number;
  toward: number[];
}

/** In stages from which it is not certain: the branches (but the last, which takes what the others leave) after which it is. */
function turnsTo(stages: readonly Stage[], there: (stage: Stage) => boolean): Turn[] {
  const certain = (name: string): boolean => {
    const stage = stages.find((each) => each.name === name);
    if (stage === undefined) return name === "dead";
    return there(stage) || stage.next.every(({ to }) => certain(to));
  };
  return stages.flatMap((stage, s) => {
    if (certain(stage.name)) return [];
    const toward = stage.next.flatMap(({ to }, j) => (j < stage.next.length - 1 && certain(to) ? [j] : []));
    return toward.length === 0 ? [] : [{ stage: s, toward }];
  });
}

/** Where severe illness, or death, becomes certain. */
export const turnsToSevere = (stages: readonly Stage[]): Turn[] =>
  turnsTo(stages, ({ severe, dead }) => severe || dead);
/** Where death becomes certain. */
export const turnsToDeath = (stages: readonly Stage[]): Turn[] => turnsTo(stages, ({ dead }) => dead);
