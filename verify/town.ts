/** Scenarios as a researcher writes them: one place, and nobody does anything about the outbreak unless the row says so. */
import { readScenario } from "../src/scenario/read.ts";
import type { Stage } from "../src/scenario/scenario.ts";
import { prepareSetting, type Setting } from "../src/setting.ts";

export interface Town {
  people: number;
  days: number;
  /** As the file format has it. */
  disease: object;
  seedInfections: number;
  /** Anything else that a scenario may say. */
  [key: string]: unknown;
}

/** @param like a setting of the same people and disease, whose rates are these as well and need not be solved for again */
export function layTown({ people, ...asked }: Town, like?: Setting): Setting {
  const scenario = {
    version: 3,
    name: "verified",
    world: { places: [{ name: "Anywhere", people }] },
    without: ["information", "trust", "fear", "behaviour"],
    ...asked,
  };
  return prepareSetting(readScenario(JSON.stringify(scenario), "verified.json"), null, like?.rateFactor);
}

/** Nobody meets anyone in these settings unless one is named after. */
export const NOWHERE = { household: 0, class: 0, work: 0, community: 0 } as const;

/** Everyone lives alone, so that who meets whom hangs on nothing but the matrix of contacts. */
export const ALONE = { mixing: "structured", householdSizes: [1] } as const;

/** Stages in a row, of which each ends in the next and the last in recovery. */
export function inTurn(stages: readonly (Pick<Stage, "name" | "dwell"> & Partial<Stage>)[]): object[] {
  return stages.map((stage, i) => ({ ...stage, next: [{ to: stages[i + 1]?.name ?? "recovered" }] }));
}
