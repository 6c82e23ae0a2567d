/** Whom people believe. */
import { AWARENESS_CLASSES } from "../kernel/engine.ts";
import { log } from "../maths/elementary.ts";
import { clamp } from "./clamp.ts";
import { FIXED } from "./fixed.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { Heard } from "./mechanism.ts";
import { givesFigures, StanceCode } from "./stance.ts";

const FORGIVEN = log(FIXED.forgivenFactor.value);

/** By how much, in logarithms beyond what is forgiven, `more` is above `less` (deaths per 100,000 a week). */
const excess = (more: number, less: number): number => Math.max(0, log((more + 1) / (less + 1)) - FORGIVEN);

/** What is lived through beyond what was said: under-stated; and said beyond what is lived through: over-stated. */
function misstatement(today: Today, place: number): { under: number; over: number } {
  const { fields: f, day } = today;
  const lived = f.deathsWeek[place];
  const [low, high] = [f.saidLow[place], f.saidHigh[place]];
  if (high > low && lived >= low && lived <= high) return { under: 0, over: 0 };
  const dueOn = f.forecastDueOn[0];
  const due = dueOn >= 0 && day >= dueOn && day < dueOn + FIXED.reckoningDays.value;
  const failed = due ? excess(f.forecast[0], lived) : 0;
  // Figures that lag behind a falling wave are no lie; figures raised on purpose are.
  const raised = f.stance[0] === StanceCode.exaggerate ? excess(low, lived) : 0;
  return { under: givesFigures(f.stance[0]) ? excess(lived, high) : 0, over: Math.max(failed, raised) };
}

/** Share of the living who heard and believe the official word. */
function shareWhoHeard(today: Today, place: number): number {
  const aware = today.counts.aware;
  let [heard, all] = [0, 0];
  for (let c = 0; c < AWARENESS_CLASSES; c++) {
    const people = aware[place * AWARENESS_CLASSES + c];
    all += people;
    if ((c & Heard.official) !== 0) heard += people;
  }
  return all > 0 ? heard / all : 0;
}

export const trust: Mechanism = {
  name: "trust",
  about:
    "Trust in the authority grows slowly while its word matches what people live through, and falls faster when not.",
  parameters: {
    initial: {
      about: "Trust in the authority at the start, to which it slowly returns",
      unit: "share of people who would believe it",
      value: 0.6,
      range: [0.3, 0.8],
      limits: [0, 1],
      grade: "X",
      source: "assumption; 31.9 % trusted local authorities in North Kivu in 2018 (Vinck 2019)",
    },
    gain: {
      about: "Speed at which trust moves",
      unit: "per day",
      value: 0.01,
      range: [0.003, 0.03],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    loss: {
      about: "How many times faster trust is lost than gained",
      unit: "ratio",
      value: 3,
      range: [2, 4],
      limits: [0, 100],
      grade: "X",
      source: "assumption; the direction is found by Slovic 1993, qualified by White 2003",
    },
    overstated: {
      about: "Weight of having said too much against having said too little",
      unit: "ratio",
      value: 0.5,
      range: [0.2, 1],
      limits: [0, 10],
      grade: "X",
      source: "assumption",
    },
    returnDays: {
      about: "Time in which trust returns to where it was",
      unit: "days",
      value: 260,
      range: [130, 520],
      limits: [1, 1_000_000],
      grade: "X",
      source: "assumption",
    },
    peer: {
      about: "Trust in what comes from other people and not from the authority",
      unit: "share of people who would believe it",
      value: 0.7,
      range: [0.4, 0.9],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
  },
  owns: { trust: "place", peer: "place", officialWeight: "place" },
  reads: [
    "deathsWeek",
    "saidLow",
    "saidHigh",
    "seen",
    "stance",
    "forecast",
    "forecastDueOn",
    "trustWhenSaid",
  ],

  begin({ fields, value }) {
    fields.trust.fill(value("initial"));
    fields.peer.fill(value("peer"));
    // Also what holds while trust is switched off: a word once believed keeps its whole weight.
    fields.officialWeight.fill(1);
  },

  day(today) {
    const { fields: f, value, population } = today;
    const speaks = givesFigures(f.stance[0]);
    for (let p = 0; p < population.places; p++) {
      const { under, over } = misstatement(today, p);
      const now = f.trust[p];
      const hit = speaks && under === 0 && over === 0 ? 1 : 0;
      const credit = Math.max(0, FIXED.mostTrust.value - now) * hit * f.seen[p];
      const debit = under * f.seen[p] + value("overstated") * over * shareWhoHeard(today, p);
      const back = (value("initial") - now) / value("returnDays");
      f.trust[p] = clamp(now + value("gain") * (credit - value("loss") * now * debit) + back);
      f.officialWeight[p] =
        speaks && f.trustWhenSaid[p] > 0 ? Math.min(1, f.trust[p] / f.trustWhenSaid[p]) : 0;
    }
  },
};
