/** Random modifiers, layers of contacts, and programmes. */
import fc from "fast-check";
import type { BySetting, Condition, Modifier, Programme } from "../../src/kernel/engine.ts";
import { BAND_COUNT } from "../../src/population/population.ts";
import { overlay } from "./illnesses.ts";
import { bySetting } from "./numbers.ts";

const factors = bySetting(fc.constantFrom(0, 0.25, 0.5, 0.98, 1, 1, 1.2, 2));

/** Usually not given. */
const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
/** Where it is given, sometimes as false. */
const flag = seldom(fc.constantFrom(true, true, false));

/** Conditions that are undefined are left out. */
const conditions: fc.Arbitrary<Condition> = fc
  .record({
    ill: flag,
    worker: flag,
    pupil: flag,
    between: flag,
    dead: flag,
    overlay: seldom(overlay),
    ages: seldom(
      fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 })).map(([from, more]) => [from, from + more] as const),
    ),
    sectors: seldom(fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 5 })),
  })
  .map((when) => Object.fromEntries(Object.entries(when).filter(([, given]) => given !== undefined)));

export const modifiers: fc.Arbitrary<Modifier[]> = fc.array(
  fc.record({
    name: fc.constant("modifier"),
    trait: fc.nat({ max: 15 }),
    when: conditions,
    source: factors,
    target: factors,
  }),
  { maxLength: 6 },
);

export const ceilings: fc.Arbitrary<BySetting[]> = fc
  .array(bySetting(fc.constantFrom(0, 0.3, 1)), { maxLength: 2 })
  .map((steps) => {
    const tops: BySetting[] = [[1, 1, 1, 1, 1, 1]];
    for (const [a, b, c, d, e, f] of steps) {
      const [u, v, w, x, y, z] = tops[tops.length - 1];
      tops.push([u + a, v + b, w + c, x + d, y + e, z + f]);
    }
    return tops;
  });

const bands = Array.from({ length: BAND_COUNT }, (_, band) => band);
const lastsDays = fc.option(fc.integer({ min: 1, max: 8 }), { freq: 4 });
const overlayEffect = fc.record({ overlay, lastsDays });
const moveEffect = fc.record({ move: fc.constant(true as const), lastsDays });

/** A programme; `after` counts back from its own number, which it does not know yet. */
const sketches = fc.record({
  name: fc.constant("programme"),
  claims: fc.oneof(
    fc.constantFrom("standing" as const, "ill" as const, "severe" as const),
    fc.record({ back: fc.integer({ min: 1, max: 3 }) }),
  ),
  trait: fc.nat({ max: 15 }),
  priority: fc.oneof(
    fc.shuffledSubarray(bands, { minLength: BAND_COUNT }),
    fc.shuffledSubarray(bands, { minLength: 1 }),
  ),
  delayDays: fc.oneof(fc.constant(0), fc.nat({ max: 3 })),
  scope: fc.record(
    {
      self: fc.boolean(),
      household: fc.boolean(),
      class: fc.boolean(),
      team: fc.boolean(),
      workplace: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  effect: fc.oneof(
    { weight: 4, arbitrary: overlayEffect },
    { weight: 3, arbitrary: moveEffect },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
});

export const programmes: fc.Arbitrary<Programme[]> = fc
  .array(sketches, { maxLength: 8, size: "max" })
  .map((list) =>
    list.map(({ claims, ...more }, number) => ({
      ...more,
      claims:
        typeof claims === "string" ? claims : number < claims.back ? "ill" : { after: number - claims.back },
    })),
  );
