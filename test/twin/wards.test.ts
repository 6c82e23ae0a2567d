/** Wards, funerals, first-hand news and the most contacts of a stage, in hamlets followed on paper. */
import { expect, test } from "vitest";
import { EVERYONE, EventKind, type LogEvent } from "../../src/kernel/engine.ts";
import type { Population } from "../../src/population/population.ts";
import { buildHamlet, type Villager } from "./hamlet.ts";
import { noFields, play, type Script } from "./play.ts";
import { dies, doNothing, fixedDwell, recovers, sketchCourse, sketchPlan } from "./sketch.ts";
import { createTwin } from "./twin.ts";

const adult: Villager = { age: 40, role: "none" };
const nurse: Villager = { age: 40, role: "worker" };
const elder: Villager = { age: 80, role: "none" };
const run = (script: Script): LogEvent[] => play(createTwin(script.plan), script).log;
const quietDays = (count: number): Script["days"] => Array.from({ length: count }, () => ({}));
const infected = (log: readonly LogEvent[]): LogEvent[] =>
  log.filter(({ kind, a }) => kind === EventKind.infected && a < 6);

/** The workplace of all who work in a hamlet of one place nurses. */
const nursedBy = (hamlet: Population, staff: number): Population => ({
  ...hamlet,
  wardPtr: Uint32Array.of(0, 1),
  wardPlace: Uint32Array.of(0),
  wardSlot: Uint32Array.of(0),
  wardBefore: Uint32Array.of(0),
  wardStaff: Uint32Array.of(staff),
  wardStaff16: 65536,
});

/** Met in wards only. */
const inWard = sketchCourse([{ dwell: fixedDwell(3), rate: [0, 0, 0, 0, 8, 0], ill: true, next: recovers }]);

test("in a ward all of whose contacts are with staff, staff catch it and nobody else", () => {
  const homes = [[elder], [nurse], [adult], [nurse], [adult], [adult]];
  const plan = sketchPlan(nursedBy(buildHamlet([homes]), 2), inWard);
  const log = run({ plan, days: quietDays(12) });
  expect(infected(log).length).toBeGreaterThan(0);
  expect(infected(log).every(({ a, person }) => a === 4 && (person === 1 || person === 3))).toBe(true);
  const unstaffed = sketchPlan(buildHamlet([homes]), inWard);
  expect(infected(run({ plan: unstaffed, days: quietDays(12) }))).toEqual([]);
});

test("the dead are counted when they die, infect at the funeral, and are seen to the grave by nobody's log", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: true, next: [{ to: 1, young: 1, old: 1 }] },
    { dwell: fixedDwell(2), rate: [0, 0, 0, 0, 0, 30], ill: false, dead: true, next: dies },
  ]);
  const plan = sketchPlan(buildHamlet([[[adult], [adult]]]), course);
  const { log, counts, people } = play(createTwin(plan), { plan, days: quietDays(8) });
  const [start, caught] = log.filter(({ kind }) => kind === EventKind.infected);
  const [victim, mourner] = [start.person, caught.person];
  expect(caught).toMatchObject({ a: 5, b: 1, other: victim, person: 1 - victim });
  expect(caught.time).toBeGreaterThan(start.time + 4096);
  expect(caught.time).toBeLessThan(start.time + 3 * 4096);
  const ends = (person: number): number[][] =>
    log
      .filter((event) => event.person === person && event.kind !== EventKind.infected)
      .map(({ time, kind, a }) => [time, kind, a]);
  for (const [person, from] of [
    [victim, start.time],
    [mourner, caught.time],
  ]) {
    expect(ends(person)).toEqual([
      [from, EventKind.stage, 0],
      [from + 4096, EventKind.stage, 1],
      [from + 4096, EventKind.died, 0],
    ]);
  }
  expect(counts.at(-1)?.occupied).toEqual(Uint32Array.of(0, 0));
  expect([...people.subarray(0, 2)]).toEqual([3, 3]);
});

test("a modifier acts on the unburied only if it says so", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: true, next: [{ to: 1, young: 1, old: 1 }] },
    { dwell: fixedDwell(2), rate: [0, 0, 0, 0, 0, 30], ill: true, dead: true, next: dies },
  ]);
  const none = [0, 0, 0, 0, 0, 0] as const;
  const infections = (when: { dead?: boolean; ill?: boolean }): number => {
    const modifiers = [{ ...doNothing, when, source: none }];
    const plan = sketchPlan(buildHamlet([[[adult], [adult]]]), course, { modifiers });
    const uptake = noFields(plan).uptake.fill(EVERYONE);
    return infected(run({ plan, days: [{ uptake }, ...quietDays(7)] })).length;
  };
  expect([infections({}), infections({ ill: true }), infections({ dead: false })]).toEqual([1, 1, 1]);
  expect([infections({ dead: true }), infections({ dead: true, ill: true })]).toEqual([0, 0]);
});

test("at home they hear at the next tick of what befell one of them; next door nobody does", () => {
  const message = { name: "symptoms", beliefTrait: 0, tellShare: 0, stifle: 0, gapDays: 1 };
  const course = sketchCourse([{ dwell: fixedDwell(3), rate: [0, 0, 0, 0, 0, 0], ill: true, next: dies }]);
  const plan = sketchPlan(buildHamlet([[[adult, adult, elder], [elder]]]), course, {
    messages: [message, message, message],
    emits: [1],
  });
  const belief = noFields(plan).belief.fill(EVERYONE);
  const log = run({ plan, days: [{ belief }, ...quietDays(5)] });
  const [{ person, time }] = log.filter(({ kind }) => kind === EventKind.infected);
  const household = person < 3 ? [0, 1, 2] : [3];
  const next = 1024 * (Math.floor(time / 1024) + 1);
  expect(log.filter(({ kind }) => kind === EventKind.heard)).toEqual(
    household.map((hearer) => ({
      time: next,
      kind: EventKind.heard,
      a: 1,
      b: 0,
      c: 2,
      person: hearer,
      other: person,
    })),
  );
});

test("a stage makes 8,191 contacts at most", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(1), rate: [20_000, 0, 0, 0, 0, 0], ill: false, next: recovers },
  ]);
  const plan = sketchPlan(buildHamlet([[[adult, elder]]]), course);
  const { counts, log } = play(createTwin(plan), { plan, days: quietDays(4) });
  expect(infected(log).length).toBe(1);
  // Of both: each has the other for all contacts.
  expect(counts.reduce((sum, { candidates }) => sum + candidates, 0)).toBe(2 * 8191);
});
