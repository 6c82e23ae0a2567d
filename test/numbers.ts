/** Sums and spreads of numbers. */

export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

export const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

/** Standard error of the mean of independent numbers. */
export function standardError(numbers: readonly number[]): number {
  const centre = mean(numbers);
  const square = sum(numbers.map((x) => (x - centre) ** 2));
  return Math.sqrt(square / (numbers.length - 1) / numbers.length);
}
