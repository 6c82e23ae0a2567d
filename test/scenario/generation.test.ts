import { describe, expect, test } from "vitest";
import { rawMoments } from "../../src/scenario/dwell.ts";
import {
  fatality,
  generationInterval,
  incubation,
  infectionToDeath,
  meanFatality,
  presymptomaticShare,
} from "../../src/scenario/generation.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Dwell } from "../../src/scenario/scenario.ts";
import { small } from "./small.ts";

const disease = (stages: string) =>
  readScenario(
    small.replace(/disease:[^]*(?=worlds)/, () => `disease:\n  name: own\n  r0: 2\n  stages:\n${stages}`),
    "small.yaml",
  ).disease;

describe("moments of dwells against closed forms", () => {
  test.each<[string, Dwell, number[]]>([
    ["fixed", { family: "fixed", days: 3 }, [3, 9, 27]],
    ["exponential", { family: "exponential", mean: 2 }, [2, 8, 48]],
    // Shape 4, scale 1: k, k(k+1), k(k+1)(k+2).
    ["gamma", { family: "gamma", mean: 4, sd: 2 }, [4, 20, 120]],
    // Median 1, sigma 1: exp(n²/2).
    [
      "lognormal",
      { family: "lognormal", mean: Math.exp(0.5), sd: Math.sqrt(Math.exp(2) - Math.exp(1)) },
      [Math.exp(0.5), Math.exp(2), Math.exp(4.5)],
    ],
    // Shape 2, scale 1 (Rayleigh): Γ(1 + n/2).
    [
      "weibull",
      { family: "weibull", mean: Math.sqrt(Math.PI) / 2, sd: Math.sqrt(1 - Math.PI / 4) },
      [Math.sqrt(Math.PI) / 2, 1, 0.75 * Math.sqrt(Math.PI)],
    ],
    // Shape 1 is the exponential.
    ["weibull of shape 1", { family: "weibull", mean: 2, sd: 2 }, [2, 8, 48]],
    ["empirical", { family: "empirical", days: [1, 3], weights: [1, 3] }, [2.5, 7, 20.5]],
  ])("%s", (_name, dwell, moments) => {
    for (const [i, moment] of rawMoments(dwell).entries()) expect(moment).toBeCloseTo(moments[i]!, 9);
  });
});

describe("intervals of simple courses against closed forms", () => {
  test("SEIR: latent and infectious exponential give the sum of both", () => {
    const seir = disease(`    - { name: latent, dwell: { family: exponential, mean: 3 }, next: [{ to: ill }] }
    - { name: ill, dwell: { family: exponential, mean: 5 }, infectiousness: 1, ill: true, next: [{ to: recovered }] }
`);
    // Of an exponential period the time of an infection within it is exponential again.
    expect(generationInterval(seir).mean).toBeCloseTo(8, 12);
    expect(generationInterval(seir).sd).toBeCloseTo(Math.sqrt(9 + 25), 12);
    expect(incubation(seir)!.mean).toBeCloseTo(3, 12);
    expect(presymptomaticShare(seir)).toBe(0);
    expect(infectionToDeath(seir)).toBeNull();
  });

  test("a fixed infectious period is a uniform distribution", () => {
    const one = disease(
      "    - { name: a, dwell: { family: fixed, days: 6 }, infectiousness: 2, next: [{ to: dead }] }\n",
    );
    expect(generationInterval(one).mean).toBeCloseTo(3, 12);
    expect(generationInterval(one).sd).toBeCloseTo(6 / Math.sqrt(12), 12);
    expect(infectionToDeath(one)!.mean).toBeCloseTo(6, 12);
    expect(infectionToDeath(one)!.sd).toBeCloseTo(0, 6);
    expect(incubation(one)).toBeNull();
    expect(presymptomaticShare(one)).toBeNull();
  });

  test("branches by age, two ways to one stage", () => {
    const forked = disease(`    - name: first
      dwell: { family: fixed, days: 1 }
      next: [{ to: slow, probability: [[0, 0.5], [50, 0]] }, { to: last }]
    - { name: last, dwell: { family: fixed, days: 2 }, infectiousness: 1, ill: true, next: [{ to: dead, probability: 0.1 }, { to: recovered }] }
    - { name: slow, dwell: { family: fixed, days: 4 }, infectiousness: 1, next: [{ to: last }] }
`);
    const young = [{ from: 0, to: 49, share: 1 }];
    const old = [{ from: 50, to: 90, share: 1 }];
    expect(fatality(forked, 20)).toBeCloseTo(0.1, 12);
    expect(incubation(forked, old)!.mean).toBeCloseTo(1, 12);
    // Half fall ill on day 1, half on day 5.
    expect(incubation(forked, young)!.mean).toBeCloseTo(3, 12);
    expect(incubation(forked, young)!.sd).toBeCloseTo(2, 12);
    expect(infectionToDeath(forked, young)!.mean).toBeCloseTo(5, 12);
    // Weights by days: half × 4 around day 3, half × 2 around day 2, half × 2 around day 6.
    expect(generationInterval(forked, young).mean).toBeCloseTo((2 * 3 + 2 + 6) / 4, 12);
    expect(presymptomaticShare(forked, young)).toBeCloseTo(2 / 4, 12);
    const both = [...young, { ...old[0]!, share: 3 }];
    expect(incubation(forked, both)!.mean).toBeCloseTo((3 + 3 * 1) / 4, 12);
  });

  test("two branches to death add up", () => {
    const twice = disease(`    - name: a
      dwell: { family: fixed, days: 1 }
      infectiousness: 1
      next: [{ to: dead, probability: [[0, 0.1], [60, 0.3]] }, { to: b, probability: 0.5 }, { to: recovered }]
    - { name: b, dwell: { family: fixed, days: 1 }, next: [{ to: dead }] }
`);
    expect(fatality(twice, 59)).toBeCloseTo(0.6, 12);
    expect(fatality(twice, 60)).toBeCloseTo(0.8, 12);
    expect(meanFatality(twice, [{ from: 59, to: 60, share: 1 }])).toBeCloseTo(0.7, 12);
  });
});
