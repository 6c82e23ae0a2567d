/** What the orders assume. */
import type { Parameters } from "../mechanism.ts";

export const PARAMETERS: Parameters = {
  unconditional: {
    about:
      "Share of people with the means to follow orders who do so whether or not they trust the authority",
    unit: "share",
    value: 0.3,
    range: [0, 0.6],
    limits: [0, 1],
    grade: "X",
    source: "assumption",
  },
  trustEffect: {
    about:
      "Effect of trust on the others and on acceptance of vaccines: 1 those who trust follow, 0 half do, -1 those who do not trust",
    unit: "-1 to 1",
    value: 1,
    range: [-0.5, 1],
    limits: [-1, 1],
    grade: "X",
    source:
      "assumption; more trust went with more compliance in Europe (Bargain and Aminjonov 2020), with less in Latin America",
  },
  acceptance: {
    about: "Share of people who take a vaccine whether or not they trust the authority",
    unit: "share",
    value: 0.4,
    range: [0.1, 0.7],
    limits: [0, 1],
    grade: "X",
    source: "assumption",
  },
  sensitivity: {
    about: "Share of those with the disease whom a test finds",
    unit: "share",
    value: 0.8,
    range: [0.6, 0.95],
    limits: [0, 1],
    grade: "X",
    source: "assumption",
  },
  isolatedAtHome: {
    about: "Transmission to each housemate that is left of someone in isolation",
    unit: "share",
    value: 0.3,
    range: [0.2, 0.6],
    limits: [0, 1],
    grade: "C",
    source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
  },
  isolatedElsewhere: {
    about: "Transmission at school, at work and elsewhere that is left of someone in isolation",
    unit: "share",
    value: 0.1,
    range: [0.05, 0.3],
    limits: [0, 1],
    grade: "C",
    source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
  },
  quarantinedAtHome: {
    about: "Transmission to and from each housemate that is left of someone in quarantine",
    unit: "share",
    value: 0.6,
    range: [0.4, 1],
    limits: [0, 1],
    grade: "C",
    source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
  },
  quarantinedElsewhere: {
    about: "Transmission to and from others that is left of someone in quarantine",
    unit: "share",
    value: 0.2,
    range: [0.1, 0.5],
    limits: [0, 1],
    grade: "C",
    source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
  },
  maskEffect: {
    about: "Reduction of transmission outside the household if everyone wears a mask there",
    unit: "share",
    value: 0.3,
    range: [0.05, 0.6],
    limits: [0, 1],
    grade: "X",
    source:
      "assumption; in Bangladesh 9 % fewer had symptoms and antibodies where 29 in 100 more wore one (Abaluck et al. 2022), pooled trials show next to none (Jefferson et al. 2023; both from memory)",
  },
  armyForce: {
    about: "Force that is felt where the army stands in the streets, even if it may not use any",
    unit: "share of full force",
    value: 0.2,
    range: [0, 0.5],
    limits: [0, 1],
    grade: "X",
    source:
      "assumption: soldiers are taken for a threat where police are not; after ten days of clashes the army lifted the quarantine of West Point in Monrovia, 2014",
  },
};
