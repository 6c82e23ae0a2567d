import { describe, expect, it } from "vitest";
import { severeEntries } from "../../src/society/surveillance.ts";
import { makeScenario, makeSociety, play, saying } from "./world.ts";

const SURE = { "surveillance.falseCases": 0 };

describe("surveillance", () => {
  it("comes to know the ascertained share of cases and deaths, in the end, after the mean delay", () => {
    const played = makeSociety({ parameters: { ...SURE, "surveillance.laboratory": 100_000 } });
    const { fields } = played.society;
    let [before, weighted] = [0, 0];
    play(
      played,
      90,
      (day) => (day === 1 ? [{ severe: 100, deaths: 40 }] : []),
      (day) => {
        weighted += day * (fields.knownDeaths![0]! - before);
        before = fields.knownDeaths![0]!;
      },
    );
    expect(fields.known![0]).toBeCloseTo(50, 9);
    expect(fields.knownDeaths![0]).toBeCloseTo(20, 9);
    // Happened on day 0; half-day rounding of the gamma delay moves its mean by far less than 0.1.
    expect(weighted / before).toBeCloseTo(7, 1);
  });

  it("counts a severe case once, however many severe stages follow", () => {
    expect(severeEntries(makeScenario().disease.stages)).toEqual([false, true, false]);
    const played = makeSociety({ parameters: SURE });
    play(played, 90, (day) => (day < 20 ? [{ critical: 50 }] : []));
    expect(played.society.fields.known![0]).toBe(0);
  });

  it("confirms no more a day than the laboratory can, and loses none", () => {
    const played = makeSociety({ parameters: { ...SURE, "surveillance.laboratory": 3 } });
    const { fields } = played.society;
    let before = 0;
    play(
      played,
      90,
      (day) => (day === 1 ? [{ severe: 200 }] : []),
      () => {
        expect(fields.known![0]! - before).toBeLessThanOrEqual(3 + 1e-9);
        before = fields.known![0]!;
      },
    );
    expect(fields.known![0]! + fields.laboratoryQueue![0]!).toBeCloseTo(100, 9);
  });

  it("detects on the day the fifth severe case of the world is confirmed, over all places", () => {
    const played = makeSociety({ people: [60_000, 40_000], parameters: SURE });
    const { fields, notes } = played.society;
    let first = -1;
    play(
      played,
      40,
      () => [{ severe: 2 }, { severe: 1 }],
      (day) => {
        if (first < 0 && fields.known![0]! + fields.known![1]! >= 5) first = day;
      },
    );
    expect(first).toBeGreaterThan(4);
    expect(fields.detectedOn![0]).toBe(first);
    expect(notes.filter((note) => note.kind === "detection")).toHaveLength(1);
  });

  it("can be alarmed by other illness alone", () => {
    // Half a case a day by mistake, from day 0 on: the fifth on day 9.
    const played = makeSociety({ parameters: { "surveillance.falseCases": 0.5 } });
    play(played, 15);
    expect(played.society.fields.detectedOn![0]).toBe(9);
  });

  it("gives this week's true and known deaths, and an interval that holds the truth in steady times", () => {
    const played = makeSociety({ people: [200_000], parameters: { "surveillance.falseCases": 0.1 } });
    const { fields } = played.society;
    play(played, 80, () => [{ deaths: 6, severe: 30 }]);
    expect(fields.deathsWeek![0]).toBeCloseTo(21, 9);
    expect(fields.deathsFortnight![0]).toBe(84);
    expect(fields.knownWeek![0]).toBeCloseTo(10.5, 6);
    expect(fields.knownHigh![0]).toBeCloseTo(21, 6);
    expect(fields.knownLow![0]).toBeLessThan(fields.knownWeek![0]!);
    expect(fields.knownLow![0]).toBeGreaterThan(0.9 * fields.knownWeek![0]!);
  });

  it("allows for deaths not yet reported while they grow, so that the interval holds them", () => {
    const played = makeSociety({ people: [10_000_000], parameters: SURE });
    const { fields } = played.society;
    let deaths = 0;
    play(played, 60, (day) => {
      deaths = Math.round(5 * Math.exp(0.1 * day));
      return [{ deaths }];
    });
    expect(fields.knownWeek![0]! / 0.5).toBeLessThan(fields.deathsWeek![0]!);
    expect(fields.knownHigh![0]! / fields.deathsWeek![0]!).toBeGreaterThan(0.8);
    expect(fields.knownHigh![0]! / fields.deathsWeek![0]!).toBeLessThan(1.6);
  });

  it("does not depend on what is said", () => {
    const silent = makeSociety();
    const told = makeSociety({ decisions: [saying({ threat: 1, advice: 1 })] });
    for (const played of [silent, told]) play(played, 40, (day) => [{ severe: day, deaths: day }]);
    expect(told.society.fields.known).toEqual(silent.society.fields.known);
  });
});
