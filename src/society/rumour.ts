/** Rumour: what is told though nobody knows it: false comfort, false alarm, or what people have lived through. */
import { exp, log } from "../maths/elementary.ts";
import type { Rumour } from "../scenario/scenario.ts";
import { MOST_RUMOURS } from "../scenario/rumour-limit.ts";
import { clamp } from "./clamp.ts";
import { reachedOn } from "./command.ts";
import { shareWhoHeard } from "./heard.ts";
import { LEVEL_FIELDS } from "./levels.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { Heard, Slot } from "./mechanism.ts";
import { excess } from "./mismatch.ts";
import { describeRumour } from "./words.ts";

const NEVER = -1;
/** No rumour stands; else 1 + its number. */
const NONE = 0;

/** Starts what is due today; of several the last stands. */
function start({ scenario, fields: f, day, ask, population }: Today): void {
  for (const [n, rumour] of scenario.rumours.entries()) {
    if (f.rumourTaken[n] !== NEVER) continue;
    f.rumourDue[n] = Math.min(f.rumourDue[n], reachedOn(rumour.at, f, day));
    if (f.rumourDue[n] > day) continue;
    f.rumourTaken[n] = day;
    if (f.rumourNow[0] !== NONE) ask.clear(Slot.rumour);
    f.rumourNow[0] = 1 + n;
    f.credibility.fill(1);
    for (let p = 0; p < population.places; p++) ask.reach(Slot.rumour, p, rumour.startsWith);
    ask.note("rumour", describeRumour(rumour));
  }
}

/** Deaths per 100,000 a week of which a rumour speaks, where so many are lived through. */
function burden({ says, strength }: Rumour, lived: number, alarm: number): number {
  if (says === "truth") return lived;
  return says === "false-comfort" ? (1 - strength) * lived : Math.max(lived, strength * alarm);
}

/** Share of the living who heard and believe an official word that says something else, as far as it still weighs. */
function contradicted({ fields: f, counts }: Today, place: number): number {
  const says = f.rumourSays[place];
  const otherwise = excess(says, f.saidHigh[place]) > 0 || excess(f.saidLow[place], says) > 0;
  if (f.announcing[0] === 0 || !otherwise) return 0;
  return f.officialWeight[place] * shareWhoHeard(counts, place, Heard.official);
}

export const rumour: Mechanism = {
  name: "rumour",
  about:
    "What nobody knows is told all the same: false comfort or false alarm, until it is corrected or wears out.",
  parameters: {
    tellShare: {
      about: "Share of those who believe a rumour who tell it on",
      unit: "share",
      value: 0.4,
      range: [0.1, 0.7],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; false news was passed on by more people than true news in one network (Vosoughi 2018, from memory)",
    },
    stifle: {
      about: "Probability that a teller stops on meeting someone who had heard the rumour",
      unit: "probability",
      value: 1,
      range: [0.3, 1],
      limits: [0, 1],
      grade: "X",
      source: "assumption; 1 is the rumour model of Maki and Thompson",
    },
    alarm: {
      about: "Deaths of which a false alarm of full strength speaks",
      unit: "deaths per 100,000 per week",
      value: 100,
      range: [20, 1000],
      limits: [0, 100_000],
      draw: "logarithm",
      grade: "X",
      source: "assumption",
    },
    halfLife: {
      about: "Time in which half of a rumour's credibility is gone without anything said against it",
      unit: "days",
      value: 10,
      range: [1.5, 60],
      limits: [0.1, 1_000_000],
      draw: "logarithm",
      grade: "X",
      source: "assumption; attention to a news item on the web has a half-life of 36 hours (Dezso 2006)",
    },
    refuted: {
      about:
        "Share of a rumour's credibility lost in a day in which everyone believes an official word that says otherwise",
      unit: "per day",
      value: 0.2,
      range: [0, 0.5],
      limits: [0, 1],
      grade: "X",
      source: "assumption; how much corrections undo is disputed",
    },
  },
  owns: {
    rumourSays: "place",
    rumourWeight: "place",
    rumourThreat: "world",
    credibility: "place",
    rumourNow: "world",
    rumourDue: { each: "world", of: MOST_RUMOURS },
    rumourTaken: { each: "world", of: MOST_RUMOURS },
  },
  reads: [
    "detectedOn",
    "leakedOn",
    ...Object.values(LEVEL_FIELDS),
    "deathsWeek",
    "saidLow",
    "saidHigh",
    "announcing",
    "officialWeight",
    "peer",
  ],
  optional: true,
  idle: ({ rumours }) => rumours.length === 0,

  begin({ fields }) {
    fields.rumourDue.fill(Infinity);
    fields.rumourTaken.fill(NEVER);
  },

  day(today) {
    const { scenario, fields: f, value, population, ask } = today;
    // What wears out in a day does so before the next is told.
    const left = exp(-log(2) / value("halfLife"));
    for (let p = 0; p < population.places; p++) {
      f.credibility[p] = clamp(f.credibility[p] * left * (1 - value("refuted") * contradicted(today, p)));
    }
    start(today);
    const stands = scenario.rumours[f.rumourNow[0] - 1];
    if (stands === undefined) return;
    f.rumourThreat[0] = stands.says === "false-comfort" ? 0 : stands.strength;
    for (let p = 0; p < population.places; p++) {
      f.rumourSays[p] = burden(stands, f.deathsWeek[p], value("alarm"));
      f.rumourWeight[p] = f.peer[p] * f.credibility[p];
      ask.belief(Slot.rumour, p, f.rumourWeight[p]);
    }
  },
};
