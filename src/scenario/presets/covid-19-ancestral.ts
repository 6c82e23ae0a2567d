import { steps } from "../by-age.ts";
import { INTENSITY, INTENSITY_SOURCE } from "../intensity.ts";
import type { ByAge, Disease } from "../scenario.ts";
import { stage } from "./stage.ts";

const AGES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90];
/** Shares of all infected who get at least so far: Covasim's prognoses. */
const SYMPTOMATIC = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.9];
const SEVERE = [0.0005, 0.00165, 0.0072, 0.0208, 0.0343, 0.0765, 0.1328, 0.20655, 0.2457, 0.2457];
const CRITICAL = [0.00003, 0.00008, 0.00036, 0.00104, 0.00216, 0.00933, 0.03639, 0.08923, 0.1742, 0.1742];
const DEAD = [0.00002, 0.00002, 0.0001, 0.00032, 0.00098, 0.00265, 0.00766, 0.02439, 0.08292, 0.1619];

/** Probability of getting on from one such state to the next. */
const onward = (further: readonly number[], before: readonly number[]): ByAge =>
  steps(
    AGES,
    further.map((share, i) => share / before[i]!),
  );

export const covid19Ancestral: Disease = {
  name: "covid-19-ancestral",
  about:
    "COVID-19 as it first spread in 2020, before variants and vaccines: often infectious before it is felt, and far " +
    "deadlier to the old than to the young.",
  hypothetical: false,
  r0: 2.7,
  growth: null,
  householdSar: null,
  dispersion: 0.3,
  susceptibility: steps(AGES, [0.34, 0.67, 1, 1, 1, 1, 1.24, 1.47, 1.47, 1.47]),
  immunity: 0,
  fullyImmune: 0,
  intensity: INTENSITY,
  stages: [
    stage({
      name: "latent",
      dwell: { family: "lognormal", mean: 2.5, sd: 1.5 },
      next: [{ to: "presymptomatic", probability: steps(AGES, SYMPTOMATIC) }, { to: "asymptomatic" }],
    }),
    stage({
      name: "presymptomatic",
      dwell: { family: "gamma", mean: 2.9, sd: 0.9 },
      infectiousness: 1,
      next: [{ to: "ill" }],
    }),
    stage({
      name: "asymptomatic",
      dwell: { family: "gamma", mean: 3.9, sd: 1.2 },
      infectiousness: 0.6,
      next: [{ to: "recovered" }],
    }),
    stage({
      name: "ill",
      dwell: { family: "gamma", mean: 1.2, sd: 0.6 },
      infectiousness: 3,
      ill: true,
      next: [{ to: "worsening", probability: onward(SEVERE, SYMPTOMATIC) }, { to: "ill-late" }],
    }),
    stage({
      name: "ill-late",
      dwell: { family: "gamma", mean: 6.8, sd: 1.9 },
      ill: true,
      next: [{ to: "recovered" }],
    }),
    stage({
      name: "worsening",
      dwell: { family: "lognormal", mean: 5.4, sd: 4.8 },
      ill: true,
      next: [{ to: "severe" }],
    }),
    stage({
      name: "severe",
      dwell: { family: "lognormal", mean: 1.5, sd: 2 },
      ill: true,
      severe: true,
      next: [{ to: "critical", probability: onward(CRITICAL, SEVERE) }, { to: "mending" }],
    }),
    stage({
      name: "critical",
      dwell: { family: "lognormal", mean: 10.7, sd: 4.8 },
      ill: true,
      severe: true,
      next: [{ to: "dead", probability: onward(DEAD, CRITICAL) }, { to: "mending" }],
    }),
    stage({
      name: "mending",
      dwell: { family: "lognormal", mean: 16.6, sd: 6 },
      ill: true,
      next: [{ to: "recovered" }],
    }),
  ],
  sources: [
    "R0 2.7 (range 2.0-3.5) [from memory]",
    "Dispersion k 0.3: between 0.1 (Endo et al. 2020) [from memory] and 0.45 (Covasim, Kerr et al. 2021) [confirmed]; the choice is an [assumption]",
    "Symptomatic, severe, critical and dying by age: Covasim (Kerr et al. 2021) after O'Driscoll et al. 2021, ages 90 and over after Brazeau et al. [confirmed]",
    "Susceptibility by age, odds ratios used as factors: Covasim (Kerr et al. 2021) [confirmed]",
    "Incubation mean 5.5, median 5.1 days: Lauer et al. 2020 [from memory]; its long tail (97.5 % within 11.5 days) is cut to fit the generation interval",
    "Generation interval mean 5.0, sd 1.9 days: Ferretti et al. 2020 [from memory]; lengths of latent, presymptomatic and ill are chosen to give it [assumption]",
    "Share of transmission before symptoms 44 % (30-57): He et al. 2020 [from memory]; relative infectiousness by stage is chosen to give it [assumption]",
    "Infectiousness of those who never feel ill 0.6 of a presymptomatic day [assumption]",
    "Onset to severe 6.6 (sd 4.9), severe to critical 1.5 (2.0), critical to death 10.7 (4.8), mild recovery 8 (2), severe recovery 18.1 (6.3) days: Covasim (Kerr et al. 2021) [confirmed]",
    INTENSITY_SOURCE,
  ],
};
