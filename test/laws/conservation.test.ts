/**
 * Nobody is made, lost or counted twice, whatever happens; nobody falls ill of nothing; the dead are dead. Every event
 * of a world is read back and held against its counts. Exact: no statistics.
 */
import { beforeAll, describe, expect, test } from "vitest";
import {
  AWARENESS_CLASSES,
  Course,
  type DayCounts,
  EventKind,
  Hearing,
  type LogEvent,
  MESSAGES,
  NOBODY,
  OUTCOME_BANDS,
  outcomeBand,
  UNITS_PER_DAY,
} from "../../src/kernel/engine.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { ageAt, livingThere, placeOf } from "../../src/population/people.ts";
import type { Setting } from "../../src/setting.ts";
import { planKernel } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { Slot } from "../../src/society/mechanism.ts";
import { sum } from "../numbers.ts";
import { listPlaces, type Person } from "../twin/people.ts";
import { lay, run, THREE_PLACES } from "./worlds.ts";

const worldOf = (disease: string): string => `
version: 1
name: conservation
days: 200
${THREE_PLACES}
people: 30000
disease: ${disease}
seedInfections: 10
imports: [{ from: 0, until: 100, perDay: 0.2 }]
worlds:
  - name: told-twice
    decisions:
      - at: { day: 20 }
        say: { stance: deny }
      - at: { when: detection, after: 12 }
        say: { stance: tell-with-range, threat: 0.8, advice: 0.8, forecast: 50, horizon: 30 }
# A leak within days of detection, for as many to tell and to hear as may be.
parameters: { information.insiders: 1000, information.leakProbability: 0.01 }
`;

type Counts = Omit<DayCounts, "candidates">;
const COUNTS = ["entered", "occupied", "infected", "died", "aware", "heard"] as const;
/** Setting of an infection from elsewhere in the log. */
const ELSEWHERE_SETTING = 6;
const tickOf = (time: number): number => Math.floor(time / (UNITS_PER_DAY / 4));

interface Life {
  infected: LogEvent | undefined;
  stages: LogEvent[];
  end: LogEvent | undefined;
}

describe.each([
  ["influenza that kills one in seven", "{ preset: influenza-1918, r0: 2.5, lethality: 20 }"],
  ["a last day", "{ preset: last-day, r0: 4 }"],
])("%s", (_, disease) => {
  let setting: Setting;
  let outcome: WorldRun;
  let log: LogEvent[];
  let daily: Counts[];
  /** Addresses by course at the end of each day. */
  let courses: number[][];
  let lives: Map<number, Life>;
  let everyone: Map<number, Person>;

  const endOf = (person: number): number => {
    const end = lives.get(person)?.end;
    return end?.kind === EventKind.died ? end.time : Infinity;
  };

  beforeAll(() => {
    setting = lay(worldOf(disease));
    [log, daily, courses, lives] = [[], [], [], new Map()];
    const { scenario, population } = setting;
    const society = createSociety(scenario, scenario.worlds[0]!, population);
    const places = listPlaces(planKernel(setting, society, 1, "off"));
    everyone = new Map(places.flatMap(({ people }) => people).map((person) => [person.address, person]));
    outcome = run(setting, {
      log: "all",
      onEvents: (events) => log.push(...events),
      onDay: (_, { counts, people }) => {
        daily.push(Object.fromEntries(COUNTS.map((name) => [name, counts[name].slice()])) as Counts);
        const today = [0, 0, 0, 0];
        people.forEach((byte, address) => {
          if (livingThere(population, address)) today[byte & 3]! += 1;
        });
        courses.push(today);
        return undefined;
      },
    });
    for (const event of log) {
      const life = lives.get(event.person) ?? { infected: undefined, stages: [], end: undefined };
      lives.set(event.person, life);
      if (event.kind === EventKind.infected) {
        expect(life.infected).toBeUndefined();
        life.infected = event;
      } else if (event.kind === EventKind.stage) life.stages.push(event);
      else if (event.kind !== EventKind.heard) life.end = event;
    }
  });

  test("enough happens to test anything", () => {
    const dead = [...lives.values()].filter(({ end }) => end?.kind === EventKind.died);
    expect(dead.length).toBeGreaterThan(200);
    for (const slot of [Slot.official, Slot.leak]) {
      const heard = log.filter(
        ({ kind, a, other }) => kind === EventKind.heard && a === slot && other !== NOBODY,
      );
      expect(heard.length).toBeGreaterThan(100);
    }
  });

  test("everybody is in one state on every day, and nobody comes back to one", () => {
    for (const [day, today] of courses.entries()) {
      expect(sum(today)).toBe(setting.population.total);
      expect(today[Course.inCourse]).toBe(sum(daily[day]!.occupied));
      expect(today[Course.never]).toBeLessThanOrEqual(courses[day - 1]?.[Course.never] ?? Infinity);
      expect(today[Course.immune]).toBeGreaterThanOrEqual(courses[day - 1]?.[Course.immune] ?? 0);
      expect(today[Course.dead]).toBeGreaterThanOrEqual(courses[day - 1]?.[Course.dead] ?? 0);
    }
  });

  test("what is counted is what happened, by place, age, stage and awareness", () => {
    const { population, course } = setting;
    const { places } = population;
    const society = createSociety(setting.scenario, setting.scenario.worlds[0]!, population);
    const hearing = new Uint8Array(population.addresses);
    const dead = new Set<number>();
    const stageOf = new Map<number, number>();
    const occupied = new Uint32Array(places * course.stages);
    const restated = outcome.notes.filter(({ kind }) => kind === "statement").map(({ day }) => day)[1];
    let next = 0;
    for (const [day, counts] of daily.entries()) {
      const entered = new Uint32Array(places * course.stages);
      const infected = new Uint32Array(places * OUTCOME_BANDS);
      const died = new Uint32Array(places * OUTCOME_BANDS);
      // A new statement: everyone is unheard of the old one.
      if (day === restated)
        hearing.forEach((bits, address) => (hearing[address] = bits & ~(3 << (2 * Slot.official))));
      for (; next < log.length && log[next]!.time < (day + 1) * UNITS_PER_DAY; next++) {
        const { kind, a, c, person } = log[next]!;
        const place = placeOf(population, person);
        const band = place * OUTCOME_BANDS + outcomeBand(ageAt(population, person));
        if (kind === EventKind.infected) infected[band]! += 1;
        if (kind === EventKind.stage || kind === EventKind.recovered || kind === EventKind.died) {
          const before = stageOf.get(person);
          if (before !== undefined) occupied[place * course.stages + before]! -= 1;
        }
        if (kind === EventKind.stage) {
          stageOf.set(person, a);
          entered[place * course.stages + a]! += 1;
          occupied[place * course.stages + a]! += 1;
        }
        if (kind === EventKind.died) {
          died[band]! += 1;
          dead.add(person);
        }
        if (kind === EventKind.heard) hearing[person] = (hearing[person]! & ~(3 << (2 * a))) | (c << (2 * a));
      }
      expect(counts.entered).toEqual(entered);
      expect(counts.occupied).toEqual(occupied);
      expect(counts.infected).toEqual(infected);
      expect(counts.died).toEqual(died);
      const aware = new Uint32Array(places * AWARENESS_CLASSES);
      const heard = new Uint32Array(places * MESSAGES * 4);
      for (let address = 0; address < population.addresses; address++) {
        if (!livingThere(population, address)) continue;
        const place = placeOf(population, address);
        const bits = hearing[address]!;
        if (!dead.has(address)) aware[place * AWARENESS_CLASSES + society.classOf[bits]!]! += 1;
        for (let slot = 0; slot < MESSAGES; slot++) {
          heard[(place * MESSAGES + slot) * 4 + ((bits >> (2 * slot)) & 3)]! += 1;
        }
      }
      expect(counts.aware).toEqual(aware);
      // A teller falls silent without an event, so those two are taken together.
      const merged = (states: Uint32Array): number[] =>
        Array.from(states, (n, i) =>
          i % 4 === Hearing.telling ? n + states[i + 1]! : i % 4 === Hearing.silent ? 0 : n,
        );
      expect(merged(counts.heard)).toEqual(merged(heard));
    }
    expect(next).toBe(log.length);
  });

  test("the totals are those of the days, and of the people", () => {
    const infected = [...lives.values()].filter((life) => life.infected);
    const dead = [...lives.values()].filter(({ end }) => end?.kind === EventKind.died);
    expect(sum(outcome.daily.infections)).toBe(infected.length);
    expect(sum(outcome.infectionsByAge)).toBe(infected.length);
    expect(outcome.infectedOn.filter((day) => day > 0).length).toBe(infected.length);
    const immune = [...everyone.values()].filter(
      ({ address, age, immunityWord }) =>
        immunityWord < setting.course.immunity[age]! && !lives.get(address)?.infected,
    );
    expect(outcome.susceptible).toBe(setting.population.total - infected.length - immune.length);
    expect(sum(outcome.daily.deaths)).toBe(dead.length);
    expect(sum(outcome.deathsByAge)).toBe(dead.length);
    expect(outcome.people.filter((byte) => (byte & 3) === Course.dead).length).toBe(dead.length);
    expect(outcome.active).toBe(infected.filter(({ end }) => end === undefined).length);
    for (const [person, { infected: event }] of lives) {
      if (event && outcome.infectedOn[person] !== Math.floor(event.time / UNITS_PER_DAY) + 1) {
        expect(outcome.infectedOn[person]).toBe(Math.floor(event.time / UNITS_PER_DAY) + 1);
      }
    }
  });

  test("a course goes from stage to stage as the disease says", () => {
    const { stages } = setting.scenario.disease;
    const wrong: unknown[] = [];
    for (const life of lives.values()) {
      if (!life.infected) {
        if (life.stages.length > 0 || life.end) wrong.push(life);
        continue;
      }
      if (life.stages[0]?.time !== life.infected.time || life.stages[0].a !== 0) wrong.push(life);
      for (const [i, { a, time }] of life.stages.entries()) {
        const after = life.stages[i + 1] ?? life.end;
        if (after === undefined) continue;
        const to =
          after.kind === EventKind.stage
            ? stages[after.a]!.name
            : after.kind === EventKind.died
              ? "dead"
              : "recovered";
        if (after.time <= time || !stages[a]!.next.some((branch) => branch.to === to)) wrong.push(life);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("every infection has an infector, infected before and infectious at that time, who shares its setting", () => {
    const { scenario, population } = setting;
    const together = (a: number, source: Person, target: Person): boolean => {
      if (a === 0) return source.household.includes(target);
      if (a === 1) return source.classmates.includes(target);
      if (a === 2) return source.colleagues.includes(target);
      const row = population.communityTo.subarray(
        population.communityPtr[source.place.index],
        population.communityPtr[source.place.index + 1],
      );
      return row.includes(target.place.index);
    };
    /** At home, in class, at work, about town; from elsewhere. Nobody is in a ward or at a funeral here. */
    const bySetting: Record<number, number> = { 0: 0, 1: 0, 2: 0, 3: 0, [ELSEWHERE_SETTING]: 0 };
    const wrong: unknown[] = [];
    for (const [person, { infected }] of lives) {
      if (!infected) continue;
      bySetting[infected.a] = bySetting[infected.a]! + 1;
      if (infected.a === ELSEWHERE_SETTING && infected.other === NOBODY) continue;
      const source = lives.get(infected.other);
      const at = source?.stages.findIndex(({ a }) => a === infected.b) ?? -1;
      const [from, to] = [source?.stages[at], source?.stages[at + 1] ?? source?.end];
      const infectious = scenario.disease.stages[infected.b]!.infectiousness > 0;
      const inTime =
        from !== undefined && from.time < infected.time && infected.time <= (to?.time ?? Infinity);
      const shared = together(infected.a, everyone.get(infected.other)!, everyone.get(person)!);
      if (!infectious || !inTime || !shared || infected.other === person) wrong.push({ infected, source });
    }
    expect(wrong).toEqual([]);
    expect(Math.min(...Object.values(bySetting))).toBeGreaterThan(0);
  });

  test("the dead do nothing more, and nothing more happens to them", () => {
    const wrong = log.filter(({ kind, a, b, person, other, time }) => {
      const died = endOf(person);
      const [tick, lastTick] = [tickOf(time), tickOf(died)];
      if (kind !== EventKind.heard) return time > died;
      // Deaths of a tick come before its tells, the media's word before both.
      const heardDead = b === 7 ? tick > lastTick : tick >= lastTick;
      const toldByDead = other !== NOBODY && tick >= tickOf(endOf(other));
      return heardDead || toldByDead || a >= MESSAGES;
    });
    expect(wrong).toEqual([]);
    const late = log.filter(
      ({ kind, other, time }) => kind === EventKind.infected && other !== NOBODY && time > endOf(other),
    );
    expect(late).toEqual([]);
  });
});
