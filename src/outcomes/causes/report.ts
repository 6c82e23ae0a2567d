/** What a check of causes comes to, as data and sentences. */
import type { ChainToPerson } from "./chain.ts";
import { chainTo } from "./chain.ts";
import { CauseKind } from "./cause.ts";
import type { CausesChecked } from "./check.ts";
import { kindName } from "./log.ts";
import { dayOf } from "./state.ts";
import { causeWords, eventWords, type WordsContext } from "./words.ts";

export interface CausesReport {
  worlds: { name: string; title: string; events: number }[];
  /** Events that only one of the worlds has, and of how many people. */
  differences: number;
  people: number;
  /** The same by kind of event and by kind of cause. */
  byEvent: Record<string, number>;
  byCause: Record<string, number>;
  /** The first act that only one world has; null if their acts are the same. */
  firstAct: { day: number; world: string; words: string } | null;
  /** Day of the first event that only one world has; null if there is none. */
  firstDifference: number | null;
  uncaused: number;
  /** The first of them, at most 20, in sentences; and what is wrong beyond single events. */
  uncausedWords: string[];
  faults: string[];
  chain: (ChainToPerson & { person: number }) | null;
}

const MOST_WORDS = 20;
const CAUSE_NAMES = new Map<number, string>(Object.entries(CauseKind).map(([name, kind]) => [kind, name]));

function tally(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** `person`: whose chain is told, by number and address; null for nobody's. */
export function reportCauses(
  checked: CausesChecked,
  context: WordsContext,
  person: { number: number; address: number } | null,
): CausesReport {
  const { ledger, acts, uncaused, faults } = checked;
  const byEvent: Record<string, number> = {};
  const byCause: Record<string, number> = {};
  const people = new Set<number>();
  for (let n = 0; n < ledger.length(); n++) {
    const { event, cause } = ledger.at(n);
    tally(byEvent, kindName(event.kind));
    tally(byCause, CAUSE_NAMES.get(cause.kind)!);
    people.add(event.person);
  }
  const { records } = context;
  const [act] = acts;
  return {
    worlds: records.map(({ name, title, log }) => ({ name, title, events: log.length })),
    differences: ledger.length(),
    people: people.size,
    byEvent,
    byCause,
    firstAct: act === undefined ? null : { day: act.day, world: records[act.world].title, words: act.words },
    firstDifference: ledger.length() === 0 ? null : dayOf(ledger.at(0).event.time),
    uncaused: uncaused.length,
    uncausedWords: uncaused.slice(0, MOST_WORDS).map((n) => {
      const difference = ledger.at(n);
      const { side, event } = difference;
      const where = records[side].title;
      return `Day ${dayOf(event.time)}, ${where}: ${eventWords(context, event)}, ${causeWords(context, difference)}.`;
    }),
    faults,
    chain: person === null ? null : { person: person.number, ...chainTo(checked, context, person.address) },
  };
}
