/** Laws that hold in every world, whatever is drawn. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Course, EVERYONE, EventKind, NOBODY, OUTCOME_BANDS } from "../../src/kernel/engine.ts";
import { DEAD, type KernelPlan, RECOVERED } from "../../src/kernel/plan.ts";
import { isKilling } from "../../src/outcomes/causes/log.ts";
import { sum } from "../numbers.ts";
import { inEveryScript, only as ofKind } from "../laws/played.ts";
import { dayOf } from "../../verify/laws/retell.ts";
import { digestOf } from "./digest.ts";
import { Setting } from "./meeting.ts";
import { noFields, play, type Script, type Transcript } from "./play.ts";
import { diedAt, livesOf } from "../../verify/laws/lives.ts";
import { doNothing } from "./sketch.ts";
import { tickOf } from "./state.ts";
import { createTwin } from "./twin.ts";

const run = (script: Script): Transcript => play(createTwin(script.plan), script);
const only = (transcript: Transcript, kind: number): Transcript["log"] => ofKind(transcript.log, kind);
const withPlan = (script: Script, plan: Partial<KernelPlan>): Script => ({
  ...script,
  plan: { ...script.plan, ...plan },
});
const silent = { newsRate: [0, 0, 0, 0] as const };

/** The state that an event brings somebody to. */
const BRINGS_TO: Readonly<Record<number, number>> = {
  [EventKind.infected]: Course.inCourse,
  [EventKind.recovered]: Course.immune,
  [EventKind.died]: Course.dead,
};

test("people are kept: never infected, in course, immune and dead make up everyone", () => {
  inEveryScript((script) => {
    const { population, course } = script.plan;
    const { log, counts, people, active, infectedOn } = run(script);
    const lives = livesOf(log);
    /** Never infected, in course, immune and dead. */
    const expected = [population.total, 0, 0, 0];
    const state = new Map<number, number>();
    let killedInCourse = 0;
    counts.forEach((day, number) => {
      for (const event of log.filter((one) => dayOf(one) === number)) {
        const to = BRINGS_TO[event.kind];
        if (to === undefined) continue;
        const from = state.get(event.person) ?? Course.never;
        if (isKilling(event) && from === Course.inCourse) killedInCourse++;
        expected[from]--;
        expected[to]++;
        state.set(event.person, to);
      }
      // The dead may be in stages of their own, from which they leave unseen; so do the killed from theirs.
      const living = day.occupied.filter((_, i) => course.dead[i % course.stages] === 0);
      expect(sum(living)).toBeGreaterThanOrEqual(expected[Course.inCourse]);
      expect(sum(living)).toBeLessThanOrEqual(expected[Course.inCourse] + killedInCourse);
      expect(active[number]).toBe(expected[Course.inCourse]);
      expect(sum(day.aware)).toBe(population.total - expected[Course.dead]);
      expect(sum(day.heard)).toBe(3 * population.total);
    });
    const courses = [0, 0, 0, 0];
    for (let place = 0; place < population.places; place++) {
      for (let local = 0; local < population.people[place]; local++) {
        const address = population.firstBlock[place] * 1024 + local;
        courses[people[address] % 4]++;
        const infected = lives.get(address)?.infected;
        expect(infectedOn?.[address]).toBe(infected ? dayOf(infected) + 1 : 0);
      }
    }
    expect(courses).toEqual(expected);
    expect(sum(counts.flatMap((day) => [...day.entered]))).toBe(
      sum([...lives.values()].map((life) => life.stages.length)),
    );
    expect(counts.every((day) => day.infected.length === population.places * OUTCOME_BANDS)).toBe(true);
    expect(counts.every((day) => day.occupied.length === population.places * course.stages)).toBe(true);
  });
});

test("one life at a time: nobody is infected twice, changes twice in a tick, or infects before being ill", () => {
  inEveryScript((script) => {
    const { dead } = script.plan.course;
    const { log } = run(script);
    const lives = livesOf(log);
    for (const { infected, stages, end } of lives.values()) {
      if (!infected) expect(stages).toEqual([]);
      else expect(stages[0]).toMatchObject({ time: infected.time, a: 0 });
      const buried = stages.some(({ a }) => dead[a] === 1);
      const times = [...stages, ...(end && !buried ? [end] : [])].map(({ time }) => tickOf(time));
      expect(new Set(times).size).toBe(times.length);
      if (!infected || infected.other === NOBODY) continue;
      const source = lives.get(infected.other);
      if (dead[infected.b] === 0) expect(diedAt(source)).toBeGreaterThanOrEqual(infected.time);
      const emitting = source?.stages.find((stage) => stage.a === infected.b);
      expect(tickOf(emitting?.time ?? Infinity)).toBeLessThan(tickOf(infected.time));
    }
  });
});

test("a teller had heard before, in an earlier tick, and tells; or it befell them in the tick before", () => {
  let [told, firstHand] = [0, 0];
  inEveryScript((script) => {
    const { log } = run(script);
    const { emits } = script.plan;
    const heard = ofKind(log, EventKind.heard);
    const befell = new Set(
      ofKind(log, EventKind.stage).map(({ a, person, time }) => `${emits[a]} ${person} ${tickOf(time)}`),
    );
    for (const { a, other, time, b } of heard) {
      expect(b === Setting.broadcast).toBe(other === NOBODY);
      if (other === NOBODY) continue;
      const before = heard.filter((event) => event.person === other && event.a === a && event.time < time);
      if (before.some((event) => event.c === 1 && tickOf(event.time) < tickOf(time))) told++;
      else {
        expect(befell.has(`${a} ${other} ${tickOf(time) - 1}`)).toBe(true);
        expect([b, time % 1024]).toEqual([Setting.household, 0]);
        firstHand++;
      }
    }
  });
  expect(Math.min(told, firstHand)).toBeGreaterThan(100);
});

describe("switched off", () => {
  test("without rates everyone is infected from elsewhere", () => {
    inEveryScript((script) => {
      const course = { ...script.plan.course, rate: script.plan.course.rate.map(() => 0) };
      const infected = only(run(withPlan(script, { course })), EventKind.infected);
      expect(infected.every(({ a, other }) => a === 6 && other === NOBODY)).toBe(true);
    });
  });

  test("with everyone immune nothing happens", () => {
    inEveryScript((script) => {
      const course = { ...script.plan.course, immunity: new Float64Array(128).fill(2 ** 32) };
      const { log } = run(withPlan(script, { course }));
      const ofCourse: readonly number[] = [
        EventKind.infected,
        EventKind.stage,
        EventKind.recovered,
        EventKind.died,
      ];
      expect(log.filter((event) => ofCourse.includes(event.kind) && !isKilling(event))).toEqual([]);
    });
  });

  test("news changes nothing while no modifier looks at it, and disease no news while nobody dies", () => {
    inEveryScript((script) => {
      const deaf = withPlan(script, { modifiers: [] });
      const disease = (transcript: Transcript): Transcript["log"] =>
        transcript.log.filter(({ kind }) => kind !== EventKind.heard);
      const quiet = { ...deaf, days: deaf.days.map((orders) => ({ ...orders, reach: [] })) };
      expect(disease(run(deaf))).toEqual(disease(run(quiet)));
      // Nor is anyone told at home, or moved by a programme.
      const apart = { emits: script.plan.emits.map(() => -1), programmes: [] };
      const healthy = withPlan(script, { ...apart, imports: [], seedInfections: 0 });
      const { branchTo, dead } = script.plan.course;
      const course = {
        ...script.plan.course,
        branchTo: branchTo.map((to) => (to === DEAD ? RECOVERED : to)),
        dead: dead.map(() => 0),
      };
      const harmless = withPlan(script, { ...apart, course });
      expect(only(run(healthy), EventKind.heard)).toEqual(only(run(harmless), EventKind.heard));
    });
  });
});

test("when the media reach everyone, everyone alive has heard at once, and believes it if all do", () => {
  inEveryScript((script) => {
    const { population } = script.plan;
    const belief = noFields(script.plan).belief.fill(EVERYONE);
    const days = [{ belief, reach: [{ slot: 2, people: population.people }] }];
    const heard = only(run({ ...script, days }), EventKind.heard).filter(({ a }) => a === 2);
    expect(heard.length).toBe(population.total);
    expect(heard.every(({ time, a, b, c }) => time === 0 && a === 2 && b === 7 && (c === 1 || c === 2))).toBe(
      true,
    );
    expect(new Set(heard.map(({ person }) => person)).size).toBe(population.total);
  });
});

test("a constant cut infects a subset, and nobody earlier", () => {
  inEveryScript((script, number) => {
    const factor = [0.98, 0.7, 0.3][number % 3];
    const cut = (left: number): Script => ({
      ...withPlan(script, {
        ...silent,
        programmes: [],
        modifiers: [{ ...doNothing, source: [left, left, left, left, left, left] }],
      }),
      days: script.days.map((_, day) =>
        day === 0 ? { uptake: noFields(script.plan).uptake.fill(EVERYONE) } : {},
      ),
    });
    const [free, less] = [run(cut(1)), run(cut(factor))].map((transcript) => livesOf(transcript.log));
    for (const [person, { infected }] of less) {
      if (infected) expect(free.get(person)?.infected?.time).toBeLessThanOrEqual(infected.time);
    }
  });
});

test("layers above what any factor reaches add nothing, and one that is reached does", () => {
  const more: number[] = [];
  inEveryScript((script) => {
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
  });
  expect(sum(more)).toBeGreaterThan(0);
});

test("what is logged is a choice that changes nothing else", () => {
  inEveryScript((script, number) => {
    const to = 12 * number;
    const kinds = [EventKind.died, EventKind.began, EventKind.moved];
    const [all, some, few, none] = [
      script.plan.log,
      { from: 10, to },
      { from: 10, to, kinds },
      "off" as const,
    ].map((log) => run(withPlan(script, { log })));
    for (const { digest } of [some, few, none]) expect(digest).toBe(all.digest);
    expect(all.digest).toBe(digestOf(all.log.toReversed()));
    const within = (address: number): boolean => address >= 10 && address < to;
    const paired = [EventKind.infected, EventKind.heard, EventKind.began] as number[];
    const kept = all.log.filter(
      ({ person, other, kind }) => within(person) || (paired.includes(kind) && within(other)),
    );
    expect(some.log).toEqual(kept);
    expect(few.log).toEqual(kept.filter(({ kind }) => kinds.includes(kind as 4)));
    expect(none.log).toEqual([]);
  });
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
