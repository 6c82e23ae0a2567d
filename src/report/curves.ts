/** Curves of both worlds: every run thin, the band of the deeper half, the median run, and the run shown bold. */
import {
  type Frame,
  type FrameChoice,
  type Picture,
  type Size,
  makeFrame,
  stampText,
  twice,
} from "./chart.ts";
import { centralBand } from "./depth.ts";
import { type Flag, type HungFlags, endLabels, flagRoom, hangFlags, peakLabels } from "./label.ts";
import { grouped, twoFigures } from "./number.ts";
import { areaPath, linePath } from "./path.ts";
import { peak } from "./series.ts";

export type Side = "a" | "b";

export interface CurveWorld {
  side: Side;
  title: string;
  /** The run shown in detail. */
  bold: readonly number[];
  /** Whole curves of every run. */
  all: readonly (readonly number[])[];
  /** Whole curves of the headline's runs, from which the band is made. */
  middle: readonly (readonly number[])[];
}

export interface CurveChoice {
  worlds: readonly CurveWorld[];
  days: number;
  unit: string;
  /** What the peak label says: "63 a day". */
  peakUnit: string;
  flags: readonly Flag[];
  stamp: string;
  label: string;
  broad: Size;
  narrow: Size;
}

/** More thin lines than this a world would only make ink. */
const THIN = 40;

export function curvePicture(choice: CurveChoice): Picture {
  return twice(roomy(choice, choice.broad), roomy(choice, choice.narrow), choice.label, (size) =>
    drawCurves(choice, size),
  );
}

/** The size grown by the room that the flags need, so that they never squeeze the plot. */
function roomy(choice: CurveChoice, size: Size): Size {
  return { ...size, height: size.height + flagRoom(frameAndFlags(choice, size).flags.rows) };
}

function frameAndFlags(choice: CurveChoice, size: Size): { frame: Frame; flags: HungFlags } {
  const { worlds, days, unit } = choice;
  const high = Math.max(
    ...worlds.flatMap((world) => [world.bold, ...world.all]).map((curve) => peak(curve).value),
  );
  const base: FrameChoice = { ...size, days, high, unit, below: 44 };
  const probe = makeFrame(base);
  const flags = hangFlags(probe.x, probe.left, size.width, choice.flags);
  return { frame: makeFrame({ ...base, below: 44 + flagRoom(flags.rows) }), flags };
}

export function drawCurves(choice: CurveChoice, size: Size): string {
  const { worlds } = choice;
  const { frame, flags } = frameAndFlags(choice, size);
  const bands = worlds.map((world) => centralBand(world.middle));
  const layers = [frame.axes, flags.draw(frame.bottom + 28, frame.top)];
  worlds.forEach((world, i) => {
    const band = bands[i];
    if (band) layers.push(`<path class="band ${world.side}" d="${areaPath(frame, band.low, band.high)}"/>`);
  });
  for (const world of worlds) {
    const lines = world.all.slice(0, THIN).map((curve) => `<path d="${linePath(frame, curve)}"/>`);
    if (lines.length > 1) layers.push(`<g class="line thin ${world.side}">${lines.join("")}</g>`);
  }
  worlds.forEach((world, i) => {
    const middle = bands[i] ? world.middle[bands[i].median]! : undefined;
    if (middle) layers.push(`<path class="line mid ${world.side}" d="${linePath(frame, middle)}"/>`);
    layers.push(`<path class="line bold ${world.side}" d="${linePath(frame, world.bold)}"/>`);
  });
  const labels = worlds.map((world) => {
    const { day, value } = peak(world.bold);
    const most =
      value > 0
        ? `${grouped(twoFigures(value), value < 9.5 ? 1 : 0)} ${choice.peakUnit} at most, day ${day}`
        : `no ${choice.peakUnit}`;
    return { className: `t${world.side}`, lines: [world.title, most], day, value };
  });
  const obstacles = worlds.flatMap((world) => [world.bold, ...world.all.slice(0, THIN)]);
  layers.push(peakLabels(frame, labels, obstacles), stampText(choice.stamp, size.width, size.height));
  return layers.join("");
}

export interface PanelLine {
  side: Side | "ink";
  /** Thinner, for the second of two lines of one world. */
  light?: boolean;
  words: string;
  values: readonly number[];
}

export interface PanelChoice {
  lines: readonly PanelLine[];
  days: number;
  unit: string;
  stamp: string;
  label: string;
  broad: Size;
  narrow: Size;
  /** Shares of 1; the scale then ends at `high`. */
  high: number;
  rightMargin: number;
}

/** Shares by day, one line each, labelled at their ends. */
export function sharePicture(choice: PanelChoice): Picture {
  return twice(choice.broad, choice.narrow, choice.label, (size) => {
    const frame = makeFrame({
      ...size,
      days: choice.days,
      high: choice.high,
      unit: choice.unit,
      below: 44,
      share: true,
      rightMargin: choice.rightMargin,
    });
    const lines = choice.lines.map(
      (line) =>
        `<path class="line ${line.light ? "mid" : "bold"} ${line.side}" d="${linePath(frame, line.values)}"/>`,
    );
    const labels = choice.lines.map((line) => ({
      className: `${line.light ? "" : "name "}t${line.side}`,
      words: line.words,
      value: line.values[line.values.length - 1],
    }));
    return [
      frame.axes,
      ...lines,
      endLabels(frame, labels),
      stampText(choice.stamp, size.width, size.height),
    ].join("");
  });
}
