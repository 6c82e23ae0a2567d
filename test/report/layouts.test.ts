import { describe, expect, it } from "vitest";
import { airShare, layoutSentences } from "../../src/report/layouts.ts";
import type { CountryLayout, World } from "../../src/world/world.ts";
import { fakeWorld } from "./fake.ts";

const small: World = { ...fakeWorld(5), attributions: [] };
const everyone = small.places.reduce((sum, { people }) => sum + people, 0);

const layout = (rest: Partial<CountryLayout> = {}): CountryLayout => ({
  code: "DE",
  people: 80_000_000,
  placesFound: 1_000,
  peopleFound: 60_000_000,
  placesKept: 1_000,
  movedKm: 0,
  placesAdded: 0,
  peopleAdded: 0,
  ...rest,
});
const sentence = (rest: Partial<CountryLayout>): string[] =>
  layoutSentences({ ...small, layouts: [layout(rest)] });

describe("how places came to be", () => {
  it("says nothing of places as they stand", () => {
    expect(layoutSentences(small)).toEqual([]);
  });

  it("says where the people live who are in no place that is known", () => {
    const known = "The 1,000 places known of Germany have about 60 million of its 80,000,000 people";
    expect(sentence({ placesAdded: 400, peopleAdded: 20_000_000 })).toEqual([
      `${known}; the others live in 400 places made around them.`,
    ]);
    expect(sentence({ placesAdded: 1, peopleAdded: 20_000_000 })).toEqual([
      `${known}; the others live in 1 place made around them.`,
    ]);
    expect(sentence({})).toEqual([`${known}; the others are added to them.`]);
  });

  it("says nothing of others where there are none, and that all are scaled down where there are too many", () => {
    expect(sentence({ peopleFound: 80_000_000 })).toEqual([
      "The 1,000 places known of Germany have about 80 million of its 80,000,000 people.",
    ]);
    expect(sentence({ peopleFound: 90_000_000 })).toEqual([
      "The 1,000 places known of Germany add up to about 90 million people, more than its 80,000,000, so all are scaled down.",
    ]);
  });

  it("says how far people were moved where places were merged, and only there", () => {
    expect(sentence({ placesKept: 700, movedKm: 1.84 })[0]).toMatch(
      /; the others are added to them; 300 small ones are merged into larger ones near them, which moves people by 1\.8 km on average\.$/,
    );
    expect(sentence({ placesKept: 700 })[0]).not.toContain("merged");
    expect(sentence({ movedKm: 1.84 })[0]).not.toContain("merged");
  });

  it("has one sentence for each country", () => {
    const world = { ...small, layouts: [layout(), layout({ code: "FR" })] };
    expect(layoutSentences(world).map((words) => / of (Germany|France) /.exec(words)?.[1])).toEqual([
      "Germany",
      "France",
    ]);
  });

  it("counts a journey by air at both of its ends", () => {
    const travel = [{ i: 0, j: 1, weight: everyone / 100 }];
    expect(airShare(small)).toBe(0);
    expect(airShare({ ...small, travel })).toBeCloseTo(0.02, 12);
    expect(layoutSentences({ ...small, travel })).toEqual([
      "Of meetings outside home, school and work, 2 % are with people reached by air.",
    ]);
  });

  it("says of how many places it was given where their people work", () => {
    const given = (count: number) =>
      layoutSentences({
        ...small,
        commuting: new Map(small.places.slice(0, count).map(({ key }) => [key, []])),
      });
    expect(given(5)).toEqual(["Where people work is as given."]);
    expect(given(2)).toEqual([
      "Where people work is given for 2 of 5 places; for the others it follows the radiation model.",
    ]);
  });
});
