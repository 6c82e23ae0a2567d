/** The kernel's samplers: how fine they are, how far they go, and that the tests of them see what is wrong. */
import poisson from "@stdlib/stats-base-dists-poisson";
import { beforeAll, describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { gammaQuantile } from "../../src/maths/distributions.ts";
import { type Inside, openKernel } from "../../verify/randomness/inside.ts";
import { distanceOf, FAMILIES, offspringP, poissonP, tailError } from "../../verify/randomness/samplers.ts";
import { kolmogorovP, RARE } from "../../verify/randomness/statistics.ts";

let inside: Inside;
beforeAll(() => {
  inside = openKernel(loadKernel());
});

const laws = Object.entries(FAMILIES).flatMap(([name, all]) =>
  all.map((law) => [name, law.shape, law] as const),
);

describe("tables of quantiles", () => {
  test.each(laws)(
    "%s %d: within 1/128 of the distribution everywhere, 0.01 % in the upper tail",
    (_, __, law) => {
      expect(distanceOf(inside, law)).toBeLessThan(1 / 128);
      expect(tailError(inside, law)).toBeLessThan(1e-4);
    },
  );

  test("all else is far nearer: a distribution without a steep start is within 0.11 %", () => {
    for (const [name, shape, law] of laws) {
      const steep = (name === "gamma" || name === "Weibull") && shape < 1;
      if (!steep) expect(distanceOf(inside, law)).toBeLessThan(0.0011);
    }
  });

  test("end where one word in 2²⁴ is left", () => {
    const lookUp = inside.sampler(gammaQuantile(1, 1));
    expect(lookUp(0xffffff00)).toBe(lookUp(0xffffffff));
    expect(lookUp(0xffffff00)).toBeCloseTo(24 * Math.LN2, 10);
    expect(lookUp(0xfffffe00)).toBeLessThan(lookUp(0xffffffff));
  });

  test("a shape that is off by 5 % is seen", () => {
    const [, , right] = laws.find(([name, shape]) => name === "gamma" && shape === 4)!;
    const wrong = inside.sampler(gammaQuantile(1, 1 / Math.sqrt(4.2)));
    const words = Float64Array.from({ length: 200_000 }, (_, i) =>
      Math.floor(((i + 0.5) / 200_000) * 2 ** 32),
    );
    expect(kolmogorovP(words.map(wrong), right.cdf)).toBeLessThan(RARE);
  });
});

describe("Poisson counts", () => {
  test.each([1e-6, 0.05, 3, 40, 250, 700])("of mean %d invert the distribution at both its ends", (mean) => {
    for (const u of [0, 2 ** -32, 1e-6, 0.5, 1 - 1e-6, 1 - 2 ** -32]) {
      const count = inside.poisson(mean, u);
      expect(poisson.cdf(count, mean)).toBeGreaterThan(u * (1 - 1e-9) - 1e-12);
      if (count > 0) expect(poisson.cdf(count - 1, mean)).toBeLessThan(u + 1e-10);
    }
  });

  test("of a mean that is off by 3 % are seen", () => {
    const wrong: Inside = { ...inside, poisson: (mean, u) => inside.poisson(mean * 1.03, u) };
    expect(poissonP(inside, 4, 50_000)).toBeGreaterThan(RARE);
    expect(poissonP(wrong, 4, 50_000)).toBeLessThan(RARE);
    expect(poissonP({ ...inside, poisson: (_, u) => (u < 0.001 ? 1 : 0) }, 1e-6, 50_000)).toBeLessThan(RARE);
  });

  test("that take the word of the person's infectiousness again are not negative binomial", () => {
    expect(offspringP(inside, 2, 0.5, 50_000)).toBeGreaterThan(RARE);
    let last = 0;
    const again: Inside = {
      ...inside,
      sampler: (quantile) => {
        const lookUp = inside.sampler(quantile);
        return (word) => {
          last = word;
          return lookUp(word);
        };
      },
      poisson: (mean) => inside.poisson(mean, last / 2 ** 32),
    };
    expect(offspringP(again, 2, 0.5, 50_000)).toBeLessThan(RARE);
  });
});
