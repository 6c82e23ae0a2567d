/** Values that depend on age. */
import type { ByAge } from "./scenario.ts";

/** The value at an age: of the last step that begins at or below it. */
export function atAge(value: ByAge, age: number): number {
  if (typeof value === "number") return value;
  let found = 0;
  for (const [from, step] of value) if (from <= age) found = step;
  return found;
}

/** Steps from two lists of equal length. */
export function steps(from: readonly number[], values: readonly number[]): ByAge {
  return from.map((age, i): [number, number] => [age, values[i]!]);
}
