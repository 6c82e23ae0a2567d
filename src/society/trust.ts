/** Whom people believe. */
import { clamp } from "./clamp.ts";
import { FIXED } from "./fixed.ts";
import { shareWhoHeard } from "./heard.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { Heard } from "./mechanism.ts";
import { excess } from "./mismatch.ts";
import { givesFigures, StanceCode } from "./stance.ts";

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

/** What force does to trust, as a gain: up by a share of what is missing, or down by a share of what is there. */
function forced({ fields: f, value }: Today, place: number): number {
  const effect = value("force") * f.force[place];
  return effect > 0 ? effect * Math.max(0, FIXED.mostTrust.value - f.trust[place]) : effect * f.trust[place];
}

/**
 * What admitting that earlier statements were wrong does to trust at once, as a loss: the more, the further they ever
 * fell short of what people saw, or went beyond it among those who had heard them.
 */
const admission = ({ fields: f, value }: Today, place: number): number =>
  f.trust[place] * (value("confession") * f.fallenShort[place] + value("correction") * f.goneBeyond[place]);

/** Trust between people: mutual aid raises it, disorder lowers it, and it comes back. */
function trustNeighbours({ fields: f, value, population }: Today): void {
  const [before, back] = [value("peer"), value("peerReturnDays")];
  const [aid, unrest] = [value("peerAid"), value("peerUnrest")];
  for (let p = 0; p < population.places; p++) {
    const now = f.peer[p];
    const change = aid * f.aid[p] * (1 - now) - unrest * f.unrest[p] * now;
    f.peer[p] = clamp(now + change + (before - now) / back);
  }
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
    confession: {
      about:
        "Share of trust lost at once by admitting that figures fell short, for each natural logarithm beyond a factor of two and as far as people had seen for themselves; below 0 it is gained",
      unit: "share per logarithm",
      value: 0.1,
      range: [-0.1, 0.3],
      limits: [-1, 10],
      grade: "X",
      source:
        "assumption; that admitting errors builds trust is advice (CERC) and not a measured effect, so the range holds both signs",
    },
    correction: {
      about:
        "Share of trust lost at once by taking back what was said too much, for each natural logarithm beyond a factor of two among those who heard it; below 0 it is gained",
      unit: "share per logarithm",
      value: 0.05,
      range: [-0.1, 0.2],
      limits: [-1, 10],
      grade: "X",
      source: "assumption; the range holds both signs",
    },
    returnAfterAdmission: {
      about:
        "How many times faster trust returns after such an admission, until the authority misleads again",
      unit: "ratio",
      value: 2,
      range: [0.5, 4],
      limits: [0, 1000],
      grade: "X",
      source: "assumption; below 1 an admission makes people slower to forgive",
    },
    force: {
      about:
        "Speed at which trust moves where the authority uses all the force it can: below 0 down, above 0 up",
      unit: "per day",
      value: -0.005,
      range: [-0.02, 0.02],
      limits: [-1, 1],
      grade: "X",
      source:
        "assumption; the evidence disagrees (clashes over the cordon of West Point 2014; no short-term link of conflict with spread in Kraemer 2020), so the range holds both signs alike",
    },
    peer: {
      about: "Trust in what comes from other people and not from the authority, to which it returns",
      unit: "share of people who would believe it",
      value: 0.7,
      range: [0.4, 0.9],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    peerAid: {
      about: "Speed at which mutual aid by everyone would raise trust between people",
      unit: "per day",
      value: 0.02,
      range: [0.005, 0.05],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; that helping is the norm in disasters is found (Quarantelli 2008), not by how much",
    },
    peerUnrest: {
      about: "Speed at which disorder everywhere would lower trust between people",
      unit: "per day",
      value: 0.05,
      range: [0.01, 0.1],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    peerReturnDays: {
      about: "Time in which trust between people returns to where it was",
      unit: "days",
      value: 130,
      range: [60, 260],
      limits: [1, 1_000_000],
      grade: "X",
      source: "assumption",
    },
  },
  owns: {
    trust: "place",
    peer: "place",
    officialWeight: "place",
    fallenShort: "place",
    goneBeyond: "place",
  },
  reads: [
    "deathsWeek",
    "saidLow",
    "saidHigh",
    "seen",
    "stance",
    "forecast",
    "forecastDueOn",
    "trustWhenSaid",
    "confessedOn",
    "force",
    "aid",
    "unrest",
  ],

  begin({ fields, value }) {
    fields.trust.fill(value("initial"));
    fields.peer.fill(value("peer"));
    // Also what holds while trust is switched off: a word once believed keeps its whole weight.
    fields.officialWeight.fill(1);
  },

  day(today) {
    const { fields: f, value, population, day } = today;
    const speaks = givesFigures(f.stance[0]);
    const admits = f.confessedOn[0] === day;
    const faster = f.confessedOn[0] >= 0 ? value("returnAfterAdmission") : 1;
    const returnDays = Math.max(1, value("returnDays") / faster);
    for (let p = 0; p < population.places; p++) {
      const { under, over } = misstatement(today, p);
      const now = f.trust[p];
      const hit = speaks && under === 0 && over === 0 ? 1 : 0;
      const credit = Math.max(0, FIXED.mostTrust.value - now) * hit * f.seen[p];
      const heard = shareWhoHeard(today.counts, p, Heard.official);
      const debit = under * f.seen[p] + value("overstated") * over * heard;
      const back = (value("initial") - now) / returnDays;
      const sudden = forced(today, p) - (admits ? admission(today, p) : 0);
      f.trust[p] = clamp(now + value("gain") * (credit - value("loss") * now * debit) + back + sudden);
      // What is admitted is settled; what is said wrongly from here on counts anew.
      f.fallenShort[p] = Math.max(admits ? 0 : f.fallenShort[p], under * f.seen[p]);
      f.goneBeyond[p] = Math.max(admits ? 0 : f.goneBeyond[p], over * heard);
      f.officialWeight[p] =
        speaks && f.trustWhenSaid[p] > 0 ? Math.min(1, f.trust[p] / f.trustWhenSaid[p]) : 0;
    }
    trustNeighbours(today);
  },
};
