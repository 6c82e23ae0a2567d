/** What every mechanism owes the others, ours or a stranger's. */
import fc from "fast-check";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../runner/root.ts";
import { addMechanism } from "../../src/society/extend.ts";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { allOrders, days, decision, everything } from "./anything.ts";
import { BOUNDED, checkAsked, checkBounds, checkNames, checkParameters, guarded } from "./contract.ts";
import { makeSociety, play, Recorder } from "./world.ts";

const owned = (of: readonly Mechanism[]): string[] => of.flatMap(({ owns }) => Object.keys(owns));
const OURS = owned(ORDER);

// From here on a mechanism of somebody else's is one of them.
const file = pathToFileURL(join(projectRoot(), "examples", "neighbours.mjs")).href;
const { default: neighbours, after } = (await import(file)) as { default: Mechanism; after: string };
addMechanism(neighbours, after);

describe.each(ORDER.map((mechanism) => [mechanism.name, mechanism] as const))("%s", (_name, mechanism) => {
  it("has a name, a sentence, and fields that exist", () => checkNames(mechanism, ORDER));

  it("declares each parameter whole, with its value in its range and its range within its limits", () =>
    checkParameters(mechanism));
});

describe("the guard", () => {
  const breaking = (day: Mechanism["day"]): (() => void) => {
    const bad = { ...neighbours, name: "bad", owns: {}, reads: ["peer"], day };
    const others = ORDER.filter((mechanism) => mechanism !== neighbours).map(guarded);
    const scenario = { ...everything(), with: ["bad"] };
    return () => play(makeSociety({ mechanisms: [...others, guarded(bad)], scenario }), 2);
  };

  it.each<[string, Mechanism["day"]]>([
    ["looks at the undeclared field trust", ({ fields }) => void fields["trust"]![0]],
    ["writes peer", ({ fields }) => fields["peer"]!.fill(0.5)],
    ["writes living", ({ living }) => living.fill(1)],
    ["writes granted", ({ counts }) => counts.granted.fill(1)],
  ])("sees one that %s", (what, day) => expect(breaking(day)).toThrow(`bad ${what}`));
});

describe("all mechanisms together", () => {
  const people = [1, 37, 5000, 2_000_000];

  it("own each field once, and each of ours has bounds", () => {
    expect(new Set(owned(ORDER)).size).toBe(owned(ORDER).length);
    expect([...BOUNDED].sort()).toEqual([...OURS].sort());
  });

  it("see only what they declare, write only what they own, and stay within bounds whatever happens", () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 6 }), days(people), (decisions, rows) => {
        const mechanisms = ORDER.map(guarded);
        const played = makeSociety({ decisions, people, mechanisms, scenario: everything() });
        const engine = new Recorder();
        play(
          played,
          rows.length + 1,
          (day) => rows[day - 1]!,
          (day) => {
            played.society.apply(engine, day);
            checkBounds(played, owned(ORDER), day);
            checkAsked(engine, people);
          },
        );
      }),
      { numRuns: 30, seed: 20 },
    );
  });

  it.each(ORDER.map(({ name }) => name))("may do without %s, whose fields then stay as they were", (name) => {
    const played = makeSociety({ scenario: { ...everything(), without: [name] }, decisions: allOrders() });
    const { fields } = played.society;
    const own = Object.keys(ORDER.find((mechanism) => mechanism.name === name)!.owns);
    const before = own.map((field) => fields[field]!.slice());
    const row = {
      severe: 20,
      deaths: 5,
      ill: 100,
      holding: [50, 500],
      aware: [40_000, 59_000, 0, 0, 0, 0, 500],
    };
    play(
      played,
      30,
      () => [row],
      (day) => checkBounds(played, owned(ORDER), day),
    );
    own.forEach((field, i) => expect(fields[field], field).toEqual(before[i]));
  });
});
