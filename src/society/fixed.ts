/** Numbers of the society that no scenario sets and that are not drawn: definitions, and what bounds memory. */
import type { Parameter } from "../parameter.ts";

type Name =
  | "detectionCases"
  | "longestDelay"
  | "mourningDays"
  | "mostGrowth"
  | "mostTrust"
  | "forgivenFactor"
  | "reckoningDays"
  | "fearThatStays"
  | "deadLeft";

export const FIXED: Readonly<Record<Name, Parameter>> = {
  detectionCases: {
    about: "Confirmed severe cases of the whole world at which the authority knows that there is an outbreak",
    unit: "cases",
    value: 5,
    range: [2, 20],
    grade: "X",
    source: "assumption: a definition of detection",
  },
  longestDelay: {
    about: "Reports take fewer days than this from falling severely ill, or dying",
    unit: "days",
    value: 64,
    range: [40, 120],
    grade: "X",
    source: "assumption: beyond it the delays declared have next to nothing",
  },
  mourningDays: {
    about: "Days of deaths by which people may know one of the dead",
    unit: "days",
    value: 14,
    range: [14, 30],
    grade: "X",
    source: "assumption: a death is talked of for two weeks",
  },
  mostGrowth: {
    about: "Most by which an authority takes its figures to have grown while reports were on their way",
    unit: "times",
    value: 4,
    range: [2, 10],
    grade: "X",
    source: "assumption: two doublings",
  },
  mostTrust: {
    about: "Trust that no run of correct statements exceeds",
    unit: "share of people who would believe it",
    value: 0.9,
    range: [0.8, 1],
    grade: "X",
    source: "assumption: some never believe",
  },
  forgivenFactor: {
    about: "A statement is forgiven until it is wrong by this factor",
    unit: "times",
    value: 2,
    range: [1.2, 5],
    grade: "X",
    source: "assumption: people know that figures are rough",
  },
  reckoningDays: {
    about: "Days for which a forecast that fell due is held against what came",
    unit: "days",
    value: 7,
    range: [1, 30],
    grade: "X",
    source: "assumption: a week of news",
  },
  fearThatStays: {
    about: "Fear up to which nobody leaves home for another place",
    unit: "share of full fear",
    value: 0.5,
    range: [0.2, 0.8],
    grade: "X",
    source: "assumption: only great fear moves households",
  },
  deadLeft: {
    about:
      "Dead who were found and wait for more than three days at which a place's are said to be no longer collected",
    unit: "per 100,000 people",
    value: 20,
    range: [5, 100],
    grade: "X",
    source: "assumption: ten ordinary days of deaths",
  },
};
