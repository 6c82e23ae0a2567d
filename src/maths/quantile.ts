/**
 * Quantile functions as tables: 24 octaves of 64 cells toward u = 1, linear between, so that rare large values keep
 * their probability. The kernel reads the same tables; `src/kernel/README.md`, "Quantile tables", is the contract.
 */
import type { Quantile } from "./gamma.ts";

const OCTAVES = 24;
const CELLS = 64;
export const TABLE_SIZE: number = OCTAVES * CELLS + 1;
const WORDS = 0x1_0000_0000;
/** Share of all words that fall beyond the last cell and give the last entry. */
const BEYOND = 1 / (1 << OCTAVES);

/**
 * The table of a quantile function. Entry i = 64e + k is the quantile where 1 - u = 2⁻ᵉ·(0.5 + (64-k)/128).
 *
 * Only entry 0 differs: instead of the least possible value it is chosen so that the first cell, u < 1/128, has its true
 * mean. A straight line from the least value would give a narrow distribution (a gamma of small sd/mean) far too many
 * values near 0.
 */
export function tabulate(quantile: Quantile): Float64Array {
  const table = new Float64Array(TABLE_SIZE);
  for (let i = 1; i < TABLE_SIZE; i++) {
    const upper = upperTail(i);
    table[i] = quantile(1 - upper, upper);
  }
  const least = quantile(0, 1);
  table[0] = Math.min(table[1], Math.max(least, 2 * firstCellMean(quantile) - table[1]));
  return table;
}

/** 1 - u at an entry; exact. */
function upperTail(entry: number): number {
  const octave = Math.floor(entry / CELLS);
  return (1 - (entry - octave * CELLS) / (2 * CELLS)) / (1 << octave);
}

/** Mean of the quantiles over 0 < u < 1/128: three-point Gauss-Legendre in octaves toward u = 0. */
function firstCellMean(quantile: Quantile): number {
  const reach = Math.sqrt(0.6) / 2;
  let mean = 0;
  let width = 1;
  for (let octave = 0; octave < 16; octave++) {
    width /= 2;
    const at = (point: number): number => {
      const u = (width * (1.5 + point)) / (2 * CELLS);
      return quantile(u, 1 - u);
    };
    mean += (width * (5 * at(-reach) + 8 * at(0) + 5 * at(reach))) / 18;
  }
  const u = width / (4 * CELLS);
  return mean + width * quantile(u, 1 - u);
}

/** The value for a random word (u32): what the kernel computes, bit for bit. */
export function lookup(table: ArrayLike<number>, word: number): number {
  const rest = ~word >>> 0;
  const octave = Math.clz32(rest);
  if (octave >= OCTAVES) return table[TABLE_SIZE - 1];
  const scaled = rest << octave;
  const entry = CELLS * octave + 63 - ((scaled >>> 25) & 63);
  const share = 1 - (scaled & 0x1ffffff) / 0x2000000;
  return table[entry] + share * (table[entry + 1] - table[entry]);
}

/** Random words that fall in each cell of an octave. */
function wordsOfCell(octave: number): number {
  return 1 << (25 - octave);
}

/** Mean of `lookup` over all 2³² words. */
export function tableMean(table: ArrayLike<number>): number {
  let mean = BEYOND * table[TABLE_SIZE - 1];
  for (let octave = OCTAVES - 1; octave >= 0; octave--) {
    const words = wordsOfCell(octave);
    // The shares of the way from one entry to the next are 1/n, 2/n, ... n/n.
    const share = (words + 1) / (2 * words);
    let sum = 0;
    for (let i = CELLS * octave; i < CELLS * (octave + 1); i++) {
      sum += table[i] + share * (table[i + 1] - table[i]);
    }
    mean += (words / WORDS) * sum;
  }
  return mean;
}

/** Variance of `lookup` over all 2³² words. */
export function tableVariance(table: ArrayLike<number>): number {
  const mean = tableMean(table);
  const last = table[TABLE_SIZE - 1] - mean;
  let variance = BEYOND * last * last;
  for (let octave = OCTAVES - 1; octave >= 0; octave--) {
    const words = wordsOfCell(octave);
    const share = (words + 1) / (2 * words);
    const shareSquared = ((words + 1) * (2 * words + 1)) / (6 * words * words);
    let sum = 0;
    for (let i = CELLS * octave; i < CELLS * (octave + 1); i++) {
      const from = table[i] - mean;
      const step = table[i + 1] - table[i];
      sum += from * from + 2 * share * from * step + shareSquared * step * step;
    }
    variance += (words / WORDS) * sum;
  }
  return variance;
}
