/** The kernel's keyed draws that a check has to make again (section 1 of its README). */
import { philox, seedWords } from "../../maths/philox.ts";

export const Purpose = {
  person: 5,
  programme: 7,
  stage: 16,
  candidate: 17,
  community: 18,
  hear: 19,
  tell: 20,
  tellCommunity: 21,
  claim: 25,
  roster: 27,
  tellRoster: 28,
} as const;

/** Purposes below this are of the seed `people`, the others of `fates`. */
const FIRST_OF_FATES = 16;

export type Words = [number, number, number, number];

export interface Which {
  /** Stage, message or programme. */
  part?: number;
  /** Layer of contacts. */
  layer?: number;
  /** Number of the statement. */
  episode?: number;
  index?: number;
}

/** Four words of a purpose; c0 and c1 are mostly the local number of a person and the key of their place. */
export type Draw = (purpose: number, c0: number, c1: number, which?: Which) => Words;

export function drawsOf(seeds: { people: number; fates: number }): Draw {
  const [people, fates] = [seedWords(seeds.people), seedWords(seeds.fates)];
  const out = new Uint32Array(4);
  return (purpose, c0, c1, { part = 0, layer = 0, episode = 0, index = 0 } = {}) => {
    const [low, high] = purpose < FIRST_OF_FATES ? people : fates;
    philox(low, high, c0, c1, purpose | (part << 8) | (layer << 13) | (episode << 16), index, out);
    return [out[0], out[1], out[2], out[3]];
  };
}
