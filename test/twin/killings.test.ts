/** Killings, lists of everyone, recovery that ends overlays, and branches judged at the exit, in hamlets followed on paper. */
import { expect, test } from "vitest";
import {
  type BranchFactor,
  EVERYONE,
  EventKind,
  type LogEvent,
  PROGRAMMES,
} from "../../src/kernel/engine.ts";
import { DEAD, type KernelPlan, RECOVERED } from "../../src/kernel/plan.ts";
import { philox } from "../../src/maths/philox.ts";
import { buildHamlet, type Villager } from "./hamlet.ts";
import { permute } from "./philox.ts";
import { type Orders, play, type Transcript } from "./play.ts";
import { doNothing, fixedDwell, recovers, sketchCourse, sketchPlan, turnOfAll } from "./sketch.ts";
import { createTwin } from "./twin.ts";

const DAY = 4096;
const adult: Villager = { age: 40, role: "none" };
const elder: Villager = { age: 80, role: "none" };
const alone = (...people: Villager[]): Villager[][] => people.map((person) => [person]);
const nowhere = [0, 0, 0, 0, 0, 0] as const;

/** Plays days with so many units of every programme, which all would take; `orders` are those of single days. */
function run(plan: KernelPlan, days: number, units: number, orders: Record<number, Orders> = {}): Transcript {
  const all = plan.population.places * PROGRAMMES;
  const start: Orders = {
    supply: new Uint32Array(all).fill(units),
    willing: new Uint32Array(all).fill(EVERYONE),
  };
  return play(createTwin(plan), {
    plan,
    days: Array.from({ length: days }, (_, day) => ({ ...(day === 0 && start), ...orders[day] })),
  });
}
const of = (log: readonly LogEvent[], ...kinds: number[]): LogEvent[] =>
  log.filter(({ kind }) => kinds.includes(kind));

test("anyone: all the people of a place are one list, and whoever is of no band in order is passed over for good", () => {
  const ages = [40, 80, 40, 10, 40, 80, 41];
  const hamlet = buildHamlet([alone(...ages.map((age): Villager => ({ age, role: "none" })))]);
  const course = sketchCourse([{ dwell: fixedDwell(1), rate: nowhere, ill: false, next: recovers }]);
  const plan = sketchPlan(hamlet, course, {
    seedInfections: 0,
    programmes: [turnOfAll, { ...turnOfAll, claims: "anyone", priority: [7, 4] }],
  });
  const words = new Uint32Array(4);
  philox(1, 0, 0, 1000, 7, 256 + 1, words);
  const turns = ages.map((_, rank) => permute(rank, ages.length, words[0])).filter((who) => ages[who] !== 10);
  const granted = of(run(plan, 4, 2).log, EventKind.granted).filter(({ a }) => a === 1);
  const on = (day: number): number[] =>
    granted.filter(({ time }) => time === day * DAY).map(({ person }) => person);
  const sorted = (people: number[]): number[] => people.toSorted((one, other) => one - other);
  expect([0, 1, 2, 3].map(on)).toEqual([
    sorted(turns.slice(0, 2)),
    sorted(turns.slice(2, 4)),
    sorted(turns.slice(4)),
    [],
  ]);
});

test("one of three ill is killed the next morning: no longer in course, in their stage until it would have ended, unlogged", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(3), rate: nowhere, ill: true, next: [{ to: 1, young: 1, old: 1 }] },
    { dwell: fixedDwell(1), rate: nowhere, ill: false, next: recovers },
  ]);
  const plan = sketchPlan(buildHamlet([alone(adult, adult, adult)]), course, {
    seedInfections: 100,
    programmes: [{ ...turnOfAll, claims: "ill", effect: { die: true } }],
  });
  const { log, counts, active, people } = run(plan, 6, 1);
  const killed = of(log, EventKind.granted)[0].person;
  expect(log.filter(({ person, time }) => person === killed && time >= DAY)).toEqual([
    { time: DAY, kind: EventKind.died, a: 255, b: 1, c: 0, person: killed, other: 0 },
    { time: DAY, kind: EventKind.granted, a: 0, b: 0, c: 0, person: killed, other: 0 },
  ]);
  expect(people[killed]).toBe(3);
  expect(active).toEqual([3, 2, 2, 2, 0, 0]);
  // Stages end at a time of day 3, and of day 4.
  expect(counts.map(({ occupied }) => [...occupied])).toEqual([
    [3, 0],
    [3, 0],
    [3, 0],
    [0, 2],
    [0, 0],
    [0, 0],
  ]);
  expect(counts.map(({ died }) => died[4])).toEqual([0, 1, 0, 0, 0, 0]);
});

test("the contacts of the killed come due, and come to nothing", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(8), rate: [1, 0, 0, 0, 0, 0], ill: true, next: recovers },
  ]);
  const killing = { ...turnOfAll, claims: "ill" as const, effect: { die: true as const } };
  let spared = 0;
  for (let fates = 0; fates < 40; fates++) {
    const plan = sketchPlan(buildHamlet([[[adult, adult]]]), course, { seeds: { people: 1, fates } });
    const [first, second] = of(run(plan, 20, 9).log, EventKind.infected);
    const { log, counts } = run({ ...plan, programmes: [killing] }, 20, 9);
    const infected = of(log, EventKind.infected);
    // Both are ill from the day on which they are infected, and killed the morning after.
    if (second === undefined || second.time >= DAY) {
      expect(infected).toEqual([first]);
      expect(of(log, EventKind.died).map(({ person, time }) => [person, time])).toEqual([
        [first.person, DAY],
      ]);
      if (second === undefined) continue;
      spared++;
      // Those from which nobody catches it when nobody can.
      const immune = { ...course, susceptibility: new Float64Array(128) };
      const free = run({ ...plan, course: immune }, 20, 9);
      const handled = (days: Transcript["counts"]): number[] => days.map(({ candidates }) => candidates);
      expect(handled(counts)).toEqual(handled(free.counts));
    } else expect(infected.length).toBe(2);
  }
  expect(spared).toBeGreaterThan(10);
});

test("an overlay until well ends with recovery, unlogged, whichever programme set it; another lasts its days", () => {
  const course = sketchCourse([{ dwell: fixedDwell(2), rate: nowhere, ill: true, next: recovers }]);
  const marks = (overlay: number, untilWell: boolean): KernelPlan["programmes"][number] => ({
    ...turnOfAll,
    claims: "ill",
    effect: { overlay, lastsDays: 5, ...(untilWell && { untilWell }) },
  });
  const plan = sketchPlan(buildHamlet([alone(adult, adult)]), course, {
    seedInfections: 100,
    programmes: [
      marks(11, false),
      marks(10, true),
      { ...marks(9, false) },
      { ...marks(9, true), claims: "severe" },
    ],
  });
  const { log, counts } = run(plan, 8, 9);
  const holding = (overlay: number): number[] => counts.map((day) => day.holding[overlay]);
  expect([9, 10, 11].map(holding)).toEqual([
    [0, 2, 0, 0, 0, 0, 0, 0],
    [0, 2, 0, 0, 0, 0, 0, 0],
    [0, 2, 2, 2, 2, 2, 0, 0],
  ]);
  expect(of(log, EventKind.ended).map(({ time, a }) => [time, a])).toEqual([
    [6 * DAY, 11],
    [6 * DAY, 11],
  ]);
});

test("a branch is judged by the fields and marks of the day on which the stage ends", () => {
  // A tenth would die, of those of 40; the old never.
  const course = sketchCourse([
    {
      dwell: fixedDwell(3),
      rate: nowhere,
      ill: true,
      next: [
        { to: DEAD, young: 0.1, old: 0.1 },
        { to: RECOVERED, young: 0.9, old: 0.9 },
      ],
    },
  ]);
  const people = Array.from({ length: 60 }, (_, i) => (i < 30 ? adult : elder));
  const deaths = (branches: BranchFactor[], fields: Record<number, number[]>): [number, number] => {
    const plan = sketchPlan(buildHamlet([alone(...people)]), course, {
      seedInfections: 1000,
      branches,
      // On the morning of the third day, those of 40.
      programmes: [{ ...turnOfAll, priority: [4], delayDays: 2, effect: { overlay: 6, lastsDays: null } }],
    });
    const orders = Object.fromEntries(
      Object.entries(fields).map(([day, values]) => [day, { branches: Uint32Array.from(values) }]),
    );
    const { people: bytes } = run(plan, 5, 99, orders);
    const dead = (from: number, to: number): number =>
      bytes.subarray(from, to).filter((byte) => byte === 3).length;
    return [dead(0, 30), dead(30, 60)];
  };
  const all = { stage: 0, overlay: null, toward: [0] };
  const usual = deaths([], {});
  expect(usual[0] + usual[1]).toBeGreaterThan(0);
  expect(usual[0] + usual[1]).toBeLessThan(20);
  // One as it stands: by the same word.
  expect(deaths([all], {})).toEqual(usual);
  expect(deaths([all], { 0: [16 * EVERYONE], 3: [0] })).toEqual([0, 0]);
  // 1.6 of one: nobody is left to recover.
  expect(deaths([all], { 0: [0], 3: [16 * EVERYONE] })).toEqual([30, 30]);
  expect(deaths([all, all], { 0: [EVERYONE / 2, 2 * EVERYONE] })).toEqual(usual);
  const most = { 0: [16 * EVERYONE] };
  expect(deaths([{ ...all, overlay: 6 }], most)).toEqual([30, usual[1]]);
  expect(deaths([{ ...all, overlay: 6, lacks: true }], most)).toEqual([usual[0], 30]);
});

test("a modifier for those without an overlay acts on nobody who holds it", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(3), rate: [0, 0, 0, 40, 0, 0], ill: true, next: recovers },
  ]);
  const modifiers = [{ ...doNothing, when: { lacks: 8 }, target: nowhere }];
  const plan = sketchPlan(buildHamlet([alone(adult, elder, elder, elder)]), course, {
    modifiers,
    programmes: [{ ...turnOfAll, priority: [7], effect: { overlay: 8, lastsDays: null } }],
  });
  const uptake = new Uint32Array(24 * 8).fill(EVERYONE);
  const infected = of(run(plan, 12, 2, { 0: { uptake } }).log, EventKind.infected);
  const holders = of(run(plan, 1, 2).log, EventKind.began).map(({ person }) => person);
  const caught = infected.slice(1).map(({ person }) => person);
  expect(holders).toHaveLength(2);
  const later = of(run(plan, 2, 2).log, EventKind.began).map(({ person }) => person);
  expect(caught.every((person) => later.includes(person))).toBe(true);
  expect(caught).not.toContain(0);
  expect(caught.length).toBeGreaterThan(1);
});

test("at home so many others count, and no more", () => {
  const course = sketchCourse(
    [{ dwell: fixedDwell(4), rate: [3, 0, 0, 0, 0, 0], ill: false, next: recovers }],
    {
      susceptibility: 0,
    },
  );
  const handled = (homes: Villager[][], fullHome: number): number => {
    const plan = sketchPlan({ ...buildHamlet([homes]), fullHome }, course);
    return run(plan, 6, 0).counts.reduce((sum, { candidates }) => sum + candidates, 0);
  };
  const four = [[adult, adult, adult, adult]];
  const pairs = [
    [adult, adult],
    [adult, adult],
  ];
  expect(handled(four, 1)).toBe(handled(pairs, 30));
  expect(handled(four, 3)).toBe(handled(four, 30));
  expect(handled(four, 30)).toBeGreaterThan(handled(four, 1));
});
