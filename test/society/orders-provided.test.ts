/** Laws of what the authority provides: masks, work from home, rations, relief, graves, beds, a drug, guards. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERYONE, PROGRAMMES } from "../../src/kernel/engine.ts";
import type { Order } from "../../src/scenario/scenario.ts";
import { covid19Ancestral } from "../../src/scenario/presets/covid-19-ancestral.ts";
import { lastDay } from "../../src/scenario/presets/last-day.ts";
import { Overlay, ProgrammeNumber } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { turnsToDeath } from "../../src/society/turns.ts";
import { lifting, OBEDIENT, watch } from "./watched.ts";
import { doing, makeScenario, type Row } from "./world.ts";

/** Evenly spread, unlike doubles of any size. */
const upTo = (most: number, least = 0): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((n) => least + ((most - least) * n) / 1000);
const share = upTo(1);
const RUNS = { numRuns: 60, seed: 11 };
const treat = (change: Partial<Extract<Order, { measure: "treat" }>> = {}): Order => ({
  measure: "treat",
  perDay: 30,
  total: null,
  priority: [75, 60, 45, 30, 18, 13, 5, 0],
  death: 0.4,
  delayDays: 1,
  ...change,
});
const deploy = (who: "police" | "army", force: number, strength = 1): Order => ({
  measure: "deploy",
  who,
  share: strength,
  force,
});
/** Services that put out so much, in every place, on every day. */
const withOutput = (name: string, output: number) =>
  ORDER.map((mechanism) =>
    mechanism.name !== "services"
      ? mechanism
      : { ...mechanism, begin: ({ fields }) => void fields[name]!.fill(output) },
  ) satisfies typeof ORDER;

/** The orders that one number says the size of, with what they set. */
const SIZED: [string, (size: number) => Order, string][] = [
  ["masks", (size) => ({ measure: "masks", share: size }), "uptake"],
  ["work-from-home", (size) => ({ measure: "work-from-home", share: size }), "uptake"],
  ["rationing", (size) => ({ measure: "ration", share: size }), "place"],
  ["relief", (size) => ({ measure: "relief", share: size }), "place"],
  ["guard", (size) => deploy("police", 1, size), "place"],
  ["force", (size) => deploy("army", 1, size), "place"],
];

describe.each(SIZED)("%s", (name, order, kind) => {
  const of = (size: number, parameters = OBEDIENT as Record<string, number>): number[] => {
    const seen: number[] = [];
    const decisions = [doing(order(size), { day: 1 }), lifting(order(size).measure, 4)];
    watch(6, { decisions, parameters }, undefined, ({ uptake, field }) =>
      seen.push(kind === "uptake" ? uptake(name) : field(name)),
    );
    return seen;
  };

  it("is nothing with a share of nothing, nothing before it begins, and nothing once it is lifted", () => {
    expect(of(0).every((x) => x === 0)).toBe(true);
    expect(of(1).map((x) => x > 0)).toEqual([false, true, true, true, false, false]);
  });

  it("never falls with its share, and is a share", () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [less, more] = [of(Math.min(one, other)), of(Math.max(one, other))];
        for (const [day, x] of less.entries()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(more[day]!);
          expect(more[day]).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  it("is kept to by those who trust and have the means, if it is for people to keep to", () => {
    const asked = ["masks", "work-from-home", "rationing"].includes(name);
    const trusting = {
      "behaviour.means": 0.5,
      "orders.unconditional": 0,
      "trust.initial": 0.4,
      "trust.gain": 0,
    };
    expect(of(0.5, trusting)[2]! / of(0.5)[2]!).toBeCloseTo(asked ? 0.5 * 0.4 : 1, 4);
  });
});

describe("masks", () => {
  it("leave the share that all would leave, outside the household, half of it on each side", () => {
    const { society } = watch(1, {
      decisions: [doing({ measure: "masks", share: 1 })],
      parameters: { ...OBEDIENT, "orders.maskEffect": 0.36 },
    });
    const [mask] = society.modifiers.filter(({ name }) => name === "masks");
    expect(mask!.source).toEqual([1, 0.8, 0.8, 0.8, 0.8, 0.8]);
    expect(mask!.target).toEqual(mask!.source);
  });
});

describe("work from home", () => {
  const asked = (order: Order) =>
    watch(3, {
      decisions: [doing(order)],
      parameters: { ...OBEDIENT, "behaviour.remoteShare": 0.4 },
      people: [100_000],
    });

  it("is for those who can, closes nothing and costs no work day", () => {
    const { uptake, field } = asked({ measure: "work-from-home", share: 0.5 });
    expect(uptake("work-from-home")).toBeCloseTo(0.5 * 0.4, 4);
    expect(field("workClosed")).toBe(0);
    expect(field("workDaysOrdered")).toBe(0);
  });

  it("keeps no more people from work than closing all of it", () => {
    const closed = asked({ measure: "close-workplaces", share: 1, keep: [] });
    expect(asked({ measure: "work-from-home", share: 1 }).uptake("work-from-home")).toBeLessThan(
      closed.uptake("close-workplaces"),
    );
  });

  it("is counted among the days at home, once for those who stay at home in fear", () => {
    const { field } = asked({ measure: "work-from-home", share: 1 });
    expect(field("homeDays")).toBeCloseTo(0.4 * 45_000, 0);
    const none = watch(3, { people: [100_000] });
    expect(none.field("homeDays")).toBe(0);
  });
});

describe("relief", () => {
  it("comes as far as transport worked yesterday", () => {
    fc.assert(
      fc.property(share, share, (size, output) => {
        const mechanisms = withOutput("transport", output);
        const { field } = watch(2, { decisions: [doing({ measure: "relief", share: size })], mechanisms });
        expect(field("relief")).toBeCloseTo(size * output, 12);
      }),
      RUNS,
    );
  });
});

describe("crews that bury", () => {
  const surges = (times: number, days: number, lifted = 99): number[] => {
    const seen: number[] = [];
    const order: Order = { measure: "surge-burial", times, days };
    const decisions = [doing(order, { day: 2 }), lifting("surge-burial", lifted)];
    watch(40, { decisions }, undefined, ({ field }) => seen.push(field("burialSurge")));
    return seen;
  };

  it("are as many as ever until they grow, by equal steps, to what they are to be", () => {
    expect(surges(3, 4).slice(0, 9)).toEqual([1, 1, 1.5, 2, 2.5, 3, 3, 3, 3]);
    expect(surges(1, 5).every((x) => x === 1)).toBe(true);
  });

  it("never shrink, never are more, and are as ever once that is lifted", () => {
    fc.assert(
      fc.property(upTo(10, 1), fc.integer({ min: 1, max: 60 }), (times, days) => {
        const seen = surges(times, days, 30);
        for (const [day, x] of seen.entries()) {
          expect(x).toBeGreaterThanOrEqual(day === 30 ? 1 : (seen[day - 1] ?? 1));
          expect(x).toBeLessThanOrEqual(times);
          if (day >= 30) expect(x).toBe(1);
        }
        if (days <= 28) expect(seen[29]).toBeCloseTo(times, 9);
      }),
      RUNS,
    );
  });

  it("grow from where they are if they are to be more, and shrink at once if they are to be fewer", () => {
    const surge = (times: number, day: number) => doing({ measure: "surge-burial", times, days: 2 }, { day });
    const seen: number[] = [];
    watch(9, { decisions: [surge(3, 0), surge(5, 3), surge(2, 6)] }, undefined, ({ field }) =>
      seen.push(field("burialSurge")),
    );
    expect(seen).toEqual([2, 3, 3, 5, 5, 5, 2, 2, 2]);
  });

  it("may use mass graves while that is allowed", () => {
    const decisions = [doing({ measure: "mass-graves" }, { day: 1 }), lifting("mass-graves", 3)];
    const seen: number[] = [];
    watch(5, { decisions }, undefined, ({ field }) => seen.push(field("massGraves")));
    expect(seen).toEqual([0, 1, 1, 0, 0]);
  });
});

describe("field hospitals", () => {
  const beds = (...decisions: Parameters<typeof watch>[1]["decisions"] & object): number[] => {
    const seen: number[] = [];
    watch(10, { decisions }, undefined, ({ field }) => seen.push(field("fieldBeds")));
    return seen;
  };
  const hospital = (count: number, delayDays: number, day: number) =>
    doing({ measure: "field-hospital", beds: count, delayDays }, { day });

  it("open after their delay, all at once, and close when that is lifted", () => {
    expect(beds(hospital(40, 3, 1), lifting("field-hospital", 7))).toEqual([0, 0, 0, 0, 40, 40, 40, 0, 0, 0]);
    expect(beds(hospital(40, 0, 1)).slice(0, 3)).toEqual([0, 40, 40]);
    expect(beds(hospital(0, 0, 0)).every((x) => x === 0)).toBe(true);
  });

  it("go on until those of another decision are ready, unless they are to be fewer", () => {
    expect(beds(hospital(40, 1, 0), hospital(90, 3, 4))).toEqual([0, 40, 40, 40, 40, 40, 40, 90, 90, 90]);
    expect(beds(hospital(40, 1, 0), hospital(10, 3, 4)).slice(3, 6)).toEqual([40, 10, 10]);
  });
});

describe("a drug", () => {
  const drug = ProgrammeNumber.treat;
  const severe =
    (supplies: readonly number[]) =>
    (day: number): Row[] => {
      const granted = Array.from({ length: PROGRAMMES }, () => 0);
      granted[drug] = supplies[day - 1]!;
      return [{ granted }];
    };

  it("is for those who fell severely ill, who hold it until they are well", () => {
    const { society, engine } = watch(1, { decisions: [doing(treat())] });
    const programme = society.programmes[drug]!;
    expect(programme.claims).toBe("severe");
    expect(programme.delayDays).toBe(1);
    expect(programme.scope).toEqual({ self: true });
    expect(programme.effect).toEqual({ overlay: Overlay.treated, lastsDays: null, untilWell: true });
    expect(engine.willing[drug]).toBe(EVERYONE);
  });

  it("is given out in whole courses, never more than there are, and all of them in the end", () => {
    fc.assert(
      fc.property(upTo(300), upTo(2000), fc.integer({ min: 1, max: 300_000 }), (perDay, total, people) => {
        const supplies: number[] = [];
        const decisions = [doing(treat({ perDay, total }))];
        watch(25, { decisions, people: [people] }, severe(supplies), ({ supply }) =>
          supplies.push(supply(drug)),
        );
        const all = supplies.reduce((sum, x) => sum + x, 0);
        expect(supplies.every((x) => Number.isInteger(x) && x >= 0)).toBe(true);
        expect(all).toBeLessThanOrEqual((total * people) / 100_000 + 1e-6);
        expect(all).toBeLessThanOrEqual((25 * perDay * people) / 100_000 + 1e-6);
        const most = Math.min(total, 25 * perDay);
        expect(all).toBeGreaterThan((most * people) / 100_000 - 1 - 1e-6);
      }),
      RUNS,
    );
  });

  it("is given to nobody where there is none of it, nor once that is lifted", () => {
    for (const none of [treat({ perDay: 0 }), treat({ total: 0 })]) {
      const { supply } = watch(9, { decisions: [doing(none)] }, severe(Array(9).fill(0)));
      expect(supply(drug)).toBe(0);
    }
    const lifted = watch(5, { decisions: [doing(treat()), lifting("treat", 3)] });
    expect(lifted.supply(drug)).toBe(0);
    expect(lifted.engine.willing[drug]).toBe(0);
  });

  it("makes death less likely for those who hold it, by what it does, where the course still turns to it", () => {
    const scenario = { disease: { ...makeScenario().disease, stages: covid19Ancestral.stages } };
    fc.assert(
      fc.property(share, (death) => {
        const { society, branch } = watch(1, { decisions: [doing(treat({ death }))], scenario });
        expect(society.branches.map(({ stage, overlay, toward }) => [stage, overlay, toward])).toEqual(
          turnsToDeath(covid19Ancestral.stages).map(({ stage, toward }) => [stage, Overlay.treated, toward]),
        );
        expect(branch(society.branches[0]!.name)).toBeCloseTo(1 - death, 4);
      }),
      RUNS,
    );
    const nothing = watch(1, {
      decisions: [doing(treat())],
      scenario: { disease: { ...makeScenario().disease, stages: lastDay.stages } },
    });
    expect(nothing.society.branches).toEqual([]);
  });

  it("acts for those who hold it after no more of it is given, and is one drug however it is given", () => {
    const scenario = { disease: { ...makeScenario().disease, stages: covid19Ancestral.stages } };
    const other = treat({ priority: [0], delayDays: 3 });
    const decisions = [doing(treat()), doing(other, { day: 1 }), lifting("treat", 2)];
    const { society, engine } = watch(4, { decisions, scenario });
    expect(society.branches).toHaveLength(1);
    expect(engine.branches[0]! / EVERYONE).toBeCloseTo(0.6, 4);
    expect(society.programmes[ProgrammeNumber.spare]!.effect).toEqual(society.programmes[drug]!.effect);
  });
});

describe("guards", () => {
  const guarded = (order: Order | null, output: number, parameters: Record<string, number> = {}) => {
    const { field } = watch(2, {
      decisions: order === null ? [] : [doing(order)],
      mechanisms: withOutput("police", output),
      parameters,
    });
    return { guard: field("guard"), force: field("force") };
  };

  it("are nobody, the police as far as they turn up, or the army whoever turns up", () => {
    fc.assert(
      fc.property(share, share, share, (strength, output, force) => {
        expect(guarded(null, output)).toEqual({ guard: 0, force: 0 });
        const police = guarded(deploy("police", force, strength), output);
        const army = guarded(deploy("army", force, strength), output);
        expect(police.guard).toBeCloseTo(strength * output, 12);
        expect(army.guard).toBe(strength);
        expect(police.force).toBeCloseTo(police.guard * force, 12);
        expect(army.force).toBeGreaterThanOrEqual(police.force);
        expect(army.force).toBeLessThanOrEqual(army.guard);
      }),
      RUNS,
    );
  });

  it("who may use no force are felt as none, but for an army", () => {
    expect(guarded(deploy("police", 0), 1).force).toBe(0);
    expect(guarded(deploy("army", 0), 1, { "orders.armyForce": 0.3 }).force).toBeCloseTo(0.3, 12);
    expect(guarded(deploy("army", 0), 1, { "orders.armyForce": 0 }).force).toBe(0);
  });

  it("may be exchanged for others, and withdrawn", () => {
    const decisions = [
      doing(deploy("police", 0.5), { day: 0 }),
      doing(deploy("army", 1, 0.5), { day: 2 }),
      lifting("deploy", 4),
    ];
    const seen: number[][] = [];
    watch(6, { decisions }, undefined, ({ field }) => seen.push([field("guard"), field("force")]));
    expect(seen).toEqual([
      [1, 0.5],
      [1, 0.5],
      [0.5, 0.5],
      [0.5, 0.5],
      [0, 0],
      [0, 0],
    ]);
  });
});
