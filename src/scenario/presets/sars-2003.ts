import { steps } from "../by-age.ts";
import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { Disease, Stage } from "../scenario.ts";
import { stage } from "./stage.ts";

/** Those not yet in hospital lie at home. */
const AT_HOME: Partial<Stage["settings"]> = { household: 3.2, class: 0.04, work: 0.04, community: 0.13 };
/** Staff, other patients and visitors. */
const IN_WARD: Partial<Stage["settings"]> = { household: 0, class: 0, work: 0, community: 0, ward: 1 };

export const sars2003: Disease = {
  name: "sars-2003",
  about:
    "SARS in 2003, spread above all in the hospitals that treated it: nobody infects before feeling ill, most infect " +
    "no one, a few infect very many.",
  hypothetical: false,
  r0: 2.9,
  growth: null,
  householdSar: null,
  dispersion: 0.16,
  susceptibility: 1,
  immunity: 0,
  fullyImmune: 0,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "incubating",
      dwell: { family: "gamma", mean: 4.6, sd: 2.8 },
      next: [{ to: "ill" }],
    }),
    stage({
      name: "ill",
      dwell: { family: "gamma", mean: 4, sd: 2 },
      infectiousness: 0.3,
      settings: AT_HOME,
      ill: true,
      next: [{ to: "ward" }],
    }),
    stage({
      name: "ward",
      dwell: { family: "gamma", mean: 5, sd: 2 },
      infectiousness: 1,
      settings: IN_WARD,
      ill: true,
      severe: true,
      next: [{ to: "worsening", probability: steps([0, 60], [0.132, 0.433]) }, { to: "mending" }],
    }),
    stage({
      name: "worsening",
      dwell: { family: "gamma", mean: 14.7, sd: 8 },
      ill: true,
      severe: true,
      next: [{ to: "dead" }],
    }),
    stage({
      name: "mending",
      dwell: { family: "gamma", mean: 17.5, sd: 6 },
      ill: true,
      severe: true,
      next: [{ to: "recovered" }],
    }),
  ],
  sources: [
    "R0 2.9 (range 2.2-3.6): Lipsitch et al. 2003; 2.7 without superspreading events, Riley et al. 2003 [from memory]",
    "Dispersion k 0.16: Lloyd-Smith et al. 2005 [confirmed in secondary sources]",
    "Incubation 4.6 days: Leung et al. 2004 (3.8-5.8) [confirmed]; 6.4 (5.2-7.7) in Donnelly et al. 2003 [confirmed]; its sd of 2.8 is chosen to keep the spread of the serial interval [assumption]",
    "Serial interval mean 8.4, sd 3.8 days: Lipsitch et al. 2003 as in EpiEstim (Cori et al. 2013) [confirmed], with isolation under way; 10.0 before [from memory]. The stages give the longer one",
    "Nobody infects before feeling ill [confirmed]; infectiousness is highest when the first week of illness turns into the second [from memory], here in the five days after admission [assumption]",
    "Onset to admission 3 to 5 days, to death 23.7, to discharge 26.5: Donnelly et al. 2003 [confirmed]",
    "Deaths: 13.2 % below 60 years, 43.3 % from 60 on: Donnelly et al. 2003, gamma fits (6.8 and 55 % without a form) [confirmed]",
    "Where people were infected: of 250 in Toronto 193 in health care, 46 at home, 6 elsewhere, 5 travelling [derived from the line list]; infectiousness and weights by setting are chosen to give it [assumption]",
    "Of 100 housemates 7.5 (4.8-10.7) were infected in Singapore, for comparison [confirmed]: fewer than Toronto's share at home means in households of this size",
    INTENSITY_SOURCE,
  ],
};
