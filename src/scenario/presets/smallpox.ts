import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease, Stage } from "../scenario.ts";
import { stage } from "./stage.ts";

/** Nearly all is passed on at home or at the bedside. */
const CLOSE: Partial<Stage["settings"]> = { household: 1, class: 0.15, work: 0.15, community: 0.1 };

export const smallpox: Disease = {
  name: "smallpox",
  about:
    "Smallpox (variola major) among people none of whom was ever vaccinated, as history knew it before it was ended " +
    "in 1980: slow, passed on at close quarters and hardly before the rash, and deadly to three in ten.",
  hypothetical: false,
  r0: 3.5,
  growth: null,
  householdSar: null,
  dispersion: 0.37,
  susceptibility: 1,
  immunity: 0,
  fullyImmune: 0,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "incubating",
      dwell: { family: "gamma", mean: 11.6, sd: 1.9 },
      next: [{ to: "fever" }],
    }),
    stage({
      name: "fever",
      dwell: { family: "gamma", mean: 3, sd: 0.6 },
      infectiousness: 0.026,
      settings: CLOSE,
      ill: true,
      next: [{ to: "rash" }],
    }),
    stage({
      name: "rash",
      dwell: { family: "gamma", mean: 2, sd: 0.4 },
      infectiousness: 1,
      settings: CLOSE,
      ill: true,
      severe: true,
      next: [{ to: "pustules" }],
    }),
    stage({
      name: "pustules",
      dwell: { family: "gamma", mean: 12, sd: 3 },
      infectiousness: 0.0965,
      settings: CLOSE,
      ill: true,
      severe: true,
      next: [{ to: "dead", probability: 0.3 }, { to: "recovered" }],
    }),
  ],
  sources: [
    "R0 3.5, the lower end of 3.5-6.0, Gani and Leach 2001 [from memory]: households here are small. For comparison: 6.87 (4.52-10.1) in the compounds of Abakaliki 1967, Eichner and Dietz 2003 [confirmed]",
    "Dispersion k 0.37: Lloyd-Smith et al. 2005, eight outbreaks in Europe [from memory]",
    "Incubation (to fever) 11.6 (sd 1.9) days [from memory]",
    "Of the infectious contacts 2.4 % (0.164 of 6.87) come before the rash, 61.8 % on days 3 to 5 after the fever: Eichner and Dietz 2003 [confirmed]; fever of 3 days and 14 days of rash [assumption]",
    "Of the infectious contacts 79.9 % were within the compound: Eichner and Dietz 2003 [confirmed]; here at home, with weights of the other settings that leave them the rest [assumption]",
    "Of unvaccinated housemates 58 % are infected: Fenner et al. 1988 [from memory], for comparison",
    "Serial interval, for comparison: 22.4 (sd 6.1) days, Kosovo 1972 as in EpiEstim (Cori et al. 2013) [confirmed]; it does not fit the days of transmission above, which are kept",
    "Of the unvaccinated 30 % die [from memory]; severely ill from the rash on [assumption]",
    INTENSITY_SOURCE,
  ],
};
