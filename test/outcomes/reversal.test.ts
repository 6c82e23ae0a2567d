import { describe, expect, test } from "vitest";
import {
  agreedSign,
  type Assumption,
  mean,
  mostTrials,
  SEARCH,
  searchReversal,
  type SearchResult,
  type Trial,
} from "../../src/outcomes/reversal.ts";

const assumption = (
  name: string,
  declared: number,
  range: [number, number],
  logarithm = false,
): Assumption => ({ name, declared, range, logarithm });

/** Searches a made-up world in which deaths differ as `deaths` says; counts what is asked. */
async function search(
  assumptions: Assumption[],
  deaths: (value: (name: string) => number, seed: number) => number,
): Promise<SearchResult & { trials: Trial[] }> {
  const trials: Trial[] = [];
  const result = await searchReversal(assumptions, (asked) => {
    trials.push(...asked);
    return Promise.resolve(
      asked.map(({ parameters, seed }) =>
        deaths((name) => parameters[name] ?? assumptions.find((one) => one.name === name)!.declared, seed),
      ),
    );
  });
  return { ...result, trials };
}

describe("the search for what would reverse it", () => {
  test("finds where the sign turns, on an even and on a logarithmic range, above and below", async () => {
    const { declared, rows, trials } = await search(
      [
        assumption("even", 2, [0, 10]),
        assumption("powers", 0.1, [0.001, 1], true),
        assumption("harmless", 1, [0, 3]),
      ],
      // Turns at even = 7.3, or powers = 0.004.
      (value, seed) =>
        -100 +
        ((value("even") - 2) * 100) / 5.3 +
        (value("powers") < 0.1 ? Math.log(0.1 / value("powers")) * (100 / Math.log(25)) : 0) +
        value("harmless") -
        1 +
        (seed - 1) * 0.5,
    );
    expect(agreedSign(declared)).toBe(-1);
    expect(rows.map(({ name }) => name)).toEqual(["even", "powers", "harmless"]);
    const [even, powers, harmless] = rows;
    const [near, far] = even!.flips[0]!;
    expect(near).toBeLessThan(7.3);
    expect(far).toBeGreaterThanOrEqual(7.3);
    expect(far - near).toBeCloseTo(8 / 2 ** SEARCH.halvings, 9);
    const [above, below] = powers!.flips[0]!;
    expect(above).toBeGreaterThan(0.004);
    expect(below).toBeLessThanOrEqual(0.004);
    expect(above / below).toBeCloseTo(100 ** (1 / 2 ** SEARCH.halvings), 6);
    expect(harmless!.flips).toEqual([]);
    expect(harmless!.effect).toBeCloseTo(2, 9);
    expect(trials.length).toBeLessThanOrEqual(mostTrials(3));
    // All others as declared: never two at once.
    expect(Math.max(...trials.map(({ parameters }) => Object.keys(parameters).length))).toBe(1);
  });

  test("words both signs alike: a difference in favour of the second world turns too", async () => {
    const { rows } = await search([assumption("x", 5, [0, 10])], (value) => 50 - (value("x") - 5) * 20);
    expect(rows[0]!.flips).toHaveLength(1);
    const [near, far] = rows[0]!.flips[0]!;
    expect([near <= 7.5, far > 7.5]).toEqual([true, true]);
  });

  test("finds none where none turns it", async () => {
    const { rows } = await search(
      [assumption("x", 1, [0, 4]), assumption("y", 0, [0, 4])],
      (value, seed) => -40 + value("x") * 5 - value("y") - seed,
    );
    expect(rows.flatMap(({ flips }) => flips)).toEqual([]);
    // The low end of y is the declared value: nothing is run for it.
    expect(rows[1]!.low).toEqual([-35, -36, -37]);
    expect(rows[1]!.high).toHaveLength(3);
  });

  test("judges by the mean of all seeds, not by the first alone", async () => {
    const { rows } = await search([assumption("x", 0, [0, 1])], (value, seed) =>
      value("x") === 0 ? -10 : [5, -30, -30][seed]!,
    );
    expect(rows[0]!.high).toEqual([5, -30, -30]);
    expect(rows[0]!.flips).toEqual([]);
  });

  test("turns nothing where the seeds do not agree to begin with, or nothing differs", async () => {
    const torn = await search(
      [assumption("x", 0, [-1, 1])],
      (value, seed) => [-16, 7, 2][seed]! + value("x") * 50,
    );
    expect(agreedSign(torn.declared)).toBe(0);
    expect(torn.rows[0]!.flips).toEqual([]);
    expect([torn.rows[0]!.low, torn.rows[0]!.high].map(agreedSign)).toEqual([-1, 1]);
    const equal = await search([assumption("x", 0, [-1, 1])], () => 0);
    expect(equal.rows[0]).toMatchObject({ low: [0], high: [0], effect: 0, flips: [] });
  });

  test("runs no more than it says, however many turn", async () => {
    const many = Array.from({ length: 60 }, (_, i) => assumption(`p${i}`, 0.5, [0, 1]));
    const { rows, trials } = await search(many, (value) =>
      many.reduce((sum, { name }, i) => sum + (value(name) - 0.5) * (100 + i), -1),
    );
    expect(trials.length).toBe(mostTrials(60));
    expect(rows[0]!.name).toBe("p59");
    const turned = rows.filter(({ flips }) => flips.length > 0);
    expect(turned).toHaveLength(SEARCH.followed);
    // Those not located are given as the whole way to the end of the range.
    expect(turned.filter(({ flips }) => flips[0]![1] === 1)).toHaveLength(SEARCH.followed - SEARCH.located);
    expect(mean(rows[0]!.high)).toBeCloseTo(-1 + 159 / 2, 9);
  });
});
