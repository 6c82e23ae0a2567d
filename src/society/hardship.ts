/** What failing services do to people: hunger, thirst, cold, dirt. */
import { EventKind } from "../kernel/engine.ts";
import { BAND_COUNT } from "../population/population.ts";
import { assumed } from "./assumed.ts";
import { clamp } from "./clamp.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { ProgrammeNumber, Trait } from "./mechanism.ts";

const DEPRIVATION = "deprivation";
const HOARDING = "hoarding";

/** Moves a share towards what it would be for good, in about so many days. */
const towards = (from: number, to: number, days: number): number => clamp(from + (to - from) / days);

/** Food at home at hand today, person-days: as hoarding keeps it, or as usual where that is switched off. */
const stockOf = ({ scenario, fields: f }: Today): Float64Array =>
  scenario.with.includes(HOARDING) && !scenario.without.includes(HOARDING) ? f.pantry : f.larder;

/** Share of a day's food that people in a place go without, after shops, relief, what they find and what they have at home. */
function foodMissing(
  { fields: f, population, living, value }: Today,
  stock: Float64Array,
  place: number,
): number {
  const people = living[place];
  if (people <= 0) return 0;
  // Gardens, farms and warehouses feed so many, however many are left.
  const found = (value("otherFood") * population.people[place]) / people;
  const missing = Math.max(0, (1 - f.food[place]) * (1 - clamp(f.relief[place])) - found);
  const eaten = Math.min(missing, stock[place] / people);
  // Hoarding keeps its own account of what is eaten.
  if (stock === f.larder) {
    const usual = value("larderDays") * people;
    const bought = (f.food[place] * Math.max(0, usual - stock[place])) / value("restockDays");
    f.larder[place] += bought - eaten * people;
  }
  return missing - eaten;
}

/** Share of the water people need to live that they go without: what runs, what is brought, what they fetch. */
function waterMissing({ fields: f, value }: Today, place: number): number {
  const running = clamp(f.water[place] / value("drinkingShare"));
  return (1 - running) * (1 - clamp(f.relief[place])) * (1 - value("otherWater"));
}

/** Share of the body's reserves that hunger has used up; what is beneath what can be borne restores them. */
function nextStarvation(starved: number, hunger: number, value: Today["value"]): number {
  const borne = value("bearableHunger");
  return hunger > borne
    ? clamp(starved + (hunger - borne) / (1 - borne) / value("starvationDays"))
    : clamp(starved - (borne - hunger) / borne / value("recoveryDays"));
}

/** Deaths expected today for each person of a place: a little thirst, which many share, kills far fewer than great thirst. */
function hazard({ fields: f, value }: Today, place: number): number {
  const starved = f.starved[place];
  const starving = (f.hunger[place] * starved * starved * starved) / value("lastDays");
  const alone =
    starving +
    value("thirstDeaths") * f.thirst[place] * f.thirst[place] +
    value("coldDeaths") * f.chill[place] +
    value("blackoutDeaths") * (1 - f.power[place]);
  return clamp(alone) * (1 - value("aidSaves") * clamp(f.aid[place]));
}

export const hardship: Mechanism = {
  name: "hardship",
  about: "Where food, water and heat fail, people go hungry, thirsty and cold; the frail die of it.",
  parameters: {
    winter: assumed(
      "How much of the year's need for heat there is in the days of the scenario",
      "share of the need in deep winter",
      0.3,
      [0, 1],
      [0, 1],
      "a scenario has no weather",
    ),
    larderDays: assumed(
      "Food that households have at home, where hoarding is switched off",
      "days",
      7,
      [3, 14],
      [0, 1000],
    ),
    restockDays: assumed(
      "Days in which an empty larder is filled again, while shops sell",
      "days",
      14,
      [7, 30],
      [1, 1000],
    ),
    otherFood: assumed(
      "Share of the food of all who live there at first that can be had without shops: gardens, farms, warehouses",
      "share",
      0.05,
      [0.01, 0.2],
      [0, 1],
    ),
    drinkingShare: assumed(
      "Share of running water that, if it ran, would be enough to drink and cook",
      "share",
      0.1,
      [0.03, 0.3],
      [0.001, 1],
      "some 15 of 150 and more litres a day",
    ),
    otherWater: assumed(
      "Share of the water they need to live that people find where none runs: wells, rivers, rain, bottles",
      "share",
      0.9,
      [0.6, 0.99],
      [0, 1],
    ),
    hungerDays: assumed("Days in which a shortage of food is felt in full", "days", 3, [1, 7], [1, 100]),
    thirstDays: assumed("Days in which a shortage of water is felt in full", "days", 3, [1, 5], [1, 100]),
    chillDays: assumed("Days in which houses cool", "days", 2, [1, 5], [1, 100]),
    dirtDays: assumed("Days in which dirt builds up, or is cleared away", "days", 5, [2, 14], [1, 100]),
    waterClean: assumed(
      "Share of cleanliness that is owed to water; the rest to sewers and waste collection",
      "share",
      0.6,
      [0.4, 0.8],
      [0, 1],
    ),
    bearableHunger: assumed(
      "Share of a day's food that people can go without for months",
      "share",
      0.4,
      [0.2, 0.5],
      [0.01, 0.99],
      "the volunteers of Minnesota lived on half for 24 weeks (Keys 1950, from memory)",
    ),
    starvationDays: assumed(
      "Days without any food in which the body's reserves are used up",
      "days",
      50,
      [35, 65],
      [1, 1000],
      "hunger strikers died after 46 to 73 days (1981, from memory)",
    ),
    recoveryDays: assumed("Days in which full meals restore them", "days", 30, [14, 60], [1, 1000]),
    lastDays: assumed(
      "Mean days that people live on without food once their reserves are used up",
      "days",
      10,
      [5, 20],
      [1, 1000],
    ),
    thirstDeaths: assumed(
      "Probability of dying on a day without any water",
      "per person per day",
      0.25,
      [0.15, 0.4],
      [0, 1],
      "three to five days are what people live without water, from memory",
    ),
    coldDeaths: {
      about: "Probability of dying of cold on a day without heat in deep winter",
      unit: "per person per day",
      value: 0.00001,
      range: [0.000002, 0.0001],
      limits: [0, 1],
      draw: "logarithm",
      grade: "X",
      source:
        "assumption from Texas, February 2021, of which we remember 246 deaths by the official count, some 700 by excess, among the 10 million or so without power for some days",
    },
    blackoutDeaths: {
      about: "Probability of dying of a lack of power on a day without it: machines, lifts, heat, fumes",
      unit: "per person per day",
      value: 0.0000066,
      range: [0.000002, 0.000015],
      limits: [0, 1],
      draw: "logarithm",
      grade: "M",
      source:
        "28 % more deaths in New York in the blackout of 2003 (Anderson and Bell 2012, from memory) of some 870 per 100,000 a year",
    },
    vermin: assumed(
      "Share of cleanliness lost to vermin and filth where the dead lie uncollected at the worst",
      "share",
      0.2,
      [0, 0.5],
      [0, 1],
      "corpses are a nuisance and rarely a cause of epidemics (Morgan 2004, confirmed)",
    ),
    aidSaves: assumed(
      "Share of deaths of want that full mutual aid prevents",
      "share",
      0.5,
      [0.2, 0.8],
      [0, 1],
      "neighbours share with those who have least",
    ),
    frail: assumed(
      "Share of people whom want can kill: the others find food, water and warmth somewhere",
      "share",
      0.9,
      [0.6, 1],
      [0, 1],
    ),
  },
  owns: {
    hunger: "place",
    thirst: "place",
    chill: "place",
    hardship: "place",
    hygiene: "place",
    hungry: "place",
    cold: "place",
    larder: "place",
    starved: "place",
    wanting: "place",
  },
  reads: ["power", "water", "heat", "food", "sanitation", "pantry", "relief", "aid", "stench"],
  optional: true,

  programmes: () => [
    {
      name: DEPRIVATION,
      number: ProgrammeNumber.deprivation,
      counted: null,
      claims: "anyone",
      trait: Trait.frailty,
      priority: Array.from({ length: BAND_COUNT }, (_, band) => band),
      delayDays: 0,
      scope: { self: true },
      effect: { die: true },
    },
  ],

  begin({ fields: f, living, value }) {
    f.hygiene.fill(1);
    f.larder.set(living.map((people) => people * value("larderDays")));
  },

  tell: ({ event, programme }) =>
    event.kind === EventKind.died && programme === DEPRIVATION
      ? "They die for want of food, water or warmth."
      : undefined,

  day(today) {
    const { fields: f, population, living, counts, value, ask } = today;
    const stock = stockOf(today);
    for (let p = 0; p < population.places; p++) {
      f.hunger[p] = towards(f.hunger[p], foodMissing(today, stock, p), value("hungerDays"));
      f.thirst[p] = towards(f.thirst[p], waterMissing(today, p), value("thirstDays"));
      f.chill[p] = towards(f.chill[p], value("winter") * (1 - f.heat[p]), value("chillDays"));
      f.starved[p] = nextStarvation(f.starved[p], f.hunger[p], value);
      f.hardship[p] = 1 - (1 - f.hunger[p]) * (1 - f.thirst[p]) * (1 - f.chill[p]);
      const byWater = value("waterClean");
      const washed = byWater * f.water[p] + (1 - byWater) * f.sanitation[p];
      const clean = washed * (1 - value("vermin") * f.stench[p]);
      f.hygiene[p] = towards(f.hygiene[p], clean, value("dirtDays"));
      const here = Math.max(0, living[p] - counts.away[p]);
      f.hungry[p] = here * f.hunger[p];
      f.cold[p] = here * f.chill[p];
      const due = f.wanting[p] + here * hazard(today, p);
      const whole = Math.floor(due);
      f.wanting[p] = due - whole;
      ask.supply(DEPRIVATION, p, whole);
      ask.willing(DEPRIVATION, p, value("frail"));
    }
  },
};
