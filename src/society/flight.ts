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

/** Share of a place's people who decide to leave on a day, over the awareness classes. */
function share({ fields: f, value, counts }: Today, place: number): number {
  let [leaving, people] = [0, 0];
  for (let c = 0; c < AWARENESS_CLASSES; c++) {
    const at = place * AWARENESS_CLASSES + c;
    const heard = (c & Heard.official) !== 0;
    const advised = heard ? f.advice[0] * f.officialWeight[place] : 0;
    const afraid = Math.max(0, f.fear[at] - CALM) / (1 - CALM);
    leaving += counts.aware[at] * value("rate") * afraid * (1 - advised);
    people += counts.aware[at];
  }
  return people > 0 ? clamp(leaving / people) : 0;
}

export const flight: Mechanism = {
  name: FLIGHT,
  about:
    "Those in great fear leave with their households, for other places or out of the world; advice and cordons hold some back.",
  parameters: {
    rate: {
      about: "Share of people in full fear and without advice who decide on a day to leave",
      unit: "per day",
      value: 0.005,
      range: [0.0005, 0.03],
      limits: [0, 1],
      draw: "logarithm",
      grade: "X",
      source:
        "assumption; 5 % left New York in March and April 2020, over 200,000 of some 1.75 million left Surat within two days of 1994 (both confirmed)",
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
  reads: ["fear", "advice", "officialWeight", "cordon"],
  optional: true,

  programmes: (value) => [
    {
      name: FLIGHT,
      number: ProgrammeNumber.flight,
      counted: null,
      claims: "standing",
      trait: Trait.flight,
      priority: Array.from({ length: BAND_COUNT }, (_, band) => band),
      delayDays: 0,
      scope: { self: true, household: true },
      effect: { move: true, lastsDays: Math.round(value("awayDays")) },
    },
  ],

  tell({ event, where }) {
    if (event.kind === EventKind.moved)
      return `They flee with their household to ${where === "" ? "a place far away" : where}.`;
    return event.kind === EventKind.returned ? "They come home." : undefined;
  },

  day(today) {
    const { fields: f, population, living, counts, ask } = today;
    for (let p = 0; p < population.places; p++) {
      const here = Math.max(0, living[p] - counts.away[p]);
      const due = f.leaving[p] + share(today, p) * here * (1 - f.cordon[p]);
      const whole = Math.floor(due);
      f.leaving[p] = due - whole;
      ask.supply(FLIGHT, p, whole);
      ask.willing(FLIGHT, p, 1);
    }
  },
};
