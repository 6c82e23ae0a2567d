/** Everybody of a population, read entry by entry from the page that defines them (README of the kernel, section 2). */
import { mix } from "../../src/maths/philox.ts";
import type { Population, Templates } from "../../src/population/population.ts";
import type { World } from "../../src/world/world.ts";

export interface Entry {
  age: number;
  householdSize: number;
  position: number;
  role: number;
  rank: number;
}

export const unpack = (entry: number): Entry => ({
  age: entry % 128,
  householdSize: Math.floor(entry / 2 ** 7) % 32,
  position: Math.floor(entry / 2 ** 12) % 32,
  role: Math.floor(entry / 2 ** 17) % 8,
  rank: Math.floor(entry / 2 ** 20) % 1024,
});

export const entriesOf = (templates: Templates): Entry[] => Array.from(templates.entry, unpack);

/** People of a place in order of address, partial block included. */
export function peopleOf(population: Population, place: number): Entry[] {
  return Array.from({ length: population.people[place] }, (_, local) => {
    const turn = (Math.floor(local / 1024) + population.rotation[place]) % 64;
    const template = 64 * population.typeOf[place] + turn;
    return unpack(population.templates.entry[template * 1024 + (local % 1024)]);
  });
}

/** The bijection of 0..n-1 of section 1. */
export function bijection(x: number, n: number, key: number): number {
  if (n === 1) return 0;
  const a = Math.ceil(Math.sqrt(n));
  const b = Math.ceil(n / a);
  const k = [0, 1, 2, 3].map((i) => mix((key + i * 0x9e3779b9) % 2 ** 32));
  const below = (word: number, limit: number): number => Number((BigInt(word) * BigInt(limit)) >> 32n);
  let y = x;
  do {
    let l = Math.floor(y / b);
    let r = y % b;
    l = (l + below(mix(r ^ k[0]), a)) % a;
    r = (r + below(mix(l ^ k[1]), b)) % b;
    l = (l + below(mix(r ^ k[2]), a)) % a;
    r = (r + below(mix(l ^ k[3]), b)) % b;
    y = l * b + r;
  } while (y >= n);
  return y;
}

/** A small world of places with these sizes, some ten kilometres apart. */
export const worldOf = (sizes: readonly number[]): World => ({
  name: "test",
  attributions: [],
  places: sizes.map((people, i) => ({
    key: 100 + 7 * i,
    name: `Place ${i}`,
    latitude: 50 + 0.1 * i,
    longitude: 5 + 0.05 * (i % 3),
    people,
  })),
});
