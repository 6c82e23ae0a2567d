/**
 * Guides into sorted rows: where to begin a search, so that a step or two finds what a binary search needs eight
 * unpredictable branches for. One guide a place: a scale (double) and 64 starting entries (u32), 264 bytes.
 */
const CELLS = 64;
const BYTES = 8 + CELLS * 4;

/** A sorted row of one place: entries first..end-1, entry e holds the numbers from `startOf(e)` on, below `total`. */
export interface Row {
  first: number;
  end: number;
  total: number;
  startOf(entry: number): number;
}

/** The kernel reads entry floor(x × scale) and steps on while the next entry starts at or before x. */
export function buildGuides(rows: readonly Row[]): Uint8Array {
  const bytes = new Uint8Array(rows.length * BYTES);
  const view = new DataView(bytes.buffer);
  rows.forEach(({ first, end, total, startOf }, r) => {
    // Below 64, so that the last number falls into the last cell.
    const scale = total === 0 ? 0 : (CELLS * (1 - 1e-9)) / total;
    view.setFloat64(r * BYTES, scale, true);
    let entry = first;
    for (let cell = 0; cell < CELLS; cell++) {
      // One less than the first number of the cell, against rounding.
      const x = scale === 0 ? 0 : Math.max(0, Math.floor(cell / scale) - 1);
      while (entry + 1 < end && startOf(entry + 1) <= x) entry++;
      view.setUint32(r * BYTES + 8 + cell * 4, entry, true);
    }
  });
  return bytes;
}
