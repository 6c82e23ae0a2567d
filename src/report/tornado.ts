/** Each assumption as a line from the answer at the low end of its range to that at the high end, around no difference. */
import { type Picture, type Size, niceTicks, round, stampText, twice } from "./chart.ts";
import { escape } from "./escape.ts";
import { amount } from "./number.ts";

export interface TornadoRow {
  words: string;
  /** Difference in deaths at the low and the high end of the range. */
  low: number;
  high: number;
}

export interface TornadoChoice {
  rows: readonly TornadoRow[];
  /** Difference in deaths with everything as declared. */
  declared: number;
  stamp: string;
  label: string;
  broad: Size;
  narrow: Size;
}

const HEAD = 40;
const FOOT = 48;

/** Ticks on both sides of zero that hold all values. */
function ticksAround(values: readonly number[], count: number): number[] {
  const most = Math.max(1, ...values.map(Math.abs));
  const step = niceTicks(most, count)[1]!;
  const from = Math.floor(Math.min(0, ...values) / step);
  const to = Math.ceil(Math.max(0, ...values) / step);
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step);
}

export function tornadoPicture(choice: TornadoChoice): Picture {
  const { rows, declared } = choice;
  const values = [declared, ...rows.flatMap(({ low, high }) => [low, high])];
  return twice(choice.broad, choice.narrow, choice.label, (size) => {
    const beside = size.width > 480;
    const ticks = ticksAround(values, beside ? 4 : 2);
    const [least, most] = [ticks[0]!, ticks.at(-1)!];
    const left = beside ? 250 : 20;
    const x = (value: number): number =>
      left + ((value - least) / Math.max(1, most - least)) * (size.width - left - 24);
    const bottom = size.height - FOOT;
    const each = (bottom - HEAD) / Math.max(1, rows.length);
    let out = `<text class="q" x="${beside ? left : 0}" y="12">deaths, first world less second${beside ? ": fewer to the left, more to the right" : ""}</text>`;
    for (const tick of ticks)
      out += `<path class="${tick === 0 ? "base" : "grid"}" d="M${round(x(tick))} ${HEAD - 12}V${bottom}"/><text class="q" x="${round(x(tick))}" y="${bottom + 16}" text-anchor="middle">${tick < 0 ? "\u2212" : ""}${amount(tick)}</text>`;
    out += `<path class="line ink thin" style="stroke-dasharray:2 3;opacity:1" d="M${round(x(declared))} ${HEAD - 12}V${bottom}"/>`;
    rows.forEach(({ words, low, high }, i) => {
      const y = round(HEAD + each * (i + (beside ? 0.5 : 0.7)));
      out += beside
        ? `<text x="0" y="${y + 4}">${escape(words)}</text>`
        : `<text class="halo" x="0" y="${round(HEAD + each * i + 12)}">${escape(words)}</text>`;
      out += `<path class="line ink mid" d="M${round(x(low))} ${y}H${round(x(high))}"/>`;
      out += `<circle class="fi" style="fill:var(--paper);stroke:var(--ink)" cx="${round(x(low))}" cy="${y}" r="4"/><circle class="fi" cx="${round(x(high))}" cy="${y}" r="4"/>`;
    });
    return out + stampText(choice.stamp, size.width, size.height);
  });
}
