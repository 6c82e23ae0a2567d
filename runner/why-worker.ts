/** A worker for "why?": runs a world up to an event of one person, with its chains or for its day alone. */
import type { WorldPlan } from "../src/scenario/scenario.ts";
import { dayUnder } from "../src/outcomes/why/but-for.ts";
import type { EventName } from "../src/outcomes/why/events.ts";
import { type Trace, traceEvent } from "../src/outcomes/why/trace.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

export type WhyJob = { person: number; event: EventName } & (
  | { world: number }
  | { plan: WorldPlan; fates: number }
);

export default function runWhy(job: WhyJob & SharedWork): Trace | number {
  const { kernel, setting } = job;
  const onDay = dayCounter(job);
  const answer =
    "world" in job ? traceEvent(kernel, setting, job, { onDay }) : dayUnder(kernel, setting, job, { onDay });
  // It may have ended before the last day.
  onDay(setting.scenario.days - 1);
  return answer;
}
