/** Countries as people write them: by two or three letters, or by name. */
import { nearest } from "../scenario/suggest.ts";
import { COUNTRIES } from "./country-table.ts";
import { foldName } from "./lookup.ts";

/** Names that are neither the one of the table nor a code of it. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  america: "US",
  britain: "GB",
  burma: "MM",
  "cabo verde": "CV",
  congo: "CG",
  "cote d'ivoire": "CI",
  "czech republic": "CZ",
  drc: "CD",
  "dr congo": "CD",
  england: "GB",
  "east timor": "TL",
  "great britain": "GB",
  holland: "NL",
  korea: "KR",
  macau: "MO",
  macedonia: "MK",
  "russian federation": "RU",
  swaziland: "SZ",
  "the bahamas": "BS",
  "the gambia": "GM",
  "the netherlands": "NL",
  turkiye: "TR",
  uk: "GB",
  "united states of america": "US",
  "viet nam": "VN",
};

const CODES: ReadonlyMap<string, string> = new Map([
  ...COUNTRIES.flatMap(({ code, code3, name }): [string, string][] => [
    [foldName(name), code],
    [foldName(code3), code],
    [foldName(code), code],
  ]),
  ...Object.entries(OTHER_NAMES),
]);

/** The two letters of a country, whatever the case and accents of its name; undefined if there is none like it. */
export function countryCode(text: string): string | undefined {
  return CODES.get(foldName(text));
}

/** What may have been meant by a name that is no country's, as "Nigeria (NG)". */
export function nearCountry(text: string): string | undefined {
  const near = nearest(
    foldName(text),
    [...CODES.keys()].filter((name) => name.length > 3),
  );
  const code = near === undefined ? undefined : CODES.get(near);
  return code === undefined ? undefined : `${countryName(code)} (${code})`;
}

/** Its name in English; the code itself for one that is not in the table. */
export function countryName(code: string): string {
  return COUNTRIES.find((row) => row.code === code)?.name ?? code;
}
