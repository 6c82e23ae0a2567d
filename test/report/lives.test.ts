import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Fates } from "../../src/outcomes/result.ts";
import type { ReportInput } from "../../src/report/input.ts";
import { costSection, livesSection } from "../../src/report/lives.ts";
import { opening } from "../../src/report/opening.ts";
import { makeView, type View } from "../../src/report/view.ts";
import { fakeInput } from "./fake.ts";

const input = fakeInput(20);
const [told] = input.runs;
const documentOf = (section: (view: View) => string, change: Partial<ReportInput> = {}) =>
  parseHTML(`<html><body>${section(makeView({ ...input, ...change }))}</body></html>`).document;
type Row = ReturnType<typeof documentOf>["body"];
const cells = (row: Row): string[] => [...row.querySelectorAll("th, td")].map((one) => one.textContent ?? "");

type Table = "people by age and what became of them" | "By place" | "days in all, and a person";
function rowsOf(
  document: ReturnType<typeof documentOf>,
  caption: Table,
): { caption: string; rows: string[][] } {
  const table = [...document.querySelectorAll("table")].find((one) => {
    const words = one.querySelector("caption")?.textContent ?? "";
    return words.startsWith(caption) || (caption === "By place" && words.startsWith("Of "));
  })!;
  return {
    caption: table.querySelector("caption")!.textContent!,
    rows: [...table.querySelectorAll("tbody tr")].map(cells),
  };
}

/** Lives spared on balance: so many more in each place. */
const balanced = (net: readonly number[]): Fates => ({
  ...input.fates!,
  byPlace: {
    ...input.fates!.byPlace,
    livesSpared: net.map((value) => Math.max(0, value)),
    livesLost: net.map((value) => Math.max(0, -value)),
  },
});
const names = input.world.places.map(({ name }) => name);

describe("who was spared", () => {
  it("is told of pairs only", () => {
    expect(livesSection(makeView({ ...input, fates: null }))).toBe("");
    expect(livesSection(makeView({ ...input, runs: [told] }))).toBe("");
    expect(documentOf(livesSection).querySelector("h2")?.textContent).toBe(
      "Who was spared, and who only later",
    );
  });

  it("has a row for each age, with its people first", () => {
    const { rows } = rowsOf(documentOf(livesSection), "people by age and what became of them");
    const numbers = rows.map((row) => Number(row[1]!.replaceAll(",", "")));
    expect(numbers).toEqual(Array.from(input.fates!.byAge.people));
  });

  it("lists the places that gained most, and at the foot those that lost most", () => {
    // The twenty places gain 20, 19, ... 16, nothing, and lose 1 to 5.
    const net = names.map((_, i) => (i < 5 ? 20 - i : i < 15 ? 0 : 14 - i));
    const { caption, rows } = rowsOf(documentOf(livesSection, { fates: balanced(net) }), "By place");
    expect(caption).toBe(
      "Of 20 places, those with most lives spared on balance, and at the foot those with most lost",
    );
    expect(rows).toHaveLength(12);
    expect(rows.slice(0, 5).map(([name]) => name)).toEqual(names.slice(0, 5));
    expect(rows.slice(-4).map(([name]) => name)).toEqual(names.slice(16));
    expect(rows.at(-1)!.slice(-2)).toEqual(["0", "5"]);
  });

  it("says nothing of a foot where nobody loses, nor of others where all are shown", () => {
    const gained = documentOf(livesSection, { fates: balanced(names.map(() => 3)) });
    expect(rowsOf(gained, "By place").caption).toBe("Of 20 places, those with most lives spared on balance");
    const few = fakeInput(4);
    const all = parseHTML(`<html><body>${livesSection(makeView(few))}</body></html>`).document;
    expect(rowsOf(all, "By place").caption).toBe("By place, most lives spared on balance first");
  });
});

describe("what it costs", () => {
  const words = (change: Partial<ReportInput> = {}): string[] =>
    rowsOf(documentOf(costSection, change), "days in all, and a person").rows.map(([what]) => what!);
  const ordered = { ...told, daily: { ...told.daily, quarantineDays: told.daily.homeDays.map(() => 2) } };

  it("has days of orders only where some world had them", () => {
    expect(words({ runs: [{ ...told }] })).not.toContain("in quarantine, as ordered");
    expect(words({ runs: [told, ordered] })).toContain("in quarantine, as ordered");
  });

  it("tells days of life lost from each death to the last day, where it is asked for", () => {
    expect(words()).not.toContain("of life lost by the last day");
    expect(documentOf(costSection).body.textContent).not.toContain("Days of life lost");
    // Two people die on each day in each place: 2 × (days - 1 - day) days are lost.
    const places = input.world.places.length;
    const deadly = { ...told, daily: { ...told.daily, deaths: told.daily.deaths.map(() => 2) } };
    const lost = places * told.days * (told.days - 1);
    const document = documentOf(costSection, { runs: [deadly], fates: null, lifeDays: true, people: 1000 });
    const row = rowsOf(document, "days in all, and a person").rows.at(-1)!;
    expect(row[0]).toBe("of life lost by the last day");
    expect(row[1]!.replaceAll(",", "")).toBe(`${lost}`);
    expect(document.querySelector(".lead")!.textContent).toBe(
      `Days of life lost by day 360, a person: ${Math.round(lost / 1000).toLocaleString("en")} with “Told at detection”. They are counted from each death to the last day, and no further.`,
    );
  });
});

describe("the first screen", () => {
  const textOf = (change: Partial<ReportInput> = {}): string =>
    documentOf(opening, change).body.textContent ?? "";

  it("says if the disease is hypothetical, and what else a scenario wants noticed", () => {
    expect(textOf()).not.toContain("Hypothetical");
    const { scenario } = input;
    const disease = { ...scenario.disease, hypothetical: true };
    const text = textOf({ scenario: { ...scenario, disease, notice: "Read this <first>." } });
    expect(text).toContain("Hypothetical: no known disease does this.");
    expect(text).toContain("Read this <first>.");
  });

  it("counts who is alive at the end where days of life are told", () => {
    expect(textOf()).not.toContain("are alive at the end");
    const deadly = {
      ...told,
      daily: { ...told.daily, deaths: told.daily.deaths.map((_, i) => (i < 20 ? 3 : 0)) },
    };
    const rows = [
      ...documentOf(opening, {
        runs: [deadly],
        fates: null,
        pairs: [],
        people: 1000,
        lifeDays: true,
      }).querySelectorAll("table.key tbody tr"),
    ].map(cells);
    expect(rows.slice(0, 3)).toEqual([
      ["die", "60"],
      ["of every 100,000", "6,000"],
      ["are alive at the end", "940"],
    ]);
  });

  it("compares nothing for one world", () => {
    const text = textOf({ runs: [told], fates: null, pairs: [] });
    expect(text).toMatch(/Told at detection: [\d,]+ of .* are infected by day 360 \(.*\), and [\d,]+ die\./);
    expect(text).toContain("One world alone: nothing is compared.");
    expect(text).toContain("The world shown below, to day 360");
    expect(textOf()).toContain("The pair of worlds shown below, to day 360");
  });

  it("has a row for each θ, named by what it stands for, and none where it did not vary", () => {
    const pairs = [0, 0.2, 0.4, 0.6].map((theta) => ({
      ...input.pairs[0]!,
      assumptions: "theta" as const,
      parameters: { "fear.warning": theta },
    }));
    const text = textOf({ pairs: [...input.pairs.filter((one) => one.assumptions === "drawn"), ...pairs] });
    for (const name of ["not at all (0)", "as assumed (0.2)", "otherwise (0.4)", "strongly (0.6)"])
      expect(text).toContain(name);
    expect(textOf({ warning: null })).not.toContain("(θ)");
    expect(textOf({ pairs: input.pairs.slice(0, 1) })).not.toContain("(θ)");
  });

  it("has the note on concealment where the world that conceals more has fewer deaths", () => {
    const [pair] = input.pairs;
    const at = (deaths: number) => ({ ...pair!.totals[0], deaths });
    const hidden = { ...pair!.curves[0], announced: pair!.curves[0].announced.map(() => 0) };
    const concealing = (first: number, second: number) => ({
      ...pair!,
      totals: [at(first), at(second)] as const,
      curves: [
        hidden,
        {
          ...hidden,
          announced: hidden.deaths.map((_, day, all) => all.slice(0, day + 1).reduce((x, y) => x + y, 0)),
        },
      ] as const,
    });
    const note = (one: ReturnType<typeof concealing>) =>
      documentOf(opening, { pairs: [one] as unknown as ReportInput["pairs"] }).querySelector("[role=note]")
        ?.textContent;
    expect(note(concealing(10, 20))).toMatch(/^Here concealment costs fewer lives\./);
    expect(note(concealing(20, 10))).toBeUndefined();
  });
});
