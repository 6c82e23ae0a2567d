/** Orders that are computed: bijections of every size, that look like random orders; and that such as do not are told. */
import { beforeAll, describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { below, mix } from "../../src/maths/philox.ts";
import { ofPopulation } from "../../verify/randomness/bijections.ts";
import { openKernel } from "../../verify/randomness/inside.ts";
import {
  alongP,
  brokenSizes,
  linesKept,
  lostNumbers,
  neighboursKept,
  type Orders,
  spreadP,
  unevenness,
} from "../../verify/randomness/orders.ts";
import { RARE } from "../../verify/randomness/statistics.ts";

let ofKernel: Orders;
beforeAll(() => {
  ofKernel = openKernel(loadKernel()).bijection;
});

test("each meets every number once and is undone: the kernel's for each size to 5,000, the population's to 1,500", () => {
  expect(brokenSizes(ofKernel, 5000)).toEqual([]);
  expect(brokenSizes(ofPopulation, 1500)).toEqual([]);
});

test.each([65_536, 999_983])("both are the same bijection of %i, under any key", (n) => {
  for (const key of [0, 0xffffffff, 12345]) {
    const [one, other] = [ofKernel(n, key), ofPopulation(n, key)];
    const met = new Uint8Array(n);
    let wrong = 0;
    for (let x = 0; x < n; x++) {
      const y = one.image(x);
      if (y >= n || met[y] === 1 || one.origin(y) !== x || other.image(x) !== y) wrong++;
      else met[y] = 1;
    }
    expect(wrong).toBe(0);
  }
});

test("numbers are found again in sizes up to 4 billion", () => {
  expect(lostNumbers(ofKernel, 4e9, 2000, 50)).toBe(0);
});

// Rare limits: each fails for a random order in 1 of 10,000 choices of the keys.
test.each([256, 4097, 100_003])("images of %i look random, over keys", (n) => {
  expect(spreadP(ofKernel, n, 20_000)).toBeGreaterThan(RARE);
});

test("consecutive images look random, along an order", () => {
  for (const key of [1, 2, 0x80000000]) expect(alongP(ofKernel, 100_003, key)).toBeGreaterThan(RARE);
});

describe("what they are not", () => {
  /** The same construction with some of its four rounds. */
  const withRounds =
    (rounds: readonly number[], noise: (x: number, n: number) => number = below): Orders =>
    (n, key) => {
      const a = Math.ceil(Math.sqrt(n));
      const b = Math.ceil(n / a);
      const keys = [0, 1, 2, 3].map((i) => mix((key + Math.imul(i, 0x9e3779b9)) | 0));
      const image = (x: number): number => {
        let y = x;
        do {
          let [l, r] = [Math.floor(y / b), y % b];
          for (const i of rounds) {
            if (i % 2 === 0) l = (l + noise(mix(r ^ keys[i]!), a)) % a;
            else r = (r + noise(mix(l ^ keys[i]!), b)) % b;
          }
          y = l * b + r;
        } while (y >= n);
        return y;
      };
      return { image, origin: () => 0 };
    };
  const shift: Orders = (n, key) => ({
    image: (x) => (x + below(mix(key), n)) % n,
    origin: (y) => (y + n - below(mix(key), n)) % n,
  });

  test("all four rounds are the kernel's", () => {
    const whole = withRounds([0, 1, 2, 3])(1000, 77);
    for (let x = 0; x < 1000; x++) expect(whole.image(x)).toBe(ofKernel(1000, 77).image(x));
  });

  test.each<[string, Orders]>([
    ["the first two rounds", withRounds([0, 1])],
    ["the last two rounds", withRounds([2, 3])],
    ["rounds of which each prefers small steps", withRounds([0, 1, 2, 3], (x, n) => below(x, n) >> 2)],
    ["a mere shift", shift],
  ])("%s are found out", (_, orders) => {
    expect(Math.min(spreadP(orders, 4097, 20_000), alongP(orders, 100_003, 1))).toBeLessThan(RARE);
  });

  test("three rounds are found out by neighbours that stay in columns that follow each other", () => {
    expect(linesKept(withRounds([0, 1, 2]), 50, 400).rows).toBeGreaterThan(0.03);
  });

  test("neither are orders that miss a number, or send two to one place", () => {
    const missing: Orders = (n) => ({
      image: (x) => Math.min(x + 1, n - 1),
      origin: (y) => Math.max(0, y - 1),
    });
    expect(brokenSizes(missing, 20)).toHaveLength(19);
    expect(lostNumbers(missing, 100, 50, 20)).toBeGreaterThan(0);
  });

  // A random order by sorting, for what the four rounds cannot do and the sizes of it.
  const shuffled: Orders = (n, key) => {
    const ranks = Array.from({ length: n }, (_, x) => [mix(mix(x + key) ^ key), x] as const);
    ranks.sort((p, q) => p[0] - q[0]);
    return { image: (x) => ranks[x]![1], origin: () => 0 };
  };

  test("perfect: the smallest sizes are uneven by 6 %, neighbours stay twice as often, columns too", () => {
    expect(unevenness(ofKernel, 5, 50_000)).toBeCloseTo(0.06, 2);
    expect(unevenness(shuffled, 5, 50_000)).toBeLessThan(0.01);
    expect(unevenness(ofKernel, 6, 50_000)).toBeLessThan(0.01);
    // Means of 1,000 and 200 orders: standard errors 0.045 and 0.07, of a column share 0.001.
    expect(Math.abs(neighboursKept(ofKernel, 1009, 1000) - 1.9)).toBeLessThan(0.25);
    expect(Math.abs(neighboursKept(shuffled, 1009, 200) - 1)).toBeLessThan(0.35);
    expect(Math.abs(linesKept(ofKernel, 50, 400).columns - 0.0396)).toBeLessThan(0.006);
    expect(Math.abs(linesKept(ofKernel, 50, 400).rows - 0.02)).toBeLessThan(0.003);
    expect(Math.abs(linesKept(shuffled, 50, 20).columns - 0.02)).toBeLessThan(0.004);
  });
});
