/** How far one number of deaths lies beyond another, as people judge it. */
import { log } from "../maths/elementary.ts";
import { FIXED } from "./fixed.ts";

const FORGIVEN = log(FIXED.forgivenFactor.value);

/** By how much, in logarithms beyond what is forgiven, `more` is above `less` (deaths per 100,000 a week). */
export const excess = (more: number, less: number): number =>
  Math.max(0, log((more + 1) / (less + 1)) - FORGIVEN);
