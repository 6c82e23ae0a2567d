/** Who comes infected from elsewhere, when and where: over many seeds. */
import chisquare from "@stdlib/stats-base-dists-chisquare";
import poisson from "@stdlib/stats-base-dists-poisson";
import { EventKind, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { personAt } from "../../src/population/people.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { chanceRows } from "./chance.ts";
import {
  chiSquareP,
  correlationP,
  countsP,
  eitherSide,
  kolmogorovP,
  RARE,
  RARELY,
  smallestP,
} from "./statistics.ts";

const PER_DAY = 3;
const DAYS = 40;
const PEOPLE = [20_000, 12_000, 8000];

/** Nobody infects anybody before the end. */
const SCENARIO = {
  version: 3,
  name: "arrivals",
  days: DAYS,
  world: {
    places: PEOPLE.map((people, i) => ({ name: `Port ${i}`, people, latitude: 50 + i / 10, longitude: 5 })),
  },
  population: { mixing: "homogeneous" },
  disease: {
    name: "slow",
    r0: 1,
    stages: [
      { name: "latent", dwell: { family: "fixed", days: 100 }, next: [{ to: "infectious" }] },
      {
        name: "infectious",
        dwell: { family: "fixed", days: 1 },
        infectiousness: 1,
        next: [{ to: "recovered" }],
      },
    ],
  },
  imports: [{ from: 0, perDay: PER_DAY }],
  without: ["information", "trust", "fear", "behaviour"],
};

interface Arrivals {
  /** [seed × DAYS] */
  perDay: number[];
  /** Part of the day gone by; place; number in the place, over its people. */
  times: number[];
  places: number[];
  positions: number[];
  /** [place] */
  people: readonly number[];
}

const arrivals = once(({ kernel, full }: Conditions): Arrivals => {
  const setting = prepareSetting(readScenario(JSON.stringify(SCENARIO), "arrivals.json"), null);
  const { population } = setting;
  const found: Arrivals = {
    perDay: [],
    times: [],
    places: [],
    positions: [],
    people: [...population.people],
  };
  for (let fates = 1; fates <= (full ? 400 : 60); fates++) {
    const perDay = new Array<number>(DAYS).fill(0);
    simulate(kernel, setting, {
      fates,
      log: { from: 0, to: population.addresses, kinds: [EventKind.infected] },
      onEvents(events) {
        for (const { time, person } of events) {
          const { place, local } = personAt(population, person);
          perDay[Math.floor(time / UNITS_PER_DAY)]! += 1;
          found.times.push(((time % UNITS_PER_DAY) + 0.5) / UNITS_PER_DAY);
          found.places.push(place);
          found.positions.push((local + 0.5) / population.people[place]!);
        }
      },
    });
    found.perDay.push(...perDay);
  }
  return found;
});

const row = chanceRows(arrivals);

const uniform = (x: number): number => Math.min(1, Math.max(0, x));

/** So many a day that they are drawn in parts; among so many people that hardly anybody is drawn twice. */
const MANY = 2000;

const manyArrivals = once(({ kernel, full }: Conditions): number[] => {
  const scenario = {
    ...SCENARIO,
    days: 2,
    world: { places: [{ name: "Port", people: 10_000_000 }] },
    imports: [{ from: 0, perDay: MANY }],
  };
  const setting = prepareSetting(readScenario(JSON.stringify(scenario), "arrivals.json"), null);
  const found: number[] = [];
  for (let fates = 1; fates <= (full ? 400 : 60); fates++) {
    const { daily } = simulate(kernel, setting, { fates });
    found.push(...daily.infections);
  }
  return found;
});

export const imports: readonly Check[] = [
  {
    id: "R13 many",
    claim: `Arrivals of a day at a rate of ${MANY}: mean and variance of a Poisson number`,
    expected: "chance",
    tolerance: { pAtLeast: RARE },
    source: "The sum of squared deviations over the mean is chi-square; derived",
    errorRate: RARELY,
    obtain(conditions) {
      const counts = manyArrivals(conditions);
      const squares = counts.reduce((sum, n) => sum + (n - MANY) ** 2 / MANY, 0);
      return eitherSide(chisquare.cdf(squares, counts.length));
    },
  },
  row(
    "R13 numbers",
    `Arrivals of a day at a rate of ${PER_DAY}, over days and seeds: Poisson`,
    "@stdlib; confirmed",
    (found) => {
      const counts = new Uint32Array(40);
      for (const n of found.perDay) counts[n]! += 1;
      return countsP(counts, (k) => poisson.pmf(k, PER_DAY));
    },
  ),
  row(
    "R13 days and seeds",
    "Arrivals of one day and the next, and of one seed and the next: uncorrelated",
    "independence; derived",
    ({ perDay }) =>
      smallestP([
        correlationP(perDay.slice(1), perDay.slice(0, -1)),
        correlationP(perDay.slice(DAYS), perDay.slice(0, -DAYS)),
      ]),
  ),
  row("R13 times", "Hours at which they arrive: uniform", "Kolmogorov's test; confirmed", ({ times }) =>
    kolmogorovP(Float64Array.from(times), uniform),
  ),
  row(
    "R13 persons",
    "Who they are: any person of any place alike",
    "chi-square and Kolmogorov's test; confirmed",
    ({ places, positions, people }) => {
      const all = people.reduce((sum, n) => sum + n, 0);
      const met = people.map((_, place) => places.filter((p) => p === place).length);
      return smallestP([
        chiSquareP(
          met,
          people.map((n) => (n / all) * places.length),
        ),
        ...people.map((_, place) =>
          kolmogorovP(Float64Array.from(positions.filter((_, i) => places[i] === place)), uniform),
        ),
      ]);
    },
  ),
];
