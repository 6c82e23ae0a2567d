/** The order in which the events of a tick come about, and are explained (sections 5 and 8 of the kernel's README). */
import { EventKind, type LogEvent, TICKS_PER_DAY, UNITS_PER_DAY } from "../../kernel/engine.ts";
import type { KernelPlan } from "../../kernel/plan.ts";
import { isKilling, killerOf } from "./log.ts";
import { BROADCAST } from "./news.ts";

export const Phase = { broadcast: 0, ends: 1, due: 2, programmes: 3, course: 100, contacts: 101 } as const;

/** Phases of grants and of effects of one morning: two for each programme, in order of their numbers. */
export const grantPhase = (programme: number): number => Phase.programmes + 2 * programme;
export const effectPhase = (programme: number): number => grantPhase(programme) + 1;

/** The phase an event belongs to. */
export function phaseOf({ programmes }: KernelPlan, event: LogEvent): number {
  const { kind, a, b, time } = event;
  const effect = (programme: number): number =>
    (programmes[programme]?.delayDays ?? 0) > 0 ? Phase.due : effectPhase(programme);
  /** Whether there is such a programme, and it is morning; else nothing explains it, whenever it is looked at. */
  const mayKill = killerOf(event) in programmes && time % UNITS_PER_DAY === 0;
  switch (kind) {
    case EventKind.heard:
      return b === BROADCAST ? Phase.broadcast : Phase.contacts;
    case EventKind.ended:
    case EventKind.returned:
      return Phase.ends;
    case EventKind.began:
      return effect(b);
    case EventKind.moved:
      return effect(a);
    case EventKind.granted:
      return grantPhase(a);
    case EventKind.died:
      return isKilling(event) && mayKill ? effectPhase(killerOf(event)) : Phase.course;
    case EventKind.infected:
      return Phase.contacts;
    case EventKind.stage:
      return a === 0 ? Phase.contacts : Phase.course;
    default:
      return Phase.course;
  }
}

/** The phases of a tick, in order. */
export function phasesOf({ programmes }: KernelPlan, tick: number): number[] {
  if (tick % TICKS_PER_DAY !== 0) return [Phase.course, Phase.contacts];
  const morning = programmes.flatMap((_, k) => [grantPhase(k), effectPhase(k)]);
  return [Phase.broadcast, Phase.ends, Phase.due, ...morning, Phase.course, Phase.contacts];
}
