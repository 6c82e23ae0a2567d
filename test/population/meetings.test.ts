import { describe, expect, test } from "vitest";
import {
  activityOf,
  layOutBands,
  meetingsPerPair,
  thresholds,
  uniformMeetings,
  WORDS,
} from "../../src/population/meetings.ts";
import { us } from "../../src/population/us.ts";
import { sum } from "../numbers.ts";

const people = Uint32Array.of(50, 80, 50, 120, 160, 150, 110, 60, 0, 10, 0, 40, 40, 0, 5, 0);
const widths = (upTo: ArrayLike<number>): number[] =>
  Array.from(upTo, (value, i) => (value - (i > 0 ? upTo[i - 1] : 0)) / WORDS);

describe("meetings per pair", () => {
  const meetings = meetingsPerPair(us);

  test("are symmetric", () => {
    for (let a = 0; a < 8; a++) {
      for (let b = 0; b < 8; b++) expect(meetings[a * 8 + b]).toBe(meetings[b * 8 + a]);
    }
  });

  test("give the contacts of POLYMOD back in the population they were counted in", () => {
    const total = sum(us.communityBands);
    us.communityContacts.forEach((row, a) => {
      const given = us.communityBands.map((count, b) => (meetings[a * 8 + b] * count) / total);
      // The printed figures have three decimals.
      given.forEach((contacts, b) => {
        expect(Math.abs(contacts - row[b])).toBeLessThan(0.0015);
      });
    });
  });
});

describe("band tables", () => {
  const meetings = meetingsPerPair(us);
  const tables = layOutBands(meetings, people, activityOf(meetings, people));

  test("a row is in proportion to pairs, empty bands are never met, and it ends at 2³²", () => {
    for (const place of [0, 1]) {
      for (let a = 0; a < 8; a++) {
        const upTo = tables.bandUpTo.subarray((place * 8 + a) * 8, (place * 8 + a + 1) * 8);
        const members = people.subarray(place * 8, place * 8 + 8);
        const weights = Array.from(members, (count, b) => count * meetings[a * 8 + b]);
        widths(upTo).forEach((width, b) => {
          expect(width).toBeCloseTo(weights[b] / sum(weights), 12);
          if (members[b] === 0) expect(width).toBe(0);
        });
        const last = members.findLastIndex((count) => count > 0);
        for (let b = last; b < 8; b++) expect(upTo[b]).toBe(2 ** 32);
      }
    }
  });

  test("activity has a mean of 1 over everybody, and meetings balance in one well-mixed place", () => {
    const one = people.slice(0, 8);
    const { bandRate, bandUpTo } = layOutBands(meetings, one, activityOf(meetings, one));
    expect(sum(Array.from(bandRate, (rate, a) => (rate * one[a]) / sum(one)))).toBeCloseTo(1, 12);
    const meets = (a: number, b: number): number =>
      one[a] * bandRate[a] * widths(bandUpTo.subarray(a * 8, a * 8 + 8))[b];
    for (let a = 0; a < 8; a++)
      for (let b = 0; b < 8; b++) expect(meets(a, b) / meets(b, a)).toBeCloseTo(1, 9);
  });

  test("uniform meetings: everybody equally active, bands met by their numbers", () => {
    const activity = activityOf(uniformMeetings, people);
    const { bandRate, bandUpTo } = layOutBands(uniformMeetings, people, activity);
    for (const rate of bandRate) expect(rate).toBeCloseTo(1, 12);
    expect(widths(bandUpTo.subarray(0, 8))).toEqual(
      Array.from(people.subarray(0, 8), (count) => expect.closeTo(count / 780, 12)),
    );
  });
});

describe("meetings made to fit contacts of which is known how many each band has", () => {
  const meetings = meetingsPerPair(us);
  const one = people.slice(0, 8);
  const wanted = [4.8, 5.8, 6.4, 7, 6.4, 6.7, 6.6, 0.5];
  const { bandRate, bandUpTo } = layOutBands(meetings, one, wanted);
  const meets = (a: number, b: number): number =>
    one[a] * bandRate[a] * widths(bandUpTo.subarray(a * 8, a * 8 + 8))[b];

  test("have those contacts, and balance", () => {
    const mean = sum(wanted.map((contacts, a) => contacts * one[a])) / sum(one);
    wanted.forEach((contacts, a) => {
      expect(bandRate[a]).toBeCloseTo(contacts / mean, 12);
    });
    for (let a = 0; a < 8; a++)
      for (let b = 0; b < 8; b++) expect(meets(a, b) / meets(b, a)).toBeCloseTo(1, 9);
  });

  test("keep who likes whom: the cross ratios of all pairs are those of the survey", () => {
    const pair = (of: (a: number, b: number) => number, a: number, b: number): number =>
      (of(a, b) * of(b, a)) / (of(a, a) * of(b, b));
    const survey = (a: number, b: number): number => meetings[a * 8 + b] * one[a] * one[b];
    for (let a = 0; a < 8; a++)
      for (let b = 0; b < a; b++) expect(pair(meets, a, b) / pair(survey, a, b)).toBeCloseTo(1, 8);
  });

  test("fit with bands nobody is in, or that meet nobody", () => {
    const none = Uint32Array.from(one, (count, band) => (band === 2 ? 0 : count));
    const quiet = wanted.map((contacts, band) => (band === 4 ? 0 : contacts));
    const fitted = layOutBands(meetings, none, quiet);
    expect(fitted.bandRate[4]).toBe(0);
    for (let a = 0; a < 8; a++) {
      const row = widths(fitted.bandUpTo.subarray(a * 8, a * 8 + 8));
      expect(row[2]).toBe(0);
      if (a !== 4) expect(row[4]).toBe(0);
      expect(row.every((share) => share >= 0 && share <= 1)).toBe(true);
    }
    expect([...layOutBands(meetings, one, new Float64Array(8)).bandRate]).toEqual(new Array(8).fill(1));
  });
});

test("thresholds of nothing end at once; of one choice, there", () => {
  expect([...thresholds([0, 0])]).toEqual([2 ** 32, 2 ** 32]);
  expect([...thresholds([0, 3, 0])]).toEqual([0, 2 ** 32, 2 ** 32]);
  expect([...thresholds([1, 1, 2])]).toEqual([2 ** 30, 2 ** 31, 2 ** 32]);
});
