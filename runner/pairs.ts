/** Many pairs of worlds on the cores of this computer. */
import { compareFates } from "../src/outcomes/fates.ts";
import { summarisePair } from "../src/outcomes/pair.ts";
import type { Fates, PairSummary, WorldRun } from "../src/outcomes/result.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { Setting } from "../src/setting.ts";
import {
  drawAssumptions,
  PARAMETERS,
  type ParameterValues,
  readParameters,
} from "../src/society/parameters.ts";
import type { WorldJob } from "./worker.ts";
import { type RunOptions, withWorkers } from "./workers.ts";

/** The response to a warning not yet borne out, which no source gives: every report shows it at three values. */
export const WARNING = "fear.theta";

/** What one pair of an ensemble is run with. */
export interface PairPlan {
  fates: number;
  assumptions: PairSummary["assumptions"];
  parameters: ParameterValues;
}

/**
 * `count` pairs: the first half (rounded up) with the assumptions as they are declared, so that only the seed differs;
 * the others with every assumption drawn from its range as well. Each pair has a seed of fates of its own.
 */
export function planPairs(scenario: Scenario, count: number): PairPlan[] {
  const declared = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, i) => ({
    fates: scenario.seeds.fates + i,
    assumptions: i < declared ? "declared" : "drawn",
    parameters: i < declared ? {} : drawAssumptions(scenario.seeds.people, i, scenario.parameters),
  }));
}

/** Pairs at the ends of the range of the response to warning, with the seeds of the first pair. */
export function planWarnings(scenario: Scenario): PairPlan[] {
  const [low, high] = PARAMETERS[WARNING].range;
  return [low, high].map((theta) => ({
    fates: scenario.seeds.fates,
    assumptions: "theta",
    parameters: { [WARNING]: theta },
  }));
}

export interface PairRuns {
  summaries: PairSummary[];
  /** The worlds of the first pair, and what became of whom. */
  runs: WorldRun[];
  fates: Fates | null;
}

/**
 * Runs every world of every pair; results are in the order of `plans` whatever finished first. A scenario of one world
 * gives one run a plan and no summaries.
 *
 * @throws the reason of `signal` when aborted
 */
export async function runPairs(
  setting: Setting,
  plans: readonly PairPlan[],
  options: RunOptions = {},
): Promise<PairRuns> {
  const { scenario, population } = setting;
  const perPair = scenario.worlds.length;
  return withWorkers<WorldJob, WorldRun, PairRuns>(
    "worker.js",
    setting,
    plans.length * perPair,
    options,
    async (run) => {
      const result: PairRuns = { summaries: [], runs: [], fates: null };
      const summaries = plans.map(async ({ fates, assumptions, parameters }, pair) => {
        const runs = await Promise.all(
          scenario.worlds.map((_, world) => run(pair * perPair + world, { world, fates, parameters })),
        );
        if (pair === 0) result.runs = runs;
        const [first, second] = runs;
        if (second === undefined) return null;
        if (pair === 0) result.fates = compareFates(first, second, population);
        return summarisePair(first, second, population, {
          seeds: { people: scenario.seeds.people, fates },
          assumptions,
          // Declared values too, so that pairs can be told apart by any of them.
          parameters: readParameters(PARAMETERS, scenario.parameters, parameters),
        });
      });
      result.summaries = (await Promise.all(summaries)).filter((summary) => summary !== null);
      return result;
    },
  );
}
