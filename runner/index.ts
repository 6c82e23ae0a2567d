/**
 * Candor as a library, on Node:
 *
 *     import { compare } from "candor";
 *     const { answer } = await compare("scenarios/washington.yaml", { pairs: 4 });
 */
import type { Fates, PairSummary, Reversal, WorldRun } from "../src/outcomes/result.ts";
import { locateScenario } from "../src/scenario/read.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { Setting } from "../src/setting.ts";
import { simulate as simulateWorld, type SimulateOptions } from "../src/simulate.ts";
import { openTable } from "./beside.ts";
import { loadKernel } from "./kernel.ts";
import { besideFile } from "./people.ts";
import { readFile, resolveScenario } from "./scenarios.ts";
import { layOutSetting } from "./settings.ts";
import { type PairOptions, type PairPlan, planPairs, planWarnings, runPairs } from "./pairs.ts";
import { findReversal } from "./reversal.ts";

export type { Fates, PairSummary, Reversal, WorldRun } from "../src/outcomes/result.ts";
export type { Resolver } from "../src/scenario/chain.ts";
export { ScenarioError } from "../src/scenario/problems.ts";
export { readScenario } from "../src/scenario/read.ts";
export type { Scenario } from "../src/scenario/scenario.ts";
export type { Setting } from "../src/setting.ts";
export { ARREST_CONSTANT, arrestProbability } from "../src/society/arrest.ts";
export { type PairPlan, planPairs, planWarnings, runPairs } from "./pairs.ts";
export { openTable } from "./beside.ts";
export { resolveScenario, UnreadableFile } from "./scenarios.ts";
export { addMechanismFiles } from "./mechanisms.ts";
export { addMechanism, MechanismError } from "../src/society/extend.ts";
export type { Mechanism, Today } from "../src/society/mechanism.ts";
export type { Progress } from "./workers.ts";

/** A scenario, or the path of its file. */
export type ScenarioSource = Scenario | string;

/** Reads a scenario file with `path=value` changes; throws ScenarioError, or UnreadableFile. */
export function openScenario(source: ScenarioSource, sets: readonly string[] = []): Scenario {
  if (typeof source !== "string") return source;
  const { scenario, fileAt } = locateScenario(readFile(source), source, sets, openTable, resolveScenario);
  return besideFile(scenario, fileAt(["population", "people"]));
}

/** Lays out the world of a scenario on this computer and solves for its transmission rates. */
export function openSetting(source: ScenarioSource): Setting {
  const scenario = openScenario(source);
  return layOutSetting(scenario);
}

/** A setting as it is; a scenario, or the path of one, laid out. */
const settingOf = (source: ScenarioSource | Setting): Setting =>
  typeof source === "object" && "course" in source ? source : openSetting(source);

/** Runs one world of a scenario, in this thread. */
export function simulate(source: ScenarioSource | Setting, options: SimulateOptions = {}): WorldRun {
  return simulateWorld(loadKernel(), settingOf(source), options);
}

export interface Comparison {
  setting: Setting;
  /** The worlds of the first pair. */
  runs: WorldRun[];
  fates: Fates | null;
  /** One for each pair, those at the ends of the response to warning last. */
  pairs: PairSummary[];
  /** Null unless it was asked for. */
  reversal: Reversal | null;
}

export interface CompareOptions extends PairOptions {
  /** Pairs of worlds, 10 if not given: half with the assumptions as declared, half with each drawn from its range. */
  pairs?: number;
  /** Two further pairs at the ends of the range of the response to warning; true if not given. */
  warnings?: boolean;
  /** People of a preview on which to search, one assumption at a time, for what would reverse the answer; no search if not given. */
  reversal?: number;
}

/** Runs pairs of the scenario's two worlds, on all cores: the same people and fates, what differs is what was decided. */
export async function compare(
  source: ScenarioSource | Setting,
  options: CompareOptions = {},
): Promise<Comparison> {
  const setting = settingOf(source);
  const { scenario } = setting;
  const plans: PairPlan[] = planPairs(scenario, options.pairs ?? 10);
  if ((options.warnings ?? true) && !scenario.without.includes("fear")) plans.push(...planWarnings(scenario));
  const { runs, fates, summaries } = await runPairs(setting, plans, options);
  const reversal =
    options.reversal === undefined ? null : await findReversal(setting, options.reversal, options);
  return { setting, runs, fates, pairs: summaries, reversal };
}
