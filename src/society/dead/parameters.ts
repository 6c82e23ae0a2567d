/** The numbers of the dead. */
import type { Parameters } from "../mechanism.ts";

export const DEAD_PARAMETERS: Parameters = {
  ordinary: {
    about: "Deaths of all other causes in ordinary times",
    unit: "deaths per 100,000 people a day",
    value: 1.9,
    range: [1.5, 5],
    limits: [0, 1000],
    grade: "C",
    source: "New York City 2020: 158 a day of 8.3 million; 4 to 5 in the cities of 1918",
  },
  capacity: {
    about: "Dead whom crews at full strength bury",
    unit: "dead per 100,000 people a day",
    value: 3.5,
    range: [2.5, 5],
    limits: [0, 100_000],
    grade: "X",
    source: "assumption: one and a half to two times as many as die in ordinary times",
  },
  graves: {
    about: "Dead who are buried besides where mass graves are allowed, by crews at full strength",
    unit: "dead per 100,000 people a day",
    value: 15,
    range: [5, 50],
    limits: [0, 100_000],
    draw: "logarithm",
    grade: "X",
    source: "assumption; trenches were dug by machine in Philadelphia in October 1918",
  },
  foundAfter: {
    about: "Mean days until someone who died alone is found where all neighbours are there",
    unit: "days",
    value: 2,
    range: [1, 7],
    limits: [0, 365],
    grade: "X",
    source: "assumption",
  },
  inHospital: {
    about: "Share of ordinary deaths that come in hospital or where others are",
    unit: "share",
    value: 0.5,
    range: [0.2, 0.8],
    limits: [0, 1],
    grade: "X",
    source: "assumption",
  },
  byFamily: {
    about:
      "Share of the dead who have waited for more than three days whom living kin bury themselves on a day",
    unit: "per day",
    value: 0.05,
    range: [0, 0.2],
    limits: [0, 1],
    grade: "X",
    source: "assumption; families dug graves in Philadelphia in October 1918",
  },
  storage: {
    about: "Dead whom mortuaries can keep cold",
    unit: "dead per 100,000 people",
    value: 10,
    range: [3, 30],
    limits: [0, 100_000],
    draw: "logarithm",
    grade: "X",
    source:
      "assumption; Philadelphia's morgue was built for 2 per 100,000 in 1918, and held 28 per 100,000 at its fullest",
  },
  stenchHalf: {
    about:
      "Dead who have waited uncooled for more than three days at which smell and vermin are half of the worst",
    unit: "dead per 100,000 people",
    value: 50,
    range: [10, 200],
    limits: [1, 100_000],
    draw: "logarithm",
    grade: "X",
    source: "assumption",
  },
};
