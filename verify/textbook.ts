/** Scenarios of the textbooks: everyone meets everyone alike, and nobody does anything about it. */
import type { Dwell } from "../src/scenario/scenario.ts";
import type { Setting } from "../src/setting.ts";
import { inTurn, layTown } from "./town.ts";

export interface Textbook {
  people: number;
  r0: number;
  infectious: Dwell;
  latent?: Dwell;
  dispersion?: number;
  /** Share who can never be infected. */
  immune?: number;
  seedInfections: number;
  days: number;
}

export const exponential = (days: number): Dwell => ({ family: "exponential", mean: days });
export const fixed = (days: number): Dwell => ({ family: "fixed", days });
export const gamma = (mean: number, sd: number): Dwell => ({ family: "gamma", mean, sd });

/** Stages: latent, if asked for, and infectious. */
export function lay({ people, days, seedInfections, r0, infectious, latent, ...more }: Textbook): Setting {
  const stages = inTurn([
    ...(latent === undefined ? [] : [{ name: "latent", dwell: latent }]),
    { name: "infectious", dwell: infectious, infectiousness: 1 },
  ]);
  return layTown({
    people,
    days,
    population: { mixing: "homogeneous" },
    disease: {
      name: "textbook",
      r0,
      dispersion: more.dispersion ?? null,
      fullyImmune: more.immune ?? 0,
      stages,
    },
    seedInfections,
  });
}
