/** Work and school by region of the world: what a country is given, of which no better is known here. */
import type { PopulationType } from "./population.ts";

export interface Region {
  /** Share of people of 15 and over who have work of any kind. */
  employed: number;
  /** Shares in education at 3 to 5, 6 to 11, 12 to 14, 15 to 17; of those aged 18, half the last. */
  enrolled: readonly [number, number, number, number];
  /** Who works, by age: brought to the share above. That of the United States unless given. */
  profile?: PopulationType["employment"];
}

/** Employment by age in the European Union, 2019 (EU Labour Force Survey; from memory and rounded, grade M): few work after 60. */
const EUROPEAN: PopulationType["employment"] = [
  { from: 15, to: 19, rate: 0.17 },
  { from: 20, to: 24, rate: 0.51 },
  { from: 25, to: 29, rate: 0.75 },
  { from: 30, to: 44, rate: 0.81 },
  { from: 45, to: 54, rate: 0.82 },
  { from: 55, to: 59, rate: 0.74 },
  { from: 60, to: 64, rate: 0.46 },
  { from: 65, to: 69, rate: 0.14 },
  { from: 70, to: 74, rate: 0.06 },
  { from: 75, to: 100, rate: 0.015 },
];

/**
 * By region of `world/country-table.ts`. Employed: ILO modelled estimates of employment to population, 2019. Enrolled:
 * UNESCO Institute for Statistics, children out of school, 2018, which knows fewer regions. Both from memory and rounded
 * (grade M); shares at 3 to 5, and regions of theirs that are not quite these, are assumptions (X).
 */
export const REGIONS: Readonly<Record<string, Region>> = {
  "Northern Africa": { employed: 0.4, enrolled: [0.4, 0.95, 0.9, 0.7] },
  "Western Africa": { employed: 0.57, enrolled: [0.3, 0.76, 0.65, 0.48] },
  "Middle Africa": { employed: 0.67, enrolled: [0.25, 0.81, 0.68, 0.45] },
  "Eastern Africa": { employed: 0.74, enrolled: [0.3, 0.84, 0.64, 0.4] },
  "Southern Africa": { employed: 0.41, enrolled: [0.4, 0.92, 0.9, 0.75] },
  "Northern America": { employed: 0.6, enrolled: [0.6, 0.97, 0.98, 0.93] },
  Caribbean: { employed: 0.56, enrolled: [0.6, 0.95, 0.9, 0.75] },
  "Central America": { employed: 0.58, enrolled: [0.65, 0.96, 0.91, 0.7] },
  "South America": { employed: 0.57, enrolled: [0.65, 0.96, 0.93, 0.8] },
  "Central Asia": { employed: 0.58, enrolled: [0.45, 0.98, 0.97, 0.83] },
  "Eastern Asia": { employed: 0.66, enrolled: [0.8, 0.97, 0.93, 0.84] },
  "South-eastern Asia": { employed: 0.66, enrolled: [0.6, 0.95, 0.88, 0.72] },
  "Southern Asia": { employed: 0.48, enrolled: [0.5, 0.93, 0.84, 0.54] },
  "Western Asia": { employed: 0.47, enrolled: [0.3, 0.89, 0.86, 0.68] },
  "Eastern Europe": { employed: 0.56, enrolled: [0.75, 0.97, 0.97, 0.9], profile: EUROPEAN },
  "Northern Europe": { employed: 0.6, enrolled: [0.85, 0.99, 0.99, 0.95], profile: EUROPEAN },
  "Southern Europe": { employed: 0.47, enrolled: [0.85, 0.98, 0.98, 0.93], profile: EUROPEAN },
  "Western Europe": { employed: 0.56, enrolled: [0.9, 0.99, 0.99, 0.95], profile: EUROPEAN },
  "Australia and New Zealand": { employed: 0.62, enrolled: [0.7, 0.98, 0.98, 0.94] },
  "Pacific islands": { employed: 0.55, enrolled: [0.4, 0.9, 0.85, 0.6] },
};

/** Of a region that is not in the list: the world's (same sources and grades). */
export const WORLD: Region = { employed: 0.57, enrolled: [0.5, 0.91, 0.84, 0.65] };
