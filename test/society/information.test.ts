import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Hearing } from "../../src/kernel/engine.ts";
import { coverage, printed } from "../../src/society/channels.ts";
import { awarenessClasses } from "../../src/society/information.ts";
import { leakProbability } from "../../src/society/leak.ts";
import { Heard, Slot } from "../../src/society/mechanism.ts";
import { holding } from "./stand-in.ts";
import { makeSociety, play, Recorder, saying } from "./world.ts";

const known = (): [{ severe: number; deaths: number }] => [{ severe: 20, deaths: 10 }];

describe("announcements", () => {
  it.each([
    ["silent", null, 0],
    ["deny", null, 0],
    ["minimise", null, 0.3],
    ["minimise", 0.13, 0.13],
    ["tell", null, 1],
    ["tell-with-range", null, 1],
    ["correct", null, 1],
    ["exaggerate", null, 3],
  ] as const)("%s (share %s) announces %d of the deaths known", (stance, share, expected) => {
    const played = makeSociety({ decisions: [saying({ stance, share })] });
    play(played, 40, known);
    const { fields } = played.society;
    expect(fields.knownDeaths![0]).toBeGreaterThan(50);
    expect(fields.announced![0]).toBeCloseTo(expected * fields.knownDeaths![0]!, 9);
    expect(fields.saidWeek![0]).toBeCloseTo(expected * fields.knownWeek![0]!, 9);
    expect(fields.announcing![0]).toBe(stance === "silent" ? 0 : 1);
    expect(fields.saidHigh![0]! > fields.saidLow![0]!).toBe(stance === "tell-with-range");
  });

  it("reach people as the media carry them, and never while the authority is silent", () => {
    const played = makeSociety({
      decisions: [saying({}, { day: 4 }), saying({ stance: "silent" }, { day: 9 })],
    });
    const engine = new Recorder();
    play(played, 12, undefined, (day) => {
      played.society.apply(engine, day);
      const reached = engine.reached[Slot.official]?.[0] ?? 0;
      const expected = day > 4 && day < 9 ? 100_000 * 0.9 * (1 - Math.exp(-0.3 * (day - 4))) : 0;
      expect(reached).toBe(Math.floor(expected));
    });
  });

  it("are believed by those who trust the authority", () => {
    const played = makeSociety({
      decisions: [saying({})],
      parameters: { "trust.initial": 0.25, "trust.peer": 0.75 },
    });
    const engine = new Recorder();
    play(played, 1);
    played.society.apply(engine, 0);
    expect(engine.belief[Slot.official]).toBe(65536 / 4);
    expect(engine.belief[Slot.leak]).toBe((65536 * 3) / 4);
    expect(engine.belief[Slot.rumour]).toBe(0);
  });
});

describe("seeing for oneself", () => {
  it("is having lost one of n acquaintances within a fortnight", () => {
    const played = makeSociety({ people: [50_000] });
    play(
      played,
      20,
      (day) => (day === 5 ? [{ deaths: 100 }] : []),
      (day) => {
        const deaths = day >= 5 && day < 19 ? 100 : 0;
        expect(played.society.fields.seen![0]).toBeCloseTo(1 - Math.exp((-300 * deaths) / 50_000), 12);
      },
    );
  });
});

describe("a leak", () => {
  it("has the probability that not every insider keeps the secret", () => {
    expect(leakProbability(3e-4, 300)).toBeCloseTo(1 - Math.exp(-0.09), 15);
    // Many people with a small chance each: the same as tossing for each, (1 - p)^n.
    expect(leakProbability(1e-6, 5000)).toBeCloseTo(1 - (1 - 1e-6) ** 5000, 8);
    expect(leakProbability(3e-4, 0)).toBe(0);
  });

  it("comes as often as that, from detection on (600 runs; 4 standard errors: one false alarm in 16,000)", () => {
    const [runs, horizon] = [600, 10];
    let leaked = 0;
    for (let fates = 0; fates < runs; fates++) {
      const played = makeSociety({
        scenario: { seeds: { people: 1, fates } },
        parameters: { "surveillance.falseCases": 10, "information.leakProbability": 3e-4 },
      });
      play(played, horizon);
      // Ten false cases a day: detected on day 0, so there are as many chances as days.
      expect(played.society.fields.detectedOn![0]).toBe(0);
      if (played.society.fields.leakedOn![0]! >= 0) leaked++;
    }
    const expected = 1 - Math.exp(-0.09 * horizon);
    const error = Math.sqrt((expected * (1 - expected)) / runs);
    expect(Math.abs(leaked / runs - expected)).toBeLessThan(4 * error);
  });

  it.each([
    ["silent", true],
    ["deny", true],
    ["minimise", true],
    ["tell", false],
    ["tell-with-range", false],
    ["exaggerate", false],
    ["correct", false],
  ] as const)("of what is known, when the stance is %s: %s", (stance, leaks) => {
    const parameters = { "information.leakProbability": 1, "information.insiders": 1000 };
    const played = makeSociety({ decisions: [saying({ stance })], parameters });
    const engine = new Recorder();
    play(played, 40, known, (day) => {
      played.society.apply(engine, day);
      const { detectedOn, leakedOn } = played.society.fields;
      if (detectedOn![0]! < 0) expect(leakedOn![0]).toBe(-1);
    });
    const { detectedOn, leakedOn } = played.society.fields;
    expect(leakedOn![0]).toBe(leaks ? detectedOn![0]! : -1);
    expect(engine.reached[Slot.leak]).toEqual(leaks ? [2000] : undefined);
    expect(played.society.notes.filter((note) => note.kind === "leak")).toHaveLength(leaks ? 1 : 0);
  });

  it("falls on the same day in two worlds that both keep silent", () => {
    const days = (["silent", "deny"] as const).map((stance) => {
      const played = makeSociety({ decisions: [saying({ stance })] });
      play(played, 90, known);
      return played.society.fields.leakedOn![0];
    });
    expect(days[0]).toBeGreaterThan(0);
    expect(days[1]).toBe(days[0]);
  });
});

describe("awareness classes", () => {
  it("count a message that is believed, whether told on or not", () => {
    const classes = awarenessClasses();
    const of = (official: number, leak: number, rumour = 0): number | undefined =>
      classes[official | (leak << 2) | (rumour << 4)];
    expect(classes).toHaveLength(64);
    expect(of(Hearing.unheard, Hearing.rejected)).toBe(0);
    expect(of(Hearing.telling, Hearing.unheard, Hearing.telling)).toBe(Heard.official | Heard.rumour);
    expect(of(Hearing.rejected, Hearing.silent)).toBe(Heard.leak);
    expect(of(Hearing.silent, Hearing.telling)).toBe(Heard.official | Heard.leak);
  });
});

const share = fc.nat(1000).map((n) => n / 1000);
const channels = fc.record({ byMedia: share, byPhone: share });

describe("channels", () => {
  it("reach all whom broadcasts can reach while everything works, to the last bit, and nobody once nothing does", () => {
    fc.assert(
      fc.property(channels, (by) => {
        expect(coverage(by, 1, 1)).toBe(1);
        expect(coverage(by, 0, 0)).toBe(by.byMedia + by.byPhone > 0 ? 0 : 1);
      }),
      { seed: 1 },
    );
  });

  it("reach the share that either of two independent ways does, counted by hand", () => {
    // Of 40 people the media reach 20 and the telephone 10, 5 of them by both: 25 in all.
    expect(coverage({ byMedia: 0.5, byPhone: 0.25 }, 1, 0)).toBeCloseTo(20 / 25, 12);
    expect(coverage({ byMedia: 0.5, byPhone: 0.25 }, 0, 1)).toBeCloseTo(10 / 25, 12);
    expect(coverage({ byMedia: 0.5, byPhone: 0.25 }, 0.5, 1)).toBeCloseTo((10 + 10 - 2.5) / 25, 12);
  });

  it("never reach more for losing a service, nor more than all", () => {
    fc.assert(
      fc.property(channels, share, share, share, (by, media, phone, less) => {
        const now = coverage(by, media, phone);
        expect(now).toBeGreaterThanOrEqual(-1e-12);
        expect(now).toBeLessThanOrEqual(1 + 1e-12);
        expect(coverage(by, media * less, phone)).toBeLessThanOrEqual(now + 1e-12);
        expect(coverage(by, media, phone * less)).toBeLessThanOrEqual(now + 1e-12);
      }),
      { seed: 2 },
    );
  });

  it("bring no statement to a place without media and telephones, and take back none that has come", () => {
    const cut = 6;
    const dark = (day: number): number => (day >= cut ? 0 : 1);
    const played = makeSociety({
      decisions: [saying({}, { day: 1 })],
      mechanisms: holding({ media: dark, phone: dark }),
    });
    const engine = new Recorder();
    const reached: number[] = [];
    play(played, 15, undefined, (day) => {
      played.society.apply(engine, day);
      reached.push(engine.reached[Slot.official]?.[0] ?? 0);
    });
    // What works today is known tomorrow.
    expect(reached[cut]).toBeGreaterThan(reached[cut - 1]!);
    for (let day = cut + 1; day < 15; day++) expect(reached[day]).toBe(reached[cut]);
  });
});

describe("a controlled press", () => {
  const leaky = { "information.leakProbability": 1, "information.insiders": 1000 };
  const press = (control: number, day: number) => ({ at: { day, after: 0 }, or: [], press: { control } });
  /** People reached by the leak, in a place of 100,000, as of the last day. */
  function reachedBy(control: number, uncontrolled: number, ends?: number): number[] {
    const played = makeSociety({
      decisions: [press(control, 0), ...(ends === undefined ? [] : [press(0, ends)])],
      parameters: { ...leaky, "information.uncontrolled": uncontrolled },
    });
    const engine = new Recorder();
    const reached: number[] = [];
    play(played, 40, known, (day) => {
      played.society.apply(engine, day);
      reached.push(engine.reached[Slot.leak]?.[0] ?? 0);
    });
    return reached;
  }

  it("prints as much of a leak as is free, and what reporters beyond its reach print", () => {
    fc.assert(
      fc.property(share, share, (control, uncontrolled) => {
        const expected = 2000 * (1 - control * (1 - uncontrolled));
        expect(printed(control, uncontrolled) * 2000).toBeCloseTo(expected, 6);
        expect(Math.abs(reachedBy(control, uncontrolled).at(-1)! - expected)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it("is as no control at 0, prints nothing at 1 without reporters beyond it, and leaves it to leak all the same", () => {
    expect(reachedBy(0, 0.3)).toEqual(reachedBy(0, 0.9));
    expect(reachedBy(0, 0.3).at(-1)).toBe(2000);
    expect(Math.max(...reachedBy(1, 0))).toBe(0);
    const played = makeSociety({ decisions: [press(1, 0)], parameters: leaky });
    play(played, 40, known);
    const [detected, leaked] = [played.society.fields.detectedOn![0]!, played.society.fields.leakedOn![0]!];
    expect(leaked).toBe(detected);
    const words = played.society.notes.map((note) => note.words).join(" ");
    expect(words).toContain("The press prints nothing but what the authority says");
    expect(words).toContain("outside the reach of the authority");
  });

  it("prints what had leaked once it is set free", () => {
    const reached = reachedBy(0.5, 0, 30);
    expect(reached[29]).toBe(1000);
    expect(reached[30]).toBe(2000);
  });

  it("changes nothing but the leak: word of mouth, belief and figures are as they were", () => {
    fc.assert(
      fc.property(share, (control) => {
        const [one, two] = [[], [press(control, 3)]].map((decisions) => {
          const played = makeSociety({
            decisions: [saying({ stance: "minimise" }), ...decisions],
            parameters: leaky,
          });
          const engine = new Recorder();
          play(played, 40, known, (day) => played.society.apply(engine, day));
          const { fields, messages, newsRate } = played.society;
          const names = ["trust", "peer", "fear", "saidWeek", "announced", "seen", "leakedOn", "coverage"];
          return {
            kept: names.map((name) => [...fields[name]!]),
            official: engine.reached[Slot.official],
            belief: engine.belief,
            messages,
            newsRate,
          };
        });
        expect(two).toEqual(one);
      }),
      { numRuns: 10, seed: 4 },
    );
  });
});
