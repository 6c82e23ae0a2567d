/**
 * A cut of contacts that never loosens, without feedback: whoever is infected under it would have been without it, no
 * later. No statistics: not one exception in a million people.
 */
import { describe, expect, test } from "vitest";
import { EventKind, type LogEvent } from "../../src/kernel/engine.ts";
import { lay, run, runPair } from "./worlds.ts";

const MILLION = `
version: 1
name: subset
days: 250
world:
  places:
    - { name: Ashford, people: 620000, latitude: 50, longitude: 5 }
    - { name: Brook, people: 250000, latitude: 50.1, longitude: 5.1 }
    - { name: Cove, people: 110000, latitude: 50.2, longitude: 5 }
    - { name: Dale, people: 20000, latitude: 50.3, longitude: 5.2 }
disease: { preset: covid-19-ancestral, r0: 2.4 }
seedInfections: 50
imports: [{ from: 0, until: 60, perDay: 1 }]
worlds:
  - name: cut
    decisions: [{ at: { day: 0 }, cut: { setting: all, share: 0.02 } }]
  - name: free
`;
/** What could answer to what happens. */
const DEAF = "without=[information, trust, fear, behaviour]";

describe("two per cent fewer contacts among a million people", () => {
  test("spare some, put off others, and harm nobody", () => {
    const { second, fates } = runPair(lay(MILLION, DEAF));
    expect(second.infectedOn.filter((day) => day > 0).length).toBeGreaterThan(500_000);
    expect(fates.newlyLost).toBe(0);
    expect(fates.earlier).toBe(0);
    expect(fates.livesLost).toBe(0);
    expect(fates.spared).toBeGreaterThan(0);
    expect(fates.later).toBeGreaterThan(0);
    expect(fates.livesSpared).toBeGreaterThan(0);
  });
});

describe("among a hundred thousand", () => {
  const SMALL = [DEAF, "people=100000"];

  test.each([
    ["a harder cut of all contacts, later", "{ at: { day: 30 }, cut: { setting: all, share: 0.4 } }"],
    ["a cut in classes alone", "{ at: { day: 0 }, cut: { setting: class, share: 0.5 } }"],
    [
      "two cuts, one upon the other",
      "{ at: { day: 10 }, cut: { setting: work, share: 0.3 } }, { at: { day: 50 }, cut: { setting: community, share: 0.3 } }",
    ],
  ])("%s", (_, decisions) => {
    const { fates } = runPair(lay(MILLION, ...SMALL, `worlds[0].decisions=[${decisions}]`));
    expect(fates.newlyLost).toBe(0);
    expect(fates.earlier).toBe(0);
    expect(fates.spared).toBeGreaterThan(0);
  });

  test("nobody is infected an instant earlier", () => {
    const setting = lay(MILLION, ...SMALL);
    const [cut, free] = [0, 1].map((world) => {
      const times = new Map<number, number>();
      const onEvents = (events: LogEvent[]): void => {
        for (const { kind, person, time } of events) if (kind === EventKind.infected) times.set(person, time);
      };
      run(setting, { world, log: "all", onEvents });
      return times;
    }) as [Map<number, number>, Map<number, number>];
    for (const [person, time] of cut) expect(free.get(person)).toBeLessThanOrEqual(time);
    expect(cut.size).toBeLessThan(free.size);
  });

  test("also where the ill stay at home, alike in both worlds", () => {
    const { fates } = runPair(lay(MILLION, "people=100000", "without=[information, trust, fear]"));
    expect(fates.newlyLost).toBe(0);
    expect(fates.earlier).toBe(0);
    expect(fates.spared).toBeGreaterThan(0);
  });

  test("but where people answer to what they see, somebody is newly lost: the comparison can tell", () => {
    const { fates } = runPair(lay(MILLION, "people=100000"));
    expect(fates.newlyLost).toBeGreaterThan(0);
    expect(fates.earlier).toBeGreaterThan(0);
  });
});

describe("measures that are lifted, against a world without any", () => {
  /** In force from day 20, and lifted on day 60. */
  const taken = (...orders: string[]): string[] => {
    const done = orders.map((order) => `{at: {day: 20}, do: {measure: ${order}}}`);
    const lifted = orders.map((order) => `{at: {day: 60}, lift: ${order.replace(/,.*/, "")}}`);
    return [DEAF, "people=100000", `worlds[0].decisions=[${[...done, ...lifted].join(", ")}]`];
  };
  const ALL = ["close-schools", "limit-gatherings, share: 0.5", "isolate"];

  test.each([
    ["schools closed", ["close-schools"]],
    ["gatherings limited", ["limit-gatherings, share: 0.5"]],
    ["the ill isolated", ["isolate"]],
    ["all of them", ALL],
  ])("%s: nobody is newly lost, or infected earlier", (_, orders) => {
    const { fates } = runPair(lay(MILLION, ...taken(...orders)));
    expect(fates.newlyLost).toBe(0);
    expect(fates.earlier).toBe(0);
    expect(fates.later).toBeGreaterThan(0);
    expect(fates.spared).toBeGreaterThan(0);
  });

  test("but in a week with weekends somebody is: put off from a Sunday to a Monday", () => {
    const { fates } = runPair(lay(MILLION, ...taken(...ALL), "calendar={weekends: true}"));
    expect(fates.newlyLost).toBeGreaterThan(0);
    expect(fates.earlier).toBeGreaterThan(0);
  });
});
