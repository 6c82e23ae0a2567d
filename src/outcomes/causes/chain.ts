/** From the first act that differed to a person: the events in between, each with its cause. */
import { EventKind } from "../../kernel/engine.ts";
import type { CausesChecked } from "./check.ts";
import { CauseKind } from "./cause.ts";
import type { Difference } from "./ledger.ts";
import { dayOf } from "./state.ts";
import { causeWords, eventWords, type WordsContext } from "./words.ts";

export interface ChainLink {
  day: number;
  /** Number of the world in which it happens; 0 the first. */
  world: 0 | 1;
  kind: "act" | "event";
  words: string;
}

export interface ChainToPerson {
  /** How many events of this person only one of the worlds has. */
  differences: number;
  /** From the first act on; empty if nothing about the person differs. */
  links: ChainLink[];
}

/** Numbers of the differences that lead to one, the earliest first. */
function ancestorsOf({ ledger }: CausesChecked, difference: number): number[] {
  const chain: number[] = [];
  for (let n = difference; n >= 0; n = ledger.at(n).cause.parent) chain.unshift(n);
  return chain;
}

/** Their infection if that differs, else whatever differs first. */
function mostTelling({ ledger }: CausesChecked, numbers: readonly number[]): number | undefined {
  return numbers.find((n) => ledger.at(n).event.kind === EventKind.infected) ?? numbers[0];
}

/** The chain from the first act that differed to the person at an address. */
export function chainTo(checked: CausesChecked, context: WordsContext, person: number): ChainToPerson {
  const { ledger, acts } = checked;
  const numbers = ledger.of(person);
  const last = mostTelling(checked, numbers);
  if (last === undefined) return { differences: 0, links: [] };
  const events = ancestorsOf(checked, last)
    .map((n) => ledger.at(n))
    .filter((difference, i, list) => isTold(difference, i === list.length - 1));
  const [first] = acts;
  const act: ChainLink[] =
    first === undefined ? [] : [{ day: first.day, world: first.world, kind: "act", words: first.words }];
  const links = events.map((difference): ChainLink => {
    const why = causeWords(context, difference);
    const words = `${eventWords(context, difference.event)}${why === "" ? "" : `, ${why}`}.`;
    return { day: dayOf(difference.event.time), world: difference.side, kind: "event", words };
  });
  return { differences: numbers.length, links: [...act, ...links] };
}

const COURSE = new Set<number>([EventKind.stage, EventKind.recovered]);

/** The stages of a course between an infection and what comes of it say little: they follow. */
const isTold = ({ event, cause }: Difference, isLast: boolean): boolean =>
  isLast || !COURSE.has(event.kind) || (cause.kind !== CauseKind.course && cause.kind !== CauseKind.follows);
