/** Numbers of the computed population: how people are put together, and who keeps to what. None is drawn. */
import type { Parameter } from "../parameter.ts";

type Name =
  | "catchmentBlocks"
  | "classSize"
  | "fewestPupils"
  | "wholeSchool"
  | "fullClass"
  | "workplaceExponent"
  | "teamFrom"
  | "teamSize"
  | "teamShare"
  | "fullWork"
  | "hospitalFrom"
  | "wardStaffShare"
  | "careHomes"
  | "careHomeSize"
  | "prisons"
  | "prisonSize"
  | "fullHome"
  | "youngestParent"
  | "oldestParent"
  | "householdShape"
  | "householdShapeOfLarge"
  | "tailSlope"
  | "mostEmployed"
  | "householdThresholds"
  | "commonThresholds"
  | "flightDestinations"
  | "outOfWorld"
  | "flightPeople"
  | "flightDistance"
  | "nearestFlight";

export const PEOPLE: Readonly<Record<Name, Parameter>> = {
  catchmentBlocks: {
    about: "Blocks of 1,024 people that share a school",
    unit: "blocks",
    value: 8,
    range: [3, 20],
    grade: "X",
    source: "assumption: some 8,200 people have about 1,400 pupils of 3 to 18, a few schools",
  },
  classSize: {
    about: "Pupils of a class, on average",
    unit: "people",
    value: 23,
    range: [20, 30],
    grade: "D",
    source: "mean class 22.7: contacts at school of Great Britain (POLYMOD, Mossong et al. 2008)",
  },
  fewestPupils: {
    about: "Neighbouring ages with fewer pupils in a catchment are taught together",
    unit: "people",
    value: 12,
    range: [5, 20],
    grade: "X",
    source: "assumption: no class is tiny",
  },
  wholeSchool: {
    about: "A school of people given one by one that has so many pupils or fewer is one class",
    unit: "people",
    value: 40,
    range: [25, 60],
    grade: "X",
    source: "assumption: tables that give classes have none larger",
  },
  fullClass: {
    about: "Others in a class from which on it gives a person all contacts of its setting",
    unit: "people",
    value: 10,
    range: [5, 20],
    grade: "X",
    source: "assumption: a pupil plays with about ten others",
  },
  workplaceExponent: {
    about:
      "Workplaces of s people are as common as s to this power, negative, within a bracket of the source",
    unit: "exponent",
    value: 2.06,
    range: [1.9, 2.3],
    grade: "M",
    source: "firms of the United States: P(S ≥ s) falls as s^-1.06 (Axtell 2001)",
  },
  teamFrom: {
    about: "A workplace of more people has teams",
    unit: "people",
    value: 25,
    range: [15, 50],
    grade: "X",
    source: "assumption: up to here everybody works with everybody",
  },
  teamSize: {
    about: "People of a team, about",
    unit: "people",
    value: 20,
    range: [8, 30],
    grade: "X",
    source: "assumption: as many as know one another's work",
  },
  teamShare: {
    about: "Contacts at a workplace with teams that are within the team",
    unit: "share",
    value: 0.8,
    range: [0.5, 0.95],
    grade: "X",
    source: "assumption: most contacts at work are repeated ones",
  },
  fullWork: {
    about: "Others at work from which on a workplace gives a person all contacts of its setting",
    unit: "people",
    value: 5,
    range: [3, 10],
    grade: "X",
    source: "assumption: a person works with about five others at a time",
  },
  hospitalFrom: {
    about: "Health workplaces of so many people or more are hospitals",
    unit: "people",
    value: 100,
    range: [50, 300],
    grade: "X",
    source: "assumption: smaller ones are practices and care homes",
  },
  wardStaffShare: {
    about: "Contacts in a ward that are with its staff",
    unit: "share",
    value: 0.47,
    range: [0.3, 0.6],
    grade: "D",
    source:
      "SARS in Hong Kong 2003: health workers were 23.1 % of all cases, 49.3 % were infected in health care",
  },
  careHomes: {
    about:
      "Share of people who live in care homes, of 70 years and over, where a scenario asks for group quarters",
    unit: "share",
    value: 0.004,
    range: [0.001, 0.01],
    grade: "M",
    source:
      "1.3 million residents of nursing homes among 330 million people of the United States, from memory",
  },
  careHomeSize: {
    about: "Residents of one ward of a care home, who live as one household",
    unit: "people",
    value: 26,
    range: [24, 31],
    grade: "X",
    source: "assumption: a ward; homes have several",
  },
  prisons: {
    about:
      "Share of people who live in prisons, 18 to 64 years old, where a scenario asks for group quarters",
    unit: "share",
    value: 0.006,
    range: [0.001, 0.007],
    grade: "M",
    source:
      "some 2 million in prisons and jails of the United States, from memory; a fifth of that in much of Europe",
  },
  prisonSize: {
    about: "People of one wing of a prison, who live as one household",
    unit: "people",
    value: 30,
    range: [24, 31],
    grade: "X",
    source: "assumption: a wing",
  },
  fullHome: {
    about:
      "Others at home from which on one has no more contacts at home, where a scenario asks for group quarters",
    unit: "people",
    value: 9,
    range: [6, 15],
    grade: "X",
    source:
      "assumption: residents meet those of their table and corridor; households have at most nine others",
  },
  youngestParent: {
    about: "Years by which a parent is older than the oldest child at home, at least",
    unit: "years",
    value: 18,
    range: [15, 22],
    grade: "X",
    source: "assumption: children at home have grown-up parents",
  },
  oldestParent: {
    about: "Years by which a parent is older than the youngest child at home, at most",
    unit: "years",
    value: 45,
    range: [40, 55],
    grade: "X",
    source: "assumption: few are born to older parents",
  },
  householdShape: {
    about: "Shape of household sizes where the mean is 2.48, as in the United States, or less",
    unit: "shape of a negative binomial",
    value: 3.6,
    range: [2.5, 5],
    grade: "D",
    source: "least relative entropy to the households of the United States (synthpops)",
  },
  householdShapeOfLarge: {
    about: "The same where it is 6.8, as in Dakar, or more; linear in the mean between",
    unit: "shape of a negative binomial",
    value: 1.5,
    range: [1, 2.5],
    grade: "D",
    source: "least relative entropy to the households of Dakar (synthpops)",
  },
  tailSlope: {
    about: "Density of age at 65, in means of the band of 65 and over, of countries known by broad bands",
    unit: "ratio",
    value: 3,
    range: [2, 4],
    grade: "M",
    source:
      "of those of 65 and over a fifth are then 80 or more: 146 of 728 million (UN World Population Prospects 2019)",
  },
  mostEmployed: {
    about: "Most of an age group that can work, where a country's share is brought to its region's",
    unit: "share",
    value: 0.95,
    range: [0.85, 1],
    grade: "X",
    source: "assumption: some of every age cannot",
  },
  householdThresholds: {
    about: "Personal thresholds that are those of the household",
    unit: "share",
    value: 0.3,
    range: [0, 0.6],
    grade: "X",
    source: "assumption: those who refuse live together",
  },
  commonThresholds: {
    about: "Of the other thresholds, those that are one for all traits of a person",
    unit: "share",
    value: 0.3,
    range: [0, 0.6],
    grade: "X",
    source: "assumption: those who refuse one thing refuse others",
  },
  flightDestinations: {
    about: "Places to which people of a place may flee, besides out of the world",
    unit: "places",
    value: 64,
    range: [16, 256],
    grade: "X",
    source: "assumption: those left out have small shares",
  },
  outOfWorld: {
    about: "Those who flee that leave the world; all of them where it has one place",
    unit: "share",
    value: 0.3,
    range: [0.1, 0.6],
    grade: "X",
    source: "assumption: worlds are regions, and relations live beyond them too",
  },
  flightPeople: {
    about: "Power of a place's people with which it draws those who flee",
    unit: "exponent",
    value: 1,
    range: [0.5, 1.2],
    grade: "X",
    source:
      "assumption: people flee to relations and to houses, and there are more of both where there are more people",
  },
  flightDistance: {
    about: "Power of the distance with which fewer flee to a place",
    unit: "exponent",
    value: 1,
    range: [0.5, 2],
    grade: "X",
    source: "assumption: a gravity model; relations live near",
  },
  nearestFlight: {
    about: "Nearer places count as this far for those who flee",
    unit: "km",
    value: 1,
    range: [0.5, 5],
    grade: "X",
    source: "assumption: within a town distance says nothing",
  },
};
