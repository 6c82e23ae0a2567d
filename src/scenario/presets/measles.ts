import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease } from "../scenario.ts";
import { stage } from "./stage.ts";

const DEAD = 0.002;
const SEVERE = 0.05;

export const measles: Disease = {
  name: "measles",
  about:
    "Measles where nobody is immune; set immunity by age to what vaccination and earlier outbreaks have left. Few " +
    "diseases spread more easily.",
  hypothetical: false,
  r0: 15,
  growth: null,
  householdSar: null,
  dispersion: null,
  susceptibility: 1,
  immunity: 0,
  fullyImmune: 0,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "latent",
      dwell: { family: "gamma", mean: 9, sd: 2 },
      next: [{ to: "before-rash" }],
    }),
    stage({
      name: "before-rash",
      dwell: { family: "gamma", mean: 4, sd: 1.06 },
      infectiousness: 1,
      next: [{ to: "rash" }],
    }),
    stage({
      name: "rash",
      dwell: { family: "gamma", mean: 4, sd: 1.06 },
      infectiousness: 1,
      ill: true,
      next: [{ to: "pneumonia", probability: SEVERE }, { to: "recovered" }],
    }),
    stage({
      name: "pneumonia",
      dwell: { family: "gamma", mean: 8, sd: 4 },
      ill: true,
      severe: true,
      next: [{ to: "dead", probability: DEAD / SEVERE }, { to: "recovered" }],
    }),
  ],
  sources: [
    "R0 15 (range 12-18): Anderson and May 1991; Guerra et al. 2017 find a wider range [from memory]",
    "No variation between people [assumption]; one school outbreak of 1861 gives k 0.16, most of it one class [derived]",
    "Incubation median 12.5 days, dispersion 1.23: Lessler et al. 2009 [confirmed]; counted here to the rash, at 13 days on average",
    "Latent 9 (sd 2) days [from memory, uncertain]; infectious 8 (sd 1.5) days, half before the rash [from memory]",
    "Serial interval, for comparison: 11.7 (sd 2.5) days, Klinkenberg and Nishiura 2011 [from memory]; 14.9 (sd 3.9), Hagelloch 1861 as in EpiEstim [confirmed]",
    "Of the infected 0.2 % die (0.1-0.3 % in rich countries, 2-6 % in poor, more among the displaced) [from memory]",
    "Pneumonia in 1 of 20, lasting 8 (sd 4) days [assumption]",
    INTENSITY_SOURCE,
  ],
};
