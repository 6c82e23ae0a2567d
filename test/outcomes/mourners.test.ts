import { describe, expect, it } from "vitest";
import { Course } from "../../src/kernel/engine.ts";
import { mournersOf } from "../../src/outcomes/mourners.ts";
import { closeKin } from "../../src/population/close-kin.ts";
import { kinOf } from "../../src/population/kin.ts";
import { addressOf, ageAt } from "../../src/population/people.ts";
import { KINDS, layPlaces } from "../../verify/constructions/worlds.ts";
import { mean } from "../numbers.ts";

const { population } = layPlaces([3000, 1000], KINDS[0]!, 4);
const kin = kinOf(population);
const everyone = [0, 1].flatMap((place) =>
  Array.from({ length: population.people[place]! }, (_, local) => addressOf(population, place, local)),
);

function dying(dead: readonly number[]): { people: Uint8Array } {
  const people = new Uint8Array(population.addresses);
  for (const address of dead) people[address] = Course.dead;
  return { people };
}

describe("close kin", () => {
  it("are each other's, but grandchildren's: who is kin of whom", () => {
    for (const address of everyone.filter((_, i) => i % 50 === 0)) {
      const close = closeKin(kin, address);
      expect(close).not.toContain(address);
      expect(new Set(close).size).toBe(close.length);
      expect(close).toEqual([...close].sort((a, b) => a - b));
      for (const other of [...kin.parentsOf(address), ...kin.siblingsOf(address), ...kin.childrenOf(address)])
        expect(close).toContain(other);
      for (const child of kin.childrenOf(address))
        for (const grandchild of kin.childrenOf(child)) expect(close).toContain(grandchild);
    }
  });
});

describe("the mourners of a run", () => {
  it("of all the dead are counted exactly, those who died too among their kin and not among those left", () => {
    const old = everyone.filter((address) => ageAt(population, address) >= 75);
    const dead = new Set(old);
    const found = mournersOf(dying(old), population, Infinity, kin);
    const close = old.map((address) => closeKin(kin, address));
    expect(found).toMatchObject({ deaths: old.length, sampled: old.length });
    expect(found.kin).toEqual({
      mean: expect.closeTo(mean(close.map((all) => all.length)), 9),
      standardError: 0,
    });
    expect(found.kinLeft.mean).toBeCloseTo(
      mean(close.map((all) => all.filter((other) => !dead.has(other)).length)),
      9,
    );
    expect(found.kinLeft.mean).toBeLessThan(found.kin.mean);
  });

  it("of a sample are as near to all as the standard error says", () => {
    // 20 samples of other dead; beyond 4.5 standard errors one in some 7,000 such tests.
    for (let set = 0; set < 20; set++) {
      const dead = everyone.filter((address) => (address * 31 + set * 7) % 20 < 7);
      const whole = mournersOf(dying(dead), population, Infinity, kin);
      const part = mournersOf(dying(dead), population, 200, kin);
      expect(part.sampled).toBe(200);
      expect(part.kin.standardError).toBeGreaterThan(0.1);
      expect(Math.abs(part.kin.mean - whole.kin.mean)).toBeLessThan(4.5 * part.kin.standardError);
    }
  });

  it("are nobody's where nobody died, and nobody is left of a world that died out", () => {
    const none = { mean: 0, standardError: 0 };
    expect(mournersOf(dying([]), population)).toEqual({ deaths: 0, sampled: 0, kin: none, kinLeft: none });
    expect(mournersOf(dying(everyone), population, 50).kinLeft.mean).toBe(0);
  });
});
