/** Many pairs of worlds on the cores of this computer. */
import { type CellPlan, planGrid } from "../src/outcomes/grid.ts";
import { summariseCell, summariseFrozen, summarisePair } from "../src/outcomes/pair.ts";
import type { Fates, PairSummary, WorldRun } from "../src/outcomes/result.ts";
import type { ParameterValues } from "../src/parameter.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { Setting } from "../src/setting.ts";
import { drawAssumptions, PARAMETERS, readParameters } from "../src/society/parameters.ts";
import type { WorkedRun, WorldJob } from "./worker.ts";
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

export interface PairOptions extends RunOptions {
  /** Also run each first world on the day counts of its second. */
  freezeFields?: boolean;
}

/** Pairs at the ends of one parameter answer one question of their own; they are not taken apart. */
const takenApart = ({ assumptions }: PairPlan): boolean => assumptions !== "theta";

/**
 * Runs every world of every pair, and the other cells of {words} × {acts} where the worlds differ in both; results are
 * in the order of `plans` whatever finished first. A scenario of one world gives one run a plan and no summaries.
 *
 * @throws the reason of `signal` when aborted
 */
export async function runPairs(
  setting: Setting,
  plans: readonly PairPlan[],
  options: PairOptions = {},
): Promise<PairRuns> {
  const { scenario } = setting;
  const grid = planGrid(scenario.worlds);
  const freeze = grid !== null && options.freezeFields === true;
  const whole = scenario.worlds.length + (grid?.extra.length ?? 0) + (freeze ? 1 : 0);
  let next = 0;
  const firstSlots = plans.map((plan) => {
    const slot = next;
    next += takenApart(plan) ? whole : scenario.worlds.length;
    return slot;
  });
  return withWorkers<WorldJob, WorkedRun, PairRuns>("worker.js", setting, next, options, async (run) => {
    const result: PairRuns = { summaries: [], runs: [], fates: null };
    const summaries = plans.map(async (plan, pair) => {
      const cells = takenApart(plan) ? (grid?.extra ?? []) : [];
      const { runs, summary } = await runPair(setting, plan, cells, freeze && takenApart(plan), (slot, job) =>
        run(firstSlots[pair]! + slot, job),
      );
      if (pair === 0) {
        result.runs = runs;
        result.fates = summary?.fates ?? null;
      }
      return summary;
    });
    result.summaries = (await Promise.all(summaries)).filter((summary) => summary !== null);
    return result;
  });
}

/** All that belongs to one pair; no summary for a scenario of one world. */
async function runPair(
  { scenario, population }: Setting,
  { fates, assumptions, parameters }: PairPlan,
  cells: readonly CellPlan[],
  freeze: boolean,
  run: (slot: number, job: WorldJob) => Promise<WorkedRun>,
): Promise<{ runs: WorldRun[]; summary: PairSummary | null }> {
  const last = scenario.worlds.length - 1;
  const own = scenario.worlds.map((_, world) =>
    run(world, { world, fates, parameters, ...(freeze && world === last ? { freeze: 0 } : {}) }),
  );
  const after = scenario.worlds.length + (freeze ? 1 : 0);
  const others = cells.map(async (cell, i) => {
    const answer = await run(after + i, { world: cell.says, plan: cell.plan, fates, parameters });
    // Reduced at once: a world of millions is not kept waiting for the others of its pair.
    return summariseCell(cell, answer, population);
  });
  const [answers, outcomes] = await Promise.all([Promise.all(own), Promise.all(others)]);
  const frozen = answers.at(-1)?.frozen;
  const runs = answers.map(({ frozen: _apart, ...run }): WorldRun => run);
  const [first, second] = runs;
  if (first === undefined || second === undefined) return { runs, summary: null };
  const summary = summarisePair(first, second, population, {
    seeds: { people: scenario.seeds.people, fates },
    assumptions,
    // Declared values too, so that pairs can be told apart by any of them.
    parameters: readParameters(PARAMETERS, scenario.parameters, parameters),
    cells: outcomes,
    frozen: frozen === undefined ? null : summariseFrozen(frozen, second, population),
  });
  return { runs, summary };
}
