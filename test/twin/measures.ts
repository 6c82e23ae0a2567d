/** Random modifiers, layers of contacts, and programmes. */
import fc from "fast-check";
import {
  type BySetting,
  type Condition,
  type Modifier,
  MODIFIERS,
  type Programme,
  PROGRAMMES,
} from "../../src/kernel/engine.ts";
import { BAND_COUNT } from "../../src/population/population.ts";
import { overlay } from "./illnesses.ts";
import { bySetting } from "./numbers.ts";

const factors = bySetting(fc.constantFrom(0, 0.25, 0.5, 0.98, 1, 1, 1.2, 2));
/** Many of them together leave some contacts. */
const mildFactors = bySetting(fc.constantFrom(0.9, 0.98, 1, 1, 1, 1.1));
/** Three words of eight halves. */
const trait = fc.nat({ max: 23 });

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
    lacks: seldom(overlay),
    ages: seldom(
      fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 })).map(([from, more]) => [from, from + more] as const),
    ),
    sectors: seldom(fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 5 })),
  })
  .map((when) => Object.fromEntries(Object.entries(when).filter(([, given]) => given !== undefined)));

const modifier = (sides: fc.Arbitrary<BySetting>): fc.Arbitrary<Modifier> =>
  fc.record({ name: fc.constant("modifier"), trait, when: conditions, source: sides, target: sides });

/** Usually a few, and in one world of four as many as there can be, or nearly. */
export const modifiers: fc.Arbitrary<Modifier[]> = fc.oneof(
  { weight: 3, arbitrary: fc.array(modifier(factors), { maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.array(modifier(mildFactors), { minLength: 14, maxLength: MODIFIERS, size: "max" }),
  },
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
const overlayEffect = fc.record(
  { overlay, lastsDays, untilWell: fc.constant(true as const) },
  { requiredKeys: ["overlay", "lastsDays"] },
);
const moveEffect = fc.record({ move: fc.constant(true as const), lastsDays });

/** A programme; `after` counts back from its own number, which it does not know yet. */
const sketches = fc.record({
  name: fc.constant("programme"),
  claims: fc.oneof(
    fc.constantFrom("standing" as const, "anyone" as const, "ill" as const, "severe" as const),
    fc.record({ back: fc.integer({ min: 1, max: 3 }) }),
  ),
  trait,
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
    { weight: 6, arbitrary: overlayEffect },
    { weight: 3, arbitrary: moveEffect },
    { weight: 2, arbitrary: fc.constant({ die: true as const }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
});

export const programmes: fc.Arbitrary<Programme[]> = fc
  .array(sketches, { maxLength: PROGRAMMES, size: "max" })
  .map((list) =>
    list.map(({ claims, ...more }, number) => ({
      ...more,
      // Death comes the same morning, to nobody else.
      ...(more.effect && "die" in more.effect && { delayDays: 0, scope: { self: true } }),
      claims:
        typeof claims === "string" ? claims : number < claims.back ? "ill" : { after: number - claims.back },
    })),
  );
