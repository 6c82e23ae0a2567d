/** Names in a column (of persons, households, schools, workplaces) as numbers, and an order of names that no row order changes. */
import { nameIn } from "./file.ts";

export interface Names {
  /** By row: number of its name in order of first appearance, -1 for none. */
  of: Int32Array;
  names: string[];
  /** The row in which each is first named. */
  firstRow: number[];
}

export function readNames(values: ArrayLike<unknown>, rows: number): Names {
  const numbers = new Map<string, number>();
  const of = new Int32Array(rows).fill(-1);
  const firstRow: number[] = [];
  for (let row = 0; row < rows; row++) {
    const name = nameIn(values[row]);
    if (name === null) continue;
    let number = numbers.get(name);
    if (number === undefined) {
      number = firstRow.push(row) - 1;
      numbers.set(name, number);
    }
    of[row] = number;
  }
  return { of, names: [...numbers.keys()], firstRow };
}

const WHOLE = /^\d{1,15}$/;

/** Rank of each name: as whole numbers if all of them are, else by their characters' codes. */
export function rankNames(names: readonly string[]): Uint32Array {
  const whole = names.every((name) => WHOLE.test(name));
  const order = Uint32Array.from(names.keys()).sort((a, b) => {
    const difference = whole ? Number(names[a]) - Number(names[b]) : 0;
    return difference || (names[a] < names[b] ? -1 : 1);
  });
  const rank = new Uint32Array(names.length);
  order.forEach((name, place) => {
    rank[name] = place;
  });
  return rank;
}
