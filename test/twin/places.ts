/** Small random populations, laid out as real ones are. */
import fc from "fast-check";
import { populationType, templatesOf } from "../../src/population/build.ts";
import { CONTACTS } from "../../src/population/contacts.ts";
import { layOut } from "../../src/population/layout.ts";
import type { Population, PopulationType } from "../../src/population/population.ts";
import { joinTemplates } from "../../src/population/templates.ts";
import type { CommunityShares } from "../../src/world/mixing.ts";
import type { Flows } from "../../src/world/world.ts";
import { surround, surroundings } from "./surroundings.ts";

/** What is other about the second type of people: large households, and children above all. */
const young: Pick<PopulationType, "name" | "householdSizes" | "ages"> = {
  name: "young",
  householdSizes: [1, 2, 3, 4, 5, 5, 4, 3],
  ages: [
    { from: 0, to: 14, share: 45 },
    { from: 15, to: 59, share: 50 },
    { from: 60, to: 90, share: 5 },
  ],
};

/** A population once its seed is known. */
export type Settle = (seed: number) => Population;

/** Splits each total over all places in proportion to its row of weights; nothing of size zero is listed. */
function flowsOf(totals: Uint32Array, weights: (from: number, to: number) => number): Flows {
  const flows: { ptr: number[]; to: number[]; size: number[] } = { ptr: [0], to: [], size: [] };
  totals.forEach((total, from) => {
    const row = Array.from(totals, (_, to) => weights(from, to));
    const all = row.reduce((sum, weight) => sum + weight, 0);
    let before = 0;
    row.forEach((_, to) => {
      const upTo = Math.floor((row.slice(0, to + 1).reduce((sum, weight) => sum + weight, 0) / all) * total);
      const size = (to === row.length - 1 ? total : upTo) - before;
      before += size;
      if (size === 0) return;
      flows.to.push(to);
      flows.size.push(size);
    });
    flows.ptr.push(flows.to.length);
  });
  return {
    ptr: Uint32Array.from(flows.ptr),
    to: Uint32Array.from(flows.to),
    size: Uint32Array.from(flows.size),
  };
}

/** Own place first, then those others with a weight. */
function communityOf(places: number, weights: (from: number, to: number) => number): CommunityShares {
  const rows = { ptr: [0], to: [] as number[], share: [] as number[] };
  for (let from = 0; from < places; from++) {
    const others = Array.from({ length: places }, (_, to) => to).filter(
      (to) => to !== from && weights(from, to) > 0,
    );
    const row = [from, ...others];
    const all = row.reduce((sum, to) => sum + weights(from, to) + 1, 0);
    for (const to of row) {
      rows.to.push(to);
      rows.share.push((weights(from, to) + 1) / all);
    }
    rows.ptr.push(rows.to.length);
  }
  return {
    ptr: Uint32Array.from(rows.ptr),
    to: Uint32Array.from(rows.to),
    share: Float64Array.from(rows.share),
  };
}

/** One to four places of 1 to `most` people, commuting and meeting at random. */
export const settlements = (most = 700): fc.Arbitrary<Settle> =>
  fc
    .record({
      mixing: fc.constantFrom(
        "structured" as const,
        "structured" as const,
        "structured" as const,
        "homogeneous" as const,
      ),
      places: fc.uniqueArray(
        fc.record({
          key: fc.oneof(fc.nat({ max: 0xffffffff }), fc.constantFrom(0, 1, 0xffffffff)),
          people: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: most })),
        }),
        { minLength: 1, maxLength: 4, selector: (place) => place.key },
      ),
      typeOf: fc.array(fc.nat({ max: 1 }), { minLength: 4, maxLength: 4 }),
      around: fc.option(surroundings, { freq: 4 }),
      weights: fc.array(fc.nat({ max: 9 }), { minLength: 16, maxLength: 16 }),
      contacts: fc.record({
        class: fc.constantFrom(CONTACTS.class, 7),
        work: fc.constant(CONTACTS.work),
        community: fc.constantFrom(CONTACTS.community, 3),
      }),
      shares: fc.record({
        shareHousehold16: fc.constantFrom(0, 19661, 40000),
        sharePerson16: fc.constantFrom(0, 13763, 25536),
        teamShare16: fc.constantFrom(0, 32768, 65536),
        fullHome: fc.constantFrom(1, 1.5, 3, 30),
        quartersFrom: fc.constantFrom(4, 32, 32),
        fullClass: fc.constantFrom(1, 10, 22),
        fullWork: fc.constantFrom(1, 5, 50),
      }),
    })
    .map(({ mixing, places, typeOf, around, weights, contacts, shares }) => {
      const usual = populationType({ type: "us", mixing, householdSizes: null, ages: null });
      const types = mixing === "homogeneous" ? [usual] : [usual, { ...usual, ...young }];
      const sorted = places.toSorted((a, b) => a.key - b.key);
      const world = {
        name: "generated",
        places: sorted.map((place) => ({ ...place, name: `place ${place.key}`, latitude: 0, longitude: 0 })),
        attributions: [],
      };
      const workWeights = (from: number, to: number): number =>
        weights[from * 4 + to] + (from === to ? 1 : 0);
      return (people) => {
        const population = layOut({
          world,
          types,
          typeOf: sorted.map((_, place) => typeOf[place] % types.length),
          templates: joinTemplates(types.map(templatesOf)),
          flows: (workers) => flowsOf(workers, workWeights),
          community: () => communityOf(sorted.length, (from, to) => weights[to * 4 + from]),
          contacts,
          seeds: { people },
          mixing,
        });
        const settled = { ...population, ...shares };
        return around ? surround(settled, around) : settled;
      };
    });
