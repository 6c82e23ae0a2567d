/**
 * What is known of awareness comes out of fear and behaviour, and is put in nowhere. Funk et al. 2009: known to all alike, it
 * makes an outbreak smaller and leaves the threshold; known to those around the sick, it does more and can stop it. Epstein et al. 2008:
 * fear that fades brings waves. Worlds are paired: the same fates with and without what is tested. Seeds are fixed; the rates of error said
 * are of other seeds, from the spread over 20 of them.
 */
import { describe, expect, test } from "vitest";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { Setting } from "../../src/setting.ts";
import { invades, killing, mean, play, seeds, STRONG, total, town, waves } from "./awareness.ts";

const sizes = (runs: readonly WorldRun[]): number[] => runs.map(({ daily }) => total(daily.infections));

describe("awareness of all alike, in a well-mixed town (Funk 2009)", () => {
  const mixed = { people: 50_000, days: 300, population: { mixing: "homogeneous" }, parameters: STRONG };

  test("makes the outbreak smaller", () => {
    const asked = { ...mixed, disease: killing(2, 0.02), seedInfections: 20 };
    const unaware = town({ ...asked, without: ["fear"] });
    const aware = town(asked, unaware);
    const [less, more] = [aware, unaware].map((setting) => sizes(seeds(4).map((s) => play(setting, s))));
    // Sizes differ by a few hundredths from seed to seed: far below one in a million.
    less!.forEach((size, i) => expect(size).toBeLessThan(0.8 * more![i]!));
  });

  test("lets it begin as fast", () => {
    const asked = { ...mixed, people: 200_000, days: 18, disease: killing(2, 0.02), seedInfections: 20 };
    const unaware = town({ ...asked, without: ["fear"] });
    const [after, before] = [town(asked, unaware), unaware].map((setting) =>
      total(sizes(seeds(4).map((s) => play(setting, s)))),
    );
    expect(before).toBeGreaterThan(500);
    expect(after! / before!).toBeGreaterThan(0.97);
    expect(after! / before!).toBeLessThanOrEqual(1);
  });

  test("lets it invade as often just above the threshold, and a warning that all believe does not", () => {
    const asked = { ...mixed, disease: killing(1.2, 0.02), seedInfections: 1 };
    const unaware = town({ ...asked, without: ["fear"] });
    const aware = town(asked, unaware);
    const warned = town(
      {
        ...asked,
        parameters: { ...STRONG, "fear.theta": 0.6, "trust.initial": 0.8 },
        worlds: [
          { name: "told", decisions: [{ at: { day: 0 }, say: { stance: "tell", threat: 1, advice: 1 } }] },
        ],
      },
      unaware,
    );
    const [free, seen, told] = [unaware, aware, warned].map(
      (setting) => seeds(120).filter((s) => invades(setting, s, 60)).length,
    );
    // Some 34 of 120 invade, of which awareness stops one in thirty: losing a fifth has a chance of 2 in 10,000.
    expect(free).toBeGreaterThan(20);
    expect(seen).toBeGreaterThanOrEqual(0.8 * free!);
    expect(told).toBeLessThan(0.3 * free!);
  });
});

describe("awareness of those around the sick, on the network of contacts (Funk 2009)", () => {
  // Nobody hears of a death that no one near has told them of: beyond the range of 100 to 600 acquaintances, and of telling.
  const parameters = {
    ...STRONG,
    "information.acquaintances": 0,
    "information.tellShare": 0,
    "trust.peer": 0.9,
    "fear.theta": 0,
  };
  const near = { people: 20_000, days: 300, seedInfections: 10, parameters };

  test("does more than as much of it among people drawn at random", () => {
    const asked = { ...near, disease: killing(1.5, 0.1) };
    const unaware = town({ ...asked, without: ["fear"] });
    const local = town({ ...asked, with: ["firsthand"] }, unaware);
    // One in five learns it all, from the fifth case on, with figures that are true and of yesterday (beyond their ranges).
    const scattered = town(
      {
        ...asked,
        parameters: {
          ...parameters,
          "information.leakProbability": 1,
          "information.leakReach": 0.2,
          "surveillance.ascertainment": 1,
          "surveillance.delayMean": 1,
          "surveillance.delaySd": 0.5,
          "surveillance.laboratory": 1000,
        },
      },
      unaware,
    );
    const runs = [unaware, scattered, local].map((setting) => seeds(12).map((s) => play(setting, s)));
    const [none, random, around] = runs.map((each) => mean(sizes(each)));
    const [informed, knowing] = [runs[1]!, runs[2]!].map((each) =>
      mean(each.map(({ daily }) => mean(daily.heardLeak))),
    );
    // Four standard errors of these means and more: once in 10,000 sets of seeds.
    expect(random).toBeLessThan(0.95 * none!);
    expect(around).toBeLessThan(0.75 * random!);
    expect(knowing).toBeLessThan(informed!);
  });

  test("can stop an outbreak that would have taken off", () => {
    const asked = { ...near, disease: killing(1.2, 0.1) };
    const unaware = town({ ...asked, without: ["fear"] });
    const local = town({ ...asked, with: ["firsthand"] }, unaware);
    const [free, stopped] = [unaware, local].map(
      (setting) => seeds(40).filter((s) => invades(setting, s, 200)).length,
    );
    expect(free).toBeGreaterThan(10);
    expect(stopped).toBeLessThan(0.4 * free!);
  });
});

describe("fear that fades (Epstein 2008)", () => {
  const asked = {
    people: 50_000,
    days: 300,
    population: { mixing: "homogeneous" },
    disease: killing(2, 0.01),
    seedInfections: 25,
  };
  // Fear rises, fades and wears out as declared; for good it stays beyond its ranges.
  const fading = town({ ...asked, parameters: STRONG });
  const unafraid = town({ ...asked, parameters: STRONG, without: ["fear"] }, fading);
  const lasting = town({ ...asked, parameters: { ...STRONG, "fear.fall": 0, "fear.fatigue": 1e6 } }, fading);
  const inWaves = (setting: Setting): number[] =>
    seeds(6).map((s) => waves(play(setting, s).daily.infections, 25));

  test("brings wave after wave", () => {
    // Of 60 other seeds none had one wave; one of these six may.
    expect(inWaves(fading).filter((count) => count > 1).length).toBeGreaterThanOrEqual(5);
  });

  test("brings them because it fades: without fear, or with fear for good, there is one", () => {
    expect(inWaves(unafraid)).toEqual(seeds(6).map(() => 1));
    expect(inWaves(lasting)).toEqual(seeds(6).map(() => 1));
  });

  test("waves are counted by their troughs", () => {
    const course = (...levels: number[]): number[] =>
      levels.flatMap((x) => Array.from({ length: 30 }, () => x));
    expect(waves(course(0, 90, 0), 20)).toBe(1);
    expect(waves(course(0, 90, 70, 90, 0), 20)).toBe(1);
    expect(waves(course(0, 90, 40, 90, 0), 20)).toBe(2);
    expect(waves(course(0, 90, 40, 90), 20)).toBe(2);
    expect(waves(course(0, 10, 0, 90, 0, 10, 0), 20)).toBe(1);
  });
});
