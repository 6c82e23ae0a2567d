/** What is announced, what leaks out, how far each word reaches, and what people see for themselves. */
import type { MessagePlan } from "../kernel/engine.ts";
import { Hearing, MESSAGES } from "../kernel/engine.ts";
import { exp } from "../maths/elementary.ts";
import { coverage } from "./channels.ts";
import { leak } from "./leak.ts";
import type { Mechanism, Parameter } from "./mechanism.ts";
import { Slot, Trait } from "./mechanism.ts";
import { givesFigures, StanceCode } from "./stance.ts";

/** How readily people tell news in a setting; only the ratios between the four matter. */
function talk(where: string): Parameter {
  return {
    about: `How readily news is told ${where}, relative to the other settings`,
    unit: "ratio",
    value: 1,
    range: [0.5, 2],
    limits: [0, 100],
    grade: "X",
    source: "assumption; only the ratios between the four settings matter",
  };
}

/**
 * The three messages of a run: the official word, the unofficial truth (what has leaked out, or was seen first-hand), and
 * rumour, which nobody tells on unless the mechanism rumour is on and has parameters.
 */
export function messagePlans(
  value: (name: string) => number,
  rumour: ((name: string) => number) | null,
): MessagePlan[] {
  const gapDays = value("gap");
  const spread = { tellShare: value("tellShare"), stifle: value("stifle"), gapDays };
  const rumoured =
    rumour === null
      ? { ...spread, tellShare: 0 }
      : { tellShare: rumour("tellShare"), stifle: rumour("stifle"), gapDays };
  return [
    { name: "official", beliefTrait: Trait.trust, ...spread },
    { name: "leak", beliefTrait: Trait.peer, ...spread },
    { name: "rumour", beliefTrait: Trait.peer, ...rumoured },
  ];
}

/** Relative rates of telling by setting: household per other member, class, work, community. */
export function newsRates(value: (name: string) => number): [number, number, number, number] {
  return [value("talkHousehold"), value("talkClass"), value("talkWork"), value("talkCommunity")];
}

/** [64] awareness class of the three two-bit hearing states: a message counts if it was heard and believed. */
export function awarenessClasses(): Uint8Array {
  const classes = new Uint8Array(1 << (2 * MESSAGES));
  const believed = (bits: number, slot: number): boolean => {
    const state = (bits >> (2 * slot)) & 3;
    return state === Hearing.telling || state === Hearing.silent;
  };
  for (let bits = 0; bits < classes.length; bits++) {
    for (const slot of [Slot.official, Slot.leak, Slot.rumour])
      if (believed(bits, slot)) classes[bits] |= 1 << slot;
  }
  return classes;
}

export const information: Mechanism = {
  name: "information",
  about:
    "Figures are announced and broadcast, or held back until someone leaks them; people also see who dies around them.",
  parameters: {
    reach: {
      about: "Share of people whom the media reach with a statement in the end",
      unit: "share",
      value: 0.9,
      range: [0.6, 0.98],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    reachRate: {
      about: "Rate at which the media reach them, from the day of the statement",
      unit: "per day",
      value: 0.3,
      range: [0.1, 1],
      limits: [0, 10],
      grade: "X",
      source: "assumption; attention to a news item has a half-life of 36 hours (Dezso 2006)",
    },
    byMedia: {
      about: "Share of those whom broadcasts can reach whom the media alone would reach",
      unit: "share",
      value: 0.9,
      range: [0.6, 0.98],
      limits: [0, 1],
      grade: "X",
      source: "assumption; it matters only where the media or the telephones fail",
    },
    byPhone: {
      about: "Share of them whom the telephone and what goes over it would reach without the media",
      unit: "share",
      value: 0.7,
      range: [0.3, 0.95],
      limits: [0, 1],
      grade: "X",
      source: "assumption; it matters only where the media or the telephones fail",
    },
    insiders: {
      about: "People who know what the authority knows",
      unit: "people",
      value: 300,
      range: [50, 1000],
      limits: [0, 1_000_000],
      grade: "X",
      source: "assumption",
    },
    leakProbability: {
      about: "Probability that one insider talks to a reporter on a day, while the authority does not",
      unit: "per person per day",
      value: 3e-4,
      range: [1e-5, 1e-2],
      limits: [0, 1],
      draw: "logarithm",
      grade: "X",
      source:
        "assumption; estimates for long-kept secrets (Grimes 2016, about 4e-6 a year) are far too slow for an outbreak",
    },
    leakReach: {
      about:
        "Share of people whom the first report of a leak reaches with a free press; the rest is word of mouth",
      unit: "share",
      value: 0.02,
      range: [0.005, 0.1],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    uncontrolled: {
      about:
        "Share of a controlled press whose reporters are beyond the authority's arm and print all the same",
      unit: "share",
      value: 0.1,
      range: [0, 0.4],
      limits: [0, 1],
      grade: "X",
      source: "assumption; it matters only while the press is controlled",
    },
    tellShare: {
      about: "Share of those who believe a message who tell it on",
      unit: "share",
      value: 0.3,
      range: [0.1, 0.6],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    stifle: {
      about: "Probability that a teller stops on meeting someone who had heard",
      unit: "probability",
      value: 1,
      range: [0.3, 1],
      limits: [0, 1],
      grade: "X",
      source: "assumption; 1 is the rumour model of Maki and Thompson",
    },
    gap: {
      about: "Mean time between two tells of one teller",
      unit: "days",
      value: 1,
      range: [0.3, 3],
      limits: [0.05, 100],
      grade: "X",
      source: "assumption",
    },
    talkHousehold: talk("at home, to each other member"),
    talkClass: talk("in class"),
    talkWork: talk("at work"),
    talkCommunity: talk("elsewhere"),
    acquaintances: {
      about: "People whose death one would hear of",
      unit: "people",
      value: 300,
      range: [100, 600],
      limits: [0, 10_000],
      grade: "X",
      source: "assumption",
    },
  },
  owns: {
    announced: "place",
    announcing: "world",
    saidWeek: "place",
    saidLow: "place",
    saidHigh: "place",
    seen: "place",
    coverage: "place",
    leakedOn: "world",
  },
  reads: [
    "knownDeaths",
    "knownWeek",
    "knownLow",
    "knownHigh",
    "deathsFortnight",
    "detectedOn",
    "stance",
    "share",
    "spokenOn",
    "trust",
    "peer",
    "media",
    "phone",
    "pressControl",
    "insidersLeft",
    "insidersMore",
  ],

  begin({ fields }) {
    fields.leakedOn[0] = -1;
    fields.coverage.fill(1);
  },

  day(today) {
    const { fields: f, value, day, ask, population } = today;
    const stance = f.stance[0];
    const share = f.share[0];
    const speaks = givesFigures(stance);
    const ranged = stance === StanceCode["tell-with-range"];
    const reach = speaks ? value("reach") * (1 - exp(-value("reachRate") * (day - f.spokenOn[0]))) : 0;
    const channels = { byMedia: value("byMedia"), byPhone: value("byPhone") };
    f.announcing[0] = speaks ? 1 : 0;
    for (let p = 0; p < population.places; p++) {
      f.announced[p] = share * f.knownDeaths[p];
      f.saidWeek[p] = share * f.knownWeek[p];
      f.saidLow[p] = ranged ? f.knownLow[p] : f.saidWeek[p];
      f.saidHigh[p] = ranged ? f.knownHigh[p] : f.saidWeek[p];
      const people = population.people[p];
      f.seen[p] = people > 0 ? 1 - exp((-value("acquaintances") * f.deathsFortnight[p]) / people) : 0;
      f.coverage[p] = coverage(channels, f.media[p], f.phone[p]);
      if (speaks) ask.reach(Slot.official, p, reach * f.coverage[p]);
      ask.belief(Slot.official, p, f.trust[p]);
      ask.belief(Slot.leak, p, f.peer[p]);
    }
    leak(today);
  },
};
