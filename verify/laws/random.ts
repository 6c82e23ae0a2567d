/** Draws of a generator of test cases: case n is the same on every computer. */
import { below, philox, seedWords } from "../../src/maths/philox.ts";

export interface Random {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** A number of three decimals, both ends included. */
  number(from: number, to: number): number;
  pick<T>(of: readonly T[]): T;
  /** So many different ones, in random order. */
  several<T>(of: readonly T[], count: number): T[];
}

export function randomOf(seed: number): Random {
  const [low, high] = seedWords(seed);
  const words = new Uint32Array(4);
  let index = 0;
  const draw = (count: number): number => {
    if ((index & 3) === 0) philox(low, high, index >>> 2, 0, 0, 0, words);
    return below(words[index++ & 3], count);
  };
  const whole = (from: number, to: number): number => from + draw(to - from + 1);
  return {
    chance: (probability) => draw(1_000_000) < probability * 1_000_000,
    whole,
    number: (from, to) => whole(Math.round(from * 1000), Math.round(to * 1000)) / 1000,
    pick: (of) => of[draw(of.length)],
    several(of, count) {
      const left = [...of];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(draw(left.length), 1)[0]);
    },
  };
}
