/** Generated plans with everything in them, played in pairs: the second world is ordered otherwise from a day on. */
import fc from "fast-check";
import { loadKernel } from "../../../runner/kernel.ts";
import { EVERYONE, type LogEvent } from "../../../src/kernel/engine.ts";
import { createKernel } from "../../../src/kernel/kernel.ts";
import { buildLog } from "../../../src/outcomes/causes/log.ts";
import { type Handover, recordEngine, type WorldRecord } from "../../../src/outcomes/causes/record.ts";
import { play, type Script } from "../../twin/play.ts";
import { scripts } from "../../twin/worlds.ts";

/** A script played on the kernel with all that a check needs; `act` is the day of the first order of its own. */
export function observeScript(script: Script, name: string, act: number | null): WorldRecord {
  const days: Handover[] = [];
  const kernel = createKernel(loadKernel(), { ...script.plan, log: "all" });
  const { log } = play(recordEngine(kernel, days), script);
  const built = buildLog();
  built.add(log as LogEvent[]);
  return {
    name,
    title: name,
    plan: script.plan,
    days,
    log: built.done(),
    notes: act === null ? [] : [{ day: act, kind: "measure", words: "It is ordered otherwise." }],
    fixedModifiers: [],
    threshold: kernel.threshold,
  };
}

/** A script, and the same in which the orders from day `act` on come in the opposite order, and courses go on otherwise: of some branches
 * nothing is left, or four times as much. */
export const pairedScripts = (): fc.Arbitrary<{ first: Script; second: Script; act: number }> =>
  fc.tuple(scripts({ mostPeople: 300, mostDays: 24 }), fc.nat({ max: 12 })).map(([first, day]) => {
    const act = Math.min(day, first.days.length - 1);
    const { plan } = first;
    const branches = Uint32Array.from({ length: plan.population.places * plan.branches.length }, (_, i) =>
      i % 2 === 0 ? 0 : 4 * EVERYONE,
    );
    const days = first.days.toSpliced(
      act,
      Infinity,
      ...first.days
        .slice(act)
        .toReversed()
        .map((orders) => ({ ...orders, branches })),
    );
    return { first, second: { ...first, days }, act };
  });
