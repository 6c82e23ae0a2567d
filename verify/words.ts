/** Numbers, tolerances and error rates as a table shows them. */
import { grouped } from "../src/report/number.ts";
import type { Check, Tolerance } from "./check.ts";

/** Six significant figures at most, thousands grouped, very small ones as 1.2e-7. */
export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return grouped(value);
  const rounded = Number(value.toPrecision(6));
  if (Math.abs(rounded) < 1e-4) return Number(value.toPrecision(2)).toExponential();
  const decimals = /\.(\d+)/.exec(String(rounded))?.[1]?.length ?? 0;
  return grouped(rounded, decimals);
}

export const showValue = (value: number | string): string =>
  typeof value === "number" ? showNumber(value) : value;

export function showTolerance(tolerance: Tolerance): string {
  if (tolerance === "exact") return "exactly";
  if ("absolute" in tolerance) return `± ${showNumber(tolerance.absolute)}`;
  if ("relative" in tolerance) return `± ${showNumber(tolerance.relative * 100)} %`;
  if ("from" in tolerance) return `${showNumber(tolerance.from)} to ${showNumber(tolerance.to)}`;
  return `p ≥ ${showNumber(tolerance.pAtLeast)}`;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * How often a right program fails a row, as its `errorRate` says: "none ...", or the first "1 in 1,000" (or 10^6, 10⁶) or
 * "4e-4" in it. Null if it says none of these.
 */
export function readErrorRate(text: string): number | null {
  if (/^none\b/.test(text)) return 0;
  const odds = /\b1 (?:in|of) (?:10\^(\d+)|10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)|([\d,]+))|\b(\d+(?:\.\d+)?e-\d+)/.exec(text);
  if (odds === null) return null;
  const [, power, raised, whole, rate] = odds;
  if (rate !== undefined) return Number(rate);
  if (whole !== undefined) return 1 / Number(whole.replaceAll(",", ""));
  const exponent = power ?? [...(raised ?? "")].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("");
  return 10 ** -Number(exponent);
}

/** How many rows a right program fails with fresh chance, on average: the sum of the rows' own rates. */
export const expectedFailures = (checks: readonly Check[]): number =>
  checks.reduce((sum, { errorRate }) => sum + (readErrorRate(errorRate) ?? Number.NaN), 0);
