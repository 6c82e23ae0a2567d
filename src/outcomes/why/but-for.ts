/** In how many worlds an event happens with a decision and without it: the same people, other fates. */
import type { LogEvent } from "../../kernel/engine.ts";
import type { WasmModule } from "../../kernel/webassembly.ts";
import type { WorldPlan } from "../../scenario/scenario.ts";
import type { Setting } from "../../setting.ts";
import { type SimulateOptions, simulate } from "../../simulate.ts";
import { dayOf } from "../causes/state.ts";
import { type EventName, firstOf } from "./events.ts";

/** A plan without its decision number `decision`. */
export const without = (plan: WorldPlan, decision: number): WorldPlan => ({
  ...plan,
  decisions: plan.decisions.filter((_, n) => n !== decision),
});

/** Day of the first event of a name in the life of a person under a plan and fates; -1 if it never comes. */
export function dayUnder(
  module: WasmModule,
  setting: Setting,
  job: { plan: WorldPlan; fates: number; person: number; event: EventName },
  options: Pick<SimulateOptions, "onDay"> = {},
): number {
  const { plan, fates, person, event } = job;
  const events: LogEvent[] = [];
  const { stages } = setting.scenario.disease;
  let programmes: string[] = [];
  const first = (): LogEvent | undefined => firstOf(event, events, { stages, programmes });
  simulate(module, setting, {
    plan,
    fates,
    log: { from: person, to: person + 1 },
    onEvents: (today) => events.push(...today.filter((one) => one.person === person)),
    onDay(day, engine, society) {
      programmes = society.programmes.map(({ name }) => name);
      if (options.onDay?.(day, engine, society) === false) return false;
      return first() === undefined;
    },
  });
  const found = first();
  return found === undefined ? -1 : dayOf(found.time);
}

export interface ButFor {
  /** Pairs of worlds. */
  of: number;
  with: number;
  without: number;
  both: number;
  onlyWith: number;
  onlyWithout: number;
  neither: number;
  /** Without it, by the day on which it happened in the world that was told. */
  withoutByThen: number;
}

/** Counts over pairs of days (-1: never), as they happened with the decision and without it. */
export function countButFor(days: readonly (readonly [number, number])[], toldOn: number): ButFor {
  const count = (of: (day: number, other: number) => boolean): number =>
    days.filter(([day, other]) => of(day, other)).length;
  return {
    of: days.length,
    with: count((day) => day >= 0),
    without: count((_, other) => other >= 0),
    both: count((day, other) => day >= 0 && other >= 0),
    onlyWith: count((day, other) => day >= 0 && other < 0),
    onlyWithout: count((day, other) => day < 0 && other >= 0),
    neither: count((day, other) => day < 0 && other < 0),
    withoutByThen: count((_, other) => other >= 0 && other <= toldOn),
  };
}
