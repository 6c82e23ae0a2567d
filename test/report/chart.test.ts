import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText, makeFrame, niceTicks, textWidth } from "../../src/report/chart.ts";
import { escape } from "../../src/report/escape.ts";
import { hangFlags, mergeNotes } from "../../src/report/label.ts";
import {
  classOf,
  divergingClasses,
  drawMap,
  type MapChoice,
  sequentialClasses,
} from "../../src/report/map.ts";
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

describe("a map", () => {
  const place = (name: string, longitude: number, latitude: number, people: number) => ({
    key: longitude,
    name,
    people,
    latitude,
    longitude,
  });
  const places = [place("Ulm", 10, 48.4, 400), place("Bonn", 7.1, 50.7, 100), place("A & B", 8, 49, 0)];
  const choice = (rest: Partial<MapChoice> = {}): MapChoice => ({
    world: { name: "towns", attributions: [], places },
    people: [400, 100, 0],
    values: [-2, 3, 0],
    classes: divergingClasses([-2, 3, 0], [400, 100, 0]),
    geometry: { land: [], borders: null, minor: null, attributions: [] },
    size: { width: 400, height: 300 },
    stamp: "Simulated",
    label: "Simulated. A map.",
    unit: "a thousand",
    ...rest,
  });
  const spots = (map: string): { x: number; y: number; r: number; words: string }[] =>
    [...map.matchAll(/<circle class="spot d\d" cx="(.*?)" cy="(.*?)" r="(.*?)"><title>(.*?)<\/title>/g)].map(
      ([, x, y, r, words]) => ({ x: Number(x), y: Number(y), r: Number(r), words: words! }),
    );

  it("has areas by people, the largest first, and east and south where they belong", () => {
    const [ulm, bonn, none] = spots(drawMap(choice()));
    expect(ulm!.words).toBe("Ulm: \u22122.0 a thousand; 400 people");
    expect(none!.words).toMatch(/^A &amp; B: /);
    expect(ulm!.r / bonn!.r).toBeCloseTo(2, 1);
    expect(none!.r).toBe(1.4);
    expect(ulm!.x).toBeGreaterThan(bonn!.x);
    expect(ulm!.y).toBeGreaterThan(bonn!.y);
  });

  it("puts a single place in the middle, on land where there are no shapes", () => {
    const map = drawMap(
      choice({ world: { ...choice().world, places: places.slice(0, 1) }, people: [400], values: [1] }),
    );
    const [spot] = spots(map);
    expect([spot!.x, spot!.y]).toEqual([200, (300 - 66) / 2]);
    expect(map).toContain('<rect class="land"');
  });

  it("draws land, borders and finer ones where they are given", () => {
    const ring = [
      [5, 47],
      [5, 52],
      [12, 52],
      [12, 47],
      [5, 47],
    ];
    const lines = { type: "MultiLineString" as const, coordinates: [[ring[0]!, ring[2]!]] };
    const map = drawMap(
      choice({
        geometry: {
          land: [{ type: "Polygon", coordinates: [ring] }],
          borders: lines,
          minor: lines,
          attributions: [],
        },
      }),
    );
    for (const name of ["land", "border", "minor"]) expect(map).toContain(`<path class="${name}" d="M`);
    expect(map).not.toContain('<rect class="land"');
  });

  it("signs the limits of a difference, and not those of a count", () => {
    const limits = (classes: MapChoice["classes"]): string[] =>
      [...drawMap(choice({ classes })).matchAll(/text-anchor="middle">([^<]*)</g)].map(([, text]) => text!);
    expect(limits(choice().classes).map((text) => text[0])).toEqual([
      "\u2212",
      "\u2212",
      "\u2212",
      "+",
      "+",
      "+",
    ]);
    expect(limits(sequentialClasses([1, 2, 3], [1, 1, 1])).join("")).not.toMatch(/[+\u2212]/);
  });

  it("names no place over another, and none whose name is half as wide as the map", () => {
    const map = (name: string): string =>
      drawMap(
        choice({ world: { ...choice().world, places: [{ ...places[0]!, name }, places[1]!, places[2]!] } }),
      );
    expect(map("Ulm")).toContain(">Ulm</text>");
    expect(map("U".repeat(60))).not.toContain("UU</text>");
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
