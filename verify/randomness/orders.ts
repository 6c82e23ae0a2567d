/** Tests of keyed bijections: that they are, and that what they make cannot be told from a random order. */
import { philox } from "../../src/maths/philox.ts";
import { chiSquareP, normalP, smallestP } from "./statistics.ts";

/** A family of bijections of 0..n-1, by key. */
export type Orders = (n: number, key: number) => { image(x: number): number; origin(y: number): number };

/** The i-th of some keys without any order among them. */
export function keyOf(i: number): number {
  const words = new Uint32Array(4);
  philox(20, 25, i, 0, 0, 0, words);
  return words[0]!;
}

/** Of the sizes 1 to `most`, those at which a number is missed, met twice, or not found again from its image. */
export function brokenSizes(orders: Orders, most: number): number[] {
  const broken: number[] = [];
  const met = new Uint32Array(most);
  for (let n = 1; n <= most; n++) {
    const { image, origin } = orders(n, keyOf(n));
    let good = true;
    for (let x = 0; good && x < n; x++) {
      const y = image(x);
      good = y < n && met[y] !== n && origin(y) === x;
      met[y] = n;
    }
    if (!good) broken.push(n);
  }
  return broken;
}

/** How many of `samples` numbers in each of `sizes` sizes up to `most` leave their range, or are not found again. */
export function lostNumbers(orders: Orders, most: number, sizes: number, samples: number): number {
  const words = new Uint32Array(4);
  let lost = 0;
  for (let s = 0; s < sizes; s++) {
    philox(20, 26, s, 0, 0, 0, words);
    // Sizes of all magnitudes.
    const n = Math.max(1, Math.floor(most ** (words[0]! / 2 ** 32)));
    const { image, origin } = orders(n, words[1]!);
    for (let i = 0; i < samples; i++) {
      philox(20, 27, s, i, 0, 0, words);
      const x = Math.floor((words[0]! / 2 ** 32) * n);
      const y = image(x);
      if (y >= n || origin(y) !== x) lost++;
    }
  }
  return lost;
}

const CELLS = 16;
const cellOf = (y: number, n: number): number => Math.floor((y * CELLS) / n);

/**
 * Over many keys: where x goes, evenly; where x and another y go, independently; where x goes under a key and under the next
 * one, independently. In sixteen cells, for some x near each other and some far, none in one column of the square that the
 * bijection is made on (`columnsKept`).
 */
export function spreadP(orders: Orders, n: number, keys: number): number {
  const watched = [0, 1, 2, n >> 1, n - 2];
  const first = watched.map(() => new Uint32Array(CELLS));
  const pairs = watched.map(() => new Uint32Array(CELLS * CELLS));
  const nextKey = new Uint32Array(CELLS * CELLS);
  for (let k = 0; k < keys; k++) {
    const key = keyOf(k);
    const { image } = orders(n, key);
    const cells = watched.map((x) => cellOf(image(x), n));
    cells.forEach((cell, i) => {
      first[i]![cell]! += 1;
      pairs[i]![cell * CELLS + cells[(i + 1) % cells.length]!]! += 1;
    });
    nextKey[cells[0]! * CELLS + cellOf(orders(n, (key + 1) >>> 0).image(0), n)]! += 1;
  }
  // Cells differ in size by one where they do not divide n.
  const size = Float64Array.from(
    { length: CELLS },
    (_, c) => Math.ceil(((c + 1) * n) / CELLS) - Math.ceil((c * n) / CELLS),
  );
  const alone = size.map((count) => (keys * count) / n);
  const independent = Float64Array.from(nextKey, (_, i) => (alone[i >> 4]! * size[i & 15]!) / n);
  // Two numbers cannot go to the same place.
  const apart = Float64Array.from(nextKey, (_, i) => {
    const [a, b] = [i >> 4, i & 15];
    return (alone[a]! * (size[b]! - (a === b ? 1 : 0))) / (n - 1);
  });
  return smallestP([
    ...first.map((counts) => chiSquareP(counts, alone)),
    ...pairs.map((counts) => chiSquareP(counts, apart)),
    chiSquareP(nextKey, independent),
  ]);
}

/**
 * Along one order: pairs of cells of consecutive images, in which cells of one order hold exactly their share; and the
 * correlation of consecutive images.
 */
export function alongP(orders: Orders, n: number, key: number): number {
  const { image } = orders(n, key);
  const pairs = new Uint32Array(CELLS * CELLS);
  let before = image(n - 1);
  let product = 0;
  for (let x = 0; x < n; x++) {
    const y = image(x);
    pairs[cellOf(before, n) * CELLS + cellOf(y, n)]! += 1;
    product += (before / n - 0.5) * (y / n - 0.5);
    before = y;
  }
  return smallestP([
    chiSquareP(pairs, n / pairs.length, (CELLS - 1) ** 2, true),
    normalP((product * 12) / Math.sqrt(n)),
  ]);
}

/**
 * Root mean square over all x and y of n · P(x goes to y) - 1, over keys: 0 for an order in which every image is equally
 * likely. What the number of keys adds to it is taken off.
 */
export function unevenness(orders: Orders, n: number, keys: number): number {
  const met = new Uint32Array(n * n);
  for (let k = 0; k < keys; k++) {
    const { image } = orders(n, keyOf(k));
    for (let x = 0; x < n; x++) met[x * n + image(x)]! += 1;
  }
  let square = 0;
  for (const count of met) square += (count - keys / n) ** 2 / (keys / n);
  return Math.sqrt(Math.max(0, square - (n - 1) ** 2) / (keys * n));
}

/** Mean number of x, of 0..n-1, whose follower goes to the follower of x's image: (n-1)/n in a random order. */
export function neighboursKept(orders: Orders, n: number, keys: number): number {
  let kept = 0;
  for (let k = 0; k < keys; k++) {
    const { image } = orders(n, keyOf(k));
    let before = image(0);
    for (let x = 1; x < n; x++) {
      const y = image(x);
      if (y === before + 1) kept++;
      before = y;
    }
  }
  return kept / keys;
}

/**
 * Of pairs in one column of a square of `side` · `side`, one below the other: how often the images are in rows that follow each
 * other. And of pairs side by side: how often the images are in columns that follow each other. 1/side in a random order.
 */
export function linesKept(orders: Orders, side: number, keys: number): { columns: number; rows: number } {
  const n = side * side;
  let [columns, rows] = [0, 0];
  for (let k = 0; k < keys; k++) {
    const { image } = orders(n, keyOf(k));
    const images = Uint32Array.from({ length: n }, (_, x) => image(x));
    const rowOf = (x: number): number => Math.floor(images[x]! / side);
    for (let x = 0; x + side < n; x++) if ((rowOf(x + side) - rowOf(x) + side) % side === 1) columns++;
    for (let x = 0; x + 1 < n; x++)
      if ((x + 1) % side !== 0 && (((images[x + 1]! - images[x]!) % side) + side) % side === 1) rows++;
  }
  return { columns: columns / (keys * (n - side)), rows: rows / (keys * (n - side)) };
}
