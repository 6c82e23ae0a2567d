import { steps } from "../by-age.ts";
import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease } from "../scenario.ts";
import { stage } from "./stage.ts";

const AGES = [0, 5, 15, 25, 35, 45, 65];
const DEAD = [0.012, 0.002, 0.006, 0.012, 0.007, 0.005, 0.01];
/** Two in three of the infected feel it; one in three with pneumonia dies of it. */
const SYMPTOMATIC = 0.67;
const PNEUMONIA_FATALITY = 1 / 3;

export const influenza1918: Disease = {
  name: "influenza-1918",
  about:
    "The influenza of autumn 1918: fast, over in a town within weeks, and deadly to young adults as well as to infants " +
    "and the old.",
  hypothetical: false,
  r0: 1.8,
  growth: null,
  householdSar: null,
  dispersion: 1,
  susceptibility: 1,
  immunity: 0,
  fullyImmune: 0,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "latent",
      dwell: { family: "gamma", mean: 1.2, sd: 0.5 },
      next: [{ to: "presymptomatic", probability: SYMPTOMATIC }, { to: "asymptomatic" }],
    }),
    stage({
      name: "presymptomatic",
      dwell: { family: "gamma", mean: 0.3, sd: 0.3 },
      infectiousness: 1,
      next: [{ to: "ill" }],
    }),
    stage({
      name: "asymptomatic",
      dwell: { family: "gamma", mean: 1.8, sd: 1.5 },
      infectiousness: 0.5,
      next: [{ to: "recovered" }],
    }),
    stage({
      name: "ill",
      dwell: { family: "gamma", mean: 0.9, sd: 0.7 },
      infectiousness: 1,
      ill: true,
      next: [{ to: "ill-late" }],
    }),
    stage({
      name: "ill-late",
      dwell: { family: "gamma", mean: 1.8, sd: 1.3 },
      infectiousness: 0.25,
      ill: true,
      next: [
        {
          to: "pneumonia",
          probability: steps(
            AGES,
            DEAD.map((share) => share / SYMPTOMATIC / PNEUMONIA_FATALITY),
          ),
        },
        { to: "recovered" },
      ],
    }),
    stage({
      name: "pneumonia",
      dwell: { family: "gamma", mean: 7.1, sd: 4.8 },
      ill: true,
      severe: true,
      next: [{ to: "dead", probability: PNEUMONIA_FATALITY }, { to: "recovered" }],
    }),
  ],
  sources: [
    "R0 1.8: median of 51 estimates, interquartile range 1.47-2.27, Biggerstaff et al. 2014 [confirmed]",
    "Dispersion k about 1 [confirmed in press reports only]",
    "Serial interval mean 2.6, sd 1.5 days: Ferguson et al. 2005 as in EpiEstim (Cori et al. 2013) [confirmed]; used as generation interval",
    "Latent 1.2 (sd 0.5), infectious 3.0 (sd 1.5) days [from memory, uncertain]; infectiousness falls while ill, to give that interval [assumption]",
    "Incubation median 1.4 days, dispersion 1.51: Lessler et al. 2009, influenza A [confirmed]",
    "One third feel nothing: Carrat et al. 2008 [from memory]; half as infectious [assumption]",
    "Deaths by age: shaped after Viboud et al. 2013 (high in infants, near 25 and in the old), level about 0.7 % of infected [assumption]",
    "Infection to death mean 11.3, sd 5.1 days: Goldstein et al. 2009 [derived from its table]",
    "One in three with pneumonia dies [assumption]",
    INTENSITY_SOURCE,
  ],
};
