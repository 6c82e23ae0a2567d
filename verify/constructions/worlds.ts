/** Worlds of very many places of very many sizes, the smallest and the edges of blocks and catchments among them. */
import { atlasFor } from "../../runner/atlas.ts";
import { philox } from "../../src/maths/philox.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";

/** Around one block, two, a catchment of eight, the first of two catchments, and one cycle of 64. */
const EDGES = [1023, 1024, 1025, 2047, 2048, 2049, 8191, 8192, 8193, 15_360, 16_383, 16_384, 16_385, 17_409];
const CYCLE_EDGES = [65_535, 65_536, 65_537];

/** Every size to `all`, the edges, and so many others drawn of up to 3,000 people. */
export function placeSizes(all: number, drawn: number, cycles: boolean): number[] {
  const words = new Uint32Array(4);
  const others = Array.from({ length: drawn }, (_, i) => {
    philox(41, 0, i, 0, 0, 0, words);
    return 1 + Math.floor((words[0]! / 2 ** 32) * 3000);
  });
  return [
    ...Array.from({ length: all }, (_, i) => 1 + i),
    ...EDGES,
    ...(cycles ? CYCLE_EDGES : []),
    ...others,
  ];
}

/** Other than Americans: shares of people by age. */
export interface Kind {
  name: string;
  ages?: readonly { from: number; to: number; share: number }[];
  /** Countries that the places are of by turns; the United States unless given. */
  countries?: readonly string[];
}

export const KINDS: readonly Kind[] = [
  { name: "Americans" },
  { name: "people of four countries", countries: ["US", "NG", "JP", "DE"] },
  { name: "children, so that nobody works", ages: [{ from: 0, to: 15, share: 1 }] },
  { name: "infants, so that nobody works or learns", ages: [{ from: 0, to: 2, share: 1 }] },
  { name: "adults, so that nobody learns", ages: [{ from: 20, to: 80, share: 1 }] },
  {
    name: "pupils and a few who could teach them",
    ages: [
      { from: 3, to: 17, share: 0.97 },
      { from: 75, to: 80, share: 0.03 },
    ],
  },
];

/** A world of places some twenty kilometres apart. Nobody is infected in it: rates are not solved for. */
export function layPlaces(sizes: readonly number[], { ages, countries }: Kind, people = 1): Setting {
  const across = Math.ceil(Math.sqrt(sizes.length));
  const scenario = {
    version: 3,
    name: "places",
    days: 1,
    seeds: { people, fates: 1 },
    world: {
      places: sizes.map((size, i) => ({
        name: `Place ${i}`,
        people: size,
        latitude: 40 + 0.2 * (i % across),
        longitude: 5 + 0.25 * Math.floor(i / across),
        ...(countries === undefined ? {} : { country: countries[i % countries.length] }),
      })),
    },
    population: ages === undefined ? {} : { ages, householdSizes: [0.4, 0.3, 0.2, 0.1] },
    disease: { preset: "influenza-1918" },
  };
  const read = readScenario(JSON.stringify(scenario), "places.json");
  return prepareSetting(read, countries === undefined ? null : atlasFor(read), 1);
}
