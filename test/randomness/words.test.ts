/** The draws as the model keys them: chance with 7 and 10 rounds, and not with fewer; so the tests can fail. */
import { beforeAll, describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { mix } from "../../src/maths/philox.ts";
import { type Draw, type Inside, openKernel } from "../../verify/randomness/inside.ts";
import { RARE } from "../../verify/randomness/statistics.ts";
import { avalancheP, birthdaySpacingsP, collisionP, gapsP, serialP } from "../../verify/randomness/tests.ts";
import { KEY, NEIGHBOURS, Purpose, use } from "../../verify/randomness/uses.ts";
import { balls, birthdays, contactOf, roundsThatPass } from "../../verify/randomness/words.ts";

let inside: Inside;
beforeAll(() => {
  inside = openKernel(loadKernel());
});

/** One test fails in 10,000 by chance; there are some seventy here, with fixed seeds. */
const TRIPLES = 1 << 15;

describe.each([7, 10])("with %i rounds", (rounds) => {
  test.each(NEIGHBOURS.map((neighbours) => [neighbours.name, neighbours] as const))(
    "neighbouring draws are independent: %s",
    (_, neighbours) => {
      expect(serialP(inside.draw(rounds), neighbours, TRIPLES)).toBeGreaterThan(RARE);
    },
  );

  test("births, collisions and gaps are as they should be", () => {
    const draw = inside.draw(rounds);
    expect(birthdaySpacingsP(draw, birthdays, 45)).toBeGreaterThan(RARE);
    expect(collisionP(draw, balls, 6)).toBeGreaterThan(RARE);
    expect(gapsP(draw, (i) => [1, 0, i, KEY, use(Purpose.stage), 0], 1 << 18)).toBeGreaterThan(RARE);
  });
});

describe("with too few rounds", () => {
  test.each([3, 4])("%i, every kind of neighbours is found out", (rounds) => {
    const passed = NEIGHBOURS.filter((one) => serialP(inside.draw(rounds), one, 1 << 13) > RARE);
    expect(passed.map(({ name }) => name)).toEqual([]);
  });

  test("the avalanche tells 3 to 6 from 7 to 10", () => {
    expect(roundsThatPass((rounds) => inside.draw(rounds), 1024)).toBe("7 8 9 10");
  });

  test("3 have too many births on equal spacings, and too many or too few collisions", () => {
    expect(birthdaySpacingsP(inside.draw(3), birthdays, 30)).toBeLessThan(RARE);
    expect(collisionP(inside.draw(3), balls, 3)).toBeLessThan(RARE);
  });
});

describe("generators that are none", () => {
  /** A sequence with the lattice of a linear congruence (Park and Miller's multiplier), by person. */
  const lattice: Draw = ([low, , c0, c1, c2, c3], words) => {
    for (let w = 0; w < 4; w++) words[w] = Math.imul(c0 * 4 + w + low + c1 + c2 + c3 * 977, 48_271);
  };
  /** Of the person alone: all purposes and indices share their words. */
  const shared: Draw = ([low, , c0, c1], words) => {
    for (let w = 0; w < 4; w++) words[w] = mix(mix((c0 + low) | 0) ^ mix(c1 + w));
  };

  test("are seen by every test that is about them", () => {
    expect(birthdaySpacingsP(lattice, birthdays, 6)).toBeLessThan(RARE);
    expect(gapsP(lattice, (i) => [1, 0, i, KEY, 0, 0], 1 << 16)).toBeLessThan(RARE);
    expect(collisionP(lattice, balls, 3)).toBeLessThan(RARE);
    expect(avalancheP(lattice, contactOf, 256)).toBeLessThan(RARE);
    const seen = NEIGHBOURS.filter((one) => serialP(shared, one, 1 << 12) < RARE).map(({ name }) => name);
    expect(seen).toContain("stages");
    expect(seen).toContain("next candidates");
    expect(seen).toContain("people and fates of one seed");
    expect(seen).toContain("next statements");
  });
});

describe("mix", () => {
  const undoShift = (x: number, bits: number): number => {
    let y = x;
    for (let known = bits; known < 32; known += bits) y = x ^ (y >>> bits);
    return y >>> 0;
  };
  /** The number that an odd one times gives 1, modulo 2³²: each step of Newton doubles the right bits. */
  const inverseOf = (odd: number): number => {
    let y = odd;
    for (let step = 0; step < 5; step++) y = Math.imul(y, 2 - Math.imul(odd, y));
    return y;
  };

  test("is a bijection of 32-bit words: every step of it is undone", () => {
    for (let i = 0; i < 100_000; i++) {
      const x = Math.imul(i, 0x9e3779b1) >>> 0;
      let y = undoShift(mix(x), 16);
      y = undoShift(Math.imul(y, inverseOf(0x846ca68b)) >>> 0, 15);
      y = undoShift(Math.imul(y, inverseOf(0x7feb352d)) >>> 0, 16);
      if (y !== x) expect.fail(`${x} is not found again`);
    }
  });

  test("turns over each bit for any bit, half of the time within 3 %", () => {
    // Of 2¹⁵ arguments: 1 % is 3.6 standard deviations, the rest is the slight bias its author measured.
    const flips = new Uint32Array(1024);
    for (let i = 0; i < 1 << 15; i++) {
      for (let bit = 0; bit < 32; bit++) {
        const turned = mix(i) ^ mix(i ^ (1 << bit));
        for (let b = 0; b < 32; b++) flips[bit * 32 + b]! += (turned >>> b) & 1;
      }
    }
    for (const count of flips) expect(Math.abs(count / 2 ** 15 - 0.5)).toBeLessThan(0.03);
  });
});
