/** Worlds in which the authority does something, everyone goes along, and every event is logged. */
import type { Engine, LogEvent } from "../../src/kernel/engine.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { Setting } from "../../src/setting.ts";
import { lay, run, THREE_PLACES } from "./worlds.ts";

export const DAYS = 90;
/** Everyone goes along, and nothing else answers to the outbreak. */
export const SCENARIO: string = `
version: 1
name: orders
days: ${DAYS}
${THREE_PLACES}
people: 20000
disease: { preset: influenza-1918, r0: 2 }
seedInfections: 20
without: [information, trust, fear, behaviour]
parameters:
  { behaviour.means: 1, orders.unconditional: 1, orders.acceptance: 1, orders.sensitivity: 1 }
`;

/** The world in which these decisions are taken. */
export const deciding = (...decisions: string[]): Setting =>
  lay(SCENARIO, `worlds=[{name: only, decisions: [${decisions.join(", ")}]}]`);
export const at = (day: number, order: string): string => `{at: {day: ${day}}, do: {${order}}}`;
export const lift = (day: number, order: string): string => `{at: {day: ${day}}, lift: ${order}}`;

export interface Logged {
  run: WorldRun;
  log: LogEvent[];
}
export function runLogged(setting: Setting, visit?: (day: number, engine: Engine) => void): Logged {
  const log: LogEvent[] = [];
  const outcome = run(setting, {
    log: "all",
    onEvents: (events) => void log.push(...events),
    onDay(day, engine) {
      visit?.(day, engine);
      return undefined;
    },
  });
  return { run: outcome, log };
}
