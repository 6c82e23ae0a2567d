/** Ten thousand lives of a world that ends, with every mechanism at work: each is told, and checked by rule. */
import { describe, expect, it } from "vitest";
import { Course, EventKind, type LogEvent, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import type { Life } from "../../src/outcomes/life.ts";
import { below, philox, seedWords } from "../../src/maths/philox.ts";
import { addressOfNumber } from "../../src/population/numbers.ts";
import { personAt } from "../../src/population/people.ts";
import { broken, RULES, type Told } from "./life-rules.ts";
import { HARD, householdLog, LAST_DAY, lifeOf, playTheEnd, regroup, type TheEnd } from "./life-world.ts";

const world = playTheEnd(LAST_DAY);
const { population } = world;
const LIVES = 10_000;

/** So many people at random, each once. */
function sample(n: number): number[] {
  const numbers = Array.from({ length: population.total }, (_, i) => i);
  const words = new Uint32Array(4);
  const [low, high] = seedWords(11);
  for (let i = 0; i < n; i++) {
    philox(low, high, i, 0, 0, 0, words);
    const j = i + below(words[0]!, numbers.length - i);
    [numbers[i], numbers[j]] = [numbers[j]!, numbers[i]!];
  }
  return numbers.slice(0, n).map((number) => addressOfNumber(population, number));
}

const people = sample(LIVES);
const tell = (of: TheEnd, address: number): Told => ({
  address,
  life: lifeOf(of, address, householdLog(of, address)),
  world: of,
});
const told = people.map((address) => tell(world, address));
const milder = playTheEnd(HARD);
const toldMilder = people.slice(0, LIVES / 4).map((address) => tell(milder, address));

describe(`${LIVES} lives`, () => {
  it("keep to every rule, as do those of a world in which most recover", () => {
    const faults = [...told, ...toldMilder].flatMap((one) =>
      broken(one).map((fault) => `${one.address} ${fault}`),
    );
    expect(faults.slice(0, 20)).toEqual([]);
  });

  it("hold as many deaths as are counted", () => {
    const dead = people.filter((address) => (world.run.people[address]! & 3) === Course.dead).length;
    const deaths = told.filter(({ life }) => life.lines.some(({ kind }) => kind === "died")).length;
    expect(deaths).toBe(dead);
    const sum = (daily: Float64Array): number => daily.reduce((all, x) => all + x, 0);
    const logged = world.log.filter(({ kind }) => kind === EventKind.died).length;
    expect(sum(world.run.daily.deaths) + sum(world.run.daily.killed)).toBe(logged);
    const killed = told.filter(({ life }) => /for want of|are killed/.test(life.lines.at(-1)!.words)).length;
    expect(killed).toBe(
      people.filter((address) =>
        world.byPerson.get(address)?.some(({ kind, b }) => kind === EventKind.died && b > 0),
      ).length,
    );
  });

  it("hold everything that a life can hold", () => {
    const kinds = new Set([...told, ...toldMilder].flatMap(({ life }) => life.lines.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(
      "course died end heard household infected infects order place recovered statement".split(" "),
    );
  });
});

/** A life for which something holds. */
const find = (test: (one: Told) => boolean): Told => told.find(test)!;
const has = (one: Told, words: RegExp): boolean => one.life.lines.some((line) => words.test(line.words));

/** The same world with a log in which somebody's events are others. */
const falsified = (address: number, change: (own: LogEvent[]) => LogEvent[]): Told => {
  const others = world.log.filter((event) => event.person !== address);
  const own = world.log.filter((event) => event.person === address).map((event) => ({ ...event }));
  return tell(regroup(world, [...others, ...change(own)]), address);
};
const retold = (one: Told, change: (life: Life) => Life): Told => ({ ...one, life: change(one.life) });
const event = (address: number, day: number, kind: number, more: Partial<LogEvent> = {}): LogEvent => ({
  time: day * UNITS_PER_DAY,
  kind,
  a: 0,
  b: 0,
  c: 0,
  other: 0xffffffff,
  person: address,
  ...more,
});
const died = find((one) => has(one, /^They die, /) && has(one, /infected by .* not feel ill/));
const alive = find(
  (one) => has(one, /were never infected/) && personAt(population, one.address).householdSize === 2,
);
const pupil = find((one) => has(one, /infected in class/));
const later = (own: LogEvent[], kind: number, day: number): LogEvent[] =>
  own.map((each) => (each.kind === kind ? { ...each, time: day * UNITS_PER_DAY } : each));

describe("a life that is not so breaks the rule:", () => {
  const cases: Readonly<Record<keyof typeof RULES, () => Told>> = {
    "dated, and in order": () => retold(died, (life) => ({ ...life, lines: life.lines.toReversed() })),
    "sentences whole": () => retold(died, (life) => ({ ...life, opening: "Someone aged undefined." })),
    "nothing after death": () =>
      falsified(died.address, (own) => [...own, event(died.address, 129, EventKind.heard, { b: 7, c: 2 })]),
    "dies once, or is alive at the end": () =>
      falsified(died.address, (own) => own.filter(({ kind }) => kind !== EventKind.died)),
    "infected once": () =>
      falsified(died.address, (own) => [event(died.address, 1, EventKind.infected, { a: 6 }), ...own]),
    "infected by somebody infectious, as told": () =>
      falsified(died.address, (own) =>
        own.map((each) => (each.kind === EventKind.infected ? { ...each, other: alive.address } : each)),
      ),
    "infects only while alive, infectious and after being infected": () => {
      const source = find((one) => has(one, /^They infect /));
      return falsified(source.address, (own) => later(own, EventKind.stage, 128));
    },
    "nobody meets in a closed school or at closed work": () =>
      falsified(pupil.address, (own) => later(own, EventKind.infected, 24)),
    "nobody is in class or at work while away": () =>
      falsified(pupil.address, (own) => [event(pupil.address, 0, EventKind.moved, { other: 1 }), ...own]),
    "nobody hears what was not yet said": () =>
      falsified(alive.address, (own) => [event(alive.address, 3, EventKind.heard, { b: 7, c: 2 }), ...own]),
    "nobody hears the same statement twice": () =>
      falsified(alive.address, (own) => [
        event(alive.address, 13, EventKind.heard, { b: 7, c: 2 }),
        event(alive.address, 14, EventKind.heard, { b: 7, c: 2 }),
        ...own,
      ]),
    "nobody is told by the dead or by whoever had not heard": () =>
      falsified(alive.address, (own) => [
        ...own,
        event(alive.address, 129, EventKind.heard, { b: 3, c: 2, other: died.address }),
      ]),
    "the course goes one way": () => falsified(died.address, (own) => later(own, EventKind.infected, 127)),
    "nobody is admitted or turned away twice, or before they are severely ill": () =>
      falsified(alive.address, (own) => [
        ...own,
        event(alive.address, 50, EventKind.granted, { a: world.programmes.indexOf("admit") }),
      ]),
    "what ends had begun": () =>
      falsified(alive.address, () => [event(alive.address, 50, EventKind.ended, { a: 1 })]),
    "nobody flees twice without coming home": () => {
      const a = world.programmes.indexOf("flight");
      return falsified(alive.address, () =>
        [50, 60].map((day) => event(alive.address, day, EventKind.moved, { a, other: 0 })),
      );
    },
    "nobody flees with a household that is gone": () =>
      retold(
        find((one) => has(one, /^They flee to/)),
        (life) => ({
          ...life,
          lines: life.lines.map((line) => ({
            ...line,
            words: line.words.replace("flee to", "flee with their household to"),
          })),
        }),
      ),
    "a place is heard of by those who are there": () => {
      const away = falsified(alive.address, () => [
        event(alive.address, 1, EventKind.moved, { other: 0xffff }),
      ]);
      return { ...away, life: alive.life };
    },
    "the opening is who they are": () => retold(died, (life) => ({ ...life, opening: alive.life.opening })),
    "the ending is how they are": () =>
      falsified(alive.address, (own) => [...own, event(alive.address, 100, EventKind.infected, { a: 6 })]),
    "deaths at home are told, each once": () => {
      const left = find((one) => has(one, /they live with dies/));
      return retold(left, ({ opening, lines }) => ({
        opening,
        lines: lines.filter(({ words }) => !/they live with dies/.test(words)),
      }));
    },
  };

  it.each(Object.keys(RULES))("%s", (name) => {
    const faults = broken(cases[name]!());
    expect(
      faults.some((fault) => fault.startsWith(`${name}: `)),
      faults.join("\n"),
    ).toBe(true);
  });
});
