/** Cases small enough to be followed on paper; random words come from the library's own philox. */
import { expect, test } from "vitest";
import { EVERYONE, EventKind, type LogEvent, NOBODY } from "../../src/kernel/engine.ts";
import { RECOVERED } from "../../src/kernel/plan.ts";
import { exponentialQuantile } from "../../src/maths/distributions.ts";
import { philox } from "../../src/maths/philox.ts";
import { lookup, tabulate } from "../../src/maths/quantile.ts";
import { buildHamlet, type Villager } from "./hamlet.ts";
import { noFields, play, type Script } from "./play.ts";
import { dies, fixedDwell, recovers, sketchCourse, sketchPlan } from "./sketch.ts";
import { createTwin } from "./twin.ts";

const adult: Villager = { age: 40, role: "none" };
const run = (script: Script): ReturnType<typeof play> => play(createTwin(script.plan), script);
const quietDays = (count: number): Script["days"] => Array.from({ length: count }, () => ({}));

/** Words of a draw by purpose, with the seed `fates` 2 and the key 1000 of the first place. */
function fate(local: number, key: number, purpose: number, tag: number, index: number): Uint32Array {
  const words = new Uint32Array(4);
  philox(2, 0, local, key, purpose + tag, index, words);
  return words;
}
const event = (time: number, kind: number, person: number, more: Partial<LogEvent> = {}): LogEvent => ({
  time,
  kind,
  person,
  a: 0,
  b: 0,
  c: 0,
  other: 0,
  ...more,
});

test("stages too short for their tick end in the next", () => {
  const instant = { dwell: fixedDwell(0), rate: [0, 0, 0, 0, 0, 0] as const, ill: false };
  const course = sketchCourse([
    { ...instant, next: [{ to: 1, young: 1, old: 1 }] },
    { ...instant, next: [{ to: 2, young: 1, old: 1 }] },
    { ...instant, next: dies },
  ]);
  const plan = sketchPlan(buildHamlet([[[adult]]]), course);
  const start = fate(0, 0, 22, 0, 1)[2] >>> 20;
  const tick = 1024 * Math.floor(start / 1024);
  const { log, people, infectedOn } = run({ plan, days: quietDays(2) });
  expect(log).toEqual([
    event(start, EventKind.infected, 0, { a: 6, other: NOBODY }),
    event(start, EventKind.stage, 0, { a: 0 }),
    event(tick + 1024, EventKind.stage, 0, { a: 1 }),
    event(tick + 2048, EventKind.stage, 0, { a: 2 }),
    event(tick + 3072, EventKind.died, 0, { a: 2 }),
  ]);
  expect(people[0]).toBe(3);
  expect(infectedOn?.[0]).toBe(1);
});

test("a couple: one brings it home, the other catches it at the first contact", () => {
  const course = sketchCourse([
    { dwell: fixedDwell(2), rate: [8, 0, 0, 0, 0, 0], ill: false, next: recovers },
  ]);
  const plan = sketchPlan(buildHamlet([[[adult, adult]]]), course);
  const imported = fate(0, 0, 22, 0, 1);
  const first = imported[1] >>> 31;
  const start = imported[2] >>> 20;
  // The mean is 16 contacts: at least one, else this case would show nothing.
  const count = countAtMean16(fate(first, 1000, 16, 0, 0)[2] / 2 ** 32);
  expect(count).toBeGreaterThan(0);
  const dues = Array.from({ length: count }, (_, index) => {
    const due = start + Math.floor((fate(first, 1000, 17, 0, index)[1] / 2 ** 32) * 8192);
    return Math.max(due, 1024 * (Math.floor(start / 1024) + 1));
  });
  const caught = Math.min(...dues);
  const { log } = run({ plan, days: quietDays(6) });
  const of = (kind: number): LogEvent[] => log.filter((logged) => logged.kind === kind);
  expect(of(EventKind.infected)).toEqual([
    event(start, EventKind.infected, first, { a: 6, other: NOBODY }),
    event(caught, EventKind.infected, 1 - first, { a: 0, other: first }),
  ]);
  expect(of(EventKind.recovered).map(({ time }) => time)).toEqual([start + 8192, caught + 8192]);
});

/** Poisson by its textbook sum. */
function countAtMean16(u: number): number {
  let sum = 0;
  let factorial = 1;
  for (let k = 0; ; k++) {
    if (k > 0) factorial *= k;
    sum += (Math.exp(-16) * 16 ** k) / factorial;
    if (u <= sum) return k;
  }
}

test("a couple and a secret: told once, then both fall silent", () => {
  const message = { name: "secret", beliefTrait: 0, tellShare: 1, stifle: 1, gapDays: 0.5 };
  const course = sketchCourse([
    { dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: false, next: recovers },
  ]);
  const plan = sketchPlan(buildHamlet([[[adult, adult]]]), course, {
    messages: [message, message, message],
    newsRate: [1, 0, 0, 0],
    seedInfections: 0,
  });
  const gaps = tabulate(exponentialQuantile(0.5));
  const gap = (word: number): number => Math.max(1, Math.floor(lookup(gaps, word) * 4096));
  const notBefore = (source: number, time: number): number =>
    Math.max(time, 1024 * (Math.floor(source / 1024) + 1));
  const belief = noFields(plan).belief.fill(EVERYONE);
  const first = run({ plan, days: [{ belief, reach: [{ slot: 1, people: Uint32Array.of(1) }] }] }).log[0]
    .person;
  const told = notBefore(0, gap(fate(first, 1000, 19, 1 << 8, 0)[1]));
  const { log, people, counts } = run({
    plan,
    days: [{ belief, reach: [{ slot: 1, people: Uint32Array.of(1) }] }, ...quietDays(9)],
  });
  expect(log).toEqual([
    event(0, EventKind.heard, first, { a: 1, b: 7, c: 1, other: NOBODY }),
    event(told, EventKind.heard, 1 - first, { a: 1, b: 0, c: 1, other: first }),
  ]);
  expect(Array.from(people.subarray(0, 2))).toEqual([2 << 4, 2 << 4]);
  // The telling, and one attempt of each to tell the other what they know.
  expect(counts.reduce((sum, day) => sum + day.candidates, 0)).toBe(3);
});

test("a stranger's branch goes by age", () => {
  const course = sketchCourse([
    {
      dwell: fixedDwell(1),
      rate: [0, 0, 0, 0, 0, 0],
      ill: false,
      next: [
        { to: RECOVERED, young: 1, old: 0 },
        { to: 255, young: 0, old: 1 },
      ],
    },
  ]);
  const homes = Array.from({ length: 40 }, (_, i): Villager[] => [{ age: i < 20 ? 49 : 50, role: "none" }]);
  const plan = sketchPlan(buildHamlet([homes]), course, { seedInfections: 400 });
  const { people } = run({ plan, days: quietDays(4) });
  expect(new Set(people.subarray(0, 20))).toEqual(new Set([2]));
  expect(new Set(people.subarray(20, 40))).toEqual(new Set([3]));
});

test("a cleared message is a new statement: everyone is unheard, and draws anew whether to tell it on", () => {
  const message = { name: "order", beliefTrait: 0, tellShare: 0.5, stifle: 1, gapDays: 1 };
  const course = sketchCourse([
    { dwell: fixedDwell(1), rate: [0, 0, 0, 0, 0, 0], ill: false, next: recovers },
  ]);
  const homes = Array.from({ length: 40 }, (): Villager[] => [adult]);
  const plan = sketchPlan(buildHamlet([homes]), course, {
    messages: [message, message, message],
    newsRate: [0, 0, 0, 0],
    seedInfections: 0,
  });
  const belief = noFields(plan).belief.fill(EVERYONE);
  const reach = [{ slot: 2, people: Uint32Array.of(40) }];
  const { log, counts } = run({ plan, days: [{ belief, reach }, {}, { clear: [2] }, { reach }] });
  const states = (statement: number): number[] =>
    homes.map((_, local) =>
      fate(local, 1000, 19, 2 * 2 ** 8 + statement * 2 ** 16, 0)[0] < 2 ** 31 ? 1 : 2,
    );
  const heardOn = (day: number): number[] => log.filter(({ time }) => time === day * 4096).map(({ c }) => c);
  expect(heardOn(0)).toEqual(states(0));
  expect(heardOn(3)).toEqual(states(1));
  expect(log.length).toBe(80);
  expect(counts.map(({ heard }) => heard[8])).toEqual([0, 0, 40, 0]);
});
