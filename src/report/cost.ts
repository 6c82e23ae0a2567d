/** What each world costs a person, as a pair of dots on a line: the length between them is the difference. */
import { type Picture, type Size, niceTicks, round, stampText, twice } from "./chart.ts";
import { escape } from "./escape.ts";
import { amount } from "./number.ts";

export interface CostRow {
  words: string;
  /** Days a person, world A and (if any) world B. */
  values: readonly number[];
}

export interface CostChoice {
  rows: readonly CostRow[];
  stamp: string;
  label: string;
  broad: Size;
  narrow: Size;
}

export function costPicture(choice: CostChoice): Picture {
  const high = Math.max(...choice.rows.flatMap((row) => row.values));
  return twice(choice.broad, choice.narrow, choice.label, (size) => {
    const beside = size.width > 480;
    const left = beside ? 250 : 40;
    const ticks = niceTicks(high, beside ? 6 : 4);
    const last = ticks[ticks.length - 1]!;
    const x = (value: number): number => left + (value / last) * (size.width - left - 44);
    const [top, bottom] = [26, size.height - 44];
    const row = (bottom - top) / choice.rows.length;
    let out = `<text class="q" x="${left}" y="12">days a person</text>`;
    for (const tick of ticks)
      out += `<path class="grid" d="M${round(x(tick))} ${top}V${bottom}"/><text class="q" x="${round(x(tick))}" y="${bottom + 16}" text-anchor="middle">${amount(tick)}</text>`;
    choice.rows.forEach(({ words, values }, i) => {
      const y = round(top + row * (i + (beside ? 0.5 : 0.68)));
      const [a = 0, b] = values;
      out += beside
        ? `<text x="0" y="${y + 4}">${escape(words)}</text>`
        : `<text class="halo" x="0" y="${round(top + row * i + 14)}">${escape(words)}</text>`;
      out += `<path class="base" style="opacity:.45" d="M${round(x(0))} ${y}H${round(x(Math.max(a, b ?? 0)))}"/>`;
      if (b !== undefined) out += `<circle class="hollow" cx="${round(x(b))}" cy="${y}" r="5"/>`;
      out += `<circle class="fa" cx="${round(x(a))}" cy="${y}" r="5"/>`;
      const ends = [{ value: a, name: "ta" }, ...(b === undefined ? [] : [{ value: b, name: "tb" }])];
      ends.sort((one, two) => two.value - one.value);
      // The larger is written to the right of its dot, the smaller to the left of its own.
      ends.forEach(({ value, name }, order) => {
        const [shift, anchor] = order === 0 ? [10, "start"] : [-10, "end"];
        out += `<text class="halo ${name}" x="${round(x(value) + shift)}" y="${y + 4}" text-anchor="${anchor}">${amount(value)}</text>`;
      });
    });
    return out + stampText(choice.stamp, size.width, size.height);
  });
}
