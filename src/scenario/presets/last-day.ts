import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease } from "../scenario.ts";
import { stage } from "./stage.ts";

export const lastDay: Disease = {
  name: "last-day",
  about:
    "Hypothetical: no known disease does this. Three phases, unnoticed, ill and failing, and nobody who is infected " +
    "recovers; one person in two thousand cannot be infected. It asks what the truth is worth when it cannot save.",
  hypothetical: true,
  r0: 6,
  growth: null,
  householdSar: null,
  dispersion: null,
  susceptibility: 1,
  immunity: 0,
  fullyImmune: 0.0005,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "unnoticed",
      dwell: { family: "gamma", mean: 6, sd: 2 },
      infectiousness: 0.5,
      next: [{ to: "ill" }],
    }),
    stage({
      name: "ill",
      dwell: { family: "gamma", mean: 4, sd: 1.5 },
      infectiousness: 1,
      ill: true,
      next: [{ to: "failing" }],
    }),
    stage({
      name: "failing",
      dwell: { family: "gamma", mean: 3, sd: 1 },
      infectiousness: 0.5,
      ill: true,
      severe: true,
      next: [{ to: "dead" }],
    }),
  ],
  sources: [
    "Every number of this disease [assumption]: hypothetical, no known disease does this",
    INTENSITY_SOURCE,
  ],
};
