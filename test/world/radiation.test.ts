import { geoDistance } from "d3-geo";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion } from "../../src/maths/apportion.ts";
import { squaredChord, unitVectors } from "../../src/world/geodesy.ts";
import { radiation, radiationFlows } from "../../src/world/radiation.ts";
import type { Flows, Place, World } from "../../src/world/world.ts";
import { sum } from "../numbers.ts";

function worldOf(places: readonly Omit<Place, "key" | "name">[]): World {
  return {
    name: "test",
    places: places.map((place, key) => ({ key, name: `${key}`, ...place })),
    attributions: [],
  };
}

/** Places along the equator, `gaps` degrees apart, so that the order by distance is plain. */
function lineOf(people: readonly number[], longitudes: readonly number[]): World {
  return worldOf(people.map((count, i) => ({ people: count, latitude: 0, longitude: longitudes[i] ?? 0 })));
}

function rowOf(flows: Flows, i: number): { to: number[]; size: number[] } {
  const [from, until] = [flows.ptr[i], flows.ptr[i + 1]];
  return { to: [...flows.to.subarray(from, until)], size: [...flows.size.subarray(from, until)] };
}

const worlds = fc
  .array(
    fc.record({
      latitude: fc.double({ min: 38, max: 40, noNaN: true }),
      longitude: fc.double({ min: -78, max: -76, noNaN: true }),
      people: fc.integer({ min: 1, max: 700_000 }),
    }),
    { minLength: 1, maxLength: 100 },
  )
  .map(worldOf);

describe("the radiation model", () => {
  test("gives the value of the published formula", () => {
    expect(radiation(1000, 1e5, 5e4, 2e5)).toBeCloseTo(47.619, 3);
  });

  test("in a finite world, with no jobs at home, is the published formula over 1 - m/M", () => {
    const people = [120_000, 45_000, 300_000, 8_000, 60_000, 9_999];
    const world = lineOf(people, [0, 1, 2.5, -4, 7, 12]);
    const workers = 1_000_000_000;
    const flows = radiationFlows(world, new Uint32Array(6).fill(workers), { homeJobs: 0 });
    for (let i = 0; i < 6; i++) {
      const { to, size } = rowOf(flows, i);
      expect(to).toEqual([0, 1, 2, 3, 4, 5].filter((j) => j !== i));
      for (const [k, j] of to.entries()) {
        const away = (a: number): number =>
          geoDistance([world.places[i]?.longitude ?? 0, 0], [world.places[a]?.longitude ?? 0, 0]);
        const between = sum(people.filter((_, a) => a !== i && a !== j && away(a) < away(j)));
        const [m, n] = [people[i] ?? 0, people[j] ?? 0];
        const published = (workers * m * n) / ((m + between) * (m + n + between));
        expect(Math.abs((size[k] ?? 0) - published / (1 - m / sum(people)))).toBeLessThan(1.001);
      }
    }
  });

  test("keeps (1 + m/M)/2 of the workers at home when home has its share of jobs", () => {
    const people = [100, 300, 600];
    const flows = radiationFlows(lineOf(people, [0, 1, 3]), Uint32Array.of(100_000, 100_000, 100_000));
    const home = [0, 1, 2].map((i) => rowOf(flows, i).size[i]);
    expect(home).toEqual([55_000, 65_000, 80_000]);
  });

  test("passes over the jobs at home on the way out", () => {
    const flows = radiationFlows(lineOf([100, 100], [0, 1]), Uint32Array.of(9000, 9000), { homeJobs: 2 });
    // Home: 2/3. Away: 1·1 / ((1 + 2)(1 + 2 + 1)) = 1/12. So 8 : 1.
    expect(rowOf(flows, 0).size).toEqual([8000, 1000]);
  });

  test("sends more to a near place than to an equal one farther off", () => {
    const { size } = rowOf(radiationFlows(lineOf([100, 80, 80], [0, 1, 2]), Uint32Array.of(10_000, 1, 1)), 0);
    expect(size[1]).toBeGreaterThan(size[2] ?? 0);
  });
});

describe("flows", () => {
  test("are those of the plain method: destinations sorted by distance, then index, and the 64 largest", () => {
    // On a lattice many places are equally far, and some at the same point.
    const lattice = fc.array(
      fc.record({
        latitude: fc.integer({ min: 0, max: 6 }),
        longitude: fc.integer({ min: 0, max: 6 }),
        people: fc.constantFrom(1000, 1000, 5000, 20_000),
      }),
      { minLength: 2, maxLength: 150 },
    );
    const check = fc.property(lattice, (rows) => {
      const world = worldOf(rows);
      const flows = radiationFlows(world, new Uint32Array(rows.length).fill(1_000_000));
      const vectors = unitVectors(
        world.places.map(({ latitude }) => latitude),
        world.places.map(({ longitude }) => longitude),
      );
      for (const i of [0, rows.length >> 1, rows.length - 1]) {
        const { people } = world.places[i] as Place;
        const order = [...world.places.keys()]
          .filter((j) => j !== i)
          .sort((a, b) => squaredChord(vectors, i, a) - squaredChord(vectors, i, b) || a - b);
        const shares = new Map([[i, radiation(1, people, people, 0)]]);
        let between = people;
        for (const j of order) {
          shares.set(j, radiation(1, people, world.places[j]?.people ?? 0, between));
          between += world.places[j]?.people ?? 0;
        }
        const kept = [...shares].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 64);
        kept.sort(([a], [b]) => a - b);
        const counts = apportion(
          1_000_000,
          kept.map(([, share]) => share),
        );
        const expected = kept.flatMap(([j], k) => ((counts[k] ?? 0) > 0 ? [[j, counts[k]]] : []));
        const { to, size } = rowOf(flows, i);
        expect(to.map((j, k) => [j, size[k]])).toEqual(expected);
      }
    });
    fc.assert(check, { seed: 9, numRuns: 60 });
  });

  test("that the world itself gives are shared out in proportion; the others are of the model", () => {
    const plain = lineOf([100, 300, 600], [0, 1, 3]);
    const workers = Uint32Array.of(101, 50, 70);
    const [a, b, c] = plain.places.map(({ key }) => key);
    const given = new Map([
      [
        a as number,
        [
          { to: c as number, workers: 1 },
          { to: a as number, workers: 1 },
          { to: c as number, workers: 2 },
          { to: 999_999, workers: 7 },
        ],
      ],
      [b as number, [{ to: 999_999, workers: 7 }]],
    ]);
    const flows = radiationFlows({ ...plain, commuting: given }, workers);
    // 101 by 1 : 3 is 25.25 and 75.75.
    expect(rowOf(flows, 0)).toEqual({ to: [0, 2], size: [25, 76] });
    const modelled = radiationFlows(plain, workers);
    for (const i of [1, 2]) expect(rowOf(flows, i)).toEqual(rowOf(modelled, i));
    const nobody = new Map([[a as number, [{ to: b as number, workers: 0 }]]]);
    expect(radiationFlows({ ...plain, commuting: nobody }, workers)).toEqual(modelled);
  });

  test("of a row sum to its workers, in order of destination, at most 64, none empty", () => {
    const check = fc.property(worlds, fc.constantFrom(0, 0.3, 1), fc.nat(), (world, homeJobs, salt) => {
      const workers = Uint32Array.from(world.places, ({ people }, i) =>
        (i + salt) % 7 === 0 ? 0 : people >> 1,
      );
      const flows = radiationFlows(world, workers, { homeJobs });
      expect(flows.ptr[world.places.length]).toBe(flows.to.length);
      expect(flows.size.length).toBe(flows.to.length);
      for (let i = 0; i < world.places.length; i++) {
        const { to, size } = rowOf(flows, i);
        expect(sum(size)).toBe(workers[i]);
        expect(to.length).toBeLessThanOrEqual(64);
        expect(to).toEqual([...new Set(to)].sort((a, b) => a - b));
        expect(Math.min(1, ...size)).toBe(1);
      }
    });
    fc.assert(check, { seed: 5, numRuns: 60 });
  });

  test("that are kept are the largest, and share what the others would have had", () => {
    const count = 100;
    const order = Array.from({ length: count }, (_, i) => i);
    // Equal places in a row: from the first, shares fall with every step.
    const world = lineOf(
      order.map(() => 1000),
      order.map((i) => i / 10),
    );
    const flows = radiationFlows(world, new Uint32Array(count).fill(1_000_000));
    expect(rowOf(flows, count - 1).to).toEqual(order.slice(count - 64));
    const { to, size } = rowOf(flows, 0);
    expect(to).toEqual(order.slice(0, 64));
    const share = order.slice(1, 64).map((i) => 1 / ((i + 1) * (i + 2)));
    const whole = 0.5 + sum(share);
    for (const [k, expected] of [0.5, ...share].entries()) {
      expect(Math.abs((size[k] ?? 0) - (expected / whole) * 1_000_000)).toBeLessThan(1);
    }
  });

  test("of a world of one place stay there", () => {
    for (const homeJobs of [0, 1, 5]) {
      const flows = radiationFlows(lineOf([50], [0]), Uint32Array.of(20), { homeJobs });
      expect([flows.ptr, flows.to, flows.size].map((column) => [...column])).toEqual([[0, 1], [0], [20]]);
    }
  });

  test("settle places equally far or at one point by index", () => {
    const people = [100, 50, 50, 50];
    const flows = radiationFlows(lineOf(people, [0, 1, -1, 0]), new Uint32Array(4).fill(100_000));
    const { size } = rowOf(flows, 0);
    // Nearest is 3, at the same point; then 1 before 2, which lie 1 degree either way.
    expect(size[3]).toBeGreaterThan(size[1] ?? 0);
    expect(size[1]).toBeGreaterThan(size[2] ?? 0);
    expect(radiationFlows(lineOf(people, [0, 1, -1, 0]), new Uint32Array(4).fill(100_000))).toEqual(flows);
  });

  test("refuse what cannot be", () => {
    const world = lineOf([10, 10], [0, 1]);
    for (const homeJobs of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => radiationFlows(world, Uint32Array.of(1, 1), { homeJobs })).toThrow(RangeError);
    }
    expect(() => radiationFlows(world, Uint32Array.of(1))).toThrow("workers has 1 entries for 2 places");
  });
});
