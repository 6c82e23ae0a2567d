import { describe, expect, it } from "vitest";
import { EVERYONE, MODIFIERS } from "../../src/kernel/engine.ts";
import type { Decision } from "../../src/scenario/scenario.ts";
import { StanceCode } from "../../src/society/stance.ts";
import { makeSociety, play, Recorder, saying } from "./world.ts";

const statements = (notes: readonly { day: number; kind: string }[]): number[] =>
  notes.filter((note) => note.kind === "statement").map((note) => note.day);

describe("command", () => {
  it("takes a dated decision once, on its date, in the order of the plan", () => {
    const played = makeSociety({
      decisions: [saying({ stance: "deny" }, { day: 3 }), saying({}, { day: 3, after: 2 })],
    });
    const stances: number[] = [];
    play(played, 8, undefined, () => stances.push(played.society.fields.stance![0]!));
    const { silent, deny, tell } = StanceCode;
    expect(stances).toEqual([silent, silent, silent, deny, deny, tell, tell, tell]);
    expect(statements(played.society.notes)).toEqual([3, 5]);
  });

  it("waits for detection and then as long as it was told to", () => {
    const played = makeSociety({ decisions: [saying({}, { when: "detection", after: 4 })] });
    play(played, 40, () => [{ severe: 5 }]);
    const detected = played.society.fields.detectedOn![0]!;
    expect(detected).toBeGreaterThan(0);
    expect(statements(played.society.notes)).toEqual([detected + 4]);
  });

  it("waits for deaths in the whole world, even if they fall again before the delay is over", () => {
    const decisions = [saying({}, { when: "deaths", above: 10, after: 9 })];
    const played = makeSociety({ decisions, people: [90_000, 10_000] });
    // 11 deaths in one day, among 100,000 people: above 10 per 100,000 a week, for one week only.
    play(played, 30, (day) => (day === 5 ? [{ deaths: 8 }, { deaths: 3 }] : []));
    expect(statements(played.society.notes)).toEqual([14]);
    const quiet = makeSociety({ decisions, people: [90_000, 10_000] });
    play(quiet, 30, (day) => (day === 5 ? [{ deaths: 7 }, { deaths: 3 }] : []));
    expect(statements(quiet.society.notes)).toEqual([]);
  });

  it("follows a leak the day after it, or whichever of several moments comes first", () => {
    const leaky = { "information.leakProbability": 1, "information.insiders": 1000 };
    const onLeak: Decision = { ...saying({}, { when: "leak" }), or: [{ day: 35, after: 0 }] };
    const played = makeSociety({ decisions: [onLeak], parameters: leaky });
    play(played, 40, () => [{ severe: 5 }]);
    expect(statements(played.society.notes)).toEqual([played.society.fields.leakedOn![0]! + 1]);
    const tight = makeSociety({ decisions: [onLeak], parameters: { "information.insiders": 0 } });
    play(tight, 40, () => [{ severe: 5 }]);
    expect(statements(tight.society.notes)).toEqual([35]);
  });

  it("clears the official word for a new statement and for silence, but not before the first word", () => {
    const decisions = [
      saying({ stance: "silent" }, { day: 1 }),
      saying({ stance: "deny" }, { day: 2 }),
      saying({ threat: 0.7, advice: 0.6 }, { day: 4 }),
      saying({ stance: "silent", threat: 1, advice: 1 }, { day: 6 }),
    ];
    const played = makeSociety({ decisions });
    const engine = new Recorder();
    const cleared: number[] = [];
    const threats: number[] = [];
    play(played, 8, undefined, (day) => {
      engine.calls = [];
      played.society.apply(engine, day);
      if (engine.calls.includes("clear 0")) cleared.push(day);
      threats.push(played.society.fields.threat![0]!);
    });
    expect(cleared).toEqual([4, 6]);
    expect(threats).toEqual([0, 0, 0, 0, 0.7, 0.7, 0, 0]);
  });

  it("keeps a forecast until it falls due, and means until others are given, whatever is said meanwhile", () => {
    const decisions = [
      saying({ forecast: 20, horizon: 30, means: 0.9 }, { day: 1 }),
      saying({ stance: "deny" }, { day: 2 }),
    ];
    const { society, population } = makeSociety({ decisions });
    play({ society, population }, 5);
    expect(society.fields.forecast![0]).toBe(20);
    expect(society.fields.forecastDueOn![0]).toBe(31);
    expect(society.fields.means![0]).toBe(0.9);
  });

  it("cuts contacts on the source's side, for everyone, from the day of the decision", () => {
    const cut = (setting: "work" | "all", share: number, day: number): Decision => ({
      at: { day, after: 0 },
      or: [],
      cut: { setting, share },
    });
    const played = makeSociety({ decisions: [saying({}), cut("work", 0.25, 2), cut("all", 0.02, 4)] });
    const cuts = played.society.modifiers.filter((modifier) => modifier.name.startsWith("cut"));
    expect(cuts.map((modifier) => modifier.source)).toEqual([
      [1, 1, 0.75, 1, 1, 1],
      [0.98, 0.98, 0.98, 0.98, 0.98, 0.98],
    ]);
    for (const modifier of cuts) expect(modifier.target).toEqual([1, 1, 1, 1, 1, 1]);
    const at = played.society.modifiers.indexOf(cuts[0]!) * 4;
    const engine = new Recorder();
    play(played, 4, undefined, (day) => {
      played.society.apply(engine, day);
      const expected = day < 2 ? 0 : EVERYONE;
      expect(Array.from(engine.uptake.subarray(at, at + 4))).toEqual([
        expected,
        expected,
        expected,
        expected,
      ]);
    });
    expect(engine.uptake).toHaveLength(MODIFIERS * 4);
  });

  it.each([
    [
      "tell",
      40,
      /^The authority tells what it knows: about 140 deaths in the last week, 0 severely ill so far/,
    ],
    ["tell-with-range", 40, /between about 140 and about 280 deaths in the last week/],
    ["tell-with-range", 0, /: no deaths in the last week, 0 severely ill/],
    ["minimise", 40, /about 42 deaths in the last week, of about 140 it knows of/],
    ["deny", 40, /^The authority denies/],
    ["silent", 40, /^The authority says nothing\.$/],
  ] as const)("says in words that it chose to %s, with %d deaths a day", (stance, deaths, expected) => {
    const say = saying({ stance, advice: 0.5, forecast: 30, horizon: 14 }, { day: 60 });
    const parameters = { "surveillance.falseCases": 0 };
    const played = makeSociety({ decisions: [say], people: [10_000_000], parameters });
    play(played, 61, () => [{ deaths }]);
    const { words } = played.society.notes.at(-1)!;
    expect(words).toMatch(expected);
    expect(words.includes("30 deaths a week per 100,000 people in 14 days")).toBe(stance !== "silent");
  });

  it("says in words what it cuts", () => {
    const cut: Decision = { at: { day: 1, after: 0 }, or: [], cut: { setting: "class", share: 0.125 } };
    const played = makeSociety({ decisions: [cut] });
    play(played, 2);
    expect(played.society.notes).toEqual([
      { day: 1, kind: "measure", words: "Contacts in class are cut by 12.5 %." },
    ]);
  });
});
