/** What courses hang on at the exit of a stage, and conditions that hold for those without an overlay. Exact. */
import { expect, test } from "vitest";
import {
  AWARENESS_CLASSES,
  type BranchFactor,
  EVERYONE,
  EventKind,
  type LogEvent,
  type Modifier,
  MODIFIERS,
} from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { livesOf } from "../../verify/laws/lives.ts";
import type { Script } from "../twin/play.ts";
import { doNothing } from "../twin/sketch.ts";
import { inEveryScript, only, playOnKernel } from "./played.ts";

/** A world with other branch factors, all of the same value in every place and on every day. */
function withBranches(script: Script, branches: readonly BranchFactor[], values: readonly number[]): Script {
  const { places } = script.plan.population;
  const field = Uint32Array.from(
    { length: places * branches.length },
    (_, i) => values[(i % branches.length) % values.length],
  );
  return {
    plan: { ...script.plan, branches },
    days: script.days.map((orders) => ({ ...orders, branches: field })),
  };
}

/** Branches before the last of each stage that has any. */
const branching = ({ course }: KernelPlan): { stage: number; toward: number[] }[] =>
  Array.from({ length: course.stages }, (_, stage) => ({
    stage,
    toward: [0, 1, 2].filter((j) => course.branchUpTo[(stage * 4 + j) * 128] < 2 ** 32),
  })).filter(({ toward }) => toward.length > 0);

const logOf = (script: Script): LogEvent[] => playOnKernel(script).log;
const stages = (log: readonly LogEvent[]): LogEvent[] => only(log, EventKind.stage);

test("half of twice as much is as much: factors that multiply to one change nothing", () => {
  inEveryScript((script) => {
    const once = branching(script.plan).map((at) => ({ ...at, overlay: null }));
    const twice = once.flatMap((factor) => [factor, factor]);
    expect(logOf(withBranches(script, twice, [EVERYONE / 2, 2 * EVERYONE]))).toEqual(
      logOf(withBranches(script, [], [0])),
    );
  });
});

test("those who hold an overlay and those who lack it are everyone", () => {
  let differing = 0;
  inEveryScript((script) => {
    const at = branching(script.plan);
    const everyone = withBranches(
      script,
      at.map((factor) => ({ ...factor, overlay: null })),
      [3 * EVERYONE],
    );
    const parts = at.flatMap((factor) => [
      { ...factor, overlay: 0 },
      { ...factor, overlay: 0, lacks: true as const },
    ]);
    const whole = logOf(everyone);
    expect(logOf(withBranches(script, parts, [3 * EVERYONE]))).toEqual(whole);
    const holders = logOf(withBranches(script, parts, [3 * EVERYONE, EVERYONE]));
    const others = logOf(withBranches(script, parts, [EVERYONE, 3 * EVERYONE]));
    if (stages(holders).length > 0) differing += Number(holders.length !== others.length);
  });
  expect(differing).toBeGreaterThan(3);
});

test("a branch that is sixteen times as likely, at a sixteenth or more, leaves nothing for those after it", () => {
  let taken = 0;
  inEveryScript((script) => {
    const { course } = script.plan;
    const certain = branching(script.plan).filter(({ stage }) =>
      [0, 64].every((age) => course.branchUpTo[stage * 4 * 128 + age] >= 2 ** 28),
    );
    const branches = certain.map(({ stage }) => ({ stage, overlay: null, toward: [0] }));
    const log = logOf(withBranches(script, branches, [16 * EVERYONE]));
    const first = new Map(certain.map(({ stage }) => [stage, course.branchTo[stage * 4]]));
    for (const { stages: passed } of livesOf(log).values()) {
      passed.forEach(({ a }, i) => {
        const next = passed[i + 1];
        if (!first.has(a) || next === undefined) return;
        expect(next.a).toBe(first.get(a));
        taken++;
      });
    }
  });
  expect(taken).toBeGreaterThan(50);
});

test("a modifier for those with an overlay and the same for those without are one for everyone", () => {
  let infections = 0;
  inEveryScript((script) => {
    const all: Modifier = {
      ...doNothing,
      source: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      target: [0.75, 1, 1, 0.75, 1, 1],
    };
    const uptake = new Uint32Array(script.plan.population.places * MODIFIERS * AWARENESS_CLASSES).fill(
      EVERYONE,
    );
    const world = (modifiers: readonly Modifier[]): LogEvent[] =>
      logOf({
        plan: { ...script.plan, modifiers },
        days: script.days.map((orders) => ({ ...orders, uptake })),
      });
    const whole = world([all]);
    expect(
      world([
        { ...all, when: { overlay: 1 } },
        { ...all, when: { lacks: 1 } },
      ]),
    ).toEqual(whole);
    expect(world([{ ...all, when: { overlay: 1, lacks: 1 } }])).toEqual(world([]));
    infections += only(whole, EventKind.infected).length;
  });
  expect(infections).toBeGreaterThan(500);
});
