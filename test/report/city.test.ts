import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Note, PairSummary, Totals } from "../../src/outcomes/result.ts";
import { citySection } from "../../src/report/city.ts";
import type { ReportInput } from "../../src/report/input.ts";
import { makeView } from "../../src/report/view.ts";
import { fakeInput } from "./fake.ts";

const input = fakeInput(4);
const SERVED = { ...input.scenario, with: ["services", "care"] };
type Costs = Partial<Record<keyof Totals, number>>;

/** Pairs of the headline with these costs in the first and second world. */
const costing = (...pairs: (readonly [Costs, Costs])[]): PairSummary[] =>
  pairs.map(([first, second]) => {
    const [pair] = input.pairs;
    const [a, b] = pair!.totals;
    return {
      ...pair!,
      totals: [
        { ...a, ...first },
        { ...b, ...second },
      ],
    };
  });

const documentOf = (change: Partial<ReportInput>) =>
  parseHTML(`<html><body>${citySection(makeView({ ...input, ...change }))}</body></html>`).document;
function tableOf(change: Partial<ReportInput>): Record<string, string[]> {
  const rows = [...documentOf(change).querySelectorAll(".wide tbody tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? ""),
  );
  return Object.fromEntries(rows.map(([what, ...rest]) => [what, rest]));
}

describe("what else failed", () => {
  it("is not there where nothing did, which is so without the mechanisms", () => {
    expect(citySection(makeView(input))).toBe("");
  });

  it("stands beside the deaths: both worlds, the middle difference and its reach, for either sign", () => {
    const pairs = costing(
      [
        { careAvoided: 12, refused: 5, displacedDays: 4000, exported: 7, killed: 3 },
        { careAvoided: 2, refused: 9 },
      ],
      [
        { careAvoided: 14, refused: 5, displacedDays: 2000, exported: 7, killed: 1 },
        { careAvoided: 2, refused: 7, killed: 4 },
      ],
    );
    const table = tableOf({ pairs, scenario: SERVED });
    expect(table["deaths of other causes for want of care, expected"]).toEqual([
      "13",
      "2",
      "+11",
      "10 to 12 more; more in 2 of 2 worlds",
    ]);
    expect(table["severely ill people without a bed"]).toEqual([
      "5",
      "8",
      "\u22123",
      "2 to 4 fewer; fewer in 2 of 2 worlds",
    ]);
    expect(table["person-days away from home, having fled"]!.slice(0, 3)).toEqual(["3,000", "0", "+3,000"]);
    expect(table["infected people who fled"]!.at(-1)).toBe("the same in every world");
    expect(table["people who die of violence, hunger, thirst or cold"]!.slice(-1)).toEqual([
      "3 more to 3 fewer; fewer in 1, more in 1 of 2 worlds",
    ]);
    // What no world had is left out.
    expect(Object.keys(table)).not.toContain("person-days of hunger");
  });

  it("tells the difference of a single pair as well, though it has no reach", () => {
    const table = tableOf({ pairs: costing([{ hungryDays: 400 }, { hungryDays: 900 }]), scenario: SERVED });
    expect(table["person-days of hunger"]).toEqual(["400", "900", "\u2212500"]);
  });

  it("tells small expected deaths as they are, and not as none", () => {
    const pairs = costing([{ careAvoided: 0.4 }, { careAvoided: 0 }]);
    expect(tableOf({ pairs })["deaths of other causes for want of care, expected"]!.slice(0, 3)).toEqual([
      "0.4",
      "0",
      "+0.4",
    ]);
  });

  it("is told of one world too, from the world itself", () => {
    const [run] = input.runs;
    const refused = run.daily.refused.map((_, i) => (i < 40 ? 2 : 0));
    const alone = { ...run, daily: { ...run.daily, refused } };
    const table = tableOf({ runs: [alone], fates: null, pairs: [], scenario: SERVED });
    expect(table).toEqual({ "severely ill people without a bed": ["80"] });
  });
});

describe("what failed first", () => {
  const lead = (change: Partial<ReportInput>): string =>
    documentOf({ pairs: costing([{ refused: 1 }, {}]), ...change }).querySelector(".lead")!.textContent!;
  const failing: Note[] = [
    { day: 41, kind: "service", words: "Power fails in and around A: down to less than half." },
    { day: 42, kind: "service", words: "Power is back in and around A." },
    { day: 44, kind: "service", words: "The telephone fails in and around A: down to less than half." },
  ];

  it("is told of each world with its day, or that nothing did", () => {
    const [told, silent] = input.runs;
    const runs = [{ ...told, notes: failing }, silent!] as const;
    expect(lead({ runs, scenario: SERVED })).toBe(
      "With “Told at detection” the first to fall below half in and around A: power (day 41), the telephone (day 44). " +
        "With “Silent until it leaks” no service falls below half of what it does, where most people live.",
    );
  });

  it("does not praise services that the scenario has not", () => {
    const words = "Services are not part of this scenario, so none of them can fail.";
    expect(lead({})).toBe(words);
    expect(lead({ scenario: { ...SERVED, without: ["services"] } })).toBe(words);
  });
});
