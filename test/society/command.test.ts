import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AWARENESS_CLASSES, EVERYONE, MODIFIERS } from "../../src/kernel/engine.ts";
import type { Decision, Stance } from "../../src/scenario/scenario.ts";
import { admits, givesFigures, isOpen, misleads, StanceCode } from "../../src/society/stance.ts";
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
    const at = played.society.modifiers.indexOf(cuts[0]!) * AWARENESS_CLASSES;
    const engine = new Recorder();
    play(played, 4, undefined, (day) => {
      played.society.apply(engine, day);
      const expected = day < 2 ? 0 : EVERYONE;
      const uptake = engine.uptake.subarray(at, at + AWARENESS_CLASSES);
      expect(Array.from(uptake)).toEqual(new Array(AWARENESS_CLASSES).fill(expected));
    });
    expect(engine.uptake).toHaveLength(MODIFIERS * AWARENESS_CLASSES);
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
    ["correct", 40, /^The authority admits that what it said before was wrong, and tells .*about 140 deaths/],
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

const STANCES = Object.keys(StanceCode) as Stance[];
const anyStance = fc.constantFrom(...STANCES);
const day = fc.nat(20);
const share = fc.nat(100).map((n) => n / 100);
/** Statements and orders about the press, in order of date. */
const plan: fc.Arbitrary<Decision[]> = fc
  .array(
    fc.oneof(
      fc
        .record({ stance: anyStance, threat: share, advice: share, day })
        .map(({ day: on, ...say }) => saying(say, { day: on })),
      fc
        .record({ control: share, day })
        .map(({ control, day: on }): Decision => ({ at: { day: on, after: 0 }, or: [], press: { control } })),
    ),
    { maxLength: 8 },
  )
  .map((decisions) => decisions.sort((one, two) => one.at.day! - two.at.day!));

describe("whatever is decided", () => {
  it("stands as the last statement and the last word on the press had it, within bounds", () => {
    fc.assert(
      fc.property(plan, (decisions) => {
        const played = makeSociety({ decisions });
        play(played, 22, undefined, (today) => {
          const f = played.society.fields;
          const said = decisions.filter(({ at, say }) => say && at.day! <= today).at(-1)?.say;
          const press = decisions.filter(({ at, press }) => press && at.day! <= today).at(-1)?.press;
          expect(f.stance![0]).toBe(StanceCode[said?.stance ?? "silent"]);
          expect(f.pressControl![0]).toBe(press?.control ?? 0);
          const silent = said === undefined || said.stance === "silent";
          expect(f.advice![0]).toBe(silent ? 0 : said.advice);
          expect(f.threat![0]).toBe(silent || said.stance === "deny" ? 0 : said.threat);
        });
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("is taken and told of once each, whenever it comes", () => {
    fc.assert(
      fc.property(plan, (decisions) => {
        const played = makeSociety({ decisions });
        play(played, 22);
        const told = played.society.notes.filter(({ kind }) => kind === "statement" || kind === "measure");
        expect(told.map((note) => note.day)).toEqual(decisions.map(({ at }) => at.day));
      }),
      { numRuns: 30, seed: 2 },
    );
  });

  it("tells equal worlds apart in nothing before the first decision that differs", () => {
    fc.assert(
      fc.property(plan, plan, (one, two) => {
        const first = Math.min(...[...one, ...two].map(({ at }) => at.day!), 20);
        const states = [one, two].map((decisions) => {
          const played = makeSociety({ decisions });
          play(played, first, () => [{ severe: 20, deaths: 3 }]);
          const { decisionDue: _due, ...fields } = played.society.fields;
          return fields;
        });
        expect(states[0]).toEqual(states[1]);
      }),
      { numRuns: 15, seed: 3 },
    );
  });

  it("counts an admission from its day until the authority misleads again", () => {
    fc.assert(
      fc.property(plan, (decisions) => {
        const played = makeSociety({ decisions });
        play(played, 22, undefined, (today) => {
          let expected = -1;
          for (const { at, say } of decisions) {
            if (say === undefined || at.day! > today) continue;
            if (say.stance === "correct") expected = at.day!;
            else if (["deny", "minimise", "exaggerate"].includes(say.stance)) expected = -1;
          }
          expect(played.society.fields.confessedOn![0]).toBe(expected);
        });
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  it("has stances of which each is open, or misleads, or says nothing", () => {
    for (const stance of STANCES) {
      const code = StanceCode[stance];
      expect(givesFigures(code)).toBe(stance !== "silent");
      expect(admits(code)).toBe(stance !== "silent" && stance !== "deny");
      if (isOpen(code)) expect(admits(code)).toBe(true);
      expect(misleads(code)).toBe(["deny", "minimise", "exaggerate"].includes(stance));
    }
    expect(new Set(Object.values(StanceCode)).size).toBe(STANCES.length);
  });
});

describe("the press, in words", () => {
  it("is controlled in part or whole, and set free", () => {
    const press = (control: number, on: number): Decision => ({
      at: { day: on, after: 0 },
      or: [],
      press: { control },
    });
    const played = makeSociety({ decisions: [press(0.6, 1), press(1, 2), press(0, 3)] });
    play(played, 5);
    expect(played.society.notes.map(({ words }) => words)).toEqual([
      "60 % of the press print nothing but what the authority says; reporters who do not obey are silenced.",
      "The press prints nothing but what the authority says; reporters who do not obey are silenced.",
      "The press may print what it finds.",
    ]);
  });
});
