/** The search for what would reverse the answer, on a preview of the world. */
import type { Reversal } from "../src/outcomes/result.ts";
import { type Assumption, mostTrials, SEARCH, searchReversal } from "../src/outcomes/reversal.ts";
import { byWeight, GIVEN } from "../src/outcomes/carriers.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { Setting } from "../src/setting.ts";
import { ORDER } from "../src/society/order.ts";
import { PARAMETERS } from "../src/society/parameters.ts";
import { activeMechanisms } from "../src/society/registered.ts";
import type { TrialJob } from "./reversal-worker.ts";
import { layOutSetting } from "./settings.ts";
import { type RunOptions, withWorkers } from "./workers.ts";

/** People of a preview, if nobody says how many. */
export const PREVIEW_PEOPLE = 100_000;
/** A search as long as this is made only if it is asked for: days × (people + what a place costs, in people). */
const REASONABLE_WORK = 2.5e8;
const PEOPLE_A_PLACE = 300;
/** Fewer pairs than these are a quick look, which a search of hundreds of worlds would not suit. */
const LOOK_PAIRS = 10;

/** Whether the search is made unasked: it depends on nothing but what is run, so that a run can be made again. */
export function searchesUnasked({ scenario, population }: Setting, pairs: number): boolean {
  const scaled = scenario.population.people === undefined;
  const people = scaled ? Math.min(population.total, PREVIEW_PEOPLE) : population.total;
  const work = scenario.days * (people + population.places * PEOPLE_A_PLACE);
  return pairs >= LOOK_PAIRS && work <= REASONABLE_WORK;
}

/** Names of the mechanisms that are at work in either world. */
const mechanismsAtWork = (scenario: Scenario): Set<string> =>
  new Set(scenario.worlds.flatMap((plan) => activeMechanisms(scenario, plan, ORDER).map(({ name }) => name)));

/** Names of the mechanisms that are always on: what is known, said, believed and done. */
const CORE: ReadonlySet<string> = new Set(
  ORDER.filter(({ optional }) => optional !== true).map(({ name }) => name),
);

/** Every assumption that the scenario leaves open, of the mechanisms that are at work; or of those always on alone. */
export function openAssumptions(scenario: Scenario, coreOnly = false): Assumption[] {
  const all = mechanismsAtWork(scenario);
  const atWork = coreOnly ? new Set([...all].filter((name) => CORE.has(name))) : all;
  return Object.entries(PARAMETERS)
    .filter(
      ([name, { grade }]) =>
        grade === "X" &&
        !Object.hasOwn(scenario.parameters, name) &&
        atWork.has(name.slice(0, name.indexOf("."))),
    )
    .map(([name, { value, range, draw }]) => ({
      name,
      declared: value,
      range,
      logarithm: draw === "logarithm",
    }));
}

/**
 * Searches with the two worlds of a setting, scaled to at most so many people if they are computed.
 *
 * @param coreOnly only the assumptions of mechanisms that are always on: far fewer trials
 * @throws the reason of `signal` when aborted
 */
export async function findReversal(
  setting: Setting,
  people: number,
  options: RunOptions = {},
  coreOnly = false,
): Promise<Reversal> {
  // People given one by one are not scaled.
  const whole = people >= setting.population.total || setting.scenario.population.people !== undefined;
  const preview = whole ? setting : layOutSetting({ ...setting.scenario, people });
  const { scenario, population } = preview;
  const assumptions = openAssumptions(scenario, coreOnly);
  const left = openAssumptions(scenario).length - assumptions.length;
  const seeds = Array.from({ length: SEARCH.seeds }, (_, i) => scenario.seeds.fates + i);
  const mechanisms = [...mechanismsAtWork(scenario)].filter((name) => !GIVEN.includes(name));
  const switched = mechanisms.length * SEARCH.seeds;
  const found = await withWorkers<
    TrialJob,
    [number, number],
    Omit<Reversal, "people" | "whole" | "days" | "seeds" | "left">
  >(
    "reversal-worker.js",
    preview,
    2 * (mostTrials(assumptions.length) + switched),
    options,
    async (run, expect) => {
      let asked = 0;
      const deaths = async (job: TrialJob): Promise<number> => {
        const slot = 2 * asked++;
        const [first, second] = await run(slot, job);
        return first - second;
      };
      const search = await searchReversal(assumptions, (trials) => {
        // What comes after the first rounds hangs on what they show.
        expect(2 * (switched + Math.max(asked + trials.length, SEARCH.seeds + 2 * assumptions.length)));
        return Promise.all(trials.map(({ parameters, seed }) => deaths({ fates: seeds[seed]!, parameters })));
      });
      const carriers = mechanisms.map(async (mechanism) => ({
        mechanism,
        off: await Promise.all(seeds.map((fates) => deaths({ fates, parameters: {}, without: mechanism }))),
      }));
      return { ...search, carriers: byWeight(await Promise.all(carriers), search.declared) };
    },
  );
  return { ...found, people: population.total, whole, days: scenario.days, seeds, left };
}
