import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Carrier } from "../../src/outcomes/carriers.ts";
import type { Reversal } from "../../src/outcomes/result.ts";
import { carrierRows, carrierSection, carrierSentence } from "../../src/report/carriers.ts";
import { makeView } from "../../src/report/view.ts";
import { fakeInput } from "./fake.ts";

const searched = (declared: number[], ...carriers: Carrier[]): Reversal => ({
  people: 20_000,
  whole: false,
  days: 200,
  seeds: [1, 2, 3],
  left: 0,
  declared,
  rows: [],
  carriers,
});
const of = (mechanism: string, ...off: number[]): Carrier => ({ mechanism, off });
const FEWER = searched(
  [-100, -80, -120],
  of("fear", 0, 0, 0),
  of("flight", -150, -130, -170),
  of("grief", -101, -79, -120),
  of("exposure", -100, -80, -120),
);

describe("what carried the difference", () => {
  it("is said of those on which every seed agrees, with the difference that is left without them", () => {
    expect(carrierSentence(FEWER)).toBe(
      "Everything on, the difference in deaths is \u2212100; switched off alone, these change it most, the same way at " +
        "every seed: fear (0 without it), flight (\u2212150 without it) (on a preview of 20,000 people).",
    );
  });

  it("is said alike where telling costs lives, and where there is no difference to carry", () => {
    expect(carrierSentence(searched([40, 50, 60], of("flight", -5, 0, -10)))).toContain(
      "the difference in deaths is +50; switched off alone, these change it most, the same way at every seed: flight (\u22125 without it)",
    );
    expect(carrierSentence(searched([0, 0, 0], of("fear", 0, 0, 0)))).toBe(
      "No mechanism switched off alone changes the difference in deaths the same way at every seed (on a preview of 20,000 people).",
    );
  });

  it("has a row for each mechanism: the difference without it, what goes with it, and whether the seeds agree", () => {
    expect(carrierRows(FEWER)).toEqual([
      ["fear", "0, 3 of 3 seeds", "\u2212100", "yes"],
      ["flight", "\u2212150, 3 of 3 seeds", "+50", "yes"],
      ["grief", "\u2212100, 3 of 3 seeds", "0", "no"],
      ["exposure", "\u2212100, 3 of 3 seeds", "0", "no"],
    ]);
  });

  it("is a section of the report that says what each mechanism does, where it was searched", () => {
    const input = fakeInput(4);
    const section = (reversal: Reversal | null): string => carrierSection(makeView({ ...input, reversal }));
    expect(section(null)).toBe("");
    expect(section(searched([1, 2, 3]))).toBe("");
    const { document } = parseHTML(`<html><body>${section(FEWER)}</body></html>`);
    const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent!);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^fear0, 3 of 3 seeds\u2212100yesFear rises fast and falls slowly/);
    expect(document.body.textContent).not.toContain("not settled");
    const unsettled = parseHTML(
      `<html><body>${section(searched([-1, 2, 3], of("fear", 0, 0, 0)))}</body></html>`,
    );
    expect(unsettled.document.body.textContent).toContain("no more than a hint");
  });
});
