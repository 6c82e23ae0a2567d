/** By what ways a statement that is broadcast comes to people, and how much of that is left of a place. */

/** Channels by which broadcasts come: what share of those who can be reached each would reach alone, 0 to 1. */
export interface Channels {
  byMedia: number;
  byPhone: number;
}

/** Share reached by either of two ways that reach people independently of each other. */
const either = (one: number, other: number): number => 1 - (1 - one) * (1 - other);

/**
 * Share of those whom broadcasts reach when everything works whom they reach with so much of the media and the
 * telephones working, 0 to 1: exactly 1 when all works. If neither way reaches anybody at best, none is lost.
 */
export function coverage({ byMedia, byPhone }: Channels, media: number, phone: number): number {
  const most = either(byMedia, byPhone);
  return most > 0 ? either(byMedia * media, byPhone * phone) / most : 1;
}

/**
 * Share of the press that prints what the authority does not say: those not controlled, and of those controlled the
 * reporters beyond its arm.
 */
export const printed = (control: number, uncontrolled: number): number =>
  1 - control + control * uncontrolled;
