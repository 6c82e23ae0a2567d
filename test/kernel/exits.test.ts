/** Branches chosen as a stage ends: more or less likely by the day, the place and what a person holds, by one and the same lot. */
import { expect, test } from "vitest";
import { type BranchFactor, EVERYONE, EventKind, PROGRAMMES } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { placeOf } from "../../src/population/people.ts";
import type { Orders, Transcript } from "../twin/play.ts";
import { turnOfAll } from "../twin/sketch.ts";
import { DIES, factorsOf, grantEach, planOf, playKernel, village, whoHad } from "./village.ts";

const MARK = 11;
const DAYS = 9;
const anybody: BranchFactor = { stage: 0, overlay: null, toward: [DIES] };
/** On the first morning some of either place are marked for ever. */
const marking: Partial<KernelPlan> = {
  programmes: [{ ...turnOfAll, claims: "anyone", effect: { overlay: MARK, lastsDays: null } }],
};

function playWith(
  branches: readonly BranchFactor[],
  factor: number,
  more: Partial<KernelPlan> = {},
): Transcript {
  const days: Orders[] = grantEach(DAYS, { 0: 300 });
  return playKernel({
    plan: planOf({ branches, ...more }),
    days: days.map((orders, day) => {
      if (day === 0) return { ...orders, branches: factorsOf(branches, factor) };
      return day === 1 ? { supply: new Uint32Array(village.places * PROGRAMMES) } : orders;
    }),
  });
}
/** Who dies of the first stage. */
const deadOf = ({ log }: Transcript): Set<number> =>
  new Set(log.filter(({ kind, a }) => kind === EventKind.died && a === 0).map(({ person }) => person));

test("a factor of 1 changes nothing at all, and none of the events hangs on when the branch is chosen", () => {
  const plain = playKernel({ plan: planOf(), days: grantEach(DAYS, {}) });
  const stages = [0, 1, 0].map((stage): BranchFactor => ({ stage, overlay: null, toward: [DIES] }));
  expect(playWith(stages, 1)).toEqual(plain);
  expect(plain.log.filter(({ kind }) => kind === EventKind.recovered).length).toBeGreaterThan(1000);
});

test("the likelier a branch, the more of the same people take it: none at 0, all from 1/0.3 on", () => {
  const ill = whoHad(playWith([], 1), EventKind.infected);
  let before = new Set<number>();
  for (const factor of [0, 0.25, 1, 2, 3, 4, 16]) {
    const dead = deadOf(playWith([anybody], factor));
    expect([...before].every((person) => dead.has(person))).toBe(true);
    // Four standard deviations of a binomial share: 1 in 16,000 for each factor.
    const expected = Math.min(1, 0.3 * factor);
    const off = Math.sqrt((expected * (1 - expected)) / ill.size);
    expect(Math.abs(dead.size / ill.size - expected)).toBeLessThanOrEqual(4 * off);
    before = dead;
  }
  expect(before).toEqual(ill);
});

test("what is added to one branch is taken from the last; the middle one keeps its share until nothing is left", () => {
  const worse = (factor: number): number =>
    playWith([anybody], factor).log.filter(({ kind, a }) => kind === EventKind.stage && a === 1).length;
  const ill = whoHad(playWith([], 1), EventKind.infected).size;
  // 0.3 dies and 0.3 gets worse: at twice 0.6 and 0.3, at three times 0.9 and what is left of 0.1.
  for (const [factor, share] of [
    [1, 0.3],
    [2, 0.3],
    [3, 0.1],
    [4, 0],
  ] as const)
    expect(Math.abs(worse(factor) / ill - share)).toBeLessThanOrEqual(
      4 * Math.sqrt((share * (1 - share)) / ill),
    );
});

test("factors of one branch multiply, and those of a middle branch follow the first", () => {
  const twice = playWith([anybody, anybody], 2);
  expect(twice.log).toEqual(playWith([anybody], 4).log);
  const both: BranchFactor = { stage: 0, overlay: null, toward: [0, 1] };
  const dead = deadOf(playWith([both], 1.5));
  expect(dead).toEqual(deadOf(playWith([anybody], 1.5)));
});

test("the field is that of the day on which the stage ends", () => {
  const plan = planOf({ branches: [anybody] });
  const playOn = (change: number): number => {
    const days = grantEach(DAYS, {}).map((orders, day) =>
      day === 0
        ? { ...orders, branches: factorsOf(plan.branches, 0) }
        : day === change
          ? { branches: factorsOf(plan.branches, 1) }
          : orders,
    );
    return deadOf(playKernel({ plan, days })).size;
  };
  // All fell ill on day 0 and are so for three days: the first stage ends on day 3.
  expect(playOn(1)).toBe(deadOf(playWith([], 1)).size);
  expect(playOn(3)).toBe(playOn(1));
  expect(playOn(4)).toBe(0);
});

test("each place and each factor has a field of its own", () => {
  const branches = [anybody, { ...anybody, stage: 1 }];
  const days = grantEach(DAYS, {}).map((orders, day) =>
    day === 0 ? { ...orders, branches: Uint32Array.of(0, EVERYONE, EVERYONE, 0) } : orders,
  );
  const { log } = playKernel({ plan: planOf({ branches }), days });
  const deaths = (place: number, stage: number): number =>
    log.filter(
      ({ kind, a, person }) => kind === EventKind.died && a === stage && placeOf(village, person) === place,
    ).length;
  expect([deaths(0, 0), deaths(1, 1)]).toEqual([0, 0]);
  expect(Math.min(deaths(0, 1), deaths(1, 0))).toBeGreaterThan(100);
});

test("a factor for holders of a mark and one for those who lack it part the people", () => {
  const of = (lacks: boolean): BranchFactor => ({
    ...anybody,
    overlay: MARK,
    ...(lacks ? { lacks: true } : {}),
  });
  const plain = playWith([], 1, marking);
  const marked = whoHad(plain, EventKind.began);
  expect(marked.size).toBe(300 * village.places);
  const [holders, others] = [false, true].map((lacks) => deadOf(playWith([of(lacks)], 0, marking)));
  const dead = [...deadOf(plain)];
  expect([...holders!].sort()).toEqual(dead.filter((person) => !marked.has(person)).sort());
  expect([...others!].sort()).toEqual(dead.filter((person) => marked.has(person)).sort());
  expect(others!.size).toBeGreaterThan(50);
});
