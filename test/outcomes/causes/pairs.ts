/** Small worlds in pairs, generated, of any mechanisms and often all: what the check of causes is tried on. */
import type { WorldRecord } from "../../../src/outcomes/causes/record.ts";
import { observe } from "../../../src/outcomes/causes/observe.ts";
import { loadKernel } from "../../../runner/kernel.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../../src/setting.ts";
import { drawDecisions, type DrawnDecision, drawMenu } from "../../../verify/laws/generated-decisions.ts";
import {
  drawMechanisms,
  drawParameters,
  drawRumours,
  drawSeverity,
  drawZones,
} from "../../../verify/laws/generated-society.ts";
import { randomOf } from "../../../verify/laws/random.ts";

/** A stream of numbers in 0..1 (a linear congruential generator, for tests only). */
export function streamOf(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 5; i++) next();
  return next;
}

const PLACES = [
  { name: "Ashford", people: 600, latitude: 50, longitude: 5 },
  { name: "Brook", people: 350, latitude: 50.1, longitude: 5.1 },
  { name: "Cove", people: 200, latitude: 50.2, longitude: 5 },
  { name: "Dale", people: 60, latitude: 50.1, longitude: 4.9 },
];

/** What a pair shares with others, so that it is laid out once; `factor` lets an outbreak take off, whatever its R0. */
const BASES = [
  {
    places: PLACES.slice(0, 1),
    disease: { preset: "influenza-1918", lethality: 8 },
    weekends: false,
    factor: 0.1,
  },
  {
    places: PLACES.slice(0, 2),
    disease: { preset: "influenza-1918", lethality: 8 },
    weekends: true,
    factor: 0.1,
  },
  {
    places: PLACES.slice(1, 4),
    disease: { preset: "covid-19-ancestral", lethality: 10 },
    weekends: true,
    factor: 0.1,
  },
  { places: PLACES, disease: { preset: "influenza-1918", lethality: 20 }, weekends: true, factor: 0.1 },
  { places: PLACES.slice(0, 3), disease: { preset: "last-day" }, weekends: false, factor: 0.02 },
  { places: PLACES.slice(0, 3), disease: { preset: "ebola-2014" }, weekends: false, factor: 0.035 },
  { places: PLACES.slice(0, 2), disease: { preset: "sars-2003" }, weekends: true, factor: 0.085 },
];

const dateOf = ({ at }: DrawnDecision): number => at.day ?? -1;

const settings = new Map<string, Setting>();

/** Pair number `seed`: two worlds that share some decisions or none. */
export function pairOf(seed: number): Setting {
  const random = randomOf(seed);
  const { factor, weekends, ...base } = random.pick(BASES);
  const days = random.whole(40, 74);
  const mechanisms = drawMechanisms(random);
  const names = base.places.map(({ name }) => name);
  const menu = drawMenu(random, names, false);
  const decide = (): DrawnDecision[] => drawDecisions(random, days, menu, mechanisms);
  const shared = random.chance(0.3) ? decide() : [];
  const merged = (): DrawnDecision[] =>
    [...shared, ...decide()].sort((one, two) => dateOf(one) - dateOf(two));
  const common = {
    version: 3,
    name: "causes",
    world: { places: base.places },
    population: { quarters: random.chance(0.3) },
    disease: base.disease,
    calendar: { weekends },
  };
  const text = JSON.stringify({
    ...common,
    days,
    seeds: { people: 1, fates: seed },
    seedInfections: 5,
    imports: [{ from: 0, until: days, perDay: 0.2 }],
    worlds: [
      { name: "first", decisions: merged() },
      { name: "second", decisions: random.chance(0.3) ? shared : merged() },
    ],
    with: mechanisms,
    rumours: drawRumours(random, days, mechanisms),
    exposure: drawZones(random, days, mechanisms, base.places),
    parameters: {
      ...drawSeverity(random),
      "information.stifle": random.pick([0.3, 1]),
      "information.tellShare": random.pick([0.3, 0.8]),
      "information.gap": random.pick([0.1, 1]),
      "information.leakProbability": random.pick([0, 0.01]),
      "fear.theta": random.pick([0, 0.6]),
      "fear.fatigue": random.pick([20, 100]),
      "flight.rate": 0.03,
      "flight.awayDays": 14,
      ...drawParameters(random),
    },
  });
  const scenario = readScenario(text, "pair.yaml");
  const name = JSON.stringify(common);
  const laid = settings.get(name) ?? prepareSetting(scenario, null, factor);
  settings.set(name, laid);
  return { ...laid, scenario };
}

/** Both worlds of a setting, run with all that a check needs. */
export const observePair = (setting: Setting): [WorldRecord, WorldRecord] => [
  observe(loadKernel(), setting, { world: 0 }),
  observe(loadKernel(), setting, { world: 1 }),
];
