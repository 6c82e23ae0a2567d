/** The worlds played in this thread of this Node: what every other machine, and every other way, is held against. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../runner/root.ts";
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { type RunState, simulate, type SimulateOptions } from "../../src/simulate.ts";
import { differenceOf, SAME } from "./difference.ts";
import { type Outcome, outcomeOf } from "./play.ts";
import { type Asked, readWorlds } from "./worlds.ts";

export interface Known {
  asked: Asked;
  setting: Setting;
  outcome: Outcome;
}

export const openHere = (path: string): string => readFileSync(join(projectRoot(), path), "utf8");

/** Each world, laid out and run in one go with the log off. */
export async function playHere(kernel: WasmModule, all: boolean): Promise<Known[]> {
  return (await readWorlds(openHere, all)).map((asked) => {
    const setting = prepareSetting(asked.scenario, null);
    return { asked, setting, outcome: outcomeOf(simulate(kernel, setting, { world: asked.world }), setting) };
  });
}

export const outcomesOf = (known: readonly Known[]): Record<string, Outcome> =>
  Object.fromEntries(known.map(({ asked, outcome }) => [asked.name, outcome]));

/** SAME, or where a world run with these options parts from the known one. */
export function compareWith(kernel: WasmModule, known: Known, options: SimulateOptions): string {
  const { asked, setting, outcome } = known;
  const run = simulate(kernel, setting, { world: asked.world, ...options });
  return differenceOf(outcome, outcomeOf(run, setting), `${asked.name}:`) ?? SAME;
}

/** Stops a world after each of its days, goes on from a copy of its state in a fresh kernel: SAME, or where it parts. */
export function resumeEachDay(kernel: WasmModule, known: Known): string {
  const found: string[] = [];
  const goOn = (daysDone: number, from: RunState): void => {
    const compared = compareWith(kernel, known, { from });
    if (compared !== SAME) found.push(`from day ${daysDone}, ${compared}`);
  };
  const { asked, setting } = known;
  simulate(kernel, setting, {
    world: asked.world,
    onState: (daysDone, take) => goOn(daysDone, structuredClone(take())),
  });
  return found[0] ?? SAME;
}
