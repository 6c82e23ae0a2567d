/** What must change nothing changes nothing: not one event. */
import { expect, test } from "vitest";
import { EventKind, PROGRAMMES } from "../../src/kernel/engine.ts";
import { DEAD, type KernelPlan } from "../../src/kernel/plan.ts";
import { isKilling } from "../../src/outcomes/causes/log.ts";
import type { Orders, Script } from "../twin/play.ts";
import { turnOfAll } from "../twin/sketch.ts";
import { listComputed } from "../twin/tables.ts";
import { inEveryScript, inForce, only, playOnKernel as run } from "./played.ts";

const withPlan = (script: Script, plan: Partial<KernelPlan>): Script => ({
  ...script,
  plan: { ...script.plan, ...plan },
});
/** Other supplies, for one programme. */
function supplying(script: Script, programme: number, units: number): Orders[] {
  const supplies = inForce(script, "supply", PROGRAMMES);
  return script.days.map((orders, day) => ({
    ...orders,
    supply: supplies[day].map((was, i) => (i % PROGRAMMES === programme ? units : was)),
  }));
}

test("a programme that is switched on and has no supply", () => {
  inEveryScript((script) => {
    const { programmes } = script.plan;
    if (programmes.length === PROGRAMMES) return;
    const flight = { ...turnOfAll, effect: { move: true, lastsDays: null } } as const;
    const more = withPlan(script, { programmes: [...programmes, flight] });
    const idle = run({ ...more, days: supplying(more, programmes.length, 0) });
    expect(idle.log).toEqual(run(script).log);
  });
});

test.each(["standing", "anyone"] as const)(
  "a programme without effect, but that it is granted: %s",
  (claims) => {
    let granted = 0;
    inEveryScript((script) => {
      const { programmes } = script.plan;
      if (programmes.length === PROGRAMMES) return;
      const more = withPlan(script, { programmes: [...programmes, { ...turnOfAll, claims }] });
      const { log } = run({ ...more, days: supplying(more, programmes.length, 3) });
      const ofIt = only(log, EventKind.granted).filter(({ a }) => a === programmes.length);
      expect(log.filter((event) => !ofIt.includes(event))).toEqual(run(script).log);
      granted += ofIt.length;
    });
    expect(granted).toBeGreaterThan(100);
  },
);

test("whether people are computed or the same people given: event for event", () => {
  let given = 0;
  inEveryScript((script) => {
    if (script.plan.population.table) return;
    const listed = run(withPlan(script, { population: listComputed(script.plan) }));
    const computed = run(script);
    expect(listed.log).toEqual(computed.log);
    expect(listed.counts).toEqual(computed.counts);
    given++;
  });
  expect(given).toBeGreaterThan(10);
});

test("branch factors of one; and of nought, nobody goes there", () => {
  let spared = 0;
  inEveryScript((script) => {
    const { course, population } = script.plan;
    const branches = Array.from({ length: course.stages }, (_, stage) => ({
      stage,
      overlay: null,
      toward: [0, 1, 2].filter((j) => course.branchTo[stage * 4 + j] !== course.branchTo[stage * 4 + 3]),
    })).filter(({ toward }) => toward.length > 0);
    const factors = (value: number): Orders[] =>
      script.days.map((orders) => ({
        ...orders,
        branches: new Uint32Array(population.places * branches.length).fill(value),
      }));
    const days = script.days.map(({ branches: _branches, ...orders }): Orders => orders);
    const free = run({ ...withPlan(script, { branches: [] }), days });
    const whole = run({ ...withPlan(script, { branches }), days: factors(65536) });
    expect(whole.log).toEqual(free.log);
    const none = run({ ...withPlan(script, { branches }), days: factors(0) });
    const last = (stage: number): number => course.branchTo[stage * 4 + 3];
    for (const { a } of only(none.log, EventKind.recovered)) expect(last(a)).not.toBe(DEAD);
    const diedOfIt = only(none.log, EventKind.died).filter((event) => !isKilling(event));
    for (const { a } of diedOfIt) {
      expect(last(a) === DEAD || course.dead[last(a)] === 1).toBe(true);
    }
    spared += only(free.log, EventKind.died).length - only(none.log, EventKind.died).length;
  });
  expect(spared).not.toBe(0);
});
