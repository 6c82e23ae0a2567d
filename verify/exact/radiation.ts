/** The law by which workers are shared out over places, against the published formula. */
import { radiation as workers } from "../../src/world/radiation.ts";
import type { Check } from "../check.ts";

const row = (destination: number, between: number, expected: number): Check => ({
  id: `A19 n=${destination}`,
  claim: `Of 1,000 workers who leave a place of 100,000, those who work in one of ${destination.toLocaleString("en-US")} with ${between.toLocaleString("en-US")} people between`,
  expected,
  tolerance: { relative: 1e-6 },
  source: "T m n / ((m + s)(m + n + s)), Simini et al. 2012 [derived]",
  errorRate: "none: nothing is drawn",
  obtain: () => workers(1000, 100_000, destination, between),
});

export const radiation: readonly Check[] = [row(50_000, 200_000, 1000 / 21), row(100_000, 0, 500)];
