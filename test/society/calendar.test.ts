import { describe, expect, it } from "vitest";
import { AWARENESS_CLASSES, EVERYONE, MODIFIERS } from "../../src/kernel/engine.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { isWeekend, weeklyMeans } from "../../src/society/calendar.ts";
import { makeScenario, makeSociety, play, Recorder, type Row } from "./world.ts";

const keeping = (startsOn: Scenario["calendar"]["startsOn"]): Pick<Scenario, "calendar"> => ({
  calendar: { weekends: true, startsOn },
});

describe("the calendar", () => {
  it("has its weekends where they fall", () => {
    const weekendsOf = (calendar: Scenario["calendar"]): number[] =>
      Array.from({ length: 15 }, (_, day) => day).filter((day) => isWeekend(calendar, day));
    expect(weekendsOf({ weekends: true, startsOn: "monday" })).toEqual([5, 6, 12, 13]);
    expect(weekendsOf({ weekends: true, startsOn: "sunday" })).toEqual([0, 6, 7, 13, 14]);
    // 28 September 1918, the day of the parade in Philadelphia, was a Saturday.
    expect(weekendsOf({ weekends: true, startsOn: "saturday" })).toEqual([0, 1, 7, 8, 14]);
    expect(weekendsOf({ weekends: false, startsOn: "saturday" })).toEqual([]);
  });

  it("closes classes and lessens work on them, lessens company on the others, and adds nothing where they are not kept", () => {
    const played = makeSociety({ scenario: keeping("friday") });
    const engine = new Recorder();
    const followed: number[][] = [[], []];
    play(played, 9, undefined, (day) => {
      played.society.apply(engine, day);
      followed.forEach((of, modifier) => of.push(engine.uptake[modifier * AWARENESS_CLASSES]! / EVERYONE));
    });
    expect(played.society.modifiers[0]).toMatchObject({
      name: "weekend",
      when: {},
      source: [1, 0, 0.4, 1, 1, 1],
      target: [1, 1, 1, 1, 1, 1],
    });
    expect(played.society.modifiers[1]).toMatchObject({
      name: "workday",
      when: {},
      source: [1, 1, 1, 0.8, 1, 1],
      target: [1, 1, 1, 1, 1, 1],
    });
    expect(followed[0]).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 1]);
    expect(followed[1]).toEqual([1, 0, 0, 1, 1, 1, 1, 1, 0]);
    expect(
      engine.uptake
        .subarray(2 * AWARENESS_CLASSES, MODIFIERS * AWARENESS_CLASSES)
        .every((x) => x <= EVERYONE),
    ).toBe(true);
    const plain = makeSociety();
    expect(plain.society.modifiers.map(({ name }) => name)).not.toContain("weekend");
    expect(plain.society.modifiers.map(({ name }) => name)).not.toContain("workday");
    expect(plain.society.fields.schoolDay![0]).toBe(1);
  });

  it("counts no school day and fewer work days as lost on them", () => {
    const rows = (): Row[] => [{ ill: 1000 }];
    const played = makeSociety({ scenario: keeping("monday"), parameters: { "calendar.weekendWork": 0.25 } });
    const school: number[] = [];
    const work: number[] = [];
    play(played, 8, rows, () => {
      school.push(played.society.fields.schoolDaysLost![0]!);
      work.push(played.society.fields.workDaysLost![0]!);
    });
    expect(school.slice(1).map((x) => x > 0)).toEqual([true, true, true, true, false, false, true]);
    expect(work[5]! / work[4]!).toBeCloseTo(0.25, 9);
    expect(work[7]! / work[4]!).toBeCloseTo(1, 9);
  });

  it("gives the mean week to whoever solves for R0", () => {
    const plain = makeScenario();
    expect(weeklyMeans(plain)).toEqual([1, 1, 1, 1, 1, 1]);
    const kept = makeScenario({
      ...keeping("monday"),
      parameters: { "calendar.weekendWork": 0.5, "calendar.workdayCompany": 0.6 },
    });
    expect(weeklyMeans(kept)).toEqual([1, 5 / 7, 6 / 7, 5 / 7, 1, 1]);
    expect(weeklyMeans({ ...kept, without: ["calendar"] })).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("leaves the contacts of a week as they are: none but the busiest day has more than its share of them", () => {
    const scenario = (weekends: boolean): Setting =>
      prepareSetting(
        readScenario(
          `{version: 3, name: week, days: 1, disease: measles, world: {places: [{name: A, people: 3000}]},
            calendar: {weekends: ${weekends}}}`,
          "week.yaml",
        ),
        null,
      );
    const [plain, kept] = [scenario(false), scenario(true)];
    expect(kept.rateFactor / plain.rateFactor).toBeCloseTo(1, 9);
    const means = weeklyMeans(kept.scenario);
    plain.course.rate.forEach((rate, i) => {
      expect(kept.course.rate[i]! * means[i % 6]!).toBeCloseTo(rate, 12);
    });
    expect(kept.course.rate[6 + 1]! / plain.course.rate[6 + 1]!).toBeCloseTo(7 / 5, 9);
  });
});
