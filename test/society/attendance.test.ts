/** Laws of who turns up for work. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SECTORS } from "../../src/kernel/engine.ts";
import { SECTOR_NAMES, sectorNumber } from "../../src/population/sectors.ts";
import { attendance } from "../../src/society/attendance.ts";
import { always, type Given, playGiven, share, type Watched } from "./given.ts";
import { makeCounts, type Row, type Stage } from "./world.ts";

const ON: Stage = { scenario: { with: ["attendance"] } };
const KNOWN = SECTOR_NAMES.map((_, k) => k);
const WORKERS = 45_000;

const work = (given: Given, stage: Stage = ON, rows: (day: number) => readonly Row[] = () => [{}]): Watched =>
  playGiven(3, given, stage, rows);
const willing = ({ society }: Watched): number[] => KNOWN.map((k) => society.fields.willing![k]!);

const anything = fc.record({ fear: share, schoolsClosed: share, mourning: share, workClosed: share });
const ill = fc.nat(100_000);

describe("attendance", () => {
  it("is of all where nobody is afraid, ill or in mourning, and schools are open", () => {
    always(
      fc.record({ workClosed: share, unwilling: share }),
      ({ workClosed, unwilling }) => {
        const calm = work({ workClosed }, { ...ON, parameters: { "attendance.unwilling": unwilling } });
        expect(willing(calm).every((x) => x === 1)).toBe(true);
        expect(calm.field("absent")).toBe(0);
        expect(Math.max(...calm.uptake("absent"))).toBe(0);
      },
      20,
    );
  });

  it("leaves no trace while it is off", () => {
    const off = work({ fear: 1, schoolsClosed: 1, mourning: 1 }, {});
    expect(willing(off).every((x) => x === 1)).toBe(true);
    expect(off.field("absent")).toBe(0);
    expect(off.society.modifiers.some(({ name }) => name === "absent")).toBe(false);
  });

  it("is a share, and the absent are among the workers who are well and here, whatever happens", () => {
    always(fc.tuple(anything, ill, ill), ([given, ill, away]) => {
      const worked = work(given, ON, () => [{ ill, away }]);
      for (const x of worked.society.fields.willing!) expect(x >= 0 && x <= 1).toBe(true);
      const could = (WORKERS * Math.max(0, 100_000 - ill - away)) / 100_000;
      expect(worked.field("absent")).toBeGreaterThanOrEqual(0);
      expect(worked.field("absent")).toBeLessThanOrEqual(could * (1 - given.workClosed) + 1e-6);
    });
  });

  it("falls with fear, with the ill at home, with schools closed and with mourning", () => {
    const cause = fc.constantFrom("fear", "schoolsClosed", "mourning");
    always(fc.tuple(anything, cause, share), ([given, name, other]) => {
      const [low, high] = [Math.min(given[name], other), Math.max(given[name], other)];
      const [more, fewer] = [work({ ...given, [name]: low }), work({ ...given, [name]: high })];
      willing(fewer).forEach((x, k) => expect(x).toBeLessThanOrEqual(willing(more)[k]! + 1e-12));
      expect(fewer.field("absent")).toBeGreaterThanOrEqual(more.field("absent") - 1e-9);
    });
    const home = (ill: number): number =>
      willing(work({}, { scenario: { with: ["attendance"] } }, () => [{ ill }]))[1]!;
    expect(home(0)).toBe(1);
    expect(home(4000)).toBeLessThan(home(2000));
  });

  it("is of half of those in mourning, and of all but the parents when schools close", () => {
    expect(new Set(willing(work({ mourning: 0.4 })))).toEqual(new Set([0.8]));
    expect(willing(work({ schoolsClosed: 1 }))[1]).toBeCloseTo(0.89, 12);
  });

  it("falls least where workers feel that their role matters, and is alike in all if that protects nobody", () => {
    always(share, (fear) => {
      const byRole = willing(work({ fear: Math.max(0.01, fear) }));
      const of = (name: string): number => byRole[sectorNumber(name)]!;
      expect(of("health")).toBeGreaterThan(of("power"));
      expect(of("power")).toBeGreaterThan(of("food"));
      expect(of("food")).toBeGreaterThan(of("other"));
      const alike = willing(work({ fear }, { ...ON, parameters: { "attendance.roleProtects": 0 } }));
      expect(new Set(alike).size).toBe(1);
    });
  });

  it("in full fear is what the equation of staff says: 15 % less, of which a felt role takes 60 %", () => {
    const afraid = work({ fear: 1 }, { ...ON, parameters: { "attendance.roleOther": 0 } });
    expect(willing(afraid)[sectorNumber("health")]).toBeCloseTo(1 - 0.15 * (1 - 0.6), 12);
    expect(willing(afraid)[sectorNumber("other")]).toBeCloseTo(0.85, 12);
  });

  it("keeps nobody with the odds ratio of the survey in its range of roles", () => {
    const odds = 0.15 / 0.85 / 9.5;
    const protects = 1 - odds / (1 + odds) / 0.15;
    const [low, high] = attendance.parameters.roleProtects!.range;
    expect(protects).toBeGreaterThan(low);
    expect(protects).toBeLessThan(high);
  });

  it("keeps in the kernel as many from work as are counted, by the fear of each awareness class", () => {
    // Half the people in class 1 are afraid, and nobody else.
    const aware = [50_000, 50_000, 0, 0, 0, 0, 0, 0];
    const worked = playGiven(3, {}, ON, () => [{ aware }]);
    const { fear, fearMean } = worked.society.fields;
    fear!.fill(0);
    fear![1] = 1;
    fearMean!.fill(0.5);
    worked.society.step(3, makeCounts(worked.population, [{ aware }]));
    worked.society.apply(worked.engine, 3);
    const uptake = worked.uptake("absent");
    expect(uptake[0]).toBe(0);
    expect(uptake[1]).toBeGreaterThan(0.1);
    expect(worked.society.fields.absent![0]! / WORKERS).toBeCloseTo(uptake[1]! / 2, 4);
  });

  describe("of those who were ill at home", () => {
    const days = 30;
    /** Four thousand are ill up to day 9 and well from day 10 on; nobody dies. */
    const willingBy = (weakDays: number): number[] => {
      const rows = (day: number): Row[] => [{ ill: day < 10 ? 4000 : 0 }];
      const worked = playGiven(days, {}, { ...ON, parameters: { "attendance.weakDays": weakDays } }, rows);
      return worked.course("weak");
    };

    it("is of none while they are ill, of fewer each day after, and of all in the end", () => {
      const weak = willingBy(5);
      expect(Math.max(...weak.slice(0, 10))).toBe(0);
      // Half of the ill stay at home, and all of those are weak on the first day.
      expect(weak[10]).toBeCloseTo(2000, 6);
      for (let day = 11; day < days; day++) expect(weak[day]! / weak[day - 1]!).toBeCloseTo(0.8, 9);
      expect(Math.max(...willingBy(0))).toBe(0);
    });

    it("keeps each of them for so many days in the mean, and services miss them, not contacts", () => {
      const weak = willingBy(5);
      const rest = weak.at(-1)! * 4;
      expect((weak.reduce((sum, x) => sum + x, 0) + rest) / 2000).toBeCloseTo(5, 9);
      const worked = playGiven(12, {}, ON, (day) => [{ ill: day < 10 ? 4000 : 0 }]);
      expect(willing(worked)[sectorNumber("telecom")]).toBeCloseTo(1 - 1600 / 100_000, 9);
      expect(Math.max(...worked.uptake("absent"))).toBe(0);
      expect(worked.field("absent")).toBe(0);
    });
  });

  it("knows no sector beyond the list", () => {
    const worked = work({ fear: 1 });
    expect(worked.society.fields.willing!.length).toBe(SECTORS);
    for (let k = KNOWN.length; k < SECTORS; k++) expect(worked.society.fields.willing![k]).toBe(1);
  });
});
