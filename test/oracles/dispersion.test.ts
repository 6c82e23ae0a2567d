/**
 * Where infectiousness varies between people as a gamma distribution of shape k, the victims of a case are negative
 * binomial, and an outbreak of one case dies out with probability q = (1 + R0 (1 - q) / k)^-k (Lloyd-Smith et al. 2005:
 * most introductions of a superspreading disease end at once).
 *
 * 1,500 outbreaks each; a right kernel is more than 3.3 standard errors (0.036 at q 0.762) off in 1 of 1,000 trials.
 */
import { describe, expect, test } from "vitest";
import { lay, run } from "./worlds.ts";

const OUTBREAKS = 1500;
/** So many at once die out with a probability below 0.762^100. */
const ESTABLISHED = 100;

function extinction(r0: number, k: number): number {
  let q = 0;
  for (let i = 0; i < 10_000; i++) q = (1 + (r0 * (1 - q)) / k) ** -k;
  return q;
}

/** Share of outbreaks of one case that died out. */
function shareExtinct(r0: number, dispersion: number | undefined): number {
  const setting = lay({
    people: 100_000,
    r0,
    ...(dispersion === undefined ? {} : { dispersion }),
    // All equally long, so that infectiousness alone varies.
    infectious: { family: "fixed", days: 5 },
    seedInfections: 1,
    days: 300,
  });
  let extinct = 0;
  for (let fates = 1; fates <= OUTBREAKS; fates++) {
    let active = 1;
    run(setting, {
      fates,
      onDay: (_, engine) => {
        active = engine.active();
        return active > 0 && active <= ESTABLISHED;
      },
    });
    if (active === 0) extinct++;
  }
  return extinct / OUTBREAKS;
}

describe("an outbreak of one case dies out", () => {
  test.each([
    [3, 0.16, 0.762],
    [3, 1, 0.333],
  ])("with R0 %d and dispersion %d in a share of %d", (r0, k, published) => {
    const q = extinction(r0, k);
    expect(q).toBeCloseTo(published, 3);
    expect(Math.abs(shareExtinct(r0, k) - q)).toBeLessThan(3.3 * Math.sqrt((q * (1 - q)) / OUTBREAKS));
  });

  test("without variation as if victims were Poisson", () => {
    let q = 0;
    for (let i = 0; i < 1000; i++) q = Math.exp(-2 * (1 - q));
    expect(Math.abs(shareExtinct(2, undefined) - q)).toBeLessThan(3.3 * Math.sqrt((q * (1 - q)) / OUTBREAKS));
  });
});
