import { describe, expect, it } from "vitest";
import {
  AWARENESS_CLASSES,
  EVERYONE,
  MODIFIERS,
  type Modifier,
  PROGRAMMES,
} from "../../src/kernel/engine.ts";
import type { NamedBranch, NumberedProgramme } from "../../src/society/mechanism.ts";
import { createRequests, type GatheredRequests } from "../../src/society/requests.ts";
import { makePopulation, Recorder } from "./world.ts";

const modifier = (name: string): Modifier => ({
  name,
  trait: 0,
  when: {},
  source: [1, 1, 1, 1, 1, 1],
  target: [1, 1, 1, 1, 1, 1],
});
const programme = (name: string, number: number): NumberedProgramme => ({
  name,
  number,
  counted: null,
  claims: "standing",
  trait: 0,
  priority: [],
  delayDays: 0,
  scope: {},
  effect: null,
});
const branch = (name: string): NamedBranch => ({ name, stage: 0, overlay: null, toward: [0] });

describe("requests", () => {
  const population = makePopulation([1000, 7]);
  const open = (modifiers: readonly Modifier[] = [modifier("a"), modifier("b")]): GatheredRequests =>
    createRequests(population, {
      modifiers,
      programmes: [programme("beds", 0), programme("doses", 1)],
      branches: [branch("x"), branch("y"), branch("z")],
    });

  it("put shares where the kernel looks for them, rounded and clamped", () => {
    const requests = open();
    const engine = new Recorder();
    requests.uptake("b", 1, 3, 0.5);
    requests.uptake("a", 0, 0, 1.7);
    requests.belief(2, 1, 0.25);
    requests.reach(1, 0, 0.0299);
    requests.reach(1, 1, 0.99);
    requests.apply(engine, 0);
    expect(engine.uptake[(1 * MODIFIERS + 1) * AWARENESS_CLASSES + 3]).toBe(EVERYONE / 2);
    expect(engine.uptake[0]).toBe(EVERYONE);
    expect(engine.uptake.reduce((sum, x) => sum + x)).toBe(EVERYONE * 1.5);
    expect([...engine.belief]).toEqual([0, 0, 0, 0, 0, EVERYONE / 4]);
    expect(engine.reached[1]).toEqual([29, 6]);
  });

  it("trouble the kernel only with what changed, and clear before they reach", () => {
    const requests = open();
    const engine = new Recorder();
    requests.apply(engine, 0);
    expect(engine.calls).toEqual([]);
    requests.uptake("a", 0, 0, 0.5);
    requests.reach(0, 0, 0.5);
    requests.apply(engine, 1);
    requests.uptake("a", 0, 0, 0.5);
    requests.reach(0, 0, 0.2);
    requests.apply(engine, 2);
    expect(engine.calls).toEqual(["uptake", "reach 0"]);
    requests.clear(0);
    requests.reach(0, 0, 0.2);
    requests.belief(0, 0, 1);
    requests.apply(engine, 3);
    expect(engine.calls).toEqual(["uptake", "reach 0", "belief", "clear 0", "reach 0"]);
    expect(engine.reached[0]).toEqual([200, 0]);
  });

  it("hand over supplies, who is willing and branches by number, once they have changed", () => {
    const requests = open();
    const engine = new Recorder();
    requests.branch("y", 0, 1);
    requests.supply("doses", 1, 0);
    requests.apply(engine, 0);
    expect(engine.calls).toEqual([]);
    requests.supply("doses", 1, 7.9);
    requests.willing("beds", 0, 0.5);
    requests.branch("z", 1, 0.25);
    requests.apply(engine, 1);
    requests.apply(engine, 2);
    expect(engine.calls).toEqual(["supply", "willing", "branches"]);
    expect(engine.supply.indexOf(7)).toBe(PROGRAMMES + 1);
    expect(engine.willing.indexOf(EVERYONE / 2)).toBe(0);
    expect([...engine.branches]).toEqual([EVERYONE, EVERYONE, EVERYONE, EVERYONE, EVERYONE, EVERYONE / 4]);
  });

  it("date their notes", () => {
    const requests = open();
    requests.begin(12);
    requests.note("leak", "It is out.");
    expect(requests.notes).toEqual([{ day: 12, kind: "leak", words: "It is out." }]);
  });

  it("refuse what the kernel has no room or name for", () => {
    const requests = open();
    expect(() => requests.uptake("c", 0, 0, 1)).toThrow(/No modifier "c"; there are: a, b\./);
    expect(() => requests.supply("bed", 0, 1)).toThrow(/No programme "bed"; there are: beds, doses\./);
    expect(() => requests.branch("w", 0, 1)).toThrow(/No branch factor "w"/);
    const many = Array.from({ length: MODIFIERS + 1 }, (_, m) => modifier(`m${m}`));
    expect(() => open(many)).toThrow(/25 modifiers; 24/);
    expect(() => open([modifier("a"), modifier("a")])).toThrow(/same name/);
  });
});
