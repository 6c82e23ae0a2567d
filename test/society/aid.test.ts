/** Laws of help between neighbours: how much there is, from whom, and whom it saves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/kernel/engine.ts";
import { Overlay } from "../../src/society/mechanism.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { always, type Given, playGiven, share, type Watched } from "./given.ts";
import { makeScenario, type Row, type Stage } from "./world.ts";

const PEOPLE = 100_000;

function neighbours(
  days: number,
  given: Given,
  rows: (day: number) => readonly Row[] = () => [],
  parameters: ParameterValues = {},
  stage: Stage = {},
): Watched {
  const scenario = { with: ["aid", "care"], ...stage.scenario, without: ["trust", "behaviour", "care"] };
  return playGiven(days, given, { ...stage, parameters, scenario }, rows);
}

const CALM: Given = { hardship: 0, peer: 0.7, fear: 0 };
/** Of so many ill some in hospital beds. */
const ill = (ill: number, inBed = 0): Row[] => [
  {
    ill,
    holding: Array.from({ length: Overlay.admitted + 1 }, (_, k) => (k === Overlay.admitted ? inBed : 0)),
  },
];

/** A disease some cannot have. */
function immune(fullyImmune: number): Partial<Scenario> {
  return { disease: { ...makeScenario().disease, fullyImmune } };
}

const anything = fc.record({ hardship: share, peer: share, fear: share });
const anyRow = fc.record({
  ill: fc.nat(PEOPLE),
  infected: fc.nat(PEOPLE),
  deaths: fc.oneof(fc.constant(0), fc.nat(PEOPLE)),
  away: fc.nat(PEOPLE),
});

describe("mutual aid", () => {
  it("stays within bounds, and nobody gives more help than helpers can, whatever happens", () => {
    const law = ([given, rows, reach]: [Given, Row[], number]): void => {
      const { field } = neighbours(rows.length + 1, given, (day) => [rows[day - 1]!], { "aid.reach": reach });
      expect(field("aid")).toBeGreaterThanOrEqual(0);
      expect(field("aid")).toBeLessThanOrEqual(1);
      expect(field("aided")).toBeGreaterThanOrEqual(0);
      expect(field("aided")).toBeLessThanOrEqual(PEOPLE * Math.min(1, reach) + 1e-6);
      expect(field("recovered")).toBeLessThanOrEqual(field("everInfected") + 1e-9);
    };
    const reach = fc.double({ min: 0, max: 10, noNaN: true });
    always(fc.tuple(anything, fc.array(anyRow, { minLength: 1, maxLength: 12 }), reach), law);
  });

  it("is of nobody where nobody trusts their neighbours, and helps nobody where nobody needs it", () => {
    always(anything, (given) => {
      expect(neighbours(2, { ...given, peer: 0 }).field("aid")).toBe(0);
      expect(neighbours(2, { ...given, hardship: 0 }).field("aided")).toBe(0);
    });
  });

  it("rises with trust and falls with fear and with how many are ill; more is done the harder it is", () => {
    always(fc.tuple(anything, share, share, fc.nat(PEOPLE)), ([given, one, two, sick]) => {
      const [low, high] = [Math.min(one, two), Math.max(one, two)];
      const of = (name: string, value: number, measure = "aid"): number =>
        neighbours(2, { ...given, [name]: value }, () => ill(sick)).field(measure);
      const slack = 1e-9;
      expect(of("peer", high)).toBeGreaterThanOrEqual(of("peer", low) - slack);
      expect(of("fear", high)).toBeLessThanOrEqual(of("fear", low) + slack);
      expect(of("hardship", high, "aided")).toBeGreaterThanOrEqual(
        of("hardship", low, "aided") - slack * PEOPLE,
      );
      const when = (sick: number): number => neighbours(2, given, () => ill(sick)).field("aid");
      expect(when(Math.round(high * PEOPLE))).toBeLessThanOrEqual(when(Math.round(low * PEOPLE)) + slack);
    });
  });

  it("is the norm in hardship: with few in need of much, more of them are helped the harder it gets", () => {
    const of = (hardship: number): number =>
      neighbours(2, { ...CALM, hardship }, () => [], { "aid.reach": 1000 }).field("aid");
    expect(of(0)).toBeCloseTo(0.7 * 0.5, 9);
    expect(of(0.5)).toBeCloseTo(0.7 * 0.75, 9);
    expect(of(1)).toBeCloseTo(0.7, 9);
  });

  it("finds those in need as independent helpers would: some twice, some never", () => {
    // 40,000 of 100,000 ill at home; of the 60,000 well 0.35 help three each, drawn at random.
    const mean = (3 * 0.35 * 60_000) / 40_000;
    const { field } = neighbours(2, CALM, () => ill(40_000));
    expect(field("aided")).toBeCloseTo(0.35 * 40_000 * (1 - Math.exp(-mean)), 6);
    // In hardship so do the well, in proportion: 20,000 of 40,000 beside 60,000 ill.
    const hard = neighbours(2, { ...CALM, hardship: 0.5 }, () => ill(60_000));
    const willing = 0.7 * 0.75;
    expect(hard.field("aided")).toBeCloseTo(
      willing * 80_000 * (1 - Math.exp((-3 * willing * 40_000) / 80_000)),
      6,
    );
    // Those in hospital need no neighbour.
    const nursed = neighbours(2, CALM, () => ill(40_000, 40_000));
    expect(nursed.field("aided")).toBe(0);
  });
});

describe("the recovered and the immune", () => {
  it("are those once infected who live and are over it", () => {
    const days: Row[][] = [
      [{ infected: 1000, ill: 1000 }],
      [{ infected: 500, ill: 1200, deaths: 100 }],
      [{ ill: 400, deaths: 50 }],
      [{ ill: 0, deaths: 20 }],
    ];
    const { course } = neighbours(5, CALM, (day) => days[day - 1]!);
    expect(course("everInfected")).toEqual([0, 1000, 1400, 1350, 1330]);
    expect(course("recovered")).toEqual([0, 0, 200, 950, 1330]);
  });

  it("need not fear: where all are recovered, fear holds nobody back", () => {
    const terror = { ...CALM, hardship: 0.5, fear: 1 };
    const all = (day: number): Row[] => (day === 1 ? [{ infected: PEOPLE, ill: PEOPLE }] : []);
    const none = neighbours(4, terror).field("aid");
    const fearless = neighbours(4, { ...terror, fear: 0 }).field("aid");
    expect(neighbours(4, terror, all).field("aid")).toBeCloseTo(fearless, 12);
    expect(none).toBeLessThan(0.6 * fearless);
  });

  it("count from before the first day as far as they know it, by age", () => {
    const terror = { ...CALM, hardship: 0.5, fear: 1 };
    const of = (scenario: Partial<Scenario>, know: number): number =>
      neighbours(2, terror, () => [], { "aid.knowImmune": know }, { scenario }).field("aid");
    const [none, some, all] = [0, 0.1, 1].map((share) => of(immune(share), 1));
    expect(some).toBeGreaterThan(none!);
    expect(all).toBeGreaterThan(some!);
    expect(of(immune(1), 0)).toBe(none);
    const disease = {
      ...makeScenario().disease,
      immunity: [
        [0, 0],
        [65, 1],
      ] as const,
    };
    const old = neighbours(1, CALM, () => [], {}, { scenario: { disease } }).field("immuneBefore");
    // Americans of 65 and over: 16 of 100 (census of 2020: 16.8 %).
    expect(old).toBeGreaterThan(0.13);
    expect(old).toBeLessThan(0.2);
  });
});

describe("nursing at home", () => {
  /** Factor on dying of those without a bed, the stages of which can turn either way. */
  const STAGES_THAT_TURN = [{ to: "dead", probability: 0.5 }, { to: "recovered" }];
  const scenario = (fullyImmune = 0): Partial<Scenario> => {
    const { disease } = makeScenario();
    const stages = disease.stages.map((stage) =>
      stage.name === "critical" ? { ...stage, next: STAGES_THAT_TURN } : stage,
    );
    return { disease: { ...disease, fullyImmune, stages } };
  };
  /** Care is named, so that beds count, but takes no part. */
  function factor(given: Given, parameters: ParameterValues = {}, change = scenario()): number {
    const { engine, society } = playGiven(2, given, {
      parameters,
      scenario: { ...change, with: ["aid", "care"], without: ["trust", "behaviour"] },
    });
    const number = society.branches.findIndex(({ name }) => name.startsWith("nursed"));
    expect(society.branches[number]).toMatchObject({
      stage: 2,
      toward: [0],
      overlay: Overlay.admitted,
      lacks: true,
    });
    return (engine.branches[number] ?? EVERYONE) / EVERYONE;
  }

  it("makes death of those without a bed less likely, by as much as there is help", () => {
    const nursing = { "aid.nursing": 0.5 };
    const willing = neighbours(2, CALM).field("aid");
    expect(factor(CALM, nursing)).toBeCloseTo(1 - 0.5 * willing, 4);
    expect(factor({ ...CALM, peer: 0 }, nursing)).toBe(1);
    expect(factor(CALM, { "aid.nursing": 0 })).toBe(1);
  });

  it("saves the more, the more are immune and known to be", () => {
    const terror = { ...CALM, hardship: 0.6, fear: 1 };
    const dying = [0, 0.01, 0.1, 0.5].map((share) =>
      factor(terror, { "aid.nursing": 0.5, "aid.knowImmune": 1 }, scenario(share)),
    );
    for (let i = 1; i < dying.length; i++) expect(dying[i]).toBeLessThan(dying[i - 1]!);
  });

  it("is nothing where the disease cannot turn, or where care does not say who has a bed", () => {
    const names = (change: Partial<Scenario>): string[] =>
      playGiven(1, CALM, { scenario: change }).society.branches.map(({ name }) => name);
    const nursed = (change: Partial<Scenario>): boolean =>
      names(change).some((name) => name.startsWith("nursed"));
    expect(nursed({ ...scenario(), with: ["aid", "care"] })).toBe(true);
    expect(nursed({ with: ["aid", "care"] })).toBe(false);
    expect(nursed({ ...scenario(), with: ["aid"] })).toBe(false);
    expect(nursed({ ...scenario(), with: ["aid", "care"], without: ["care"] })).toBe(false);
    expect(nursed({ ...scenario(), with: ["care"] })).toBe(false);
  });
});
