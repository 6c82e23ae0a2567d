import { describe, expect, it } from "vitest";
import type { PairSummary, Totals } from "../../src/outcomes/result.ts";
import { median } from "../../src/outcomes/spread.ts";
import { concealingWorld, concealmentNote, meanGap } from "../../src/report/concealment.ts";
import {
  answerSentence,
  costSentence,
  headlinePairs,
  infectionSentence,
  lower,
  rangeWords,
  spreadSentences,
  thetaRows,
} from "../../src/report/sentence.ts";

const question = {
  titles: ["Told at detection", "Silent until it leaks"] as const,
  days: 360,
  people: 1000,
  lifeDays: false,
};

interface Made {
  deaths?: [number, number];
  assumptions?: PairSummary["assumptions"];
  fates?: {
    spared?: number;
    later?: number;
    earlier?: number;
    newlyLost?: number;
    livesSpared?: number;
    livesLost?: number;
    old?: number;
  };
  days?: [number, number];
  away?: [number, number];
  announced?: [number, number];
  theta?: number;
  lifeDaysLost?: [number, number];
}

/** Only what the sentences read. */
function pair(made: Made): PairSummary {
  const [a, b] = made.deaths ?? [0, 0];
  const totals = (side: 0 | 1) => ({
    deaths: side === 0 ? a : b,
    lifeDaysLost: made.lifeDaysLost?.[side] ?? 0,
    homeDays: made.days?.[side] ?? 0,
    avoidedDays: made.away?.[side] ?? 0,
    trustAtEnd: side === 0 ? 0.31 : 0.62,
  });
  const old = made.fates?.old ?? 0;
  const ages = [0, 0, (made.fates?.livesSpared ?? old) - old, 0, 0, 0, old, 0, 0];
  const fates = {
    spared: 0,
    later: 0,
    earlier: 0,
    same: 0,
    newlyLost: 0,
    livesSpared: 0,
    livesLost: 0,
    ...made.fates,
    byAge: { livesSpared: ages, livesLost: ages },
  };
  const curves = (side: 0 | 1) => ({
    deaths: [side === 0 ? a : b],
    announced: [made.announced?.[side] ?? 0],
  });
  return {
    seeds: { people: 1, fates: 1 },
    assumptions: made.assumptions ?? "declared",
    parameters: made.theta === undefined ? {} : { theta: made.theta },
    totals: [totals(0), totals(1)],
    fates,
    curves: [curves(0), curves(1)],
    notes: [[], []],
    digests: ["", ""],
  } as unknown as PairSummary;
}

const differing = (...differences: number[]): PairSummary[] =>
  differences.map((difference) => pair({ deaths: [5000 + difference, 5000] }));

describe("the answer where most die either way", () => {
  const grave = { ...question, lifeDays: true };

  it("leads with days of life and survivors", () => {
    const pairs = [
      pair({ deaths: [850, 900], lifeDaysLost: [150_000, 153_000] }),
      pair({ deaths: [840, 910], lifeDaysLost: [149_000, 154_000] }),
      pair({ deaths: [860, 890], lifeDaysLost: [152_000, 153_000] }),
    ];
    expect(answerSentence(pairs, grave)).toBe(
      "Told at detection instead of silent until it leaks, each person has about three more days of life by day 360 " +
        "(1 to 5 more; more in 3 of 3 worlds), and about 150 of 1,000 people are alive then, instead of 100.",
    );
  });

  it("words both signs alike, and says when nothing changes", () => {
    const worse = [pair({ deaths: [900, 850], lifeDaysLost: [153_000, 150_000] })];
    expect(answerSentence(worse, grave)).toContain(
      "each person has about three fewer days of life by day 360",
    );
    const same = [pair({ deaths: [900, 900], lifeDaysLost: [150_000, 150_000] })];
    expect(answerSentence(same, grave)).toContain("as many days of life by day 360");
    expect(answerSentence(same, grave)).toContain("alive then, in both worlds");
  });

  it("speaks of deaths where one world is spared, or days of life are not told", () => {
    const spared = [pair({ deaths: [100, 900], lifeDaysLost: [9000, 150_000] })];
    expect(answerSentence(spared, grave)).toContain("about 800 fewer people die");
    const most = [pair({ deaths: [850, 900], lifeDaysLost: [150_000, 153_000] })];
    expect(answerSentence(most, question)).toContain("50 fewer people die");
  });
});

describe("the answer", () => {
  it("quotes titles that have commas of their own", () => {
    const titles = ["Told, with advice", "Alarmed"] as const;
    expect(answerSentence(differing(-3), { ...question, titles })).toMatch(
      /^“Told, with advice” instead of “Alarmed”: three fewer people die by day 360 /,
    );
  });

  it("gives a range whose ends read alike as one figure", () => {
    expect(rangeWords([-10_010, -9_990])).toBe("10,000 fewer in each; fewer in 2 of 2 worlds");
    expect(rangeWords([10_010, 9_990])).toBe("10,000 more in each; more in 2 of 2 worlds");
  });

  it("gives the middle, its range and how many worlds agree", () => {
    expect(
      answerSentence(differing(400, -1300, -3100, -1290, -1310, -900, -1500, -2000, -1200, -1340), question),
    ).toBe(
      "Told at detection instead of silent until it leaks, about 1,300 fewer people die by day 360 (400 more to 3,100 fewer; fewer in 9 of 10 worlds).",
    );
  });

  it("words both signs alike", () => {
    const more = answerSentence(differing(1300, 1200, 1400), question);
    const fewer = answerSentence(differing(-1300, -1200, -1400), question);
    expect(more).toContain(
      "about 1,300 more people die by day 360 (1,200 to 1,400 more; more in 3 of 3 worlds)",
    );
    expect(fewer).toContain(
      "about 1,300 fewer people die by day 360 (1,200 to 1,400 fewer; fewer in 3 of 3 worlds)",
    );
  });

  it("says so when nothing differs, when the middle is nothing, and when one person does", () => {
    expect(answerSentence(differing(0, 0, 0), question)).toContain(
      "exactly as many people die by day 360 (the same in every world)",
    );
    expect(answerSentence(differing(-20, 0, 20), question)).toContain(
      "about as many people die by day 360 (20 more to 20 fewer; fewer in 1, more in 1, as many in 1 of 3 worlds)",
    );
    expect(answerSentence(differing(-1), question)).toContain("one fewer person dies");
  });

  it("claims no range from one pair and nothing from none", () => {
    expect(answerSentence(differing(-1300), question)).toContain("(one pair of worlds, so no range)");
    expect(answerSentence([], question)).toBe("");
  });

  it("speaks of the drawn worlds where there are any, never of those run for θ", () => {
    const pairs = [
      ...differing(-10),
      pair({ deaths: [0, 500], assumptions: "drawn" }),
      pair({ deaths: [9000, 0], assumptions: "theta" }),
    ];
    expect(headlinePairs(pairs).map((one) => one.totals[1].deaths)).toEqual([500]);
    expect(answerSentence(pairs, question)).toContain("about 500 fewer");
  });

  it("says none where a bound is zero", () => {
    expect(rangeWords([0, 300, 200])).toBe("none to 300 more; more in 2, as many in 1 of 3 worlds");
    expect(rangeWords([0, -300, -200])).toBe("none to 300 fewer; fewer in 2, as many in 1 of 3 worlds");
  });

  it("leaves out one world in ten from twenty worlds on, and says so", () => {
    const differences = Array.from({ length: 40 }, (_, i) => -1000 - i);
    differences[0] = 90_000;
    expect(rangeWords(differences)).toBe("nine worlds in ten: 1,000 fewer in each; fewer in 39 of 40 worlds");
  });
});

describe("infections and costs", () => {
  it("tells spared from deferred", () => {
    const pairs = [pair({ fates: { spared: 25, later: 410, earlier: 3, newlyLost: 1 } })];
    expect(infectionSentence(pairs, question)).toBe(
      "25 people (1 in 40) are spared infection altogether, 410 are infected later and three earlier, and one is infected who otherwise would not be.",
    );
  });

  it("says when nobody changes, or nobody is spared", () => {
    expect(infectionSentence([pair({})], question)).toBe("The same people are infected on the same days.");
    const worse = infectionSentence([pair({ fates: { newlyLost: 12 } })], question);
    expect(worse).toMatch(
      /^Nobody is spared infection altogether, nobody is infected later and nobody earlier, and 12 are infected/,
    );
  });

  it("gives costs each person in days or hours, either way", () => {
    expect(costSentence([pair({ days: [4000, 2000], away: [5000, 2600] })], question)).toBe(
      "It costs each person about two more days at home, and about 2.4 more days of keeping away from company.",
    );
    expect(costSentence([pair({ days: [2000, 2250], away: [0, 1000] })], question)).toBe(
      "It saves each person about six hours at home, and about one fewer day of keeping away from company.",
    );
    expect(costSentence([pair({})], question)).toBe(
      "It costs no more days at home, and no more of keeping away from company.",
    );
  });

  it("beside days is told where it differs, for either sign, and nowhere else", () => {
    const days = "It costs no more days at home, and no more of keeping away from company.";
    const beside = (...pairs: (readonly [Partial<Totals>, Partial<Totals>])[]): string =>
      costSentence(
        pairs.map(([first, second]) => {
          const made = pair({});
          const none = {
            killed: 0,
            careAvoided: 0,
            refused: 0,
            hungryDays: 0,
            displacedDays: 0,
            exported: 0,
          };
          const [a, b] = made.totals;
          const totals = [
            { ...a, ...none, unburiedDays: 0, ...first },
            { ...b, ...none, unburiedDays: 0, ...second },
          ] as const;
          return { ...made, totals: [...totals] };
        }),
        question,
      );
    expect(beside([{}, {}])).toBe(days);
    expect(
      beside([
        { careAvoided: 12.3, refused: 100 },
        { careAvoided: 1.3, refused: 940 },
      ]),
    ).toBe(
      `${days} Besides, all together: 11 more deaths of other causes for want of care, and about 840 fewer severely ill people without a bed.`,
    );
    expect(beside([{ exported: 1 }, {}])).toBe(
      `${days} Besides, all together: one more infected person who flees.`,
    );
    // The middle of the pairs; less than half a death is not one.
    expect(
      beside(
        [{ killed: 9 }, {}],
        [{ killed: 2 }, {}],
        [{ killed: 2 }, {}],
        [{}, {}],
        [{ careAvoided: 0.4 }, {}],
      ),
    ).toBe(`${days} Besides, all together: two more deaths by violence, hunger, thirst or cold.`);
  });
});

describe("the spread", () => {
  it("keeps seeds and assumptions apart", () => {
    const pairs = [
      ...differing(-5, -7, -9),
      ...[1, 100].map((b) => pair({ deaths: [50, b], assumptions: "drawn" as const })),
    ];
    const [chance, assumptions] = spreadSentences(pairs);
    expect(chance).toBe(
      "Chance: over 3 worlds that differ only in their seeds, seven fewer deaths (5 to 9 fewer; fewer in 3 of 3 worlds).",
    );
    expect(assumptions).toMatch(/^Assumptions: over 2 worlds .* \(49 more to 50 fewer; /);
    expect(spreadSentences(differing(-5))[0]).toContain("nothing is known of its spread");
  });

  it("groups by θ in order, drawn worlds left out", () => {
    const pairs = [
      pair({ deaths: [10, 80], assumptions: "theta", theta: 0.6 }),
      pair({ deaths: [10, 30], theta: 0.2 }),
      pair({ deaths: [10, 10], assumptions: "theta", theta: 0 }),
      pair({ deaths: [10, 900], assumptions: "drawn", theta: 0.2 }),
    ];
    expect(thetaRows(pairs, "theta").map(({ value, words }) => [value, words])).toEqual([
      [0, "no difference in deaths"],
      [0.2, "20 fewer deaths"],
      [0.6, "70 fewer deaths"],
    ]);
    expect(thetaRows(pairs, "other")).toEqual([]);
  });
});

describe("concealment", () => {
  it("is known by what is announced, whichever world comes first", () => {
    expect(concealingWorld([pair({ deaths: [100, 100], announced: [95, 10] })])).toBe(1);
    expect(concealingWorld([pair({ deaths: [100, 100], announced: [10, 95] })])).toBe(0);
    expect(concealingWorld([pair({ deaths: [100, 100], announced: [50, 50] })])).toBeNull();
  });

  it("is not praised without who lost by it and what is not counted", () => {
    const better = pair({
      deaths: [120, 100],
      announced: [118, 0],
      fates: { livesSpared: 40, old: 30, spared: 900 },
    });
    const note = concealmentNote([better], question);
    expect(note).toContain(
      "“silent until it leaks”, 40 people die who would otherwise live (75 in 100 of them 60 or over)",
    );
    expect(note).toContain("900 are infected");
    expect(note).toContain("0.62, against 0.31");
    expect(note).toContain("Rights and consent are outside the model.");
    expect(concealmentNote([pair({ deaths: [100, 120], announced: [98, 0] })], question)).toBe("");
  });

  it("says nothing of no pairs, and compares only what differs by a tenth", () => {
    expect(concealingWorld([])).toBeNull();
    expect(concealmentNote([], question)).toBe("");
    expect(meanGap([1, 0, 3], [0, 2, 2])).toBeCloseTo((1 + 1 + 2) / 3, 12);
    expect(concealingWorld([pair({ deaths: [100, 100], announced: [0, 9] })])).toBeNull();
    expect(concealingWorld([pair({ deaths: [100, 100], announced: [0, 11] })])).toBe(0);
  });

  it("of the first world is told with the lives and infections of that world", () => {
    const note = concealmentNote(
      [
        pair({
          deaths: [100, 120],
          announced: [0, 118],
          fates: { livesLost: 1, livesSpared: 8, old: 8, newlyLost: 3, spared: 900 },
        }),
      ],
      question,
    );
    expect(note).toMatch(
      /^Here concealment costs fewer lives\. Who loses by it: with “told at detection”, one person dies /,
    );
    expect(note).toContain("(all of them 60 or over), and three are infected");
    expect(note).toContain("0.31, against 0.62");
  });

  it("says whether none, or nobody at all, of those who die is old", () => {
    const better = (livesSpared: number, old: number): string =>
      concealmentNote(
        [pair({ deaths: [120, 100], announced: [118, 0], fates: { livesSpared, old } })],
        question,
      );
    expect(better(4, 0)).toContain("four people die who would otherwise live (none of them 60 or over),");
    expect(better(0, 0)).toContain("no people die who would otherwise live, and");
  });

  it("says in how many worlds it holds, where it does not hold in nine of ten", () => {
    const [fewer, more] = [
      pair({ deaths: [120, 100], announced: [118, 0] }),
      pair({ deaths: [100, 120], announced: [98, 0] }),
    ];
    expect(concealmentNote([fewer, fewer, fewer, more], question)).toMatch(
      /^Concealment costs fewer lives in 3 of these 4 worlds, more or as many in the others\./,
    );
    const most = [...Array.from({ length: 9 }, () => fewer), more];
    expect(concealmentNote(most, question)).toMatch(/^Here concealment costs fewer lives\./);
  });
});

describe("words", () => {
  it("takes the median of even and odd counts", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN]);
  });

  it("says nothing of no pairs", () => {
    expect([
      infectionSentence([], question),
      costSentence([], question),
      answerSentence([], question),
    ]).toEqual(["", "", ""]);
  });

  it("leaves abbreviations in capitals", () => {
    expect(["Told", "WHO tells", "A leak", "éclat"].map(lower)).toEqual([
      "told",
      "WHO tells",
      "A leak",
      "éclat",
    ]);
  });
});
