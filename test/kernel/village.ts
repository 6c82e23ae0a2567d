/** Two villages, and kernels that play in them: enough people to see every kind of event, few enough to be quick. */
import { loadKernel } from "../../runner/kernel.ts";
import { type BranchFactor, type BySetting, EVERYONE, PROGRAMMES } from "../../src/kernel/engine.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { type Course, DEAD, type KernelPlan, RECOVERED } from "../../src/kernel/plan.ts";
import { buildPopulation } from "../../src/population/build.ts";
import type { Population } from "../../src/population/population.ts";
import { towns } from "../population/given/files.ts";
import { type Orders, play, type Script, type Transcript } from "../twin/play.ts";
import { fixedDwell, sketchCourse, sketchPlan } from "../twin/sketch.ts";

const world = towns("Ulm", "Aach");

export const village: Population = buildPopulation(
  {
    population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
    seeds: { people: 2, fates: 1 },
  },
  { ...world, places: world.places.map((place, i) => ({ ...place, people: [2600, 1500][i]! })) },
  null,
);

const none: BySetting = [0, 0, 0, 0, 0, 0];
/** Die, or get worse, or recover: in the first stage and the second. */
export const DIES = 0;
export const WORSENS = 1;

/**
 * Ill for three days, then three in ten die, three get worse and the others recover; of those who are worse half die after
 * four more days. Nobody infects anybody unless rates are given.
 */
export const illness = (rate: BySetting = none): Course =>
  sketchCourse([
    {
      dwell: fixedDwell(3),
      rate,
      ill: true,
      next: [
        { to: DEAD, young: 0.3, old: 0.3 },
        { to: 1, young: 0.3, old: 0.3 },
        { to: RECOVERED, young: 0.4, old: 0.4 },
      ],
    },
    {
      dwell: fixedDwell(4),
      rate,
      ill: true,
      severe: true,
      next: [
        { to: DEAD, young: 0.5, old: 0.5 },
        { to: RECOVERED, young: 0.5, old: 0.5 },
      ],
    },
  ]);

/** Nearly everybody falls ill on the first day, unless said otherwise. */
export const planOf = (more: Partial<KernelPlan> = {}): KernelPlan =>
  sketchPlan(village, illness(), { seedInfections: 9000, ...more });

/** Orders of `days` days: on the first of them so many units of each programme, which all take. */
export const grantEach = (days: number, units: Record<number, number>): Orders[] => {
  const everywhere = village.places * PROGRAMMES;
  const supply = Uint32Array.from({ length: everywhere }, (_, i) => units[i % PROGRAMMES] ?? 0);
  const first: Orders = { supply, willing: new Uint32Array(everywhere).fill(EVERYONE) };
  return Array.from({ length: days }, (_, day) => (day === 0 ? first : {}));
};

/** The same factors of all branch factors in all places. */
export const factorsOf = (branches: readonly BranchFactor[], factor: number): Uint32Array =>
  new Uint32Array(village.places * branches.length).fill(factor * EVERYONE);

export const playKernel = (script: Script): Transcript =>
  play(createKernel(loadKernel(), script.plan), script);

/** Addresses of those in the log who had an event of that kind. */
export const whoHad = ({ log }: Transcript, kind: number): Set<number> =>
  new Set(log.filter((event) => event.kind === kind).map(({ person }) => person));
