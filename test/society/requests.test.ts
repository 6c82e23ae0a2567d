import { describe, expect, it } from "vitest";
import { EVERYONE, MODIFIERS, type Modifier } from "../../src/kernel/engine.ts";
import { createRequests } from "../../src/society/requests.ts";
import { makePopulation, Recorder } from "./world.ts";

const modifier = (name: string): Modifier => ({
  name,
  trait: 0,
  when: {},
  source: [1, 1, 1, 1],
  target: [1, 1, 1, 1],
});

describe("requests", () => {
  const population = makePopulation([1000, 7]);
  const modifiers = [modifier("a"), modifier("b")];

  it("put shares where the kernel looks for them, rounded and clamped", () => {
    const requests = createRequests(population, modifiers);
    const engine = new Recorder();
    requests.uptake("b", 1, 3, 0.5);
    requests.uptake("a", 0, 0, 1.7);
    requests.belief(2, 1, 0.25);
    requests.reach(1, 0, 0.0299);
    requests.reach(1, 1, 0.99);
    requests.apply(engine, 0);
    expect(engine.uptake[(1 * MODIFIERS + 1) * 4 + 3]).toBe(EVERYONE / 2);
    expect(engine.uptake[0]).toBe(EVERYONE);
    expect(engine.uptake.reduce((sum, x) => sum + x)).toBe(EVERYONE * 1.5);
    expect([...engine.belief]).toEqual([0, 0, 0, 0, 0, EVERYONE / 4]);
    expect(engine.reached[1]).toEqual([29, 6]);
  });

  it("trouble the kernel only with what changed, and clear before they reach", () => {
    const requests = createRequests(population, modifiers);
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

  it("date their notes", () => {
    const requests = createRequests(population, modifiers);
    requests.begin(12);
    requests.note("leak", "It is out.");
    expect(requests.notes).toEqual([{ day: 12, kind: "leak", words: "It is out." }]);
  });

  it("refuse what the kernel has no room or name for", () => {
    const requests = createRequests(population, modifiers);
    expect(() => requests.uptake("c", 0, 0, 1)).toThrow(/No modifier "c"; there are: a, b\./);
    const many = Array.from({ length: MODIFIERS + 1 }, (_, m) => modifier(`m${m}`));
    expect(() => createRequests(population, many)).toThrow(/17 modifiers; 16/);
    expect(() => createRequests(population, [modifier("a"), modifier("a")])).toThrow(/same name/);
  });
});
