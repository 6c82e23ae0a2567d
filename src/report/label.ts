/** Where words go: beside a line's peak or end, and under the axis as flags, without running into each other. */
import type { Note } from "../outcomes/result.ts";
import { type Frame, fitText, round, textWidth } from "./chart.ts";
import { escape } from "./escape.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const apart = (one: Box, two: Box, gap = 2): boolean =>
  one.x + one.width + gap <= two.x ||
  two.x + two.width + gap <= one.x ||
  one.y + one.height + gap <= two.y ||
  two.y + two.height + gap <= one.y;

export interface PeakLabel {
  /** Class of the text's colour. */
  className: string;
  lines: readonly string[];
  day: number;
  value: number;
}

/**
 * Labels beside the peaks: of several places around each peak the one that covers the fewest points of the curves,
 * no label and no edge.
 */
export function peakLabels(
  frame: Frame,
  labels: readonly PeakLabel[],
  curves: readonly (readonly number[])[],
): string {
  const placed: Box[] = [];
  return labels
    .toSorted((one, two) => two.value - one.value)
    .map((label) => {
      const width = Math.max(...label.lines.map((line, i) => textWidth(line, i === 0 ? 13.6 : 12)));
      const height = 16 * label.lines.length;
      const [px, py] = [frame.x(label.day), frame.y(label.value)];
      let best: { box: Box; cost: number } | undefined;
      const edge = frame.width - width - px;
      for (const dy of [-height - 8, -height / 2, -height - 30, 24, 60, 100, 140, 180]) {
        for (const dx of [
          14,
          -width - 14,
          -width / 2,
          44,
          -width - 44,
          90,
          -width - 90,
          150,
          -width - 150,
          edge,
        ]) {
          const box = { x: px + dx, y: py + dy, width, height };
          const cost =
            crowding(frame, box, curves, placed) +
            (Math.abs(dx + (dx < -14 ? width : 0)) + Math.abs(dy)) / 40;
          if (!best || cost < best.cost) best = { box, cost };
        }
      }
      const { box } = best!;
      placed.push(box);
      return label.lines
        .map(
          (line, i) =>
            `<text class="halo ${i === 0 ? `name ${label.className}` : "q"}" x="${round(box.x)}" y="${round(box.y + 12 + 16 * i)}">${escape(line)}</text>`,
        )
        .join("");
    })
    .join("");
}

function crowding(
  frame: Frame,
  box: Box,
  curves: readonly (readonly number[])[],
  placed: readonly Box[],
): number {
  let cost = placed.some((other) => !apart(box, other, 6)) ? 1e6 : 0;
  // The higher peak comes first, and its label stays above the others.
  if (placed.some((other) => box.y < other.y)) cost += 20;
  const inside =
    box.x >= frame.left &&
    box.x + box.width <= frame.width &&
    box.y >= 16 &&
    box.y + box.height <= frame.bottom;
  if (!inside) cost += 1e6;
  for (const curve of curves) {
    for (let day = 0; day + 2 < curve.length; day += 2) {
      const x = frame.x(day);
      if (x < box.x - 5 || x > box.x + box.width + 5) continue;
      // The whole segment counts: a steep flank has few days in it and crosses the words all the same.
      const [one, two] = [frame.y(curve[day]!), frame.y(curve[day + 2]!)];
      if (Math.max(one, two) > box.y - 3 && Math.min(one, two) < box.y + box.height + 3) cost += 1;
    }
  }
  return cost;
}

export interface EndLabel {
  className: string;
  words: string;
  value: number;
}

/** Labels at the ends of lines, pushed apart where ends are close. */
export function endLabels(frame: Frame, labels: readonly EndLabel[]): string {
  const gap = 16;
  const sorted = labels
    .map((label) => ({ label, y: frame.y(label.value) }))
    .sort((one, two) => one.y - two.y);
  for (let i = 1; i < sorted.length; i++) sorted[i]!.y = Math.max(sorted[i]!.y, sorted[i - 1]!.y + gap);
  const over = (sorted[sorted.length - 1]?.y ?? 0) - frame.bottom;
  if (over > 0) {
    for (let i = sorted.length - 1; i >= 0; i--) {
      const limit = i === sorted.length - 1 ? frame.bottom : sorted[i + 1]!.y - gap;
      sorted[i]!.y = Math.min(sorted[i]!.y, limit);
    }
  }
  const room = frame.width - frame.right - 8;
  return sorted
    .map(
      ({ label, y }) =>
        `<text class="${label.className}" x="${frame.right + 8}" y="${round(y + 4)}">${escape(fitText(label.words, room))}</text>`,
    )
    .join("");
}

export interface Flag extends Note {
  /** Which worlds it happened in. */
  in: "a" | "b" | "both";
}

/** The notes of both worlds in order of day; the same note on the same day stands once. */
export function mergeNotes(a: readonly Note[], b: readonly Note[] | undefined): Flag[] {
  const same = (one: Note, two: Note): boolean => one.day === two.day && one.words === two.words;
  const shared = (note: Note): boolean => b?.some((other) => same(note, other)) ?? false;
  const flags: Flag[] = a.map((note) => ({ ...note, in: shared(note) ? "both" : "a" }));
  for (const note of b ?? []) if (!a.some((other) => same(note, other))) flags.push({ ...note, in: "b" });
  return flags.sort((one, two) => one.day - two.day);
}

const ROW = 18;

export interface HungFlags {
  /** Rows of words, each of the same height: see `flagRoom`. */
  rows: number;
  /** Draws them from y `top` on, with a faint line up to y `up`. */
  draw(top: number, up: number): string;
}

/** Small flags hanging from the time axis, each with its words. */
export function hangFlags(
  x: (day: number) => number,
  left: number,
  right: number,
  flags: readonly Flag[],
): HungFlags {
  const placed: { flag: Flag; row: number; at: number; start: number; words: string; width: number }[] = [];
  for (const flag of flags.toReversed()) {
    const at = x(flag.day);
    // Shortened rather than moved off its pole, unless hardly anything would be left of it.
    const words = fitText(flag.words, Math.min(340, Math.max(right - at, 110) - 14));
    const width = textWidth(words) + 14;
    const start = Math.max(left, Math.min(at, right - width));
    let row = 0;
    const free = (): boolean =>
      placed.every((other) => {
        const across = start < other.start + other.width + 8 && other.start < start + width + 8;
        if (other.row === row && across) return false;
        if (other.row < row && at > other.start + 5 && at < other.start + other.width + 3) return false;
        return !(other.row > row && other.at > start + 5 && other.at < start + width + 3);
      });
    while (row < 12 && !free()) row++;
    if (row === 12) row = Math.max(...placed.map((other) => other.row)) + 1;
    placed.push({ flag, row, at, start, words, width });
  }
  const rows = placed.length === 0 ? 0 : Math.max(...placed.map((flag) => flag.row)) + 1;
  const draw = (top: number, up: number): string =>
    placed
      .map(({ flag, row, at, start, words }) => {
        const [px, y] = [round(at), top + row * ROW];
        const [stroke, text] = flag.in === "a" ? ["a", "ta"] : flag.in === "b" ? ["b", "tb"] : ["ink", ""];
        const fill = flag.in === "a" ? 'class="fa"' : flag.in === "b" ? 'class="hollow"' : 'class="fi"';
        const pennant = `<path ${fill} d="M${round(start)} ${y + 2}l9 4.5l-9 4.5z"/>`;
        return `<g><title>${escape(`day ${flag.day}: ${flag.words}`)}</title><path class="pole up ${stroke}" d="M${px} ${up}V${top - 22}"/><path class="pole ${stroke}" d="M${px} ${top - 2}V${y + 11}"/>${pennant}<text class="${text}" x="${round(start) + 13}" y="${y + 11}">${escape(words)}</text></g>`;
      })
      .join("");
  return { rows, draw };
}

export const flagRoom = (rows: number): number => rows * ROW + (rows > 0 ? 8 : 0);
