/** Numbers by which outcomes are told: they change what is said of a run, and nothing that happens in it. */
import type { Parameter } from "../parameter.ts";

type Name = "tookOffEach" | "tookOffLeast" | "tookOffShare" | "deadlyFrom";

export const TOLD: Readonly<Record<Name, Parameter>> = {
  tookOffEach: {
    about: "An outbreak has taken off once it has infected so many for each expected arrival",
    unit: "people",
    value: 20,
    range: [5, 100],
    grade: "X",
    source: "assumption: a definition; few that end by chance get so far",
  },
  tookOffLeast: {
    about: "And so many at least",
    unit: "people",
    value: 100,
    range: [30, 500],
    grade: "X",
    source: "assumption: a definition",
  },
  tookOffShare: {
    about: "Or this share of all people, if that is fewer",
    unit: "share",
    value: 0.05,
    range: [0.01, 0.1],
    grade: "X",
    source: "assumption: a definition, for small places",
  },
  deadlyFrom: {
    about: "Share of the infected who die from which on days of life are told beside deaths",
    unit: "share",
    value: 0.2,
    range: [0.05, 0.5],
    grade: "X",
    source: "assumption: a definition; where so many die, when they die says more",
  },
};
