/** Stances as numbers, so that a field can hold them. */
import type { Stance } from "../scenario/scenario.ts";

export const StanceCode: Readonly<Record<Stance, number>> = {
  silent: 0,
  deny: 1,
  minimise: 2,
  tell: 3,
  "tell-with-range": 4,
  exaggerate: 5,
  correct: 6,
};

/** A statement stands that gives figures; a denial gives the figure zero. */
export const givesFigures = (code: number): boolean => code !== StanceCode.silent;

/** The authority admits that there is an outbreak: silence and denial do not, playing it down does. */
export const admits = (code: number): boolean => code >= StanceCode.minimise;

/** The authority does not hold back what it knows, so nobody has a reason to leak it. */
export const isOpen = (code: number): boolean => code >= StanceCode.tell;

/** It says of the deaths it knows another number than it knows. */
export const misleads = (code: number): boolean =>
  code === StanceCode.deny || code === StanceCode.minimise || code === StanceCode.exaggerate;
