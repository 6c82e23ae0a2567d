import { describe, expect, it } from "vitest";
import { EVERYONE, OVERLAYS } from "../../src/kernel/engine.ts";
import { SECTOR_LIST } from "../../src/population/sectors.ts";
import { influenza1918 } from "../../src/scenario/presets/influenza-1918.ts";
import { ebola2014 } from "../../src/scenario/presets/ebola-2014.ts";
import { lastDay } from "../../src/scenario/presets/last-day.ts";
import { covid19Ancestral } from "../../src/scenario/presets/covid-19-ancestral.ts";
import type { Decision, Disease, Order } from "../../src/scenario/scenario.ts";
import { Overlay, ProgrammeNumber } from "../../src/society/mechanism.ts";
import { turnsToDeath, turnsToSevere } from "../../src/society/turns.ts";
import { lifting, OBEDIENT, watch } from "./watched.ts";
import { doing, makePlan, makeSociety, type Row } from "./world.ts";

const vaccine = (change: Partial<Extract<Order, { measure: "vaccinate" }>> = {}): Order => ({
  measure: "vaccinate",
  perDay: 100,
  total: null,
  priority: [75, 60, 45, 30, 18, 13, 5, 0],
  infection: 0.7,
  onward: 0.2,
  severe: 0.8,
  protectsAfterDays: 14,
  ...change,
});
const test: Order = { measure: "test", perDay: 50, delayDays: 2, isolateDays: 10 };
const trace: Order = {
  measure: "trace",
  cases: "tested",
  casesPerDay: 20,
  scopes: ["household", "class"],
  days: 14,
};
describe("compliance", () => {
  const complianceOf = (parameters: Record<string, number>): number =>
    watch(2, { decisions: [doing({ measure: "close-schools", share: 1 })], parameters }).society.fields
      .compliance![0]!;
  const plain = {
    "behaviour.means": 0.8,
    "orders.unconditional": 0.3,
    "trust.initial": 0.6,
    "trust.gain": 0,
  };

  it("is means × (c0 + (1 - c0) × trust), or the reverse of trust, or half whatever there is", () => {
    expect(complianceOf(plain)).toBeCloseTo(0.8 * (0.3 + 0.7 * 0.6), 9);
    expect(complianceOf({ ...plain, "orders.trustEffect": -1 })).toBeCloseTo(0.8 * (0.3 + 0.7 * 0.4), 9);
    expect(complianceOf({ ...plain, "orders.trustEffect": 0 })).toBeCloseTo(0.8 * (0.3 + 0.7 * 0.5), 9);
  });

  it("is nothing without means, and follows the means that a statement gives", () => {
    expect(complianceOf({ ...plain, "behaviour.means": 0 })).toBe(0);
    const say = { stance: "tell", share: null, threat: 0, forecast: null, horizon: null, advice: 0 } as const;
    const given: Decision = { at: { day: 0, after: 0 }, or: [], say: { ...say, means: 1 } };
    const parameters = { ...plain, "behaviour.means": 0.1, "trust.returnDays": 1e6 };
    const { society } = watch(2, { decisions: [given, doing(test)], parameters });
    expect(society.fields.compliance![0]).toBeCloseTo(0.3 + 0.7 * 0.6, 6);
  });
});

describe("closures", () => {
  it("ask for uptake by the share and compliance, from the day on until they are lifted", () => {
    const decisions = [
      doing({ measure: "close-schools", share: 0.5 }, { day: 2 }),
      lifting("close-schools", 5),
    ];
    const asked: number[] = [];
    const parameters = { ...OBEDIENT, "behaviour.means": 0.8 };
    watch(7, { decisions, parameters }, undefined, ({ uptake }) => asked.push(uptake("close-schools")));
    expect(asked.map((x) => Math.round(x * 1e4) / 1e4)).toEqual([0, 0, 0.4, 0.4, 0.4, 0, 0]);
  });

  it("leave no class, no work but that of the sectors kept, and of company the share that is left on both sides", () => {
    const { society } = watch(1, {
      decisions: [
        doing({ measure: "close-schools", share: 1 }),
        doing({ measure: "close-workplaces", share: 1, keep: ["health", "food"] }),
        doing({ measure: "limit-gatherings", share: 0.75 }),
      ],
    });
    const of = (name: string) => society.modifiers.find((modifier) => modifier.name === name)!;
    for (const side of ["source", "target"] as const) {
      expect(of("close-schools")[side]).toEqual([1, 0, 1, 1, 1, 1]);
      expect(of("close-workplaces")[side]).toEqual([1, 1, 0, 1, 1, 1]);
      expect(of("limit-gatherings")[side]).toEqual([1, 1, 1, 0.5, 1, 0.5]);
    }
    const closed = of("close-workplaces").when.sectors!.map((k) => SECTOR_LIST[k]!.name);
    expect(closed).toEqual(
      SECTOR_LIST.map(({ name }) => name).filter((name) => !["education", "health", "food"].includes(name)),
    );
  });

  it("cost the days of those who are not ill at home anyway, and of workers who cannot work there", () => {
    const decisions = [
      doing({ measure: "close-schools", share: 0.5 }),
      doing({
        measure: "close-workplaces",
        share: 1,
        keep: SECTOR_LIST.map(({ name }) => name).filter((n) => n !== "health"),
      }),
    ];
    // Of 100,000: 45,000 work, a tenth of them (0.107) in health; 20,000 go to school; 10,000 are ill, half of them at home.
    const { society } = watch(3, { decisions }, () => [{ ill: 10_000 }]);
    expect(society.fields.schoolDaysOrdered![0]).toBeCloseTo(20_000 * 0.95 * 0.5, 6);
    expect(society.fields.workDaysOrdered![0]).toBeCloseTo(45_000 * 0.95 * 0.107 * 0.65, 6);
    const quarantine = watch(3, { decisions: [doing(trace), doing(test)] }, () => [{ holding: [0, 2000] }]);
    expect(quarantine.society.fields.schoolDaysOrdered![0]).toBeCloseTo(20_000 * 0.02, 6);
  });

  it("count no day twice: of those in isolation, only those who would not have stayed at home when ill", () => {
    const lostWith = (isolated: number): number =>
      watch(3, { decisions: [doing({ measure: "isolate", days: 9 })] }, () => [
        { ill: 10_000, holding: [isolated] },
      ]).society.fields.schoolDaysOrdered![0]!;
    expect(lostWith(4000)).toBe(0);
    expect(lostWith(6000)).toBeCloseTo(20_000 * 0.95 * 0.01, 6);
  });

  it("of another share take the place of the first; company limited otherwise has a modifier of its own", () => {
    const limit = (share: number, day: number): Decision =>
      doing({ measure: "limit-gatherings", share }, { day });
    const decisions = [limit(0.5, 0), limit(0.9, 2), limit(0.5, 4)];
    const asked: number[][] = [];
    watch(6, { decisions }, undefined, ({ uptake }) =>
      asked.push([uptake("limit-gatherings"), uptake("limit-gatherings-2")]),
    );
    expect(asked).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
      [1, 0],
      [1, 0],
    ]);
  });
});

describe("a cordon", () => {
  it("holds in the places named, for contacts between places", () => {
    const order: Order = { measure: "cordon", places: ["place-1"], share: 0.5 };
    const { uptake, society } = watch(2, { decisions: [doing(order)], people: [1000, 2000, 3000] });
    expect([0, 1, 2].map((place) => uptake("cordon", place))).toEqual([0, 0.5, 0]);
    expect([...society.fields.cordon!]).toEqual([0, 0.5, 0]);
    expect(society.modifiers.find(({ name }) => name === "cordon")!.when).toEqual({ between: true });
    const everywhere = watch(2, { decisions: [doing({ ...order, places: null })], people: [1000, 2000] });
    expect([...everywhere.society.fields.cordon!]).toEqual([0.5, 0.5]);
  });
});

describe("rations", () => {
  it("give whole units, keep what is over, and never more than what has come in", () => {
    const people = [100_000, 1000, 33];
    const given = people.map(() => 0);
    const days = 365;
    watch(days, { decisions: [doing(vaccine({ perDay: 10 }))], people }, undefined, ({ supply }, day) => {
      people.forEach((n, p) => {
        given[p] = given[p]! + supply(ProgrammeNumber.vaccinate, p);
        const come = ((day + 1) * 10 * n) / 100_000;
        expect(given[p]!).toBeLessThanOrEqual(come + 1e-6);
        expect(given[p]!).toBeGreaterThan(come - 1 - 1e-6);
      });
    });
    expect(given).toEqual([3650, 36, 1]);
  });

  it("of a vaccine end with the doses there are in all", () => {
    const supplies: number[] = [];
    const decisions = [doing(vaccine({ perDay: 40, total: 100 }))];
    const granted = (day: number): Row[] => [{ granted: [0, 0, 0, 0, supplies[day - 1]!] }];
    watch(6, { decisions }, granted, ({ supply }) => supplies.push(supply(ProgrammeNumber.vaccinate)));
    expect(supplies).toEqual([40, 40, 20, 0, 0, 0]);
  });

  it("end when they are lifted, and nobody asks any more", () => {
    const decisions = [doing(test), doing(trace), lifting("test", 3)];
    const asked: number[][] = [];
    const { engine } = watch(5, { decisions }, undefined, ({ supply }) =>
      asked.push([supply(ProgrammeNumber.test), supply(ProgrammeNumber.trace)]),
    );
    expect(asked).toEqual([
      [50, 20],
      [50, 20],
      [50, 20],
      [0, 20],
      [0, 20],
    ]);
    expect(engine.willing[ProgrammeNumber.test]).toBe(0);
    expect(engine.willing[ProgrammeNumber.trace]).toBe(EVERYONE);
  });

  it("of tests find as many as tests find", () => {
    const { engine } = watch(1, { decisions: [doing(test)] });
    expect(engine.willing[ProgrammeNumber.test]! / EVERYONE).toBeCloseTo(0.8, 4);
  });
});

describe("a world without orders", () => {
  it("has none of what they need of the kernel, and asks for none of it", () => {
    const { society, engine } = watch(40, {}, () => [{ deaths: 5, severe: 9 }]);
    expect(society.programmes).toEqual([]);
    expect(society.branches).toEqual([]);
    expect(society.modifiers.map(({ name }) => name)).toEqual(["home", "remote", "precaution", "gather"]);
    for (const call of ["supply", "willing", "branches"]) expect(engine.calls).not.toContain(call);
  });
});

describe("programmes", () => {
  const numbersOf = (decisions: readonly Decision[], other: readonly Decision[] = []): string[] =>
    makeSociety({ decisions, scenario: { worlds: [makePlan(other)] } }).society.programmes.map(
      ({ name }) => name,
    );

  it("keep their numbers, whatever else there is", () => {
    expect(numbersOf([doing(vaccine())])).toEqual([
      "unused-0",
      "unused-1",
      "unused-2",
      "unused-3",
      "vaccinate",
    ]);
    expect(numbersOf([doing(trace), doing(vaccine()), doing(test)])).toEqual([
      "unused-0",
      "unused-1",
      "test",
      "trace",
      "vaccinate",
    ]);
    expect(numbersOf([])).toEqual([]);
  });

  it("are the same in both worlds: what one of them does, the other has without a supply", () => {
    const [one, other] = [[doing(vaccine())], [doing({ measure: "isolate", days: 7 })]];
    const both = ["isolate", "unused-1", "unused-2", "unused-3", "vaccinate"];
    expect(numbersOf(one, [...one, ...other])).toEqual(both);
    expect(numbersOf(other, [...one, ...other])).toEqual(both);
    const scenario = { worlds: [makePlan([...one, ...other])] };
    const { supply, engine } = watch(2, { decisions: other, scenario });
    expect(supply(ProgrammeNumber.vaccinate)).toBe(0);
    expect(supply(ProgrammeNumber.isolate)).toBe(100_000);
    expect(engine.branches.every((x) => x === EVERYONE / 5 || x === Math.round(EVERYONE * 0.2))).toBe(true);
  });

  it("done in a second way have a number of their own, and share a vaccine that does the same", () => {
    const young = vaccine({ priority: [0, 5, 13] });
    const weak = vaccine({ infection: 0.3 });
    const { society } = makeSociety({ decisions: [doing(vaccine()), doing(young), doing(weak)] });
    const effects = society.programmes.slice(4).map(({ name, effect }) => [name, effect]);
    const [strongest, other] = [Overlay.vaccinated, Overlay.vaccinated + 1];
    expect(effects).toEqual([
      ["vaccinate", { overlay: strongest, lastsDays: null }],
      ["unused-5", null],
      ["vaccinate-2", { overlay: strongest, lastsDays: null }],
      ["vaccinate-3", { overlay: other, lastsDays: null }],
    ]);
    const named = society.modifiers.filter(({ name }) => name.startsWith("vaccine"));
    expect(named.map(({ when, source, target }) => [when.overlay, source[0], target[0]])).toEqual([
      [strongest, 0.8, expect.closeTo(0.3, 12)],
      [other, 0.8, 0.7],
    ]);
  });

  it("more than there are numbers for are refused", () => {
    const decisions = [1, 2, 3, 4].map((days) => doing({ measure: "isolate", days }));
    expect(() => makeSociety({ decisions })).toThrow(/room for 2 more/);
  });

  it("reach the scopes that are asked for, after the test whose result has come", () => {
    const { society } = makeSociety({ decisions: [doing(test), doing(trace)] });
    const tracing = society.programmes[ProgrammeNumber.trace]!;
    expect(tracing.claims).toEqual({ after: ProgrammeNumber.test });
    expect(tracing.scope).toEqual({ household: true, class: true });
    expect(society.programmes[ProgrammeNumber.test]!.delayDays).toBe(2);
    expect(society.counted).toEqual([null, null, "tests", "casesTraced"]);
  });
});

describe("those confined", () => {
  it("infect as Covasim says, and in quarantine are infected so; who is told to stay decides whether to", () => {
    const parameters = { ...OBEDIENT, "behaviour.means": 0.5 };
    const decisions = [doing(test), doing({ measure: "quarantine-households", days: 14 })];
    const { society, uptake, engine } = watch(2, { decisions, parameters });
    const of = (name: string) => society.modifiers.find((modifier) => modifier.name === name)!;
    expect(of("isolated").source).toEqual([0.3, 0.1, 0.1, 0.1, 1, 0.1]);
    expect(of("isolated").when).toEqual({ overlay: Overlay.isolated });
    expect(of("quarantined").source).toEqual([0.6, 0.2, 0.2, 0.2, 1, 0.2]);
    expect(of("quarantined").target).toEqual([0.6, 0.2, 0.2, 0.2, 0.2, 0.2]);
    expect(uptake("quarantined")).toBe(0.5);
    expect(engine.willing[ProgrammeNumber.quarantine]).toBe(EVERYONE);
    // Whoever asks for a test means to isolate.
    expect(uptake("isolated")).toBe(1);
    expect(engine.willing[ProgrammeNumber.test]).toBe(Math.round(EVERYONE * 0.5 * 0.8));
    expect(Overlay.vaccinated + 2).toBeLessThan(OVERLAYS);
  });
});

describe("a course", () => {
  const named = (turns: typeof turnsToSevere, { stages }: Disease): [string, string[]][] =>
    turns(stages).map(({ stage, toward }) => [
      stages[stage]!.name,
      toward.map((j) => stages[stage]!.next[j]!.to),
    ]);

  it("turns to severe illness at the branch after which that is certain", () => {
    expect(named(turnsToSevere, covid19Ancestral)).toEqual([["ill", ["worsening"]]]);
    expect(named(turnsToSevere, influenza1918)).toEqual([["ill-late", ["pneumonia"]]]);
    expect(named(turnsToSevere, lastDay)).toEqual([]);
  });

  it("turns to death likewise, though the dead may wait for burial", () => {
    expect(named(turnsToDeath, covid19Ancestral)).toEqual([["critical", ["dead"]]]);
    expect(named(turnsToDeath, influenza1918)).toEqual([["pneumonia", ["dead"]]]);
    expect(named(turnsToDeath, ebola2014)).toEqual([["ill", ["ward-worsening", "home-worsening"]]]);
    expect(named(turnsToDeath, lastDay)).toEqual([]);
  });
});

describe("words", () => {
  it.each<[Order, RegExp]>([
    [{ measure: "close-schools", share: 1 }, /^Schools close\.$/],
    [{ measure: "close-schools", share: 0.5 }, /^50 % of pupils and teachers/],
    [
      { measure: "close-workplaces", share: 0.8, keep: ["health", "food"] },
      /but for health and food: 80 % of the others/,
    ],
    [{ measure: "limit-gatherings", share: 0.6 }, /cut by 60 %/],
    [{ measure: "cordon", places: null, share: 1 }, /^Nobody is to leave or enter their place\.$/],
    [
      { measure: "cordon", places: ["A", "B"], share: 0.9 },
      /^90 % of people are not to leave or enter A and B\.$/,
    ],
    [{ measure: "isolate", days: 7 }, /for 7 days/],
    [{ measure: "quarantine-households", days: 14 }, /all who live there are to stay at home for 14 days/],
    [test, /tested, 50 a day for each 100,000 people; .* 10 days/],
    [
      trace,
      /^Of those who tested positive, 20 a day for each 100,000 people, all they live with and their class/,
    ],
    [vaccine(), /vaccinated, 100 a day for each 100,000 people, the oldest first\.$/],
    [vaccine({ priority: [0, 5] }), /the youngest first/],
    [vaccine({ priority: [18, 75, 60] }), /first those from 18, 75 and 60 years/],
    [{ measure: "bury-safely", share: 1 }, /^All are to be buried/],
    [{ measure: "masks", share: 1 }, /^All are to wear masks outside their homes\.$/],
    [{ measure: "masks", share: 0.4 }, /^40 % of people are to wear masks/],
    [{ measure: "work-from-home", share: 1 }, /^Whoever can work from home is asked to\.$/],
    [{ measure: "work-from-home", share: 0.6 }, /^60 % of those who can work from home are asked to\.$/],
    [{ measure: "ration", share: 1 }, /^Food and water are given out by ration\.$/],
    [{ measure: "ration", share: 0.5 }, /^50 % of food and water are given out/],
    [{ measure: "relief", share: 0.25 }, /^Food and water for 25 % of the daily need/],
    [{ measure: "surge-burial", times: 3, days: 21 }, /^Within 21 days .* bury 3 times as many dead\.$/],
    [{ measure: "mass-graves" }, /^The dead may be buried in mass graves\.$/],
    [{ measure: "field-hospital", beds: 40, delayDays: 10 }, /40 beds .* open within 10 days\.$/],
    [{ measure: "field-hospital", beds: 40, delayDays: 0 }, /open at once\.$/],
    [
      {
        measure: "treat",
        perDay: 20,
        total: null,
        priority: [75, 60],
        death: 0.2,
        delayDays: 0,
      },
      /^The severely ill are given a drug, 20 a day for each 100,000 people, the oldest first\.$/,
    ],
    [
      { measure: "deploy", who: "police", share: 1, force: 0 },
      /^The police are sent .* at 100 % of full strength, and may not use force\.$/,
    ],
    [
      { measure: "deploy", who: "army", share: 0.5, force: 0.4 },
      /^The army is sent .* at 50 % of full strength, and may use force \(0\.4 of 1\)\.$/,
    ],
    [{ measure: "deploy", who: "army", share: 1, force: 1 }, /and may use any force\.$/],
  ])("%o", (order, expected) => {
    const { society } = watch(2, { decisions: [doing(order), lifting(order.measure, 1)] });
    expect(society.notes.map(({ day, kind }) => `${day} ${kind}`)).toEqual(["0 measure", "1 measure"]);
    expect(society.notes[0]!.words).toMatch(expected);
    expect(society.notes[1]!.words).toMatch(/^[A-Z].*\.$/);
  });
});
