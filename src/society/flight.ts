/** Flight: people leave with their households, by fear. */
import { AWARENESS_CLASSES, EventKind } from "../kernel/engine.ts";
import { BAND_COUNT } from "../population/population.ts";
import { clamp } from "./clamp.ts";
import { FIXED } from "./fixed.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { Heard, ProgrammeNumber, Trait } from "./mechanism.ts";

const FLIGHT = "flight";
/** Fear up to here moves nobody from home. */
const CALM = FIXED.fearThatStays.value;

/** What drives people out whatever they fear and are advised: 0 where there is neither want nor disorder. */
function drivenOut({ fields: f, value }: Today, place: number): number {
  return value("wantDrives") * clamp(f.hardship[place]) + value("unrestDrives") * clamp(f.unrest[place]);
}

/** Share of a place's people with the means to leave who decide on a day to do so, over the awareness classes. */
function share(today: Today, place: number): number {
  const { fields: f, value, counts } = today;
  const driven = drivenOut(today, place);
  let [urge, people] = [0, 0];
  for (let c = 0; c < today.classes; c++) {
    const at = place * AWARENESS_CLASSES + c;
    const heard = (c & Heard.official) !== 0;
    const advised = heard ? f.advice[0] * f.officialWeight[place] : 0;
    const afraid = Math.max(0, f.fear[at] - CALM) / (1 - CALM);
    urge += counts.aware[at] * (afraid * (1 - advised) + driven);
    people += counts.aware[at];
  }
  return people > 0 ? clamp((value("rate") * clamp(f.transport[place]) * urge) / people) : 0;
}

export const flight: Mechanism = {
  name: FLIGHT,
  about:
    "Those in great fear, want or disorder who have the means leave with their households, for other places or out of the world; advice and cordons hold some back.",
  parameters: {
    rate: {
      about: "Share of people with means, in full fear and without advice, who decide on a day to leave",
      unit: "per day",
      value: 0.005,
      range: [0.0005, 0.03],
      limits: [0, 1],
      draw: "logarithm",
      grade: "X",
      source:
        "assumption; 5 % left New York in March and April 2020, 40 % and more of its wealthiest blocks; over 200,000 of some 1.75 million left Surat within two days of 1994 (all confirmed)",
    },
    wantDrives: {
      about: "Flight out of utter want, without any fear, against that out of full fear",
      unit: "ratio",
      value: 3,
      range: [0.5, 10],
      limits: [0, 1000],
      grade: "X",
      source: "assumption",
    },
    unrestDrives: {
      about: "Flight from general disorder, without any other fear, against that out of full fear",
      unit: "ratio",
      value: 3,
      range: [0.5, 10],
      limits: [0, 1000],
      grade: "X",
      source: "assumption",
    },
    awayDays: {
      about: "Days after which they come home",
      unit: "days",
      value: 60,
      range: [14, 180],
      limits: [1, 1000],
      grade: "X",
      source: "assumption",
    },
  },
  owns: { leaving: "place" },
  reads: ["fear", "advice", "officialWeight", "cordon", "haveMeans", "transport", "hardship", "unrest"],
  optional: true,

  programmes: (value) => [
    {
      name: FLIGHT,
      number: ProgrammeNumber.flight,
      counted: null,
      claims: "anyone",
      trait: Trait.flight,
      priority: Array.from({ length: BAND_COUNT }, (_, band) => band),
      delayDays: 0,
      scope: { self: true, household: true },
      effect: { move: true, lastsDays: Math.round(value("awayDays")) },
    },
  ],

  tell({ event, where, alone }) {
    if (event.kind === EventKind.moved)
      return `They flee${alone ? "" : " with their household"} to ${where === "" ? "a place far away" : where}.`;
    return event.kind === EventKind.returned ? "They come home." : undefined;
  },

  day(today) {
    const { fields: f, population, living, counts, ask } = today;
    for (let p = 0; p < population.places; p++) {
      const here = Math.max(0, living[p] - counts.away[p]);
      const able = here * f.haveMeans[0];
      const due = f.leaving[p] + share(today, p) * able * (1 - f.cordon[p]);
      const whole = Math.floor(due);
      f.leaving[p] = due - whole;
      ask.supply(FLIGHT, p, whole);
      // Whoever has no means is passed over, once and for all.
      ask.willing(FLIGHT, p, f.haveMeans[0]);
    }
  },
};
