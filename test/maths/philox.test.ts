import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { below, mix, philox, seedWords } from "../../src/maths/philox.ts";

const U32 = 0xffffffff;
const word = fc.integer({ min: 0, max: U32 });
const properties = { seed: 2011, numRuns: 2000 };

function draw(key: number[], counter: number[], rounds?: number): number[] {
  const out = new Uint32Array(4);
  philox(key[0], key[1], counter[0], counter[1], counter[2], counter[3], out, rounds);
  return [...out];
}

/** Philox4x32 straight from the paper, in whole numbers of any size. */
function philoxOfPaper(key: number[], counter: number[], rounds: number): number[] {
  const mask = 0xffffffffn;
  let [k0, k1] = key.map(BigInt);
  let [left0, right0, left1, right1] = counter.map(BigInt);
  for (let round = 0; round < rounds; round++) {
    const product0 = 0xd2511f53n * left0;
    const product1 = 0xcd9e8d57n * left1;
    [left0, right0, left1, right1] = [
      (product1 >> 32n) ^ right0 ^ k0,
      product1 & mask,
      (product0 >> 32n) ^ right1 ^ k1,
      product0 & mask,
    ];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [left0, right0, left1, right1].map(Number);
}

describe("philox", () => {
  const pi = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0];
  // Known answers published with Random123 (file kat_vectors): rounds, counter and key, words.
  test.each([
    [7, [0, 0, 0, 0, 0, 0], [0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48]],
    [7, [U32, U32, U32, U32, U32, U32], [0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662]],
    [7, pi, [0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a]],
    [10, [0, 0, 0, 0, 0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [10, [U32, U32, U32, U32, U32, U32], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]],
    [10, pi, [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]],
  ])("gives the published words of %i rounds", (rounds, input, words) => {
    expect(draw(input.slice(4), input.slice(0, 4), rounds)).toEqual(words);
  });

  test("has seven rounds unless told otherwise", () => {
    expect(draw([1, 2], [3, 4, 5, 6])).toEqual(philoxOfPaper([1, 2], [3, 4, 5, 6], 7));
  });

  test("agrees with the paper's definition for any key and counter", () => {
    const key = fc.array(word, { minLength: 2, maxLength: 2 });
    const counter = fc.array(word, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(key, counter, fc.integer({ min: 1, max: 12 }), (k, c, rounds) => {
        expect(draw(k, c, rounds)).toEqual(philoxOfPaper(k, c, rounds));
        // The same bits as signed numbers are the same counter.
        const signed = (x: number): number => x | 0;
        expect(draw(k.map(signed), c.map(signed), rounds)).toEqual(draw(k, c, rounds));
      }),
      properties,
    );
  });
});

describe("seedWords", () => {
  test("splits a seed into low and high word", () => {
    expect(seedWords(0)).toEqual([0, 0]);
    expect(seedWords(U32)).toEqual([U32, 0]);
    expect(seedWords(2 ** 32 + 5)).toEqual([5, 1]);
    expect(seedWords(Number.MAX_SAFE_INTEGER)).toEqual([U32, 0x1fffff]);
  });

  test.each([-1, 1.5, NaN, Infinity, 2 ** 53])("refuses %d", (seed) => {
    expect(() => seedWords(seed)).toThrow(/seed must be a whole number/);
  });
});

test("mix agrees with its definition in whole numbers of any size", () => {
  const mask = 0xffffffffn;
  fc.assert(
    fc.property(word, (start) => {
      let x = BigInt(start);
      x ^= x >> 16n;
      x = (x * 0x7feb352dn) & mask;
      x ^= x >> 15n;
      x = (x * 0x846ca68bn) & mask;
      x ^= x >> 16n;
      expect(mix(start)).toBe(Number(x));
      expect(mix(start | 0)).toBe(Number(x));
    }),
    properties,
  );
});

test("below is the exact high word of the product", () => {
  fc.assert(
    fc.property(word, word, (x, n) => {
      expect(below(x, n)).toBe(Number((BigInt(x) * BigInt(n)) >> 32n));
    }),
    properties,
  );
  expect(below(U32, U32)).toBe(U32 - 1);
  expect(below(U32, 1)).toBe(0);
});
