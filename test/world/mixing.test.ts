import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CommunityShares, communityShares } from "../../src/world/mixing.ts";
import type { Flows } from "../../src/world/world.ts";

/** Flows of a square table of commuters. */
function flowsOf(table: readonly (readonly number[])[]): Flows {
  const ptr = [0];
  const to: number[] = [];
  const size: number[] = [];
  for (const row of table) {
    for (const [j, count] of row.entries()) {
      if (count > 0) {
        to.push(j);
        size.push(count);
      }
    }
    ptr.push(to.length);
  }
  return { ptr: Uint32Array.from(ptr), to: Uint32Array.from(to), size: Uint32Array.from(size) };
}

function tableOf(shares: CommunityShares, places: number): number[][] {
  const table = Array.from({ length: places }, () => new Array<number>(places).fill(0));
  for (let i = 0; i < places; i++) {
    for (let e = shares.ptr[i] ?? 0; e < (shares.ptr[i + 1] ?? 0); e++) {
      (table[i] as number[])[shares.to[e] ?? 0] = shares.share[e] ?? Number.NaN;
    }
  }
  return table;
}

/** People and commuters between them; many more commuters than people too, so that the limit acts. */
const towns = fc.integer({ min: 1, max: 12 }).chain((places) =>
  fc.record({
    people: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: places, maxLength: places }),
    table: fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })), {
        minLength: places,
        maxLength: places,
      }),
      { minLength: places, maxLength: places },
    ),
    travelShare: fc.constantFrom(0, 0.25, 1),
  }),
);

describe("community mixing", () => {
  test("is a quarter of the mean of the commuters both ways", () => {
    const shares = communityShares(
      flowsOf([
        [400, 100],
        [60, 140],
      ]),
      Uint32Array.of(1000, 500),
    );
    // 0.25 · (100 + 60) / 2 = 20 people of either place.
    const [[own0, c01], [c10, own1]] = tableOf(shares, 2) as [[number, number], [number, number]];
    expect(c01).toBeCloseTo(20 / 1000, 14);
    expect(c10).toBeCloseTo(20 / 500, 14);
    expect([own0, own1]).toEqual([1 - c01, 1 - c10]);
  });

  test("leaves a tenth of meetings at home, and lessens the other side alike", () => {
    const shares = communityShares(
      flowsOf([
        [0, 90, 90],
        [0, 0, 0],
        [0, 0, 0],
      ]),
      Uint32Array.of(10, 1000, 400),
      1,
    );
    const table = tableOf(shares, 3);
    expect(table[0]?.[0]).toBeCloseTo(0.1, 14);
    expect(table[0]?.[1]).toBeCloseTo(0.45, 14);
    expect(table[1]?.[0]).toBeCloseTo((0.45 * 10) / 1000, 14);
    expect(table[2]?.[0]).toBeCloseTo((0.45 * 10) / 400, 14);
  });

  test("is symmetric in meetings, and every row sums to 1 with at least a tenth at home", () => {
    const check = fc.property(towns, ({ people, table, travelShare }) => {
      const shares = communityShares(flowsOf(table), Uint32Array.from(people), travelShare);
      const c = tableOf(shares, people.length);
      for (const [i, row] of c.entries()) {
        expect(Math.abs(row.reduce((total, share) => total + share, 0) - 1)).toBeLessThan(1e-12);
        expect(row[i]).toBeGreaterThan(0.1 - 1e-12);
        for (const [j, share] of row.entries()) {
          const [there, back] = [share * (people[i] ?? 0), (c[j]?.[i] ?? 0) * (people[j] ?? 0)];
          expect(Math.abs(there - back)).toBeLessThanOrEqual(1e-12 * there);
          const commuters = (table[i]?.[j] ?? 0) + (table[j]?.[i] ?? 0);
          if (i !== j) expect(share > 0).toBe(commuters > 0 && travelShare > 0);
        }
      }
    });
    fc.assert(check, { seed: 7, numRuns: 200 });
  });

  test("lists the own place first, then the others by index", () => {
    const shares = communityShares(
      flowsOf([
        [5, 0, 1],
        [1, 5, 0],
        [0, 1, 5],
      ]),
      Uint32Array.of(50, 50, 50),
    );
    expect([...shares.ptr]).toEqual([0, 3, 6, 9]);
    expect([...shares.to]).toEqual([0, 1, 2, 1, 0, 2, 2, 0, 1]);
  });

  test("of places without commuters is all at home", () => {
    const shares = communityShares(
      flowsOf([
        [5, 0],
        [0, 0],
      ]),
      Uint32Array.of(50, 50),
    );
    expect([[...shares.to], [...shares.share]]).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  test("has no entries for a travel share of 0 but the own places", () => {
    const shares = communityShares(
      flowsOf([
        [5, 5],
        [5, 5],
      ]),
      Uint32Array.of(50, 50),
      0,
    );
    expect([[...shares.to], [...shares.share]]).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  test("refuses what cannot be", () => {
    const flows = flowsOf([[1]]);
    for (const share of [-0.1, 1.1, Number.NaN]) {
      expect(() => communityShares(flows, Uint32Array.of(5), share)).toThrow(RangeError);
    }
    expect(() => communityShares(flows, Uint32Array.of(5, 5))).toThrow(
      "flows of 1 places do not fit 2 places",
    );
  });
});
