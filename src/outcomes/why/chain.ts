/** The chains behind an event, in dated sentences: infection back to where it came in, information back to who said it. */
import { EventKind, Hearing, type LogEvent, NOBODY, SETTINGS } from "../../kernel/engine.ts";
import { numberOf } from "../../population/numbers.ts";
import type { Population } from "../../population/population.ts";
import { Slot } from "../../society/mechanism.ts";
import type { Stage } from "../../scenario/scenario.ts";
import { messageWords, whereWords } from "../causes/words.ts";
import { isKilling, killerOf } from "../causes/log.ts";
import { dayOf } from "../causes/state.ts";
import { capital, numbered } from "../life-words.ts";
import type { Note } from "../result.ts";
import { orderOf } from "./events.ts";
import type { Step, Trace } from "./trace.ts";

export interface WhyContext {
  population: Population;
  placeNames: readonly string[];
  stages: readonly Stage[];
}

export interface WhyLink {
  day: number;
  /** Of whom it tells, by number; null for an act. */
  person: number | null;
  /** Infections since it came in from elsewhere; null if the link is none. */
  generation: number | null;
  words: string;
}

const BROADCAST = 7;

export const nameOf = ({ population, placeNames }: WhyContext, address: number): string =>
  numbered(population, placeNames, address);

/** From where it came in to the person, a link for each infection. */
export function infectionLinks(context: WhyContext, steps: readonly Step[]): WhyLink[] {
  return steps.toReversed().map(({ person, time, from, setting, detail }, generation) => {
    const who = capital(nameOf(context, person));
    const stage = context.stages[detail];
    const how = stage.severe
      ? ", who is severely ill"
      : stage.ill
        ? ", who is ill"
        : ", who does not feel ill";
    const number = from === NOBODY ? 0 : numberOf(context.population, from);
    const where = whereWords(setting) || (SETTINGS[setting] === "community" ? " about town" : "");
    const words =
      from === NOBODY
        ? `${who} is infected by someone from elsewhere.`
        : `${who} is infected${where} by person ${number}${how}.`;
    return { day: dayOf(time), person: numberOf(context.population, person), generation, words };
  });
}

const KINDS: Readonly<Record<number, string>> = {
  [Slot.official]: "statement",
  [Slot.leak]: "leak",
  [Slot.rumour]: "rumour",
};

/** What was said, leaked or rumoured that a message of a slot carries, as of a day. */
function spoken(notes: readonly Note[], slot: number, day: number): Note | undefined {
  const kind = KINDS[slot];
  return notes.findLast((note) => note.kind === kind && note.day <= day);
}

/** From what was said, or seen at home, to the person, a link for each who told. */
export function newsLinks(
  context: WhyContext,
  steps: readonly Step[],
  slot: number,
  notes: readonly Note[],
): WhyLink[] {
  const first = steps.at(-1);
  if (first === undefined) return [];
  const said = first.setting === BROADCAST ? spoken(notes, slot, dayOf(first.time)) : undefined;
  const act: WhyLink[] =
    said === undefined ? [] : [{ day: said.day, person: null, generation: null, words: said.words }];
  const links = steps.toReversed().map(({ person, time, from, setting, detail }): WhyLink => {
    const who = capital(nameOf(context, person));
    const source =
      setting === BROADCAST
        ? " in the news"
        : from === person
          ? " first-hand, from their own illness"
          : `${whereWords(setting)} from person ${numberOf(context.population, from)}`;
    const makes = detail === Hearing.rejected ? "does not believe it" : "believes it";
    const words = `${who} hears ${messageWords(slot)}${source} and ${makes}.`;
    return { day: dayOf(time), person: numberOf(context.population, person), generation: null, words };
  });
  return [...act, ...links];
}

const ORDER_WORDS: Readonly<Record<string, string>> = {
  vaccinate: "It is their turn among those who are offered the vaccine, and they take it.",
  test: "They fell ill the day before, and a test is left for them.",
  trace: "They are a case, and there is somebody to trace those around them.",
};

/** What the event itself says beyond an infection: a grant, a quarantine, a flight, a course. */
export function eventLinks(context: WhyContext, { event, programmes }: Trace): WhyLink[] {
  if (event === null) return [];
  const words = eventWords(context, event, programmes);
  const person = numberOf(context.population, event.person);
  return words === "" ? [] : [{ day: dayOf(event.time), person, generation: null, words }];
}

function eventWords(context: WhyContext, event: LogEvent, programmes: readonly string[]): string {
  const { kind, a, b, other, person } = event;
  const who = capital(nameOf(context, person));
  switch (kind) {
    case EventKind.stage:
      return `${who} ${context.stages[a].severe ? "falls severely ill" : "falls ill"}.`;
    case EventKind.recovered:
      return `${who} recovers.`;
    case EventKind.died:
      return isKilling(event)
        ? `${who} is killed: by “${programmes[killerOf(event)]}”.`
        : `${who} dies of it.`;
    case EventKind.granted:
      return `${who}: ${ORDER_WORDS[orderOf(programmes, a)] ?? `“${programmes[a]}” is granted.`}`;
    case EventKind.began: {
      const account = other === person ? "" : `, on account of ${nameOf(context, other)}`;
      return `${who} comes under “${programmes[b]}”${account}.`;
    }
    case EventKind.moved:
      return `${who} flees with the household to ${context.placeNames[other] ?? "a place far away"}.`;
    case EventKind.returned:
      return `${who} comes home.`;
    default:
      return "";
  }
}
