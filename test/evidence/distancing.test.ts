/**
 * People keep apart before they are ordered to: in spring 2020 visits to shops fell by 60 points, of which orders explain 7,
 * and the fall began before them (Goolsbee and Syverson 2021).
 */
import { beforeAll, describe, expect, test } from "vitest";
import { sum } from "../numbers.ts";
import { COVID, type Lived, live, SEEDS, town } from "./town.ts";

/** Orders came four weeks and more after it was known that the disease was there. */
const ORDERED = ", { at: { when: detection, after: 28 }, do: { measure: limit-gatherings, share: 0.5 } }";
/** The most that avoiding company does within its declared range. */
const STRONG = "parameters={behaviour.gatherEffect: 0.8}";
/**
 * How far a wave has come in four weeks differs much from seed to seed: what has come of distancing by then is .7 of the most
 * there ever is, with a standard deviation of .2, and .07 in the mean of eight. As much as half of it or less would be rarer
 * than 1 in 300.
 */
const MANY = [...SEEDS, 5, 6, 7, 8] as const;

const mean = (values: readonly number[]): number => sum(values) / values.length;
const orderedOn = ({ run }: Lived): number => run.notes.find(({ kind }) => kind === "measure")!.day;

describe("distancing as people do it of their own accord", () => {
  let ordered: readonly Lived[];
  beforeAll(() => {
    const setting = town(COVID, ORDERED);
    ordered = MANY.map((fates) => live(setting, fates));
  });

  test("begins before orders, and most of it has come by then", () => {
    const before = ordered.map((lived) => lived.apart[orderedOn(lived) - 1]!);
    expect(Math.min(...before)).toBeGreaterThan(0.05);
    const most = ordered.map(({ apart }) => Math.max(...apart));
    expect(mean(before.map((share, seed) => share / most[seed]!))).toBeGreaterThan(0.5);
  });

  test("begins with what is told and seen, not with the orders: without them it is the same up to that day", () => {
    const free = town(COVID);
    for (const seed of [0, 1]) {
      const lived = ordered[seed]!;
      const until = orderedOn(lived);
      expect(live(free, MANY[seed]!).apart.slice(0, until)).toEqual(lived.apart.slice(0, until));
    }
  });
});

describe("where avoiding company is as thorough as its range allows", () => {
  test("about half of the fall of company has come before the order", () => {
    const setting = town(COVID, ORDERED, STRONG);
    // Both sides of a contact keep apart.
    const left = (uptake: number, effect: number): number => (1 - uptake * (1 - Math.sqrt(1 - effect))) ** 2;
    // Those who keep to an order at a trust of 0.6: who have the means, and would.
    const kept = 0.7 * (0.3 + 0.7 * 0.6);
    const shares = MANY.map((fates) => {
      const lived = live(setting, fates);
      const day = orderedOn(lived);
      const before = 1 - left(lived.apart[day - 1]!, 0.8);
      const withOrder = 1 - left(Math.max(...lived.apart.slice(day)), 0.8) * left(kept, 0.5);
      return before / withOrder;
    });
    // Far from the 53 points of 60: what people do of their own accord and what they are ordered to add up here.
    expect(mean(shares)).toBeGreaterThan(0.4);
  });
});
