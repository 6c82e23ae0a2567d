/**
 * Outbreaks that end by themselves: rows A8 and A9. Where infectiousness varies between people as a gamma distribution of
 * shape k, the victims of a case are negative binomial, and the outbreak of one case dies out with probability
 * q = (1 + R0 (1 - q)/k)^-k (Lloyd-Smith et al. 2005).
 */
import type { Check, Conditions } from "../check.ts";
import { runLogged } from "../log.ts";
import { exponential, fixed, lay } from "../textbook.ts";
import { finalSize, runEpidemics } from "./epidemic.ts";

const PEOPLE = 10_000_000;
/** Days from a case to its victims: latent for so many, and infectious for one more. */
const LATENT_DAYS = 10;

interface Extinction {
  id: string;
  r0: number;
  /** Null: everyone is alike infectious, and victims are Poisson. */
  k: number | null;
  expected: number;
  /** Followed so far: at most 0.0031 of outbreaks die out later (by the generating function, again and again). */
  generations: number;
  /** Outbreaks of one case, all at once among ten million: of those that live, the last generation is a tenth of all people. */
  outbreaks: number;
  errorRate: string;
}

/** Share of outbreaks that have no case in the last generation. */
function shareExtinct(conditions: Conditions, { r0, k, generations, outbreaks }: Extinction): number {
  const setting = lay({
    people: PEOPLE,
    r0,
    ...(k === null ? {} : { dispersion: k }),
    // All equally long, so that infectiousness alone varies.
    latent: fixed(LATENT_DAYS),
    infectious: fixed(1),
    seedInfections: outbreaks,
    days: (LATENT_DAYS + 1) * generations + 2,
  });
  const lasting = (conditions.full ? [1, 2, 3] : [1]).map((fates) => {
    const { infections } = runLogged(conditions, setting, { fates });
    // By address: the first case of one's outbreak, and one's generation.
    const first = new Uint32Array(setting.population.addresses);
    const generation = new Uint8Array(setting.population.addresses);
    const alive = new Set<number>();
    let begun = 0;
    for (const { person, source } of infections) {
      if (source === null) begun++;
      first[person] = source === null ? person : first[source]!;
      generation[person] = source === null ? 0 : generation[source]! + 1;
      if (generation[person] === generations) alive.add(first[person]!);
    }
    return alive.size / begun;
  });
  return 1 - lasting.reduce((sum, share) => sum + share, 0) / lasting.length;
}

const row = (asked: Extinction): Check => ({
  id: asked.id,
  claim:
    `Share of outbreaks of one case that die out within ${asked.generations} generations, R0 ${asked.r0}, ` +
    (asked.k === null ? "everyone alike infectious" : `dispersion k ${asked.k}`),
  expected: asked.expected,
  tolerance: { absolute: 0.02 },
  source:
    asked.k === null
      ? "q = exp(-R0 (1 - q)), in the end; derived"
      : "q = (1 + R0 (1 - q)/k)^-k, in the end, Lloyd-Smith et al. 2005; derived",
  errorRate: asked.errorRate,
  obtain: (conditions) => shareExtinct(conditions, asked),
});

const belowOne: Check = {
  id: "A9 R0=0.8",
  claim: "Cases in all for each at the start, where each infects 0.8 others on average",
  expected: 5,
  tolerance: { relative: 0.07 },
  source: "1/(1 - R0); derived",
  errorRate:
    "1 in 1,000: sizes have variance R0 (1 + R0)/(1 - R0)³, so the standard error is 0.095; 0.07 in full",
  obtain: (conditions) => {
    const [people, seedInfections] = [5_000_000, 5000];
    const textbook = { people, r0: 0.8, infectious: exponential(5), seedInfections, days: 500 };
    const epidemics = runEpidemics(
      conditions,
      textbook,
      conditions.full ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3, 4],
    );
    return (finalSize(epidemics) * people) / seedInfections;
  },
};

export const extinction: readonly Check[] = [
  ...[
    {
      id: "A8 k=0.16",
      r0: 3,
      k: 0.16,
      expected: 0.76219,
      generations: 5,
      outbreaks: 7000,
      errorRate: "1 in 2,000: standard error 0.0051, 0.0031 die out later; three times as many in full",
    },
    {
      id: "A8 k=1",
      r0: 3,
      k: 1,
      expected: 0.33333,
      generations: 5,
      outbreaks: 7000,
      errorRate: "1 in 2,000: standard error 0.0056, 0.0009 die out later; three times as many in full",
    },
    {
      id: "A8 Poisson",
      r0: 3,
      k: null,
      expected: 0.05952,
      generations: 4,
      outbreaks: 6000,
      errorRate: "1 in 10^9: standard error 0.0031; three times as many in full",
    },
    {
      id: "A9 k=0.16",
      r0: 2,
      k: 0.16,
      expected: 0.83731,
      generations: 7,
      outbreaks: 5000,
      errorRate: "1 in 2,000: standard error 0.0053, 0.0026 die out later; three times as many in full",
    },
  ].map(row),
  belowOne,
];
