/** Mechanisms whose place is taken by one that does nothing but hold fields of theirs at given values. */
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";

/** By name of the field: the value held in every place, from the first day on, or what it is on a day. */
export type Held = Readonly<Record<string, number | ((day: number) => number)>>;

/** The order of the day, in which the owners of some fields only hold them. */
export function holding(held: Held, order: readonly Mechanism[] = ORDER): Mechanism[] {
  return order.map((mechanism) => {
    const own = Object.keys(held).filter((field) => Object.hasOwn(mechanism.owns, field));
    if (own.length === 0) return mechanism;
    const { name, about, parameters, owns, begin } = mechanism;
    return {
      name,
      about,
      parameters,
      owns,
      reads: [],
      ...(begin ? { begin } : {}),
      day({ day, fields }) {
        for (const field of own) {
          const value = held[field]!;
          fields[field]!.fill(typeof value === "number" ? value : value(day));
        }
      },
    };
  });
}
