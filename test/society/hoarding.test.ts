/** Laws of buying ahead. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { always, type Given, playGiven, share, type Watched } from "./given.ts";
import { saying, type Row, type Stage } from "./world.ts";

const ON: Stage = { scenario: { with: ["hoarding"] } };
const PEOPLE = 100_000;
const [USUAL, BEYOND] = [7, 14];
const shop = (
  days: number,
  given: Given | ((day: number) => Given),
  stage: Stage = ON,
  rows: (day: number) => readonly Row[] = () => [{}],
): Watched => playGiven(days, given, stage, rows);
const sum = (xs: readonly number[]): number => xs.reduce((all, x) => all + x, 0);

const shops = fc.record({ fear: share, food: share, rationing: share });

describe("hoarding", () => {
  it("is nothing where nobody is afraid or warned and shops are full, and the larder stays as it is", () => {
    const calm = shop(60, { food: 1 });
    expect(sum(calm.course("hoarded"))).toBe(0);
    expect(sum(calm.course("hoarding"))).toBe(0);
    expect(calm.course("pantry").every((x) => x === USUAL * PEOPLE)).toBe(true);
  });

  it("leaves nothing in the larder, and buys nothing, while it is off", () => {
    const off = shop(10, { fear: 1, food: 0.5 }, {});
    expect([off.field("hoarding"), off.field("hoarded"), off.field("pantry")]).toEqual([0, 0, 0]);
  });

  it("never goes beyond a full larder, an empty one, or the demand that there can be", () => {
    always(fc.array(shops, { minLength: 2, maxLength: 60 }), (days) => {
      const bought = shop(days.length, (day) => days[Math.min(day, days.length - 1)]!);
      for (const pantry of bought.course("pantry")) {
        expect(pantry).toBeGreaterThanOrEqual(0);
        expect(pantry).toBeLessThanOrEqual((USUAL + BEYOND) * PEOPLE * (1 + 1e-12));
      }
      for (const hoarding of bought.course("hoarding")) expect(hoarding >= 0 && hoarding <= 0.8).toBe(true);
    });
  });

  it("conserves food: what is in the larder was there, or bought, or eaten", () => {
    always(fc.array(shops, { minLength: 2, maxLength: 40 }), (days) => {
      const stage = { ...ON, parameters: { "hoarding.spendDays": 1_000_000 } };
      const given = (day: number): Given => days[Math.min(day, days.length - 1)]!;
      const bought = shop(days.length, given, stage);
      const [pantry, hoarded] = [bought.course("pantry"), bought.course("hoarded")];
      pantry.forEach((left, day) => {
        const before = day === 0 ? USUAL * PEOPLE : pantry[day - 1]!;
        const eaten = day === 0 ? 0 : Math.min(before, (1 - given(day).food!) * PEOPLE);
        // Calm households eat a millionth of what they have too much of.
        expect(Math.abs(left - (before - eaten + hoarded[day]!))).toBeLessThan(3);
      });
    });
  });

  it("grows with fear and with empty shops, and less with rationing", () => {
    always(fc.tuple(shops, share), ([given, other]) => {
      // With the same larder: on the second day.
      const demand = (change: Given): number => shop(2, { ...given, ...change }).field("hoarding");
      const ordered = (name: "fear" | "food" | "rationing"): [number, number] => [
        demand({ [name]: Math.min(given[name], other) }),
        demand({ [name]: Math.max(given[name], other) }),
      ];
      const [calm, afraid] = ordered("fear");
      expect(afraid).toBeGreaterThanOrEqual(calm - 1e-12);
      const [empty, full] = ordered("food");
      expect(empty).toBeGreaterThanOrEqual(full - 1e-12);
      const [free, rationed] = ordered("rationing");
      expect(rationed).toBeLessThanOrEqual(free + 1e-12);
    });
  });

  it("ends by itself under fear that lasts, when larders are full", () => {
    const bought = shop(120, { fear: 1, food: 1 });
    const course = bought.course("hoarded");
    expect(Math.max(...course) / PEOPLE).toBeCloseTo(0.8 * 0.6, 6);
    expect(course.at(-1)! / PEOPLE).toBeLessThan(0.002);
    expect(sum(course)).toBeLessThanOrEqual(0.6 * BEYOND * PEOPLE * (1 + 1e-9));
  });

  it("is 80 % of a day's food at most, as on the peak day of March 2020, and less if not all buy", () => {
    const parameters = { "hoarding.fearBuys": 1 };
    const all = shop(3, { fear: 1, food: 1 }, { ...ON, parameters });
    expect(Math.max(...all.course("hoarding"))).toBeCloseTo(0.8, 9);
    expect(
      Math.max(...shop(3, { fear: 0.5, food: 1 }, { ...ON, parameters }).course("hoarding")),
    ).toBeCloseTo(0.4, 9);
  });

  it("follows a warning that is believed, at once, and fades with it", () => {
    const rows = (): Row[] => [{ aware: [0, PEOPLE, 0, 0, 0, 0, 0, 0] }];
    const warned = (threat: number): number[] =>
      shop(20, { food: 1 }, { ...ON, decisions: [saying({ threat }, { day: 5 })] }, rows).course("hoarding");
    expect(warned(0).every((x) => x === 0)).toBe(true);
    const course = warned(1);
    expect(course[4]).toBe(0);
    expect(course[5]).toBeGreaterThan(0.35);
    expect(course[12]).toBe(0);
    expect(warned(0.5)[5]).toBeLessThan(course[5]!);
  });

  it("is of those who see shops run low, beyond filling up what they lack themselves", () => {
    const parameters = { "hoarding.scarcityBuys": 0 };
    const demand = (stage: Stage): number => shop(2, { food: 0.5 }, stage).field("hoarding");
    // Half a day is missing at home; of the people, half of 60 % want fourteen days more.
    expect(demand({ ...ON, parameters })).toBeCloseTo((0.8 * 0.5) / BEYOND, 12);
    expect(demand(ON)).toBeCloseTo((0.8 * (0.5 + 0.3 * BEYOND)) / BEYOND, 12);
  });

  it("is eaten up again once people are calm, and not below what is usual", () => {
    const days = shop(300, (day) => ({ fear: day < 60 ? 1 : 0, food: 1 })).course("pantry");
    const [full, later, last] = [days[59]!, days[89]!, days[299]!].map((pantry) => pantry / PEOPLE - USUAL);
    expect(full).toBeGreaterThan(6);
    expect(later! / full!).toBeCloseTo((1 - 1 / 30) ** 30, 2);
    expect(last).toBeGreaterThanOrEqual(0);
    expect(last).toBeLessThan(0.01);
  });

  it("leaves to each of the living as much as before when others die", () => {
    const rows = (day: number): Row[] => [{ deaths: day < 10 ? 9000 : 0 }];
    const dying = shop(30, { food: 1 }, ON, rows);
    expect(dying.field("pantry") / dying.society.living[0]!).toBeCloseTo(USUAL, 9);
    expect(dying.society.living[0]).toBeLessThan(20_000);
  });

  it("with no food in shops empties the larder day by day, and then there is none", () => {
    const hungry = shop(20, { food: 0 });
    const days = hungry.course("pantry").map((pantry) => pantry / PEOPLE);
    expect(days.slice(0, 8).map((x) => Math.round(x * 1e6) / 1e6)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(days.at(-1)).toBe(0);
  });

  it("says once that people buy ahead, when it begins", () => {
    const { society } = shop(40, (day) => ({ fear: day < 20 ? 1 : 0, food: 1 }));
    expect(society.notes.filter(({ kind }) => kind === "hoarding")).toHaveLength(1);
    expect(society.notes[0]).toMatchObject({ place: 0, words: "Shops are full of people who buy ahead." });
  });
});
