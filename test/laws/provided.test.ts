/** Hazards and what the authority provides, in the kernel: laws without exceptions, so without statistics. */
import { describe, expect, test } from "vitest";
import { EventKind, type LogEvent, NOBODY } from "../../src/kernel/engine.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { Overlay } from "../../src/society/mechanism.ts";
import { lay, run } from "./worlds.ts";

const TOWN = `
version: 3
name: town
days: 110
world:
  places:
    - { name: Ashford, people: 14000, latitude: 50, longitude: 5 }
    - { name: Brook, people: 6000, latitude: 50.1, longitude: 5.1 }
population: { type: us }
disease: { preset: covid-19-ancestral, r0: 3 }
seedInfections: 30
with: [exposure]
parameters: { orders.unconditional: 1, orders.acceptance: 1, behaviour.means: 1 }
`;
/** Nobody answers to what happens, so that a course that ends otherwise infects nobody else. */
const DEAF = "without=[information, trust, fear, behaviour]";

interface Played {
  world: WorldRun;
  /** People who were marked, who died, and who were infected by somebody. */
  marked: Set<number>;
  dead: Set<number>;
  victims: Set<number>;
}

function play(overlay: number, ...sets: string[]): Played {
  const [marked, dead, victims] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const onEvents = (events: LogEvent[]): void => {
    for (const { kind, person, a, other } of events) {
      if (kind === EventKind.began && a === overlay) marked.add(person);
      if (kind === EventKind.died) dead.add(person);
      if (kind === EventKind.infected && other !== NOBODY) victims.add(person);
    }
  };
  return { world: run(lay(TOWN, DEAF, ...sets), { log: "all", onEvents }), marked, dead, victims };
}

describe("a hazard that half of a place takes up", () => {
  const zone = (does: string): string =>
    `exposure=[{ name: Dust, places: [Ashford], from: 0, until: 1, dose: 0.5, ${does} }]`;
  const exposedTo = (does: string): Played => play(Overlay.exposed, zone(does));
  const bare = play(Overlay.exposed);
  const neutral = exposedTo("severity: 1");

  test("marks as many as it says, and is counted from the first day on", () => {
    const { daily, days } = neutral.world;
    expect(neutral.marked.size).toBe(7000);
    expect([...daily.exposed].filter((_, i) => i % 2 === 0)).toEqual(Array(days).fill(7000));
    expect(daily.exposed.some((x, i) => i % 2 === 1 && x > 0)).toBe(false);
  });

  test("with factors of 1 changes nothing in what befalls anyone", () => {
    expect(bare.dead.size).toBeGreaterThan(20);
    expect(neutral.world.infectedOn).toEqual(bare.world.infectedOn);
    expect(neutral.dead).toEqual(bare.dead);
  });

  test("that protects wholly leaves none of them to be infected but by arrivals", () => {
    const { marked, victims } = exposedTo("susceptibility: 0");
    expect([...victims].filter((person) => marked.has(person))).toEqual([]);
    expect(victims.size).toBeGreaterThan(1000);
  });

  test("that makes them easier to infect infects more of them", () => {
    const { marked, victims } = exposedTo("susceptibility: 4");
    const among = (of: Played["victims"]): number => [...of].filter((person) => marked.has(person)).length;
    expect(among(victims)).toBeGreaterThan(1.1 * among(bare.victims));
  });

  test("that makes a course milder, or harsher, changes it for those exposed alone, and for all of them in one direction", () => {
    const within = (less: Set<number>, more: Set<number>): boolean =>
      [...less].every((person) => more.has(person));
    const others = ({ dead, marked }: Played): number[] => [...dead].filter((person) => !marked.has(person));
    const [mild, harsh, frail] = ["severity: 0", "severity: 4", "recovery: 0.0625"].map(exposedTo);
    for (const each of [mild!, harsh!, frail!]) {
      expect(each.world.infectedOn).toEqual(bare.world.infectedOn);
      expect(others(each)).toEqual(others({ ...bare, marked: each.marked }));
    }
    expect([...mild!.dead].some((person) => mild!.marked.has(person))).toBe(false);
    expect(
      within(mild!.dead, bare.dead) && within(bare.dead, harsh!.dead) && within(bare.dead, frail!.dead),
    ).toBe(true);
    expect(harsh!.dead.size).toBeGreaterThan(1.5 * bare.dead.size);
    expect(frail!.dead.size).toBeGreaterThan(bare.dead.size);
  });
});

describe("the authority's measures", () => {
  const doing = (order: string): string =>
    `worlds=[{ name: w, decisions: [{ at: { day: 0 }, do: { ${order} } }] }]`;

  test("a drug that always works lets nobody die who is given it, and changes nothing for others", () => {
    const bare = play(Overlay.treated);
    const { dead, marked, world } = play(
      Overlay.treated,
      doing("measure: treat, perDay: 50000, death: 1, delayDays: 0"),
    );
    expect(marked.size).toBeGreaterThan(100);
    expect([...dead].filter((person) => marked.has(person))).toEqual([]);
    expect([...bare.dead].filter((person) => !marked.has(person) && !dead.has(person))).toEqual([]);
    expect(world.infectedOn).toEqual(bare.world.infectedOn);
  });

  test("of a share of nothing change nothing", () => {
    const bare = play(Overlay.treated);
    const empty = ["masks, share: 0", "work-from-home, share: 0", "treat, perDay: 0", "deploy, share: 0"];
    for (const order of empty) {
      const { world } = play(Overlay.treated, doing(`measure: ${order}`));
      expect(world.infectedOn).toEqual(bare.world.infectedOn);
      expect(world.daily.deaths).toEqual(bare.world.daily.deaths);
    }
  });

  test("masks, and work from home, spare people; masks that let nothing through leave the household alone", () => {
    const bare = play(Overlay.treated);
    const remote = play(
      Overlay.treated,
      doing("measure: work-from-home"),
      "parameters.behaviour.remoteShare=1",
    );
    expect(remote.victims.size).toBeLessThan(0.98 * bare.victims.size);
    const masked = play(Overlay.treated, doing("measure: masks"), "parameters.orders.maskEffect=1");
    expect(masked.victims.size).toBeLessThan(100);
  });
});
