/** Who was spared, infected later, earlier or newly lost: by age and by day. */
import type { Fates } from "../outcomes/result.ts";
import {
  type Picture,
  type Size,
  makeFrame,
  niceTicks,
  round,
  stampText,
  textWidth,
  twice,
} from "./chart.ts";
import { amount } from "./number.ts";
import { drawnDays, pathThrough } from "./path.ts";
import { weekMean } from "./series.ts";

export const FATE_KINDS = ["spared", "later", "earlier", "newlyLost"] as const;
export type FateKind = (typeof FATE_KINDS)[number];
export const FATE_WORDS: Record<FateKind, string> = {
  spared: "never infected",
  later: "infected later",
  earlier: "infected earlier",
  newlyLost: "newly infected",
};
const FILL: Record<FateKind, string> = {
  spared: "spared",
  later: "later",
  earlier: "earlier",
  newlyLost: "newly",
};
export const AGES = ["0–9", "10–19", "20–29", "30–39", "40–49", "50–59", "60–69", "70–79", "80+"] as const;

/** ● ◐ ◑ ✕ drawn, so that no font is needed; centred on (x, y). */
export function fateMark(kind: FateKind, x = 6, y = 6): string {
  const name = FILL[kind];
  const ring = `<circle cx="${x}" cy="${y}" r="4.5" fill="none" style="stroke:var(--${name})" stroke-width="1.5"/>`;
  if (kind === "spared") return `<circle class="${name}" cx="${x}" cy="${y}" r="5"/>`;
  if (kind === "later") return `${ring}<path class="${name}" d="M${x} ${y - 4.5}a4.5 4.5 0 0 0 0 9z"/>`;
  if (kind === "earlier") return `${ring}<path class="${name}" d="M${x} ${y - 4.5}a4.5 4.5 0 0 1 0 9z"/>`;
  return `<path fill="none" style="stroke:var(--${name})" stroke-width="2.2" d="M${x - 4} ${y - 4}l8 8m0-8l-8 8"/>`;
}

export const fateIcon = (kind: FateKind): string =>
  `<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">${fateMark(kind)}</svg>`;

interface Common {
  fates: Fates;
  stamp: string;
  label: string;
  broad: Size;
  narrow: Size;
}

/** Of each age, a thousand people: better to the right (spared, later), worse to the left (earlier, newly). */
export function agePicture(choice: Common): Picture {
  const { byAge } = choice.fates;
  const per = (kind: FateKind, age: number): number =>
    (byAge[kind][age] / Math.max(1, byAge.people[age])) * 1000;
  const ages = AGES.map((_, age) => age);
  const right = Math.max(...ages.map((age) => per("spared", age) + per("later", age)));
  const left = Math.max(...ages.map((age) => per("earlier", age) + per("newlyLost", age)));
  return twice(choice.broad, choice.narrow, choice.label, (size) => {
    const start = 52;
    const ticks = niceTicks(Math.max(right, left), size.width < 400 ? 3 : 5);
    const step = ticks[1]!;
    const leftTicks = Math.max(1, Math.ceil(left / step));
    const rightTicks = Math.max(1, Math.ceil(right / step));
    const unit = (size.width - start - 16) / (leftTicks + rightTicks) / step;
    const zero = start + leftTicks * step * unit;
    const [top, bottom] = [40, size.height - 44];
    const row = (bottom - top) / ages.length;
    let out = `<text class="q" x="${round(zero - 8)}" y="12" text-anchor="end">worse off</text><text class="q" x="${round(zero + 8)}" y="12">better off, of 1,000 of each age</text>`;
    for (let tick = -leftTicks; tick <= rightTicks; tick++) {
      const x = round(zero + tick * step * unit);
      out += `<path class="${tick === 0 ? "base" : "grid"}" d="M${x} ${top - 8}V${bottom}"/><text class="q" x="${x}" y="${bottom + 16}" text-anchor="middle">${amount(tick * step)}</text>`;
    }
    for (const age of ages) {
      const y = top + age * row;
      const bar = (kind: FateKind, from: number, value: number): string =>
        `<rect class="${FILL[kind]}" x="${round(from)}" y="${round(y + 3)}" width="${round(Math.max(0, value * unit))}" height="${round(row - 6)}"/>`;
      const [spared, later, earlier, newly] = FATE_KINDS.map((kind) => per(kind, age)) as [
        number,
        number,
        number,
        number,
      ];
      out += bar("spared", zero, spared) + bar("later", zero + spared * unit, later);
      out +=
        bar("newlyLost", zero - newly * unit, newly) +
        bar("earlier", zero - (newly + earlier) * unit, earlier);
      out += `<text x="0" y="${round(y + row / 2 + 4)}">${AGES[age]}</text>`;
    }
    return out + stampText(choice.stamp, size.width, size.height);
  });
}

/** By the day on which they were infected in the world where they were: spared upwards, newly infected downwards. */
export function dayPicture(choice: Common): Picture {
  const up = weekMean(choice.fates.sparedByDay);
  const down = weekMean(choice.fates.newlyLostByDay);
  const high = Math.max(1e-9, ...up);
  const low = Math.max(0, ...down);
  return twice(choice.broad, choice.narrow, choice.label, (size) => {
    const depth = Math.max(0.12, low / (high + low));
    const hang = (size.height - 78) * depth;
    const frame = makeFrame({
      ...size,
      days: up.length,
      high,
      unit: "people a day, mean of seven days",
      below: 44 + hang,
      drop: hang,
    });
    const days = drawnDays(up.length, frame.right - frame.left);
    const floor = frame.y(0);
    const ends = [
      [frame.right, floor],
      [frame.left, floor],
    ] as const;
    const area = (values: readonly number[], sign: number): string =>
      `${pathThrough([...days.map((day) => [frame.x(day), floor - sign * (floor - frame.y(values[day]!))] as const), ...ends])}z`;
    const name = (kind: FateKind, words: string, y: number): string =>
      `<g transform="translate(${round(frame.right - textWidth(words) - 18)} ${round(y)})">${fateMark(kind, 6, 0)}<text x="16" y="4">${words}</text></g>`;
    return [
      `<path class="spared" d="${area(up, 1)}"/><path class="newly" d="${area(down, -1)}"/>`,
      frame.axes,
      name("spared", "would have been infected, and never are", frame.top + 2),
      name("newlyLost", "infected only here", frame.bottom + Math.max(16, hang - 8)),
      stampText(choice.stamp, size.width, size.height),
    ].join("");
  });
}
