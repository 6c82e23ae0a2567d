import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease } from "../scenario.ts";
import { stage } from "./stage.ts";

export const pneumonicPlague: Disease = {
  name: "pneumonic-plague",
  about:
    "Plague of the lungs as in outbreaks before antibiotics: nearly all the untreated die within days, and most of " +
    "them infect nobody.",
  hypothetical: false,
  r0: 1.3,
  growth: null,
  householdSar: null,
  dispersion: 1.5,
  susceptibility: 1,
  immunity: 0,
  fullyImmune: 0,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "latent",
      dwell: { family: "lognormal", mean: 4.3, sd: 1.8 },
      next: [{ to: "ill" }],
    }),
    stage({
      name: "ill",
      dwell: { family: "lognormal", mean: 2.5, sd: 1.2 },
      infectiousness: 1,
      ill: true,
      severe: true,
      next: [{ to: "dead", probability: 0.97 }, { to: "recovered" }],
    }),
  ],
  sources: [
    "R0 1.3, variance of the number infected by one 3.1 (close to a geometric distribution): Gani and Leach 2004, eight outbreaks [confirmed]",
    "Dispersion k 1.5 [derived]: with infectious periods that vary as below the number infected then has variance 3.1 and is close to geometric (k 1 if all were infectious equally long)",
    "Most cases infect nobody: Hinckley et al. 2012 [confirmed]",
    "Latent 4.3 (sd 1.8), infectious 2.5 (sd 1.2) days, lognormal: Gani and Leach 2004 [confirmed]",
    "Of the untreated 97 % die [from memory]; nobody is treated here, set lethality for what treatment leaves",
    "Ill, and seen as severely ill, from the first infectious day [assumption]",
    INTENSITY_SOURCE,
  ],
};
