/**
 * The same bits everywhere. A machine that is not on this computer and cannot be had is a row that fails, and says so: what
 * was not run was not shown. Browsers are opened at either size, as they take seconds.
 */
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { compareAnswer, SAME } from "./difference.ts";
import { compareWith, type Known, outcomesOf, playHere, resumeEachDay } from "./here.ts";
import { type Machine, MACHINES } from "./machines.ts";
import { Missing } from "./missing.ts";

/** How many of the worlds in `worlds.ts`: two that use the most, or all. */
const playKnown = once(({ kernel, full }: Conditions): Promise<Known[]> => playHere(kernel, full));

const same: Pick<Check, "expected" | "tolerance" | "source" | "errorRate"> = {
  expected: SAME,
  tolerance: "exact",
  source: "the same worlds in one go, log off, in the main thread of the Node that runs this",
  errorRate: "none: nothing is drawn",
};

const everything = "Digest of the log, solved rates, notes and every measure by day and place";

function machineChecks(machine: Machine, number: number): Check[] {
  const answers = once(({ full }: Conditions) => machine.play(full));
  return (["main", "worker"] as const).map((thread, i) => ({
    id: `M${number + i} ${machine[thread]}`,
    claim: `${everything} are the same in ${machine[thread]}: in one go, with the log on, on three shards, and resumed`,
    ...same,
    async obtain(conditions) {
      try {
        const answer = (await answers(conditions))[thread];
        return compareAnswer(outcomesOf(await playKnown(conditions)), answer);
      } catch (error) {
        if (error instanceof Missing) return `not run: ${error.message}`;
        throw error;
      }
    },
  }));
}

/** The first world that parts, in the order of the worlds. */
async function firstParted(conditions: Conditions, compare: (known: Known) => string): Promise<string> {
  for (const known of await playKnown(conditions)) {
    const compared = compare(known);
    if (compared !== SAME) return compared;
  }
  return SAME;
}

const AFTER_MACHINES = 1 + 2 * MACHINES.length;

export const runtimes: readonly Check[] = [
  ...MACHINES.flatMap((machine, i) => machineChecks(machine, 1 + 2 * i)),
  {
    id: `M${AFTER_MACHINES} log`,
    claim: `${everything} are the same with the log on`,
    ...same,
    obtain: (conditions) =>
      firstParted(conditions, (known) =>
        compareWith(conditions.kernel, known, { log: "all", onEvents: () => undefined }),
      ),
  },
  {
    id: `M${AFTER_MACHINES + 1} resumed`,
    claim: `${everything} are the same when stopped after any day and gone on with in a fresh kernel`,
    ...same,
    obtain: (conditions) => firstParted(conditions, (known) => resumeEachDay(conditions.kernel, known)),
  },
];
