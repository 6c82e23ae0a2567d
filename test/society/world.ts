/** A small stage for the tests of society: places without a kernel, counts made by hand. */
import {
  AWARENESS_CLASSES,
  type DayCounts,
  OUTCOME_BANDS,
  OVERLAYS,
  PROGRAMMES,
  SECTORS,
} from "../../src/kernel/engine.ts";
import { templatesOf } from "../../src/population/build.ts";
import { BLOCK, type Population, TEMPLATES } from "../../src/population/population.ts";
import { sectorThresholds } from "../../src/population/sectors.ts";
import { us } from "../../src/population/us.ts";
import { workShares, workStarts } from "../../src/population/workplaces.ts";
import type { Decision, Order, Scenario, Statement, WorldPlan } from "../../src/scenario/scenario.ts";
import { createSociety, emptyCounts, type Society } from "../../src/society/day.ts";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import type { Site } from "../../src/world/zones.ts";
import type { Acted } from "../../src/society/requests.ts";

/** Stages of the test disease: ill at home, severe, then critical (also severe, but no new case). */
export const STAGES = ["ill", "severe", "critical"] as const;

const ALL_SETTINGS = { household: 1, class: 1, work: 1, community: 1, ward: 0, funeral: 0 };

export function makeScenario(change: Partial<Scenario> = {}): Scenario {
  const stage = (name: string, severe: boolean, next: string): Scenario["disease"]["stages"][number] => ({
    name,
    dwell: { family: "fixed", days: 5 },
    infectiousness: 1,
    settings: ALL_SETTINGS,
    dead: false,
    ill: true,
    severe,
    next: [{ to: next }],
  });
  return {
    version: 3,
    name: "test",
    title: "",
    question: "",
    notice: "",
    days: 100,
    seeds: { people: 1, fates: 2 },
    world: { places: [] },
    people: null,
    population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
    disease: {
      name: "test",
      about: "",
      hypothetical: true,
      r0: 2,
      growth: null,
      householdSar: null,
      dispersion: null,
      susceptibility: 1,
      immunity: 0,
      fullyImmune: 0,
      intensity: ALL_SETTINGS,
      stages: [
        stage("ill", false, "severe"),
        stage("severe", true, "critical"),
        stage("critical", true, "dead"),
      ],
      sources: [],
    },
    imports: [],
    seedInfections: 0,
    arriveIn: null,
    worlds: [],
    rumours: [],
    calendar: { weekends: false, startsOn: "monday" },
    exposure: [],
    parameters: {},
    without: [],
    with: [],
    ...change,
  };
}

/** Places of so many Americans, 45 % workers and 20 % pupils; only what society reads, their ages, homes and kin among it. */
export function makePopulation(people: readonly number[] = [100_000]): Population {
  const blocks = people.map((n) => Math.ceil(n / BLOCK));
  return {
    templates: templatesOf(us),
    table: null,
    typeOf: new Uint32Array(people.length),
    rotation: Uint32Array.from(people, (_, p) => (11 * p) % TEMPLATES),
    keyWorkers: Uint32Array.from(people, (_, p) => 1 + p),
    firstBlock: Uint32Array.from(people, (_, p) => blocks.slice(0, p).reduce((sum, n) => sum + n, 0)),
    placeOfBlock: Uint32Array.from(blocks.flatMap((n, p) => new Array<number>(n).fill(p))),
    addresses: blocks.reduce((sum, n) => sum + n, 0) * BLOCK,
    total: people.reduce((sum, n) => sum + n, 0),
    places: people.length,
    people: Uint32Array.from(people),
    workers: Uint32Array.from(people, (n) => Math.floor(0.45 * n)),
    pupils: Uint32Array.from(people, (n) => Math.floor(0.2 * n)),
    ...makeWorkplaces(people),
    sectorUpTo: sectorThresholds(),
  } as unknown as Population;
}

/** Everybody works where they live, and nobody teaches; the first place has the hospital. */
function makeWorkplaces(people: readonly number[]): Partial<Population> {
  const shares = workShares(us);
  const slots = Uint32Array.from(people, (n) => Math.floor(0.45 * n));
  return {
    slots,
    teachers: new Uint32Array(people.length),
    keySlots: Uint32Array.from(people, (_, p) => 101 + p),
    workStart: Uint32Array.from([...slots].flatMap((n) => [...workStarts(n, shares)])),
    wardOf: new Uint32Array(people.length),
    wardStaff: Uint32Array.of(1),
  };
}

export function makePlan(decisions: readonly Decision[] = []): WorldPlan {
  return { name: "told", title: "Told", decisions };
}

/** A decision to say something, on day 0 unless another moment is given. */
export function saying(say: Partial<Statement>, at: Partial<Decision["at"]> = { day: 0 }): Decision {
  const statement: Statement = {
    stance: "tell",
    share: null,
    threat: 0,
    forecast: null,
    horizon: null,
    advice: 0,
    means: null,
    ...say,
  };
  return { at: { after: 0, ...at }, or: [], say: statement };
}

/** A decision to do something, on day 0 unless another moment is given. */
export const doing = (order: Order, at: Partial<Decision["at"]> = { day: 0 }): Decision => ({
  at: { after: 0, ...at },
  or: [],
  do: order,
});

export interface Row {
  severe?: number;
  critical?: number;
  ill?: number;
  infected?: number;
  deaths?: number;
  /** Living people by awareness class; all in none if not given. */
  aware?: readonly number[];
  /** By number of programme, overlay; absent ones are 0. */
  granted?: readonly number[];
  /** Those who asked; as many as were granted if not given. */
  claimed?: readonly number[];
  holding?: readonly number[];
  away?: number;
  /** Workers missing by sector of their place of work. */
  missing?: ArrayLike<number>;
}

/** Counts of a day from one row a place. */
export function makeCounts(population: Population, rows: readonly Row[]): DayCounts {
  const counts = emptyCounts(population.places, STAGES.length);
  for (let p = 0; p < population.places; p++) {
    const row = rows[p] ?? {};
    counts.entered.set([0, row.severe ?? 0, row.critical ?? 0], p * STAGES.length);
    counts.occupied[p * STAGES.length] = row.ill ?? 0;
    counts.infected[p * OUTCOME_BANDS + 3] = row.infected ?? 0;
    counts.died[p * OUTCOME_BANDS + 3] = row.deaths ?? 0;
    counts.granted.set(row.granted ?? [], p * PROGRAMMES);
    counts.claimed.set(row.claimed ?? row.granted ?? [], p * PROGRAMMES);
    counts.holding.set(row.holding ?? [], p * OVERLAYS);
    counts.away[p] = row.away ?? 0;
    counts.missing.set(row.missing ?? [], p * SECTORS);
    counts.aware.set(row.aware ?? [population.people[p]!, 0, 0, 0], p * AWARENESS_CLASSES);
  }
  return counts;
}

export interface Stage {
  decisions?: readonly Decision[];
  people?: readonly number[];
  parameters?: ParameterValues;
  scenario?: Partial<Scenario>;
  mechanisms?: readonly Mechanism[];
  /** A tenth of a degree from one to the next if not given. */
  sites?: readonly Site[];
}

export interface Played {
  society: Society;
  population: Population;
}

export function makeSociety(stage: Stage = {}): Played {
  const population = makePopulation(stage.people);
  const society = createSociety(
    makeScenario(stage.scenario),
    makePlan(stage.decisions),
    population,
    stage.parameters ?? {},
    stage.mechanisms ?? ORDER,
    stage.sites ??
      Array.from(population.people, (_, p) => ({ name: `place-${p}`, latitude: 50 + p / 10, longitude: 5 })),
  );
  return { society, population };
}

/** Steps days 0 to days - 1; `rows(d)` happened the day before day d (from day 1 on); `after(d)` looks at each step. */
export function play(
  { society, population }: Played,
  days: number,
  rows: (day: number) => readonly Row[] = () => [],
  after: (day: number) => void = () => {},
): void {
  for (let day = 0; day < days; day++) {
    const counts =
      day === 0 ? emptyCounts(population.places, STAGES.length) : makeCounts(population, rows(day));
    society.step(day, counts);
    after(day);
  }
}

/** An engine that remembers what it was told. */
export class Recorder implements Acted {
  calls: string[] = [];
  uptake: Uint32Array = new Uint32Array(0);
  belief: Uint32Array = new Uint32Array(0);
  supply: Uint32Array = new Uint32Array(0);
  willing: Uint32Array = new Uint32Array(0);
  branches: Uint32Array = new Uint32Array(0);
  reached: Record<number, number[]> = {};
  setUptake(uptake: Uint32Array): void {
    this.calls.push("uptake");
    this.uptake = uptake.slice();
  }
  setBelief(belief: Uint32Array): void {
    this.calls.push("belief");
    this.belief = belief.slice();
  }
  setSupply(supply: Uint32Array): void {
    this.calls.push("supply");
    this.supply = supply.slice();
  }
  setWilling(willing: Uint32Array): void {
    this.calls.push("willing");
    this.willing = willing.slice();
  }
  setBranches(branches: Uint32Array): void {
    this.calls.push("branches");
    this.branches = branches.slice();
  }
  clearMessage(slot: number): void {
    this.calls.push(`clear ${slot}`);
    this.reached[slot] = [];
  }
  broadcast(_day: number, slot: number, reach: Uint32Array): void {
    this.calls.push(`reach ${slot}`);
    this.reached[slot] = [...reach];
  }
}
