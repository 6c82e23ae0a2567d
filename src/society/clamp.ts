/** The nearest number from 0 to 1: for shares that steps could carry a little outside. */
export const clamp = (x: number): number => Math.min(1, Math.max(0, x));
