/** What a page of the World Factbook says of a country's people, out of its words. */

/** Ages that the Factbook counts, in years, both ends included; its last has no end, and 100 is the last age there is. */
export const FACTBOOK_BANDS: readonly { from: number; to: number }[] = [
  { from: 0, to: 14 },
  { from: 15, to: 24 },
  { from: 25, to: 54 },
  { from: 55, to: 64 },
  { from: 65, to: 100 },
];

const BAND_NAMES = ["0-14 years", "15-24 years", "25-54 years", "55-64 years", "65 years and over"];

/** What one page says; null where it says nothing. */
export interface FactbookPage {
  people: number | null;
  /** Shares of the five bands, as printed divided by their sum. */
  ages: readonly number[] | null;
  medianAge: number | null;
  bedsPer1000: number | null;
  /** Share of people who live in towns and cities, 0 to 1. */
  urbanShare: number | null;
}

/** The text at a path of headings, or an empty one. */
function textAt(page: unknown, ...headings: string[]): string {
  let inside: unknown = page;
  for (const heading of [...headings, "text"]) {
    if (typeof inside !== "object" || inside === null) return "";
    inside = (inside as Record<string, unknown>)[heading];
  }
  return typeof inside === "string" ? inside : "";
}

/** The number that a text begins with, "1,234.5" as 1234.5; null if it begins with none. */
function leadingNumber(text: string): number | null {
  const digits = /^\s*(\d[\d,]*(?:\.\d+)?)/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(",", ""));
}

/** Reads a page as the package has it: headings within headings, each with a text. */
export function readFactbookPage(page: unknown): FactbookPage {
  const society = "People and Society";
  const shares = BAND_NAMES.map((band) => leadingNumber(textAt(page, society, "Age structure", band)));
  const given = shares.filter((share) => share !== null);
  const sum = given.reduce((total, share) => total + share, 0);
  const urban = leadingNumber(textAt(page, society, "Urbanization", "urban population"));
  return {
    people: leadingNumber(textAt(page, society, "Population")),
    ages: given.length === BAND_NAMES.length && sum > 0 ? given.map((share) => share / sum) : null,
    medianAge: leadingNumber(textAt(page, society, "Median age", "total")),
    bedsPer1000: leadingNumber(textAt(page, society, "Hospital bed density")),
    urbanShare: urban === null ? null : urban / 100,
  };
}

/** Of several pages that are one country here: people summed, the rest their means by people. */
export function joinPages(pages: readonly FactbookPage[]): FactbookPage {
  if (pages.length === 1 && pages[0] !== undefined) return pages[0];
  const mean = (read: (page: FactbookPage) => number | null | undefined): number | null => {
    let [sum, people] = [0, 0];
    for (const page of pages) {
      const value = read(page);
      if (value === null || value === undefined || page.people === null) continue;
      sum += value * page.people;
      people += page.people;
    }
    return people > 0 ? sum / people : null;
  };
  const counted = pages.flatMap(({ people }) => (people === null ? [] : [people]));
  const ages = FACTBOOK_BANDS.map((_, band) => mean((page) => page.ages?.[band]));
  return {
    people: counted.length === 0 ? null : counted.reduce((sum, people) => sum + people, 0),
    ages: ages.every((share) => share !== null) ? ages : null,
    medianAge: mean((page) => page.medianAge),
    bedsPer1000: mean((page) => page.bedsPer1000),
    urbanShare: mean((page) => page.urbanShare),
  };
}
