/** How fast an epidemic grows: rows A5 and A7. */
import type { Check } from "../check.ts";
import { exponential, gamma, type Textbook } from "../textbook.ts";
import { measureGrowth } from "./epidemic.ts";

interface Growth {
  id: string;
  claim: string;
  r0: number;
  periods: Pick<Textbook, "latent" | "infectious">;
  /** Growth a day of an R0, in closed form or solved for. */
  growthOf(r0: number): number;
  /** The published figure; what `growthOf` says where there is none. */
  expected?: number;
  tolerance: number;
  source: string;
  errorRate: string;
  /** Epidemics of a quick run. */
  runs: number;
}

/** The bias is that of a clock of quarters of a day: what falls due in the one that runs waits for the next. */
const A7_RATE =
  "1 in 10,000: standard error 0.0057 of it at most, bias 0.009 at R 3, measured with other seeds; half the error in full";

const PEOPLE = 4_000_000;
const SEED_SHARE = 2e-4;

function row({
  id,
  claim,
  r0,
  periods,
  growthOf,
  tolerance,
  source,
  errorRate,
  runs,
  ...more
}: Growth): Check {
  return {
    id,
    claim,
    expected: more.expected ?? growthOf(r0),
    tolerance: { relative: tolerance },
    source,
    errorRate,
    obtain: (conditions) =>
      measureGrowth(
        conditions,
        { people: PEOPLE, r0, ...periods, seedInfections: PEOPLE * SEED_SHARE, days: 600 },
        growthOf,
        Array.from({ length: conditions.full ? 36 : runs }, (_, i) => i + 1),
      ),
  };
}

/**
 * The generation interval of a case is that of a gamma distribution, exactly: latent for a gamma period of the same scale b
 * and a mean less by b, then infectious for an exponential period of mean b (gamma(a - 1) + exponential = gamma(a)).
 */
function gammaInterval(r0: number, mean: number, sd: number, expected: number): Growth {
  const scale = (sd * sd) / mean;
  const shape = mean / scale;
  return {
    id: `A7 R=${r0}, ${mean}/${sd} d`,
    claim: `Growth a day of an epidemic of R ${r0} whose generation interval is gamma, mean ${mean} d, sd ${sd} d`,
    r0,
    periods: {
      latent: gamma(mean - scale, Math.sqrt((mean - scale) * scale)),
      infectious: exponential(scale),
    },
    growthOf: (r) => (r ** (1 / shape) - 1) / scale,
    expected,
    tolerance: 0.03,
    source: "R = (1 + r·sd²/mean)^(mean²/sd²), Wallinga and Lipsitch 2007; derived",
    errorRate: A7_RATE,
    runs: 12,
  };
}

/** (r + s)(r + g) = s g R0, of rates s out of latency and g of recovery. */
function seirGrowth(r0: number): number {
  const [s, g] = [1 / 3, 1 / 5];
  return (-(s + g) + Math.sqrt((s - g) ** 2 + 4 * s * g * r0)) / 2;
}

/** Euler and Lotka for gamma periods of infectiousness: 1 = R0 (1 - (1 + r b)^-a) / (r a b), by bisection. */
function gammaPeriodGrowth(r0: number): number {
  const [a, b] = [4, 1.25];
  let [low, high] = [1e-6, 2];
  for (let i = 0; i < 60; i++) {
    const r = (low + high) / 2;
    if ((r0 * (1 - (1 + r * b) ** -a)) / (r * a * b) > 1) low = r;
    else high = r;
  }
  return low;
}

const EQUATION = "Euler and Lotka's equation, solved by bisection; derived";

export const growth: readonly Check[] = [
  row({
    id: "A5",
    claim: "Growth a day of a SEIR epidemic of R0 2.5, latent 3 d, infectious 5 d (exponential)",
    r0: 2.5,
    periods: { latent: exponential(3), infectious: exponential(5) },
    growthOf: seirGrowth,
    expected: 0.146989,
    tolerance: 0.02,
    source: "(r + 1/3)(r + 1/5) = 2.5/15, its larger root; derived",
    errorRate: "1 in 100,000: standard error 0.004 of it, measured with other seeds; half of it in full",
    runs: 8,
  }),
  row(gammaInterval(1.8, 2.6, 1.5, 0.249702)),
  row(gammaInterval(3, 2.6, 1.5, 0.510141)),
  row(gammaInterval(2.5, 5, 1.9, 0.195935)),
  row(gammaInterval(2.7, 8.4, 3.8, 0.131119)),
  row(gammaInterval(1.83, 15.3, 9.3, 0.044255)),
  row({
    id: "A7 R=2, exponential",
    claim: "Growth a day of a SIR epidemic of R0 2, infectious 5 d (exponential)",
    r0: 2,
    periods: { infectious: exponential(5) },
    growthOf: (r0) => (r0 - 1) / 5,
    tolerance: 0.03,
    source: "R = 1 + r·5, Wallinga and Lipsitch 2007; derived",
    errorRate: A7_RATE,
    runs: 12,
  }),
  row({
    id: "A7 R=2, gamma period",
    claim:
      "Growth a day of an epidemic of R0 2, infectious from infection on for a gamma period, mean 5 d, sd 2.5 d",
    r0: 2,
    periods: { infectious: gamma(5, 2.5) },
    growthOf: gammaPeriodGrowth,
    tolerance: 0.03,
    source: EQUATION,
    errorRate: A7_RATE,
    runs: 12,
  }),
];
