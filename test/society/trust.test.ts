import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/scenario/scenario.ts";
import { Heard, Slot } from "../../src/society/mechanism.ts";
import { type Held, holding } from "./stand-in.ts";
import { makeSociety, play, Recorder, type Row, saying } from "./world.ts";

/** Without the slow return, so that only what is said moves trust. */
const STILL = { "trust.returnDays": 1_000_000, "surveillance.falseCases": 0 };

/** Trust day by day, in a place of 100,000. */
function trustOver(
  days: number,
  decisions: readonly Decision[],
  rows: (day: number) => readonly Row[],
  parameters: Record<string, number> = {},
): number[] {
  const played = makeSociety({ decisions, parameters: { ...STILL, ...parameters } });
  const series: number[] = [];
  play(played, days, rows, () => series.push(played.society.fields.trust![0]!));
  return series;
}

const dying = (): Row[] => [{ deaths: 10, severe: 20, aware: [20_000, 80_000, 0, 0] }];
const well = (): Row[] => [{ aware: [20_000, 80_000, 0, 0] }];

describe("trust", () => {
  it("does not move in silence, whatever happens", () => {
    for (const x of trustOver(40, [], dying)) expect(x).toBeCloseTo(0.6, 12);
  });

  it("falls when a denial is contradicted by deaths people see, and not when nobody dies", () => {
    expect(trustOver(40, [saying({ stance: "deny" })], dying).at(-1)).toBeLessThan(0.5);
    for (const x of trustOver(40, [saying({ stance: "deny" })], well)) expect(x).toBeCloseTo(0.6, 12);
  });

  it("falls the more, the less is told", () => {
    const last = (stance: "deny" | "minimise" | "tell"): number =>
      trustOver(60, [saying({ stance, share: stance === "minimise" ? 0.1 : null })], dying).at(-1)!;
    expect(last("deny")).toBeLessThan(last("minimise"));
    expect(last("minimise")).toBeLessThan(last("tell"));
  });

  it("is not debited inside a stated interval, where the bare figure is", () => {
    // A fifth is ascertained: the bare figure is beyond a factor of two too low, the interval holds the truth.
    const low = { "surveillance.ascertainment": 0.2 };
    const late = (stance: "tell" | "tell-with-range"): Decision[] => [saying({ stance }, { day: 50 })];
    const bare = trustOver(80, late("tell"), dying, low);
    const ranged = trustOver(80, late("tell-with-range"), dying, low);
    for (let day = 51; day < 80; day++) {
      expect(bare[day]).toBeLessThan(bare[day - 1]!);
      expect(ranged[day]).toBeGreaterThan(ranged[day - 1]!);
    }
  });

  it("grows towards 0.9 while the word matches what is seen, and no further", () => {
    const series = trustOver(3000, [saying({}, { day: 60 })], dying, { "trust.gain": 0.03 });
    expect(series.at(-1)).toBeGreaterThan(0.85);
    expect(Math.max(...series)).toBeLessThanOrEqual(0.9);
  });

  it("is lost faster than it is gained, as its ratio says", () => {
    const dayOf = (stance: "tell" | "deny", loss: number): number => {
      const parameters = { "trust.initial": 0.45, "trust.loss": loss };
      const series = trustOver(61, [saying({ stance }, { day: 60 })], dying, parameters);
      return series[60]! - series[59]!;
    };
    // Halfway to 0.9, a hit earns what a contradiction by one natural logarithm beyond a factor of two would cost
    // at a ratio of one; both are seen by as many.
    const beyond = Math.log(71) - Math.log(2);
    expect(dayOf("tell", 3)).toBeGreaterThan(0);
    for (const loss of [2, 3, 4])
      expect(dayOf("deny", loss) / dayOf("tell", loss)).toBeCloseTo(-loss * beyond, 4);
  });

  it("forgives a forecast that failed while the week's deaths are inside the stated interval", () => {
    const last = (stance: "tell" | "tell-with-range"): number[] =>
      trustOver(50, [saying({ stance, forecast: 1000, horizon: 40 }, { day: 1 })], dying).slice(40, 42);
    const [bare, ranged] = [last("tell"), last("tell-with-range")];
    expect(bare[1]).toBeLessThan(bare[0]!);
    expect(ranged[1]).toBeGreaterThan(ranged[0]!);
  });

  it("pays for a forecast that does not come true, among those who heard it, when it falls due", () => {
    const warned = [saying({ forecast: 50, horizon: 20 }, { day: 5 })];
    const series = trustOver(60, warned, well);
    expect(series[24]).toBeCloseTo(0.6, 12);
    expect(series[25]).toBeLessThan(0.6);
    expect(series[31]).toBeLessThan(series[25]!);
    expect(series[59]).toBeCloseTo(series[31]!, 3);
    const unheard = trustOver(60, warned, () => []);
    expect(unheard.at(-1)).toBeCloseTo(0.6, 12);
    const right = trustOver(60, warned, () => [{ deaths: 7, aware: [20_000, 80_000, 0, 0] }]);
    expect(right[25]).toBeGreaterThanOrEqual(right[24]!);
  });

  it("pays for an exaggeration that people can see through", () => {
    const exaggerated = [saying({ stance: "exaggerate", share: 20 }, { day: 40 })];
    expect(trustOver(60, exaggerated, dying).at(-1)).toBeLessThan(0.6);
  });

  it("returns to where it was, as an exponential of its return time", () => {
    const decisions = [saying({ stance: "deny" }), saying({ stance: "silent" }, { day: 30 })];
    const series = trustOver(431, decisions, (day) => (day < 30 ? dying() : []), { "trust.returnDays": 100 });
    expect((series[430]! - 0.6) / (series[30]! - 0.6)).toBeCloseTo((1 - 1 / 100) ** 400, 9);
  });

  it("gives the official word less weight as it falls, and none in silence", () => {
    const played = makeSociety({ decisions: [saying({ stance: "deny" }, { day: 1 })], parameters: STILL });
    const { fields } = played.society;
    play(played, 40, dying, (day) => {
      const expected = day < 1 ? 0 : Math.min(1, fields.trust![0]! / fields.trustWhenSaid![0]!);
      expect(fields.officialWeight![0]).toBe(expected);
    });
    expect(fields.officialWeight![0]).toBeLessThan(0.9);
  });
});

const share = fc.nat(100).map((n) => n / 100);
const sign = fc.integer({ min: -100, max: 100 }).map((n) => n / 100);

describe("an admission", () => {
  const CONFESS = 40;
  const deniedUntil = (day: number): Decision[] => [
    saying({ stance: "deny" }),
    saying({ stance: "correct" }, { day }),
  ];
  /** Change of trust on the day of the admission beyond what telling the same would bring. */
  function costOf(
    day: number,
    rows: (day: number) => readonly Row[],
    parameters: Record<string, number>,
  ): number {
    const run = (stance: "correct" | "tell"): number =>
      trustOver(day + 1, [saying({ stance: "deny" }), saying({ stance }, { day })], rows, {
        "trust.returnAfterAdmission": 1,
        ...parameters,
      })[day]!;
    return run("tell") - run("correct");
  }

  it("costs at once in proportion to the shortfall, with the sign of its parameter, and nothing where nothing was said wrongly", () => {
    fc.assert(
      fc.property(sign, (confession) => {
        const cost = costOf(CONFESS, dying, { "trust.confession": confession });
        const unit = costOf(CONFESS, dying, { "trust.confession": 0.1 });
        // Trust ends at none and at all of it.
        if (Math.abs(confession) <= 0.1) expect(cost).toBeCloseTo((unit * confession) / 0.1, 9);
        expect(Math.sign(Math.round(cost * 1e9))).toBe(Math.sign(confession));
        expect(costOf(CONFESS, well, { "trust.confession": confession })).toBe(0);
      }),
      { numRuns: 15, seed: 1 },
    );
    // Whoever was silent, or told what was known, has nothing to admit.
    const honest = (stance: "silent" | "tell"): number[] =>
      (["correct", "tell"] as const).map(
        (last) =>
          trustOver(41, [saying({ stance }), saying({ stance: last }, { day: 40 })], dying, {
            "surveillance.ascertainment": 1,
            "surveillance.delayMean": 1,
            "surveillance.delaySd": 0.5,
          })[40]!,
      ) as number[];
    for (const stance of ["silent", "tell"] as const) {
      const [corrected, told] = honest(stance);
      expect(corrected).toBeCloseTo(told!, 6);
    }
  });

  it("costs the more the later it comes, while ever more has been seen", () => {
    const growing = (day: number): Row[] => [{ deaths: Math.round(1.2 ** Math.min(day, 40)) }];
    const costs = [10, 15, 20, 25].map((day) => costOf(day, growing, {}));
    for (let i = 1; i < costs.length; i++) expect(costs[i]).toBeGreaterThan(costs[i - 1]!);
  });

  it("takes back what was said too much at the price of its own parameter, among those who heard it", () => {
    const heard = (share: number): Row[] => [
      { aware: [100_000 * (1 - share), 100_000 * share], deaths: 10, severe: 20 },
    ];
    const cost = (share: number): number => {
      const run = (stance: "correct" | "tell"): number =>
        trustOver(
          61,
          [saying({ stance: "exaggerate", share: 30 }, { day: 40 }), saying({ stance }, { day: 60 })],
          () => heard(share),
          { "trust.overstated": 0, "trust.correction": 0.1, "trust.confession": 0 },
        )[60]!;
      return run("tell") - run("correct");
    };
    expect(cost(0)).toBeCloseTo(0, 12);
    expect(cost(0.5)).toBeGreaterThan(0.01);
    // Trust on the eve differs a little with who heard; the price is in proportion.
    expect(cost(1) / cost(0.5)).toBeCloseTo(2, 1);
  });

  it("lets trust return as many times faster as its parameter says, until the authority misleads again", () => {
    fc.assert(
      fc.property(fc.constantFrom(0.5, 1, 2, 4), (faster) => {
        const parameters = { "trust.returnDays": 200, "trust.returnAfterAdmission": faster };
        const rows = (day: number): Row[] => (day < CONFESS ? dying() : []);
        const decisions = [...deniedUntil(CONFESS), saying({ stance: "silent" }, { day: CONFESS + 1 })];
        const series = trustOver(200, decisions, rows, parameters);
        const gap = (day: number): number => 0.6 - series[day]!;
        expect(gap(199) / gap(120)).toBeCloseTo((1 - faster / 200) ** 79, 9);
        const again = [...deniedUntil(CONFESS), saying({ stance: "deny" }, { day: CONFESS + 1 })];
        const slow = trustOver(200, again, rows, parameters);
        expect((0.6 - slow[199]!) / (0.6 - slow[120]!)).toBeCloseTo((1 - 1 / 200) ** 79, 9);
      }),
      { numRuns: 4, seed: 2 },
    );
  });

  it("is settled once: the same admission repeated costs nothing", () => {
    const series = (again: boolean): number[] =>
      trustOver(
        CONFESS + 12,
        [...deniedUntil(CONFESS), saying({ stance: again ? "correct" : "tell" }, { day: CONFESS + 10 })],
        (day) => (day < CONFESS ? dying() : []),
      );
    expect(series(true)[CONFESS + 10]).toBeCloseTo(series(false)[CONFESS + 10]!, 12);
  });
});

describe("force", () => {
  const under = (force: number, effect: number, days = 30): number[] => {
    const played = makeSociety({
      mechanisms: holding({ force }),
      parameters: { ...STILL, "trust.force": effect },
    });
    const series: number[] = [];
    play(
      played,
      days,
      () => [],
      () => series.push(played.society.fields.trust![0]!),
    );
    return series;
  };

  it("moves trust by its sign and within bounds, and not where there is none", () => {
    fc.assert(
      fc.property(share, sign, (force, effect) => {
        const series = under(force, effect);
        for (const trust of series) {
          expect(trust).toBeGreaterThanOrEqual(0);
          expect(trust).toBeLessThanOrEqual(0.9 + 1e-12);
        }
        // Orders come after trust in the day: the first is without force, as is the second.
        const moved = series.at(-1)! - 0.6;
        if (force * effect === 0) expect(moved).toBeCloseTo(0, 12);
        else expect(Math.sign(moved)).toBe(Math.sign(effect));
      }),
      { numRuns: 25, seed: 3 },
    );
  });

  it("takes that share of trust a day, or of what is missing to the most", () => {
    const down = under(0.5, -0.1, 10);
    const up = under(0.5, 0.1, 10);
    for (let day = 2; day < 10; day++) {
      expect(down[day]! / down[day - 1]!).toBeCloseTo(0.95, 4);
      expect((0.9 - up[day]!) / (0.9 - up[day - 1]!)).toBeCloseTo(0.95, 4);
    }
  });
});

describe("trust between people", () => {
  const peers = (held: Held, days = 200, parameters: Record<string, number> = {}): number[] => {
    const played = makeSociety({ mechanisms: holding(held), parameters: { ...STILL, ...parameters } });
    const series: number[] = [];
    play(
      played,
      days,
      () => [],
      () => series.push(played.society.fields.peer![0]!),
    );
    return series;
  };

  it("stays what it was, to the last bit, without mutual aid and disorder", () => {
    fc.assert(
      fc.property(share, (peer) => {
        expect(new Set(peers({ aid: 0, unrest: 0 }, 20, { "trust.peer": peer }))).toEqual(new Set([peer]));
      }),
      { numRuns: 20, seed: 4 },
    );
  });

  it("stays within bounds, rises with aid and falls with disorder, the more the more", () => {
    fc.assert(
      fc.property(share, share, share, (aid, unrest, more) => {
        const last = (a: number, u: number): number => peers({ aid: a, unrest: u }, 40).at(-1)!;
        const [now, helped, torn] = [
          last(aid, unrest),
          last(Math.max(aid, more), unrest),
          last(aid, Math.max(unrest, more)),
        ];
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(helped).toBeGreaterThanOrEqual(now - 1e-12);
        expect(torn).toBeLessThanOrEqual(now + 1e-12);
      }),
      { numRuns: 15, seed: 5 },
    );
    expect(peers({ aid: 1, unrest: 0 }, 40).at(-1)).toBeGreaterThan(0.75);
    expect(peers({ aid: 0, unrest: 1 }, 40).at(-1)).toBeLessThan(0.5);
  });

  it("comes back as an exponential of its return time once both have ceased", () => {
    const series = peers({ aid: 0, unrest: (day) => (day < 30 ? 1 : 0) }, 120, {
      "trust.peerReturnDays": 50,
    });
    expect((0.7 - series[119]!) / (0.7 - series[31]!)).toBeCloseTo(0.98 ** 88, 9);
  });

  it("settles where aid, or disorder, and the return to what it was are in balance", () => {
    const rates = { "trust.peerAid": 0.05, "trust.peerUnrest": 0.1, "trust.peerReturnDays": 40 };
    // a (1 - N) = (N - 0.7) / R and u N = (0.7 - N) / R, solved for N.
    expect(peers({ aid: 0.5, unrest: 0 }, 400, rates).at(-1)).toBeCloseTo(
      (0.025 * 40 + 0.7) / (0.025 * 40 + 1),
      9,
    );
    expect(peers({ aid: 0, unrest: 0.5 }, 400, rates).at(-1)).toBeCloseTo(0.7 / (0.05 * 40 + 1), 9);
  });

  it("decides who believes the unofficial word", () => {
    const played = makeSociety({ mechanisms: holding({ unrest: 1, aid: 0 }) });
    const engine = new Recorder();
    play(
      played,
      30,
      () => [],
      (day) => {
        const before = played.society.fields.peer![0]!;
        played.society.apply(engine, day);
        if (day > 5) expect(engine.belief[Slot.leak]! / 65536).toBeGreaterThan(before);
      },
    );
    expect(engine.belief[Slot.leak]! / 65536).toBeLessThan(0.5);
  });
});

describe("a true statement when trust is gone", () => {
  it("is believed by as many as trust it, and moves those who believe it no less", () => {
    fc.assert(
      fc.property(share, (initial) => {
        const played = makeSociety({
          decisions: [saying({ threat: 1, advice: 1 }, { day: 1 })],
          parameters: { ...STILL, "trust.initial": initial },
        });
        const engine = new Recorder();
        play(
          played,
          6,
          () => [],
          (day) => played.society.apply(engine, day),
        );
        const { fields } = played.society;
        expect(engine.belief[Slot.official]).toBe(Math.round(initial * 65536));
        expect(fields.officialWeight![0]).toBe(initial > 0 ? 1 : 0);
        if (initial > 0) expect(fields.fear![Heard.official]).toBeGreaterThan(0.05);
      }),
      { numRuns: 15, seed: 6 },
    );
  });
});
