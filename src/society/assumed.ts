/** A parameter that no source supports, in one line. */
import type { Parameter } from "../parameter.ts";

export type Between = readonly [number, number];

/** @param why what speaks for the value, if anything does */
export function assumed(
  about: string,
  unit: string,
  value: number,
  range: Between,
  limits: Between,
  why = "",
): Parameter {
  const source = why === "" ? "assumption" : `assumption; ${why}`;
  return { about, unit, value, range, limits, grade: "X", source };
}
