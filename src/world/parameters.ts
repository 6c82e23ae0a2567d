/** Numbers of the world: who travels where, and where those live who are in no table. None is drawn. */
import type { Parameter } from "../parameter.ts";

type Name =
  | "homeJobs"
  | "flowsKept"
  | "commuterMeetings"
  | "mostAway"
  | "airShare"
  | "airportCatchment"
  | "shortestFlight"
  | "mediumAirport"
  | "airDistance"
  | "connectionsKept"
  | "fewestPeople"
  | "neighbours"
  | "farthest"
  | "placesOfCountry";

export const TRAVEL: Readonly<Record<Name, Parameter>> = {
  homeJobs: {
    about: "Jobs at home looked at before all others, for each resident, relative to elsewhere",
    unit: "ratio",
    value: 1,
    range: [0.5, 3],
    limits: [0, 1000],
    grade: "X",
    source:
      "assumption: the radiation model's own, that jobs are as residents (Simini et al. 2012); then half of all workers stay",
  },
  flowsKept: {
    about: "Destinations kept of the commuters of a place, its own included",
    unit: "places",
    value: 64,
    range: [16, 256],
    grade: "X",
    source: "assumption: those left out have small shares",
  },
  commuterMeetings: {
    about: "Meetings of a commuter outside home, school and work that are with people of where they commute",
    unit: "share",
    value: 0.25,
    range: [0.1, 0.5],
    limits: [0, 1],
    grade: "X",
    source: "assumption: lunch, shops and the way, but not evenings",
  },
  mostAway: {
    about: "Most of a place's meetings that can be with people of other places",
    unit: "share",
    value: 0.9,
    range: [0.5, 1],
    grade: "X",
    source: "assumption: some meetings are always with neighbours",
  },
  airShare: {
    about: "Meetings outside home, school and work with people reached by air, in worlds of whole countries",
    unit: "share",
    value: 0.005,
    range: [0.001, 0.02],
    limits: [0, 0.5],
    grade: "X",
    source:
      "assumption: 0.6 flights a person in 2019 and two of them for five days away are 0.4 % of all days; commuting is an order of magnitude more (Balcan et al. 2009)",
  },
  airportCatchment: {
    about: "People use the nearest large airport within this distance, or else the nearest medium one",
    unit: "km",
    value: 100,
    range: [50, 200],
    grade: "X",
    source: "assumption: two hours on the road",
  },
  shortestFlight: {
    about: "Nobody flies less far",
    unit: "km",
    value: 200,
    range: [100, 400],
    grade: "X",
    source: "assumption: roads and rails are faster",
  },
  mediumAirport: {
    about: "Passengers for each person of the catchment of a medium airport, relative to a large one",
    unit: "ratio",
    value: 0.25,
    range: [0.1, 0.5],
    grade: "X",
    source: "assumption: two classes are all that is known",
  },
  airDistance: {
    about: "Power of the distance with which fewer fly between two airports",
    unit: "exponent",
    value: 0.5,
    range: [0, 1],
    grade: "X",
    source: "assumption: a gravity model in which distance matters little",
  },
  connectionsKept: {
    about: "Strongest connections kept of each airport",
    unit: "airports",
    value: 16,
    range: [8, 64],
    grade: "X",
    source: "assumption: those left out have small shares",
  },
  fewestPeople: {
    about: "Fewest people, of those who live in no known place, for whom a place is made",
    unit: "people",
    value: 1000,
    range: [500, 5000],
    grade: "X",
    source: "assumption: a village",
  },
  neighbours: {
    about: "Nearest neighbours towards which places are made",
    unit: "places",
    value: 6,
    range: [3, 12],
    grade: "X",
    source: "assumption: as many as there are around a place on a plane",
  },
  farthest: {
    about: "Places are made half-way to a neighbour, or at most so far",
    unit: "km",
    value: 50,
    range: [20, 100],
    grade: "X",
    source: "assumption: countryside belongs to a town that can be reached in a day",
  },
  placesOfCountry: {
    about: "Places of a country cut by a circle that may be made for people who live in none",
    unit: "places",
    value: 2000,
    range: [500, 5000],
    grade: "X",
    source: "assumption: as many as a world of whole countries has unless said",
  },
};
