/** Small worlds in pairs, generated: what the check of causes is tried on. */
import type { WorldRecord } from "../../../src/outcomes/causes/record.ts";
import { observe } from "../../../src/outcomes/causes/observe.ts";
import { loadKernel } from "../../../runner/kernel.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../../src/setting.ts";

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

const STANCES = ["silent", "deny", "minimise", "tell", "tell-with-range", "exaggerate"];

type Random = () => number;
const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
const round = (value: number): number => Math.round(value * 100) / 100;

function statement(random: Random): object {
  const forecast = random() < 0.2 ? { forecast: 50, horizon: 20 } : {};
  return {
    say: { stance: pick(random, STANCES), threat: round(random()), advice: round(random()), ...forecast },
  };
}

function order(random: Random): object {
  const share = round(0.3 + 0.7 * random());
  return {
    do: pick(random, [
      { measure: "close-schools", share },
      { measure: "close-workplaces", share },
      { measure: "limit-gatherings", share },
      { measure: "cordon", share },
      { measure: "isolate", days: 7 },
      { measure: "quarantine-households", days: pick(random, [5, 14]) },
      { measure: "test", perDay: pick(random, [300, 3000]), delayDays: pick(random, [0, 2]) },
      {
        measure: "trace",
        cases: pick(random, ["severe", "ill"]),
        casesPerDay: 500,
        scopes: pick(random, [
          ["household", "team"],
          ["class", "workplace"],
        ]),
        days: 6,
      },
      {
        measure: "vaccinate",
        perDay: pick(random, [500, 3000]),
        protectsAfterDays: pick(random, [0, 3, 10]),
        priority: pick(random, ["oldest-first", "youngest-first", [18, 60]]),
      },
    ]),
  };
}

/** Decisions in order of date; what is done may be lifted later. */
function decisions(random: Random, days: number): object[] {
  const list: object[] = [];
  let day = 0;
  for (let n = Math.floor(random() * 6); n > 0; n--) {
    day += Math.floor(random() * 15);
    if (day >= days) break;
    const at = random() < 0.8 ? { day } : { when: "detection", after: Math.floor(random() * 8) };
    const kind = random();
    if (kind < 0.4) list.push({ at, ...statement(random) });
    else if (kind < 0.5) list.push({ at, cut: { setting: "all", share: round(0.4 * random()) } });
    else {
      const done = order(random);
      list.push({ at, ...done });
      const until = day + 5 + Math.floor(random() * 20);
      if (random() < 0.5 && until < days && "day" in at) {
        list.push({ at: { day: until }, lift: (done as { do: { measure: string } }).do.measure });
      }
    }
  }
  return list.sort((one, two) => dateOf(one) - dateOf(two));
}

const dateOf = (decision: object): number => (decision as { at: { day?: number } }).at.day ?? -1;

const settings = new Map<string, Setting>();

/** Pair number `seed`: two worlds that share some decisions or none. */
export function pairOf(seed: number): Setting {
  const random = streamOf(seed);
  const { factor, weekends, ...base } = pick(random, BASES);
  const days = 40 + Math.floor(random() * 35);
  const shared = random() < 0.3 ? decisions(random, days) : [];
  const merged = (): object[] =>
    [...shared, ...decisions(random, days)].sort((one, two) => dateOf(one) - dateOf(two));
  const common = {
    version: 1,
    name: "causes",
    world: { places: base.places },
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
      { name: "second", decisions: random() < 0.3 ? shared : merged() },
    ],
    with: random() < 0.6 ? ["flight"] : [],
    parameters: {
      "information.stifle": pick(random, [0.3, 1]),
      "information.tellShare": pick(random, [0.3, 0.8]),
      "information.gap": pick(random, [0.1, 1]),
      "information.leakProbability": pick(random, [0, 0.01]),
      "fear.theta": pick(random, [0, 0.6]),
      "fear.fatigue": pick(random, [20, 100]),
      "flight.rate": 0.03,
      "flight.awayDays": 14,
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
