/** Other seeds, and other keys of places, change the noise and nothing else: rows of docs/VERIFICATION.md. */
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { randomOf } from "./random.ts";
import { sum } from "./statistics.ts";

interface Numbering {
  people: number;
  fates: number;
  keys: readonly [number, number];
}

const USUAL: Numbering = { people: 1, fates: 1, keys: [1, 2] };

/** Two towns in which an outbreak may end early or not. */
const scenarioOf = ({ people, fates, keys }: Numbering): string =>
  JSON.stringify({
    version: 3,
    name: "numbers",
    days: 80,
    seeds: { people, fates },
    world: {
      places: [
        { name: "Ashford", people: 1500, latitude: 50, longitude: 5, key: keys[0] },
        { name: "Brook", people: 700, latitude: 50.1, longitude: 5.1, key: keys[1] },
      ],
    },
    population: { type: "us" },
    disease: { preset: "influenza-1918", r0: 1.7, dispersion: 0.5 },
    seedInfections: 6,
  });

interface Sample {
  infected: number[];
  digests: string[];
}

/** By how the worlds are numbered. */
interface Samples {
  small: Sample;
  fates: Sample;
  people: Sample;
  keys: Sample;
}

const samples = once(({ kernel, full }: Conditions): Samples => {
  const count = full ? 250 : 50;
  const random = randomOf(1978);
  /** Beyond what 32 bits hold, as well. */
  const large = (): number => random.whole(0, 2 ** 21 - 1) * 2 ** 32 + random.whole(0, 2 ** 31);
  const factor = prepareSetting(readScenario(scenarioOf(USUAL), "numbers.json"), null).rateFactor;
  const layOut = (numbering: Numbering): Setting =>
    prepareSetting(readScenario(scenarioOf(numbering), "numbers.json"), null, factor);
  const usual = layOut(USUAL);
  const sample = (settingOf: (i: number) => [Setting, number]): Sample => {
    const runs = Array.from({ length: count }, (_, i) => {
      const [setting, fates] = settingOf(i);
      return simulate(kernel, setting, { fates });
    });
    return {
      infected: runs.map(({ daily }) => sum(daily.infections)),
      digests: runs.map(({ digest }) => digest),
    };
  };
  return {
    small: sample((i) => [layOut({ ...USUAL, people: i, fates: i }), i]),
    fates: sample(() => [usual, large()]),
    // Other fates than above: where nobody infects anyone, who the others are does not show.
    people: sample((i) => [layOut({ ...USUAL, people: large() }), 10_000 + i]),
    keys: sample((i) => [
      layOut({ ...USUAL, keys: [random.whole(0, 2 ** 31), 2 ** 31 + random.whole(1, 2 ** 30)] }),
      20_000 + i,
    ]),
  };
});

/** Largest distance between the distribution functions of two samples, as large as this or larger with probability p (Smirnov's limit). */
function smirnov(one: readonly number[], other: readonly number[]): number {
  const values = [...new Set([...one, ...other])].sort((a, b) => a - b);
  const upTo = (of: readonly number[], x: number): number =>
    of.filter((value) => value <= x).length / of.length;
  const distance = Math.max(...values.map((x) => Math.abs(upTo(one, x) - upTo(other, x))));
  const size = Math.sqrt((one.length * other.length) / (one.length + other.length));
  const lambda = (size + 0.12 + 0.11 / size) * distance;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return lambda < 0.2 ? 1 : Math.min(1, Math.max(0, p));
}

const NAMES = ["fates", "people", "keys"] as const;

export const seeds: readonly Check[] = [
  {
    id: "L14",
    claim:
      "people infected in the end have one distribution, whether seeds are counted from nought or drawn beyond 2^32, for fates, people, and with keys " +
      "of places drawn at random: least probability of three two-sample tests, times three",
    expected: "one distribution",
    tolerance: { pAtLeast: 0.001 },
    source: "law of the model (src/kernel/README.md, section 1); two-sample test of Kolmogorov and Smirnov",
    errorRate: "at most 1 in 1,000 (three tests, Bonferroni; ties make it rarer)",
    obtain: (conditions) => {
      const { small, ...others } = samples(conditions);
      return Math.min(
        1,
        3 * Math.min(...NAMES.map((name) => smirnov(small.infected, others[name].infected))),
      );
    },
  },
  {
    id: "L15",
    claim: "no two numberings give the same world: digests that come twice, among those of L14",
    expected: 0,
    tolerance: "exact",
    source: "law of the model (src/kernel/README.md, section 1)",
    errorRate: "below 1 in 10^9: digests have 64 bits",
    obtain: (conditions) => {
      const all = Object.values(samples(conditions)).flatMap(({ digests }) => digests);
      return all.length - new Set(all).size;
    },
  },
];
