/** The arrest that those who rise reckon with, in the mechanism disorder. */
import { arrestProbability } from "../../src/society/arrest.ts";
import type { Check } from "../check.ts";

const row = (officers: number, risen: number, expected: number): Check => ({
  id: `A20 ${officers}:${risen}`,
  claim: `Probability of arrest that the mechanism disorder reckons with where ${officers} of the police see ${risen} who have risen`,
  expected,
  tolerance: { absolute: 1e-5 },
  source: "1 - exp(-2.3 C/A), Epstein 2002 [derived]",
  errorRate: "none: nothing is drawn",
  obtain: () => arrestProbability(officers, risen),
});

export const arrest: readonly Check[] = [row(1, 1, 0.89974), row(1, 2, 0.68336), row(2, 1, 0.98995)];
