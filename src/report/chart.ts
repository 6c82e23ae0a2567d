/** The frame that every curve stands in: scales, axes, text widths, the stamp. SVG as strings, laid out in pixels. */
import { escape } from "./escape.ts";
import { amount } from "./number.ts";

export interface Size {
  width: number;
  height: number;
}

/** Each picture is laid out twice, so that its type is the same size on a desk and on a phone. */
export interface Picture {
  broad: string;
  narrow: string;
}

export interface Frame extends Size {
  left: number;
  right: number;
  top: number;
  /** y of the base line. */
  bottom: number;
  x(day: number): number;
  y(value: number): number;
  /** Axes and grid, to be drawn first. */
  axes: string;
}

export interface FrameChoice extends Size {
  days: number;
  /** Top of the scale's data; the axis ends at the next round tick. */
  high: number;
  /** What is counted, above the axis. */
  unit: string;
  rightMargin?: number;
  /** Room below the axis, for flags and stamp. */
  below: number;
  /** How far below the base line the days stand, where something hangs from it. */
  drop?: number;
  /** Ticks as shares ("40 %") instead of counts. */
  share?: boolean;
}

export function makeFrame(choice: FrameChoice): Frame {
  const { width, height, days } = choice;
  const ticks = niceTicks(choice.high, height < 340 ? 4 : 5);
  const high = ticks[ticks.length - 1]!;
  const words = ticks.map((tick) => (choice.share ? `${Math.round(tick * 100)} %` : amount(tick)));
  const left = Math.ceil(Math.max(...words.map((word) => textWidth(word)))) + 10;
  const right = width - (choice.rightMargin ?? 12);
  const top = 34;
  const bottom = height - choice.below;
  const x = (day: number): number => left + (day / Math.max(1, days - 1)) * (right - left);
  const y = (value: number): number => bottom - (value / high) * (bottom - top);
  const grid = ticks
    .map((tick, i) => {
      const at = round(y(tick));
      const line = `<path class="${i === 0 ? "base" : "grid"}" d="M${left} ${at}H${right}"/>`;
      return `${line}<text class="q" x="${left - 8}" y="${at + 4}" text-anchor="end">${words[i]}</text>`;
    })
    .join("");
  const step = dayStep(days, (right - left) / 64);
  const drop = bottom + (choice.drop ?? 0);
  let marks = "";
  for (let day = 0; day < days; day += step) {
    const at = round(x(day));
    marks += `<path class="base" d="M${at} ${round(drop)}v4"/><text class="q" x="${at}" y="${round(drop + 18)}" text-anchor="${day === 0 ? "start" : "middle"}">${day === 0 ? "day 0" : day}</text>`;
  }
  const unit = `<text class="q" x="0" y="12">${escape(choice.unit)}</text>`;
  return { width, height, left, right, top, bottom, x, y, axes: unit + grid + marks };
}

/** Ticks from 0 in steps of 1, 2 or 5 times a power of ten, the last at or above `high`. */
export function niceTicks(high: number, count: number): number[] {
  const top = high > 0 && Number.isFinite(high) ? high : 1;
  const power = 10 ** Math.floor(Math.log10(top / count));
  const step = power * ([1, 2, 5, 10].find((factor) => power * factor * count >= top * 0.999) ?? 10);
  const steps = Math.max(1, Math.ceil(top / step - 1e-9));
  return Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

function dayStep(days: number, most: number): number {
  return (
    [1, 2, 5, 7, 10, 14, 30, 60, 90, 120, 180, 360, 720, 1800, 3600].find((step) => days / step <= most) ??
    days
  );
}

/** Widths of Inter as shares of its size, rough but never far too small: enough to keep labels apart. */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const character of text) {
    if (/[ilj.,:;'|!·]/.test(character)) width += 0.3;
    else if (/[mwMW@%—]/.test(character)) width += 0.88;
    else if (/[A-Z0-9]/.test(character)) width += 0.66;
    else if (character === " ") width += 0.29;
    else width += (character.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.575;
  }
  return width * size;
}

/** The text, shortened to a width in pixels with an ellipsis. */
export function fitText(text: string, width: number, size = 12): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** One decimal is finer than any screen shows. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** "Simulated · …" at the foot of a picture, right-aligned. */
export function stampText(stamp: string, width: number, height: number): string {
  return `<text class="stamp" x="${width}" y="${height - 3}" text-anchor="end">${escape(fitText(stamp, width, 11))}</text>`;
}

/** A whole picture with its words for those who do not see it. */
export function svg(size: Size, label: string, body: string, className: string): string {
  return `<svg class="${className}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="${escape(label)}">${body}</svg>`;
}

/** Draws the same picture for a desk and for a phone. */
export function twice(broad: Size, narrow: Size, label: string, draw: (size: Size) => string): Picture {
  return {
    broad: svg(broad, label, draw(broad), "broad"),
    narrow: svg(narrow, label, draw(narrow), "narrow"),
  };
}
