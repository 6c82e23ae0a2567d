import { describe, expect, it } from "vitest";
import type { Mechanism, NumberedProgramme } from "../../src/society/mechanism.ts";
import { activeMechanisms, register } from "../../src/society/registered.ts";
import { makePlan, makeScenario } from "./world.ts";

const blank = (name: string, more: Partial<Mechanism> = {}): Mechanism => ({
  name,
  about: "",
  parameters: {},
  owns: {},
  reads: [],
  day() {},
  ...more,
});
const programme = (name: string, number: number, overlay = 0): NumberedProgramme => ({
  name,
  number,
  counted: null,
  claims: "ill",
  trait: 0,
  priority: [0],
  delayDays: 0,
  scope: { self: true },
  effect: { overlay, lastsDays: 1 },
});
const registering = (...programmes: NumberedProgramme[]): string[] =>
  register(
    [blank("a", { programmes: () => programmes })],
    () => () => 0,
    makePlan(),
    makeScenario(),
  ).programmes.map(({ name }) => name);

describe("what mechanisms register", () => {
  it("is in the order of its numbers, with nobody served in between", () => {
    expect(registering(programme("late", 3), programme("early", 1))).toEqual([
      "unused-0",
      "early",
      "unused-2",
      "late",
    ]);
  });

  it("is refused where two are in one place, or beyond what the kernel has", () => {
    expect(() => registering(programme("x", 1), programme("y", 1))).toThrow(/number 1: x, y/);
    expect(() => registering(programme("x", 16))).toThrow(/number 16; they are below 16/);
    expect(() => registering(programme("x", 0, 12))).toThrow(/overlay 12; they are below 12/);
  });
});

describe("the mechanisms of a world", () => {
  const all = [
    blank("always"),
    blank("asked", { optional: true }),
    blank("needed", { idle: (scenario) => scenario.days < 50 }),
  ];
  const names = (change: Parameters<typeof makeScenario>[0]): string[] =>
    activeMechanisms(makeScenario(change), makePlan(), all).map(({ name }) => name);

  it("are those not switched off, those switched on, and those that something concerns", () => {
    expect(names({})).toEqual(["always", "needed"]);
    expect(names({ with: ["asked"], without: ["always"] })).toEqual(["asked", "needed"]);
    expect(names({ days: 10, with: ["asked"] })).toEqual(["always", "asked"]);
  });

  it("are named when they are not known", () => {
    expect(() => names({ without: ["allways"] })).toThrow(/Unknown mechanism allways; did you mean "always"/);
    expect(() => names({ with: ["always"] })).toThrow(/Unknown optional mechanism always/);
  });
});
