import { describe, expect, it } from "vitest";
import { AWARENESS_CLASSES, EVERYONE } from "../../src/kernel/engine.ts";
import type { Decision } from "../../src/scenario/scenario.ts";
import { Heard } from "../../src/society/mechanism.ts";
import { makeSociety, type Played, play, Recorder, type Row, saying } from "./world.ts";

interface Watched extends Played {
  /** Uptake of a modifier as the kernel has it, 0..65536 by awareness class (one place). */
  uptake(name: string): number[];
}

function watch(
  days: number,
  decisions: readonly Decision[],
  rows: (day: number) => readonly Row[],
  parameters: Record<string, number> = {},
): Watched {
  const played = makeSociety({ decisions, parameters });
  const engine = new Recorder();
  play(played, days, rows, (day) => played.society.apply(engine, day));
  const { modifiers } = played.society;
  const uptake = (name: string): number[] => {
    const at = modifiers.findIndex((modifier) => modifier.name === name) * AWARENESS_CLASSES;
    return Array.from(engine.uptake.subarray(at, at + AWARENESS_CLASSES));
  };
  return { ...played, uptake };
}

const dying = (): Row[] => [{ deaths: 20, severe: 40, ill: 1000, aware: [25_000, 75_000, 0, 0] }];

describe("behaviour", () => {
  it("is nothing but some staying home when ill, while nobody has heard and nobody dies", () => {
    // Others than those of class none have heard something: the leak, or a word that silence then cleared.
    const { uptake, society } = watch(30, [], () => [{ ill: 50 }]);
    for (const name of ["precaution", "gather", "remote"]) expect(uptake(name)[0]).toBe(0);
    expect(uptake("home")[0]).toBe(EVERYONE / 2);
    expect(society.fields.precaution![0]).toBe(0);
    expect(society.fields.homeDays![0]).toBeCloseTo(25, 9);
  });

  it("is nothing without means", () => {
    const { uptake } = watch(30, [saying({ threat: 1, advice: 1, means: 0 })], dying);
    for (const name of ["precaution", "gather", "remote"])
      expect(new Set(uptake(name))).toEqual(new Set([0]));
    // Of those who can be: nobody hears a rumour.
    expect(new Set(uptake("home").slice(0, Heard.rumour))).toEqual(new Set([EVERYONE / 2]));
  });

  it("turns fear into protection through advice that is believed, and means", () => {
    const parameters = { "trust.gain": 0, "trust.returnDays": 1_000_000 };
    const { uptake, society } = watch(30, [saying({ advice: 0.5, means: 0.8 })], dying, parameters);
    const fear = society.fields.fear!;
    const share = (name: string, c: number): number => uptake(name)[c]! / EVERYONE;
    const advised = fear[Heard.official]! * (0.4 + 0.6 * 0.5) * 0.8;
    expect(share("precaution", 0)).toBeCloseTo(fear[0]! * 0.4 * 0.8, 4);
    expect(share("precaution", Heard.official)).toBeCloseTo(advised, 4);
    expect(share("gather", Heard.official)).toBeCloseTo(advised, 4);
    expect(share("remote", Heard.official)).toBeCloseTo(0.35 * advised, 4);
    expect(share("home", Heard.official)).toBeCloseTo(0.5 + 0.5 * advised, 4);
  });

  it("reaches the stated reductions when both sides follow", () => {
    const { society } = watch(1, [], dying);
    const byName = Object.fromEntries(society.modifiers.map((modifier) => [modifier.name, modifier]));
    const both = (name: string): number[] =>
      [0, 1, 2, 3, 4, 5].map((j) => byName[name]!.source[j]! * byName[name]!.target[j]!);
    for (const [name, expected] of [
      ["precaution", [1, 0.6, 0.6, 0.6, 0.6, 0.6]],
      ["gather", [1, 1, 1, 0.4, 1, 0.4]],
      ["remote", [1, 1, 0, 1, 1, 1]],
      ["home", [1, 0, 0, 0.2, 1, 1]],
    ] as const) {
      both(name).forEach((factor, j) =>
        expect(factor, `${name} in setting ${j}`).toBeCloseTo(expected[j]!, 12),
      );
    }
    expect(byName.home!.when).toEqual({ ill: true });
    expect(byName.home!.target).toEqual([1, 1, 1, 1, 1, 1]);
    expect(byName.remote!.when).toEqual({ worker: true });
  });

  it("costs what the followers do, day by day", () => {
    const { uptake, society, population } = watch(30, [saying({ advice: 1 })], dying);
    const { fields } = society;
    const mean = (name: string): number =>
      (25_000 * uptake(name)[0]! + 75_000 * uptake(name)[Heard.official]!) / EVERYONE;
    const illAtHome = (1000 * mean("home")) / 100_000;
    // Fields of the kernel are rounded to 1/65536.
    const close = (x: number | undefined, expected: number): void =>
      expect(Math.abs(x! - expected)).toBeLessThanOrEqual(1.6);
    close(fields.precaution![0], mean("precaution"));
    close(fields.avoided![0], mean("gather"));
    close(fields.workDaysLost![0], illAtHome * 0.45);
    close(fields.schoolDaysLost![0], illAtHome * 0.2);
    close(fields.homeDays![0], illAtHome + mean("remote") * (population.workers[0]! / 100_000) * 0.99);
    expect(fields.precaution![0]).toBeGreaterThan(1000);
  });
});
