/** What society does to one person, in dated sentences: each mechanism tells what it brought about. */
import { ELSEWHERE, EventKind, type LogEvent, NOBODY } from "../kernel/engine.ts";
import { personAt } from "../population/people.ts";
import { type Population, Role } from "../population/population.ts";
import { type Mechanism, Overlay, type PersonalEvent } from "../society/mechanism.ts";
import { ORDER } from "../society/order.ts";
import { housemate, housemates } from "./life-words.ts";

interface Happenings {
  population: Population;
  placeNames: readonly string[];
  /** Names of programmes, by number: that of an order, with a number behind it where there are several ways of it. */
  programmes: readonly string[];
}

/** Whether nobody else of the household lives at a time. */
type Alone = (time: number) => boolean;

const KINDS: readonly number[] = [
  EventKind.granted,
  EventKind.began,
  EventKind.ended,
  EventKind.moved,
  EventKind.returned,
];

/** The one on whose account something befell a person, as that person would call them. */
function forWhom(population: Population, address: number, other: number): string {
  if (other === address) return "they";
  const person = personAt(population, address);
  if (housemates(person, address).includes(other)) return housemate(population, address, other);
  return person.role === Role.pupil ? "someone in their class" : "someone at work";
}

/** The number in the log under which an event came, or none. */
function programmeOf({ kind, a, b }: LogEvent): number | undefined {
  if (kind === EventKind.granted || kind === EventKind.moved) return a;
  if (kind === EventKind.began) return b;
  return kind === EventKind.died && b > 0 ? b - 1 : undefined;
}

/** The event with names for numbers, as mechanisms tell it. */
function named(
  address: number,
  event: LogEvent,
  { population, placeNames, programmes }: Happenings,
  alone: boolean,
  sameTime: readonly LogEvent[],
): PersonalEvent {
  const programme = programmeOf(event);
  const { role } = personAt(population, address);
  const moves = event.kind === EventKind.moved || event.kind === EventKind.returned;
  return {
    event,
    ...(programme === undefined ? {} : { programme: (programmes[programme] ?? "").replace(/-\d+$/, "") }),
    forWhom:
      event.kind === EventKind.began && event.other !== NOBODY
        ? forWhom(population, address, event.other)
        : "they",
    ...(moves ? { where: event.other === ELSEWHERE ? "" : (placeNames[event.other] ?? "") } : {}),
    ...(alone ? { alone } : {}),
    granted: sameTime.flatMap(({ kind, a }) => (kind === EventKind.granted ? [programmes[a] ?? ""] : [])),
    days: role === Role.pupil ? "school" : role === Role.worker ? "work" : "home",
  };
}

/** What an event of a person is told as, or nothing. */
export function happening(
  address: number,
  event: LogEvent,
  context: Happenings,
  alone = false,
  sameTime: readonly LogEvent[] = [event],
  mechanisms: readonly Mechanism[] = ORDER,
): string {
  const happened = named(address, event, context, alone, sameTime);
  for (const mechanism of mechanisms) {
    const words = mechanism.tell?.(happened);
    if (words !== undefined) return words;
  }
  return "";
}

const ends = ({ kind }: LogEvent): boolean => kind === EventKind.ended;
const isOver = ({ kind }: LogEvent): boolean => kind === EventKind.ended || kind === EventKind.returned;
const begins = ({ kind }: LogEvent): boolean => kind === EventKind.began;

/** What begins on the morning on which it ends goes on; and of two words to stay at home, the second adds to the first. */
function together(event: LogEvent, words: string, sameTime: readonly LogEvent[]): string {
  const again = (other: LogEvent): boolean => other.a === event.a;
  if (ends(event)) return sameTime.some((other) => begins(other) && again(other)) ? "" : words;
  if (!begins(event) || event.a !== Overlay.quarantined) return words;
  if (sameTime.some((other) => ends(other) && again(other)))
    return words.replace("are put in quarantine", "stay in quarantine,");
  const apart = sameTime.some((other) => begins(other) && other.a === Overlay.isolated);
  if (!apart) return words;
  return words === "They are to stay at home."
    ? "The quarantine of households holds for them as well."
    : words.replace("They are to stay at home with all", "So are all");
}

/** Lines for what befell a person, in order of the events, what ends before what begins; `own` are those of the person. */
export function happeningLines(
  address: number,
  own: readonly LogEvent[],
  context: Happenings,
  alone: Alone,
): { time: number; words: string }[] {
  const happened = own.filter(({ kind }) => KINDS.includes(kind));
  const inOrder = happened.toSorted((a, b) => a.time - b.time || Number(isOver(b)) - Number(isOver(a)));
  return inOrder.flatMap((event) => {
    const { time } = event;
    const sameTime = happened.filter((other) => other.time === time);
    const told = happening(address, event, context, alone(time), sameTime);
    const words = together(event, told, sameTime);
    return words === "" ? [] : [{ time, words }];
  });
}
