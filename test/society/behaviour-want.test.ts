/** Laws of what want, mourning, dirt, distrust and funerals do to what people do. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { always, type Given, playGiven, share, type Watched } from "./given.ts";
import { doing, makeScenario, type Row, saying, type Stage } from "./world.ts";

const NAMES = ["precaution", "gather", "remote", "home"] as const;
const afraid: Row[] = [{ ill: 1000, aware: [50_000, 50_000, 0, 0, 0, 0, 0, 0] }];
const live = (given: Given, stage: Stage = {}): Watched =>
  playGiven(3, given, { decisions: [saying({ advice: 0.7 })], ...stage }, () => afraid);
const uptakes = (watched: Watched): number[] => NAMES.flatMap((name) => watched.uptake(name));

describe("means", () => {
  it("are what they were where there is no want and no mourning, and water to wash with", () => {
    always(
      fc.record({ fear: share, trust: share, unwashed: share, mournersMeet: share, hospitalFear: share }),
      ({ fear, trust, ...values }) => {
        const parameters = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [`behaviour.${name}`, value]),
        );
        const given = { fear, trust, hardship: 0, mourning: 0, hygiene: 1 };
        expect(uptakes(live(given, { parameters }))).toEqual(uptakes(live(given)));
        expect(live(given, { parameters }).field("meansLeft")).toBe(0.7);
      },
      25,
    );
  });

  it("fall with want and mourning, and precautions with dirt; and never what they guard from rises", () => {
    const cause = fc.constantFrom("hardship", "mourning", "dirt");
    always(
      fc.tuple(share, share, share, share, share, cause),
      ([fear, hardship, mourning, dirt, other, name]) => {
        const given = { hardship, mourning, dirt };
        const at = (value: number): number[] => {
          const { dirt: dirty, ...rest } = { ...given, [name]: value };
          return uptakes(live({ fear, ...rest, hygiene: 1 - dirty }));
        };
        const [less, more] = [at(Math.min(given[name], other)), at(Math.max(given[name], other))];
        more.forEach((x, i) => expect(x).toBeLessThanOrEqual(less[i]!));
      },
    );
  });

  it("are gone in utter want: nobody keeps away from others, not even the ill", () => {
    always(share, (fear) => {
      expect(uptakes(live({ fear, hardship: 1 })).every((x) => x === 0)).toBe(true);
      expect(live({ fear, hardship: 1 }).field("homeDays")).toBe(0);
    });
  });

  it("in mourning are less by those who cannot keep to themselves", () => {
    expect(live({ mourning: 1 }).field("meansLeft")).toBeCloseTo(0.7 * 0.7, 12);
  });

  it("are what orders go by, in each place", () => {
    const stage: Stage = { decisions: [doing({ measure: "close-schools", share: 1 })] };
    const [fed, hungry] = [live({ hardship: 0 }, stage), live({ hardship: 0.5 }, stage)];
    expect(fed.field("compliance")).toBeGreaterThan(0.3);
    expect(hungry.field("compliance")).toBeCloseTo(fed.field("compliance") / 2, 12);
  });

  it("in dirt leave precautions their share, and avoiding company whole", () => {
    const parameters = { "behaviour.unwashed": 0.25 };
    const [clean, dirty] = [live({ fear: 0.8 }), live({ fear: 0.8, hygiene: 0 }, { parameters })];
    dirty
      .uptake("precaution")
      .forEach((x, c) => expect(x).toBeCloseTo(clean.uptake("precaution")[c]! / 4, 4));
    expect(dirty.uptake("gather")).toEqual(clean.uptake("gather"));
    expect(dirty.field("avoided")).toBeCloseTo(4 * dirty.field("precaution"), 6);
  });
});

describe("seeking care", () => {
  /** A severe illness of which some die. */
  const killing = (fatality: number): Stage["scenario"] => {
    const { disease: base } = makeScenario();
    const [ill, severe] = base.stages;
    const next = [{ to: "dead", probability: fatality }, { to: "recovered" }];
    return { disease: { ...base, stages: [ill!, { ...severe!, next }] } };
  };
  const seeks = (
    given: Given,
    trust: number,
    parameters: Record<string, number> = {},
    fatality = 0.2,
  ): number =>
    playGiven(2, given, {
      scenario: killing(fatality)!,
      parameters: { "trust.initial": trust, ...parameters },
    }).field("seeksCare");

  it("is a share, of all those severely ill where trust is whole and nobody afraid", () => {
    always(fc.tuple(share, share), ([fear, trust]) => {
      const x = seeks({ fear }, trust, { "behaviour.hospitalFear": 1, "behaviour.distrustsCare": 1 });
      expect(x >= 0 && x <= 1).toBe(true);
    });
    expect(seeks({ fear: 0 }, 1)).toBe(1);
  });

  it("begins with all, also where behaviour is off", () => {
    expect(playGiven(2, {}, { scenario: { without: ["behaviour"] } }).field("seeksCare")).toBe(1);
  });

  it("falls with fear, and with distrust or, of the other sign, rises with it", () => {
    always(fc.tuple(share, share, share), ([one, other, trust]) => {
      const mild = { "behaviour.distrustsCare": 0.2 };
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(seeks({ fear: high }, trust, mild)).toBeLessThanOrEqual(seeks({ fear: low }, trust, mild));
      expect(seeks({ fear: 0.5 }, low, mild)).toBeLessThanOrEqual(seeks({ fear: 0.5 }, high, mild));
      const reversed = { "behaviour.distrustsCare": -0.05 };
      expect(seeks({ fear: 0.9 }, low, reversed)).toBeGreaterThanOrEqual(
        seeks({ fear: 0.9 }, high, reversed),
      );
    });
  });

  it("is of more people the deadlier severe illness is", () => {
    always(
      fc.tuple(share, share),
      ([one, other]) => {
        const at = (fatality: number): number => seeks({ fear: 1 }, 0.5, {}, fatality);
        expect(at(Math.max(one, other))).toBeGreaterThanOrEqual(at(Math.min(one, other)));
      },
      20,
    );
    expect(seeks({ fear: 1 }, 0, {}, 1)).toBe(1);
    expect(seeks({ fear: 1 }, 0, {}, 0)).toBeCloseTo(0.8, 12);
  });
});

describe("funerals", () => {
  const buried = (on: string[], infectious: boolean): Watched => {
    const { disease } = makeScenario();
    const last = disease.stages.at(-1)!;
    const stages = [
      ...disease.stages.slice(0, 2),
      { ...last, dead: infectious, ill: !infectious, severe: !infectious },
    ];
    return live({ fear: 0.6 }, { scenario: { with: on, disease: { ...disease, stages } } });
  };
  const has = ({ society }: Watched): boolean =>
    society.modifiers.some(({ name }) => name === "funeral-distance");

  it("are as ever unless the dead are a mechanism of the scenario, and infect", () => {
    expect(has(buried([], true))).toBe(false);
    expect(has(buried(["dead"], false))).toBe(false);
    expect(has(buried(["dead"], true))).toBe(true);
  });

  it("are kept at a distance by those who are ready, from the dead alone", () => {
    const watched = buried(["dead"], true);
    const modifier = watched.society.modifiers.find(({ name }) => name === "funeral-distance")!;
    expect(modifier.when).toEqual({ dead: true });
    expect(modifier.source).toEqual([1, 1, 1, 1, 1, 0.4]);
    expect(watched.uptake("funeral-distance")).toEqual(watched.uptake("gather"));
    expect(watched.uptake("gather")[0]).toBeGreaterThan(0.1);
  });
});
