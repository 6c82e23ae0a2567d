import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Left } from "../../src/outcomes/left.ts";
import { leftSection, leftSentences } from "../../src/report/left.ts";
import { makeView } from "../../src/report/view.ts";
import { fakeInput } from "./fake.ts";

const LEFT: Left = {
  world: "told",
  title: "Told <at once>",
  people: 20_000,
  households: {
    households: 8000,
    wipedOut: 7900,
    wipedOutPeople: 19_000,
    leftAlone: 1,
    livingAlone: 60,
    diedAlone: 7900,
    orphans: 1,
    lostAParent: 12,
    lostAllParents: 3,
  },
  mourners: {
    deaths: 19_997,
    sampled: 500,
    kin: { mean: 8.94, standardError: 0.213 },
    kinLeft: { mean: 0.5, standardError: 0.04 },
  },
  survivors: {
    living: 3,
    never: 2,
    immune: 1,
    ill: 0,
    recovered: 1,
    placesAlive: 2,
    places: 40,
    named: [
      { number: 12, place: "A & B", age: 71, passed: "never", immune: true, alone: true },
      { number: 4711, place: "Ashford", age: 8, passed: "never", immune: false, alone: true },
      { number: 19_000, place: "Ashford", age: 33, passed: "recovered", immune: false, alone: false },
    ],
  },
};
const nobody: Left = { ...LEFT, mourners: { ...LEFT.mourners, deaths: 0 } };
const section = (...left: Left[]): string => leftSection(makeView({ ...fakeInput(3), left }));

describe("those who are left", () => {
  it("are told in three sentences", () => {
    expect(leftSentences(LEFT)).toEqual([
      "With “Told <at once>” 3 of 20,000 people live at the end in 2 of 40 places: 1 who could not be infected, 1 whom it never reached and 1 who has recovered.",
      "Of 8,000 households 7,900 are gone; 1 person is left alone of a home of several; 1 child has lost every adult at home.",
      "Each of the dead had 8.9 (standard error 0.21) close kin, of whom 0.5 (standard error 0.04) live at the end.",
    ]);
    const { survivors } = LEFT;
    const none = {
      ...LEFT,
      survivors: { ...survivors, living: 0, never: 0, immune: 0, recovered: 0, placesAlive: 0 },
    };
    expect(leftSentences(none)[0]).toBe("With “Told <at once>” nobody of 20,000 people lives at the end.");
  });

  it("stand in the report of both worlds, with the last of them by number", () => {
    const { document } = parseHTML(
      section(LEFT, { ...LEFT, title: "Concealed", survivors: { ...LEFT.survivors, named: null } }),
    );
    const tables = [...document.querySelectorAll("table")];
    expect(tables).toHaveLength(2);
    expect([...tables[0]!.querySelectorAll("th")].map((cell) => cell.textContent)).toContain("Concealed");
    const rows = [...tables[1]!.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ["12", "71", "A & B", "could not be infected", "alone"],
      ["4711", "8", "Ashford", "never infected", "alone"],
      ["19000", "33", "Ashford", "recovered", "with others"],
    ]);
    expect(section(LEFT)).not.toContain("<at once>");
  });

  it("are nothing to tell of where nobody dies", () => {
    expect(section(nobody)).toBe("");
    expect(leftSentences(nobody)).toEqual([]);
  });
});
