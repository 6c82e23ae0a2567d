/** Acting is impossible while denying: a decision that needs the outbreak admitted waits for the word. */
import { describe, expect, it } from "vitest";
import type { Decision, Stance } from "../../src/scenario/scenario.ts";
import { small, refusal, changed } from "../scenario/small.ts";
import { makeSociety, play, saying } from "./world.ts";

const act = (day: number, needsTold: boolean): Decision => ({
  at: { day, after: 0 },
  or: [],
  cut: { setting: "work", share: 0.3 },
  needsTold,
});

/** Days of the acts taken in twelve days of a plan. */
function actedOn(...decisions: Decision[]): number[] {
  const played = makeSociety({ decisions });
  play(played, 12);
  return played.society.notes.filter(({ kind }) => kind === "measure").map(({ day }) => day);
}

describe("an act that needs the outbreak admitted", () => {
  it.each<[Stance, number[]]>([
    ["silent", []],
    ["deny", []],
    ["minimise", [6]],
    ["tell", [6]],
    ["tell-with-range", [6]],
    ["exaggerate", [6]],
    ["correct", [6]],
  ])("under %s from day 6 on is taken on %j", (stance, days) => {
    expect(actedOn(act(3, true), saying({ stance }, { day: 6 }))).toEqual(days);
    expect(actedOn(act(3, false), saying({ stance }, { day: 6 }))).toEqual([3]);
  });

  it("waits no longer than its own date, stands before or after the word, and stays once taken", () => {
    const [tell, deny] = [saying({}, { day: 2 }), saying({ stance: "deny" }, { day: 5 })];
    expect(actedOn(tell, act(4, true))).toEqual([4]);
    expect(actedOn(act(2, true), tell)).toEqual([2]);
    expect(actedOn(tell, act(4, true), deny)).toEqual([4]);
    // Denied again before it came due: it waits for the next admission.
    expect(actedOn(tell, deny, act(7, true), saying({}, { day: 9 }))).toEqual([9]);
  });

  it("waits from a moment that has passed again", () => {
    const leak: Decision = { ...act(0, true), at: { when: "deaths", above: 10, after: 0 } };
    const played = makeSociety({ decisions: [leak, saying({}, { day: 30 })] });
    play(played, 40, (day) => (day === 5 ? [{ deaths: 20 }] : []));
    expect(played.society.notes.filter(({ kind }) => kind === "measure").map(({ day }) => day)).toEqual([30]);
  });
});

describe("in a scenario", () => {
  const say = "say: { stance: tell }";
  it("is an act alone", () => {
    expect(refusal(changed(say, "cut: { setting: all, share: 0.1 }\n        needsTold: true"))).toBe("");
    expect(refusal(changed(say, `${say}\n        needsTold: true`))).toContain(
      "worlds[0].decisions[0].needsTold: goes with an act alone: put say into a decision of its own",
    );
    expect(refusal(small)).toBe("");
  });
});
