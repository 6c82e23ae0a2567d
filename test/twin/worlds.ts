/** Small random worlds with everything in them, for two engines to be held against each other. */
import fc from "fast-check";
import { AWARENESS_CLASSES, Hearing, type MessagePlan, MESSAGES, OVERLAYS } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { illnesses } from "./illnesses.ts";
import { ceilings, modifiers, programmes } from "./measures.ts";
import { fraction, positive } from "./numbers.ts";
import { schedules, writeOrders } from "./orders.ts";
import { settlements } from "./places.ts";
import type { Script } from "./play.ts";
import { givenSettlements } from "./tables.ts";

const message: fc.Arbitrary<MessagePlan> = fc.record({
  name: fc.constant("message"),
  beliefTrait: fc.nat({ max: 23 }),
  tellShare: fraction(),
  stifle: fraction(),
  gapDays: positive(4),
});

/** One bit for each message that somebody has heard and believed. */
const believed = Uint8Array.from({ length: 64 }, (_, states) => {
  const bit = (slot: number): number => {
    const state = Math.floor(states / 4 ** slot) % 4;
    return state === Hearing.telling || state === Hearing.silent ? 2 ** slot : 0;
  };
  return bit(0) + bit(1) + bit(2);
});
const classes = fc.oneof(
  fc.constant(believed),
  fc.uint8Array({ min: 0, max: AWARENESS_CLASSES - 1, minLength: 64, maxLength: 64 }),
);

/** Seldom so many in a day that they are drawn in parts. */
const arrivals = fc.oneof(
  { weight: 15, arbitrary: fraction(2) },
  { weight: 1, arbitrary: fc.constantFrom(500.25, 1200) },
);

export interface Size {
  mostPeople: number;
  mostDays: number;
}

/** A plan over 1 to 4 places of at most `mostPeople` each, and what society orders each day. */
export const scripts = ({ mostPeople = 700, mostDays = 24 }: Partial<Size> = {}): fc.Arbitrary<Script> =>
  fc
    .record({
      settle: fc.oneof(
        { weight: 3, arbitrary: settlements(mostPeople) },
        { weight: 1, arbitrary: givenSettlements(mostPeople) },
      ),
      seeds: fc.record({ people: fc.maxSafeNat(), fates: fc.maxSafeNat() }),
      illness: illnesses,
      modifiers,
      messages: fc.array(message, { minLength: MESSAGES, maxLength: MESSAGES }),
      newsRate: fc.tuple(fraction(), fraction(), fraction(), fraction()),
      classOf: classes,
      ceilings,
      imports: fc.array(
        fc.record({ from: fc.nat({ max: 9 }), until: fc.nat({ max: 30 }), perDay: arrivals }),
        { maxLength: 2 },
      ),
      seedInfections: fc.constantFrom(0, 3, 10, 30, 30),
      arriving: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1 }) },
      ),
      programmes,
      confining: fc.nat({ max: 2 ** OVERLAYS - 1 }),
      countMissing: fc.boolean(),
      sketches: schedules(mostDays),
    })
    .map(({ settle, illness, arriving, sketches, ...parts }) => {
      const population = settle(parts.seeds.people);
      const arrivals = arriving && [...new Set(arriving.map((number) => number % population.places))];
      const plan: KernelPlan = {
        ...parts,
        ...illness,
        arrivals,
        population,
        recordInfection: true,
        log: "all",
      };
      return { plan, days: writeOrders(plan, sketches) };
    });
