/** Homes that fill up: from so many others on, a person has no more contacts at home. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { EVERYONE, EventKind } from "../../src/kernel/engine.ts";
import { growthRate } from "../../src/kernel/growth.ts";
import { householdAttack } from "../../src/kernel/household.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { reproductionNumber } from "../../src/kernel/reproduction.ts";
import { buildPopulation } from "../../src/population/build.ts";
import { readPeople } from "../../src/population/given/people.ts";
import { LARGEST_HOUSEHOLD } from "../../src/population/sizes.ts";
import { csv, HEADER, towns } from "../population/given/files.ts";
import { mean, standardError } from "../numbers.ts";
import { noFields, play } from "../twin/play.ts";
import { fixedDwell, recovers, sketchCourse, sketchPlan } from "../twin/sketch.ts";
import { village } from "./village.ts";

const HOMES = 100;
const SIZE = 12;
const world = towns("Ulm");
const rows = Array.from({ length: HOMES * SIZE }, (_, i) => `${i},home-${Math.floor(i / SIZE)},40,,,Ulm`);
const crowded = buildPopulation(
  {
    population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
    seeds: { people: 2, fates: 1 },
  },
  world,
  readPeople(csv(`${HEADER}\n${rows.join("\n")}\n`), world),
);
const full = (fullHome: number): typeof crowded => ({ ...crowded, fullHome });
const DAYS = 4;
const course = (rate: number): ReturnType<typeof sketchCourse> =>
  sketchCourse([{ dwell: fixedDwell(DAYS), rate: [rate, 0, 0, 0, 0, 0], ill: false, next: recovers }]);

test("no household is too large for all to count, unless it is said", () => {
  expect(village.fullHome).toBe(LARGEST_HOUSEHOLD - 1);
  expect(crowded.fullHome).toBe(LARGEST_HOUSEHOLD - 1);
});

describe.each([1, 4.5, 11, 30])("%d others fill a home of twelve", (fullHome) => {
  const rate = 0.15;
  const others = SIZE - 1;
  const each = (rate * DAYS * Math.min(others, fullHome)) / others;
  const attack = 1 - Math.exp(-each);

  test("the share of housemates infected by one, R0 and growth are those of the rate that is left", () => {
    const population = full(fullHome);
    expect(householdAttack(course(rate), population)(1)).toBeCloseTo(attack, 4);
    const { r0, bySetting } = reproductionNumber(course(rate), population)(1);
    expect(r0).toBeCloseTo(others * attack, 3);
    expect(bySetting[0]).toBeCloseTo(r0, 9);
    const left = (rate * Math.min(others, fullHome)) / others;
    expect(growthRate(course(rate), population, [1, 1, 1, 1, 1, 1])).toBeCloseTo(
      growthRate(course(left), full(30), [1, 1, 1, 1, 1, 1]),
      9,
    );
  });

  test("and so many the kernel infects", () => {
    const kernel = createKernel(loadKernel(), sketchPlan(full(fullHome), course(rate)));
    const victims = Array.from({ length: 4000 }, (_, i) => kernel.trace(i % crowded.total, 1 + i).length);
    // Four standard errors: 1 in 16,000.
    expect(Math.abs(mean(victims) - others * attack)).toBeLessThan(4 * standardError(victims));
  });
});

test("news is told at home as often as the home counts", () => {
  /** Share of the first day's hearing from tells that was at home; many tell, nobody stops. */
  const atHome = (fullHome: number): number => {
    const population = full(fullHome);
    const teller = { name: "news", beliefTrait: 2, tellShare: 1, stifle: 0, gapDays: 0.5 };
    const plan = sketchPlan(population, course(0), {
      seedInfections: 0,
      messages: [teller, teller, teller],
      newsRate: [1, 0, 0, 1],
    });
    const belief = noFields(plan).belief.fill(EVERYONE);
    const { log } = play(createKernel(loadKernel(), plan), {
      plan,
      days: [{ belief, reach: [{ slot: 0, people: Uint32Array.of(20) }] }],
    });
    const told = log.filter(({ kind, b }) => kind === EventKind.heard && b !== 7);
    return told.filter(({ b }) => b === 0).length / told.length;
  };
  expect(atHome(11)).toBe(atHome(30));
  // Of tells 1 in 2 is at home where one other counts, 11 in 12 where all do; those who have heard hear nothing.
  expect(atHome(1)).toBeLessThan(0.6);
  expect(atHome(11)).toBeGreaterThan(atHome(1) + 0.1);
});
