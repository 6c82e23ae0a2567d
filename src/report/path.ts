/** Paths of day series, short enough to draw hundreds of them in one page. */
import type { Frame } from "./chart.ts";
import { round } from "./chart.ts";

/** Days to draw at: every one while they are few, else about one every `pixels`, always the first and last. */
export function drawnDays(days: number, width: number, pixels = 2.5): number[] {
  const step = Math.max(1, Math.floor((days * pixels) / Math.max(1, width)));
  const out: number[] = [];
  for (let day = 0; day < days - 1; day += step) out.push(day);
  out.push(days - 1);
  return out;
}

type Point = readonly [number, number];

/** Absolute start, then relative steps in tenths of a pixel; runs of a straight line are merged. */
export function pathThrough(points: readonly Point[]): string {
  const at = points.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const);
  let [x, y] = at[0]!;
  let out = `M${x / 10} ${y / 10}l`;
  for (let i = 1; i < at.length; i++) {
    const [px, py] = at[i]!;
    const next = at[i + 1];
    if (next && (next[0] - px) * (py - y) === (px - x) * (next[1] - py)) continue;
    out += `${(px - x) / 10} ${(py - y) / 10} `;
    [x, y] = [px, py];
  }
  return out
    .trimEnd()
    .replace(/ -/g, "-")
    .replace(/(^|[^\d.])0\./g, "$1.");
}

export function linePath(frame: Frame, values: readonly number[]): string {
  const days = drawnDays(values.length, frame.right - frame.left);
  return pathThrough(days.map((day) => [frame.x(day), frame.y(values[day]!)]));
}

/** The area between two curves of equal length. */
export function areaPath(frame: Frame, low: readonly number[], high: readonly number[]): string {
  const days = drawnDays(low.length, frame.right - frame.left);
  const there = days.map((day): Point => [frame.x(day), frame.y(high[day]!)]);
  const back = days.toReversed().map((day): Point => [frame.x(day), frame.y(low[day]!)]);
  return `${pathThrough([...there, ...back])}z`;
}

/** A stepped line: what is announced comes once a day and stands until the next. */
export function stepPath(frame: Frame, values: readonly number[]): string {
  let out = `M${round(frame.x(0))} ${round(frame.y(values[0] ?? 0))}`;
  let last = values[0] ?? 0;
  for (const day of drawnDays(values.length, frame.right - frame.left, 4)) {
    const value = values[day]!;
    if (value === last && day !== values.length - 1) continue;
    out += `H${round(frame.x(day))}${value === last ? "" : `V${round(frame.y(value))}`}`;
    last = value;
  }
  return out;
}
