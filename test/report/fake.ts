/** A made-up report input: 335 places around Washington, waves that roll outwards. Invented from end to end. */
import {
  MEASURES,
  type Fates,
  type Measure,
  type Note,
  type PairSummary,
  type Totals,
  type WorldRun,
} from "../../src/outcomes/result.ts";
import type { ReportInput } from "../../src/report/input.ts";
import { type Curves, cumulative, peak, total, worldCurves } from "../../src/report/series.ts";
import type { Scenario, Stage } from "../../src/scenario/scenario.ts";
import type { Place, World } from "../../src/world/world.ts";

const DAYS = 360;
const AGE_SHARES = [0.12, 0.13, 0.14, 0.14, 0.13, 0.13, 0.11, 0.07, 0.03];
const FATALITY = [0.00003, 0.0001, 0.0003, 0.0008, 0.002, 0.007, 0.02, 0.05, 0.12];
const KNOWN: readonly (readonly [string, number, number, number])[] = [
  ["Washington", 38.895, -77.036, 689545],
  ["Arlington", 38.881, -77.104, 207627],
  ["Alexandria", 38.805, -77.047, 153511],
  ["Germantown", 39.173, -77.272, 90676],
  ["Silver Spring", 38.991, -77.026, 71452],
  ["Rockville", 39.084, -77.153, 66940],
  ["Bowie", 39.007, -76.779, 58025],
  ["Fredericksburg", 38.303, -77.461, 28118],
  ["Frederick", 39.414, -77.411, 69479],
  ["Annapolis", 38.978, -76.493, 39474],
];

/** A small generator of its own, so that fakes are the same on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function fakeWorld(places = 335): World {
  const random = generator(7);
  const list: Place[] = KNOWN.slice(0, places).map(([name, latitude, longitude, people], key) => ({
    key,
    name,
    latitude,
    longitude,
    people,
  }));
  while (list.length < places) {
    const angle = random() * 2 * Math.PI;
    const distance = Math.sqrt(random()) * 0.52;
    const people = Math.round(500 + 60_000 * random() ** 4);
    list.push({
      key: list.length,
      name: `Place ${list.length}`,
      latitude: 38.895 + distance * Math.sin(angle),
      longitude: -77.036 + 1.28 * distance * Math.cos(angle),
      people,
    });
  }
  return { name: "Washington", places: list, attributions: ["GeoNames, CC BY 4.0"] };
}

/** What nothing was done about, and nothing failed of. */
const NOTHING = Object.fromEntries(Object.keys(MEASURES).map((name) => [name, 0])) as Record<Measure, number>;
const NO_TOTALS = {
  workDaysOrdered: 0,
  schoolDaysOrdered: 0,
  confinedDays: 0,
  tests: 0,
  doses: 0,
  displacedDays: 0,
  outsideDays: 0,
  exported: 0,
  killed: 0,
  careAvoided: 0,
  refused: 0,
  hungryDays: 0,
  coldDays: 0,
  withoutPowerDays: 0,
  withoutWaterDays: 0,
  unburiedDays: 0,
  incidents: 0,
  aidedDays: 0,
  bereaved: 0,
};

/** The course of one world: how late, how wide and how far the wave goes, and what is said of it. */
interface Wave {
  peakDay: number;
  width: number;
  attack: number;
  announced: number;
  home: number;
}

export function fakeRun(
  world: World,
  wave: Wave,
  names: { world: string; title: string },
  notes: Note[],
  seed = 1,
): WorldRun {
  const random = generator(seed);
  const places = world.places.length;
  const daily = Object.fromEntries(
    (Object.keys(MEASURES) as Measure[]).map((name) => [name, new Float64Array(DAYS * places)]),
  ) as Record<Measure, Float64Array>;
  const infectionsByAge = new Uint32Array(DAYS * places * 9);
  const deathsByAge = new Uint32Array(DAYS * places * 9);
  world.places.forEach((place, p) => {
    const far = Math.hypot(place.latitude - 38.895, place.longitude + 77.036);
    const centre = wave.peakDay + 30 * far + 8 * (random() - 0.5);
    const attack = wave.attack * (0.9 + 0.2 * random());
    let [deaths, announced] = [0, 0];
    for (let day = 0; day < DAYS; day++) {
      const i = day * places + p;
      const bump = (at: number): number => {
        const e = Math.exp(-Math.abs(at - centre) / wave.width);
        return e / (wave.width * (1 + e) * (1 + e));
      };
      const infected = Math.floor(place.people * attack * bump(day) + random());
      const dying = place.people * attack * 0.0095 * bump(day - 18);
      const dead = Math.floor(dying) + (random() < dying % 1 ? 1 : 0);
      deaths += dead;
      announced = Math.max(
        announced,
        day < 30 ? 0 : deaths * Math.min(1, wave.announced + Math.max(0, day - 150) / 150),
      );
      const level = Math.min(1, bump(day - 14) * wave.width * 4);
      const said = day > 23 ? 1 - Math.exp(-(day - 23) / 12) : 0;
      const values: Record<Measure, number> = {
        ...NOTHING,
        infections: infected,
        deaths: dead,
        severe: infected * 0.03,
        ill: place.people * attack * bump(day - 6) * 8,
        known: 0,
        knownDeaths: 0,
        announced: Math.floor(announced),
        trust: 0.62 - (1 - wave.announced) * 0.3 * Math.min(1, day / 200),
        fear: 0.05 + 0.4 * level,
        heardOfficial: place.people * said * 0.7 * wave.announced,
        heardLeak:
          place.people * (1 - wave.announced) * Math.max(0, 1 - Math.exp(-Math.max(0, day - 61) / 20)) * 0.5,
        precaution: place.people * 0.2 * level,
        homeDays: place.people * (0.004 + wave.home * level),
        avoided: place.people * 0.3 * level,
        workDaysLost: place.people * 0.03 * level,
        schoolDaysLost: place.people * 0.02 * level,
      };
      for (const name of Object.keys(values) as Measure[]) daily[name][i] = values[name];
    }
  });
  return {
    ...names,
    days: DAYS,
    places,
    daily,
    more: {},
    placeNotes: [],
    infectionsByAge,
    deathsByAge,
    notes,
    programmes: [],
    digest: "5f0c9a7711e0d2b4",
    infectedOn: new Uint16Array(0),
    people: new Uint8Array(0),
    candidates: 0,
    susceptible: 2_204_113,
    active: 412,
  };
}

const NOTES: [Note[], Note[]] = [
  [
    { day: 23, kind: "detection", words: "detected: the fifth confirmed severe case" },
    { day: 23, kind: "statement", words: "the authority tells what it knows" },
    { day: 41, kind: "death", words: "the first death" },
    { day: 190, kind: "measure", words: "attention fades" },
  ],
  [
    { day: 23, kind: "detection", words: "detected: the fifth confirmed severe case" },
    { day: 24, kind: "statement", words: "the authority says nothing" },
    { day: 39, kind: "death", words: "the first death" },
    { day: 61, kind: "leak", words: "it leaks" },
    { day: 97, kind: "statement", words: "it can no longer be denied: the authority tells" },
  ],
];

function totals(curves: Curves): Totals {
  const top = peak(curves.ill);
  return {
    infections: total(curves.infections),
    deaths: total(curves.deaths),
    lifeDaysLost: total(cumulative(curves.deaths).slice(0, -1)),
    peakIll: top.value,
    peakDay: top.day,
    homeDays: total(curves.homeDays),
    precautionDays: total(curves.precaution),
    avoidedDays: total(curves.avoided),
    workDaysLost: total(curves.workDaysLost),
    schoolDaysLost: total(curves.schoolDaysLost),
    ...NO_TOTALS,
    trustAtEnd: curves.trust[curves.trust.length - 1]!,
    truthGap: total(cumulative(curves.deaths)) - total(curves.announced),
    detected: 23,
    susceptible: 2_204_113,
    active: 412,
  };
}

export function fakeFates(world: World, curves: readonly [Curves, Curves]): Fates {
  const people = total(world.places.map((place) => place.people));
  const [a, b] = curves;
  const fewer = total(b.infections) - total(a.infections);
  const spared = Math.max(0, Math.round(fewer * 1.05));
  const newlyLost = Math.max(0, spared - Math.round(fewer));
  const byAge = (of: number): number[] => AGE_SHARES.map((share) => Math.round(of * share));
  const dead = (of: number): number[] => {
    const weights = AGE_SHARES.map((share, i) => share * FATALITY[i]!);
    return weights.map((weight) => Math.round((of * weight) / total(weights)));
  };
  const livesSpared = Math.max(0, Math.round((total(b.deaths) - total(a.deaths)) * 1.06));
  const livesLost = Math.max(0, livesSpared - Math.round(total(b.deaths) - total(a.deaths)));
  const byPlace = (of: number): number[] =>
    world.places.map((place) => Math.round((of * place.people) / people));
  const later = Math.round(total(a.infections) * 0.55);
  const earlier = Math.round(total(a.infections) * 0.2);
  return {
    spared,
    later,
    earlier,
    same: Math.round(total(a.infections) * 0.02),
    newlyLost,
    livesSpared,
    livesLost,
    byAge: {
      spared: byAge(spared),
      later: byAge(later),
      earlier: byAge(earlier),
      newlyLost: byAge(newlyLost),
      livesSpared: dead(livesSpared),
      livesLost: dead(livesLost),
      people: byAge(people),
    },
    byPlace: {
      spared: byPlace(spared),
      newlyLost: byPlace(newlyLost),
      livesSpared: byPlace(livesSpared),
      livesLost: byPlace(livesLost),
    },
    sparedByDay: b.infections.map((value) => value * (spared / Math.max(1, total(b.infections)))),
    newlyLostByDay: a.infections.map((value) => value * (newlyLost / Math.max(1, total(a.infections)))),
  };
}

export function fakePair(
  world: World,
  runs: readonly [WorldRun, WorldRun],
  assumptions: PairSummary["assumptions"],
  seed: number,
  theta: number,
): PairSummary {
  const random = generator(seed * 97 + 3);
  const spread = assumptions === "drawn" ? 0.5 : 0.06;
  const people = world.places.map((place) => place.people);
  const vary = (curves: Curves, factor: number, shift: number): Curves =>
    Object.fromEntries(
      (Object.keys(curves) as Measure[]).map((name) => {
        const level = name === "trust" || name === "fear";
        return [
          name,
          curves[name].map(
            (_, day) =>
              (curves[name][Math.max(0, Math.min(DAYS - 1, day - shift))] ?? 0) * (level ? 1 : factor),
          ),
        ];
      }),
    ) as Curves;
  const shift = Math.round((random() - 0.5) * (assumptions === "drawn" ? 40 : 14));
  const [a, b] = runs.map((run) => worldCurves(run, people));
  const curves: [Curves, Curves] = [
    vary(a!, 1 + spread * (random() - 0.55) - theta * 0.3 + 0.06, shift + 4),
    vary(b!, 1 + spread * 0.3 * (random() - 0.5), shift),
  ];
  return {
    seeds: { people: 1, fates: seed },
    assumptions,
    parameters: { "fear.warning": theta },
    totals: [totals(curves[0]), totals(curves[1])],
    fates: fakeFates(world, curves),
    curves,
    notes: NOTES,
    digests: ["5f0c9a7711e0d2b4", "91aa02b7c3d8e6f0"],
    cells: [],
    frozen: null,
  };
}

const stage = (
  name: string,
  mean: number,
  infectiousness: number,
  ill: boolean,
  severe: boolean,
  next: Stage["next"],
): Stage => ({
  name,
  dwell: { family: "gamma", mean, sd: mean / 2 },
  infectiousness,
  settings: { household: 1, class: 1, work: 1, community: 1, ward: 0, funeral: 0 },
  dead: false,
  ill,
  severe,
  next,
});

export const fakeScenario: Scenario = {
  version: 3,
  rumours: [],
  exposure: [],
  name: "washington",
  title: "Washington",
  question: "They know on day 23. What is it worth to say it?",
  notice: "",
  days: DAYS,
  seeds: { people: 1, fates: 1 },
  world: { around: { place: "Washington", country: "US", radius: 60 } },
  people: null,
  population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
  disease: {
    name: "COVID-19 (ancestral)",
    about: "The virus as it came, before vaccines and variants.",
    hypothetical: false,
    r0: 2.4,
    growth: null,
    householdSar: null,
    dispersion: 0.3,
    susceptibility: 1,
    immunity: 0,
    fullyImmune: 0,
    intensity: { household: 1, class: 1, work: 1, community: 1, ward: 0, funeral: 0 },
    stages: [
      stage("incubating", 3, 0, false, false, [{ to: "infectious" }]),
      stage("infectious", 2.5, 1, false, false, [{ to: "ill" }]),
      stage("ill", 7, 0.5, true, false, [
        {
          to: "severe",
          probability: [
            [0, 0.001],
            [40, 0.02],
            [70, 0.15],
          ],
        },
        { to: "recovered" },
      ]),
      stage("severe", 12, 0.1, true, true, [
        {
          to: "dead",
          probability: [
            [0, 0.05],
            [70, 0.4],
          ],
        },
        { to: "recovered" },
      ]),
    ],
    sources: ["Ferretti et al. 2020, Science 368, eabb6936: generation interval about 5 days."],
  },
  imports: [{ from: 0, until: 30, perDay: 1 }],
  seedInfections: 0,
  arriveIn: null,
  worlds: [
    { name: "told", title: "Told at detection", decisions: [] },
    { name: "silent", title: "Silent until it leaks", decisions: [] },
  ],
  parameters: {},
  without: [],
  calendar: { weekends: false, startsOn: "monday" },
  with: [],
};

export const TOLD: Wave = { peakDay: 128, width: 13, attack: 0.55, announced: 0.95, home: 0.11 };
export const SILENT: Wave = { peakDay: 118, width: 10, attack: 0.62, announced: 0.12, home: 0.07 };

/** A whole input: ten declared pairs, twenty drawn, and three values of θ. Small `places` make it quick. */
export function fakeInput(places = 335): ReportInput {
  const world = fakeWorld(places);
  const people = world.places.map((place) => place.people);
  const runs = [
    fakeRun(world, TOLD, { world: "told", title: "Told at detection" }, NOTES[0]),
    fakeRun(world, SILENT, { world: "silent", title: "Silent until it leaks" }, NOTES[1]),
  ] as const;
  const seeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
  const pairs = [
    ...seeds(10).map((seed) => fakePair(world, runs, "declared", seed, 0.2)),
    ...seeds(12).map((seed) => fakePair(world, runs, "drawn", 40 + seed, 0.2)),
    ...[0, 0.6].flatMap((theta) => seeds(3).map((seed) => fakePair(world, runs, "theta", seed, theta))),
  ];
  const parameter = (
    about: string,
    unit: string,
    value: number,
    range: readonly [number, number],
    grade: "C" | "D" | "M" | "X",
    source: string,
  ) => ({ about, unit, value, range, grade, source });
  return {
    version: "0.1.0",
    scenario: fakeScenario,
    world,
    people: total(people),
    peopleByPlace: people,
    runs,
    seeds: { people: 1, fates: 1 },
    fates: fakeFates(world, [worldCurves(runs[0], people), worldCurves(runs[1], people)]),
    pairs,
    left: [],
    reversal: null,
    parameters: [
      {
        name: "trust.initial",
        declaration: parameter(
          "trust in the authority on day 0",
          "0 to 1",
          0.62,
          [0.3, 0.8],
          "D",
          "World Values Survey, wave 7",
        ),
        value: 0.62,
      },
      {
        name: "fear.warning",
        declaration: parameter(
          "response to a warning not yet borne out (θ)",
          "share",
          0.2,
          [0, 0.6],
          "X",
          "no source; its sign decides early statements",
        ),
        value: 0.2,
      },
      {
        name: "leak.rate",
        declaration: parameter(
          "chance that one insider tells, a day",
          "per day",
          0.0003,
          [0.00001, 0.01],
          "X",
          "Grimes 2016 gives far less, for secrets of other kinds",
        ),
        value: 0.001,
      },
    ],
    lifeDays: false,
    warning: "fear.warning",
    reproduction: { value: 2.4, shares: [0.31, 0.14, 0.19, 0.36], generationDays: 5 },
    command: "npx candor compare scenarios/washington.yaml --seed 1 --pairs 10",
    attributions: [],
    geometry: { land: [], borders: null, minor: null, attributions: ["us-atlas, ISC"] },
    fonts: null,
  };
}
