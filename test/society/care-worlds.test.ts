/** Care in whole worlds: exact where it is meant to be exact. */
import { describe, expect, test } from "vitest";
import { EventKind, type LogEvent, OVERLAYS } from "../../src/kernel/engine.ts";
import { Overlay, ProgrammeNumber } from "../../src/society/mechanism.ts";
import { lay, run, THREE_PLACES } from "../laws/worlds.ts";
import { sum } from "../numbers.ts";

const scenario = (disease: string): string => `
version: 3
name: care
days: 120
${THREE_PLACES}
people: 30000
disease: ${disease}
seedInfections: 30
without: [information, trust, fear, behaviour]
`;
const INFLUENZA = scenario("{ preset: influenza-1918, r0: 2 }");
const COVID = scenario("{ preset: covid-19-ancestral }");
/** Sets of parameters come as one map. */
function care(beds: number, intensive: number, more: Readonly<Record<string, number>> = {}): string[] {
  const parameters = { "care.bedsPerThousand": beds, "care.intensiveBeds": intensive, ...more };
  return ["with=[care]", `parameters=${JSON.stringify(parameters)}`];
}

interface Lived {
  log: LogEvent[];
  deaths: number;
  /** Most people in beds at the end of a day, over the whole world. */
  lying: number;
}
function live(text: string, ...sets: string[]): Lived {
  const log: LogEvent[] = [];
  let lying = 0;
  const setting = lay(text, ...sets);
  const { stages } = setting.scenario.disease;
  const { daily } = run(setting, {
    log: "all",
    onEvents: (events) => void log.push(...events),
    onDay(_day, { counts: { holding, occupied } }) {
      const inBed = sum([0, 1, 2].map((p) => holding[p * OVERLAYS + Overlay.admitted]!));
      const ill = occupied.filter((_, i) => stages[i % stages.length]!.ill);
      // Whoever is well again goes home, or never comes.
      expect(inBed).toBeLessThanOrEqual(sum(ill));
      lying = Math.max(lying, inBed);
      return undefined;
    },
  });
  return { log, deaths: sum([...daily.deaths]), lying };
}
const OF_CARE: readonly number[] = [EventKind.granted, EventKind.began, EventKind.ended];
const course = ({ log }: Lived): LogEvent[] => log.filter(({ kind }) => !OF_CARE.includes(kind));

describe("a world with beds for all", () => {
  test.each([
    ["influenza-1918", INFLUENZA],
    ["covid-19-ancestral", COVID],
  ])("is, for everybody's %s, the world without care", (_name, text) => {
    const without = live(text);
    const ample = live(text, ...care(1000, 100_000));
    expect(without.deaths).toBeGreaterThan(20);
    expect(ample.lying).toBeGreaterThan(50);
    expect(course(ample)).toEqual(course(without));
  });
});

describe("a world without any bed", () => {
  const free = live(INFLUENZA);
  const none = live(INFLUENZA, ...care(0, 0));

  test("admits nobody, and nearly as many times as many die as is declared, of the same infections", () => {
    expect(none.log.some(({ kind, a }) => kind === EventKind.granted && a === ProgrammeNumber.admit)).toBe(
      false,
    );
    const infected = ({ log }: Lived): number => log.filter(({ kind }) => kind === EventKind.infected).length;
    expect(infected(none)).toBe(infected(free));
    // Of N severely ill a third die in a bed and two thirds without, by the same draw of each: the deaths without less twice
    // those with, n, have mean 0 and variance N·6/9 = 2n.
    expect(Math.abs(none.deaths - 2 * free.deaths)).toBeLessThan(4 * Math.sqrt(2 * free.deaths));
  });

  test("kills whoever dies with beds, and others besides", () => {
    const dead = ({ log }: Lived): Set<number> =>
      new Set(log.filter(({ kind }) => kind === EventKind.died).map(({ person }) => person));
    const without = dead(none);
    for (const person of dead(free)) expect(without.has(person)).toBe(true);
    expect(without.size).toBeGreaterThan(dead(free).size);
  });
});

describe("a world with a few beds", () => {
  test("fills them, never beyond, and lies in between", () => {
    const few = live(INFLUENZA, ...care(2, 10));
    const [none, free] = [live(INFLUENZA, ...care(0, 0)), live(INFLUENZA)];
    expect(few.deaths).toBeGreaterThan(free.deaths);
    expect(few.deaths).toBeLessThan(none.deaths);
    // 30,000 people, each hospital area with its own beds: those of all, less ordinary patients who cannot wait.
    expect(few.lying).toBeLessThanOrEqual(60 * (1 - 0.75 * 0.7));
    expect(few.lying).toBeGreaterThan(20);
  });
});

describe("SARS", () => {
  const SARS = scenario("{ preset: sars-2003, dispersion: null }");

  test("spreads in wards of which there are enough as its course says", () => {
    const without = live(SARS);
    expect(without.log.length).toBeGreaterThan(200);
    expect(course(live(SARS, ...care(1000, 100_000)))).toEqual(course(without));
  });

  test("spreads less in wards that turn people away, as is declared", () => {
    const infections = (turnedAway: number): number =>
      live(SARS, ...care(0, 0, { "care.turnedAway": turnedAway })).log.filter(
        ({ kind }) => kind === EventKind.infected,
      ).length;
    expect(infections(1)).toBeGreaterThan(infections(0));
  });
});
