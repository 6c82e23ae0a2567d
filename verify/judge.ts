/** Whether what was obtained is what was expected, within the tolerance. */
import type { Check } from "./check.ts";

/** Throws TypeError if the tolerance does not go with what is expected or was obtained. */
export function judge(
  { expected, tolerance }: Pick<Check, "expected" | "tolerance">,
  obtained: number | string,
): boolean {
  if (tolerance === "exact") return obtained === expected;
  if (typeof obtained !== "number")
    throw new TypeError(`a number should have been obtained, and "${obtained}" was`);
  if ("pAtLeast" in tolerance) return obtained >= tolerance.pAtLeast;
  if ("from" in tolerance) return obtained >= tolerance.from && obtained <= tolerance.to;
  if (typeof expected !== "number")
    throw new TypeError(`a number should be expected with such a tolerance, and "${expected}" is`);
  const allowed = "absolute" in tolerance ? tolerance.absolute : tolerance.relative * Math.abs(expected);
  // Decimal fractions such as 5 ± 0.1 are not exact: both ends are included to within their rounding.
  return Math.abs(obtained - expected) <= allowed * (1 + 1e-12);
}
