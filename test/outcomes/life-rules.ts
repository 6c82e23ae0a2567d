/**
 * What a life must keep to, whoever lives it: rules over the sentences as told, held against the whole log of the world
 * and not only the household's. Each says what is wrong, or nothing.
 */
import {
  Course,
  ELSEWHERE,
  EventKind,
  type LogEvent,
  NOBODY,
  SETTINGS,
  UNITS_PER_DAY,
} from "../../src/kernel/engine.ts";
import type { Life, LifeLine } from "../../src/outcomes/life.ts";
import { personAt } from "../../src/population/people.ts";
import { Role } from "../../src/population/population.ts";
import type { TheEnd } from "./life-world.ts";

export interface Told {
  address: number;
  life: Life;
  world: TheEnd;
}

type Rule = (told: Told) => string | false | undefined;

const dayOf = (time: number): number => Math.floor(time / UNITS_PER_DAY);
const own = ({ world, address }: Told): readonly LogEvent[] => world.byPerson.get(address) ?? [];
const ofKind = (told: Told, ...kinds: LifeLine["kind"][]): LifeLine[] =>
  told.life.lines.filter(({ kind }) => kinds.includes(kind));
const saying = (told: Told, words: RegExp): LifeLine[] =>
  told.life.lines.filter((line) => words.test(line.words));
const eventsOf = (told: Told, kind: number): LogEvent[] => own(told).filter((event) => event.kind === kind);
const deathOf = (world: TheEnd, address: number): number =>
  world.byPerson.get(address)?.find(({ kind }) => kind === EventKind.died)?.time ?? Infinity;

/** In which stage somebody is at a time, as the whole log has it; undefined before infection, null after recovery. */
function stageAt(world: TheEnd, address: number, time: number): number | null | undefined {
  let stage: number | null | undefined;
  for (const { kind, time: when, a } of world.byPerson.get(address) ?? []) {
    if (when > time) continue;
    if (kind === EventKind.stage) stage = a;
    else if (kind === EventKind.recovered) stage = null;
  }
  return stage;
}

/** Who is in the same household lives on at the end, by the state of the world. */
function matesLeft({ world, address }: Told): number {
  const { householdFirst, householdSize } = personAt(world.population, address);
  let left = 0;
  for (let mate = householdFirst; mate < householdFirst + householdSize; mate++)
    if (mate !== address && (world.run.people[mate]! & 3) !== Course.dead) left += 1;
  return left;
}

/** From first to last line, each of `second` needs one of `first` before it that none has used yet. */
function unpaired(told: Told, first: RegExp, second: RegExp): LifeLine | undefined {
  let open = 0;
  for (const line of told.life.lines) {
    if (first.test(line.words)) open += 1;
    else if (second.test(line.words) && open-- === 0) return line;
  }
  return undefined;
}

const NUMBERS = "no one two three four five six seven eight nine".split(" ");
const inWords = (n: number): string => NUMBERS[n] ?? `${n}`;

/** What comes of needing a hospital bed. */
const ANSWER = /are admitted to hospital|need a hospital bed, and do not get one/;

export const RULES: Readonly<Record<string, Rule>> = {
  "dated, and in order": ({ life, world }) => {
    const days = life.lines.map(({ day }) => day);
    return (
      days.some((day, i) => !(day >= (days[i - 1] ?? 0) && day <= world.days)) && `days ${days.join(" ")}`
    );
  },

  "sentences whole": ({ life }) =>
    [life.opening, ...life.lines.map(({ words }) => words)].find(
      (words) => !/^[A-Z0-9].*\.$/.test(words) || / {2}|undefined|NaN|null|\.\./.test(words),
    ),

  "nothing after death": (told) => {
    const at = told.life.lines.findIndex(({ kind }) => kind === "died");
    if (at >= 0 && at < told.life.lines.length - 1) return told.life.lines[at + 1]!.words;
    const death = deathOf(told.world, told.address);
    const later = own(told).find(({ kind, time, a }) => {
      const buried = kind === EventKind.stage && told.world.stages[a]!.dead;
      return time > death && !buried && kind !== EventKind.died;
    });
    return later && `event ${later.kind} at ${later.time}, dead since ${death}`;
  },

  "dies once, or is alive at the end": (told) => {
    const [died, end] = [ofKind(told, "died"), ofKind(told, "end")];
    if (died.length + end.length !== 1) return `${died.length} deaths and ${end.length} endings`;
    const dead = (told.world.run.people[told.address]! & 3) === Course.dead;
    return dead !== (died.length === 1) && `told ${died.length ? "dead" : "alive"}, and is not`;
  },

  "infected once": (told) => {
    const { length } = ofKind(told, "infected");
    const course = told.world.run.people[told.address]! & 3;
    if (length > 1) return `infected ${length} times`;
    return (
      length === 0 && (course === Course.immune || course === Course.inCourse) && "ill, and never infected"
    );
  },

  "infected by somebody infectious, as told": (told) => {
    const { world } = told;
    const [event] = eventsOf(told, EventKind.infected);
    const [line] = ofKind(told, "infected");
    if (event === undefined || line === undefined)
      return (event === undefined) !== (line === undefined) && "infected in the log or the life only";
    if (event.other === NOBODY) return !line.words.includes("from elsewhere") && line.words;
    const at = stageAt(world, event.other, event.time);
    if (at !== event.b) return `source in stage ${at}, said to be in ${event.b}`;
    const stage = world.stages[event.b]!;
    if (!(stage.infectiousness > 0)) return `by somebody who is ${stage.name}`;
    const died = deathOf(world, event.other);
    if (died < event.time && !stage.dead) return "by somebody dead";
    const { age } = personAt(world.population, event.other);
    if (
      !line.words.includes(age === 0 ? "less than a year old" : `${age}`) &&
      !/baby|babies/.test(line.words)
    )
      return `${line.words} by one aged ${age}`;
    const how = stage.dead
      ? "has died"
      : stage.severe
        ? "is severely ill"
        : stage.ill
          ? "is ill"
          : "does not feel ill";
    return !line.words.endsWith(`who ${how}.`) && `${line.words} by one who ${how}`;
  },

  "infects only while alive, infectious and after being infected": (told) => {
    const { world, address } = told;
    const death = deathOf(world, address);
    for (const { kind, time, b, a } of world.byCause.get(address) ?? []) {
      if (kind !== EventKind.infected || a === SETTINGS.length) continue;
      const stage = world.stages[b]!;
      if (stageAt(world, address, time) !== b || !(stage.infectiousness > 0)) return `infects at ${time}`;
      if (time > death && !stage.dead) return `infects at ${time}, dead since ${death}`;
    }
    const infected = told.life.lines.findIndex(({ kind }) => kind === "infected");
    const infects = told.life.lines.findIndex(({ kind }) => kind === "infects");
    return infects >= 0 && (infected < 0 || infects < infected) && "infects before being infected";
  },

  "nobody meets in a closed school or at closed work": (told) => {
    const { world, address } = told;
    const { place, role } = personAt(world.population, address);
    for (const { time, a } of eventsOf(told, EventKind.infected)) {
      const day = dayOf(time);
      if (SETTINGS[a] === "class" && world.schoolsShut[day]![place]) return `in class on day ${day}`;
      if (SETTINGS[a] === "work" && world.workShut[day]![place]) return `at work on day ${day}`;
      if (SETTINGS[a] === "class" && role === Role.none) return "in class, without going to school";
      if (SETTINGS[a] === "work" && role !== Role.worker) return "at work, without working";
    }
    return false;
  },

  "nobody is in class or at work while away": (told) => {
    let away = false;
    for (const { kind, a } of own(told).toSorted((x, y) => x.time - y.time || y.kind - x.kind)) {
      if (kind === EventKind.moved) away = true;
      else if (kind === EventKind.returned) away = false;
      else if (away && kind === EventKind.infected && (SETTINGS[a] === "class" || SETTINGS[a] === "work"))
        return `infected in ${SETTINGS[a]}, having fled`;
    }
    return false;
  },

  "nobody hears what was not yet said": (told) => {
    const since = (kind: string): number =>
      Math.min(...told.world.notes.filter((note) => note.kind === kind).map(({ day }) => day));
    return ofKind(told, "heard").find(
      ({ day, words }) =>
        (words.includes("what the authority says") && day < since("statement")) ||
        (words.includes("what has leaked out") && day < since("leak")) ||
        (words.includes("a rumour") && day < since("rumour")),
    )?.words;
  },

  "nobody hears the same statement twice": (told) => {
    const said = told.world.notes.filter(({ kind }) => kind === "statement").map(({ day }) => day);
    const spoken = (day: number): number => said.filter((since) => since <= day).length;
    const heard = saying(told, /hear what the authority says/).map(({ day }) => spoken(day));
    return heard.some((n, i) => n === heard[i - 1]) && `statements ${heard.join(" ")}`;
  },

  "nobody is told by the dead or by whoever had not heard": (told) => {
    const { world } = told;
    for (const { other, time, a } of eventsOf(told, EventKind.heard)) {
      if (other === NOBODY || other === told.address) continue;
      if (deathOf(world, other) < time) return `told at ${time} by somebody dead`;
      const knew = world.byPerson
        .get(other)
        ?.some(
          (event) =>
            (event.kind === EventKind.heard && event.a === a && event.time <= time) ||
            (event.kind === EventKind.stage && world.stages[event.a]!.severe && event.time <= time),
        );
      if (knew !== true) return `told at ${time} by somebody who did not know`;
    }
    return false;
  },

  "the course goes one way": (told) => {
    const at = (words: RegExp): number => told.life.lines.findIndex((line) => words.test(line.words));
    const steps = [
      /^They are infected/,
      /^They fall ill/,
      /^They fall severely ill/,
      /^They have recovered/,
    ].map(at);
    const reached = steps.filter((step) => step >= 0);
    if (steps[0]! < 0 && reached.length > 0) return "ill without infection";
    const twice = [/^They fall ill/, /^They fall severely ill/].some(
      (words) => saying(told, words).length > 1,
    );
    return (twice || reached.some((step, i) => step < (reached[i - 1] ?? 0))) && `steps ${steps.join(" ")}`;
  },

  "nobody is admitted or turned away twice, or before they are severely ill": (told) => {
    const answered = saying(told, ANSWER);
    if (answered.length > 1) return `admitted or turned away ${answered.length} times`;
    return unpaired(told, /^They fall severely ill/, ANSWER)?.words ?? false;
  },

  "what ends had begun": (told) =>
    (
      unpaired(told, /stay at home, by themselves/, /isolation is over/) ??
      unpaired(
        told,
        /put in quarantine|with all they live|So are all|quarantine of households|are to stay at home\.$/,
        /quarantine is over/,
      ) ??
      unpaired(told, /^They flee/, /^They come home/)
    )?.words,

  "nobody flees twice without coming home": (told) => {
    let away = 0;
    for (const { words } of told.life.lines) {
      if (words.startsWith("They flee") && ++away > 1) return words;
      if (words.startsWith("They come home")) away -= 1;
    }
    return false;
  },

  "nobody flees with a household that is gone": (told) =>
    saying(told, /^They flee with their household|with all they live with/).find(({ day }) => {
      const { householdFirst, householdSize } = personAt(told.world.population, told.address);
      const mates = Array.from({ length: householdSize }, (_, i) => householdFirst + i);
      return mates.every((mate) => mate === told.address || dayOf(deathOf(told.world, mate)) < day);
    })?.words,

  "a place is heard of by those who are there": (told) => {
    const home = personAt(told.world.population, told.address).place;
    const moves = own(told).filter(({ kind }) => kind === EventKind.moved || kind === EventKind.returned);
    const where = (day: number): number => {
      const last = moves
        .toSorted((a, b) => a.time - b.time || b.kind - a.kind)
        .findLast((x) => dayOf(x.time) <= day);
      if (last === undefined || last.kind === EventKind.returned) return home;
      return last.other === ELSEWHERE ? -1 : last.other;
    };
    return ofKind(told, "place").find(
      ({ day, words }) =>
        !told.world.notes.some(
          (note) => note.day === day && note.words === words && note.place === where(day),
        ),
    )?.words;
  },

  "the opening is who they are": ({ address, life, world }) => {
    const { age, householdSize, place } = personAt(world.population, address);
    const aged = age === 0 ? "A baby" : `Someone aged ${age}`;
    const others = householdSize - 1;
    const with_ =
      others === 0
        ? "They live alone"
        : householdSize >= world.population.quartersFrom
          ? `with ${others} others`
          : others === 1
            ? "They live with one other person"
            : `They live with ${inWords(others)} others`;
    const fits =
      life.opening.startsWith(`${aged}, of ${world.placeNames[place]}.`) && life.opening.includes(with_);
    return !fits && life.opening;
  },

  "the ending is how they are": (told) => {
    const [end] = ofKind(told, "end");
    if (end === undefined) return false;
    const course = told.world.run.people[told.address]! & 3;
    const state = {
      [Course.never]: "were never infected",
      [Course.inCourse]: "is not over",
      [Course.immune]: "have recovered",
    };
    if (!end.words.includes(state[course as 0 | 1 | 2])) return `${end.words} is ${course}`;
    const { householdSize } = personAt(told.world.population, told.address);
    const left = matesLeft(told) + 1;
    const words = `of the ${inWords(householdSize)} who lived together, ${left === 1 ? "one person is" : `${inWords(left)} people are`} left`;
    return end.words.includes("who lived together") === (left === householdSize) ||
      (left < householdSize && !end.words.includes(words))
      ? end.words
      : false;
  },

  "deaths at home are told, each once": (told) => {
    const { householdFirst, householdSize } = personAt(told.world.population, told.address);
    const end = deathOf(told.world, told.address);
    let dead = 0;
    for (let mate = householdFirst; mate < householdFirst + householdSize; mate++)
      if (mate !== told.address && deathOf(told.world, mate) <= Math.min(end, Number.MAX_VALUE)) dead += 1;
    const counted = ofKind(told, "household").reduce((sum, { words }) => {
      if (!/ (dies|die|is killed|are killed)\b/.test(words)) return sum;
      const many = /^(\w+) of those they live with/.exec(words)?.[1]?.toLowerCase();
      return sum + (many === undefined ? 1 : Math.max(NUMBERS.indexOf(many), Number(many) || 0));
    }, 0);
    // Among many the day of one's own death may hold others that are not told.
    const quarters = householdSize >= told.world.population.quartersFrom;
    return (quarters ? counted > dead : counted !== dead) && `${counted} told of ${dead}`;
  },
};

/** The rules a life breaks, with what breaks each. */
export const broken = (told: Told): string[] =>
  Object.entries(RULES).flatMap(([name, rule]) => {
    const fault = rule(told);
    return fault === false || fault === undefined ? [] : [`${name}: ${fault}`];
  });
