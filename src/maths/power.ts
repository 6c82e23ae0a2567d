/** A power as it is written where the exponent is simple, to the last bit: 1 is the base itself and ½ its root. */
import { pow } from "./elementary.ts";

/** `base` above 0. */
export function power(base: number, exponent: number): number {
  if (exponent === 1) return base;
  return exponent === 0.5 ? Math.sqrt(base) : pow(base, exponent);
}
