import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText, makeFrame, niceTicks, textWidth } from "../../src/report/chart.ts";
import { escape } from "../../src/report/escape.ts";
import { hangFlags, mergeNotes } from "../../src/report/label.ts";
import { classOf, divergingClasses, sequentialClasses } from "../../src/report/map.ts";
import { drawnDays, linePath, stepPath } from "../../src/report/path.ts";
import { weekMean } from "../../src/report/series.ts";

describe("scales", () => {
  it("tick from zero to at or above the top, in few steps", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (high) => {
        const ticks = niceTicks(high, 5);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(high * 0.999);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.at(-2)!).toBeLessThan(high);
      }),
    );
    expect(niceTicks(730, 5)).toEqual([0, 200, 400, 600, 800]);
    expect(niceTicks(0, 5).every(Number.isFinite)).toBe(true);
  });

  it("shorten text to the width that they have", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        expect(textWidth(fitText(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("paths", () => {
  const frame = makeFrame({ width: 700, height: 300, days: 300, high: 100, unit: "", below: 40 });

  /** Adds up the relative steps of a path. */
  function walk(path: string): [number, number][] {
    const [head = "", tail = ""] = path.slice(1).split("l");
    const numbers = (text: string): number[] => (text.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const points = [numbers(head) as [number, number]];
    const steps = numbers(tail);
    for (let i = 0; i < steps.length; i += 2)
      points.push([points.at(-1)![0] + steps[i]!, points.at(-1)![1] + steps[i + 1]!]);
    return points;
  }

  it("end where the series ends and keep its highest day", () => {
    const values = Array.from({ length: 300 }, (_, day) =>
      day === 150 ? 100 : Math.abs(Math.sin(day / 40)) * 60,
    );
    const points = walk(linePath(frame, values));
    expect(points.at(-1)![0]).toBeCloseTo(frame.x(299), 0);
    expect(points.at(-1)![1]).toBeCloseTo(frame.y(values[299]!), 0);
    expect(drawnDays(300, 10_000)).toHaveLength(300);
    expect(drawnDays(300, 100).at(-1)).toBe(299);
    const steps = stepPath(
      frame,
      values.map(() => 5),
    );
    expect(steps.match(/V/g)).toBeNull();
  });
});

describe("flags", () => {
  it("stand once where both worlds share them", () => {
    const note = { day: 3, kind: "detection", words: "detected" };
    const flags = mergeNotes([note, { ...note, day: 9 }], [note, { ...note, day: 5 }]);
    expect(flags.map((flag) => [flag.day, flag.in])).toEqual([
      [3, "both"],
      [5, "b"],
      [9, "a"],
    ]);
  });

  it("never lie over each other, however many fall on a day", () => {
    const at = fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(at, (days) => {
        const flags = days
          .toSorted((a, b) => a - b)
          .map((day, i) => ({ day, kind: "x", words: `event ${i}`, in: "a" as const }));
        const drawn = hangFlags((day) => 40 + day, 40, 420, flags).draw(0, 0);
        const texts = [...drawn.matchAll(/<text class="ta" x="([\d.]+)" y="([\d.]+)">([^<]+)/g)].map(
          (match) => ({ x: Number(match[1]), y: Number(match[2]), width: textWidth(match[3]!) }),
        );
        expect(texts).toHaveLength(days.length);
        for (const [i, one] of texts.entries()) {
          for (const two of texts.slice(i + 1)) {
            expect(one.y !== two.y || one.x + one.width <= two.x || two.x + two.width <= one.x).toBe(true);
          }
        }
      }),
    );
  });
});

describe("map classes", () => {
  it("put more on the darker side, and zero in the middle of a difference", () => {
    const people = [10, 10, 10, 10];
    const deaths = sequentialClasses([0, 2, 5, 9], people);
    expect([0, 9].map((value) => classOf(deaths, value))[0]).toBe("s0");
    expect(Number(classOf(deaths, 9).slice(1))).toBeGreaterThanOrEqual(4);
    const difference = divergingClasses([-4, 4, 0, 1], people);
    expect(classOf(difference, 0)).toBe("d3");
    expect(["d0", "d1"]).toContain(classOf(difference, -4));
    expect(["d5", "d6"]).toContain(classOf(difference, 4));
  });
});

describe("series and text", () => {
  it("average seven days back, and conserve a constant", () => {
    expect(weekMean([7, 7, 7, 7, 7, 7, 7, 7, 7])).toEqual([7, 7, 7, 7, 7, 7, 7, 7, 7]);
    expect(weekMean([0, 0, 0, 0, 0, 0, 0, 14, 0])[8]).toBe(2);
  });

  it("escape all that markup could mistake", () => {
    expect(escape(`<a b="c" d='e'>&\`\u0007`)).toBe(
      "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&#96;\ufffd",
    );
  });
});
