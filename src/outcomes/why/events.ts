/** What can befall a person, in one word each: what "why?" is asked of. */
import { EventKind, type LogEvent } from "../../kernel/engine.ts";
import type { Stage } from "../../scenario/scenario.ts";
import { Overlay } from "../../society/mechanism.ts";

export const EVENT_NAMES = [
  "infected",
  "ill",
  "severe",
  "recovered",
  "died",
  "heard",
  "tested",
  "traced",
  "vaccinated",
  "protected",
  "isolated",
  "quarantined",
  "fled",
  "returned",
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

export interface NamingContext {
  stages: readonly Stage[];
  /** Names of programmes by number, as a run has them. */
  programmes: readonly string[];
}

const GRANTS: Readonly<Record<string, EventName>> = {
  vaccinate: "vaccinated",
  test: "tested",
  trace: "traced",
};

/** The programme's order, without the number of one of several ways of it. */
export const orderOf = (programmes: readonly string[], number: number): string =>
  (programmes[number] ?? "").replace(/-\d+$/, "");

/** What an event is called; several names where a stage is both, none where it is nothing one could ask about. */
export function namesOf({ kind, a }: LogEvent, { stages, programmes }: NamingContext): EventName[] {
  switch (kind) {
    case EventKind.infected:
      return ["infected"];
    case EventKind.stage: {
      const stage = stages[a];
      return [...(stage?.ill ? (["ill"] as const) : []), ...(stage?.severe ? (["severe"] as const) : [])];
    }
    case EventKind.recovered:
      return ["recovered"];
    case EventKind.died:
      return ["died"];
    case EventKind.heard:
      return ["heard"];
    case EventKind.granted: {
      const name = GRANTS[orderOf(programmes, a)];
      return name === undefined ? [] : [name];
    }
    case EventKind.began:
      return [a === Overlay.isolated ? "isolated" : a === Overlay.quarantined ? "quarantined" : "protected"];
    case EventKind.moved:
      return ["fled"];
    case EventKind.returned:
      return ["returned"];
    default:
      return [];
  }
}

/** The first event of a name in a life; undefined if it has none. */
export const firstOf = (
  name: EventName,
  events: readonly LogEvent[],
  context: NamingContext,
): LogEvent | undefined => events.find((event) => namesOf(event, context).includes(name));

/** What befalls somebody, each name once, in order of the day. */
export function happenings(
  events: readonly LogEvent[],
  context: NamingContext,
): { name: EventName; time: number }[] {
  const seen = new Map<EventName, number>();
  for (const event of events) {
    for (const name of namesOf(event, context)) if (!seen.has(name)) seen.set(name, event.time);
  }
  return [...seen].map(([name, time]) => ({ name, time }));
}
