/** Help between neighbours. */
import { Overlay, type Mechanism, type Today } from "./mechanism.ts";
import { OUTCOME_BANDS, OVERLAYS } from "../kernel/engine.ts";
import { exp } from "../maths/elementary.ts";
import { meanOverPeople } from "../population/means.ts";
import { atAge } from "../scenario/by-age.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { clamp } from "./clamp.ts";
import { illPeople } from "./ill.ts";
import { type Turn, turnsToDeath } from "./turns.ts";

const branchName = ({ stage }: Turn): string => `nursed-stage-${stage}`;

/** Where nursing at home counts: only where care tells who has a bed, and who has none. */
function nursed({ disease, with: on, without }: Scenario): Turn[] {
  return on.includes("care") && !without.includes("care") ? turnsToDeath(disease.stages) : [];
}

/** [P] share of people who cannot be infected, from before the first day. */
function immuneShare({ population, scenario: { disease } }: Today): Float64Array {
  return meanOverPeople(
    population,
    (entry) => 1 - (1 - atAge(disease.immunity, entry & 127)) * (1 - disease.fullyImmune),
  );
}

/** People of a place in the course of the disease and alive. */
function inCourse({ scenario, counts }: Today, p: number): number {
  const { stages } = scenario.disease;
  return stages.reduce((sum, { dead }, s) => sum + (dead ? 0 : counts.occupied[p * stages.length + s]), 0);
}

/** Follows how many of the living were ever infected; those who were, and are not now, have recovered. */
function followRecovered(today: Today, p: number): void {
  const { fields: f, counts, died, killed, living } = today;
  const before = living[p] + died[p] + killed[p];
  let infected = 0;
  for (let band = 0; band < OUTCOME_BANDS; band++) infected += counts.infected[p * OUTCOME_BANDS + band];
  // Of those who were killed as many had been infected as of all.
  const lost = before > 0 ? (killed[p] * f.everInfected[p]) / before : 0;
  f.everInfected[p] = Math.max(0, Math.min(living[p], f.everInfected[p] + infected - died[p] - lost));
  f.recovered[p] = Math.max(0, f.everInfected[p] - inCourse(today, p));
}

/** Of a place: share of the well who know that they need not fear, those who help, and those who need help. */
function neighbours(today: Today, p: number): { willing: number; helpers: number; needy: number } {
  const { fields: f, value, living, counts } = today;
  const here = Math.max(0, living[p] - counts.away[p]);
  const ill = Math.min(here, illPeople(today, p));
  const well = here - ill;
  const sure = f.recovered[p] + value("knowImmune") * f.immuneBefore[p] * living[p];
  const safe = well > 0 ? clamp((sure * here) / (living[p] * well)) : 0;
  const ready = f.peer[p] * (value("usual") + (1 - value("usual")) * f.hardship[p]);
  const willing = clamp(ready * (1 - value("deterred") * f.fearMean[p] * (1 - safe)));
  const inBed = counts.holding[p * OVERLAYS + Overlay.admitted];
  return { willing, helpers: well * willing, needy: f.hardship[p] * well + Math.max(0, ill - inBed) };
}

export const aid: Mechanism = {
  name: "aid",
  about:
    "Neighbours help each other, the more the harder it gets; those who have recovered or are immune can help most.",
  parameters: {
    usual: {
      about: "Share of people who trust their neighbours and would help them where there is no hardship",
      unit: "share",
      value: 0.5,
      range: [0.2, 0.8],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; all of them would in full hardship, for helping is the norm in disasters (Quarantelli 2008, confirmed)",
    },
    deterred: {
      about: "Share of those who would help, and are not known to be immune, whom full fear holds back",
      unit: "share",
      value: 0.5,
      range: [0.2, 0.9],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    knowImmune: {
      about: "Share of those immune from before who know it; whoever has recovered does",
      unit: "share",
      value: 0.2,
      range: [0, 1],
      limits: [0, 1],
      grade: "X",
      source: "assumption; they find out as they stay well among the ill",
    },
    reach: {
      about: "People whom one helper can help in a day",
      unit: "people per helper",
      value: 3,
      range: [1, 10],
      limits: [0, 1000],
      draw: "logarithm",
      grade: "X",
      source: "assumption",
    },
    nursing: {
      about: "Share of deaths of the severely ill without a bed that being nursed at home averts",
      unit: "share",
      value: 0.2,
      range: [0, 0.5],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; food, water and warmth were all the care there was in 1918, and the severely ill of Ebola fare better with fluids (both from memory, neither with a figure)",
    },
  },
  owns: {
    aid: "place",
    aided: "place",
    everInfected: "place",
    recovered: "place",
    immuneBefore: "place",
  },
  reads: ["hardship", "peer", "fearMean"],
  optional: true,

  branches: (_value, _plan, scenario) =>
    nursed(scenario).map((turn) => ({
      ...turn,
      name: branchName(turn),
      overlay: Overlay.admitted,
      lacks: true,
    })),

  day(today) {
    const { fields: f, value, population, scenario, ask, day } = today;
    if (day === 0) f.immuneBefore.set(immuneShare(today));
    const turns = nursed(scenario);
    const [reach, nursing] = [value("reach"), value("nursing")];
    for (let p = 0; p < population.places; p++) {
      followRecovered(today, p);
      const { willing, helpers, needy } = neighbours(today, p);
      // Help finds people as chance has it: some are found by several helpers, some by none.
      f.aid[p] = needy > 0 ? willing * (1 - exp((-reach * helpers) / needy)) : willing;
      f.aided[p] = f.aid[p] * needy;
      for (const turn of turns) ask.branch(branchName(turn), p, 1 - nursing * f.aid[p]);
    }
  },
};
