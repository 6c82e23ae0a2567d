/** Differences and their causes in sentences; people by number, age and place. */
import {
  ELSEWHERE,
  EventKind,
  EVERYONE,
  Hearing,
  type LogEvent,
  NOBODY,
  SETTINGS,
} from "../../kernel/engine.ts";
import { numberOf } from "../../population/numbers.ts";
import type { Stage } from "../../scenario/scenario.ts";
import { Slot } from "../../society/mechanism.ts";
import { actWords, percent } from "../../society/words.ts";
import { capital, count, numbered, people } from "../life-words.ts";
import { CauseKind } from "./cause.ts";
import { identities, sharedModifiers } from "./factors.ts";
import type { Difference } from "./ledger.ts";
import { isKilling, killerOf } from "./log.ts";
import { BROADCAST } from "./news.ts";
import type { WorldRecord } from "./record.ts";

export interface WordsContext {
  records: readonly [WorldRecord, WorldRecord];
  placeNames: readonly string[];
  stages: readonly Stage[];
}

const MESSAGE_WORDS: Readonly<Record<number, string>> = {
  [Slot.official]: "what the authority says",
  [Slot.leak]: "the unofficial truth",
  [Slot.rumour]: "a rumour",
};
export const messageWords = (slot: number): string => MESSAGE_WORDS[slot];

const WHERE: Partial<Record<(typeof SETTINGS)[number], string>> = {
  household: " at home",
  class: " in class",
  work: " at work",
  ward: " in a ward",
  funeral: " at a funeral",
};
export const whereWords = (setting: number): string => WHERE[SETTINGS[setting]] ?? "";

const personWords = ({ records, placeNames }: WordsContext, address: number): string =>
  numbered(records[0].plan.population, placeNames, address);

const placeWords = ({ placeNames }: WordsContext, place: number): string =>
  place === ELSEWHERE ? "another world than these places" : placeNames[place];

/** What happens, without a full stop. */
export function eventWords(context: WordsContext, event: LogEvent): string {
  const { kind, a, b, c, other } = event;
  const who = capital(personWords(context, event.person));
  const { programmes } = context.records[0].plan;
  const programme = (k: number): string => `“${programmes[k].name}”`;
  switch (kind) {
    case EventKind.infected:
      return other === NOBODY
        ? `${who} is infected by someone from elsewhere`
        : `${who} is infected${whereWords(a)} by ${personWords(context, other)}`;
    case EventKind.stage:
      return `${who} comes to the stage “${context.stages[a].name}”`;
    case EventKind.recovered:
      return `${who} recovers`;
    case EventKind.died:
      return isKilling(event) ? `${who} is killed by ${programme(killerOf(event))}` : `${who} dies`;
    case EventKind.heard: {
      const from =
        b === BROADCAST ? "in the news" : `${whereWords(b).trim()} from ${personWords(context, other)}`;
      const makes = c === Hearing.rejected ? "does not believe it" : "believes it";
      return `${who} hears ${messageWords(a)} ${from.trim()} and ${makes}`;
    }
    case EventKind.granted:
      return `${who} is granted ${programme(a)}`;
    case EventKind.began:
      return `${who} comes under ${programme(b)}${other === event.person ? "" : `, granted to ${personWords(context, other)}`}`;
    case EventKind.ended:
      return `For ${personWords(context, event.person)} a measure ends`;
    case EventKind.moved:
      return `${who} leaves for ${placeWords(context, other)}`;
    // EventKind.returned
    default:
      return `${who} comes home`;
  }
}

const ofEveryone = (field: number): string => percent(field / EVERYONE);

/** A factor of branches. */
const timesAsLikely = (field: number): string => `${Math.round((field / EVERYONE) * 100) / 100} times`;

const orNone = (n: number): string => (n === 0 ? "none" : count(n));

/** What a modifier is called: its name in the world that has it. */
function modifierWords({ records: [first, second] }: WordsContext, detail: number): string {
  const identity = sharedModifiers(first, second)[detail];
  const at = identities(first).indexOf(identity);
  const { name } =
    at < 0 ? second.plan.modifiers[identities(second).indexOf(identity)] : first.plan.modifiers[at];
  return actWords(name);
}

/** Why, as the end of a sentence; empty where the next event says it. */
export function causeWords(context: WordsContext, { event, cause }: Difference): string {
  const { kind, detail, first, second } = cause;
  const known = cause.who === event.person || cause.who === event.other;
  const number = numberOf(context.records[0].plan.population, cause.who);
  const who = (): string =>
    cause.who === event.person ? "they" : known ? `person ${number}` : personWords(context, cause.who);
  const threshold = (): string =>
    cause.who === event.person
      ? "their own threshold lies between"
      : `the threshold of person ${number} lies between`;
  const programme = (): string => `“${context.records[0].plan.programmes[detail].name}”`;
  const two = `${ofEveryone(first)} in the first world and ${ofEveryone(second)} in the second`;
  switch (kind) {
    case CauseKind.follows:
      return "";
    case CauseKind.course:
      return cause.who === event.person
        ? "for their own course differs already"
        : `for the course of ${who()} differs already`;
    case CauseKind.awareness:
      return `for ${who()} had heard other things: “${modifierWords(context, detail)}” is followed by ${two} of people like them, and ${threshold()}`;
    case CauseKind.uptake:
      return `for “${modifierWords(context, detail)}” is followed by ${two}, and ${threshold()}`;
    case CauseKind.overlay:
      return `for ${who()} came under a measure in one world only`;
    case CauseKind.whereabouts:
      return `for ${who()} ${cause.who === event.person ? "were" : "was"} elsewhere in one world`;
    case CauseKind.guests:
      return `for the guests of ${placeWords(context, detail)} differ, ${personWords(context, cause.who)} among them`;
    case CauseKind.branch:
      return `for what their course leads to is made ${timesAsLikely(first)} as likely in the first world and ${timesAsLikely(second)} in the second`;
    case CauseKind.belief:
      return `for ${messageWords(detail)} is believed by ${two}, and ${threshold()}`;
    case CauseKind.statement:
      return "for another statement stands in the other world";
    case CauseKind.reach:
      return `for by then the media reach ${people(first)} there in the first world and ${orNone(second)} in the second`;
    case CauseKind.supply:
      return `for of ${programme()} there is enough there for ${people(first)} in the first world and ${orNone(second)} in the second`;
    case CauseKind.willing:
      return `for ${programme()} would be taken by ${two}, and ${threshold()}`;
    case CauseKind.claimants:
      return `for ${who()} came before them in one world only`;
    case CauseKind.turn:
      return `for ${programme()} had come to number ${first} of its list in the first world and ${second} in the second`;
    case CauseKind.grant:
      return `for the grant to ${who()} is made in one world only`;
    case CauseKind.competition:
      return "for in the other world somebody else came first";
    case CauseKind.hearing:
      return `for ${who()} had heard otherwise already`;
    case CauseKind.silenced:
      return event.kind === EventKind.heard
        ? `for whoever tells it had stopped telling in the other world, on meeting ${personWords(context, cause.who)}, who knew`
        : `for one of them had stopped telling ${messageWords(detail)} in one world, on meeting ${personWords(context, cause.who)}, who knew`;
    case CauseKind.uncaused:
      return `and no cause is found: ${cause.checked}`;
  }
}
