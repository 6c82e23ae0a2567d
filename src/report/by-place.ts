/** Deaths place by place, in worlds of a few places: what is an answer for both together may be two answers. */
import type { PairSummary } from "../outcomes/result.ts";
import { median } from "../outcomes/spread.ts";
import { deathWords, headlinePairs, rangeWords } from "./sentence.ts";

/** In worlds of more places the map and the tables tell them apart. */
const FEW = 6;

/** Whether a world's places are told apart one by one. */
export const fewPlaces = (places: number): boolean => places > 1 && places <= FEW;

/** Numbers of places by their people, the most first. */
export const largestFirst = (people: ArrayLike<number>): number[] =>
  Array.from(people, (_, place) => place).sort((one, two) => people[two]! - people[one]! || one - two);

/**
 * "Kestrel: about 60 fewer deaths (10 more to 90 fewer; fewer in 4 of 5 worlds)." for each place, over the pairs of the
 * headline, the largest first; empty without a pair, and where there are many places or only one.
 */
export function placeSentences(
  pairs: readonly PairSummary[],
  places: readonly { readonly name: string }[],
  people: ArrayLike<number>,
): string[] {
  const chosen = headlinePairs(pairs);
  if (chosen.length === 0 || !fewPlaces(places.length)) return [];
  return largestFirst(people).map((place) => {
    const differences = chosen.map(
      ({ fates: { byPlace } }) => byPlace.livesLost[place]! - byPlace.livesSpared[place]!,
    );
    return `${places[place]!.name}: ${deathWords(median(differences))} (${rangeWords(differences)}).`;
  });
}
