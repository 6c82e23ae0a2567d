/** Small random worlds with everything in them, for two engines to be held against each other. */
import fc from "fast-check";
import {
  AWARENESS_CLASSES,
  EVERYONE,
  type MessagePlan,
  MESSAGES,
  type Modifier,
  MODIFIERS,
} from "../../src/kernel/engine.ts";
import { type Course, DEAD, type KernelPlan, LONGEST_DWELL_DAYS, RECOVERED } from "../../src/kernel/plan.ts";
import {
  empiricalQuantile,
  exponentialQuantile,
  fixedQuantile,
  gammaQuantile,
  lognormalQuantile,
  weibullQuantile,
} from "../../src/maths/distributions.ts";
import { tabulate } from "../../src/maths/quantile.ts";
import type { Population } from "../../src/population/population.ts";
import type { BySetting } from "./meeting.ts";
import { settlements } from "./places.ts";
import type { Orders, Script } from "./play.ts";
import { sketchCourse, type StageSketch } from "./sketch.ts";

/** Multiples of 1/256 from 0 to `top`, both ends often. */
const fraction = (top = 1): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(0, top),
    fc.integer({ min: 0, max: top * 256 }).map((n) => n / 256),
  );
const bySetting = (value: fc.Arbitrary<number>): fc.Arbitrary<BySetting> =>
  fc.tuple(value, value, value, value);
const positive = (top: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: top * 16 }).map((n) => n / 16);

const dwell: fc.Arbitrary<Float64Array> = fc
  .oneof(
    fraction(4).map(fixedQuantile),
    positive(4).map(exponentialQuantile),
    fc.tuple(positive(6), positive(3)).map(([mean, sd]) => gammaQuantile(mean, sd)),
    fc.tuple(positive(6), positive(3)).map(([mean, sd]) => lognormalQuantile(mean, sd)),
    fc
      .tuple(positive(6), fc.constantFrom(0.2, 1, 2))
      .map(([mean, ratio]) => weibullQuantile(mean, mean * ratio)),
    fc.constant(empiricalQuantile([0, 1.5, 4], [1, 2, 1])),
  )
  .map((quantile) => tabulate(quantile).map((days) => Math.min(days, LONGEST_DWELL_DAYS)));

/** Stages lead to later stages only, so that nobody draws the same stage twice. */
function stageOf(number: number, stages: number): fc.Arbitrary<StageSketch> {
  const later = Array.from({ length: stages - number - 1 }, (_, i) => number + 1 + i);
  const ends = [RECOVERED, DEAD];
  const to = fc.oneof(fc.constantFrom(...ends), fc.constantFrom(...(later.length > 0 ? later : ends)));
  // At most three quarters go to the branches before the last.
  const branch = fc.record({ to, young: fraction().map((x) => x / 4), old: fraction().map((x) => x / 4) });
  return fc.record({
    dwell,
    rate: fc.oneof(
      { weight: 1, arbitrary: fc.constant<BySetting>([0, 0, 0, 0]) },
      { weight: 4, arbitrary: bySetting(fraction(2)) },
    ),
    ill: fc.boolean(),
    next: fc.array(branch, { minLength: 1, maxLength: 4 }),
  });
}

const variations = [0.1, 0.3, 2].map((k) => tabulate(gammaQuantile(1, Math.sqrt(1 / k))));

/** The same for all as often as drawn by age; dealt round if there are fewer than ages. */
const byAge = (usual: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    fc.constant<number[]>([usual]),
    fc.array(fc.oneof(fc.constant(usual), fraction()), { minLength: 1, maxLength: 90 }),
  );

export const courses: fc.Arbitrary<Course> = fc.integer({ min: 1, max: 5 }).chain((stages) =>
  fc
    .record({
      sketches: fc.tuple(...Array.from({ length: stages }, (_, number) => stageOf(number, stages))),
      variation: fc.constantFrom(null, ...variations),
      susceptibility: byAge(1),
      immunity: byAge(0),
    })
    .map(({ sketches, ...more }) => sketchCourse(sketches, more)),
);

const factors = bySetting(fc.constantFrom(0, 0.25, 0.5, 0.98, 1, 1, 1.2, 2));

const modifiers: fc.Arbitrary<Modifier> = fc.record({
  name: fc.constant("modifier"),
  trait: fc.nat({ max: 15 }),
  when: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).map(([ill, worker, pupil]) => ({
    ...(ill && { ill }),
    ...(worker && { worker }),
    ...(pupil && { pupil }),
  })),
  source: factors,
  target: factors,
});

const messages: fc.Arbitrary<MessagePlan> = fc.record({
  name: fc.constant("message"),
  beliefTrait: fc.nat({ max: 15 }),
  tellShare: fraction(),
  stifle: fraction(),
  gapDays: positive(4),
});

const ceilings: fc.Arbitrary<BySetting[]> = fc
  .array(bySetting(fc.constantFrom(0, 0.3, 1)), { maxLength: 2 })
  .map((steps) => {
    const tops: BySetting[] = [[1, 1, 1, 1]];
    for (const [a, b, c, d] of steps) {
      const [w, x, y, z] = tops[tops.length - 1];
      tops.push([w + a, x + b, y + c, z + d]);
    }
    return tops;
  });

/** A schedule drawn without knowing the places: its values are dealt round and round. */
interface Sketch {
  uptake: number[] | null;
  belief: number[] | null;
  clear: number[];
  reach: { slot: number; shares: number[] }[];
}

const field = fc.array(fc.oneof(fc.constantFrom(0, EVERYONE), fc.nat({ max: EVERYONE })), {
  minLength: 1,
  maxLength: 9,
});
const slot = fc.nat({ max: MESSAGES - 1 });
const orders: fc.Arbitrary<Sketch> = fc.record({
  uptake: fc.option(field, { freq: 2 }),
  belief: fc.option(field, { freq: 2 }),
  clear: fc.oneof(
    { weight: 6, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(slot, { maxLength: 2 }) },
  ),
  reach: fc.oneof(
    { weight: 2, arbitrary: fc.constant<Sketch["reach"]>([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(
        fc.record({
          slot,
          shares: fc.array(
            fraction().map((x) => x * x),
            { minLength: 1, maxLength: 4 },
          ),
        }),
        { maxLength: 3, selector: (raised) => raised.slot },
      ),
    },
  ),
});

/** Reach never falls until cleared, as the kernel is promised. */
function writeOrders(population: Population, sketches: readonly Sketch[]): Orders[] {
  const deal = (values: readonly number[], length: number): Uint32Array =>
    Uint32Array.from({ length }, (_, i) => values[i % values.length]);
  const reached = Array.from({ length: MESSAGES }, () => new Uint32Array(population.places));
  return sketches.map(({ uptake, belief, clear, reach }) => {
    for (const cleared of clear) reached[cleared].fill(0);
    return {
      ...(uptake && { uptake: deal(uptake, population.places * MODIFIERS * AWARENESS_CLASSES) }),
      ...(belief && { belief: deal(belief, population.places * MESSAGES) }),
      clear,
      reach: reach.map(({ slot, shares }) => {
        const people = reached[slot].map((before, place) =>
          Math.max(before, Math.floor(population.people[place] * shares[place % shares.length])),
        );
        reached[slot] = people;
        return { slot, people };
      }),
    };
  });
}

export interface Size {
  mostPeople: number;
  mostDays: number;
}

/** A plan over 1 to 4 places of at most `mostPeople` each, and what society orders each day. */
export const scripts = ({ mostPeople = 700, mostDays = 24 }: Partial<Size> = {}): fc.Arbitrary<Script> =>
  fc
    .record({
      settle: settlements(mostPeople),
      seeds: fc.record({ people: fc.maxSafeNat(), fates: fc.maxSafeNat() }),
      course: courses,
      modifiers: fc.array(modifiers, { maxLength: 5 }),
      messages: fc.array(messages, { minLength: MESSAGES, maxLength: MESSAGES }),
      newsRate: bySetting(fraction()),
      classOf: fc.uint8Array({ min: 0, max: AWARENESS_CLASSES - 1, minLength: 64, maxLength: 64 }),
      ceilings,
      imports: fc.array(
        fc.record({ from: fc.nat({ max: 9 }), until: fc.nat({ max: 30 }), perDay: fraction(2) }),
        { maxLength: 2 },
      ),
      seedInfections: fc.constantFrom(0, 3, 10, 30, 30),
      sketches: fc.array(orders, { minLength: 4, maxLength: mostDays, size: "max" }),
    })
    .map(({ settle, sketches, ...parts }) => {
      const population = settle(parts.seeds.people);
      const plan: KernelPlan = { ...parts, population, recordInfection: true, log: "all" };
      return { plan, days: writeOrders(plan.population, sketches) };
    });
