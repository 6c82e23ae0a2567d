import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandDepth, centralBand } from "../../src/report/depth.ts";

/** Straight from the definition: the share of pairs of curves whose band holds the curve, averaged over days. */
function depthByDefinition(curves: readonly (readonly number[])[]): number[] {
  return curves.map((curve) => {
    let inside = 0;
    let count = 0;
    for (let i = 0; i < curves.length; i++) {
      for (let j = i + 1; j < curves.length; j++) {
        for (let day = 0; day < curve.length; day++) {
          const [one, two] = [curves[i]![day]!, curves[j]![day]!];
          count++;
          if (Math.min(one, two) <= curve[day]! && curve[day]! <= Math.max(one, two)) inside++;
        }
      }
    }
    return inside / count;
  });
}

describe("bands of whole curves", () => {
  it("have the depth of the definition, ties included", () => {
    const curves = fc.integer({ min: 1, max: 6 }).chain((days) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: days, maxLength: days }), {
        minLength: 2,
        maxLength: 7,
      }),
    );
    fc.assert(
      fc.property(curves, (given) => {
        const expected = depthByDefinition(given);
        bandDepth(given).forEach((depth, i) => expect(depth).toBeCloseTo(expected[i]!, 10));
      }),
    );
  });

  it("are the envelope of the deeper half, around a curve that was run", () => {
    const curves = [1, 2, 3, 4, 100].map((level) => [level, level + 1, level]);
    expect(centralBand(curves)).toEqual({ median: 2, low: [2, 3, 2], high: [4, 5, 4] });
    expect(centralBand(curves.slice(0, 2))).toBeNull();
  });
});
