import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type GridPlan, planGrid } from "../../src/outcomes/grid.ts";
import type { CellOutcome, PairSummary, Reversal } from "../../src/outcomes/result.ts";
import { frozenSentence, gridSentence, partRows } from "../../src/report/grid.ts";
import type { ReportInput } from "../../src/report/input.ts";
import { renderReport } from "../../src/report/page.ts";
import { makeView } from "../../src/report/view.ts";
import { reversalSection, worthSection } from "../../src/report/worth.ts";
import { effectWords, flipWords, reversalSentences, signed, valueWords } from "../../src/report/reversal.ts";
import type { Scenario, WorldPlan } from "../../src/scenario/scenario.ts";
import { saying } from "../society/world.ts";
import { fakeInput, fakeScenario } from "./fake.ts";

const act = (needsTold: boolean) => ({
  at: { day: 9, after: 0 },
  or: [],
  cut: { setting: "all", share: 0.2 } as const,
  needsTold,
});
const WORLDS: WorldPlan[] = [
  { name: "told", title: "Told at detection", decisions: [saying({}), act(true)] },
  { name: "silent", title: "Silent until it leaks", decisions: [saying({ stance: "deny" })] },
];
const GRID: GridPlan = planGrid(WORLDS)!;

/** A fake pair whose cells have these deaths, in the order of the grid: a/a as dated, a/b, b/a, b/a as dated. */
function withCells(pair: PairSummary, deaths: readonly number[]): PairSummary {
  const cells = GRID.extra.map(
    ({ says, acts, licensed }, i): CellOutcome => ({
      says,
      acts,
      licensed,
      totals: { ...pair.totals[says], deaths: deaths[i]! },
      curves: pair.curves[says],
      digest: "",
    }),
  );
  return { ...pair, cells };
}

const frozen = (pair: PairSummary, deaths: number): PairSummary => ({
  ...pair,
  frozen: {
    totals: { infections: 0, deaths },
    fates: { spared: 0, later: 0, earlier: 0, same: 0, newlyLost: 0, livesSpared: 0, livesLost: 0 },
    digest: "",
  },
});

const reversal = (declared: number[], rows: Partial<Reversal["rows"][number]>[]): Reversal => ({
  people: 100_000,
  whole: false,
  days: 360,
  seeds: [1, 2, 3],
  carriers: [],
  left: 0,
  declared,
  rows: rows.map((row) => ({
    name: "fear.warning",
    declared: 0.2,
    range: [0, 0.6],
    logarithm: false,
    low: declared,
    high: declared,
    effect: 1,
    flips: [],
    ...row,
  })),
});

describe("the parts of a difference in words", () => {
  const pairs = fakeInput(1).pairs.filter((pair) => pair.assumptions !== "theta");
  const shown = pairs.map((pair, i) => withCells(pair, [100, 200 + i, 400, 300]));

  it("stand apart for chance and for assumptions, over their own pairs", () => {
    const rows = partRows(GRID, shown, "deaths");
    expect(rows.map(({ part }) => part)).toEqual([
      "total",
      "statementFirst",
      "statementSecond",
      "actingFirst",
      "actingSecond",
      "interaction",
      "licenceFirst",
      "licenceSecond",
      "waiting",
    ]);
    const acting = rows.find(({ part }) => part === "actingFirst")!;
    expect(acting.chance).toEqual({
      pairs: 10,
      middle: -104.5,
      low: -109,
      high: -100,
      reach: "lowest and highest",
    });
    expect(acting.assumptions).toMatchObject({ pairs: 12, low: -121, high: -110 });
    expect(rows.find(({ part }) => part === "statementFirst")!.chance!.middle).toBe(-200);
  });

  it("are none where the difference is of one kind, and that is said", () => {
    const only = (first: WorldPlan["decisions"], second: WorldPlan["decisions"]): GridPlan =>
      planGrid([
        { ...WORLDS[0]!, decisions: first },
        { ...WORLDS[1]!, decisions: second },
      ])!;
    const [say, deny] = [saying({}), saying({ stance: "deny" })];
    expect(gridSentence(only([say], [deny]))).toMatch(/only in what is said.*direct worth of the words\.$/);
    expect(gridSentence(only([say, act(true)], [say]))).toMatch(/only in what is done.*worth of acting\.$/);
    expect(gridSentence(only([say], [say]))).toBe("The two worlds decide the same.");
    expect(gridSentence(GRID)).toContain("licence");
    expect(partRows(only([say], [deny]), pairs, "deaths")).toEqual([]);
    const same = partRows(only([say, act(true)], [deny, act(true)]), [], "deaths");
    expect(same.map(({ words }) => words)).toEqual(["as run", "words alone", "licence of words"]);
  });

  it("are in the report for every measure taken apart, with both reaches", () => {
    const scenario: Scenario = { ...fakeScenario, worlds: WORLDS };
    const input: ReportInput = { ...fakeInput(1), scenario, pairs: shown };
    const html = renderReport(input);
    const document = parseHTML(html).document;
    const section = [...document.querySelectorAll("section")].find(
      (one) => one.querySelector("h2")?.textContent === "Saying, and acting",
    )!;
    expect(section.querySelectorAll("table")).toHaveLength(3);
    expect(section.textContent).toContain("chance: 10 pairs with assumptions as declared");
    expect(section.textContent).toContain("assumptions: 12 pairs with each drawn");
    expect(section.textContent).toContain("\u2212100 (\u2212110 to \u2212100)");
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it("are of one pair, of several, or of none, and say which", () => {
    const scenario: Scenario = { ...fakeScenario, worlds: WORLDS };
    const [one] = shown.filter((pair) => pair.assumptions === "declared");
    const text = worthSection(makeView({ ...fakeInput(1), scenario, pairs: [one!] }));
    expect(text).toContain("chance: 1 pair with assumptions as declared");
    expect(text).toContain("assumptions: 0 pairs with each drawn");
    expect(text).toContain("\u2212100 (one pair)");
    expect(text).toContain(">–</td>");
  });

  it("cannot be told of a pair that lacks a cell of its grid", () => {
    expect(() => partRows(GRID, [{ ...shown[0]!, cells: [] }], "deaths")).toThrow(
      new RangeError("A pair of worlds lacks a cell of its grid."),
    );
  });

  it("say that worlds which plan the same acts differ by what words make possible", () => {
    const both = planGrid([
      { ...WORLDS[0]!, decisions: [saying({}), act(true)] },
      { ...WORLDS[1]!, decisions: [saying({ stance: "deny" }), act(true)] },
    ])!;
    expect(gridSentence(both)).toMatch(
      /^The two worlds plan the same acts, and differ in what is said\. Some acts wait until the outbreak is admitted;/,
    );
  });

  it("without feedback stand beside the whole, and nowhere if they were not run", () => {
    const question = { titles: ["Told", "Silent"] as const, days: 10, people: 1000, lifeDays: false };
    const [one] = pairs;
    const made = (direct: number, full: number): PairSummary =>
      frozen(
        {
          ...one!,
          assumptions: "drawn",
          totals: [
            { ...one!.totals[0], deaths: 500 + full },
            { ...one!.totals[1], deaths: 500 },
          ],
        },
        500 + direct,
      );
    const text = frozenSentence([made(-90, -30), made(-80, 20), made(-70, -40)], question);
    expect(text).toContain(
      "with “Silent”, 80 fewer deaths (70 to 90 fewer; fewer in 3 of 3 worlds); in full, 30 fewer deaths",
    );
    expect(frozenSentence(pairs, question)).toBe("");
  });
});

describe("what would reverse it, in words", () => {
  const row = { low: [-5, -9, -4], high: [8, -2, 12] };

  it("names the assumption and where the sign turns", () => {
    const found = reversal([-20, -12, -30], [{ ...row, flips: [[0.3, 0.35]] }]);
    expect(reversalSentences(found, -300)).toEqual([
      "One assumption alone reverses the sign (on a preview of 100,000 people): fear.warning above 0.3 to 0.35.",
      "With every assumption as declared, 3 seeds agree there on fewer deaths, 21 fewer on average.",
    ]);
    expect(
      flipWords({
        ...found.rows[0]!,
        flips: [
          [0.1, 0.02],
          [0.3, 0.35],
        ],
      }),
    ).toBe("below 0.02 to 0.1; above 0.3 to 0.35");
  });

  it("says so if nothing does, or if the preview has another sign than the answer", () => {
    const found = reversal([20, 12, 30], [row]);
    expect(reversalSentences(found, 300)[0]).toBe(
      "No single assumption within its range reverses the sign (on a preview of 100,000 people): each was set to both ends of its range, one at a time.",
    );
    expect(reversalSentences(found, 300)).toHaveLength(2);
    expect(reversalSentences(found, -300).at(-1)).toMatch(/^That is not the sign of the answer/);
    expect(reversalSentences({ ...found, whole: true }, 300)[0]).toContain("on this world of 100,000 people");
  });

  it("says first of all that the sign is not settled, where it is not", () => {
    const torn = reversal([-16, 7, 2], [row, { ...row, name: "leak.rate" }]);
    const [first, second] = reversalSentences(torn, -3);
    expect(first).toMatch(/^The sign is not settled.*fewer deaths in 1 and more in 2 of 3 seeds/);
    expect(second).toContain("on fewer with fear.warning at 0, leak.rate at 0");
    expect(reversalSentences(reversal([0, 0, 0], [row]), 0)).toEqual([
      "With every assumption as declared there is no difference in deaths to reverse (on a preview of 100,000 people).",
    ]);
  });

  it("gives a mean with the seeds that agree, and one seed as one", () => {
    const declared = [-10, -40, -40];
    const effects = [[-55, -61, -36], [8, -2, 12], [-16]].map((at) => effectWords(at, declared));
    // One seed alone: 6 fewer there, so 6 below the mean of 30.
    expect(effects).toEqual(["\u221251, 3 of 3 seeds", "+6, 2 of 3 seeds", "\u221236, by one seed"]);
    expect([0.4, -0.5, -0.6, 1234, -1e6].map(signed)).toEqual([
      "0",
      "0",
      "\u22121",
      "+1,200",
      "\u22121 million",
    ]);
    expect([0.00001, 0.0003, 0.31, 300, 1000].map(valueWords)).toEqual([
      "0.00001",
      "0.0003",
      "0.31",
      "300",
      "1000",
    ]);
  });

  it("has a row for each assumption: whether its sign turns, or cannot be told to", () => {
    const signs = (found: Reversal): (string | undefined)[] => {
      const html = reversalSection(makeView({ ...fakeInput(1), reversal: found }));
      const { document } = parseHTML(`<html><body>${html}</body></html>`);
      return [...document.querySelectorAll("tbody tr")].map((one) => one.lastElementChild?.textContent ?? "");
    };
    const rows = [
      { ...row, flips: [[0.3, 0.35]] as [number, number][] },
      { ...row, name: "leak.rate" },
    ];
    expect(signs(reversal([-20, -12, -30], rows))).toEqual(["above 0.3 to 0.35", "no"]);
    expect(signs(reversal([-20, 12, -30], [row]))).toEqual(["–"]);
  });

  it("says in the picture whether there are fewer or more deaths as declared", () => {
    const label = (declared: number[]): string =>
      reversalSection(makeView({ ...fakeInput(1), reversal: reversal(declared, [row]) }));
    expect(label([-20, -12, -30])).toContain("as declared, 21 fewer.");
    expect(label([20, 12, 30])).toContain("as declared, 21 more.");
  });

  it("is a section of the report, also where it was not searched, and not for one world", () => {
    const input = {
      ...fakeInput(1),
      reversal: reversal([-20, -12, -30], [{ ...row, flips: [[0.3, 0.35]] }]),
    };
    const html = renderReport(input);
    const { document } = parseHTML(html);
    const sectionOf = (text: ReturnType<typeof parseHTML>["document"]) =>
      [...text.querySelectorAll("section")].find(
        (one) => one.querySelector("h2")?.textContent === "What would reverse it",
      );
    const section = sectionOf(document)!;
    expect(section.querySelectorAll("svg[role=img]")).toHaveLength(2);
    expect(section.querySelector("tbody tr")?.textContent).toContain("above 0.3 to 0.35");
    expect(section.textContent).toContain("response to a warning not yet borne out");
    expect(html).not.toMatch(/NaN|undefined/);
    expect(sectionOf(parseHTML(renderReport(fakeInput(1))).document)!.textContent).toContain("Not searched");
    const alone = renderReport({ ...input, runs: [input.runs[0]], fates: null, pairs: [] });
    expect(sectionOf(parseHTML(alone).document)).toBeUndefined();
  });
});
