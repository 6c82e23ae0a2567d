/** Finding places in a gazetteer: by name, and around a point. */
import { UnknownPlace, WorldError } from "./error.ts";
import { type Gazetteer, packCountry, unpackCountry } from "./gazetteer.ts";
import { latitudeSpan, squaredChord, squaredChordOf, unitVectors } from "./geodesy.ts";
import type { Place } from "./world.ts";

const SUGGESTIONS = 3;
/** Letters with a stroke or a tie, which Unicode does not decompose into a letter and an accent. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
};

/** A name without case, accents or surrounding space: what two spellings of one name have in common. */
export function foldName(name: string): string {
  const lower = name.trim().toLowerCase();
  if (!/[^ -~]/.test(lower)) return lower;
  const bare = lower.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/[^ -~]/g, (letter) => FOLDED[letter] ?? letter);
}

/** Insertions, deletions, replacements and swaps of neighbours between two words, or `limit` + 1 if they are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2] + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length], limit + 1);
}

/** How unlike a name is to the one asked for: the edits, or 1 if one begins the other; Infinity if nothing alike. */
function unlikeness(name: string, asked: string): number {
  const shorter = Math.min(name.length, asked.length);
  if (shorter >= 4 && (name.startsWith(asked) || asked.startsWith(name))) return 1;
  const limit = asked.length < 5 ? 1 : 2;
  const edits = editDistance(name, asked, limit);
  return edits <= limit ? edits : Number.POSITIVE_INFINITY;
}

function suggestPlaces(gazetteer: Gazetteer, asked: string, country: number | null): string[] {
  const alike: { index: number; rank: number }[] = [];
  for (let i = 0; i < gazetteer.count; i++) {
    const rank = unlikeness(foldName(gazetteer.nameOf(i)), asked);
    // The right name in another country is as near as a name with one letter wrong.
    const abroad = country !== null && gazetteer.country[i] !== country ? 1 : 0;
    if (rank < Number.POSITIVE_INFINITY) alike.push({ index: i, rank: rank + abroad });
  }
  alike.sort(
    (a, b) => a.rank - b.rank || gazetteer.people[b.index] - gazetteer.people[a.index] || a.index - b.index,
  );
  const labels = alike.map(
    ({ index }) => `${gazetteer.nameOf(index)} (${unpackCountry(gazetteer.country[index])})`,
  );
  return [...new Set(labels)].slice(0, SUGGESTIONS);
}

export function placeAt(gazetteer: Gazetteer, i: number): Place {
  return {
    key: gazetteer.id[i],
    name: gazetteer.nameOf(i),
    latitude: gazetteer.latitude[i],
    longitude: gazetteer.longitude[i],
    people: gazetteer.people[i],
    country: unpackCountry(gazetteer.country[i]),
  };
}

/**
 * Index of the most populous place of that name, whatever its case and accents; of that country (ISO 3166-1, two
 * letters) if one is given. If no place is named so, the first of `spellings`: those also called so, the most populous
 * first. Throws UnknownPlace, with suggestions, or WorldError if the country is not two letters.
 */
export function findPlace(
  gazetteer: Gazetteer,
  name: string,
  country?: string,
  spellings: (name: string) => readonly number[] = () => [],
): number {
  const packed = country === undefined ? null : packCountry(country);
  if (country !== undefined && packed === null) {
    throw new WorldError(`country "${country}" is not a two-letter code such as US or GB (ISO 3166-1)`);
  }
  const asked = foldName(name);
  let found = -1;
  for (let i = 0; i < gazetteer.count; i++) {
    if (packed !== null && gazetteer.country[i] !== packed) continue;
    if (found >= 0 && gazetteer.people[i] <= gazetteer.people[found]) continue;
    if (foldName(gazetteer.nameOf(i)) === asked) found = i;
  }
  if (found >= 0) return found;
  const called = spellings(name).find((i) => packed === null || gazetteer.country[i] === packed);
  if (called !== undefined) return called;
  const label = packed === null ? `"${name}"` : `"${name}" in ${unpackCountry(packed)}`;
  throw new UnknownPlace(label, suggestPlaces(gazetteer, asked, packed));
}

/** Indices, ascending, of the places at most `radiusKm` of great circle from a point in degrees. */
export function placesWithin(
  gazetteer: Gazetteer,
  latitude: number,
  longitude: number,
  radiusKm: number,
): Uint32Array {
  const limit = squaredChordOf(radiusKm);
  // A little wider than the circle: rounding must not lose a place on its rim before the real test.
  const span = latitudeSpan(radiusKm) + 1e-6;
  const near: number[] = [];
  for (let i = 0; i < gazetteer.count; i++) {
    if (Math.abs(gazetteer.latitude[i] - latitude) <= span) near.push(i);
  }
  const vectors = unitVectors(
    [latitude, ...near.map((i) => gazetteer.latitude[i])],
    [longitude, ...near.map((i) => gazetteer.longitude[i])],
  );
  return Uint32Array.from(near.filter((_, k) => squaredChord(vectors, 0, k + 1) <= limit));
}

/** Index of the place nearest to a point in degrees; -1 if the gazetteer is empty. */
export function nearestPlace(gazetteer: Gazetteer, latitude: number, longitude: number): number {
  const vectors = unitVectors([latitude, ...gazetteer.latitude], [longitude, ...gazetteer.longitude]);
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < gazetteer.count; i++) {
    const chord = squaredChord(vectors, 0, i + 1);
    if (chord < least) [nearest, least] = [i, chord];
  }
  return nearest;
}
