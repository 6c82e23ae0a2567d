/** Orders that are computed: the kernel's keyed bijections, and those of the population. */
import { bijection, inverse } from "../../src/population/bijection.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { openKernel } from "./inside.ts";
import {
  alongP,
  brokenSizes,
  linesKept,
  keyOf,
  lostNumbers,
  neighboursKept,
  type Orders,
  spreadP,
  unevenness,
} from "./orders.ts";
import { RARE, RARELY, smallestP } from "./statistics.ts";

const inside = once(({ kernel }: Conditions) => openKernel(kernel));
const ofKernel = (conditions: Conditions): Orders => inside(conditions).bijection;

/** The population's own, whose inverse is a table. */
export const ofPopulation: Orders = (n, key) => {
  const image = bijection(n, key);
  let from: Uint32Array | undefined;
  return {
    image,
    origin(y) {
      from ??= inverse(n, key);
      return from[y]!;
    },
  };
};

const lines = once((c: Conditions) => linesKept(ofKernel(c), 100, c.full ? 2000 : 400));

const NOTHING = "none: nothing is left to chance, keys are fixed";
const MOST_SIZE = 5000;
/** Many times a product of two sides, and one more than one: the walk back into range is long there, and short. */
const SIZES = [4096, 4097, 65_535, 999_983, 331_000_000];

const countRow = (id: string, claim: string, obtain: (conditions: Conditions) => number): Check => ({
  id,
  claim,
  expected: 0,
  tolerance: "exact",
  source: "definition of a bijection; derived",
  errorRate: NOTHING,
  obtain,
});

const chanceRow = (id: string, claim: string, obtain: (conditions: Conditions) => number): Check => ({
  id,
  claim,
  expected: "chance",
  tolerance: { pAtLeast: RARE },
  source: "a random permutation: chi-square; derived",
  errorRate: RARELY,
  obtain,
});

export const bijections: readonly Check[] = [
  countRow(
    "R7 every size, kernel",
    `Sizes of 1 to ${MOST_SIZE} that the kernel's order misses or does not undo`,
    (c) => brokenSizes(ofKernel(c), MOST_SIZE).length,
  ),
  countRow(
    "R7 every size, population",
    `The same of the population's order`,
    () => brokenSizes(ofPopulation, MOST_SIZE).length,
  ),
  countRow("R7 large sizes", "Numbers lost in sizes of all magnitudes up to 4 billion", (c) =>
    lostNumbers(ofKernel(c), 4e9, c.full ? 20_000 : 2000, 100),
  ),
  ...SIZES.map((n) =>
    chanceRow(
      `R8 images of ${n}`,
      `Over keys: images of ${n} even, of two numbers and of next keys independent`,
      (c) => spreadP(ofKernel(c), n, c.full ? 400_000 : 50_000),
    ),
  ),
  chanceRow("R8 along an order", "Consecutive images independent, for orders of 999,983 and 1,000,000", (c) =>
    smallestP(
      Array.from({ length: c.full ? 20 : 4 }, (_, i) =>
        alongP(ofKernel(c), i % 2 === 0 ? 999_983 : 1_000_000, keyOf(-1 - i)),
      ),
    ),
  ),
  {
    id: "R9 smallest sizes",
    claim:
      "Departure of the images of sizes 2 to 12 from evenness (largest root mean square over the sizes): four rounds cannot make every order of a handful",
    expected: 0,
    tolerance: { absolute: 0.08 },
    source:
      "enumeration of all round functions for sizes 2 to 9: 0.060 at size 5, where it is largest; derived. None where the size is a product of its two sides",
    errorRate: "below 1e-6: the standard error is below 0.002",
    obtain: (c) =>
      Math.max(
        ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) =>
          unevenness(ofKernel(c), n, c.full ? 200_000 : 50_000),
        ),
      ),
  },
  {
    id: "R9 followers",
    claim:
      "Number of neighbours in an order of 10,007 that stay neighbours, in the same sense: 1 in a random order, 2 in one of four rounds, whatever the size",
    expected: "1 to 2",
    tolerance: { from: 0.85, to: 2.2 },
    source:
      "two numbers of one row keep their difference if neither of the first and third rounds parts them (1/a²), and else meet it by chance (1/n); derived",
    errorRate: "below 1e-5: Poisson, standard error 0.035 at the quick size",
    obtain: (c) => neighboursKept(ofKernel(c), 10_007, c.full ? 8000 : 1600),
  },
  {
    id: "R9 columns",
    claim:
      "Share of pairs √n apart in an order of n = 10,000 whose images lie in rows of √n that follow each other: 0.01 in a random order, 0.0199 in one of four rounds",
    expected: "0.01 to 0.02",
    tolerance: { from: 0.0085, to: 0.0215 },
    source:
      "their rows keep their difference if the second round leaves both in one column (1/√n), and else meet it by chance (1/√n); derived",
    errorRate: "1e-3 at the quick size: standard error 0.0005 (whole pairs of rows fall together)",
    obtain: (c) => lines(c).columns,
  },
  {
    id: "R9 rows",
    claim:
      "Share of pairs side by side in that order whose images lie in columns that follow each other: 0.01 in a random order, 0.02 in one of three rounds",
    expected: 0.01,
    tolerance: { absolute: 0.001 },
    source: "uniform differences, and 1/a² more for four rounds; derived",
    errorRate: "below 1e-4: standard error 0.0001 at the quick size",
    obtain: (c) => lines(c).rows,
  },
];
