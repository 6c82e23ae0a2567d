/** Programmes small enough to be followed on paper; random words come from the library's own philox. */
import { expect, test } from "vitest";
import {
  type DayCounts,
  ELSEWHERE,
  EVERYONE,
  EventKind,
  type LogEvent,
  OVERLAYS,
  PROGRAMMES,
  SECTORS,
} from "../../src/kernel/engine.ts";
import { DEAD, type KernelPlan } from "../../src/kernel/plan.ts";
import { philox } from "../../src/maths/philox.ts";
import { buildHamlet, type Villager } from "./hamlet.ts";
import { permute } from "./philox.ts";
import { play, type Transcript } from "./play.ts";
import { dies, fixedDwell, recovers, sketchCourse, sketchPlan, turnOfAll } from "./sketch.ts";
import { createTwin } from "./twin.ts";

const DAY = 4096;
const adult: Villager = { age: 40, role: "none" };
const elder: Villager = { age: 80, role: "none" };

/** Words of a draw by purpose; seeds and keys are those of `sketchPlan` and `buildHamlet`. */
function words(seed: number, local: number, purpose: number, part: number, index: number): Uint32Array {
  const drawn = new Uint32Array(4);
  philox(seed, 0, local, 1000, purpose + part * 2 ** 8, index, drawn);
  return drawn;
}
const PEOPLE = 1;
const FATES = 2;

/** Plays some days with so many units a day of every programme, which all are willing to take. */
function run(plan: KernelPlan, days: number, units: number): Transcript {
  const everywhere = plan.population.places * PROGRAMMES;
  const first = {
    supply: new Uint32Array(everywhere).fill(units),
    willing: new Uint32Array(everywhere).fill(EVERYONE),
  };
  return play(createTwin(plan), {
    plan,
    days: Array.from({ length: days }, (_, day) => (day === 0 ? first : {})),
  });
}
const told = (log: readonly LogEvent[], ...kinds: number[]): [day: number, kind: number, who: number][] =>
  log.filter(({ kind }) => kinds.includes(kind)).map(({ time, kind, person }) => [time / DAY, kind, person]);
const first = (counts: readonly DayCounts[], name: "away" | "guests"): number[] =>
  counts.map((day) => day[name][name === "away" ? 0 : 1]);

/** Everyone falls ill on day 0 and stays so. */
const longIllness = sketchCourse([
  { dwell: fixedDwell(30), rate: [0, 0, 0, 0, 0, 0], ill: true, next: recovers },
]);
const alone = (...people: Villager[]): Villager[][] => people.map((person) => [person]);

test("two doses for four ill: the older first, then by the rank drawn for the day; the others' asking is over", () => {
  const plan = sketchPlan(buildHamlet([alone(adult, adult, elder, adult)]), longIllness, {
    seedInfections: 100,
    programmes: [{ ...turnOfAll, claims: "ill", priority: [7, 5, 4, 0] }],
  });
  const { log, counts } = run(plan, 3, 2);
  const rank = (local: number): number => words(FATES, local, 25, 0, 1)[0];
  const luckiest = [0, 1, 3].toSorted((one, other) => rank(one) - rank(other))[0];
  expect(told(log, EventKind.granted)).toEqual([
    [1, EventKind.granted, Math.min(2, luckiest)],
    [1, EventKind.granted, Math.max(2, luckiest)],
  ]);
  expect(counts.map(({ claimed }) => claimed[0])).toEqual([0, 4, 0]);
  expect(counts.map(({ granted }) => granted[0])).toEqual([0, 2, 0]);
});

test("a standing programme goes round each band in its own order, two a day", () => {
  const plan = sketchPlan(buildHamlet([alone(adult, elder, adult, adult, elder, adult)]), longIllness, {
    seedInfections: 0,
    programmes: [turnOfAll, { ...turnOfAll, priority: [7, 4] }],
  });
  const order = (band: number, members: readonly number[]): number[] => {
    const key = words(PEOPLE, 0, 7, 0, 8 + band)[0];
    return members.map((_, rank) => members[permute(rank, members.length, key)]);
  };
  const turns = [...order(7, [1, 4]), ...order(4, [0, 2, 3, 5])];
  const { log } = run(plan, 4, 2);
  const granted = log.filter(({ kind, a }) => kind === EventKind.granted && a === 1);
  const pairs = [turns.slice(0, 2), turns.slice(2, 4), turns.slice(4)];
  expect(
    [0, 1, 2, 3].map((day) => granted.filter(({ time }) => time === day * DAY).map((e) => e.person)),
  ).toEqual([...pairs, []].map((pair) => pair.toSorted((one, other) => one - other)));
});

test("quarantine of a household from the second morning after the test, for three days; the housemate alone", () => {
  // Only the forties fall ill.
  const immunity = Array.from({ length: 128 }, (_, age) => Number(age !== 40));
  const course = sketchCourse(
    [{ dwell: fixedDwell(30), rate: [0, 0, 0, 0, 0, 0], ill: true, next: recovers }],
    { immunity },
  );
  const plan = sketchPlan(buildHamlet([[[adult, elder], [elder]]]), course, {
    seedInfections: 100,
    programmes: [
      {
        ...turnOfAll,
        claims: "ill",
        delayDays: 2,
        scope: { household: true },
        effect: { overlay: 3, lastsDays: 3 },
      },
    ],
  });
  const { log, counts } = run(plan, 8, 9);
  const { began, ended, granted } = EventKind;
  expect(told(log, granted, began, ended)).toEqual([
    [1, granted, 0],
    [3, began, 1],
    [6, ended, 1],
  ]);
  expect(log.find(({ kind }) => kind === began)).toMatchObject({ a: 3, b: 0, other: 0 });
  expect(counts.map(({ holding }) => holding[3])).toEqual([0, 0, 0, 1, 1, 1, 0, 0]);
  expect(counts.every(({ holding }) => holding.length === OVERLAYS)).toBe(true);
});

test("a couple leaves for the place that is drawn, and is back after two days; the neighbour stays", () => {
  const immunity = Array.from({ length: 128 }, (_, age) => Number(age !== 40));
  const course = sketchCourse(
    [{ dwell: fixedDwell(30), rate: [0, 0, 0, 0, 0, 0], ill: true, next: recovers }],
    { immunity },
  );
  const ways = {
    flightPtr: Uint32Array.of(0, 2, 2),
    flightTo: Uint32Array.of(1, 0xffff),
    flightUpTo: Float64Array.of(2 ** 31, 2 ** 32),
  };
  const plan = sketchPlan({ ...buildHamlet([[[elder], [elder, adult]], [[elder]]]), ...ways }, course, {
    seedInfections: 100,
    programmes: [{ ...turnOfAll, claims: "ill", effect: { move: true, lastsDays: 2 } }],
  });
  const { log, counts } = run(plan, 4, 9);
  const destination = words(FATES, 1, 26, 0, 1)[0] < 2 ** 31 ? 1 : 0xffff;
  const { moved, returned } = EventKind;
  expect(told(log, moved, returned)).toEqual([
    [1, moved, 1],
    [1, moved, 2],
    [3, returned, 1],
    [3, returned, 2],
  ]);
  expect(new Set(log.filter(({ kind }) => kind === moved || kind === returned).map((e) => e.other))).toEqual(
    new Set([destination]),
  );
  expect(first(counts, "away")).toEqual([0, 2, 2, 0]);
  expect(first(counts, "guests")).toEqual(destination === 1 ? [0, 2, 2, 0] : [0, 0, 0, 0]);
});

test("whoever leaves before being infectious infects the host, not the neighbour", () => {
  const quiet = { rate: [0, 0, 0, 0, 0, 0] as const, ill: false };
  const course = sketchCourse([
    { ...quiet, dwell: fixedDwell(1), next: [{ to: 1, young: 1, old: 1 }] },
    { ...quiet, ill: true, dwell: fixedDwell(3), next: [{ to: 2, young: 1, old: 1 }] },
    { dwell: fixedDwell(6), rate: [0, 0, 0, 20, 0, 0], ill: false, next: recovers },
  ]);
  const ways = {
    flightPtr: Uint32Array.of(0, 1, 1),
    flightTo: Uint32Array.of(1),
    flightUpTo: Float64Array.of(2 ** 32),
  };
  const programmes = [
    { ...turnOfAll, claims: "ill" as const, effect: { move: true as const, lastsDays: null } },
  ];
  const hamlet = buildHamlet([alone(adult, adult), alone(adult)]);
  const infections = (leaves: boolean): number[][] => {
    const plan = sketchPlan({ ...hamlet, ...ways }, course, {
      arrivals: [0],
      programmes: leaves ? programmes : [],
    });
    return run(plan, 12, 9)
      .log.filter(({ kind, a }) => kind === EventKind.infected && a === 3)
      .map(({ person, other }) => [person, other]);
  };
  const stays = infections(false)[0];
  const [neighbour, source] = stays;
  expect([neighbour, source].toSorted()).toEqual([0, 1]);
  expect(infections(true)).toEqual([[1024, source]]);
});

test("workers missing, each once: the ill, the dead, the confined and the absent", () => {
  const worker = (age: number): Villager => ({ age, role: "worker" });
  // Those of 20 fall ill, those of 76 die; nobody else catches it.
  const immunity = Array.from({ length: 128 }, (_, age) => Number(age !== 20 && age !== 76));
  const harmless = { rate: [0, 0, 0, 0, 0, 0] as const };
  const course = sketchCourse(
    [
      {
        ...harmless,
        dwell: fixedDwell(0),
        ill: false,
        next: [
          { to: 1, young: 1, old: 0 },
          { to: DEAD, young: 0, old: 1 },
        ],
      },
      { ...harmless, dwell: fixedDwell(30), ill: true, next: dies },
    ],
    { immunity },
  );
  const out = {
    flightPtr: Uint32Array.of(0, 1),
    flightTo: Uint32Array.of(ELSEWHERE),
    flightUpTo: Float64Array.of(2 ** 32),
  };
  const hamlet = buildHamlet([alone(worker(20), worker(40), worker(50), worker(65), worker(76), adult)]);
  const lasting = { lastsDays: null };
  const plan = sketchPlan({ ...hamlet, ...out }, course, {
    seedInfections: 100,
    countMissing: true,
    confining: 2 ** 2,
    programmes: [
      // Bands 3 and 4: the ill one too. Who is 50 holds what confines nobody, who is 65 leaves.
      { ...turnOfAll, priority: [3, 4], effect: { overlay: 2, ...lasting } },
      { ...turnOfAll, priority: [5], effect: { overlay: 1, ...lasting } },
      { ...turnOfAll, priority: [6], effect: { move: true, ...lasting } },
    ],
  });
  const { missing } = run(plan, 3, 9).counts[2];
  expect(missing).toEqual(Uint32Array.from({ length: SECTORS }, (_, sector) => (sector === 1 ? 4 : 0)));
  expect(run({ ...plan, countMissing: false }, 3, 9).counts[2].missing).toEqual(missing.fill(0));
});
