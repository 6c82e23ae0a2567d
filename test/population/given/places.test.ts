/** The places of people given one by one: which are kept, what becomes of journeys between them, what is worth telling. */
import { describe, expect, test } from "vitest";
import { readPeople } from "../../../src/population/given/people.ts";
import type { World } from "../../../src/world/world.ts";
import { csv, HEADER, table, towns } from "./files.ts";

/** So many people in each town, each in a household of their own. */
const living = (counts: Readonly<Record<string, number>>): string =>
  [
    HEADER,
    ...Object.entries(counts).flatMap(([town, count]) =>
      Array.from({ length: count }, (_, i) => `${town}${i},home-${town}${i},70,,,${town}`),
    ),
    "",
  ].join("\n");
const world: World = { ...towns("Ulm", "Bonn", "Kiel", "Jena", "Trier") };
const settled = (counts: Readonly<Record<string, number>>, of: World = world) =>
  readPeople(csv(living(counts)), of);

describe("places in which nobody of the file lives", () => {
  test("are left out and named, three of them at most", () => {
    expect(settled({ Ulm: 2, Kiel: 1 }).warnings).toEqual([
      "nobody in the file lives in Bonn, Jena, Trier: 3 of 5 places of the world are left out",
    ]);
    expect(settled({ Ulm: 2 }).warnings).toEqual([
      "nobody in the file lives in Bonn, Kiel, Jena, ...: 4 of 5 places of the world are left out",
    ]);
    expect(settled({ Ulm: 1, Bonn: 1, Kiel: 1, Jena: 1 }).warnings).toEqual([
      "nobody in the file lives in Trier: 1 of 5 places of the world is left out",
    ]);
    expect(settled({ Ulm: 1, Bonn: 1, Kiel: 1, Jena: 1, Trier: 1 }).warnings).toEqual([]);
  });

  test("leave the others in their order, with the people of the file", () => {
    const { world: kept, place } = settled({ Jena: 3, Ulm: 2 });
    expect(kept.places.map(({ name, people }) => [name, people])).toEqual([
      ["Ulm", 2],
      ["Jena", 3],
    ]);
    expect([...place]).toEqual([0, 0, 1, 1, 1]);
  });
});

describe("journeys far from home", () => {
  const flown: World = {
    ...world,
    places: world.places.map((one) => ({ ...one, people: 10 })),
    travel: [
      { i: 0, j: 1, weight: 8 },
      { i: 0, j: 3, weight: 8 },
      { i: 1, j: 3, weight: 8 },
    ],
  };

  test("go with the end that lost more of its people, and not where nobody lives", () => {
    // Of ten people each, Ulm has five and Jena two: Bonn, and every journey there, is gone.
    expect(settled({ Ulm: 5, Jena: 2 }, flown).world.travel).toEqual([{ i: 0, j: 1, weight: 8 * 0.2 }]);
    expect(settled({ Bonn: 1, Kiel: 1 }, flown).world.travel).toEqual([]);
  });

  test("are none where the world has none", () => {
    expect("travel" in settled({ Ulm: 1 }).world).toBe(false);
  });
});

describe("a column that is not used", () => {
  const row = { person: 1, household: 1, age: 70, school: "", workplace: "", place: "Ulm" };
  const warnings = (name: string): string[] =>
    readPeople(table([{ ...row, [name]: "" }]), towns("Ulm")).warnings;

  test("is told where it looks like a misspelt sector, and else passed over", () => {
    expect(warnings("sectr")).toEqual(['the column "sectr" is not used; is it "sector"?']);
    expect(warnings("income")).toEqual([]);
    expect(warnings("sector")).toEqual([]);
  });
});
