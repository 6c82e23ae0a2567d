/** Meetings about town: who is met there, by population type and community band, on average over the places. */
import { BAND_COUNT, type Population } from "../population/population.ts";
import type { Crowd } from "./crowd.ts";

const WORDS = 4294967296;

export interface Town {
  /**
   * Victims per person of each type and band, [types × bands], before that person's susceptibility, of `sources`
   * [types × bands]: expected transmissions about town by type and band of the source.
   */
  spread(sources: Float64Array): Float64Array;
}

export function townOf(population: Population, crowd: Crowd): Town {
  const { types } = population;
  const all = types * BAND_COUNT;
  const members = new Float64Array(all);
  for (let i = 0; i < crowd.size; i++)
    if (crowd.share[i] > 0) members[crowd.type[i] * BAND_COUNT + crowd.band[i]]++;
  const between = typesMet(population);
  const meets = Array.from({ length: types }, (_, type) => bandsMet(population, type));
  return {
    spread(sources) {
      const met = new Float64Array(all);
      for (let to = 0; to < types; to++) {
        for (let from = 0; from < types; from++) {
          const share = between[from * types + to];
          if (share === 0) continue;
          for (let b = 0; b < BAND_COUNT; b++) {
            const at = to * BAND_COUNT + b;
            for (let a = 0; a < BAND_COUNT; a++)
              met[at] +=
                (sources[from * BAND_COUNT + a] * share * meets[to][a * BAND_COUNT + b]) /
                Math.max(1, members[at]);
          }
        }
      }
      return met;
    },
  };
}

/** [8×8] share of the meetings of a band that are with each band, over the people of a type's places. */
function bandsMet(population: Population, type: number): Float64Array {
  const shares = new Float64Array(BAND_COUNT * BAND_COUNT);
  for (let a = 0; a < BAND_COUNT; a++) {
    let weight = 0;
    for (let place = 0; place < population.places; place++) {
      if (population.typeOf[place] !== type) continue;
      const people = population.people[place];
      weight += people;
      let below = 0;
      for (let b = 0; b < BAND_COUNT; b++) {
        const upTo = population.bandUpTo[(place * BAND_COUNT + a) * BAND_COUNT + b] / WORDS;
        shares[a * BAND_COUNT + b] += people * (upTo - below);
        below = upTo;
      }
    }
    for (let b = 0; b < BAND_COUNT; b++)
      shares[a * BAND_COUNT + b] = shares[a * BAND_COUNT + b] / Math.max(1, weight);
  }
  return shares;
}

/** [types × types] share of the meetings of a type's people that are in places of each type. */
function typesMet(population: Population): Float64Array {
  const { types, typeOf, people, communityPtr, communityTo, communityUpTo } = population;
  if (types === 1) return Float64Array.of(1);
  const shares = new Float64Array(types * types);
  const weight = new Float64Array(types);
  for (let place = 0; place < population.places; place++) {
    const from = typeOf[place];
    weight[from] += people[place];
    let below = 0;
    for (let e = communityPtr[place]; e < communityPtr[place + 1]; e++) {
      const upTo = communityUpTo[e] / WORDS;
      shares[from * types + typeOf[communityTo[e]]] += people[place] * (upTo - below);
      below = upTo;
    }
  }
  return shares.map((sum, i) => sum / Math.max(1, weight[Math.floor(i / types)]));
}
