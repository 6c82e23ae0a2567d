/** Laws of disorder: rare, and what makes it rise, and whom it kills. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventKind, PROGRAMMES } from "../../src/kernel/engine.ts";
import { arrestProbability } from "../../src/society/arrest.ts";
import { disorder } from "../../src/society/disorder/disorder.ts";
import { grievanceOf, rise, shareWilling, type Streets } from "../../src/society/disorder/rising.ts";
import { ProgrammeNumber } from "../../src/society/mechanism.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import { always, type Given, playGiven, share, type Watched } from "./given.ts";
import { makeSociety, play, Recorder, type Row, type Stage } from "./world.ts";

const KILLS = ProgrammeNumber.violence;
const ORDINARY = 2;
/** Legitimacy is then trust; nobody is arrested, so that a day does not hang on those before. */
const PLAIN: ParameterValues = { "disorder.unconditional": 0, "disorder.arrests": 0 };

/** Disorder alone, among people without fear, of whom as many trust the authority as is given. */
function streets(
  days: number,
  given: Given | ((day: number) => Given),
  parameters: ParameterValues = PLAIN,
  stage: Stage = {},
  rows: (day: number) => readonly Row[] = () => [],
): Watched {
  const scenario = { with: ["disorder"], without: ["trust", "behaviour"], ...stage.scenario };
  return playGiven(days, given, { ...stage, parameters, scenario }, rows);
}

const incidents = (given: Given, parameters: ParameterValues = PLAIN): number =>
  streets(8, given, parameters).field("incidents");

/** Deaths asked for day by day. */
function killed(days: number, given: Given, parameters: ParameterValues, people = [100_000]): number[] {
  const scenario = { with: ["disorder"], without: ["trust", "behaviour", "surveillance"] };
  const played = makeSociety({ parameters, people, scenario });
  const engine = new Recorder();
  const supply: number[] = [];
  const fill = (): void => {
    for (const [name, value] of Object.entries(given)) played.society.fields[name]!.fill(value);
  };
  fill();
  play(
    played,
    days,
    () => [],
    (day) => {
      played.society.apply(engine, day);
      supply.push(engine.supply[KILLS] ?? 0);
      fill();
    },
  );
  return supply;
}

const world = fc.record({
  hardship: share,
  trust: share,
  police: share,
  guard: share,
  force: share,
  aid: share,
  fire: share,
  water: share,
  workClosed: share,
});

describe("the closed form of those who rise", () => {
  it("is the share of many people of evenly spread risk aversion who act by Epstein's rule", () => {
    always(
      fc.tuple(share, share, fc.double({ min: 0, max: 3, noNaN: true }), share),
      ([h, l, officers, t]) => {
        const grievance = grievanceOf(h, l);
        const risk = arrestProbability(officers, 1);
        const people = 2000;
        let acting = 0;
        for (let i = 0; i < people; i++) if (grievance - ((i + 0.5) / people) * risk > t) acting++;
        expect(Math.abs(shareWilling(grievance, t, risk) - acting / people)).toBeLessThanOrEqual(
          0.5 / people + 1e-9,
        );
      },
    );
  });

  it("is as in Epstein 2002: grievance hardship times what legitimacy lacks, 0.9 arrested one to one", () => {
    expect(grievanceOf(0.5, 0.82)).toBeCloseTo(0.09, 12);
    // With one officer for each who rises: those below (0.5 - 0.1) / 0.9 of the range.
    expect(shareWilling(0.5, 0.1, arrestProbability(1, 1))).toBeCloseTo(0.4 / 0.9, 3);
    expect(shareWilling(0.1, 0.1, 0.9)).toBe(0);
    expect(shareWilling(0.2, 0.1, 0)).toBe(1);
  });

  const calm: Streets = {
    grievance: 0,
    threshold: 0.1,
    officers: 220,
    prone: 1000,
    deterrent: 0,
    arrestsADay: 0.2,
    jailDays: 30,
  };

  it("comes to rest, without jail, where as many rise as see so many rise", () => {
    always(fc.tuple(share, fc.double({ min: 1, max: 2000, noNaN: true })), ([grievance, officers]) => {
      const where = { ...calm, grievance, officers, arrestsADay: 0 };
      let now = { risen: 0, held: 0 };
      for (let day = 0; day < 3000; day++) now = rise(now, where);
      const risk = arrestProbability(officers, Math.max(1, now.risen * where.prone));
      expect(now.risen).toBeCloseTo(shareWilling(grievance, where.threshold, risk), 2);
    });
  });

  /** The most who are in the streets at once while grievance rises to `to` over some days and stays there. */
  function peak(days: number, to: number): number {
    let now = { risen: 0, held: 0 };
    let most = 0;
    for (let day = 1; day <= 150; day++) {
      now = rise(now, { ...calm, grievance: to * Math.min(1, day / days) });
      most = Math.max(most, now.risen);
    }
    return most;
  }

  it("bursts when legitimacy falls at once, and not when it falls slowly (Epstein 2002)", () => {
    for (const to of [0.2, 0.3]) expect(peak(1, to)).toBeGreaterThan(5 * peak(120, to));
  });

  it("never holds or raises more than all who may rise", () => {
    const any = fc.record({
      grievance: share,
      threshold: share,
      officers: fc.double({ min: 0, max: 1e5, noNaN: true }),
      prone: fc.double({ min: 0, max: 1e5, noNaN: true }),
      deterrent: fc.double({ min: 0, max: 10, noNaN: true }),
      arrestsADay: fc.double({ min: 0, max: 10, noNaN: true }),
      jailDays: fc.double({ min: 1, max: 100, noNaN: true }),
    });
    always(fc.array(any, { minLength: 1, maxLength: 40 }), (days) => {
      let now = { risen: 0, held: 0 };
      for (const day of days) {
        now = rise(now, day);
        expect(now.risen).toBeGreaterThanOrEqual(0);
        expect(now.risen).toBeLessThanOrEqual(1);
        expect(now.held).toBeGreaterThanOrEqual(0);
        expect(now.held).toBeLessThanOrEqual(1);
      }
    });
  });
});

describe("disorder", () => {
  it("stays within bounds whatever happens", () => {
    always(fc.array(world, { minLength: 2, maxLength: 12 }), (days) => {
      const { society } = streets(days.length, (day) => days[day % days.length]!, {});
      const { unrest, legitimacy, burnt, incidents: all, killedDue } = society.fields;
      for (const x of [unrest![0]!, legitimacy![0]!]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
      }
      expect(burnt![0]).toBeLessThanOrEqual(100_000 / 3);
      expect(all![0]).toBeGreaterThanOrEqual(0);
      expect(killedDue![0]).toBeLessThan(1);
    });
  });

  it("is as rare as ever without hardship, whatever else fails: nobody is killed, nothing burns", () => {
    always(world, (given) => {
      const calm = { ...given, hardship: 0, fire: 1, water: 1, workClosed: 0 };
      const { field, engine } = streets(10, calm);
      expect(field("incidents")).toBeCloseTo(ORDINARY, 9);
      expect([field("unrest"), field("burnt"), engine.supply[KILLS] ?? 0]).toEqual([0, 0, 0]);
    });
  });

  it("falls while people stay at home: by 37 % where all do (Nivette 2021), never rises in an ordinary outbreak", () => {
    const at = (avoided: number, workClosed: number): number =>
      incidents({ hardship: 0.05, trust: 0.5, avoided, workClosed });
    expect(at(0, 0)).toBeCloseTo(ORDINARY, 9);
    expect(at(100_000, 0)).toBeCloseTo(ORDINARY * 0.63, 9);
    expect(at(0, 1)).toBeCloseTo(ORDINARY * 0.63, 9);
    expect(at(100_000, 1)).toBeCloseTo(ORDINARY * 0.63, 9);
    expect(at(40_000, 0.3)).toBeCloseTo(ORDINARY * (1 - 0.37 * (1 - 0.6 * 0.7)), 9);
  });

  it("is many where hardship is great, trust is lost at once and the police are gone", () => {
    const lost = incidents({ hardship: 0.8, trust: 0.1, police: 0 }, {});
    expect(lost).toBeGreaterThan(20 * ORDINARY);
    // Each of the three alone, or two of them, is far from it.
    expect(incidents({ hardship: 0.8, trust: 0.1, police: 1 }, {})).toBeLessThan(lost / 3);
    expect(incidents({ hardship: 0.8, trust: 0.95, police: 0 }, {})).toBe(ORDINARY);
    expect(incidents({ hardship: 0.1, trust: 0.1, police: 0 }, {})).toBe(ORDINARY);
  });

  it("grows with hardship and falls with trust, police, guards and aid", () => {
    always(fc.tuple(world, share, share), ([given, one, two]) => {
      const [low, high] = [Math.min(one, two), Math.max(one, two)];
      const calm = { ...given, force: 0 };
      const by = (name: string, value: number): number => incidents({ ...calm, [name]: value });
      const slack = 1e-9;
      expect(by("hardship", high)).toBeGreaterThanOrEqual(by("hardship", low) - slack);
      for (const name of ["trust", "police", "guard", "aid"])
        expect(by(name, high)).toBeLessThanOrEqual(by(name, low) + slack);
    });
  });

  it("shrinks with mutual aid in proportion, but for the ordinary", () => {
    const risen = (aid: number): number => incidents({ hardship: 0.6, trust: 0.3, aid }) - ORDINARY;
    expect(risen(0)).toBeGreaterThan(1);
    for (const aid of [0.25, 0.5, 1]) expect(risen(aid)).toBeCloseTo((1 - aid) * risen(0), 9);
  });

  it("is of shares: places of any size have incidents in proportion", () => {
    always(world, (given) => {
      const { society } = streets(6, given, {}, { people: [1000, 3_000_000] });
      const { incidents: all, unrest } = society.fields;
      expect(all![1]! / all![0]!).toBeCloseTo(3000, 6);
      expect(unrest![1]).toBeCloseTo(unrest![0]!, 12);
    });
  });

  it("answers to force either way, as its sign says", () => {
    const given = { hardship: 0.7, trust: 0.5, police: 0.5, guard: 0.5 };
    const with_ = (force: number, backfire: number): number =>
      incidents({ ...given, force }, { ...PLAIN, "disorder.backfire": backfire, "disorder.deterrent": 0 });
    expect(with_(1, 0.4)).toBeGreaterThan(with_(0, 0.4));
    expect(with_(1, 0)).toBe(with_(0, 0));
    expect(with_(1, -0.4)).toBeLessThan(with_(0, -0.4));
    // Nobody is provoked, or shot, by force that nobody is there to use.
    const alone = { ...given, police: 1, guard: 0 };
    expect(incidents({ ...alone, force: 1 })).toBe(incidents({ ...alone, force: 0 }));
    expect(incidents({ ...alone, trust: 0.3 })).toBeGreaterThan(incidents(alone));
  });
});

describe("deaths in the disorder", () => {
  const bad = { hardship: 1, trust: 0, police: 0 };

  it("are whole people, by and by as many as are expected", () => {
    const days = 40;
    // All risen: 1,000 of 100,000, 100 incidents, of them a quarter violent, one in fifty deadly; ten fires, one death in a hundred.
    const expected = 25 * 0.02 + 10 * 0.01;
    const asked = killed(days, bad, PLAIN);
    for (const units of asked) expect(Number.isInteger(units)).toBe(true);
    const sum = asked.reduce((total, units) => total + units, 0);
    expect(Math.abs(sum - days * expected)).toBeLessThanOrEqual(1);
  });

  it("are more where guards may shoot, and where fires are not put out, up to the last building", () => {
    const of = (more: Given, parameters: ParameterValues = {}): number =>
      killed(12, { ...bad, ...more }, { ...PLAIN, ...parameters }).reduce((sum, units) => sum + units, 0);
    const base = of({});
    expect(
      of({ guard: 0.1, force: 1 }, { "disorder.soldiers": 0, "disorder.shooting": 0.1 }),
    ).toBeGreaterThan(base);
    expect(of({ fire: 0 })).toBeGreaterThan(base);
    expect(of({ water: 0 })).toBe(of({ fire: 0 }));
    const { field } = streets(400, { ...bad, fire: 0 }, { ...PLAIN, "disorder.spread": 10_000 });
    expect(field("burnt")).toBeCloseTo(100_000 / 3, 6);
  });

  it("are never of more people than live", () => {
    const few = killed(5, bad, { ...PLAIN, "disorder.lethality": 1, "disorder.deeds": 100 }, [3]);
    expect(Math.max(...few)).toBeLessThanOrEqual(3);
  });

  it("are told, and no other's", () => {
    const event = { time: 0, kind: EventKind.died, a: 255, b: 1 + KILLS, c: 0, person: 1, other: 0 };
    const happened = { event, programme: "violence", forWhom: "they", days: "work" as const };
    expect(disorder.tell!(happened)).toBe("They are killed in the disorder.");
    expect(disorder.tell!({ ...happened, event: { ...event, kind: EventKind.granted } })).toBe("");
    expect(disorder.tell!({ ...happened, programme: "treat" })).toBeUndefined();
    expect(KILLS).toBeLessThan(PROGRAMMES);
  });
});

describe("notes of disorder", () => {
  it("are of its beginning and its end, of each place, and of the largest for everyone", () => {
    const given = (day: number): Given => ({
      hardship: day >= 5 && day < 20 ? 1 : 0,
      trust: 0,
      police: 0,
    });
    const { society } = streets(40, given, {}, { people: [1000, 50_000] });
    const found = society.notes.map(({ day, kind, place }) => [day, kind, place]);
    expect(found).toEqual([
      [5, "disorder", 0],
      [5, "disorder", 1],
      [5, "disorder", undefined],
      [20, "calm", 0],
      [20, "calm", 1],
      [20, "calm", undefined],
    ]);
    expect(society.notes.find(({ place }) => place === undefined)?.words).toContain("place-1");
  });

  it("are none in an ordinary outbreak", () => {
    const { society } = streets(30, { hardship: 0.1, trust: 0.4, avoided: 30_000 });
    expect(society.notes).toEqual([]);
  });
});
