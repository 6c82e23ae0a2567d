/** Buying more than one needs, and what is in the larder. */
import { AWARENESS_CLASSES } from "../kernel/engine.ts";
import { clamp } from "./clamp.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { Heard } from "./mechanism.ts";

/** Extra demand from which a place is said to be buying ahead. */
const NOTED = 0.3;

/** How grave a warning made of late still sounds, 0 to 1: it fades over some days. */
function freshWarning({ fields: f, value, day }: Today): number {
  if (f.spokenOn[0] < 0) return 0;
  return f.threat[0] * clamp(1 - (day - f.spokenOn[0]) / value("warningDays"));
}

/** Share of a place's people who want as much at home as can be: out of fear, at a warning, or as shops run low. */
function whoBuyAhead({ fields: f, value, counts, classes }: Today, place: number, warning: number): number {
  const [fearBuys, warningBuys] = [value("fearBuys"), value("warningBuys")];
  const short = 1 - value("scarcityBuys") * clamp(1 - f.food[place]);
  let [buying, people] = [0, 0];
  for (let c = 0; c < classes; c++) {
    const at = place * AWARENESS_CLASSES + c;
    const warned = (c & Heard.official) !== 0 ? warning * f.officialWeight[place] : 0;
    const calm = (1 - fearBuys * f.fear[at]) * (1 - warningBuys * warned);
    buying += counts.aware[at] * (1 - calm * short);
    people += counts.aware[at];
  }
  return people > 0 ? clamp(buying / people) : 0;
}

export const hoarding: Mechanism = {
  name: "hoarding",
  about: "The afraid buy more than they need until the larder is full, and shops run down sooner.",
  parameters: {
    extraDemand: {
      about: "Extra demand for food if every household buys ahead and has no more than usual at home",
      unit: "share of a day's food",
      value: 0.8,
      range: [0.4, 1],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption: staples rose by 80 % on the peak day in the United Kingdom, March 2020 (confirmed), when not every household bought",
    },
    fearBuys: {
      about: "Share of people in full fear who buy ahead",
      unit: "share",
      value: 0.6,
      range: [0.2, 1],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    scarcityBuys: {
      about: "Share of people who buy ahead when shops are empty",
      unit: "share",
      value: 0.6,
      range: [0.2, 1],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    warningBuys: {
      about: "Share of people who buy ahead on the day of the gravest warning, if they believe it",
      unit: "share",
      value: 0.5,
      range: [0.1, 0.9],
      limits: [0, 1],
      grade: "X",
      source: "assumption; in March 2020 more households bought, and baskets were hardly larger (confirmed)",
    },
    warningDays: {
      about: "Days in which a warning ceases to fill shops",
      unit: "days",
      value: 7,
      range: [3, 14],
      limits: [1, 1000],
      grade: "X",
      source: "assumption; web news has a half-life of 36 hours (Dezso 2006), the run of 2020 took two weeks",
    },
    usualDays: {
      about: "Food that households have at home in usual times",
      unit: "days",
      value: 7,
      range: [3, 14],
      limits: [0, 1000],
      grade: "X",
      source: "assumption",
    },
    mostDays: {
      about: "Food beyond that which the afraid want to have at home",
      unit: "days",
      value: 14,
      range: [7, 60],
      limits: [0.1, 1000],
      grade: "X",
      source: "assumption; two weeks are what many authorities advise",
    },
    spendDays: {
      about: "Time in which calm households eat up what they have too much of",
      unit: "days",
      value: 30,
      range: [10, 90],
      limits: [1, 1_000_000],
      grade: "X",
      source: "assumption",
    },
    rationHolds: {
      about: "Share of buying ahead that full rationing prevents",
      unit: "share",
      value: 0.7,
      range: [0.1, 1],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; limits per basket would not have prevented empty shelves in 2020 (confirmed), rations per head may",
    },
  },
  owns: {
    hoarded: "place",
    hoarding: "place",
    pantry: "place",
  },
  reads: ["fear", "officialWeight", "threat", "spokenOn", "food", "rationing"],
  optional: true,

  day(today) {
    const { fields: f, value, population, living, died, killed, ask, day } = today;
    const [usual, beyond] = [value("usualDays"), value("mostDays")];
    const warning = freshWarning(today);
    for (let p = 0; p < population.places; p++) {
      const people = Math.max(0, living[p]);
      if (day === 0) f.pantry[p] = usual * people;
      // What the dead had at home is nobody's: the share of each of the living stays the same.
      const before = people + died[p] + killed[p];
      let stored = before > 0 ? f.pantry[p] * clamp(people / before) : 0;
      // What shops did not have yesterday was eaten from the larder.
      const sold = clamp(f.food[p]);
      if (day > 0) stored -= Math.min(stored, (1 - sold) * people);
      const wanted = (usual + beyond * whoBuyAhead(today, p, warning)) * people;
      const room = people > 0 ? clamp((wanted - stored) / (beyond * people)) : 0;
      const demand = value("extraDemand") * room * (1 - value("rationHolds") * clamp(f.rationing[p]));
      if (demand >= NOTED && f.hoarding[p] < NOTED)
        ask.note("hoarding", "Shops are full of people who buy ahead.", p);
      f.hoarding[p] = demand;
      // Shops that have not enough for the day have nothing beyond it but the same share.
      f.hoarded[p] = Math.min(demand * sold * people, Math.max(0, wanted - stored));
      const tooMuch = Math.max(0, stored - wanted);
      f.pantry[p] = stored + f.hoarded[p] - tooMuch / value("spendDays");
    }
  },
};
