/**
 * Bands of whole curves. Depth is the modified band depth with bands of two curves (López-Pintado and Romo 2009,
 * Journal of the American Statistical Association 104, 718-734); the band is the envelope of the deeper half of the
 * curves and the median curve the deepest one, as in the functional boxplot (Sun and Genton 2011, Journal of
 * Computational and Graphical Statistics 20, 316-334). Every curve is a whole run: nothing is taken day by day.
 */
export function bandDepth(curves: readonly (readonly number[])[]): number[] {
  const count = curves.length;
  const days = curves[0].length;
  const depth = new Array<number>(count).fill(0);
  const pairs = (count * (count - 1)) / 2;
  for (let day = 0; day < days; day++) {
    const sorted = curves.map((curve) => curve[day]!).sort((x, y) => x - y);
    for (let i = 0; i < count; i++) {
      const value = curves[i]![day]!;
      const below = firstAtLeast(sorted, value);
      const above = count - firstAtLeast(sorted, value, true);
      // Of all pairs, those whose band at this day misses the curve lie both below it or both above it.
      const missed = (below * (below - 1) + above * (above - 1)) / 2;
      depth[i]! += (1 - missed / pairs) / days;
    }
  }
  return depth;
}

export interface Band {
  /** Index of the deepest curve. */
  median: number;
  /** Envelope of the deeper half. */
  low: number[];
  high: number[];
}

/** Null for fewer than three curves, which have no middle. */
export function centralBand(curves: readonly (readonly number[])[]): Band | null {
  if (curves.length < 3) return null;
  const depth = bandDepth(curves);
  const order = curves.map((_, i) => i).sort((i, j) => depth[j]! - depth[i]! || i - j);
  const half = order.slice(0, Math.ceil(curves.length / 2)).map((i) => curves[i]!);
  const days = curves[0]!.map((_, day) => day);
  return {
    median: order[0]!,
    low: days.map((day) => Math.min(...half.map((curve) => curve[day]!))),
    high: days.map((day) => Math.max(...half.map((curve) => curve[day]!))),
  };
}

function firstAtLeast(sorted: readonly number[], value: number, after = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle]!;
    if (there < value || (after && there === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
