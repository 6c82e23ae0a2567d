/**
 * Disease and nothing else: a whole outbreak among 1.08 million people, as the native yardstick runs one. What is timed
 * is the kernel alone, without laying out the people.
 */
import { compileCourse } from "../src/kernel/course.ts";
import { createKernel } from "../src/kernel/kernel.ts";
import type { KernelPlan } from "../src/kernel/plan.ts";
import type { WasmModule } from "../src/kernel/webassembly.ts";
import { buildPopulation } from "../src/population/build.ts";
import { readScenario } from "../src/scenario/read.ts";
import { buildWorld } from "../src/world/places.ts";
import { measure, type Time } from "./measure.ts";

/** People of a place: 96 blocks. */
const PLACE = 98_304;
const PLACES = 11;
const LAST_DAY = 2000;

/** Towns 20 km apart on a meridian. */
const places = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `{ name: Town ${i + 1}, people: ${PLACE}, latitude: ${i * 0.18}, longitude: 0 }`,
  ).join(", ");

/**
 * A latent time of 3.3 days and 5 infectious ones (gamma, shape 2). The rates of `intensity` are transmissions a day, as they stand: R0
 * is not solved for, and the `r0` given is not used.
 */
const scenarioText = (count: number): string => `
version: 3
name: bench
days: 360
world: { places: [${places(count)}] }
population: { type: us, contacts: { class: 1, work: 1, community: 1 } }
disease:
  name: bench
  r0: 2
  intensity: { household: 0.05, class: 0.24, work: 0.16, community: 0.2 }
  stages:
    - { name: latent, dwell: { family: gamma, mean: 3.3, sd: 2.12 }, next: [{ to: infectious }] }
    - { name: infectious, dwell: { family: gamma, mean: 5, sd: 3.54 }, infectiousness: 1, next: [{ to: recovered }] }
seedInfections: 20
worlds: [{ name: silent }]
`;

const unheard = { beliefTrait: 0, tellShare: 0, stifle: 0, gapDays: 1 };

/** The kernel's plan for a number of towns of 98,304. */
export function planOutbreak(towns: number = PLACES): KernelPlan {
  const scenario = readScenario(scenarioText(towns), "bench");
  const population = buildPopulation(scenario, buildWorld(scenario.world, null, null));
  return {
    population,
    seeds: scenario.seeds,
    course: compileCourse(scenario.disease, population.contacts),
    modifiers: [],
    messages: ["official", "leak", "rumour"].map((name) => ({ name, ...unheard })),
    newsRate: [1, 1, 1, 1],
    classOf: new Uint8Array(64),
    ceilings: [[1, 1, 1, 1, 1, 1]],
    imports: [],
    seedInfections: scenario.seedInfections,
    arrivals: null,
    programmes: [],
    branches: [],
    confining: 0,
    emits: [],
    countMissing: false,
    recordInfection: false,
    log: "off",
  };
}

export interface Outbreak {
  people: number;
  infected: number;
  candidates: number;
  time: Time;
  /** Bytes of the kernel's memory at the end. */
  bytes: number;
}

/** Runs an outbreak until nobody is in course. */
export function runOutbreak(module: WasmModule, plan: KernelPlan): Outbreak {
  const kernel = createKernel(module, plan);
  let [infected, candidates] = [0, 0];
  const time = measure(() => {
    for (let day = 0; day < LAST_DAY; day++) {
      kernel.runDay(day);
      candidates += kernel.counts.candidates;
      infected += kernel.counts.infected.reduce((sum, n) => sum + n, 0);
      if (kernel.active() === 0) break;
    }
  });
  return { people: plan.population.total, infected, candidates, time, bytes: kernel.memoryBytes() };
}
