/** Why something befell a person: the worlds run for its chains, and again with and without a decision. */
import { without } from "../src/outcomes/why/but-for.ts";
import type { EventName } from "../src/outcomes/why/events.ts";
import type { Trace } from "../src/outcomes/why/trace.ts";
import type { Setting } from "../src/setting.ts";
import type { WhyJob } from "./why-worker.ts";
import { type RunOptions, withWorkers } from "./workers.ts";

const WORKER = "why-worker.js";

/**
 * The chains behind the first event of a name in the life of the person at an address, in each of some worlds.
 *
 * @throws the reason of `options.signal` when aborted
 */
export async function traceWorlds(
  setting: Setting,
  worlds: readonly number[],
  asked: { person: number; event: EventName },
  options: RunOptions = {},
): Promise<Trace[]> {
  return withWorkers<WhyJob, Trace, Trace[]>(WORKER, setting, worlds.length, options, (run) =>
    Promise.all(worlds.map((world, slot) => run(slot, { ...asked, world }))),
  );
}

/**
 * Days on which the event comes with a decision and without it (-1: never), in `pairs` pairs of worlds of the same people
 * with fates of their own; the fates of the first pair are the scenario's.
 *
 * @throws the reason of `options.signal` when aborted
 */
export async function runButFor(
  setting: Setting,
  { world, decision, pairs }: { world: number; decision: number; pairs: number },
  asked: { person: number; event: EventName },
  options: RunOptions = {},
): Promise<[number, number][]> {
  const { worlds, seeds } = setting.scenario;
  const plan = worlds[world]!;
  const plans = [plan, without(plan, decision)];
  return withWorkers<WhyJob, number, [number, number][]>(WORKER, setting, 2 * pairs, options, (run) =>
    Promise.all(
      Array.from({ length: pairs }, async (_, pair): Promise<[number, number]> => {
        const fates = seeds.fates + pair;
        const [first, second] = await Promise.all(
          plans.map((each, side) => run(2 * pair + side, { ...asked, plan: each, fates })),
        );
        return [first!, second!];
      }),
    ),
  );
}
