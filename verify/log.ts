/** What a log says of who infected whom. */
import { EventKind, NOBODY, UNITS_PER_DAY } from "../src/kernel/engine.ts";
import type { WorldRun } from "../src/outcomes/result.ts";
import type { Setting } from "../src/setting.ts";
import { type SimulateOptions, simulate } from "../src/simulate.ts";
import type { Conditions } from "./check.ts";

export interface Infection {
  /** Days since the start, with fractions. */
  at: number;
  person: number;
  /** Null: infected elsewhere. */
  source: number | null;
  /** Number of the setting (SETTINGS). */
  setting: number;
}

export interface Logged {
  /** In order of time, to a quarter of a day. */
  infections: Infection[];
  run: WorldRun;
}

/**
 * One world, and every infection of it.
 * @param enough ends after the day on which so many people have been infected
 */
export function runLogged(
  { kernel }: Conditions,
  setting: Setting,
  options: SimulateOptions = {},
  enough: number = Number.POSITIVE_INFINITY,
): Logged {
  const infections: Infection[] = [];
  const run = simulate(kernel, setting, {
    onDay: () => infections.length < enough,
    ...options,
    log: { from: 0, to: setting.population.addresses, kinds: [EventKind.infected] },
    onEvents(events) {
      for (const { time, person, other, a } of events) {
        infections.push({
          at: time / UNITS_PER_DAY,
          person,
          source: other === NOBODY ? null : other,
          setting: a,
        });
      }
    },
  });
  return { infections, run };
}
