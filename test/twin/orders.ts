/** Random schedules: what society orders each day. */
import fc from "fast-check";
import { AWARENESS_CLASSES, EVERYONE, MESSAGES, MODIFIERS, PROGRAMMES } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { branchField, field, fraction } from "./numbers.ts";
import type { Orders } from "./play.ts";

/** Orders drawn without knowing the places: values are dealt round and round. */
export interface OrderSketch {
  uptake: number[] | null;
  belief: number[] | null;
  supply: number[] | null;
  willing: number[] | null;
  branches: number[] | null;
  clear: number[];
  reach: { slot: number; shares: number[] }[];
}

const slot = fc.nat({ max: MESSAGES - 1 });

/** Units: none, few, or more than there are people. */
const units = fc.array(fc.oneof(fc.constantFrom(0, 1, 2, 0xffffffff), fc.nat({ max: 12 })), {
  minLength: 1,
  maxLength: 11,
});

const orders: fc.Arbitrary<OrderSketch> = fc.record({
  uptake: fc.option(field, { freq: 2 }),
  belief: fc.option(field, { freq: 2 }),
  supply: fc.option(units, { freq: 2 }),
  willing: fc.option(field, { freq: 2 }),
  branches: fc.option(branchField, { freq: 2 }),
  clear: fc.oneof(
    { weight: 6, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(slot, { maxLength: 2 }) },
  ),
  reach: fc.oneof(
    { weight: 2, arbitrary: fc.constant<OrderSketch["reach"]>([]) },
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

/** In two worlds of three everything is in force from the first day, and there is much to give out. */
const plenty = fc.record({
  uptake: field,
  belief: field,
  supply: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 11 }),
  willing: fc.array(fc.integer({ min: EVERYONE / 2, max: EVERYONE }), { minLength: 1, maxLength: 9 }),
});

export const schedules = (mostDays: number): fc.Arbitrary<OrderSketch[]> =>
  fc
    .tuple(
      fc.option(plenty, { freq: 2 }),
      fc.array(orders, { minLength: 4, maxLength: mostDays, size: "max" }),
    )
    .map(([start, [first, ...more]]) => [{ ...first, ...start }, ...more]);

/** So few a day may be killed under a programme in a place that others are left to look at. */
const MOST_KILLED = 3;

/** Reach never falls until cleared, as the kernel is promised. */
export function writeOrders(
  { population, programmes, branches: factors }: Pick<KernelPlan, "population" | "programmes" | "branches">,
  sketches: readonly OrderSketch[],
): Orders[] {
  const { places } = population;
  const deal = (values: readonly number[], length: number): Uint32Array =>
    Uint32Array.from({ length }, (_, i) => values[i % values.length]);
  const supplyOf = (values: readonly number[]): Uint32Array =>
    deal(values, places * PROGRAMMES).map((units, i) => {
      const effect = programmes[i % PROGRAMMES]?.effect;
      return effect && "die" in effect ? units % (MOST_KILLED + 1) : units;
    });
  const reached = Array.from({ length: MESSAGES }, () => new Uint32Array(places));
  return sketches.map(({ uptake, belief, supply, willing, branches, clear, reach }) => {
    for (const cleared of clear) reached[cleared].fill(0);
    return {
      ...(uptake && { uptake: deal(uptake, places * MODIFIERS * AWARENESS_CLASSES) }),
      ...(belief && { belief: deal(belief, places * MESSAGES) }),
      ...(supply && { supply: supplyOf(supply) }),
      ...(willing && { willing: deal(willing, places * PROGRAMMES) }),
      ...(branches && { branches: deal(branches, places * factors.length) }),
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
