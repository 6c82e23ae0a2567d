/** Numbers in words: two significant figures, thousands grouped, natural frequencies. Plain text, no markup. */

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Rounds to two significant figures; halves away from zero. */
export function twoFigures(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const size = Math.abs(value);
  // Number's own decimal printing rounds exactly, where dividing by a power of ten would not.
  const rounded = Number(size.toPrecision(2));
  return value < 0 ? -rounded : rounded;
}

/** All digits, thousands grouped by commas: 9,800; at most `digits` decimals, a true minus sign. */
export function grouped(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return "–";
  const fixed = Math.abs(value).toFixed(digits);
  const [whole = "0", decimals] = fixed.split(".");
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && Number(fixed) !== 0 ? "\u2212" : "";
  return sign + commas + (decimals === undefined ? "" : `.${decimals}`);
}

/** A size at two significant figures: 42, 4,200, 6.6 million, 0.31; never below zero (the sign is a word). */
export function amount(value: number): string {
  const rounded = twoFigures(Math.abs(value));
  for (const [size, word] of [
    [1e9, "billion"],
    [1e6, "million"],
  ] as const) {
    if (rounded >= size) {
      const scaled = rounded / size;
      return `${scaled < 10 ? trimmed(scaled, 1) : grouped(scaled)} ${word}`;
    }
  }
  if (rounded >= 10 || rounded === 0) return grouped(rounded);
  return trimmed(rounded, Math.max(0, 1 - Math.floor(Math.log10(rounded) + 1e-9)));
}

/** An amount as a sentence says it: whole numbers below ten in words, "about" where figures were dropped. */
export function about(value: number): string {
  const size = Math.abs(value);
  const words = counted(size);
  return Number.isInteger(size) && size < 100 ? words : `about ${words}`;
}

/** An amount with whole numbers below ten in words ("two", "no"). */
export function counted(value: number): string {
  const rounded = twoFigures(Math.abs(value));
  return Number.isInteger(rounded) && rounded < 10 ? (SMALL[rounded] ?? "no") : amount(rounded);
}

/** A share as a natural frequency: "1 in 40", "7 in 10", "nobody", "everybody". */
export function oneIn(share: number): string {
  if (!(share > 0)) return "nobody";
  if (share >= 1) return "everybody";
  if (share > 0.995) return "nearly everybody";
  if (share >= 0.095) {
    const hundred = Math.round(share * 100);
    return hundred % 10 === 0 ? `${hundred / 10} in 10` : `${hundred} in 100`;
  }
  return `1 in ${amount(1 / share)}`;
}

function trimmed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A share as a percentage: "14 %", "0.34 %". */
export const percent = (share: number): string => `${amount(share * 100)} %`;
