/** Laws that hold in every world, whatever is drawn. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVERYONE, EventKind, NOBODY, OUTCOME_BANDS, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { digestOf } from "./digest.ts";
import { noFields, play, type Script, type Transcript } from "./play.ts";
import { diedAt, livesOf } from "./replay.ts";
import { doNothing } from "./sketch.ts";
import { tickOf } from "./state.ts";
import { createTwin } from "./twin.ts";
import { scripts } from "./worlds.ts";

const RUNS = { numRuns: 25, seed: 20 };
const small = scripts({ mostPeople: 250, mostDays: 16 });
const run = (script: Script): Transcript => play(createTwin(script.plan), script);
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const only = (transcript: Transcript, kind: number): Transcript["log"] =>
  transcript.log.filter((event) => event.kind === kind);
const withPlan = (script: Script, plan: Partial<KernelPlan>): Script => ({
  ...script,
  plan: { ...script.plan, ...plan },
});
const silent = { newsRate: [0, 0, 0, 0] as const };

test("people are kept: never infected, in course, immune and dead make up everyone", () => {
  fc.assert(
    fc.property(small, (script) => {
      const { population, course } = script.plan;
      const { log, counts, people, active, infectedOn } = run(script);
      const lives = livesOf(log);
      // Infected, gone from their course, and of these dead, so far.
      let standing = [0, 0, 0];
      counts.forEach((day, number) => {
        const gone = log.filter(
          ({ kind, time }) =>
            (kind === EventKind.recovered || kind === EventKind.died) &&
            Math.floor(time / UNITS_PER_DAY) === number,
        );
        standing = [standing[0] + sum(day.infected), standing[1] + gone.length, standing[2] + sum(day.died)];
        expect(sum(day.occupied)).toBe(standing[0] - standing[1]);
        expect(active[number]).toBe(standing[0] - standing[1]);
        expect(sum(day.aware)).toBe(population.total - standing[2]);
        expect(sum(day.heard)).toBe(3 * population.total);
      });
      const courses = [0, 0, 0, 0];
      for (let place = 0; place < population.places; place++) {
        for (let local = 0; local < population.people[place]; local++) {
          const address = population.firstBlock[place] * 1024 + local;
          courses[people[address] % 4]++;
          const infected = lives.get(address)?.infected;
          expect(infectedOn?.[address]).toBe(infected ? Math.floor(infected.time / UNITS_PER_DAY) + 1 : 0);
        }
      }
      const immune = standing[1] - standing[2];
      expect(courses).toEqual([
        population.total - standing[0],
        standing[0] - standing[1],
        immune,
        standing[2],
      ]);
      expect(sum(counts.flatMap((day) => [...day.entered]))).toBe(
        sum([...lives.values()].map((life) => life.stages.length)),
      );
      expect(counts.every((day) => day.infected.length === population.places * OUTCOME_BANDS)).toBe(true);
      expect(counts.every((day) => day.occupied.length === population.places * course.stages)).toBe(true);
    }),
    RUNS,
  );
});

test("one life at a time: nobody is infected twice, acts or hears when dead, or infects before being ill", () => {
  fc.assert(
    fc.property(small, (script) => {
      const { log } = run(script);
      const lives = livesOf(log);
      for (const { infected, stages, end } of lives.values()) {
        if (!infected) expect(stages).toEqual([]);
        else expect(stages[0]).toMatchObject({ time: infected.time, a: 0 });
        const times = [...stages, ...(end ? [end] : [])].map(({ time }) => tickOf(time));
        expect(new Set(times).size).toBe(times.length);
        if (!infected || infected.other === NOBODY) continue;
        const source = lives.get(infected.other);
        expect(diedAt(source)).toBeGreaterThanOrEqual(infected.time);
        const emitting = source?.stages.find((stage) => stage.a === infected.b);
        expect(tickOf(emitting?.time ?? Infinity)).toBeLessThan(tickOf(infected.time));
      }
      for (const { kind, person, other, time } of log) {
        expect(tickOf(diedAt(lives.get(person))) >= tickOf(time)).toBe(true);
        if (kind !== EventKind.heard) continue;
        expect(tickOf(diedAt(lives.get(person)))).toBeGreaterThan(tickOf(time) - 1);
        if (other !== NOBODY) expect(tickOf(diedAt(lives.get(other)))).toBeGreaterThan(tickOf(time));
      }
    }),
    RUNS,
  );
});

test("a teller had heard before, in an earlier tick, and tells", () => {
  fc.assert(
    fc.property(small, (script) => {
      const log = only(run(script), EventKind.heard);
      for (const { a, other, time, b } of log) {
        expect(b === 7).toBe(other === NOBODY);
        if (other === NOBODY) continue;
        const before = log.filter((event) => event.person === other && event.a === a && event.time < time);
        expect(before.some((event) => event.c === 1 && tickOf(event.time) < tickOf(time))).toBe(true);
      }
    }),
    RUNS,
  );
});

describe("switched off", () => {
  test("without rates everyone is infected from elsewhere", () => {
    fc.assert(
      fc.property(small, (script) => {
        const course = { ...script.plan.course, rate: script.plan.course.rate.map(() => 0) };
        const infected = only(run(withPlan(script, { course })), EventKind.infected);
        expect(infected.every(({ a, other }) => a === 6 && other === NOBODY)).toBe(true);
      }),
      RUNS,
    );
  });

  test("with everyone immune nothing happens", () => {
    fc.assert(
      fc.property(small, (script) => {
        const course = { ...script.plan.course, immunity: new Float64Array(128).fill(2 ** 32) };
        const transcript = run(withPlan(script, { course }));
        expect(transcript.log.every(({ kind }) => kind === EventKind.heard)).toBe(true);
      }),
      RUNS,
    );
  });

  test("news changes nothing while no modifier looks at it, and disease no news while nobody dies", () => {
    fc.assert(
      fc.property(small, (script) => {
        const deaf = withPlan(script, { modifiers: [] });
        const disease = (transcript: Transcript): Transcript["log"] =>
          transcript.log.filter(({ kind }) => kind !== EventKind.heard);
        const quiet = { ...deaf, days: deaf.days.map((orders) => ({ ...orders, reach: [] })) };
        expect(disease(run(deaf))).toEqual(disease(run(quiet)));
        const healthy = withPlan(script, { imports: [], seedInfections: 0 });
        const branchTo = script.plan.course.branchTo.map((to) => (to === 255 ? 254 : to));
        const harmless = withPlan(script, { course: { ...script.plan.course, branchTo } });
        expect(only(run(healthy), EventKind.heard)).toEqual(only(run(harmless), EventKind.heard));
      }),
      RUNS,
    );
  });
});

test("when the media reach everyone, everyone alive has heard at once, and believes it if all do", () => {
  fc.assert(
    fc.property(small, (script) => {
      const { population } = script.plan;
      const belief = noFields(script.plan).belief.fill(EVERYONE);
      const days = [{ belief, reach: [{ slot: 2, people: population.people }] }];
      const heard = only(run({ ...script, days }), EventKind.heard);
      expect(heard.length).toBe(population.total);
      expect(
        heard.every(({ time, a, b, c }) => time === 0 && a === 2 && b === 7 && (c === 1 || c === 2)),
      ).toBe(true);
      expect(new Set(heard.map(({ person }) => person)).size).toBe(population.total);
    }),
    RUNS,
  );
});

test("a constant cut infects a subset, and nobody earlier", () => {
  fc.assert(
    fc.property(small, fc.constantFrom(0.98, 0.7, 0.3), (script, factor) => {
      const cut = (left: number): Script => ({
        ...withPlan(script, {
          ...silent,
          modifiers: [{ ...doNothing, source: [left, left, left, left, left, left] }],
        }),
        days: script.days.map((_, day) =>
          day === 0 ? { uptake: noFields(script.plan).uptake.fill(EVERYONE) } : {},
        ),
      });
      const [free, less] = [run(cut(1)), run(cut(factor))].map((transcript) => livesOf(transcript.log));
      for (const [person, { infected }] of less) {
        expect(free.get(person)?.infected?.time ?? Infinity).toBeLessThanOrEqual(infected?.time ?? -1);
      }
    }),
    RUNS,
  );
});

test("layers above what any factor reaches add nothing, and one that is reached does", () => {
  const more: number[] = [];
  fc.assert(
    fc.property(small, (script) => {
      const days = script.days.map((_, day) =>
        day === 0 ? { uptake: noFields(script.plan).uptake.fill(EVERYONE) } : {},
      );
      const world = (factor: number, ceilings: KernelPlan["ceilings"]): Transcript =>
        run({
          ...withPlan(script, {
            ceilings,
            modifiers: [{ ...doNothing, target: [factor, factor, factor, factor, factor, factor] }],
          }),
          days,
        });
      const layers = [
        [1, 1, 1, 1, 1, 1],
        [1, 2, 2, 3, 1, 2],
        [2, 2, 4, 3, 2, 2],
      ] as const;
      const plain = world(1, layers.slice(0, 1));
      expect(world(1, layers).log).toEqual(plain.log);
      more.push(only(world(4, layers), EventKind.infected).length - only(plain, EventKind.infected).length);
    }),
    RUNS,
  );
  expect(sum(more)).toBeGreaterThan(0);
});

test("what is logged is a choice that changes nothing else", () => {
  fc.assert(
    fc.property(small, fc.nat({ max: 300 }), (script, to) => {
      const [all, some, none] = [script.plan.log, { from: 10, to }, "off" as const].map((log) =>
        run(withPlan(script, { log })),
      );
      expect(some.digest).toBe(all.digest);
      expect(none.digest).toBe(all.digest);
      expect(all.digest).toBe(digestOf(all.log.toReversed()));
      expect(none.log).toEqual([]);
      const within = (address: number): boolean => address >= 10 && address < to;
      const paired = [EventKind.infected, EventKind.heard] as number[];
      expect(some.log).toEqual(
        all.log.filter(
          ({ person, other, kind }) => within(person) || (paired.includes(kind) && within(other)),
        ),
      );
    }),
    RUNS,
  );
});

test("the digest sees every word of every event", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("time", "kind", "a", "b", "c", "person", "other"),
      fc.nat({ max: 255 }),
      (word, value) => {
        const event = { time: 1, kind: 1, a: 1, b: 1, c: 1, person: 1, other: 1 };
        fc.pre(value !== 1);
        expect(digestOf([{ ...event, [word]: value }])).not.toBe(digestOf([event]));
      },
    ),
  );
});
