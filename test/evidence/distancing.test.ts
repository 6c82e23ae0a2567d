/**
 * People keep apart before they are ordered to: in spring 2020 visits to shops fell by 60 points, of which orders explain 7,
 * and the fall began before them (Goolsbee and Syverson 2021).
 */
import { beforeAll, describe, expect, test } from "vitest";
import { COVID, type Lived, live, SEEDS, town } from "./town.ts";

/** Orders came four weeks and more after it was known that the disease was there. */
const ORDERED = ", { at: { when: detection, after: 28 }, do: { measure: limit-gatherings, share: 0.5 } }";
/** The most that avoiding company does within its declared range. */
const STRONG = "parameters={behaviour.gatherEffect: 0.8}";

const orderedOn = ({ run }: Lived): number => run.notes.find(({ kind }) => kind === "measure")!.day;

describe("distancing as people do it of their own accord", () => {
  let ordered: readonly Lived[];
  let free: readonly Lived[];
  beforeAll(() => {
    const [one, other] = [town(COVID, ORDERED), town(COVID)];
    ordered = SEEDS.map((fates) => live(one, fates));
    free = SEEDS.map((fates) => live(other, fates));
  });

  test("begins before orders, and most of it has come by then", () => {
    for (const lived of ordered) {
      const { apart } = lived;
      const before = apart[orderedOn(lived) - 1]!;
      expect(before).toBeGreaterThan(0.1);
      expect(before).toBeGreaterThan(0.6 * Math.max(...apart));
    }
  });

  test("begins as deaths are told and seen, and not with the orders: without them it is the same up to that day", () => {
    ordered.forEach((lived, seed) => {
      const until = orderedOn(lived);
      expect(lived.apart.slice(0, until)).toEqual(free[seed]!.apart.slice(0, until));
    });
  });
});

describe("where avoiding company is as thorough as its range allows", () => {
  test("most of the fall of company comes before the order, and the smaller part with it", () => {
    const setting = town(COVID, ORDERED, STRONG);
    const left = 1 - Math.sqrt(1 - 0.8);
    const limited = 1 - Math.sqrt(1 - 0.5);
    for (const fates of SEEDS) {
      const lived = live(setting, fates);
      const day = orderedOn(lived);
      // Both sides of a contact keep apart.
      const fall = (uptake: number): number => 1 - (1 - uptake * left) ** 2;
      const before = fall(lived.apart[day - 1]!);
      // With an order kept by half of the people, the share who have means and comply at a trust of 0.6.
      const kept = 0.7 * (0.3 + 0.7 * 0.6);
      const most = Math.max(...lived.apart.slice(day).map((uptake) => fall(uptake)));
      const withOrder = 1 - (1 - most) * (1 - kept * limited) ** 2;
      expect(before).toBeGreaterThan(0.5 * withOrder);
    }
  });
});
