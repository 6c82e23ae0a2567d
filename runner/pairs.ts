/** Many pairs of worlds on the cores of this computer. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Piscina } from "piscina";
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
import { projectRoot } from "./root.ts";
import type { WorldJob } from "./worker.ts";

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

export interface Progress {
  /** World-days done, of all. */
  done: number;
  all: number;
  /** Worlds finished, of all. */
  worlds: number;
  ofWorlds: number;
}

export interface PairRuns {
  summaries: PairSummary[];
  /** The worlds of the first pair, and what became of whom. */
  runs: WorldRun[];
  fates: Fates | null;
}

export interface RunOptions {
  onProgress?(progress: Progress): void;
  signal?: AbortSignal;
  /** Threads; as many as there are cores if not given. */
  threads?: number;
}

const PROGRESS_EVERY_MS = 100;

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
  const jobs = plans.length * perPair;
  const progress = new SharedArrayBuffer(4 * jobs);
  const days = new Int32Array(progress);
  const threads = Math.min(jobs, options.threads ?? availableParallelism());
  const pool = new Piscina({
    filename: join(projectRoot(), "dist", "runner", "worker.js"),
    minThreads: threads,
    maxThreads: threads,
    // A world of millions needs room for its results on the way, not a heap of objects.
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let finished = 0;
  const report = (): void =>
    options.onProgress?.({
      done: days.reduce((sum, n) => sum + n, 0),
      all: jobs * scenario.days,
      worlds: finished,
      ofWorlds: jobs,
    });
  const timer = setInterval(report, PROGRESS_EVERY_MS);
  try {
    const result: PairRuns = { summaries: [], runs: [], fates: null };
    const runOne = async (plan: PairPlan, pair: number, world: number): Promise<WorldRun> => {
      const job: WorldJob = {
        setting,
        world,
        fates: plan.fates,
        parameters: plan.parameters,
        progress,
        slot: pair * perPair + world,
      };
      const run = (await pool.run(
        job,
        options.signal === undefined ? {} : { signal: options.signal },
      )) as WorldRun;
      finished++;
      return run;
    };
    const summaries = plans.map(async (plan, pair) => {
      const runs = await Promise.all(scenario.worlds.map((_, world) => runOne(plan, pair, world)));
      if (pair === 0) result.runs = runs;
      const [first, second] = runs;
      if (second === undefined) return null;
      if (pair === 0) result.fates = compareFates(first, second, population);
      return summarisePair(first, second, population, {
        seeds: { people: scenario.seeds.people, fates: plan.fates },
        assumptions: plan.assumptions,
        // Declared values too, so that pairs can be told apart by any of them.
        parameters: readParameters(PARAMETERS, scenario.parameters, plan.parameters),
      });
    });
    result.summaries = (await Promise.all(summaries)).filter((summary) => summary !== null);
    report();
    return result;
  } finally {
    clearInterval(timer);
    await pool.destroy();
  }
}
