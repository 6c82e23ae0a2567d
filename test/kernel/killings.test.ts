/** People killed by a programme: dead at once, and nothing that they had before them comes to pass. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { Course, EventKind, OUTCOME_BANDS, type Programme, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { sum } from "../numbers.ts";
import type { Transcript } from "../twin/play.ts";
import { turnOfAll } from "../twin/sketch.ts";
import { grantEach, illness, planOf, playKernel, village } from "./village.ts";

const DAYS = 12;
const KILLS = 1;
const MARK = 3;
const killing: Programme = { ...turnOfAll, name: "killing", claims: "anyone", effect: { die: true } };
const marking: Programme = { ...turnOfAll, claims: "anyone", effect: { overlay: MARK, lastsDays: null } };

/** From the third morning on, so many are killed a day in either place. */
const playWith = (units: number, more: Partial<KernelPlan> = {}): Transcript => {
  const days = grantEach(DAYS, { 0: 200 });
  const [{ supply }] = grantEach(1, { 0: 200, [KILLS]: units }) as [{ supply: Uint32Array }];
  return playKernel({
    plan: planOf({ programmes: [marking, killing], countMissing: true, confining: 1 << MARK, ...more }),
    days: days.map((orders, day) => (day === 2 ? { ...orders, supply } : orders)),
  });
};
/** When each was killed: on the morning of a day. */
const killedOn = ({ log }: Transcript): Map<number, number> =>
  new Map(
    log.flatMap(({ kind, a, time, person }) =>
      kind === EventKind.died && a === 255 ? [[person, time / UNITS_PER_DAY] as const] : [],
    ),
  );
const spreading = { course: illness([0.3, 0.2, 0.2, 0.5, 0, 0]), seedInfections: 60 };

test("whoever is killed has died that morning, and nothing more happens to them or comes from them", () => {
  const killed = playWith(60, spreading);
  const when = killedOn(killed);
  expect(when.size).toBe((DAYS - 2) * 60 * village.places);
  for (const { time, kind, a, b, person, other } of killed.log) {
    const end = (when.get(person) ?? DAYS) * UNITS_PER_DAY;
    if (kind === EventKind.died && a === 255) expect(b).toBe(1 + KILLS);
    expect(time <= end).toBe(true);
    if (kind === EventKind.infected) expect(time < (when.get(other) ?? DAYS) * UNITS_PER_DAY).toBe(true);
  }
  for (const person of when.keys()) expect(killed.people[person]! & 3).toBe(Course.dead);
  // They would have infected others: some of the killed were infectious at the time.
  const spared = playWith(0, spreading);
  expect(
    spared.log.some(
      ({ kind, time, other }) =>
        kind === EventKind.infected && time >= (when.get(other) ?? DAYS) * UNITS_PER_DAY,
    ),
  ).toBe(true);
});

test("each is counted: the dead of the day, those in course, marks, the aware; the stage only as it would have ended", () => {
  const [killed, spared] = [playWith(60), playWith(0)];
  const when = killedOn(killed);
  const marked = new Set<number>();
  const dead = new Set<number>();
  const over = new Set<number>();
  for (let day = 0; day < DAYS; day++) {
    const { died, aware, occupied, holding } = killed.counts[day]!;
    const today = killed.log.filter(({ time }) => Math.floor(time / UNITS_PER_DAY) === day);
    const deaths = today.filter(({ kind }) => kind === EventKind.died);
    for (const { person } of deaths) dead.add(person);
    for (const { kind, person } of today) if (kind === EventKind.began) marked.add(person);
    for (const { kind, person } of today)
      if (kind === EventKind.died || kind === EventKind.recovered) over.add(person);
    expect(sum(died)).toBe(deaths.length);
    expect(died.length).toBe(village.places * OUTCOME_BANDS);
    expect(sum(aware)).toBe(village.total - dead.size);
    expect(sum(holding)).toBe([...marked].filter((person) => !dead.has(person)).length);
    const ill = killed.log.filter(
      ({ kind, time }) => kind === EventKind.infected && time < (day + 1) * UNITS_PER_DAY,
    );
    expect(killed.active[day]).toBe(ill.filter(({ person }) => !over.has(person)).length);
    // The first stage ends for all of them when it would have; of the second there are fewer.
    if (day < 3) expect(occupied).toEqual(spared.counts[day]!.occupied);
  }
  expect(sum(killed.counts[3]!.occupied)).toBeLessThan(sum(spared.counts[3]!.occupied));
  expect(sum(killed.counts.at(-1)!.occupied)).toBe(0);
  expect([...when.keys()].some((person) => marked.has(person))).toBe(true);
});

test("a worker who is killed is missing from then on, once", () => {
  const all = village.workers.reduce((most, n) => most + n, 0);
  const { counts } = playWith(5000, { seedInfections: 0, confining: 0 });
  // Everyone is dead on the third day.
  expect(counts.map(({ missing }) => sum(missing))).toEqual(counts.map((_, day) => (day < 2 ? 0 : all)));
  expect(counts.map(({ aware }) => sum(aware))).toEqual(
    counts.map((_, day) => (day < 2 ? village.total : 0)),
  );
});

test("the killed are no longer away, and no longer susceptible", () => {
  const ways = {
    flightPtr: Uint32Array.of(0, 1, 2),
    flightTo: Uint32Array.of(1, 0),
    flightUpTo: Float64Array.of(2 ** 32, 2 ** 32),
  };
  const leaving: Programme = { ...turnOfAll, claims: "anyone", effect: { move: true, lastsDays: null } };
  const { counts, susceptible, log } = playWith(5000, {
    population: { ...village, ...ways },
    programmes: [leaving, killing],
    seedInfections: 0,
    countMissing: false,
    confining: 0,
  });
  expect(log.some(({ kind }) => kind === EventKind.moved)).toBe(true);
  expect(counts.map(({ away }) => sum(away) > 0)).toEqual(counts.map((_, day) => day < 2));
  expect(counts.map(({ guests }) => sum(guests) > 0)).toEqual(counts.map((_, day) => day < 2));
  expect(susceptible).toBe(0);
});

describe("a killing is refused", () => {
  test.each([[{ delayDays: 1 }], [{ scope: { self: true, household: true } }], [{ scope: {} }]])(
    "with %j",
    (more: Partial<Programme>) => {
      const plan = planOf({ programmes: [{ ...killing, ...more }] });
      expect(() => createKernel(loadKernel(), plan)).toThrow("kernel: programme killing kills others");
    },
  );
});
