/**
 * Hospital beds and intensive care by country. Beds: OECD 2019 for those named, the World Factbook for the others (it
 * comes with the places). Intensive care: the United States in 2009 (by its own definition; 14.5 by that of Europe),
 * Europe after Rhodes et al. 2012.
 */
import type { Site } from "../../world/zones.ts";

export interface BedRates {
  bedsPer1000: number;
  intensivePer100k: number;
}

const BEDS: Readonly<Record<string, number>> = { US: 2.9, GB: 2.5, DE: 8, JP: 12.8, KR: 12.4 };
const INTENSIVE: Readonly<Record<string, number>> = {
  US: 34.7,
  GB: 6.6,
  DE: 29.2,
  AT: 21.8,
  IT: 12.5,
  ES: 9.7,
  SE: 5.8,
};
/** Mean of the OECD, where nobody counts a country's beds. */
const MEAN_BEDS = 4.4;
/** Europe has 11.5 in intensive care for each 100,000 people, by its 4.4 beds for each 1,000. */
const INTENSIVE_PER_BED = 11.5 / MEAN_BEDS;
/** Countries with fewer beds than this have next to no intensive care, as is found in poor ones (assumption). */
const FEW_BEDS = 1;
const POOR_INTENSIVE = 0.1;
/** Where nobody said which country it is, people are those of the United States, and so are their hospitals. */
const UNSAID = "US";

/** Beds for each 1,000 people of a place and intensive care for each 100,000, by its country. */
export function bedRatesOf({ country = UNSAID, bedsPer1000 }: Partial<Site>): BedRates {
  const beds = BEDS[country] ?? bedsPer1000 ?? MEAN_BEDS;
  const likely = beds < FEW_BEDS ? POOR_INTENSIVE : beds * INTENSIVE_PER_BED;
  return { bedsPer1000: beds, intensivePer100k: INTENSIVE[country] ?? likely };
}
