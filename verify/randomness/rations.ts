/** Who gets what there is too little of, and where people flee to: ranks and destinations as the kernel draws them. */
import { EVERYONE, EventKind, PROGRAMMES, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import type { Programme } from "../../src/kernel/engine.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { bandMembers, listCompany } from "../../src/outcomes/causes/company.ts";
import { ageAt, personAt, placeOf } from "../../src/population/people.ts";
import { bandOf } from "../../src/population/population.ts";
import { planKernel } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { Trait } from "../../src/society/mechanism.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { chanceRows } from "./chance.ts";
import { chiSquareP, correlationP, kolmogorovP, smallestP } from "./statistics.ts";
import { layTowns } from "./town.ts";

const DAYS = 3;
/** Age band whose turn it is, of 30 to 44 years: one band, so that nothing but rank decides. */
const BAND = 4;
const common = { priority: [BAND], delayDays: 0, scope: { self: true } } as const;
const SERVED: readonly Programme[] = [
  { name: "in-turn", claims: "standing", trait: Trait.vaccine, effect: null, ...common },
  { name: "who-asks", claims: "ill", trait: Trait.test, effect: null, ...common },
  {
    name: "flight",
    claims: "standing",
    trait: Trait.flight,
    effect: { move: true, lastsDays: null },
    ...common,
  },
];
const [IN_TURN, WHO_ASKS] = SERVED.keys();

interface Served {
  /** In-turn: places of those served in their band, over its number. */
  turns: number[];
  /** Place of the served among those who asked with them, over their number, by address. */
  asked: number[];
  /** Of everybody who asked on a day with more askers than served: whether served, and hour of infection. */
  served: number[];
  hours: number[];
  /** Households that fled: [origin × (places + 1)] by destination, the last out of the world; and as expected. */
  fled: Float64Array;
  awaited: Float64Array;
  places: number;
}

const rations = once(({ kernel, full }: Conditions): Served => {
  const setting = layTowns({
    mixing: "structured",
    r0: 0.1,
    dispersion: null,
    seedInfections: 20_000,
    people: full ? 400_000 : 200_000,
  });
  const { population, scenario, course } = setting;
  const { places } = population;
  const society = createSociety(scenario, scenario.worlds[0]!, population);
  const plan = planKernel(setting, society, 1, "all");
  // Everybody feels ill in the first stage: those infected on a day ask on the next.
  const ill = course.ill.slice().fill(1);
  const engine = createKernel(kernel, { ...plan, course: { ...course, ill }, programmes: SERVED });
  const company = listCompany(population);
  const result: Served = {
    turns: [],
    asked: [],
    served: [],
    hours: [],
    fled: new Float64Array(places * (places + 1)),
    awaited: new Float64Array(places * (places + 1)),
    places,
  };
  engine.setWilling(new Uint32Array(places * PROGRAMMES).fill(EVERYONE));
  const supply = new Uint32Array(places * PROGRAMMES);
  for (let place = 0; place < places; place++) {
    const [few, many] = [population.people[place]! / 200, population.people[place]! / 50];
    SERVED.forEach((_, k) => {
      supply[place * PROGRAMMES + k] = k === WHO_ASKS ? few : many;
    });
  }
  engine.setSupply(supply);
  const infectedAt = new Map<number, number>();
  const granted = new Set<number>();
  for (let day = 0; day < DAYS; day++) {
    engine.runDay(day);
    for (const { kind, a, person, other, time } of engine.takeLog()) {
      const place = placeOf(population, person);
      if (kind === EventKind.infected && day === 0) infectedAt.set(person, time);
      if (kind === EventKind.granted && a === IN_TURN) {
        const members = bandMembers(company, place, BAND);
        result.turns.push((members.indexOf(person) + 0.5) / members.length);
      }
      if (kind === EventKind.granted && a === WHO_ASKS && day === 1) granted.add(person);
      if (kind === EventKind.moved && personAt(population, person).householdFirst === person) {
        const row = place * (places + 1);
        result.fled[row + Math.min(other, places)]! += 1;
        const first = population.flightPtr[place]!;
        for (let e = first, before = 0; e < population.flightPtr[place + 1]!; e++) {
          const upTo = population.flightUpTo[e]! / 2 ** 32;
          result.awaited[row + Math.min(population.flightTo[e]!, places)]! += upTo - before;
          before = upTo;
        }
      }
    }
  }
  for (let place = 0; place < places; place++) {
    const askers = [...infectedAt.keys()]
      .filter((p) => placeOf(population, p) === place && bandOf(ageAt(population, p)) === BAND)
      .sort((p, q) => p - q);
    askers.forEach((person, i) => {
      result.served.push(granted.has(person) ? 1 : 0);
      result.hours.push(infectedAt.get(person)! % UNITS_PER_DAY);
      if (granted.has(person)) result.asked.push((i + 0.5) / askers.length);
    });
  }
  return result;
});

const row = chanceRows(rations);

const uniform = (x: number): number => x;

export const rationed: readonly Check[] = [
  row(
    "R18 in turn",
    "Who of an age band has had their turn: anybody alike, by address",
    "Kolmogorov's test; derived",
    ({ turns }) => kolmogorovP(Float64Array.from(turns), uniform),
  ),
  row(
    "R18 who asks",
    "Who of those who ask on a day is served: anybody alike, by address and by hour of infection",
    "Kolmogorov's test and correlation; derived",
    ({ asked, served, hours }) =>
      smallestP([kolmogorovP(Float64Array.from(asked), uniform), correlationP(served, hours)]),
  ),
  row(
    "R18 flight",
    "Where households flee to: by the weights of their town",
    "chi-square; derived",
    ({ fled, awaited, places }) => {
      const cells = [...awaited.keys()].filter((i) => awaited[i]! > 0);
      return chiSquareP(
        cells.map((i) => fled[i]!),
        cells.map((i) => awaited[i]!),
        cells.length - places,
      );
    },
  ),
];
