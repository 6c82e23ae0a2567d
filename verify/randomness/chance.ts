import type { Check, Conditions } from "../check.ts";
import { RARE, RARELY } from "./statistics.ts";

/** Makes rows that hold the probability of what was seen, were it all chance, against one that is rare. */
export const chanceRows =
  <T>(see: (conditions: Conditions) => T) =>
  (id: string, claim: string, source: string, probability: (seen: T) => number): Check => ({
    id,
    claim,
    expected: "chance",
    tolerance: { pAtLeast: RARE },
    source,
    errorRate: RARELY,
    obtain: (conditions) => probability(see(conditions)),
  });
