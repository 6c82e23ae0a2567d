/** Announced against true, for one world: the gap is hatched, never a fill alone. */
import { type Picture, type Size, makeFrame, stampText, svg } from "./chart.ts";
import { type EndLabel, endLabels } from "./label.ts";
import { areaPath, linePath, stepPath } from "./path.ts";
import type { Side } from "./curves.ts";

export interface TruthChoice {
  side: Side;
  title: string;
  /** Deaths so far, by day. */
  trueDeaths: readonly number[];
  announced: readonly number[];
  /** Top of the scale, shared by both worlds so that the two can be compared. */
  high: number;
  stamp: string;
  label: string;
  broad: Size;
  narrow: Size;
}

export function truthPicture(choice: TruthChoice): Picture {
  const draw = (size: Size, name: string): string => {
    const frame = makeFrame({
      ...size,
      days: choice.trueDeaths.length,
      high: choice.high,
      unit: "deaths so far",
      below: 44,
      rightMargin: 84,
    });
    const end = (values: readonly number[]): number => values[values.length - 1];
    const labels: EndLabel[] = [
      { className: "name", words: "true", value: end(choice.trueDeaths) },
      { className: "q", words: "announced", value: end(choice.announced) },
    ];
    const low = choice.trueDeaths.map((value, day) => Math.min(value, choice.announced[day]));
    const high = choice.trueDeaths.map((value, day) => Math.max(value, choice.announced[day]));
    const hatch = `<pattern id="${name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern>`;
    return [
      `<defs>${hatch}</defs>`,
      frame.axes,
      `<path fill="url(#${name})" d="${areaPath(frame, low, high)}"/>`,
      `<path class="line mid said" d="${stepPath(frame, choice.announced)}"/>`,
      `<path class="line bold ink" d="${linePath(frame, choice.trueDeaths)}"/>`,
      endLabels(frame, labels),
      stampText(choice.stamp, size.width, size.height),
    ].join("");
  };
  return {
    broad: svg(choice.broad, choice.label, draw(choice.broad, `gap-${choice.side}`), "broad"),
    narrow: svg(choice.narrow, choice.label, draw(choice.narrow, `gap-${choice.side}-narrow`), "narrow"),
  };
}
