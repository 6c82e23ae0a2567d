/** Scenarios of the textbooks, run for what the textbooks say of them. */
import { loadKernel } from "../../runner/kernel.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { Dwell, Stage } from "../../src/scenario/scenario.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { type SimulateOptions, simulate } from "../../src/simulate.ts";

export interface Textbook {
  people: number;
  r0: number;
  infectious: Dwell;
  latent?: Dwell;
  dispersion?: number;
  seedInfections: number;
  days: number;
}

const ALONE = { infectiousness: 0, next: [{ to: "infectious" }] };

/** Everyone meets everyone alike, and nobody does anything about it. */
export function lay({ people, r0, infectious, latent, dispersion, seedInfections, days }: Textbook): Setting {
  const stages: Partial<Stage>[] = [
    { name: "infectious", dwell: infectious, infectiousness: 1, next: [{ to: "recovered" }] },
  ];
  if (latent !== undefined) stages.unshift({ name: "latent", dwell: latent, ...ALONE });
  const scenario = {
    version: 1,
    name: "textbook",
    days,
    world: { places: [{ name: "Anywhere", people }] },
    population: { mixing: "homogeneous" },
    disease: { name: "textbook", r0, dispersion: dispersion ?? null, stages },
    seedInfections,
    without: ["information", "trust", "fear", "behaviour"],
  };
  return prepareSetting(readScenario(JSON.stringify(scenario), "textbook.json"), null);
}

export const run = (setting: Setting, options: SimulateOptions = {}): WorldRun =>
  simulate(loadKernel(), setting, options);
