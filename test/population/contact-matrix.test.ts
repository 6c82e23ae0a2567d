/** A matrix of contacts of one's own takes the place of the built-in one, among computed people and given ones. */
import { describe, expect, test } from "vitest";
import { buildPopulation, populationType } from "../../src/population/build.ts";
import { readPeople } from "../../src/population/given/people.ts";
import { layOutBands, WORDS } from "../../src/population/meetings.ts";
import type { Population } from "../../src/population/population.ts";
import { us } from "../../src/population/us.ts";
import type { ContactMatrix } from "../../src/scenario/scenario.ts";
import { sum } from "../numbers.ts";
import { csv, HEADER, towns } from "./given/files.ts";
import { worldOf } from "./listing.ts";

const seeds = { people: 1, fates: 1 };
const asked = { type: "us", mixing: "structured", householdSizes: null, ages: null } as const;

/** Everyone meets those of the own band, ten times as many where the people are old. */
const apart: ContactMatrix = {
  contacts: us.communityBands.map((_, a) =>
    us.communityBands.map((_b, b) => (a === b ? (a < 6 ? 1 : 10) : 0)),
  ),
  people: [8, 7, 6, 5, 4, 3, 2, 1],
};

/** Share of meetings of band a with band b at a place. */
const share = ({ bandUpTo }: Pick<Population, "bandUpTo">, a: number, b: number): number =>
  (bandUpTo[a * 8 + b] - (b > 0 ? bandUpTo[a * 8 + b - 1] : 0)) / WORDS;

describe("a matrix of one's own", () => {
  test("decides who is met and who goes out", () => {
    const population = buildPopulation(
      { population: { ...asked, contactMatrix: apart }, seeds },
      worldOf([30_000]),
    );
    const { bandRate, bandPeople } = population;
    for (let a = 0; a < 8; a++)
      for (let b = 0; b < 8; b++) expect(share(population, a, b)).toBe(a === b ? 1 : 0);
    const mean = sum(Array.from(bandRate, (rate, a) => rate * bandPeople[a])) / 30_000;
    expect(mean).toBeCloseTo(1, 12);
    // Of two bands the rates are as the contacts, brought from the people counted to those who are here.
    const perPair = (a: number): number => apart.contacts[a][a] / apart.people[a];
    expect(bandRate[7] / bandRate[3]).toBeCloseTo(
      (perPair(7) * bandPeople[7]) / (perPair(3) * bandPeople[3]),
      9,
    );
  });

  test("is the same in numbers of people as in shares", () => {
    const all = sum(apart.people);
    const shares = { ...apart, people: apart.people.map((count) => count / all) };
    const [one, two] = [apart, shares].map((contactMatrix) =>
      buildPopulation({ population: { ...asked, contactMatrix }, seeds }, worldOf([5000])),
    );
    one.bandRate.forEach((rate, a) => expect(rate).toBeCloseTo(two.bandRate[a], 12));
  });

  test("is one for the people of all countries", () => {
    const ages = [
      { from: 0, to: 14, share: 0.4 },
      { from: 15, to: 100, share: 0.6 },
    ];
    const country = { code: "NG", region: "Western Africa", ages, householdSize: 5 };
    const own = populationType({ ...asked, type: "country", contactMatrix: apart }, country);
    expect([own.communityContacts, own.communityBands]).toEqual([apart.contacts, apart.people]);
  });

  test("holds for people given one by one", () => {
    const world = towns("Ulm");
    const rows = [3, 9, 40, 41, 80].map((age, i) => `${i},${i},${age},,,Ulm`);
    const given = readPeople(csv(`${HEADER}\n${rows.join("\n")}\n`), world);
    const population = buildPopulation(
      { population: { ...asked, contactMatrix: apart }, seeds },
      world,
      given,
    );
    expect([share(population, 0, 0), share(population, 7, 7), share(population, 0, 4)]).toEqual([1, 1, 0]);
    const usual = buildPopulation({ population: asked, seeds }, world, given);
    expect(share(usual, 0, 4)).toBeGreaterThan(0.1);
  });
});

test("where nobody meets anybody, nobody goes out more than others", () => {
  const { bandRate } = layOutBands(
    new Float64Array(64),
    Uint32Array.of(5, 0, 0, 3, 0, 0, 0, 1),
    new Float64Array(8),
  );
  expect([...bandRate]).toEqual(Array(8).fill(1));
});
