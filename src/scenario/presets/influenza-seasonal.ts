import { steps } from "../by-age.ts";
import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease } from "../scenario.ts";
import { stage } from "./stage.ts";

const SYMPTOMATIC = 0.669;
const AGES = [0, 18, 50, 65];
/** Of those who feel it. */
const DEAD = [0.00005, 0.0002, 0.0006, 0.008];
/** One in ten with pneumonia dies of it. */
const PNEUMONIA_FATALITY = 0.1;

export const influenzaSeasonal: Disease = {
  name: "influenza-seasonal",
  about:
    "The influenza of an ordinary winter: what is left to it by the immunity of earlier winters, and seldom deadly but " +
    "to the old.",
  hypothetical: false,
  r0: 1.28,
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
      dwell: { family: "gamma", mean: 2.4, sd: 1.4 },
      infectiousness: 0.5,
      next: [{ to: "recovered" }],
    }),
    stage({
      name: "ill",
      dwell: { family: "gamma", mean: 1.2, sd: 0.8 },
      infectiousness: 1,
      ill: true,
      next: [{ to: "ill-late" }],
    }),
    stage({
      name: "ill-late",
      dwell: { family: "gamma", mean: 2.1, sd: 1.3 },
      infectiousness: 0.25,
      ill: true,
      next: [
        {
          to: "pneumonia",
          probability: steps(
            AGES,
            DEAD.map((share) => share / PNEUMONIA_FATALITY),
          ),
        },
        { to: "recovered" },
      ],
    }),
    stage({
      name: "pneumonia",
      dwell: { family: "gamma", mean: 7, sd: 4 },
      ill: true,
      severe: true,
      next: [{ to: "dead", probability: PNEUMONIA_FATALITY }, { to: "recovered" }],
    }),
  ],
  sources: [
    "R 1.28: median of seasonal estimates, interquartile range 1.19-1.37, Biggerstaff et al. 2014 [confirmed]; it is what earlier winters' immunity leaves, so nobody is immune besides. For comparison: 1957 1.65, 1968 1.80, 2009 1.46 [confirmed]",
    "Dispersion k 1, as for 1918 [assumption]",
    "Generation interval mean 2.8, sd 1.4 days [from memory]; lengths and infectiousness of the stages are chosen to give it [assumption]",
    "Incubation median 1.4 days, dispersion 1.51: Lessler et al. 2009, influenza A [confirmed]",
    "Of the infected 66.9 % (58.3-74.5) feel it: Carrat et al. 2008 [from memory]; the others are half as infectious [assumption]",
    "Shedding lasts 4.8 days on average: Carrat et al. 2008 [from memory]; infectious here for 3.6 days of illness and before, most of it in the first 1.5 [assumption]",
    "Deaths of those who feel it: 5 in 100,000 below 18 years, 2 in 10,000 to 49, 6 in 10,000 to 64, 8 in 1,000 above: order of magnitude of the burden tables of the US CDC [from memory]",
    "One in ten with pneumonia dies, after 7 (sd 4) days [assumption]",
    INTENSITY_SOURCE,
  ],
};
