/** One life in dated sentences, told from the log of the person's household: who, where, what they heard, whom they lost. */
import { EventKind, type LogEvent, SETTINGS, UNITS_PER_DAY } from "../kernel/engine.ts";
import { personAt } from "../population/people.ts";
import type { Population } from "../population/population.ts";
import type { Stage } from "../scenario/scenario.ts";
import { happening, happeningLines } from "./life-happenings.ts";
import { placesOf, whereAt } from "./life-places.ts";
import { hearingWords } from "./life-hearing.ts";
import {
  acquaintance,
  aged,
  capital,
  count,
  housemate,
  housemates,
  inQuarters,
  introduce,
  people,
  whereabouts,
} from "./life-words.ts";
import type { Note } from "./result.ts";

/** What a log alone does not say. */
export interface LifeContext {
  population: Population;
  /** In the order of the world's places. */
  placeNames: readonly string[];
  /** Of the disease, in order. */
  stages: readonly Stage[];
  /** Of the world that was run: its statements are heard around the person. */
  notes: readonly Note[];
  /** Names of the kernel's programmes, by number. */
  programmes: readonly string[];
  days: number;
}

export interface LifeLine {
  day: number;
  kind:
    | "statement"
    | "place"
    | "heard"
    | "infected"
    | "course"
    | "infects"
    | "order"
    | "household"
    | "recovered"
    | "died"
    | "end";
  /** A sentence; "they" is the person. */
  words: string;
}

export interface Life {
  /** Who they are, on day 0. */
  opening: string;
  lines: LifeLine[];
}

/** Lines of one moment stand in this order. */
const RANK: Record<LifeLine["kind"], number> = {
  statement: 0,
  place: 1,
  heard: 2,
  infected: 3,
  course: 4,
  infects: 5,
  order: 6,
  household: 7,
  recovered: 8,
  died: 9,
  end: 10,
};
/** Setting of an infection from elsewhere. */
const ELSEWHERE = SETTINGS.length;

/** A line with its time in units of 1/4096 day. */
interface Timed extends LifeLine {
  time: number;
}

/**
 * The life of the person at an address, in order of time. `events` are those of their household in one world: logged
 * with {from: first member, to: last + 1}. Nothing is told after a death.
 *
 * @throws RangeError if nobody has the address
 */
export function tellLife(address: number, events: readonly LogEvent[], context: LifeContext): Life {
  const own = events.filter((event) => event.person === address);
  const death = own.find((event) => event.kind === EventKind.died);
  const end = death?.time ?? context.days * UNITS_PER_DAY;
  const self = personAt(context.population, address);
  const places = placesOf(self.place, own);
  const mates = housemates(self, address);
  const lines: Timed[] = [
    ...surroundings(),
    ...hearings(address, events),
    ...infection(),
    ...course(),
    ...victims(),
    ...happeningLines(address, own, context, aloneAt).map(({ time, words }) => line(time, "order", words)),
    ...household(),
  ].filter((line) => line.time <= end);
  lines.sort((one, two) => one.time - two.time || RANK[one.kind] - RANK[two.kind]);
  if (death === undefined) lines.push(ending());
  return {
    opening: introduce(context.population, context.placeNames, address),
    lines: lines.map(({ day, kind, words }) => ({ day, kind, words })),
  };

  function company(other: number, setting: number): string {
    return acquaintance(context.population, context.placeNames, address, other, SETTINGS[setting]);
  }

  function diedBy(mate: number, time: number): boolean {
    return events.some(
      (event) => event.kind === EventKind.died && event.person === mate && event.time <= time,
    );
  }

  function aloneAt(time: number): boolean {
    return mates.every((mate) => diedBy(mate, time));
  }

  /** What is said to all, and what happens in the place where the person is that day. */
  function surroundings(): Timed[] {
    return context.notes.flatMap(({ day, kind, words, place }) => {
      const time = day * UNITS_PER_DAY;
      if (place !== undefined) return whereAt(places, time) === place ? [line(time, "place", words)] : [];
      return kind === "statement" ? [line(time, "statement", words)] : [];
    });
  }

  function hearings(of: number, log: readonly LogEvent[]): Timed[] {
    const heard = own.filter((event) => event.kind === EventKind.heard);
    return heard.map((event, i) => {
      // A new statement makes everyone unheard again: what they tell until they hear the slot anew is this one.
      const next = heard.slice(i + 1).find((later) => later.a === event.a)?.time ?? Infinity;
      const told = log.filter(
        ({ kind, a, other, time }) =>
          kind === EventKind.heard && a === event.a && other === of && time >= event.time && time < next,
      ).length;
      return line(event.time, "heard", hearingWords(address, event, told, log, context));
    });
  }

  function infection(): Timed[] {
    return own
      .filter((event) => event.kind === EventKind.infected)
      .map(({ time, a, b, other }) => {
        const by =
          a === ELSEWHERE
            ? "by someone from elsewhere, outside these places"
            : `by ${company(other, a)}, ${health(context.stages[b])}`;
        const among = inQuarters(context.population, self) && SETTINGS[a] === "household";
        return line(time, "infected", `They are infected${among ? "" : whereabouts(SETTINGS[a])} ${by}.`);
      });
  }

  function course(): Timed[] {
    const out: Timed[] = [];
    let before: Stage | undefined;
    for (const event of own) {
      const { time, kind, a } = event;
      if (kind === EventKind.stage) {
        const stage = context.stages[a];
        const words = stage && turn(before, stage);
        if (words) out.push(line(time, "course", `They ${words}.`));
        before = stage;
      } else if (kind === EventKind.recovered) {
        const felt = own.some((event) => event.kind === EventKind.stage && context.stages[event.a]?.ill);
        out.push(
          line(
            time,
            "recovered",
            felt ? "They have recovered." : "The infection is over; they never felt ill.",
          ),
        );
      } else if (kind === EventKind.died) {
        out.push(line(time, "died", dying(event)));
      }
    }
    return out;
  }

  /** Of the disease, or as the mechanism tells it that brought it. */
  function dying(event: LogEvent): string {
    const told = event.b === 0 ? "" : happening(address, event, context);
    const age = aged(personAt(context.population, address).age);
    return told === "" ? `They die, ${age}.` : told.replace(/\.$/, `, ${age}.`);
  }

  function victims(): Timed[] {
    return events
      .filter(
        ({ kind, other, person, a }) =>
          kind === EventKind.infected && other === address && person !== address && a !== ELSEWHERE,
      )
      .map(({ time, person, a }) => line(time, "infects", `They infect ${company(person, a)}.`));
  }

  /** What becomes of one they live with, as "falls ill", in order. */
  function fate(mate: number): { time: number; does: string }[] {
    let before: Stage | undefined;
    return events
      .filter((event) => event.person === mate)
      .flatMap((event) => {
        const { time, kind, a } = event;
        if (kind === EventKind.died) return [{ time, does: mateDies(mate, event) }];
        if (kind !== EventKind.stage) return [];
        const stage = context.stages[a];
        const falls =
          stage?.severe && !before?.severe
            ? "falls severely ill"
            : stage?.ill && !before?.ill
              ? "falls ill"
              : "";
        before = stage;
        return falls === "" ? [] : [{ time, does: falls }];
      });
  }

  function mateDies(mate: number, event: LogEvent): string {
    const told = event.b === 0 ? "" : happening(mate, event, context);
    return told.startsWith("They ")
      ? told.slice("They ".length, -1).replace(/^are /, "is ").replace(/^die /, "dies ")
      : "dies";
  }

  function household(): Timed[] {
    const fates = mates.flatMap((mate) => fate(mate).map((each) => ({ mate, ...each })));
    if (inQuarters(context.population, self)) return ofMany(fates);
    return fates.map(({ mate, time, does }) =>
      line(time, "household", `${capital(housemate(context.population, address, mate))} ${does}.`),
    );
  }

  /** Among many, how many of them a day, at the last moment of it that concerned one. */
  function ofMany(fates: readonly { time: number; does: string }[]): Timed[] {
    const days = new Map<string, { time: number; does: string }[]>();
    for (const each of fates) {
      const day = `${Math.floor(each.time / UNITS_PER_DAY)} ${each.does}`;
      days.set(day, [...(days.get(day) ?? []), each]);
    }
    return [...days.values()].map((all) => {
      const time = Math.max(...all.map((each) => each.time));
      const does =
        all.length === 1 ? all[0].does : all[0].does.replace(/^(fall|die)s/, "$1").replace(/^is/, "are");
      return line(time, "household", `${capital(count(all.length))} of those they live with ${does}.`);
    });
  }

  function ending(): Timed {
    const { days } = context;
    const size = self.householdSize;
    const dead = mates.filter((mate) => diedBy(mate, days * UNITS_PER_DAY)).length;
    const state = own.some((event) => event.kind === EventKind.recovered)
      ? "They are alive; they were infected and have recovered"
      : own.some((event) => event.kind === EventKind.infected)
        ? "They are alive, and the infection is not over"
        : "They are alive, and were never infected";
    const left =
      dead === 0
        ? ""
        : `; of the ${count(size)} who lived together, ${people(size - dead)} ${size - dead === 1 ? "is" : "are"} left`;
    const away = whereAt(places, days * UNITS_PER_DAY) === self.place ? "" : "; they have not come home";
    return line(days * UNITS_PER_DAY, "end", `${state}${left}${away}.`);
  }
}

function line(time: number, kind: LifeLine["kind"], words: string): Timed {
  return { time, day: Math.floor(time / UNITS_PER_DAY), kind, words };
}

function health(stage: Stage | undefined): string {
  if (stage?.dead) return "who has died";
  return stage?.severe ? "who is severely ill" : stage?.ill ? "who is ill" : "who does not feel ill";
}

/** What changes from one stage to the next, in plain words; nothing if nothing can be felt or passed on. */
function turn(before: Stage | undefined, stage: Stage): string {
  if (stage.dead) return "";
  if (stage.severe) {
    if (!before?.severe) return "fall severely ill";
    return `pass from “${before.name}” to “${stage.name}”`;
  }
  if (stage.ill) return before?.severe ? "are past the worst, still ill" : before?.ill ? "" : "fall ill";
  if (before?.ill) return "no longer feel ill";
  const infectious = stage.infectiousness > 0;
  return infectious && !(before && before.infectiousness > 0)
    ? "can infect others now, and do not feel it"
    : "";
}
