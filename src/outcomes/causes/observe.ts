/** Runs a world of a setting and keeps all that a check of causes needs. */
import { createKernel } from "../../kernel/kernel.ts";
import type { KernelPlan } from "../../kernel/plan.ts";
import type { WasmModule } from "../../kernel/webassembly.ts";
import type { Setting } from "../../setting.ts";
import { type SimulateOptions, simulate } from "../../simulate.ts";
import { createSociety } from "../../society/day.ts";
import { buildLog } from "./log.ts";
import { type Handover, recordEngine, type WorldRecord } from "./record.ts";

/**
 * One world, run with its whole log and every field. `options.log`, `onEvents` and `engine` are its own.
 *
 * @throws RangeError if the scenario has no such world
 */
export function observe(module: WasmModule, setting: Setting, options: SimulateOptions = {}): WorldRecord {
  const days: Handover[] = [];
  const log = buildLog();
  const seen: { plan?: KernelPlan; threshold?: WorldRecord["threshold"] } = {};
  const run = simulate(module, setting, {
    ...options,
    log: "all",
    onEvents: (events) => log.add(events),
    engine(plan) {
      const kernel = createKernel(module, plan);
      seen.plan = plan;
      seen.threshold = kernel.threshold;
      return recordEngine(kernel, days);
    },
  });
  const { scenario, population } = setting;
  const undecided = { name: run.world, title: run.title, decisions: [] };
  const fixed = createSociety(scenario, undecided, population, options.parameters).modifiers;
  return {
    name: run.world,
    title: run.title,
    plan: seen.plan!,
    days,
    log: log.done(),
    notes: run.notes,
    fixedModifiers: fixed.map(({ name }) => name),
    threshold: seen.threshold!,
  };
}
