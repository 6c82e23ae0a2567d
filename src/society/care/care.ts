/** Care: beds, intensive care, who gets them, and what becomes of those who do not. */
import { AWARENESS_CLASSES, EventKind, OVERLAYS, PROGRAMMES } from "../../kernel/engine.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { clamp } from "../clamp.ts";
import {
  type Mechanism,
  type NumberedProgramme,
  Overlay,
  ProgrammeNumber,
  type Today,
  Trait,
} from "../mechanism.ts";
import { bedRatesOf } from "./beds.ts";
import { triage, type Turn, turnsOf } from "./course.ts";
import { type Hospitals, takeStock } from "./hospitals.ts";
import { CARE_PARAMETERS } from "./parameters.ts";
import { shareOut } from "./sharing.ts";

const ASSESS = "assess";
const ADMIT = "admit";
const ADMITTED = "admitted";
const TURNED_AWAY = "turned-away";
/** So many days in a row nobody is refused before it is said that there are beds again. */
const CALM_DAYS = 7;
const [PER, PER_THOUSAND] = [100_000, 1000];

/** Names of the branch factors of a turn: of those without a bed, of those not yet seen, of those in bed. */
const untreated = ({ stage }: Turn): string => `untreated-stage-${stage}`;
const unseen = ({ stage }: Turn): string => `unseen-stage-${stage}`;
const unventilated = ({ stage }: Turn): string => `unventilated-stage-${stage}`;

function programmes({ disease }: Scenario): NumberedProgramme[] {
  const severe = {
    claims: "severe",
    trait: Trait.care,
    delayDays: 0,
    scope: { self: true },
    counted: null,
  } as const;
  const priority = triage(disease.stages);
  return [
    {
      ...severe,
      name: ASSESS,
      number: ProgrammeNumber.assess,
      priority,
      effect: { overlay: Overlay.assessed, lastsDays: null, untilWell: true },
    },
    {
      ...severe,
      name: ADMIT,
      number: ProgrammeNumber.admit,
      priority,
      effect: { overlay: Overlay.admitted, lastsDays: null, untilWell: true },
    },
  ];
}

/** The beds of this morning are given out, and everyone who needs one is marked. */
function admit(today: Today, stock: Hospitals): void {
  const { fields: f, population, ask } = today;
  const units = shareOut(population.wardOf, stock.free, stock.fallen);
  for (let p = 0; p < population.places; p++) {
    const area = population.wardOf[p];
    const { severe } = stock;
    ask.supply(ASSESS, p, population.people[p]);
    ask.willing(ASSESS, p, 1);
    ask.supply(ADMIT, p, units[p]);
    ask.willing(ADMIT, p, f.seeksCare[p]);
    if (units[p] < stock.fallen[p] || f.seeksCare[p] < 1) f.someWithout[p] = 1;
    f.bedsFree[p] = stock.free[area];
    f.bedShare[p] = stock.found[area];
    const held = today.counts.holding[p * OVERLAYS + Overlay.admitted];
    f.bedded[p] = severe[p] > 0 ? Math.min(1, held / severe[p]) : f.seeksCare[p] * stock.found[area];
  }
}

/** How much worse those fare who have no bed, or no intensive care. Where all have one, nothing is touched. */
function withhold(today: Today, stock: Hospitals, turns: readonly Turn[]): void {
  const { fields: f, population, ask, value } = today;
  for (const turn of turns) {
    const times = value(turn.critical ? "unventilated" : "untreated");
    const factor = (more: number): number => (turn.away ? 1 / more : more);
    for (let p = 0; p < population.places; p++) {
      const area = population.wardOf[p];
      // Whoever gets worse before the morning comes fares as the others do who will ask.
      const without = 1 - f.seeksCare[p] * stock.found[area];
      const some = f.someWithout[p] > 0;
      ask.branch(untreated(turn), p, some ? factor(times) : 1);
      ask.branch(unseen(turn), p, some ? factor(1 + (times - 1) * without) / factor(times) : 1);
      if (turn.critical)
        ask.branch(unventilated(turn), p, factor(1 + (times - 1) * stock.unventilated[area]));
    }
  }
}

/** What others pay: who asked yesterday and was refused, and deaths of other causes for want of care. */
function reckon(today: Today, { postponed, unserved }: Hospitals): void {
  const { fields: f, population, counts, living, value } = today;
  const [avoided, crowded] = [value("avoidedDeaths"), value("crowdedDeaths")];
  for (let p = 0; p < population.places; p++) {
    const area = population.wardOf[p];
    const programme = p * PROGRAMMES + ProgrammeNumber.admit;
    f.refused[p] = Math.max(0, counts.claimed[programme] - counts.granted[programme]);
    const away = 1 - (1 - clamp(f.fearMean[p])) * (1 - postponed[area]);
    const ordinary = (f.ordinaryRate[0] * Math.max(0, living[p])) / PER;
    f.careAvoided[p] = ordinary * (avoided * away + crowded * unserved[area]);
  }
}

/** Says when the beds of a place run out, when there are some again, and once for all when half of all people have none. */
function tellBeds({ fields: f, population, ask }: Today): void {
  let [without, people] = [0, 0];
  for (let p = 0; p < population.places; p++) {
    const before = f.daysFull[p];
    f.daysFull[p] = f.refused[p] > 0 ? CALM_DAYS : Math.max(0, before - 1);
    if (f.saidFull[p] === 0 && f.daysFull[p] > 0) {
      f.saidFull[p] = 1;
      ask.note("care", "No hospital bed is free any more.", p);
    }
    // Beds for which nobody is left to ask, or to nurse, are no news.
    if (before > 0 && f.daysFull[p] === 0 && f.bedsFree[p] >= 1) {
      f.saidFull[p] = 0;
      ask.note("care", "There are free hospital beds again.", p);
    }
    people += population.people[p];
    if (f.daysFull[p] > 0) without += population.people[p];
  }
  if (f.halfWithout[0] > 0 || without * 2 < people || without === 0) return;
  f.halfWithout[0] = 1;
  ask.note("care", "Where half of all people live, no hospital bed is free any more.");
}

/** What the marks mean holds for all who bear them, from the first day on. */
function everyoneFollows({ population, ask }: Today): void {
  for (let p = 0; p < population.places; p++) {
    for (let c = 0; c < AWARENESS_CLASSES; c++) {
      ask.uptake(ADMITTED, p, c, 1);
      ask.uptake(TURNED_AWAY, p, c, 1);
    }
  }
}

export const care: Mechanism = {
  name: "care",
  about:
    "The severely ill are admitted while there are beds and staff; the others fare worse, by the same fate.",
  parameters: CARE_PARAMETERS,
  owns: {
    beds: "place",
    intensiveBeds: "place",
    bedsFree: "place",
    bedShare: "place",
    bedded: "place",
    someWithout: "place",
    daysFull: "place",
    saidFull: "place",
    halfWithout: "world",
    refused: "place",
    careAvoided: "place",
  },
  reads: ["hospital", "fieldBeds", "seeksCare", "fearMean", "ordinaryRate"],
  optional: true,

  modifiers: (value) => [
    {
      name: ADMITTED,
      trait: Trait.care,
      when: { overlay: Overlay.admitted },
      source: [value("visitors"), 0, 0, 0, 1, 1],
      target: [1, 1, 1, 1, 1, 1],
    },
    {
      name: TURNED_AWAY,
      trait: Trait.care,
      when: { overlay: Overlay.assessed, lacks: Overlay.admitted },
      source: [1, 1, 1, 1, value("turnedAway"), 1],
      target: [1, 1, 1, 1, 1, 1],
    },
  ],
  programmes: (_value, _plan, scenario) => programmes(scenario),
  branches: (_value, _plan, { disease }) =>
    turnsOf(disease.stages).flatMap((turn) => [
      {
        name: untreated(turn),
        stage: turn.stage,
        overlay: Overlay.admitted,
        lacks: true,
        toward: turn.toward,
      },
      { name: unseen(turn), stage: turn.stage, overlay: Overlay.assessed, lacks: true, toward: turn.toward },
      ...(turn.critical
        ? [{ name: unventilated(turn), stage: turn.stage, overlay: Overlay.admitted, toward: turn.toward }]
        : []),
    ]),

  begin({ fields, population, sites, value }) {
    fields.bedShare.fill(1);
    const [beds, intensive] = [value("bedsPerThousand"), value("intensiveBeds")];
    for (let p = 0; p < population.places; p++) {
      const national = bedRatesOf(sites[p] ?? {});
      const people = population.people[p];
      fields.beds[p] = (people * (beds < 0 ? national.bedsPer1000 : beds)) / PER_THOUSAND;
      fields.intensiveBeds[p] = (people * (intensive < 0 ? national.intensivePer100k : intensive)) / PER;
    }
  },

  day(today) {
    const stock = takeStock(today);
    admit(today, stock);
    withhold(today, stock, turnsOf(today.scenario.disease.stages));
    reckon(today, stock);
    tellBeds(today);
    if (today.day === 0) everyoneFollows(today);
  },

  tell({ event, programme, granted }) {
    if (programme === ASSESS)
      return event.kind === EventKind.granted && !granted?.includes(ADMIT)
        ? "They are so ill that they need a hospital bed, and do not get one."
        : "";
    if (programme === ADMIT) return event.kind === EventKind.granted ? "They are admitted to hospital." : "";
    return undefined;
  },
};
