/** Who is infected in the end hangs on R0 and on prior immunity, and on nothing else: the rest of row A1, and A2. */
import type { Check } from "../check.ts";
import { exponential, fixed, gamma, type Textbook } from "../textbook.ts";
import { finalSize, runEpidemics } from "./epidemic.ts";

const PEOPLE = 1_000_000;
const TOLERANCE = 0.005;
/** Of two epidemics at R0 2, and of eight where some are immune; four times as many in full. */
const RATE = "1 in 1,000,000: standard error 0.0007, measured with other seeds; half of it in full";
const IMMUNE_RATE = "1 in 20,000: standard error 0.0011, measured with other seeds; half of it in full";
const UNEVEN_RATE =
  "1 in 5,000: standard error 0.0013, as people who are infectious by chance are so in every epidemic of theirs";

interface Size {
  id: string;
  claim: string;
  expected: number;
  source: string;
  errorRate: string;
  /** Epidemics of a quick run. */
  runs: number;
  textbook: Omit<Textbook, "people" | "seedInfections" | "days">;
}

const row = ({ id, claim, expected, source, errorRate, runs, textbook }: Size): Check => ({
  id,
  claim,
  expected,
  tolerance: { absolute: TOLERANCE },
  source,
  errorRate,
  obtain: (conditions) => {
    // Enough at the start that every epidemic takes off, and so few that they add no more than 0.0003 to its size.
    const asked = { people: PEOPLE, seedInfections: 100, days: 900, ...textbook };
    const seeds = Array.from({ length: conditions.full ? 4 * runs : runs }, (_, i) => i + 1);
    return finalSize(runEpidemics(conditions, asked, seeds));
  },
});

const immune = (r0: number, share: number, expected: number): Size => ({
  id: `A1 R0=${r0}, ${share * 100} % immune`,
  claim: `Share of all people ever infected in a SIR epidemic of R0 ${r0} where ${share * 100} % are immune`,
  expected,
  source: "z = s (1 - exp(-R0 z)), s susceptible; derived",
  errorRate: IMMUNE_RATE,
  runs: 8,
  textbook: { r0, immune: share, infectious: exponential(5) },
});

const indifferent = (
  id: string,
  what: string,
  textbook: Partial<Textbook>,
  errorRate: string = RATE,
): Size => ({
  id: `A2 ${id}`,
  claim: `Share ever infected at R0 2, ${what}`,
  expected: 0.796812,
  source: "z = 1 - exp(-R0 z), whatever the periods; derived",
  errorRate,
  runs: 2,
  textbook: { r0: 2, infectious: exponential(5), ...textbook },
});

export const finalSizes: readonly Check[] = [
  immune(2, 0.3, 0.357708),
  immune(3, 0.5, 0.291406),
  immune(1.8, 0.2, 0.433162),
  indifferent("SEIR", "latent 3 d, infectious 5 d (exponential)", { latent: exponential(3) }),
  indifferent("fixed", "latent 3 d, infectious 5 d, each exactly", {
    latent: fixed(3),
    infectious: fixed(5),
  }),
  indifferent("gamma", "latent 3 d (sd 2 d), infectious 5 d (sd 2 d), gamma", {
    latent: gamma(3, 2),
    infectious: gamma(5, 2),
  }),
  indifferent("lognormal", "latent 3 d (sd 1 d), infectious 5 d (sd 5 d), lognormal", {
    latent: { family: "lognormal", mean: 3, sd: 1 },
    infectious: { family: "lognormal", mean: 5, sd: 5 },
  }),
  indifferent("empirical", "latent 1/2 d or 10 1/2 d, infectious 1 d or 9 d", {
    latent: { family: "empirical", days: [0.5, 10.5], weights: [3, 1] },
    infectious: { family: "empirical", days: [1, 9], weights: [1, 1] },
  }),
  indifferent("short", "latent 0.1 d, infectious 0.1 d: stages shorter than the kernel's quarters of a day", {
    latent: fixed(0.1),
    infectious: fixed(0.1),
  }),
  indifferent("uneven", "infectiousness of dispersion 0.3", { dispersion: 0.3 }, UNEVEN_RATE),
].map(row);
