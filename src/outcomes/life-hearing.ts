/** What one person hears, from whom, and what they make of it, in a sentence. */
import { EventKind, Hearing, type LogEvent, SETTINGS } from "../kernel/engine.ts";
import type { Population } from "../population/population.ts";
import type { Stage } from "../scenario/scenario.ts";
import { Slot } from "../society/mechanism.ts";
import { rumourHeard } from "../society/words.ts";
import { acquaintance, housemate, people } from "./life-words.ts";
import type { Note } from "./result.ts";

interface Surroundings {
  population: Population;
  placeNames: readonly string[];
  stages: readonly Stage[];
  notes: readonly Note[];
}

const BROADCAST = 7;
const HOUSEHOLD = 0;
const UNITS_PER_TICK = 1024;
const UNITS_PER_DAY = 4096;

/** What a message says to whoever hears it at a time. */
function said(slot: number, time: number, notes: readonly Note[]): string {
  const so = (kind: string): Note | undefined =>
    notes.findLast((note) => note.kind === kind && note.day * UNITS_PER_DAY <= time);
  if (slot === Slot.official) return "what the authority says";
  if (slot === Slot.rumour) return rumourHeard(so("rumour")?.words);
  return so("leak") === undefined ? "what others have been through" : "what has leaked out";
}

/**
 * Who fell severely ill, oneself or at home, if an event is news of that: such news comes with the first unit of the tick
 * after, as if told at home. `log` are the events of the household.
 */
function fallenIll(event: LogEvent, log: readonly LogEvent[], stages: readonly Stage[]): boolean {
  if (event.a !== Slot.leak || event.b !== HOUSEHOLD || event.time % UNITS_PER_TICK !== 0) return false;
  const tick = event.time / UNITS_PER_TICK;
  return log.some(
    ({ kind, person, a, time }) =>
      kind === EventKind.stage &&
      person === event.other &&
      stages[a]?.severe === true &&
      Math.floor(time / UNITS_PER_TICK) === tick - 1,
  );
}

/** What they make of the news; `told` is how many first hear it from them. */
function response(state: number, told: number): string {
  if (state === Hearing.rejected) return "and do not believe it";
  if (state === Hearing.silent) return "and believe it";
  return told === 0
    ? "believe it and mean to tell others, who know already"
    : `believe it and tell others: ${people(told)} first ${told === 1 ? "hears" : "hear"} it from them`;
}

/** What they make of an illness that they live with. */
function lesson(state: number, told: number): string {
  if (state === Hearing.rejected) return "and think no worse of it";
  if (state === Hearing.silent) return "and know how bad it is";
  return told === 0
    ? "know how bad it is, and mean to tell others, who know already"
    : `know how bad it is, and tell others: ${people(told)} first ${told === 1 ? "hears" : "hear"} it from them`;
}

/** The sentence of a HEARD event of the person at an address. */
export function hearingWords(
  address: number,
  event: LogEvent,
  told: number,
  log: readonly LogEvent[],
  { population, placeNames, stages, notes }: Surroundings,
): string {
  const { a: slot, b: setting, c: state, other, time } = event;
  if (fallenIll(event, log, stages)) {
    const whose =
      other === address
        ? "how ill they are themselves"
        : `how ill ${housemate(population, address, other)} is`;
    return `They see ${whose}, ${lesson(state, told)}.`;
  }
  const unknown = slot === Slot.rumour ? "from someone they hardly know" : "in the news";
  const from =
    setting === BROADCAST
      ? unknown
      : `from ${acquaintance(population, placeNames, address, other, SETTINGS[setting])}`;
  return `They hear ${said(slot, time, notes)}, ${from}, ${response(state, told)}.`;
}
