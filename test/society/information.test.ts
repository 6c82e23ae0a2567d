import { describe, expect, it } from "vitest";
import { Hearing } from "../../src/kernel/engine.ts";
import { awarenessClasses, leakProbability } from "../../src/society/information.ts";
import { Heard, Slot } from "../../src/society/mechanism.ts";
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
    expect(of(Hearing.telling, Hearing.unheard, Hearing.telling)).toBe(Heard.official);
    expect(of(Hearing.rejected, Hearing.silent)).toBe(Heard.leak);
    expect(of(Hearing.silent, Hearing.telling)).toBe(Heard.official | Heard.leak);
  });
});
