/** A world shared among several kernels against one kernel: the same log, counts, bytes and digest, wherever the borders are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { type DayCounts, EventKind, NOBODY, SETTINGS } from "../../src/kernel/engine.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { createShardedKernel, shareBlocks } from "../../src/kernel/shards.ts";
import { BLOCK } from "../../src/population/population.ts";
import { play, type Script, type Transcript } from "../twin/play.ts";
import { scripts } from "../twin/worlds.ts";

const SHARDS = [1, 2, 3, 4, 8];

const playShared = (script: Script, borders: readonly number[]): Transcript =>
  play(createShardedKernel(loadKernel(), script.plan, borders.length - 1, borders), script);

/** A border before any person: it may cut a place, a household, a class, a team, a ward. */
const borderLists = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 7 });

function placeBorders({ population }: KernelPlan, cuts: readonly (readonly [number, number])[]): number[] {
  const inside = cuts.map(([where, who]) => {
    const place = where % population.places;
    return population.firstBlock[place] * BLOCK + (who % population.people[place]);
  });
  return [0, ...inside.sort((a, b) => a - b), population.addresses];
}

/** Events whose person and source (teller, grantee) are on two sides of a border, by kind and setting; moves and killings anywhere. */
function addAcross(counts: Map<string, number>, { log }: Transcript, borders: readonly number[]): void {
  const shardOf = (person: number): number => borders.findLastIndex((border) => border <= person);
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { kind, a, b, person, other } of log) {
    if (kind === EventKind.moved) add("moved");
    else if (kind === EventKind.died && a === 255) add("killed");
    else if (other === NOBODY || shardOf(person) === shardOf(other)) continue;
    else if (kind === EventKind.infected) add(`infected: ${SETTINGS[a]}`);
    else if (kind === EventKind.heard) add(`heard: ${SETTINGS[b]}`);
    else if (kind === EventKind.began) add("marked");
  }
}

const worlds = (mostPeople: number, mostDays: number): fc.Arbitrary<{ script: Script; borders: number[] }> =>
  fc
    .record({ script: scripts({ mostPeople, mostDays }), cuts: borderLists })
    .map(({ script, cuts }) => ({ script, borders: placeBorders(script.plan, cuts) }));

test.each([
  [50, 700, 24],
  [8, 20_000, 12],
])(
  "a shared world is the world of one kernel: %d worlds of up to %d people a place",
  (count, mostPeople, mostDays) => {
    let emptyShards = 0;
    const across = new Map<string, number>();
    const compare = ({ script, borders }: { script: Script; borders: number[] }): void => {
      const whole = play(createKernel(loadKernel(), script.plan), script);
      const { addresses } = script.plan.population;
      for (const cuts of [borders, ...SHARDS.map((shards) => shareBlocks(addresses, shards))]) {
        expect(playShared(script, cuts)).toEqual(whole);
        if (cuts.some((border, k) => k > 0 && border === cuts[k - 1])) emptyShards++;
      }
      addAcross(across, whole, borders);
    };
    const { failed, numRuns, counterexamplePath, errorInstance } = fc.check(
      fc.property(worlds(mostPeople, mostDays), compare),
      { numRuns: count, seed: 19, endOnFailure: true },
    );
    if (failed) throw new Error(`world ${numRuns}, path ${counterexamplePath}: ${String(errorInstance)}`);
    expect(numRuns).toBe(count);
    if (mostPeople > BLOCK) return;
    // Or this would show nothing: disease, news and marks crossed borders in every setting, and people moved.
    const infected = SETTINGS.map((setting) => `infected: ${setting}`);
    const told = SETTINGS.slice(0, 4).map((setting) => `heard: ${setting}`);
    for (const name of [...infected, ...told, "marked", "moved", "killed"])
      expect(across.get(name), name).toBeDefined();
    // More shards than blocks: some own nobody.
    expect(emptyShards).toBeGreaterThan(10);
  },
);

test("a log of some addresses is the same, the first address among them", () => {
  for (const { script, borders } of fc.sample(worlds(60, 12), { numRuns: 20, seed: 7 })) {
    const log = { from: 0, to: 9 };
    const part: Script = { ...script, plan: { ...script.plan, log } };
    const whole = play(createKernel(loadKernel(), part.plan), part);
    expect(playShared(part, borders).log).toEqual(whole.log);
  }
});

test("every shard knows the state of everybody, and counts the same", () => {
  const copy = (counts: DayCounts): unknown => ({ ...structuredClone(counts), candidates: 0 });
  for (const { script, borders } of fc.sample(worlds(700, 12), { numRuns: 20, seed: 8 })) {
    const engine = createShardedKernel(loadKernel(), script.plan, borders.length - 1, borders);
    play(engine, script);
    const [first, ...others] = engine.kernels;
    for (const kernel of others) {
      expect(kernel.people).toEqual(first.people);
      expect(kernel.infectedOn).toEqual(first.infectedOn);
      expect(copy(kernel.counts)).toEqual(copy(first.counts));
      expect(kernel.active()).toBe(first.active());
    }
  }
});

describe("shards", () => {
  test("are whole blocks, all of them, as equal as can be", () => {
    expect(shareBlocks(10 * BLOCK, 4)).toEqual([0, 2, 5, 7, 10].map((blocks) => blocks * BLOCK));
    expect(shareBlocks(2 * BLOCK, 3)).toEqual([0, 0, 1, 2].map((blocks) => blocks * BLOCK));
    expect(shareBlocks(BLOCK, 1)).toEqual([0, BLOCK]);
  });

  test.each([0, -1, 1.5, 65, Number.NaN])("are not %d", (shards) => {
    const [{ plan }] = fc.sample(scripts({ mostPeople: 60, mostDays: 4 }), { numRuns: 1, seed: 1 });
    expect(() => createShardedKernel(loadKernel(), plan, shards)).toThrow(RangeError);
  });
});
