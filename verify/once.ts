import type { Conditions } from "./check.ts";

/** A function of the conditions that works once for each size: several rows may read one simulation. */
export function once<T>(work: (conditions: Conditions) => T): (conditions: Conditions) => T {
  const known = new Map<boolean, T>();
  return (conditions) => {
    if (!known.has(conditions.full)) known.set(conditions.full, work(conditions));
    return known.get(conditions.full) as T;
  };
}
