/**
 * No built-in answer (rule 1 of the society): what the truth was worth is an outcome. Scenarios in which telling early
 * wins, changes nothing, and loses; and each sign turns when the assumption that it rests on is turned.
 *
 * Statistics: eight pairs with seeds of their own for what befalls people. If telling made no difference, all eight
 * would have one given sign in fewer than 1 of 256 trials, whatever the distribution. Over 24 seeds each mean
 * difference was three standard deviations of a single pair or more from zero, so that new draws of the same model (a
 * renumbering of its randomness) turn the sign of one of eight pairs in about 1 of 100 trials.
 */
import { describe, expect, test } from "vitest";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import { sum } from "../numbers.ts";
import { lay, runPair, THREE_PLACES } from "./worlds.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

const deaths = (run: WorldRun): number => sum(run.daily.deaths);

/** Deaths in the first world less those in the second, by seed. */
function costOfTelling(text: string, parameters: ParameterValues): number[] {
  const setting = lay(text);
  return SEEDS.map((fates) => {
    const { first, second } = runPair(setting, { fates, parameters });
    // A difference between two worlds without an outbreak would be a difference between nothings.
    expect(deaths(second)).toBeGreaterThan(50);
    return deaths(first) - deaths(second);
  });
}

function expectFewer(differences: number[]): void {
  expect(Math.max(...differences)).toBeLessThan(0);
}
function expectMore(differences: number[]): void {
  expect(Math.min(...differences)).toBeGreaterThan(0);
}

/**
 * An outbreak grows from twenty cases. Those who are told fear it a little before they can see it, know what to do
 * and have the means, so they keep apart while it is small; otherwise they wait for deaths around them.
 */
const told = `
version: 1
name: told
days: 200
${THREE_PLACES}
disease: { preset: influenza-1918, r0: 2 }
seedInfections: 20
worlds:
  - name: told
    decisions:
      - at: { when: detection, after: 1 }
        say: { stance: tell, threat: 0.7, advice: 0.7 }
  - name: silent
`;

describe("telling wins", () => {
  test("where people can act on it: every parameter as declared", () => {
    expectFewer(costOfTelling(told, {}));
  });
});

describe("telling changes nothing", () => {
  test.each([
    ["where nobody has the means to act", { "behaviour.means": 0 }],
    [
      "where nobody hears it",
      { "information.reach": 0, "information.tellShare": 0, "information.leakReach": 0 },
    ],
    [
      "where nobody believes anyone, nor fears what is not borne out",
      { "trust.initial": 0, "trust.gain": 0, "trust.peer": 0, "fear.theta": 0 },
    ],
  ])("%s", (_, parameters) => {
    const setting = lay(told);
    for (const fates of SEEDS) {
      const { first, second } = runPair(setting, { fates, parameters });
      expect(first.notes.some(({ kind }) => kind === "statement")).toBe(true);
      expect(deaths(second)).toBeGreaterThan(50);
      expect(first.infectedOn).toEqual(second.infectedOn);
    }
  });
});

/**
 * A grave warning two months before anyone is infected. Everyone keeps apart at once; by the time the wave comes
 * attention is spent, and the same warning given on the day of detection would have found people fresh.
 */
const tooEarly = `
version: 1
name: too-early
days: 220
${THREE_PLACES}
disease: { preset: influenza-1918, r0: 2.6 }
imports: [{ from: 60, until: 70, perDay: 10 }]
worlds:
  - name: early
    decisions:
      - at: { day: 0 }
        say: { stance: tell, threat: 1, advice: 1 }
  - name: at-detection
    decisions:
      - at: { when: detection }
        say: { stance: tell, threat: 1, advice: 1 }
parameters: { fear.theta: 0.6, fear.recovery: 240, information.leakProbability: 0 }
`;

/**
 * A forecast that fails: 50 deaths per 100,000 a week within 30 days, when the wave takes 60. Nobody is harmed by the
 * false alarm itself, but who raised it is believed no more when it comes true. The other authority waits.
 */
const falseAlarm = `
version: 1
name: false-alarm
days: 220
${THREE_PLACES}
disease: { preset: influenza-1918, r0: 2.6 }
imports: [{ from: 45, until: 55, perDay: 10 }]
worlds:
  - name: alarm
    decisions:
      - at: { day: 0 }
        say: { stance: tell, threat: 1, advice: 1, forecast: 50, horizon: 30 }
      - at: { when: detection }
        say: { stance: tell, threat: 1, advice: 1 }
  - name: at-detection
    decisions:
      - at: { when: detection }
        say: { stance: tell, threat: 1, advice: 1 }
# Without fatigue, so that nothing but trust is at work.
parameters: { fear.theta: 0.6, fear.fatigue: 1000000, trust.gain: 0.03, information.leakProbability: 0 }
`;

/**
 * An honest authority that gives its figures and nothing else: no grave warning, no advice. If it knows a fifth of the
 * deaths, twelve days late, its figures are lower than what people see around them, and reassure; then silence,
 * which leaves people to their own eyes, costs fewer lives.
 */
const figuresOnly = `
version: 1
name: figures-only
days: 200
${THREE_PLACES}
disease: { preset: influenza-1918, r0: 2.2, lethality: 2 }
seedInfections: 20
worlds:
  - name: figures
    decisions:
      - at: { day: 0 }
        say: { stance: tell }
  - name: silent
parameters: { fear.half: 30, information.acquaintances: 600, information.leakProbability: 0 }
`;

describe("telling early loses", () => {
  test("where attention is spent before the wave, and wins where it does not tire", () => {
    expectMore(costOfTelling(tooEarly, { "fear.fatigue": 20 }));
    expectFewer(costOfTelling(tooEarly, { "fear.fatigue": 2000 }));
  });

  test("where a forecast that failed is held against it, and wins where it is forgiven", () => {
    expectMore(costOfTelling(falseAlarm, { "trust.overstated": 1 }));
    expectFewer(costOfTelling(falseAlarm, { "trust.overstated": 0 }));
  });

  test("against silence, where it knows little and late, and wins where it knows all at once", () => {
    const little = {
      "surveillance.ascertainment": 0.2,
      "surveillance.delayMean": 12,
      "surveillance.delaySd": 6,
    };
    const all = { "surveillance.ascertainment": 1, "surveillance.delayMean": 1, "surveillance.delaySd": 0.5 };
    expectMore(costOfTelling(figuresOnly, little));
    expectFewer(costOfTelling(figuresOnly, all));
  });
});
