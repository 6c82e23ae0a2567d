/**
 * A clump of cases: what one infected person starts in a group where the same people meet again and again, whoever of
 * them infects whom. Generation after generation on expected numbers (no luck within the group).
 */
import { exp } from "../maths/elementary.ts";

/** Beyond so few new cases a clump has ended. */
const END = 1e-7;

/** Hazards of infection of the members of each class of a group, [sources × classes], and what time makes of them. */
export interface Hazards {
  /** -ln(1 - chance that one source infects one given member). */
  hazard: Float64Array;
  /** E[e^(-r·days)] from the source's infection to the member's, given that it happens. */
  discount: Float64Array;
}

/**
 * Victims of each class of members, each discounted by e^(-r·days) from the infection of the first case.
 *
 * @param others members of each class besides the first case
 * @param first hazards of the first case, one source
 * @param later hazards of members, one source for each class
 */
export function clump(others: ArrayLike<number>, first: Hazards, later: Hazards): Float64Array {
  const classes = others.length;
  const left = Float64Array.from(others);
  const victims = new Float64Array(classes);
  let cases = new Float64Array(classes);
  let worth = new Float64Array(classes);
  let sources = first;
  for (let generation = 0; ; generation++) {
    const next = new Float64Array(classes);
    const nextWorth = new Float64Array(classes);
    let sum = 0;
    for (let j = 0; j < classes; j++) {
      if (left[j] <= 0) continue;
      let hazard = 0;
      let discounted = 0;
      const count = generation === 0 ? 1 : classes;
      for (let k = 0; k < count; k++) {
        const at = k * classes + j;
        const many = generation === 0 ? 1 : cases[k];
        hazard += many * sources.hazard[at];
        discounted += (generation === 0 ? 1 : worth[k]) * sources.hazard[at] * sources.discount[at];
      }
      if (hazard <= 0) continue;
      next[j] = left[j] * (1 - exp(-hazard));
      nextWorth[j] = (next[j] * discounted) / hazard;
      sum += next[j];
    }
    for (let j = 0; j < classes; j++) {
      left[j] -= next[j];
      victims[j] += nextWorth[j];
    }
    if (sum < END) return victims;
    [cases, worth, sources] = [next, nextWorth, later];
  }
}
