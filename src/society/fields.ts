/** Named state of the mechanisms: who owns what, and how long it is. */
import { AWARENESS_CLASSES } from "../kernel/engine.ts";
import type { Fields, FieldShape, Mechanism } from "./mechanism.ts";

function lengthOf(shape: FieldShape, places: number): number {
  if (shape === "world") return 1;
  if (shape === "place") return places;
  if (shape === "place×class") return places * AWARENESS_CLASSES;
  return shape.each === "world" ? shape.of : places * shape.of;
}

/** The fields of all mechanisms, zero; throws if two own the same, or one reads what nobody owns. */
export function createFields(mechanisms: readonly Mechanism[], places: number): Fields {
  const fields: Record<string, Float64Array> = {};
  for (const mechanism of mechanisms) {
    for (const [name, shape] of Object.entries(mechanism.owns)) {
      if (Object.hasOwn(fields, name)) throw new Error(`Two mechanisms own the field ${name}.`);
      fields[name] = new Float64Array(lengthOf(shape, places));
    }
  }
  for (const mechanism of mechanisms) {
    const missing = mechanism.reads.find((name) => !Object.hasOwn(fields, name));
    if (missing !== undefined)
      throw new Error(`${mechanism.name} reads the field ${missing}, which nobody owns.`);
  }
  return fields;
}
