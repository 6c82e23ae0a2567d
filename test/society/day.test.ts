import { describe, expect, it } from "vitest";
import { createFields } from "../../src/society/fields.ts";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { makeSociety, play, saying } from "./world.ts";

describe("the day", () => {
  it("has its order", () => {
    const names = ORDER.map((mechanism) => mechanism.name);
    expect(names).toEqual([
      "calendar",
      "surveillance",
      "insiders",
      "command",
      "information",
      "firsthand",
      "rumour",
      "trust",
      "fear",
      "attendance",
      "hoarding",
      "behaviour",
      "orders",
      "exposure",
      "flight",
      "services",
      "hardship",
      "aid",
      "care",
      "dead",
      "disorder",
      "grief",
    ]);
  });

  it("is stepped one by one, from the first", () => {
    const played = makeSociety();
    play(played, 3);
    expect(() => play(played, 1)).toThrow(/day 3 next, not 0/);
  });

  it("counts the living down", () => {
    const played = makeSociety({ people: [1000, 50] });
    play(played, 5, () => [{ deaths: 2 }, { deaths: 1 }]);
    expect([...played.society.living]).toEqual([992, 46]);
  });

  it("takes parameters from the scenario, and above them those given", () => {
    const scenario = { parameters: { "trust.initial": 0.4, "trust.peer": 0.5 } };
    const { society } = makeSociety({ scenario, parameters: { "trust.peer": 0.8 } });
    expect(society.fields.trust![0]).toBe(0.4);
    expect(society.fields.peer![0]).toBe(0.8);
    expect(society.parameters["trust.peer"]).toBe(0.8);
  });

  it("names what is wrong in a scenario, and what was probably meant", () => {
    expect(() => makeSociety({ scenario: { parameters: { "trust.inital": 0.4 } } })).toThrow(
      /trust\.initial/,
    );
    expect(() => makeSociety({ scenario: { without: ["faer"] } })).toThrow(/faer.*did you mean "fear"/);
    expect(() => makeSociety({ scenario: { with: ["flihgt"] } })).toThrow(/flihgt.*did you mean "flight"/);
    expect(() => makeSociety({ scenario: { with: ["fear"] } })).toThrow(
      /optional mechanism fear.*the optional mechanisms are: .*flight/,
    );
    const decisions = Array.from({ length: 65 }, () => saying({}));
    expect(() => makeSociety({ decisions })).toThrow(/65 decisions; at most 64/);
  });

  it("leaves out a mechanism that is switched off, and keeps what the others need of it", () => {
    const without = makeSociety({
      scenario: { without: ["trust", "behaviour"] },
      decisions: [saying({ stance: "deny" })],
    });
    play(without, 40, () => [{ deaths: 20, severe: 20 }]);
    expect(without.society.fields.trust![0]).toBe(0.6);
    expect(without.society.fields.fear![0]).toBeGreaterThan(0);
    expect(without.society.modifiers).toEqual([]);
  });

  it("is the same again, bit for bit, and until the first act that differs", () => {
    const run = (decisions: Parameters<typeof saying>[0][]): Float64Array[] => {
      const played = makeSociety({ decisions: decisions.map((say) => saying(say, { day: 25 })) });
      play(played, 25, (day) => [{ deaths: day, severe: 3 * day, ill: 9 * day }]);
      return Object.values(played.society.fields);
    };
    expect(run([{ threat: 1 }])).toEqual(run([{ threat: 1 }]));
    expect(run([{ threat: 1 }])).toEqual(run([{ stance: "deny" }]));
  });

  it("refuses mechanisms that own the same field, or read one that nobody owns", () => {
    const blank: Mechanism = {
      name: "a",
      about: "",
      parameters: {},
      owns: { x: "place" },
      reads: [],
      day() {},
    };
    expect(() => createFields([blank, { ...blank, name: "b" }], 1)).toThrow(/own the field x/);
    expect(() => createFields([{ ...blank, reads: ["y"] }], 1)).toThrow(/a reads the field y/);
    expect(createFields([{ ...blank, owns: { x: { each: "place", of: 5 } } }], 3).x).toHaveLength(15);
  });
});
