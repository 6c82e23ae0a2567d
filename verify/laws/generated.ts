/**
 * Scenarios drawn at random, as a user could write them: places of one person and of thousands, people and diseases of
 * all kinds, any mechanisms, and authorities that speak, act, provide and see everything fail. What laws are tested on.
 */
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { drawDecisions, type DrawnDecision, drawMenu } from "./generated-decisions.ts";
import { drawDisease, type DrawnDisease, guessFactor } from "./generated-disease.ts";
import { drawMechanisms, drawParameters, drawRumours, drawSeverity, drawZones } from "./generated-society.ts";
import { type Random, randomOf } from "./random.ts";

export interface DrawnPlace {
  name: string;
  people: number;
  latitude: number;
  longitude: number;
  key: number;
}

/** A scenario as a file would have it. */
export interface Drawn {
  days: number;
  seeds: { people: number; fates: number };
  world: { places: DrawnPlace[]; flows?: { from: string; to: string; workers: number }[] };
  population: Record<string, unknown>;
  disease: DrawnDisease;
  worlds: { name: string; decisions: DrawnDecision[] }[];
  calendar: { weekends: boolean; startsOn: string };
  rumours: Record<string, unknown>[];
  exposure: Record<string, unknown>[];
  with: string[];
  without: string[];
  parameters: Record<string, number>;
  [more: string]: unknown;
}

const WEEKDAYS = ["monday", "wednesday", "saturday", "sunday"];
const NAMES = ["Ash", "Brook", "Cove", "Dale", "Elm", "Ford"];

/** Sizes at which something begins or ends: one person, a block of addresses, several catchments. */
const drawSize = (random: Random): number =>
  random.pick([
    1,
    random.whole(2, 60),
    random.whole(60, 1000),
    random.whole(1023, 1025),
    random.whole(1000, 2500),
    random.whole(2500, 5000),
  ]);

function drawWorld(random: Random): Drawn["world"] {
  const names = NAMES.slice(0, random.whole(1, NAMES.length));
  const places = names.map((name) => ({
    name,
    people: drawSize(random),
    latitude: random.number(50, 51),
    longitude: random.number(1, 2),
    key: random.whole(0, 2 ** 31),
  }));
  if (!random.chance(0.2)) return { places };
  const flows = names.map((from) => ({ from, to: random.pick(names), workers: random.whole(1, 100) }));
  return { places, flows };
}

function drawPopulation(random: Random): Record<string, unknown> {
  if (random.chance(0.15)) return { mixing: "homogeneous" };
  const quarters = random.chance(0.4) ? { quarters: true } : {};
  const kind: Record<string, unknown> = random.pick([
    {},
    {},
    {},
    { householdSizes: [0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1] },
    { ages: [{ from: 0, to: 100, share: 1 }] },
    { contacts: { class: 4, work: 12, community: 3 } },
  ]);
  return { ...kind, ...quarters };
}

/** Scenario number `number`: two worlds of the same people, which share some decisions or none. */
export function draw(number: number): Drawn {
  const random = randomOf(number);
  const world = drawWorld(random);
  const days = random.whole(15, 45);
  const mechanisms = drawMechanisms(random);
  const menu = drawMenu(
    random,
    world.places.map(({ name }) => name),
    false,
  );
  const shared = random.chance(0.3) ? drawDecisions(random, days, menu, mechanisms) : [];
  const decisions = (): DrawnDecision[] =>
    shared.length > 0 && random.chance(0.5) ? shared : drawDecisions(random, days, menu, mechanisms);
  const from = random.whole(0, 10);
  return {
    version: 3,
    name: "drawn",
    days,
    seeds: { people: random.whole(0, 2 ** 30), fates: random.whole(0, 2 ** 30) * 2 ** 20 },
    world,
    population: { type: "us", ...drawPopulation(random) },
    disease: drawDisease(random),
    seedInfections: random.pick([0, 3, 20, 20]),
    imports: random.chance(0.7)
      ? [{ from, until: from + random.whole(3, 20), perDay: random.number(0.2, 3) }]
      : [{ from: 0, perDay: 1 }],
    ...(random.chance(0.3) ? { arriveIn: [random.pick(world.places).name] } : {}),
    worlds: [
      { name: "first", decisions: decisions() },
      { name: "second", decisions: decisions() },
    ],
    calendar: { weekends: random.chance(0.4), startsOn: random.pick(WEEKDAYS) },
    rumours: drawRumours(random, days, mechanisms),
    exposure: drawZones(random, days, mechanisms, world.places),
    with: mechanisms,
    without: random.chance(0.15) ? [random.pick(["information", "trust", "fear", "behaviour"])] : [],
    parameters: {
      ...drawSeverity(random),
      "surveillance.delayMean": random.pick([1, 4]),
      "surveillance.ascertainment": random.pick([0.3, 1]),
      "surveillance.laboratory": 1000,
      "information.leakProbability": random.pick([0, 0.001]),
      "information.tellShare": random.pick([0.3, 0.9]),
      "information.stifle": random.pick([0.3, 1]),
      "fear.half": random.pick([1, 20, 300]),
      "fear.theta": random.pick([0, 0.6]),
      "trust.gain": random.pick([0.01, 0.3]),
      "behaviour.means": random.pick([0.7, 1]),
      "orders.unconditional": random.pick([0.3, 1]),
      "flight.rate": random.pick([0.01, 0.1]),
      "flight.awayDays": random.whole(2, 20),
      ...drawParameters(random),
    },
  };
}

/** A drawn scenario read as from a file, and laid out; `factor` instead of one guessed from its disease. */
export function layOut(drawn: Drawn, factor: number = guessFactor(drawn.disease)): Setting {
  return prepareSetting(readScenario(JSON.stringify(drawn), "drawn.json"), null, factor);
}
