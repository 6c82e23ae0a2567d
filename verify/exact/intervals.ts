/** In a growing epidemic those infected of late have had no time for long intervals: looked back at, intervals are shorter. */
import type { Setting } from "../../src/setting.ts";
import type { Check, Conditions } from "../check.ts";
import { runLogged } from "../log.ts";
import { once } from "../once.ts";
import { inTurn, layTown } from "../town.ts";

const PEOPLE = 4_000_000;
interface Interval {
  /** Days between the infection of a case and of a victim: gamma distribution. */
  mean: number;
  sd: number;
  growth: number;
}

/**
 * Latent for a gamma period, then infectious for an exponential one of the same scale: the interval to a victim is gamma
 * distributed, exactly. Its growth and R are tied by R = (1 + r θ)^k.
 */
function layGrowing({ mean, sd, growth }: Interval): Setting {
  const scale = sd ** 2 / mean;
  const latent = { family: "gamma", mean: mean - scale, sd: Math.sqrt((mean - scale) * scale) } as const;
  const stages = inTurn([
    { name: "latent", dwell: latent },
    { name: "infectious", dwell: { family: "exponential", mean: scale }, infectiousness: 1 },
  ]);
  return layTown({
    people: PEOPLE,
    days: 1000,
    population: { mixing: "homogeneous" },
    disease: { name: "growing", r0: (1 + growth * scale) ** (mean / scale), stages },
    seedInfections: 100,
  });
}

/** Mean days from the infection of the source to that of the victim, of victims while 0.125 % to 0.5 % are infected. */
function backwardMean(conditions: Conditions, interval: Interval): number {
  const setting = layGrowing(interval);
  let days = 0;
  let pairs = 0;
  for (let fates = 1; fates <= (conditions.full ? 16 : 4); fates++) {
    const { infections } = runLogged(conditions, setting, { fates }, PEOPLE * 0.005);
    const infectedAt = new Map(infections.map(({ person, at }) => [person, at]));
    for (const { at, source } of infections.slice(PEOPLE * 0.00125)) {
      if (source === null) continue;
      days += at - infectedAt.get(source)!;
      pairs++;
    }
  }
  return days / pairs;
}

const row = (interval: Interval, expected: number): Check => ({
  id: `A17 ${interval.mean}/${interval.sd}`,
  claim: `Generation interval ${interval.mean} days (sd ${interval.sd}), growth ${interval.growth} a day: mean days since the source's infection, looking back`,
  expected,
  tolerance: { relative: 0.03 },
  source: "k θ / (1 + r θ) for a gamma distribution of shape k and scale θ [derived]",
  errorRate:
    "1 in 100,000: standard error 0.6 % at most over other seeds, 0.3 % in full; ticks and the few who are immune by then lengthen it by up to 1 %",
  obtain: once((conditions) => backwardMean(conditions, interval)),
});

export const intervals: readonly Check[] = [
  row({ mean: 2.6, sd: 1.5, growth: 0.2474 }, 2.1415),
  row({ mean: 5, sd: 1.9, growth: 0.2 }, 4.3691),
  row({ mean: 8.4, sd: 3.8, growth: 0.1 }, 7.1678),
  row({ mean: 15.3, sd: 9.3, growth: 0.035 }, 12.7729),
];
