import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease, Stage } from "../scenario.ts";
import { stage } from "./stage.ts";

const DEAD = 0.708;
const IN_HOSPITAL = 0.7;
/** The ill stay among family and neighbours. */
const AT_HOME: Partial<Stage["settings"]> = { household: 1, class: 0, work: 0, community: 1 };
const IN_WARD: Partial<Stage["settings"]> = { household: 0, class: 0, work: 0, community: 0, ward: 1 };

export const ebola2014: Disease = {
  name: "ebola-2014",
  about:
    "Ebola in West Africa in 2014, before safe burials and enough beds: passed on by those who nurse the ill at home " +
    "and in hospital and by those who wash and bury the dead, never by the well.",
  hypothetical: false,
  r0: 1.8,
  growth: null,
  householdSar: null,
  dispersion: 0.18,
  susceptibility: 1,
  immunity: 0,
  fullyImmune: 0,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "incubating",
      dwell: { family: "gamma", mean: 10.3, sd: 7.5 },
      next: [{ to: "ill" }],
    }),
    stage({
      name: "ill",
      dwell: { family: "gamma", mean: 5, sd: 4.7 },
      infectiousness: 1,
      settings: AT_HOME,
      ill: true,
      next: [
        { to: "ward-worsening", probability: IN_HOSPITAL * DEAD },
        { to: "ward-mending", probability: IN_HOSPITAL * (1 - DEAD) },
        { to: "home-worsening", probability: (1 - IN_HOSPITAL) * DEAD },
        { to: "home-mending" },
      ],
    }),
    stage({
      name: "ward-worsening",
      dwell: { family: "gamma", mean: 2.5, sd: 2.5 },
      infectiousness: 2.1,
      settings: IN_WARD,
      ill: true,
      severe: true,
      next: [{ to: "unburied" }],
    }),
    stage({
      name: "ward-mending",
      dwell: { family: "gamma", mean: 11, sd: 5 },
      infectiousness: 0.2,
      settings: IN_WARD,
      ill: true,
      severe: true,
      next: [{ to: "recovered" }],
    }),
    stage({
      name: "home-worsening",
      dwell: { family: "gamma", mean: 2.5, sd: 2.5 },
      infectiousness: 1,
      settings: AT_HOME,
      ill: true,
      severe: true,
      next: [{ to: "unburied" }],
    }),
    stage({
      name: "home-mending",
      dwell: { family: "gamma", mean: 11, sd: 5 },
      infectiousness: 0.1,
      settings: AT_HOME,
      ill: true,
      next: [{ to: "recovered" }],
    }),
    stage({
      name: "unburied",
      dwell: { family: "gamma", mean: 2, sd: 1 },
      infectiousness: 5.2,
      dead: true,
      next: [{ to: "dead" }],
    }),
  ],
  sources: [
    "R0 1.8: Guinea 1.71 (1.44-2.01), Liberia 1.83 (1.72-1.94), Sierra Leone 2.02 (1.79-2.26), WHO Ebola Response Team 2014 [confirmed]",
    "Of R about 0.8 in the community, 0.4 in hospital, 0.6 at funerals: table 6 of a compilation of 2015 in Scientific Data, a model of Legrand's kind [confirmed]; Conakry 1.0, 0.4 and 0.3 [confirmed], which halving the infectiousness of the unburied comes near. Weights by setting are chosen to give the first [assumption]",
    "Dispersion k 0.18 [from memory]; 61 % of cases were caused by superspreaders, Lau et al. 2017 [confirmed]",
    "Incubation 10.3 days, one day of exposure (9.9-10.7), 11.4 for all: WHO Ebola Response Team 2014 [confirmed]; its sd of 7.5 is chosen to give the spread of the serial interval [assumption]",
    "Serial interval mean 15.3, sd 9.3 days, 92 pairs: WHO Ebola Response Team 2014 [confirmed]; the stages give a mean about an eighth longer, because funerals come last",
    "Onset to hospital 5.0 (sd 4.7), onset to death 7.5 (sd 6.8) days [from memory]; death to burial 2.0 days, Legrand et al. 2007 [from memory]",
    "Of the ill 70.8 % (69-73) die: WHO Ebola Response Team 2014 [confirmed], in hospital or not [assumption]",
    "Seven in ten come to a hospital; those who live are infectious longer and less [assumption]",
    "Nobody infects before feeling ill [confirmed]",
    INTENSITY_SOURCE,
  ],
};
