/** Decisions that wait until something has risen above a level: the unburied, beds refused, disorder. */
import { describe, expect, it } from "vitest";
import type { Decision, Moment } from "../../src/scenario/scenario.ts";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { makeSociety, play, type Row } from "./world.ts";

const FIELD = { unburied: "unburied", beds: "refused", disorder: "incidents" } as const;
const OWNER = { unburied: "dead", beds: "care", disorder: "disorder" } as const;

/** The order of the day, in which one mechanism only sets its field, each day to what is said for each place. */
function setting(when: keyof typeof FIELD, values: (day: number) => readonly number[]): Mechanism[] {
  return ORDER.map((mechanism) =>
    mechanism.name !== OWNER[when]
      ? mechanism
      : {
          name: mechanism.name,
          about: mechanism.about,
          parameters: mechanism.parameters,
          owns: mechanism.owns,
          reads: mechanism.reads,
          day: ({ day, fields }) => fields[FIELD[when]]!.set(values(day)),
        },
  );
}

/** Days on which something was decided, of two places of 30,000 and 70,000 people. */
function takenOn(
  at: Partial<Moment> & { when: keyof typeof FIELD },
  values: (day: number) => readonly number[],
  rows: (day: number) => readonly Row[] = () => [],
): number[] {
  const decision: Decision = { at: { after: 0, ...at }, or: [], do: { measure: "mass-graves" } };
  const played = makeSociety({
    decisions: [decision],
    people: [30_000, 70_000],
    mechanisms: setting(at.when, values),
  });
  play(played, 12, rows);
  return played.society.notes.filter(({ kind }) => kind === "measure").map(({ day }) => day);
}

describe("a decision that waits", () => {
  it("for the unburied, or for disorder, is taken the day after the world as a whole has passed the level", () => {
    for (const when of ["unburied", "disorder"] as const) {
      const values = (day: number): number[] => [0, day];
      expect(takenOn({ when, above: 4 }, values)).toEqual([6]);
      expect(takenOn({ when, above: 4.5 }, values)).toEqual([6]);
      expect(takenOn({ when, above: 4, after: 3 }, values)).toEqual([9]);
      expect(takenOn({ when, above: 11 }, values)).toEqual([]);
      expect(takenOn({ when, above: 4 }, (day) => [day === 3 ? 3 : 0, day === 3 ? 2 : 0])).toEqual([4]);
    }
  });

  it("for beds is taken when more than such a share of those who fell severely ill was refused one", () => {
    const rows = (): Row[] => [{ severe: 10 }, { severe: 30 }];
    const values = (day: number): number[] => [day, day];
    expect(takenOn({ when: "beds", above: 0.3 }, values, rows)).toEqual([8]);
    expect(takenOn({ when: "beds", above: 0.49 }, values, rows)).toEqual([11]);
    expect(takenOn({ when: "beds", above: 0.9 }, values, rows)).toEqual([]);
    // More are never refused than fell ill.
    expect(takenOn({ when: "beds", above: 1 }, () => [90, 90], rows)).toEqual([]);
    expect(takenOn({ when: "beds", above: 0.99 }, () => [90, 90], rows)).toEqual([1]);
  });

  it("for what nobody brings about waits for ever, even for a level of nothing", () => {
    for (const when of ["unburied", "beds", "disorder"] as const) {
      const decision: Decision = { at: { when, above: 0, after: 0 }, or: [], do: { measure: "mass-graves" } };
      const played = makeSociety({ decisions: [decision] });
      play(played, 12, () => [{ severe: 50, deaths: 50, ill: 500 }]);
      expect(played.society.notes.filter(({ kind }) => kind === "measure")).toEqual([]);
    }
  });

  it("of several moments is taken at the first", () => {
    const or = [{ when: "unburied", above: 3, after: 0 }] as const;
    const decision: Decision = { at: { day: 9, after: 0 }, or, do: { measure: "mass-graves" } };
    const mechanisms = setting("unburied", (day) => [day, 0]);
    const played = makeSociety({ decisions: [decision], people: [100_000, 1], mechanisms });
    play(played, 12);
    expect(played.society.notes.map(({ day }) => day)).toContain(5);
  });
});
